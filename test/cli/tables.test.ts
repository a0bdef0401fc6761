import { expect, it } from "vitest";
import type { InstanceTemplate } from "saltant/testing";
import { createCommandFixture, type CommandFixture } from "./support/fixture.js";

const names = ["nightly-2026-11-21", "日本語の名前です", "🎉 party 🎉", "evil\u001b[31mred\u0007\nnew\u202eline", ""];
const states = ["created", "published", "running", "successful", "failed", "terminated", "paused"];

const template: InstanceTemplate = {
  ...{ taskType: 1, taskQueue: 1, user: "alice" },
  name: (index) => names[index % names.length] ?? "",
  state: (index) => states[index % states.length] ?? "",
};

async function createFixtureWithInstances(): Promise<CommandFixture> {
  const fixture = await createCommandFixture();
  fixture.server.addInstances(7, template);
  return fixture;
}

/** The final screen of a command in a terminal of this width. */
async function screenOf({ open }: CommandFixture, line: string, cols: number): Promise<string> {
  const terminal = open(line, { cols });
  expect(await terminal.finished()).toBe(0);
  return terminal.screen();
}

it("fits a table to the terminal: drops the last columns and cuts the others, but no wide character in half", async () => {
  const fixture = await createFixtureWithInstances();
  const [narrow, usual, wide, piped] = await Promise.all([
    screenOf(fixture, "saltant eti list", 60),
    screenOf(fixture, "saltant eti list", 80),
    screenOf(fixture, "saltant eti list", 120),
    fixture.run("saltant eti list"),
  ]);
  expect(narrow).toMatchInlineSnapshot(`
    "UUID                                  NAME        STATE
    00000007-0000-4000-8000-000000000000  日本語の…   paused
    00000006-0000-4000-8000-000000000000  nightly-2…  terminated
    00000005-0000-4000-8000-000000000000  -           failed
    00000004-0000-4000-8000-000000000000  evil\\u001…  successful
    00000003-0000-4000-8000-000000000000  🎉 party …  running
    00000002-0000-4000-8000-000000000000  日本語の…   published
    00000001-0000-4000-8000-000000000000  nightly-2…  created"
  `);
  expect(usual).toMatchInlineSnapshot(`
    "UUID                                  NAME        STATE       TYPE  QUEUE  USER
    00000007-0000-4000-8000-000000000000  日本語の…   paused      echo  main   alice
    00000006-0000-4000-8000-000000000000  nightly-2…  terminated  echo  main   alice
    00000005-0000-4000-8000-000000000000  -           failed      echo  main   alice
    00000004-0000-4000-8000-000000000000  evil\\u001…  successful  echo  main   alice
    00000003-0000-4000-8000-000000000000  🎉 party …  running     echo  main   alice
    00000002-0000-4000-8000-000000000000  日本語の…   published   echo  main   alice
    00000001-0000-4000-8000-000000000000  nightly-2…  created     echo  main   alice"
  `);
  expect(wide).toMatchInlineSnapshot(`
    "UUID                                  NAME                           STATE       TYPE  QUEUE  USER   CREATED
    00000007-0000-4000-8000-000000000000  日本語の名前です               paused      echo  main   alice  2026-11-21 16:04:05
    00000006-0000-4000-8000-000000000000  nightly-2026-11-21             terminated  echo  main   alice  2026-11-21 16:04:05
    00000005-0000-4000-8000-000000000000  -                              failed      echo  main   alice  2026-11-21 16:04:05
    00000004-0000-4000-8000-000000000000  evil\\u001b[31mred\\u0007 new\\…  successful  echo  main   alice  2026-11-21 16:04:05
    00000003-0000-4000-8000-000000000000  🎉 party 🎉                    running     echo  main   alice  2026-11-21 16:04:05
    00000002-0000-4000-8000-000000000000  日本語の名前です               published   echo  main   alice  2026-11-21 16:04:05
    00000001-0000-4000-8000-000000000000  nightly-2026-11-21             created     echo  main   alice  2026-11-21 16:04:05"
  `);
  expect(piped.stdout).toMatchInlineSnapshot(`
    "UUID                                  NAME                                   STATE       TYPE  QUEUE  USER   CREATED              FINISHED
    00000007-0000-4000-8000-000000000000  日本語の名前です                       paused      echo  main   alice  2026-11-21 16:04:05  -
    00000006-0000-4000-8000-000000000000  nightly-2026-11-21                     terminated  echo  main   alice  2026-11-21 16:04:05  -
    00000005-0000-4000-8000-000000000000  -                                      failed      echo  main   alice  2026-11-21 16:04:05  2026-11-21 16:04:05
    00000004-0000-4000-8000-000000000000  evil\\u001b[31mred\\u0007 new\\u202eline  successful  echo  main   alice  2026-11-21 16:04:05  2026-11-21 16:04:05
    00000003-0000-4000-8000-000000000000  🎉 party 🎉                            running     echo  main   alice  2026-11-21 16:04:05  -
    00000002-0000-4000-8000-000000000000  日本語の名前です                       published   echo  main   alice  2026-11-21 16:04:05  -
    00000001-0000-4000-8000-000000000000  nightly-2026-11-21                     created     echo  main   alice  2026-11-21 16:04:05  -
    "
  `);
});

