import { expect, it } from "vitest";
import { createCommandFixture, type CommandFixture, uuid } from "./support/fixture.js";

const template = { taskType: 1, taskQueue: 1, user: "alice" };

const finishedAt = new Date("2026-11-21T15:31:00Z");

/** A fixture with this many running instances. */
async function createFixtureWithRunning(count: number): Promise<CommandFixture> {
  const fixture = await createCommandFixture({ workers: "off" });
  fixture.server.addInstances(count, { ...template, state: "running", name: (index) => `run-${index + 1}` });
  return fixture;
}

it("exits with the code of all outcomes: successful or not, in time or not, found or not", async () => {
  const { run, server } = await createCommandFixture({ workers: "off" });
  const states = ["successful", "successful", "failed", "terminated", "running"];
  server.addInstances(5, { ...template, state: (index) => states[index] ?? "" });
  const codes = async (...lines: string[]): Promise<number[]> =>
    Promise.all(lines.map(async (line) => (await run(`saltant eti wait ${line} --ids`)).exitCode));
  const [good, better, failed, terminated, running, missing] = [1, 2, 3, 4, 5, 6].map(uuid);
  expect(
    await codes(
      `${good} ${better}`,
      `${good} ${failed}`,
      `${terminated}`,
      `${running} --timeout 0.2`,
      `${good} ${running} --timeout 0.2`,
      `${missing}`,
      `${good} ${missing}`,
    ),
  ).toEqual([0, 5, 5, 6, 6, 4, 7]);
});

it("has a separate code for instances that ended in an unfinished state, with any outcome of the others", async () => {
  const { run, server } = await createCommandFixture({ workers: "off" });
  const states = ["running", "published", "successful", "failed", "running"];
  server.addInstances(5, {
    ...template,
    state: (index) => states[index] ?? "",
    finishedAt: (index) => (index < 4 ? finishedAt : null),
  });
  const codes = async (...lines: string[]): Promise<number[]> =>
    Promise.all(
      lines.map(async (line) => (await run(`saltant eti wait ${line} --refresh-period 0.05 --ids`)).exitCode),
    );
  const [stuck, another, good, failed, running, missing] = [1, 2, 3, 4, 5, 6].map(uuid);
  expect(
    await codes(
      `${stuck}`,
      `${stuck} ${another}`,
      `${good} ${stuck} ${failed}`,
      `${stuck} ${running} --timeout 1`,
      `${good} ${stuck} ${running} --timeout 1`,
      `${stuck} ${missing}`,
      `${good} ${stuck} ${missing}`,
    ),
  ).toEqual([10, 10, 10, 6, 6, 1, 7]);
});

it("names the instances that ended in an unfinished state, and writes the others", async () => {
  const { run, server } = await createFixtureWithRunning(3);
  server.setState(uuid(1), "running", finishedAt);
  server.setState(uuid(2), "published", finishedAt);
  server.setState(uuid(3), "successful");
  const one = await run(`saltant eti wait ${uuid(1)} --refresh-period 0.05`);
  expect(one).toMatchObject({ stdout: "", exitCode: 10 });
  expect(one.stderr).toMatchInlineSnapshot(`
    "saltant: executable task instance 00000001-0000-4000-8000-000000000000 (run-1) finished at 2026-11-21T15:31:00Z, but the server still says running: its reports arrived out of order; its logs say how it ended
    "
  `);
  const all = await run(`saltant eti wait ${uuid(1)} ${uuid(2)} ${uuid(3)} --refresh-period 0.05 --ids`);
  expect(all).toMatchObject({ stdout: `${uuid(3)}\n`, exitCode: 10 });
  expect(all.stderr).toMatchInlineSnapshot(`
    "saltant: executable task instance 00000001-0000-4000-8000-000000000000 (run-1) finished at 2026-11-21T15:31:00Z, but the server still says running: its reports arrived out of order; its logs say how it ended
    saltant: executable task instance 00000002-0000-4000-8000-000000000000 (run-2) finished at 2026-11-21T15:31:00Z, but the server still says published: its reports arrived out of order; its logs say how it ended
    "
  `);
});

