import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stuckAfterMs } from "../time-limits.js";
import { createCommandFixture, uuid } from "./support/fixture.js";

const echo = "--task-type echo --task-queue main";

it("takes arguments as JSON if they are JSON, and otherwise as strings", async () => {
  const { run } = await createCommandFixture();
  const args = [
    "n=3",
    "flag=true",
    "nothing=null",
    "list=[1,2]",
    "text=s1",
    'three="3"',
    "empty=",
    "a=b=c",
    "line=x\ny",
  ];
  const { stdout, exitCode } = await run(
    `saltant eti create ${echo} ${args.map((arg) => `--arg '${arg}'`).join(" ")} --json`,
  );
  expect(exitCode).toBe(0);
  expect((JSON.parse(stdout) as { arguments: unknown }).arguments).toEqual({
    ...{ n: 3, flag: true, nothing: null, list: [1, 2], text: "s1", three: "3", empty: "", a: "b=c", line: "x\ny" },
  });
});

it("refuses invalid arguments, and values that would be changed or lost, before anything is sent", async () => {
  const { run, sent } = await createCommandFixture();
  const errors = await Promise.all(
    [
      "",
      "--task-type echo --once",
      `${echo} --arg n`,
      `${echo} --arg n=1 --arg n=2`,
      `${echo} --arg n=12345678901234567890`,
      `${echo} --arg n=1e999`,
      `${echo} --arg n=9007199254740993.0`,
      `${echo} --arg 'n={"a": [0.5, -12345678901234567890e0]}'`,
      `${echo} --arg n=1e300`,
      `${echo} --arg n=9007199254740992`,
      `${echo} --arg 'n=["12345678901234567890", {"m": 12345678901234567891}]'`,
      `${echo} --once`,
    ].map(async (options) => {
      const { stdout, stderr, exitCode } = await run(`saltant eti create ${options}`);
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
      return stderr;
    }),
  );
  expect(errors.join("")).toMatchInlineSnapshot(`
    "saltant: missing: --task-type (the id or name of an executable task type), --task-queue (the id or name of a task queue)
    saltant: missing: --task-queue (the id or name of a task queue), --name (required by --once)
    saltant: --arg must be NAME=VALUE, not "n"
    saltant: --arg n is given twice
    saltant: --arg n: 12345678901234567890 is too large to be exact; write n='"12345678901234567890"' to send it as a string
    saltant: --arg n: 1e999 is too large to be exact; write n='"1e999"' to send it as a string
    saltant: --arg n: 9007199254740993.0 is too large to be exact; write n='"9007199254740993.0"' to send it as a string
    saltant: --arg n: -12345678901234567890e0 is too large to be exact; write "-12345678901234567890e0" to send it as a string
    saltant: --arg n: 1e300 is too large to be exact; write n='"1e300"' to send it as a string
    saltant: --arg n: 9007199254740992 is too large to be exact; write n='"9007199254740992"' to send it as a string
    saltant: --arg n: 12345678901234567891 is too large to be exact; write "12345678901234567891" to send it as a string
    saltant: missing: --name (required by --once)
    "
  `);
  expect(sent()).toEqual([]);
});

it("launches each record of a file, or of standard input: one, an array, or one per line", async () => {
  const { run, home, server } = await createCommandFixture();
  await writeFile(
    join(home, "launches.json"),
    '\ufeff[{"name": "a", "task_type": "echo", "task_queue": 1}, {"name": "b", "taskType": 1, "taskQueue": "main"}]',
  );
  const array = await run("saltant eti create --from launches.json --ids");
  expect(array).toEqual({ stdout: `${uuid(1)}\n${uuid(2)}\n`, stderr: "", exitCode: 0 });
  const lines = await run(`saltant eti create --from - ${echo} --arg n=1 --arg m=2 --jsonl`, {
    stdin: '{"arguments": {"n": 0, "k": 0}, "uuid": "x", "state": "failed"}\r\n\n{"name": "d"}\n',
  });
  expect(
    lines.stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { arguments: unknown }).arguments),
  ).toEqual([
    { n: 1, k: 0, m: 2 },
    { n: 1, m: 2 },
  ]);
  const one = await run(`saltant eti create --from - ${echo} --name e --json`, { stdin: '{"arguments": {}}' });
  expect(JSON.parse(one.stdout)).toMatchObject([{ uuid: uuid(5), name: "e" }]);
  expect(Array.from(server.instances("executable"), ({ name }) => name)).toEqual(["a", "b", "", "d", "e"]);
});