it("shows whole uuids on a terminal that has no room for more", async () => {
  const fixture = await createFixtureWithInstances();
  expect(await screenOf(fixture, "saltant eti list --limit 2", 40)).toMatchInlineSnapshot(`
    "UUID
    00000007-0000-4000-8000-000000000000
    00000006-0000-4000-8000-000000000000"
  `);
});

it("escapes terminal control characters in tables, cards and JSON", async () => {
  const fixture = await createFixtureWithInstances();
  fixture.server.addInstances(1, {
    ...template,
    name: "c1\u009b31m\u202e\u200b\u00ad\u{e0041}",
    arguments: { "k\u001b[2J": "v\u001b]0;title\u0007" },
  });
  const runs = await Promise.all(
    ["list", "get 00000008-0000-4000-8000-000000000000", "list --json", "list --jsonl"].map((what) =>
      fixture.run(`saltant eti ${what}`),
    ),
  );
  for (const { stdout } of runs) expect(stdout.replace(/\n/g, "")).not.toMatch(/[\p{Cc}\p{DI}]/u);
  const listed = JSON.parse(runs[2]?.stdout ?? "") as { name: string }[];
  expect(listed.map(({ name }) => name)).toEqual([
    "c1\u009b31m\u202e\u200b\u00ad\u{e0041}",
    ...names.slice(0, 2).reverse(),
    ...[...names].reverse(),
  ]);
});

it("writes ids unchanged to programs, and with escapes to a terminal", async () => {
  const { run, open } = await createCommandFixture();
  const env = { SALTANT_USERNAME: "al\u001b]0;title\u0007ice\u200b\u202e\u{e0041}" };
  const terminal = open("saltant whoami --ids", { cols: 100, env });
  expect(await terminal.finished()).toBe(0);
  expect(terminal.screen()).toBe("al\\u001b]0;title\\u0007ice\\u200b\\u202e\\udb40\\udc41");
  expect(await run("saltant whoami --ids", { env })).toMatchObject({
    stdout: `${env.SALTANT_USERNAME}\n`,
    exitCode: 0,
  });
});

it("treats a terminal that reports no size as one of 80 columns", async () => {
  const fixture = await createFixtureWithInstances();
  const [unknown, usual] = await Promise.all([
    screenOf(fixture, "stty cols 0 rows 0; saltant eti list", 100),
    screenOf(fixture, "saltant eti list", 80),
  ]);
  expect(unknown).toBe(usual);
});

