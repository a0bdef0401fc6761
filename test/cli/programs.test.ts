import { expect, it } from "vitest";
import { createCommandFixture, uuid } from "./support/fixture.js";

const template = { taskType: 1, taskQueue: 1, user: "alice" };

it("writes one valid document of thousands, one per line, and respects the limit", async () => {
  const { run, server } = await createCommandFixture();
  server.addInstances(2_500, template);
  const [json, jsonl, ids] = await Promise.all([
    run("saltant eti list --json"),
    run("saltant eti list --jsonl --limit 1200"),
    run("saltant eti list --ids --limit 3"),
  ]);
  const all = JSON.parse(json.stdout) as { uuid: string }[];
  expect(all.map((each) => each.uuid)).toEqual(Array.from({ length: 2_500 }, (_, index) => uuid(2_500 - index)));
  expect(json.stdout.split("\n")).toHaveLength(2_503);
  const lines = jsonl.stdout.trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { uuid: string }).uuid)).toEqual(
    all.slice(0, 1_200).map((each) => each.uuid),
  );
  expect(ids.stdout).toBe(`${uuid(2_500)}\n${uuid(2_499)}\n${uuid(2_498)}\n`);
  for (const { stderr, exitCode } of [json, jsonl, ids])
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
});

it("streams: the first line is written before the last page is requested", async () => {
  const { start, server } = await createCommandFixture();
  server.addInstances(3_000, { ...template, state: "failed" });
  server.inject({ kind: "stall", path: "executabletaskinstances/", skip: 1, times: Infinity });
  const listing = start("exec saltant eti list --jsonl --filter state=failed");
  await listing.until(({ stdout }) => stdout.includes("\n"));
  expect(JSON.parse(listing.stdout.split("\n")[0] ?? "")).toMatchObject({ uuid: uuid(3_000) });
  listing.signal("SIGINT");
  expect(await listing.finished()).toMatchObject({ stderr: "saltant: stopped\n", exitCode: 130 });
});

it("closes a document that fails halfway", async () => {
  const { run, server } = await createCommandFixture();
  server.addInstances(600, { ...template, state: "failed" });
  server.inject({ kind: "html", path: "executabletaskinstances/", skip: 1, times: Infinity });
  const { stdout, stderr, exitCode } = await run("saltant eti list --json --filter state=failed");
  expect((JSON.parse(stdout) as unknown[]).length).toBe(250);
  expect(stderr).toMatch(
    /^saltant: 200 GET .*expected JSON, got text\/html.*\n {2}Run saltant whoami to see which server is used\.\n$/,
  );
  expect(exitCode).toBe(1);
});

it("pipes the output of one command into another", async () => {
  const { run, server, sent } = await createCommandFixture({ workers: "off" });
  server.addInstances(5, { ...template, state: (index) => (index < 3 ? "running" : "failed") });
  sent();
  const piped = await run("saltant eti list --ids --filter state=running | saltant eti terminate - --jsonl");
  expect(
    piped.stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { uuid: string }).uuid),
  ).toEqual([uuid(3), uuid(2), uuid(1)]);
  const [got, waited, relaunched] = await Promise.all([
    run("saltant eti list --ids --limit 2 | saltant eti get - --ids"),
    run("saltant eti list --ids --limit 2 | saltant eti wait - --ids | sort"),
    run(`saltant eti get ${uuid(5)} --json | saltant eti create --from - --ids`),
  ]);
  expect(got).toEqual({ stdout: `${uuid(5)}\n${uuid(4)}\n`, stderr: "", exitCode: 0 });
  expect(waited).toEqual({ stdout: `${uuid(4)}\n${uuid(5)}\n`, stderr: "", exitCode: 0 });
  expect(relaunched).toEqual({ stdout: `${uuid(6)}\n`, stderr: "", exitCode: 0 });
});

it("handles each uuid once, in upper or lower case, and does nothing for empty standard input", async () => {
  const { run, server, open } = await createCommandFixture();
  server.addInstances(1, template);
  const letters = "abcdefab-0000-4000-8000-000000000000";
  const [once, upper, none, twice] = await Promise.all([
    run(`saltant eti get ${uuid(1)} - --ids`, { stdin: `\n ${uuid(1)}\t${uuid(1)} \r\n` }),
    run(`saltant eti get ${letters.toUpperCase()} ${letters}`),
    run("saltant eti terminate - --json", { stdin: " \n" }),
    run("saltant eti get - -"),
  ]);
  expect(once).toEqual({ stdout: `${uuid(1)}\n`, stderr: "", exitCode: 0 });
  expect(upper).toEqual({
    stdout: "",
    stderr: `saltant: 404 GET /executabletaskinstances/${letters}/: Not found.\n`,
    exitCode: 4,
  });
  expect(none).toEqual({
    stdout: "[]\n",
    stderr: "saltant: standard input names no executable task instance: nothing to do\n",
    exitCode: 0,
  });
  expect(twice).toMatchObject({
    stderr: "saltant: - (standard input) may be given only once\n",
    exitCode: 2,
  });
  const terminal = open("saltant eti wait -");
  expect(await terminal.finished()).toBe(2);
  expect(terminal.screen()).toBe(
    "saltant: - reads standard input, which is a terminal: pipe the input into the command",
  );
});

it("ends without a message if the reader of its output has gone", async () => {
  const { run, server } = await createCommandFixture();
  server.addInstances(3_000, template);
  const [out, both] = await Promise.all([
    run('{ saltant eti list --jsonl; echo "exit $?" >&2; } | head -1'),
    run("saltant eti get nonsense 2>&1 >/dev/null | true"),
  ]);
  expect(out.stdout.split("\n")).toHaveLength(2);
  expect(out.stderr).toBe("exit 141\n");
  expect(both).toEqual({ stdout: "", stderr: "", exitCode: 0 });
});