it.each([
  ["create", "create --task-type echo --task-queue main --name run-2", 2],
  ["clone", `clone ${uuid(1)}`, 2],
  ["terminate", `terminate ${uuid(1)}`, 1],
])("%s --wait exits with that code, too", async (_, line, number) => {
  const { server, start, waitForRequest } = await createFixtureWithRunning(1);
  const waiting = start(`saltant eti ${line} --wait --refresh-period 0.05`);
  await waitForRequest(({ method, path }) => method === "GET" && path.includes(uuid(number)));
  server.setState(uuid(number), "running", finishedAt);
  const { stdout, stderr, exitCode } = await waiting.finished();
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 10 });
  expect(stderr).toMatch(
    new RegExp(`^saltant: executable task instance ${uuid(number)} \\(.*\\) finished at .*, but the server still says`),
  );
});

it("says at the deadline for each task that it may still finish, and only once what to do", async () => {
  const { run } = await createFixtureWithRunning(2);
  const { stdout, stderr } = await run(
    `saltant eti wait ${uuid(1)} ${uuid(2)} --timeout 0.2 --refresh-period 0.05 --json`,
  );
  expect(stdout).toBe("[]\n");
  expect(stderr.replace(/after .*?: it/g, "after …: it")).toMatchInlineSnapshot(`
    "saltant: task instance 00000001-0000-4000-8000-000000000000 was not finished after …: it may still finish
    saltant: task instance 00000002-0000-4000-8000-000000000000 was not finished after …: it may still finish
      Run wait again to continue; --timeout sets a longer limit.
    "
  `);
});

it("shows its progress on standard error while it waits, and clears it at the end", async () => {
  const { open, server } = await createFixtureWithRunning(3);
  const terminal = open(
    `saltant eti wait ${uuid(1)} ${uuid(2)} ${uuid(3)} --refresh-period 0.05 --ids > ids; sort ids`,
    {
      cols: 100,
    },
  );
  const first = await terminal.until((screen) => screen.includes("waiting for 3"));
  expect(first).toMatch(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] waiting for 3 · \S+( s)?$/);
  expect(terminal.hasCursor).toBe(false);
  server.setState(uuid(2), "failed");
  const bar = await terminal.until((screen) => screen.includes("1 of 3"));
  expect(bar).toMatch(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] \[█{8}░{16}\] 1 of 3, about \S+( s)? left · \S+( s)?$/);
  server.setState(uuid(1), "successful");
  server.setState(uuid(3), "successful");
  expect(await terminal.finished()).toBe(0); // The exit code of sort.
  expect(terminal.screen()).toBe([1, 2, 3].map(uuid).join("\n"));
  expect(terminal.hasCursor).toBe(true);
});

it("shows the state of one task while it waits, with terminal control characters escaped", async () => {
  const { open, server } = await createFixtureWithRunning(1);
  server.setState(uuid(1), "odd\u001b[31m\u202e");
  const terminal = open(`saltant eti wait ${uuid(1)} --refresh-period 0.05`, { cols: 120 });
  const screen = await terminal.until((shown) => shown.includes("is odd"));
  expect(screen).toContain(`task instance ${uuid(1)} (run-1) is odd\\u001b[31m\\u202e · `);
  server.setState(uuid(1), "successful");
  expect(await terminal.finished()).toBe(0);
  expect(terminal.screen()).toMatch(/\nuuid {7}00000001.*\n(.*\n)*state {6}successful\n/);
});

it("writes each instance as it ends if the output has one line for each", async () => {
  const { start, server, waitForRequest } = await createFixtureWithRunning(2);
  const waiting = start(`saltant eti wait ${uuid(1)} ${uuid(2)} --refresh-period 0.05 --jsonl`);
  await waitForRequest(({ method }) => method === "GET");
  server.setState(uuid(2), "successful");
  await waiting.until(({ stdout }) => stdout.includes("\n"));
  expect(JSON.parse(waiting.stdout)).toMatchObject({ uuid: uuid(2), state: "successful" });
  server.setState(uuid(1), "successful");
  expect((await waiting.finished()).stdout.trimEnd().split("\n")).toHaveLength(2);
});

