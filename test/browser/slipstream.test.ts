// SlipStream's client in a page: on the origin of its server, with the cookies that the browser keeps.
import type { Page } from "playwright-core";
import type { SlipStreamClient } from "saltant/slipstream";
import { EmbeddedServer, exampleModules, VirtualClock } from "saltant/slipstream/testing";
import { describe, expect } from "vitest";
import { bundle } from "./bundle.js";
import { it as inBrowser } from "./it.js";
import { html } from "./page-fixture.js";
import "./page-globals.js";
import { servePage } from "./page-server.js";
import { run } from "./run.js";

interface SlipStreamPage {
  readonly server: EmbeddedServer;
  readonly clock: VirtualClock;
  readonly page: Page;
  /** The methods, paths and statuses of the requests of logins and logouts since the last call. */
  readonly sessions: () => string[];
}

const it = inBrowser.extend<{ readonly site: SlipStreamPage }>({
  site: async ({ open }, use) => {
    // The browser has the machine's time, and judges by that whether a cookie has expired.
    const clock = new VirtualClock({ start: new Date() });
    const server = new EmbeddedServer({ clock, modules: exampleModules });
    const files = { "/": html, "/app.js": await bundle("test/browser/page.program.ts") };
    await using pageServer = await servePage({ api: server.handle, apiPath: "/", files });
    const page = await open(pageServer.url);
    const sessions = (): string[] => {
      const requests = server.requests.filter(({ path, method }) => path.startsWith("api/session") && method !== "PUT");
      const shown = requests.map(
        ({ method, path, status }) => `${method} ${path.replace(/[\da-f-]{36}/, "ID")} ${status}`,
      );
      server.clearRequests();
      return shown;
    };
    await use({ server, clock, page, sessions });
  },
});

describe("SlipStream's client on its server's origin", () => {
  it("logs in when needed, deploys, and logs out, with the browser's cookies", async ({ site, takeViolations }) => {
    const { server, page, sessions } = site;
    server.script("apps/WordPress/wordpress", { parameters: { "ss:url.service": "https://blog.example.org/" } });
    const outcome = await run(page, async () => {
      const client = new slipstream.SlipStreamClient({ endpoint: "/", username: "joe", password: "joe-password" });
      const blog = await client.deployments.deploy("apps/WordPress/wordpress", { cloud: "c1" });
      await blog.waitUntilReady({ refreshPeriodMs: 10 });
      await blog.terminate();
      await blog.waitUntilTerminated({ refreshPeriodMs: 10 });
      // The page of a user who has logged in on the site needs no password.
      const withoutLogin = new slipstream.SlipStreamClient({ endpoint: "/" });
      const before = await withoutLogin.session.username();
      await client.session.logout();
      const after = await withoutLogin.session.username();
      return [blog.serviceUrl, blog.state, before, after, document.cookie.includes("INVALID")];
    });
    expect(outcome).toEqual(["https://blog.example.org/", "done", "joe", null, false]);
    expect(sessions()).toEqual(["POST api/session 201", "DELETE api/session/ID 200"]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await takeViolations()).toEqual([]);
  });

  it("logs in once for all calls after the session has expired", async ({ site }) => {
    const { clock, page, sessions } = site;
    const work = async (): Promise<number> => {
      const client = new slipstream.SlipStreamClient({ endpoint: "/", username: "joe", password: "joe-password" });
      await client.usage.list();
      Object.assign(globalThis, { client });
      return 0;
    };
    await run(page, work);
    expect(sessions()).toEqual(["POST api/session 201"]);
    await clock.advance(25 * 3_600_000);
    // The browser's own clock has not passed: this removes the expired cookie.
    await page.context().clearCookies();
    const listed = await run(page, async () => {
      const { client } = globalThis as unknown as { readonly client: SlipStreamClient };
      const lists = await Promise.all(Array.from({ length: 20 }, () => client.usage.list()));
      return lists.filter((usages) => usages.length > 0).length;
    });
    expect(listed).toBe(20);
    expect(sessions()).toEqual(["POST api/session 201"]);
  });

  it("shows a refused login as an AuthenticationError, once for all calls", async ({ site }) => {
    const { page, sessions } = site;
    const errors = await run(page, async () => {
      const client = new slipstream.SlipStreamClient({ endpoint: "/", username: "joe", password: "wrong" });
      const calls = Array.from({ length: 5 }, () => failure(() => client.usage.list()));
      return (await Promise.all(calls)).map((error) => error?.name);
    });
    expect(errors).toEqual(Array(5).fill("AuthenticationError"));
    expect(sessions()).toEqual(["POST api/session 403"]);
  });
});

describe("SlipStream's client on another origin", () => {
  it("says that a browser sends its cookies to the page's origin only, and sends nothing", async ({ site }) => {
    const { server, page } = site;
    const { origin } = new URL(page.url());
    const error = await run(page, async () => {
      const endpoint = "https://nuv.la";
      return failure(() => new slipstream.SlipStreamClient({ endpoint, username: "joe", password: "p" }));
    });
    expect(error?.name).toBe("InvalidInputError");
    expect(error?.message).toBe(
      `in a browser, endpoint must be the origin of the page (${origin}), not https://nuv.la: browsers do not send the session's ` +
        "cookie to another origin; let the page's own server forward the requests",
    );
    expect(server.requests).toEqual([]);
  });
});