it("sends the digits of numbers unchanged, and prints the server's digits", async () => {
  const { run } = await createCommandFixture();
  const written = await run(`saltant eti create ${echo} --arg f=1.0 --arg deep='{"x":[2.0,1.5]}' --jsonl`);
  expect(written.stdout).toContain('"arguments":{"f":1.0,"deep":{"x":[2.0,1.5]}}');
  const merged = await run(`saltant eti create --from - ${echo} --arg c=3.0 --arg b=4 --jsonl`, {
    stdin: '{"arguments": {"a": 1.0, "b": 2.0}}\n{"arguments": {"n": -0.0}}',
  });
  const [first, second] = merged.stdout.split("\n");
  expect(first).toContain('"arguments":{"a":1.0,"b":4,"c":3.0}');
  expect(second).toContain('"arguments":{"n":-0.0,"c":3.0,"b":4}');
  const one = await run(`saltant eti get ${uuid(1)}`);
  expect(one.stdout).toMatch(/arguments +f=1\.0\n +deep=\{"x":\[2\.0,1\.5\]\}/);
});

it("refuses an invalid file before anything is sent", async () => {
  const { run, sent } = await createCommandFixture();
  const errors = await Promise.all(
    [
      '{"a',
      '{\n  "a": 1,\n}',
      '{}\n{"a',
      "[1]",
      '{"argumens": {}}',
      '{"arguments": 3}',
      '{"name": 3}',
      '{"task_type": []}',
      '{"name": "12345678901234567890"}\n{"arguments": {"n": -12345678901234567890}}',
      '{"arguments": {"n": 9007199254740993.0}}',
      '[{"arguments": {"n": [1e400]}}]',
    ].map(async (stdin) => {
      const { stdout, stderr, exitCode } = await run(`saltant eti create --task-queue main --from -`, { stdin });
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
      return stderr;
    }),
  );
  const nowhere = await run(`saltant eti create ${echo} --from nowhere.json`);
  // The engine's own message for bad JSON varies.
  expect([...errors, nowhere.stderr].join("").replace(/(is not valid JSON: ).*/g, "$1…")).toMatchInlineSnapshot(`
    "saltant: standard input is not valid JSON: …
    saltant: standard input is not valid JSON: …
    saltant: standard input: line 2 is not valid JSON
    saltant: standard input: value 1 is not a JSON object
    saltant: --from: unknown field "argumens"; valid fields: name, arguments, task_type, task_queue
    saltant: --from: arguments must be an object, not 3
    saltant: --from: name must be a string, not 3
    saltant: --from: taskType must be an id or a name, not []
    saltant: standard input: -12345678901234567890 is too large to be exact; write "-12345678901234567890" to send it as a string
    saltant: standard input: 9007199254740993.0 is too large to be exact; write "9007199254740993.0" to send it as a string
    saltant: standard input: 1e400 is too large to be exact; write "1e400" to send it as a string
    saltant: cannot read nowhere.json: ENOENT: no such file or directory, open 'nowhere.json'
    "
  `);
  const none = await run(`saltant eti create ${echo} --from - --json`, { stdin: "\n" });
  expect(none).toEqual({
    stdout: "[]\n",
    stderr: "saltant: the input of --from is empty: nothing to launch\n",
    exitCode: 0,
  });
  expect(sent()).toEqual([]);
});

it("launches one instance per name with --once", async () => {
  const { run, server } = await createCommandFixture();
  const line = `saltant eti create ${echo} --name nightly --once --ids`;
  expect(await run(line)).toEqual({ stdout: `${uuid(1)}\n`, stderr: "", exitCode: 0 });
  expect(await run(line)).toEqual({ stdout: `${uuid(1)}\n`, stderr: "", exitCode: 0 });
  expect([...server.instances("executable")]).toHaveLength(1);
});

it("waits for the launched instances, and its exit code reports their outcome", async () => {
  const { start, run, clock, server } = await createCommandFixture();
  server.script("echo", ({ arguments: { n } }) => ({ outcome: n === 2 ? "failed" : "successful" }));
  const successful = start(`saltant eti create ${echo} --arg n=1 --wait --refresh-period 0.05 --ids`);
  const failed = start(`saltant eti create ${echo} --arg n=2 --wait --refresh-period 0.05 --jsonl`);
  const many = start(`saltant eti create ${echo} --from - --wait --refresh-period 0.05`, {
    stdin: '{"arguments": {"n": 1}, "name": "one"}\n{"arguments": {"n": 2}, "name": "two"}\n',
  });
  const hangs = run(`saltant cti create --task-type align --task-queue main --arg sample=1 --wait --timeout 0.1`);
  expect(await hangs).toMatchObject({ stdout: "", exitCode: 6 });
  await expect.poll(() => [...server.instances("executable")].length, { timeout: stuckAfterMs }).toBe(4);
  await clock.advance(2_000);
  expect((await successful.finished()).exitCode).toBe(0);
  expect(await failed.finished()).toMatchObject({ exitCode: 5, stdout: expect.stringContaining('"state":"failed"') });
  const { stdout, exitCode } = await many.finished();
  expect(exitCode).toBe(5);
  expect(stdout).toMatch(/^UUID .*\n\S+ {2}one {3}successful .*\n\S+ {2}two {3}failed .*\n$/);
});