it("stops at once on Ctrl-C, writes the ended instances, and says how to continue", async () => {
  const { open, server } = await createFixtureWithRunning(30);
  const one = open(`saltant eti wait ${uuid(1)}`, { cols: 120 });
  const some = open(`saltant eti wait ${uuid(1)} ${uuid(2)} ${uuid(3)} --refresh-period 0.05 --json`, { cols: 200 });
  const many = open("saltant eti list --ids | saltant eti wait -", { cols: 200 });
  await some.until((screen) => screen.includes("waiting for 3"));
  server.setState(uuid(2), "successful");
  await some.until((screen) => screen.includes("1 of 3"));
  await Promise.all([
    one.until((screen) => screen.includes("is running")),
    many.until((screen) => screen.includes("1 of 30")),
  ]);
  for (const terminal of [one, some, many]) terminal.press("ctrl-c");
  expect(await Promise.all([one, some, many].map((terminal) => terminal.finished()))).toEqual([130, 130, 130]);
  expect(one.screen()).toMatchInlineSnapshot(`
    "saltant: stopped waiting; the task continues
      To continue waiting: saltant executable-task-instances wait 00000001-0000-4000-8000-000000000000"
  `);
  expect(some.screen()).toMatchInlineSnapshot(`
    "[
      {"uuid":"00000002-0000-4000-8000-000000000000","user":"alice","name":"run-2","state":"successful","datetime_created":"2026-11-21T15:04:05.000003Z","datetime_finished":"2026-11-21T15:04:05Z","argumen
    ts":{},"task_queue":1,"task_type":1}
    ]
    saltant: stopped waiting; 2 tasks continue
      To continue waiting: saltant executable-task-instances wait 00000001-0000-4000-8000-000000000000 00000003-0000-4000-8000-000000000000"
  `);
  expect(many.screen().split("\n").slice(-2).join("\n")).toMatchInlineSnapshot(`
    "saltant: stopped waiting; 29 tasks continue
      To wait for all unfinished instances: saltant executable-task-instances list --ids --filter state=created,published,running --filter user=alice | saltant executable-task-instances wait -"
  `);
  expect([one, some, many].map(({ hasCursor }) => hasCursor)).toEqual([true, true, true]);
});

it("counts no ended instance as unfinished on Ctrl-C", async () => {
  const { open, server } = await createFixtureWithRunning(3);
  const terminal = open(`saltant eti wait ${uuid(1)} ${uuid(2)} ${uuid(3)} ${uuid(4)} --refresh-period 0.05`, {
    cols: 250,
  });
  server.setState(uuid(2), "running", finishedAt);
  await terminal.until((screen) => screen.includes("2 of 4"));
  terminal.press("ctrl-c");
  expect(await terminal.finished()).toBe(130);
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "saltant: executable task instance 00000002-0000-4000-8000-000000000000 (run-2) finished at 2026-11-21T15:31:00Z, but the server still says running: its reports arrived out of order; its logs say how it ended
    saltant: 404 GET /executabletaskinstances/00000004-0000-4000-8000-000000000000/: Not found.
    saltant: stopped waiting; 2 tasks continue
      To continue waiting: saltant executable-task-instances wait 00000001-0000-4000-8000-000000000000 00000003-0000-4000-8000-000000000000"
  `);
});

it("reports an outage that ends many waits once, and says how to continue", async () => {
  const { run, server } = await createFixtureWithRunning(30);
  server.inject({ kind: "reset", path: /^executabletaskinstances/, skip: 1, times: Infinity });
  const ids = Array.from({ length: 30 }, (_, index) => uuid(index + 1)).join(" ");
  const { stdout, stderr, exitCode } = await run(`saltant eti wait ${ids} --refresh-period 0.05 --json`);
  expect({ stdout, exitCode }).toEqual({ stdout: "[]\n", exitCode: 9 });
  const lines = stderr.split("\n").filter((line) => !line.includes("a poll failed, the wait continues: "));
  expect(lines.join("\n").replace(/GET \S+/, "GET …")).toMatchInlineSnapshot(`
    "saltant: 30 of 30: GET … the connection failed before the response was complete (UND_ERR_SOCKET)
      Run saltant whoami to see which server is used.
      To wait for all unfinished instances: saltant executable-task-instances list --ids --filter state=created,published,running --filter user=alice | saltant executable-task-instances wait -
    "
  `);
});

it("ends on SIGTERM as on Ctrl-C, with a separate code; also while it waits for uuids on standard input", async () => {
  const { start, waitForRequest } = await createFixtureWithRunning(1);
  const waiting = start(`exec saltant eti wait ${uuid(1)}`);
  const reading = start("exec saltant eti wait -", { stdin: "endless" });
  await waitForRequest(({ path }) => path.includes(uuid(1)));
  waiting.signal("SIGTERM");
  expect(await waiting.finished()).toEqual({
    stdout: "",
    stderr: `saltant: stopped waiting; the task continues\n  To continue waiting: saltant executable-task-instances wait ${uuid(1)}\n`,
    exitCode: 143,
  });
  await reading.until(({ isReading }) => isReading);
  reading.signal("SIGTERM");
  expect(await reading.finished()).toEqual({ stdout: "", stderr: "saltant: stopped\n", exitCode: 143 });
});
