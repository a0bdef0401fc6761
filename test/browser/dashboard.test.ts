// The example in examples/dashboard, used as a person would.
import type { Locator, Page } from "playwright-core";
import { SaltantClient, systemClock } from "saltant";
import type { ListeningServer } from "saltant/node";
import { EmbeddedServer } from "saltant/testing";
import { afterAll, beforeAll, beforeEach, describe, expect } from "vitest";
import { serveDashboard } from "../../examples/dashboard/server/serve-dashboard.js";
import { stuckAfterMs } from "../time-limits.js";
import { it as inBrowser } from "./it.js";

const minuteMs = 60_000;
const states = ["successful", "failed", "successful", "terminated"];

const server = new EmbeddedServer({ clock: systemClock });
const admin = new SaltantClient(server.connection("admin"));
let dashboard: ListeningServer;

beforeAll(async () => {
  dashboard = await serveDashboard(server);
});

afterAll(async () => {
  await dashboard.close();
});

/** There are 40 container instances of the last 40 minutes, and 3 executable ones. A launched one runs until a test ends it. */
beforeEach(async () => {
  server.reset();
  server.script(() => true, { queuedMs: 0, outcome: "hang" });
  const align = server.addTask("align", "container");
  const report = server.addTask("report");
  const type = await admin.containerTaskTypes.get({ id: align.taskType });
  type.requiredArguments = ["sample", "reference", "threads", "trim", "options"];
  type.requiredArgumentsDefaultValues = { reference: "hg38", threads: 4, trim: true, options: { seed: 42 } };
  await type.put();
  const nowMs = systemClock.now();
  server.addInstances(40, {
    ...align,
    taskClass: "container",
    name: (index) => `old-${39 - index}`,
    user: (index) => (index % 3 === 0 ? "bob" : "alice"),
    state: (index) => states[index % states.length] ?? "",
    arguments: (index) => ({ sample: `s${index}` }),
    createdAt: (index) => new Date(nowMs - (40 - index) * minuteMs),
  });
  server.addInstances(3, { ...report, name: (index) => `report-${index}` });
});

interface Fixtures {
  /** The dashboard's page, with a clock that {@link later} moves. Its console must have no errors. */
  readonly login: Page;
  /** The same page after alice's login. */
  readonly page: Page;
}

const it = inBrowser.extend<Fixtures>({
  login: async ({ context, open }, use) => {
    await context.clock.install();
    const errors: string[] = [];
    context.on("console", (message) => {
      // Chromium logs this for each refusal and each lost connection, which tests cause.
      if (!message.text().startsWith("Failed to load resource")) errors.push(message.text());
    });
    await use(await open(dashboard.url));
    expect(errors).toEqual([]);
  },
  page: async ({ login }, use) => {
    await logIn(login);
    await rows(login).first().waitFor();
    await use(login);
  },
});

