import type { EmbeddedServer } from "saltant/testing";
import { describe, expect, test, vi } from "vitest";
import { stuckAfterMs } from "../time-limits.js";
import { createCommandFixture, uuid } from "./support/fixture.js";
import type { Terminal } from "./support/terminal.js";

/** Adds instances of alice with these names and states. */
function add(server: EmbeddedServer, instances: readonly (readonly [name: string, state: string])[]): string[] {
  return server.addInstances(instances.length, {
    ...{ taskType: 1, taskQueue: 1, user: "alice" },
    name: (index) => instances[index]?.[0] ?? "",
    state: (index) => instances[index]?.[1] ?? "",
  });
}

/** The lines of a screen, without the times, which are those of the machine's clock. */
function lines(screen: string): string[] {
  return screen.split("\n").map((line) => {
    const [state, , ...others] = line.split(/ {2,}/);
    return others.length === 0 ? line : [state, ...others].join("  ");
  });
}

const quick = "saltant watch --refresh-period 0.2s";
const terminalSettings = 'stty -a | grep -ow -- "-*echo\\|-*icanon\\|-*isig"';

async function screenWith(terminal: Terminal, text: string): Promise<string[]> {
  return lines(await terminal.until((screen) => screen.includes(text)));
}

describe("saltant watch in a terminal", () => {
  test("shows unfinished instances as they change, and leaves the whole list on the screen at the end", async () => {
    const { server, open } = await createCommandFixture();
    add(server, [
      ["morning", "created"],
      ["noon", "running"],
      ["yesterday", "successful"],
    ]);
    server.addInstances(1, { taskType: 1, taskQueue: 1, user: "bob", name: "another's", state: "running" });
    const terminal = open(`echo before; ${quick} && echo "ended with $?"; ${terminalSettings}`, { cols: 80 });
    expect(await screenWith(terminal, "2 unfinished")).toEqual([
      "STATE  NAME  CLASS  UUID",
      `running  noon  eti  ${uuid(2)}`,
      `created  morning  eti  ${uuid(1)}`,
      "2 unfinished · q quits",
    ]);
    expect(terminal.hasCursor).toBe(false);
    expect(terminal.styleOf("running")).toMatchObject({ color: "cyan" });
    server.setState(uuid(2), "failed");
    expect(await screenWith(terminal, "1 failed")).toEqual([
      "STATE  NAME  CLASS  UUID",
      `failed  noon  eti  ${uuid(2)}`,
      `created  morning  eti  ${uuid(1)}`,
      "1 unfinished, 1 failed · q quits",
    ]);
    const [late = ""] = add(server, [["late", "published"]]);
    await screenWith(terminal, "published");
    server.setState(uuid(1), "successful");
    server.setState(late, "terminated");
    expect(await terminal.finished()).toBe(0);
    const left = lines(terminal.screen());
    expect(left).toEqual([
      "before",
      "STATE  NAME  CLASS  UUID",
      expect.stringMatching(/^terminated {2}late {2}eti {2}/),
      `failed  noon  eti  ${uuid(2)}`,
      `successful  morning  eti  ${uuid(1)}`,
      "1 successful, 1 failed, 1 terminated",
      "ended with 0",
      "isig",
      "icanon",
      "echo",
    ]);
    expect(terminal.styleOf("1 failed")).toMatchObject({ color: "red" });
    expect(terminal.hasCursor).toBe(true);
  });

  test.each([
    ["q", 0],
    ["Q", 0],
    ["\x03", 130],
  ])("exits on %j with the code %i, and restores the terminal", async (key, code) => {
    const { server, open } = await createCommandFixture();
    add(server, [["noon", "running"]]);
    const terminal = open(`${quick}; echo "[$?]"; ${terminalSettings}`, { cols: 80 });
    await screenWith(terminal, "1 unfinished");
    terminal.type("x");
    terminal.type(key);
    await terminal.finished();
    expect(lines(terminal.screen())).toEqual([
      "STATE  NAME  CLASS  UUID",
      `running  noon  eti  ${uuid(1)}`,
      "1 unfinished",
      ...(code === 130 ? ["saltant: stopped"] : []),
      `[${code}]`,
      "isig",
      "icanon",
      "echo",
    ]);
    expect(terminal.hasCursor).toBe(true);
  });

  test("fits its table to 80 columns on a terminal that reports no size", async () => {
    const { server, open } = await createCommandFixture();
    add(server, [["a name that is too long for its column in eighty columns", "running"]]);
    const terminal = open(`stty cols 0 rows 0; ${quick}`, { cols: 100 });
    const lines = await screenWith(terminal, "1 unfinished");
    expect(lines).toEqual([
      "STATE  NAME  CLASS  UUID",
      expect.stringMatching(/^running {2}a name that.*… {2}eti {2}0{7}1/),
      "1 unfinished · q quits",
    ]);
    for (const line of terminal.screen().split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    terminal.type("q");
    expect(await terminal.finished()).toBe(0);
  });

  test("prefers unfinished to ended instances if there is no room for all, at any size", async () => {
    const { server, open } = await createCommandFixture();
    const uuids = add(
      server,
      Array.from({ length: 12 }, (_, index) => [`task ${index}`, "running"] as const),
    );
    const terminal = open(quick, { cols: 80, rows: 8 });
    expect(await screenWith(terminal, "12 unfinished")).toEqual([
      "STATE  NAME  CLASS  UUID",
      ...[11, 10, 9, 8, 7].map((index) => `running  task ${index}  eti  ${uuids[index] ?? ""}`),
      "… and 7 more",
      "12 unfinished · q quits",
    ]);
    for (const one of uuids.slice(3)) server.setState(one, "successful");
    expect(await screenWith(terminal, "9 successful")).toEqual([
      "STATE  NAME  CLASS  UUID",
      ...[11, 10].map((index) => `successful  task ${index}  eti  ${uuids[index] ?? ""}`),
      ...[2, 1, 0].map((index) => `running  task ${index}  eti  ${uuids[index] ?? ""}`),
      "… and 7 more",
      "3 unfinished, 9 successful · q quits",
    ]);
    terminal.resize(30, 5);
    const narrow = await terminal.until((screen) => screen.includes("… and 10 more") && !screen.includes("UUID"));
    expect(narrow.split("\n")).toHaveLength(5);
    expect(narrow).toContain("3 unfinished, 9 successful · …");
    terminal.resize(100, 20);
    const wide = await screenWith(terminal, "CLASS  UUID");
    expect(wide).toHaveLength(14);
    terminal.resize(100, 2);
    const flat = await terminal.until((screen) => screen.startsWith("… and 12 more"));
    expect(flat.split("\n")).toEqual(["… and 12 more", "3 unfinished, 9 successful · q quits"]);
    terminal.type("q");
    expect(await terminal.finished()).toBe(0);
    expect(terminal.screen().split("\n")).toHaveLength(14);
  });

  test("marks instances that ended in an unfinished state, and does not wait for them", async () => {
    const { server, open } = await createCommandFixture();
    add(server, [
      ["morning", "running"],
      ["noon", "running"],
    ]);
    server.setState(uuid(1), "running", new Date("2026-11-21T15:05:05Z"));
    const terminal = open(quick, { cols: 100 });
    expect(await screenWith(terminal, "unknown")).toEqual([
      "STATE  NAME  CLASS  UUID",
      `running  noon  eti  ${uuid(2)}`,
      `running, ended  morning  eti  ${uuid(1)}`,
      "1 unfinished, 1 with unknown outcome · q quits",
    ]);
    expect(terminal.styleOf("running, ended")).toMatchObject({ color: "magenta" });
    // A late report.
    server.setState(uuid(1), "successful");
    await screenWith(terminal, "1 unfinished, 1 successful");
    server.setState(uuid(2), "published", new Date("2026-11-21T15:05:05Z"));
    expect(await terminal.finished()).toBe(0);
    expect(lines(terminal.screen())).toEqual([
      "STATE  NAME  CLASS  UUID",
      `published, ended  noon  eti  ${uuid(2)}`,
      `successful  morning  eti  ${uuid(1)}`,
      "1 successful, 1 with unknown outcome",
    ]);
  });

  test("says so when the server does not respond, and continues when it does again", async () => {
    const { server, open } = await createCommandFixture();
    add(server, [["noon", "running"]]);
    const terminal = open(quick, { cols: 60 });
    await screenWith(terminal, "1 unfinished");
    const outage = server.inject({ kind: "status", status: 503, headers: { "retry-after": "0" }, times: Infinity });
    const warned = await terminal.until((screen) => screen.includes("503"));
    expect(warned.split("\n").slice(-2)).toEqual([
      "the server responded with status 503; retrying",
      "1 unfinished · q quits",
    ]);
    expect(terminal.styleOf("503")).toMatchObject({ color: "yellow" });
    outage.remove();
    await terminal.until((screen) => !screen.includes("503"));
    server.inject({ kind: "status", status: 401, body: { detail: "Invalid token." }, times: Infinity });
    expect(await terminal.finished()).toBe(3);
    expect(terminal.screen().replace(/\n/g, "")).toMatch(
      /1 unfinishedsaltant: 401 GET .*Invalid token.*Run saltant login to log in; saltant whoami shows the current user\.$/,
    );
  });

  test("escapes terminal control characters in names, and names the right key if no program reads keys", async () => {
    const { server, open } = await createCommandFixture();
    add(server, [["\u001b[2Jdark\nroom", "running"]]);
    const terminal = open(`${quick} </dev/null`, { cols: 100 });
    expect(await screenWith(terminal, "1 unfinished")).toEqual([
      "STATE  NAME  CLASS  UUID",
      `running  \\u001b[2Jdark room  eti  ${uuid(1)}`,
      "1 unfinished · Ctrl-C quits",
    ]);
    terminal.press("ctrl-c");
    expect(await terminal.finished()).toBe(130);
  });

  test("says so if there are no unfinished instances", async () => {
    const { open } = await createCommandFixture();
    const terminal = open(quick);
    expect(await terminal.finished()).toBe(0);
    expect(terminal.screen()).toBe("alice has no unfinished instances");
  });
});

describe("saltant watch in a pipe", () => {
  const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/gm;

  test("writes a line for each change, and reports an outage once", async () => {
    const { server, start } = await createCommandFixture();
    add(server, [
      ["noon", "running"],
      ["\u001b[31mred", "created"],
    ]);
    const watching = start(quick);
    await watching.until(({ stdout }) => stdout.includes("running"));
    const outage = server.inject({ kind: "status", status: 503, headers: { "retry-after": "0" }, times: Infinity });
    await watching.until(({ stderr }) => stderr.includes("503"));
    const met = outage.count;
    server.setState(uuid(2), "failed");
    // Two more rounds, with two lists each, and three attempts for each list.
    await vi.waitUntil(() => outage.count > met + 12, { timeout: stuckAfterMs });
    outage.remove();
    await watching.until(({ stdout }) => stdout.includes("failed"));
    server.setState(uuid(1), "successful");
    const { stdout, stderr, exitCode } = await watching.finished();
    expect(exitCode).toBe(0);
    expect(stdout.replace(time, "")).toBe(
      [
        `${uuid(2)}  created     \\u001b[31mred`,
        `${uuid(1)}  running     noon`,
        `${uuid(2)}  failed      \\u001b[31mred`,
        `${uuid(1)}  successful  noon`,
        "",
      ].join("\n"),
    );
    expect(stderr).toBe(
      "saltant: the server responded with status 503; retrying\nsaltant: the server responds again\n",
    );
  });

  test("also writes a line for an instance that ended in an unfinished state", async () => {
    const { server, start } = await createCommandFixture();
    add(server, [["noon", "running"]]);
    const watching = start(quick);
    await watching.until(({ stdout }) => stdout.includes("running"));
    server.setState(uuid(1), "running", new Date("2026-11-21T15:05:05Z"));
    const { stdout, stderr, exitCode } = await watching.finished();
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout.replace(time, "")).toBe(
      [`${uuid(1)}  running     noon`, `${uuid(1)}  running, ended  noon`, ""].join("\n"),
    );
  });

  test("writes each instance as JSON with --jsonl, and ends on a signal", async () => {
    const { server, start } = await createCommandFixture();
    add(server, [["noon", "running"]]);
    const watching = start(`exec ${quick} --jsonl`);
    await watching.until(({ stdout }) => stdout.includes("\n"));
    server.setState(uuid(1), "paused");
    await watching.until(({ stdout }) => stdout.includes("paused"));
    watching.signal("SIGTERM");
    const { stdout, stderr, exitCode } = await watching.finished();
    const written = stdout
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(written).toMatchObject([
      { uuid: uuid(1), state: "running" },
      { uuid: uuid(1), state: "paused" },
    ]);
    expect({ stderr, exitCode }).toEqual({ stderr: "saltant: stopped\n", exitCode: 143 });
  });

  test.each([
    [
      "the user, if only a token is known",
      "",
      { SALTANT_USERNAME: "" },
      2,
      /^saltant: --user is required: the user of the token is unknown\n$/,
    ],
    ["the period", "--refresh-period 0", {}, 2, /^saltant: --refresh-period must be at least 0\.1s, not 0\n$/],
    [
      "a server that responds",
      "",
      { SALTANT_API_URL: "http://127.0.0.1:1/api/" },
      9,
      /^saltant: GET \S+ the connection failed/,
    ],
    [
      "no unfinished instances",
      "--user bob",
      { SALTANT_USERNAME: "" },
      0,
      /^saltant: bob has no unfinished instances\n$/,
    ],
  ])("needs %s", async (_, args, env, exitCode, stderr) => {
    const { run } = await createCommandFixture();
    expect(await run(`saltant watch ${args}`, { env })).toEqual({
      stdout: "",
      stderr: expect.stringMatching(stderr),
      exitCode,
    });
  });
});