it("shows one resource as a card: the table's columns first, and one argument per line in the form of options", async () => {
  const { run, server } = await createCommandFixture();
  const args = { sample: "s1", n: 3, text: "3", list: [1, "a"], flag: true, empty: "" };
  server.addInstances(1, { ...template, arguments: args });
  const [instance, type, queue] = await Promise.all([
    run("saltant eti get 00000001-0000-4000-8000-000000000000"),
    run("saltant ctt get align"),
    run("saltant queues get main"),
  ]);
  expect(instance.stdout).toMatchInlineSnapshot(`
    "uuid       00000001-0000-4000-8000-000000000000
    name       nightly-2026-11-21
    state      created
    type       echo
    queue      main
    user       alice
    created    2026-11-21 16:04:05
    finished   -
    arguments  n=3
               flag=true
               list=[1,"a"]
               text="3"
               empty=
               sample=s1
    "
  `);
  expect(type.stdout).toMatchInlineSnapshot(`
    "id                     1
    name                   align
    image                  ubuntu:22.04
    container              docker
    required arguments     sample, ref
    user                   alice
    description            -
    created                2026-11-21 16:04:05
    command                /app/align.sh
    environment variables  -
    defaults               ref=hg38
    logs path              -
    results path           -
    "
  `);
  expect(queue.stdout).toMatchInlineSnapshot(`
    "id           1
    name         main
    active       yes
    private      no
    executables  yes
    docker       yes
    singularity  yes
    user         alice
    description  -
    whitelists   1
    "
  `);
});

it("reports an empty list on standard error, and leaves standard output empty", async () => {
  const { run } = await createCommandFixture();
  const [none, noneMatch, json] = await Promise.all([
    run("saltant cti list"),
    run("saltant cti list --filter state=failed"),
    run("saltant cti list --json"),
  ]);
  expect(none).toEqual({ stdout: "", stderr: "no container task instances\n", exitCode: 0 });
  expect(noneMatch).toEqual({ stdout: "", stderr: "no container task instances match\n", exitCode: 0 });
  expect(json).toEqual({ stdout: "[]\n", stderr: "", exitCode: 0 });
});

it("colors states on a terminal", async () => {
  const fixture = await createFixtureWithInstances();
  const terminal = fixture.open("saltant eti list", { cols: 130 });
  await terminal.finished();
  const colors = states.map((state) => terminal.styleOf(state).color);
  expect(colors).toEqual(["default", "blue", "cyan", "green", "red", "yellow", "default"]);
  expect(terminal.styleOf("created").isDim).toBe(true);
  expect(terminal.styleOf("paused").isDim).toBe(false);
  expect(terminal.styleOf("UUID").isBold).toBe(true);
  expect(terminal.hasCursor).toBe(true);
});

it("uses no colors in pipes, with NO_COLOR and on dumb terminals, unless FORCE_COLOR is set", async () => {
  const { open, run } = await createFixtureWithInstances();
  const looks = async (line: string, env: Record<string, string>): Promise<string> => {
    const terminal = open(line, { cols: 130, env });
    await terminal.finished();
    return terminal.styleOf("failed").color;
  };
  const piped = async (env: Record<string, string>): Promise<boolean> =>
    (await run("saltant eti list", { env })).stdout.includes("\u001b[");
  expect(
    await Promise.all([
      looks("saltant eti list", { NO_COLOR: "1" }),
      looks("saltant eti list", { NO_COLOR: "", TERM: "xterm" }),
      looks("saltant eti list", { TERM: "dumb" }),
      looks("saltant eti list | cat", {}),
      piped({}),
      piped({ FORCE_COLOR: "1" }),
      piped({ FORCE_COLOR: "0" }),
      piped({ FORCE_COLOR: "1", NO_COLOR: "1" }),
    ]),
  ).toEqual(["default", "red", "default", "default", false, true, false, false]);
});

it("shows times in the local zone, and writes the server's times to programs", async () => {
  const { run } = await createFixtureWithInstances();
  const [zurich, tokyo, json] = await Promise.all([
    run("saltant eti list --limit 1"),
    run("saltant eti list --limit 1", { env: { TZ: "Asia/Tokyo" } }),
    run("saltant eti list --limit 1 --jsonl", { env: { TZ: "Asia/Tokyo" } }),
  ]);
  expect(zurich.stdout).toContain("2026-11-21 16:04:05");
  expect(tokyo.stdout).toContain("2026-11-22 00:04:05");
  expect(json.stdout).toContain('"2026-11-21T15:04:05.000008Z"');
});