async function logIn(page: Page, password = "alice-password"): Promise<void> {
  await page.getByLabel("User name").fill("alice");
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** Lets the page's refresh period pass. */
async function later(page: Page): Promise<void> {
  await page.clock.fastForward(2_000);
}

/** Waits until a value is the expected one. */
function eventually<T>(value: () => T | Promise<T>) {
  return expect.poll(value, { timeout: stuckAfterMs });
}

function rows(page: Page): Locator {
  return page.locator("tbody tr");
}

function row(page: Page, name: string): Locator {
  return rows(page).filter({ has: page.getByRole("button", { name, exact: true }) });
}

function filter(page: Page, name: string): Locator {
  return page.getByRole("search").getByRole("combobox", { name, exact: true });
}

function names(page: Page): Promise<string[]> {
  return rows(page).locator("th").allTextContents();
}

/** The counts of the chart's legend. */
function legend(page: Page): Promise<string[]> {
  return page.locator("#legend li").allTextContents();
}

function launched(): string[] {
  return [...server.instances("container")].slice(40).map(({ uuid }) => uuid);
}

/** The only instance that was launched. */
function onlyLaunched(): string {
  const [uuid, ...others] = launched();
  if (uuid === undefined || others.length > 0) throw new Error(`${launched().length} were launched`);
  return uuid;
}

const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole("dialog", { name });

describe("logging in", () => {
  it("reports a wrong password, and accepts the right one", async ({ login }) => {
    await logIn(login, "wrong");
    await eventually(() => login.getByRole("alert").first().textContent()).toBe(
      "The user name or the password is wrong.",
    );
    // The wrong password is selected, so that typing replaces it.
    await login.keyboard.type("alice-password");
    await login.keyboard.press("Enter");
    await eventually(() => login.locator("#username").textContent()).toBe("alice");
    await login.getByRole("button", { name: "Log out" }).click();
    expect(await login.getByRole("textbox", { name: "Password" }).inputValue()).toBe("");
  });

  it("accepts a token, too", async ({ login }) => {
    await login.getByText("Token").first().click();
    await login.getByRole("textbox", { name: "Token" }).fill(server.connection("bob").authToken);
    await login.keyboard.press("Enter");
    await eventually(() => rows(login).count()).toBe(15);
  });

  it("is requested again when the login is no longer valid", async ({ page }) => {
    const detail = "No active account found with the given credentials";
    const fault = server.inject({ kind: "status", status: 401, body: { detail }, times: Infinity });
    await later(page);
    await eventually(() => page.getByRole("alert").first().textContent()).toMatch(/^You are no longer logged in/);
    fault.remove();
    await logIn(page);
    await eventually(() => rows(page).count()).toBe(15);
  });
});

describe("the table", () => {
  it("turns pages", async ({ page }) => {
    await eventually(() => names(page)).toEqual(Array.from({ length: 15 }, (_, index) => `old-${index}`));
    expect(await page.locator("#pager").textContent()).toContain("Page 1 of 3");
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("button", { name: "Next" }).click();
    await eventually(() => names(page)).toEqual(Array.from({ length: 10 }, (_, index) => `old-${30 + index}`));
    await page.getByRole("button", { name: "Previous" }).click();
    await eventually(() => rows(page).count()).toBe(15);
  });

  it("is filtered, and its URL has the filter, for the back button and for bookmarks", async ({ page }) => {
    await page.getByRole("checkbox", { name: "failed" }).check();
    await page.getByRole("checkbox", { name: "terminated" }).check();
    await eventually(() => page.locator("#count").textContent()).toBe("20 instances");
    await filter(page, "How the name is compared").selectOption("begins with");
    await page.getByRole("search").getByRole("searchbox", { name: "Name" }).pressSequentially("old-1");
    await eventually(() => names(page)).toEqual(["old-10", "old-12", "old-14", "old-16", "old-18"]);
    await filter(page, "User").selectOption("alice");
    await filter(page, "Launched").selectOption("in the last hour");
    await filter(page, "Task type").selectOption("align");
    const narrowed = ["old-10", "old-14", "old-16"];
    await eventually(() => names(page)).toEqual(narrowed);
    expect(new URL(page.url()).search).toBe(
      "?state=failed,terminated&name=old-1&match=startswith&user=alice&type=1&since=1h",
    );

    await page.reload();
    await logIn(page);
    await eventually(() => names(page)).toEqual(narrowed);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await eventually(() => names(page)).toEqual(["old-10", "old-12", "old-14", "old-16", "old-18"]);
    expect(await filter(page, "User").inputValue()).toBe("");
    await page.getByRole("button", { name: "Clear" }).first().click();
    await eventually(() => page.locator("#count").textContent()).toBe("40 instances");
    expect(new URL(page.url()).search).toBe("");
  });

  it("says so if nothing matches, and offers to remove the filter", async ({ page }) => {
    await page.getByRole("search").getByRole("searchbox", { name: "Name" }).fill("nowhere");
    await page.getByRole("button", { name: "Clear them" }).click();
    await eventually(() => rows(page).count()).toBe(15);
  });

  it("shows the first page if the URL's page is past the last", async ({ page }) => {
    await page.goto(`${dashboard.url}/?page=99&state=failed`);
    const entries = await page.evaluate(() => history.length);
    await logIn(page);
    await eventually(() => page.locator("#pager").textContent()).toContain("Page 1 of 1");
    expect(new URL(page.url()).search).toBe("?state=failed");
    // Otherwise the back button would lead there, and from there to here again.
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  it("shows executable instances, too", async ({ page }) => {
    await page.getByRole("link", { name: "Executables" }).click();
    await eventually(() => names(page)).toEqual(["report-2", "report-1", "report-0"]);
    expect(await legend(page)).toEqual(["successful 3"]);
    await page.goBack();
    await eventually(() => rows(page).count()).toBe(15);
  });

  it("adds new instances without moving the focus", async ({ page }) => {
    const clone = page.getByRole("button", { name: "Clone old-3" });
    await clone.focus();
    server.addInstances(1, { taskClass: "container", taskType: 1, taskQueue: 1, name: "new" });
    await later(page);
    await eventually(async () => (await names(page)).slice(0, 2)).toEqual(["new", "old-0"]);
    expect(await clone.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it("shows the names of types and queues that were created later", async ({ page }) => {
    const { taskType, taskQueue } = server.addTask("later", "container");
    server.addInstances(1, { taskClass: "container", taskType, taskQueue, name: "new" });
    await later(page);
    await eventually(() => row(page, "new").textContent()).toContain("laterlater");
    await eventually(() => filter(page, "Task type").textContent()).toContain("later");
  });

  it("shows all fields of an instance, and keeps them up to date", async ({ page }) => {
    const [uuid = ""] = server.addInstances(1, {
      taskClass: "container",
      taskType: 1,
      taskQueue: 1,
      name: "new",
      state: "running",
      arguments: { sample: "s1", nested: { deep: [1, null] } },
    });
    await later(page);
    await page.getByRole("button", { name: "new", exact: true }).click();
    const drawer = dialog(page, "new");
    expect(await drawer.locator("pre").textContent()).toBe(
      JSON.stringify({ nested: { deep: [1, null] }, sample: "s1" }, null, 2),
    );
    expect(await drawer.textContent()).toContain(uuid);
    server.setState(uuid, "failed");
    await later(page);
    await eventually(() => drawer.locator("dd").first().textContent()).toBe("failed");
    await page.keyboard.press("Escape");
    await eventually(() => drawer.count()).toBe(0);
  });

  it("sends no request while the page is hidden, and one immediately when it is shown", async ({ page }) => {
    const look = (isHidden: boolean): Promise<void> =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
        document.dispatchEvent(new Event("visibilitychange"));
      }, isHidden);
    server.clearRequests();
    await later(page);
    await eventually(() => server.requests.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    await look(true);
    server.clearRequests();
    await page.clock.fastForward(10 * minuteMs);
    await page.clock.runFor(100);
    expect(server.requests).toEqual([]);
    await look(false);
    await eventually(() => server.requests.length).toBeGreaterThan(0);
  });
});

describe("launching", () => {
  it("shows the error of each field beside it, and launches valid input", async ({ page }) => {
    await page.getByRole("button", { name: "Launch a task" }).click();
    const form = dialog(page, "Launch a task");
    const submit = form.getByRole("button", { name: "Launch" });
    const errors = (): Promise<string[]> => form.locator(".field-error:not(:empty)").allTextContents();
    const field = (name: string): Locator => form.getByLabel(name, { exact: true });

    // The page checks what it can without a request to the server.
    await field("threads").fill("[4]");
    await field("options").fill("{");
    server.clearRequests();
    await submit.click();
    expect(await errors()).toEqual([
      "This argument is required.",
      "This is not a number.",
      'This is not valid JSON. Put a string in quotes: "text".',
    ]);
    expect(await field("sample").evaluate((input) => input === document.activeElement)).toBe(true);
    expect(server.requests.filter(({ method }) => method === "POST")).toEqual([]);

    // The server's own errors are shown with its messages, beside the field.
    const queue = await admin.taskQueues.get({ name: "align" });
    queue.active = false;
    await queue.patch();
    await field("Name").fill("mine");
    await field("sample").fill("s1");
    await field("threads").fill("");
    await field("trim").uncheck();
    await field("options").fill('{"seed":[7]}');
    await submit.click();
    await eventually(errors).toEqual([`Invalid pk "${queue.id}" - object does not exist.`]);
    expect(await form.getByLabel("Queue").getAttribute("aria-invalid")).toBe("true");

    queue.active = true;
    await queue.patch();
    await submit.click();
    await eventually(() => names(page)).toContain("mine");
    expect(await form.count()).toBe(0);
    expect(server.instance(onlyLaunched())).toMatchObject({
      user: "alice",
      name: "mine",
      arguments: { sample: "s1", reference: "hg38", threads: 4, trim: false, options: { seed: [7] } },
    });
  });

  it("shows the progress live, and reports the outcome", async ({ page }) => {
    await page.getByRole("button", { name: "Launch a task" }).click();
    const form = dialog(page, "Launch a task");
    await form.getByLabel("Name", { exact: true }).fill("mine");
    await form.getByLabel("sample", { exact: true }).fill("12");
    await form.getByLabel("Type of the value of sample").selectOption("number");
    await form.getByRole("button", { name: "Launch" }).click();
    await eventually(() => row(page, "mine").textContent()).toContain("running");
    expect(server.instance(onlyLaunched())?.arguments.sample).toBe(12);
    expect(await legend(page)).toEqual(["successful 20", "failed 10", "terminated 10", "running 1"]);
    server.setState(onlyLaunched(), "successful");
    await later(page);
    await eventually(() => row(page, "mine").textContent()).toContain("successful");
    await eventually(() => page.getByRole("status").allTextContents()).toContainEqual(
      expect.stringContaining("mine is successful"),
    );
    expect(
      await row(page, "mine")
        .getByRole("button", { name: /^Terminate/ })
        .count(),
    ).toBe(0);
    expect(await legend(page)).toEqual(["successful 21", "failed 10", "terminated 10"]);
  });

  it("offers the queues that accept the type, and says so if there is none", async ({ page }) => {
    await admin.taskQueues.create({ name: "runs-nothing" });
    const open = page.getByRole("button", { name: "Launch a task" });
    const form = dialog(page, "Launch a task");
    await open.click();
    expect(await form.getByLabel("Queue").locator("option").allTextContents()).toEqual(["align"]);
    await page.keyboard.press("Escape");
    const queue = await admin.taskQueues.get({ name: "align" });
    queue.active = false;
    await queue.patch();
    await open.click();
    await form.getByLabel("sample", { exact: true }).fill("s1");
    await form.getByRole("button", { name: "Launch" }).click();
    expect(await form.locator(".field-error:not(:empty)").allTextContents()).toEqual(["No queue runs this type."]);
    expect(launched()).toEqual([]);
  });

  it("shows a new required argument of a type after the form was opened", async ({ page }) => {
    await page.getByRole("button", { name: "Launch a task" }).click();
    const form = dialog(page, "Launch a task");
    await form.getByLabel("sample", { exact: true }).fill("s1");
    const type = await admin.containerTaskTypes.get({ name: "align" });
    type.requiredArguments.push("lane");
    await type.put();
    await form.getByRole("button", { name: "Launch" }).click();
    await eventually(() => form.getByRole("alert").textContent()).toBe("required argument 'lane' not provided!");
    await form.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Launch a task" }).click();
    await form.getByLabel("lane", { exact: true }).waitFor();
  });

  it("says that a launch without a response may have succeeded, and helps to find out", async ({ page }) => {
    await page.getByRole("button", { name: "Launch a task" }).click();
    const form = dialog(page, "Launch a task");
    await form.getByLabel("Name", { exact: true }).fill("mine");
    await form.getByLabel("sample", { exact: true }).fill("s1");
    server.inject({ kind: "truncate", method: "POST" });
    await form.getByRole("button", { name: "Launch" }).click();
    const notice = page.locator("#notices").getByRole("alert");
    await eventually(() => notice.textContent()).toContain("It is not known whether this was launched.");
    await notice.getByRole("button", { name: "Look for it" }).click();
    await eventually(() => names(page)).toEqual(["mine"]);
  });
});

describe("an existing instance", () => {
  it("is cloned, and terminated after a confirmation", async ({ page }) => {
    await page.getByRole("button", { name: "Clone old-5" }).click();
    await eventually(() => row(page, "old-5").count()).toBe(2);
    await eventually(() => row(page, "old-5").first().textContent()).toContain("running");

    const terminate = page.getByRole("button", { name: "Terminate old-5" });
    const question = page.getByRole("alertdialog", { name: "Terminate old-5?" });
    await terminate.click();
    await question.waitFor();
    await page.keyboard.press("Escape");
    expect(await question.count()).toBe(0);
    await terminate.click();
    await question.getByRole("button", { name: "Keep it running" }).click();
    expect(server.requests.filter(({ path }) => path.includes("terminate"))).toEqual([]);

    const before = await legend(page);
    await terminate.click();
    await question.getByRole("button", { name: "Terminate" }).click();
    await eventually(() => server.instance(onlyLaunched())?.state).toBe("terminated");
    await later(page);
    await eventually(() => row(page, "old-5").first().textContent()).toContain("terminated");
    expect(before).toContain("terminated 10");
    await eventually(() => legend(page)).toContain("terminated 11");
  });

  it("explains a server error for a clone", async ({ page }) => {
    const queue = await admin.taskQueues.get({ name: "align" });
    queue.active = false;
    await queue.patch();
    await page.getByRole("button", { name: "Clone old-5" }).click();
    await eventually(() => page.locator("#notices").getByRole("alert").textContent()).toContain(
      "The server failed with an internal error, for example because the queue no longer accepts the task.",
    );
  });
});

describe("the chart", () => {
  it("has a description in words, too", async ({ page }) => {
    const image = page.getByRole("img", { name: "Launched in the last hour 20 successful, 10 failed, 10 terminated" });
    await eventually(() => image.locator("rect.bar").count()).toBeGreaterThanOrEqual(20);
    const titles = await image.locator("title").allTextContents();
    expect(titles).toHaveLength(30);
    expect(titles).toContainEqual(expect.stringMatching(/: 1 successful, 1 (failed|terminated)$/));
  });

  it("reads a whole hour once, and then only instances that may have changed", async ({ page }) => {
    await eventually(() => legend(page)).toEqual(["successful 20", "failed 10", "terminated 10"]);
    server.clearRequests();
    const [uuid = ""] = server.addInstances(1, { taskClass: "container", taskType: 1, taskQueue: 1, state: "running" });
    await later(page);
    await eventually(() => legend(page)).toContain("running 1");
    server.setState(uuid, "successful");
    await later(page);
    await eventually(() => legend(page)).toEqual(["successful 21", "failed 10", "terminated 10"]);
    const sinces = server.requests.map(({ url }) => new URL(url).searchParams.get("datetime_created__gte"));
    const asked = sinces.flatMap((since) => (since === null ? [] : [Date.parse(since)]));
    // The newest one so far was a minute old.
    expect(Math.min(...asked)).toBeGreaterThan(systemClock.now() - 3 * minuteMs);
  });
});

describe("when the server cannot be reached", () => {
  it("says so until it can, and keeps the shown data", async ({ page, context }) => {
    const banner = page.locator("#connection");
    await context.setOffline(true);
    await later(page);
    await eventually(() => banner.textContent()).toMatch(/^The server does not respond\. Retrying/);
    expect(await rows(page).count()).toBe(15);
    await page.getByRole("button", { name: "Clone old-5" }).click();
    await eventually(() => page.locator("#notices").getByRole("alert").textContent()).toMatch(/./);
    expect(launched()).toEqual([]);

    server.addInstances(1, { taskClass: "container", taskType: 1, taskQueue: 1, name: "new" });
    await context.setOffline(false);
    await eventually(() => banner.isHidden()).toBe(true);
    expect(await names(page)).toContain("new");
  });

  it("shows other failures above the table, and continues", async ({ page }) => {
    const fault = server.inject({ kind: "status", status: 503, method: "GET", times: Infinity });
    await later(page);
    await eventually(() => page.locator("#list-error").textContent()).toMatch(/^The server failed\./);
    fault.remove();
    await later(page);
    await eventually(() => page.locator("#list-error").textContent()).toBe("");
  });
});

describe("the page", () => {
  it("can be used with the keyboard alone", async ({ login: page }) => {
    const keyboard = page.keyboard;
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.matches(":focus-visible") === true
          ? (activeElement.getAttribute("aria-label") ?? activeElement.textContent.trim())
          : "";
      });
    const tabTo = async (label: string): Promise<void> => {
      for (let presses = 0; (await focused()) !== label; presses += 1) {
        expect(presses, `${label} is reached by Tab`).toBeLessThan(60);
        await keyboard.press("Tab");
      }
    };
    await keyboard.type("alice");
    await keyboard.press("Tab");
    await keyboard.type("alice-password");
    await keyboard.press("Enter");
    await rows(page).first().waitFor();

    await tabTo("Launch a task");
    await keyboard.press("Enter");
    const form = dialog(page, "Launch a task");
    await form.getByLabel("sample", { exact: true }).waitFor();
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.type("by-keyboard");
    await keyboard.press("Tab");
    await keyboard.type("s1");
    await keyboard.press("Enter");
    await eventually(() => names(page)).toContain("by-keyboard");
    await eventually(focused).toBe("Launch a task");

    await tabTo("by-keyboard");
    await keyboard.press("Enter");
    await dialog(page, "by-keyboard").waitFor();
    await keyboard.press("Escape");
    await eventually(focused).toBe("by-keyboard");
    await tabTo("Terminate by-keyboard");
    await keyboard.press("Enter");
    await eventually(focused).toBe("Keep it running");
    await tabTo("Terminate");
    await keyboard.press("Enter");
    await eventually(() => server.instance(onlyLaunched())?.state).toBe("terminated");
    await later(page);
    // If the button is gone, the focus moves to the next one.
    await eventually(focused).toBe("Clone by-keyboard");
  });

  it("fits a narrow screen", async ({ login: page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    server.addInstances(1, {
      taskClass: "container",
      taskType: 1,
      taskQueue: 1,
      name: "x".repeat(200),
      state: "running",
    });
    const overhang = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overhang()).toBe(0);
    await logIn(page);
    await rows(page).first().waitFor();
    await eventually(() => page.locator("rect.bar").count()).toBeGreaterThan(0);
    expect(await overhang()).toBe(0);
    await page.getByRole("button", { name: "Launch a task" }).click();
    const form = dialog(page, "Launch a task");
    await form.waitFor();
    expect(await overhang()).toBe(0);
    expect(await form.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });
});