it("reports each failed launch, writes the successful ones, and has the exit code of a failure", async () => {
  const { run, server } = await createCommandFixture();
  const [some, none, same] = await Promise.all([
    run("saltant cti create --task-type align --task-queue main --from - --json", {
      stdin: '[{"name": "a"}, {"name": "b", "arguments": {"sample": 1}}, {}]',
    }),
    run(`saltant eti terminate ${uuid(88)} ${uuid(89)} --json`),
    run("saltant cti create --task-type align --task-queue main"),
  ]);
  expect(JSON.parse(some.stdout)).toMatchObject([{ name: "b" }]);
  expect(some.stderr).toMatchInlineSnapshot(`
    "saltant: launch 1 (a): 400 POST /containertaskinstances/: required argument 'sample' not provided!
    saltant: launch 3: 400 POST /containertaskinstances/: required argument 'sample' not provided!
    "
  `);
  expect(some.exitCode).toBe(7);
  expect(none).toMatchObject({ stdout: "[]\n", exitCode: 4 });
  expect(none.stderr.split("\n")).toHaveLength(3);
  expect(same.stderr).toMatchInlineSnapshot(`
    "saltant: 400 POST /containertaskinstances/: required argument 'sample' not provided!
    "
  `);
  expect(same.exitCode).toBe(1);
  expect([...server.instances("container")]).toHaveLength(1);
});

it("says that the outcome of a launch is unknown when its response was lost", async () => {
  const { run, server } = await createCommandFixture();
  server.inject({ kind: "lostResponse", method: "POST" });
  const lost = await run(`saltant eti create ${echo}`);
  expect(lost.stderr).toMatchInlineSnapshot(`
    "saltant: POST /executabletaskinstances/: the connection failed before the response was complete (UND_ERR_SOCKET); the server may have executed it: check before you send it again
      list --limit 10 shows whether it exists. With --name and --once, a launch can be retried safely.
    "
  `);
  expect(lost).toMatchObject({ stdout: "", exitCode: 8 });
});

it("stops a launch at once on Ctrl-C, and says that it may still have been launched", async () => {
  const { open, server } = await createCommandFixture();
  const stalled = server.inject({ kind: "stall", method: "POST", times: Infinity });
  const one = open(`saltant eti create ${echo}`, { cols: 120 });
  const many = open(`seq 6 | sed 's/.*/{}/' | saltant eti create ${echo} --from -`, { cols: 120 });
  await expect.poll(() => stalled.count, { timeout: stuckAfterMs }).toBe(5);
  one.press("ctrl-c");
  many.press("ctrl-c");
  expect(await Promise.all([one.finished(), many.finished()])).toEqual([130, 130]);
  // The terminal shows the key until the line is redrawn.
  expect(`${one.screen()}\n${many.screen()}`.replaceAll("^C", "")).toMatchInlineSnapshot(`
    "saltant: stopped: 0 launched, 1 interrupted and possibly launched
      To check: saltant executable-task-instances list --limit 10
    saltant: stopped: 0 launched, 4 interrupted and possibly launched, 2 not started
      To check: saltant executable-task-instances list --limit 10"
  `);
});

it("writes the launched ids when its terminal is closed", async () => {
  const { open, server, home } = await createCommandFixture();
  const stalled = server.inject({ kind: "stall", method: "POST", skip: 2, times: Infinity });
  const terminal = open(`seq 6 | sed 's/.*/{}/' > six; saltant eti create ${echo} --from six --ids > ids`);
  await expect.poll(() => stalled.count, { timeout: stuckAfterMs }).toBe(4);
  terminal.close();
  const written = (): Promise<string> => readFile(join(home, "ids"), "utf8");
  await expect.poll(written, { timeout: stuckAfterMs }).toBe(`${uuid(1)}\n${uuid(2)}\n`);
});

it.each(["create", "clone", "terminate"])("has written the results of a %s so far when it is killed", async (verb) => {
  const { start, server } = await createCommandFixture({ workers: "off" });
  server.addInstances(6, { taskType: 1, taskQueue: 1, state: "running" });
  const stalled = server.inject({ kind: "stall", method: "POST", skip: 2, times: Infinity });
  const source = "saltant eti list --ids | tac >six";
  const work =
    verb === "create"
      ? `seq 6 | sed 's/.*/{}/' | exec saltant eti create ${echo} --from -`
      : `exec saltant eti ${verb} - <six`;
  const command = start(`${source}; ${work} --ids`);
  await command.until(({ stdout }) => stdout.split("\n").length === 3);
  command.signal("SIGKILL");
  const done = verb === "terminate" ? [uuid(1), uuid(2)] : [uuid(7), uuid(8)];
  expect(command.stdout.trimEnd().split("\n").sort()).toEqual(done);
  expect(stalled.count).toBeGreaterThan(0);
});
