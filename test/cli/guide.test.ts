import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exitCodes } from "../../src/cli/exit-codes.js";
import { resources } from "../../src/cli/resources/index.js";
import { createCommandFixture } from "./support/fixture.js";

const guide = await readFile("docs/command-line.md", "utf8");

it("the guide's commands work as described, in sequence", async () => {
  const fixture = await createCommandFixture();
  await writeFile(join(fixture.home, "password.txt"), "alice-password\n");
  await writeFile(join(fixture.home, "token.txt"), `${fixture.server.connection("bob").authToken}\n`);
  await writeFile(
    join(fixture.home, "launches.jsonl"),
    '{"name":"s2","arguments":{"sample":"s2"}}\n{"name":"s3","arguments":{"sample":"s3"}}\n',
  );
  await fixture.run("saltant ett create --name report --command-to-run report.sh");
  await fixture.run("saltant whitelists patch all --executable-task-type report");
  const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);
  expect(blocks.length).toBeGreaterThan(6);
  const script = blocks
    .join("")
    .replaceAll(/https:\/\/(host|staging\.example\.org)\/api\//g, fixture.apiUrl)
    // There is no user for a prompt.
    .replace("--username alice ", "--username alice < password.txt ")
    // A short period, for a fast test.
    .replaceAll(/--wait\b/g, "--wait --refresh-period 0.05s")
    .replace("--refresh-period 10s", "--refresh-period 0.05s")
    .replace("saltant watch", "saltant watch --refresh-period 0.1s");
  const workers = setInterval(() => void fixture.clock.advance(1_000), 50);
  try {
    const env = { SALTANT_API_URL: undefined, SALTANT_AUTH_TOKEN: undefined, SALTANT_USERNAME: undefined };
    const { stdout, stderr, exitCode } = await fixture.run(`set -e\n${script}`, { env });
    expect({ exitCode, stderr }, stdout).toMatchObject({ exitCode: exitCodes.done });
    expect(stderr).toContain("profile default");
    expect(stdout).toContain("nightly-2026-11-21");
    expect(stdout).toContain("complete -F _saltant saltant");
    expect(await readFile(join(fixture.home, "tasks.ts"), "utf8")).toContain(
      "align: client.executableTaskTypes.define(",
    );
  } finally {
    clearInterval(workers);
  }
});

it("the README shows the guide's first commands", async () => {
  const [first = "no commands"] = /```sh\n.*?```/s.exec(guide) ?? [];
  expect(await readFile("README.md", "utf8")).toContain(first);
});

it("the guide names every resource with its short name, and every exit code", () => {
  for (const { name, alias } of resources) expect(guide).toMatch(new RegExp(`\\| \`${name}\` +\\| \`${alias}\` +\\|`));
  const rows = [...guide.matchAll(/^\| (\d[\d, ]*?) +\|/gm)].flatMap(([, codes = ""]) => codes.split(", ").map(Number));
  const ascending = (a: number, b: number): number => a - b;
  expect(rows.sort(ascending)).toEqual(Object.values<number>(exitCodes).sort(ascending));
});

it("the first guide's commands create on an empty server what that guide launches", async () => {
  const fixture = await createCommandFixture();
  const serving = fixture.start("exec saltant serve --port 0");
  await serving.until(({ stdout }) => stdout.includes("\n"));
  const [block = ""] =
    /^export SALTANT_API_URL[^]*?(?=```)/m.exec(await readFile("docs/getting-started.md", "utf8")) ?? [];
  const script = block
    .replaceAll("npx saltant", "saltant")
    .replace("http://127.0.0.1:8001/api/", serving.stdout.trim());
  const launch = "saltant cti create --task-type align --task-queue main --arg sample=s1 --wait --refresh-period 0.1s";
  const { stdout, stderr, exitCode } = await fixture.run(`set -e\n${script}${launch}`, {
    env: { SALTANT_AUTH_TOKEN: undefined },
  });
  expect({ exitCode, stderr }, stdout).toMatchObject({ exitCode: exitCodes.done });
  expect(stdout).toContain("successful");
});
