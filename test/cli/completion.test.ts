import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bashLine, forBash } from "../../src/cli/completion/bash-words.js";
import { type Shell, shells } from "../../src/cli/completion/scripts.js";
import { isRequired, needs } from "../requirements.js";
import { createCommandFixture, type CommandFixture, uuid } from "./support/fixture.js";
import type { Terminal } from "./support/terminal.js";

const present = shells.filter((shell) => spawnSync(shell, ["-c", "exit 0"]).status === 0);

/** The command that starts a shell without a user's settings, and its first input. */
const sessions: Readonly<Record<Shell, readonly [command: string, first: string]>> = {
  bash: ["exec bash --norc --noprofile -i", "PS1='$ '; source <(saltant completion bash)"],
  zsh: ["exec zsh -f -i", "PROMPT='$ '; autoload -Uz compinit; compinit -D; source <(saltant completion zsh)"],
  fish: [
    "exec fish --no-config -i",
    "function fish_prompt; printf '$ '; end; set -g fish_autosuggestion_enabled 0; saltant completion fish | source",
  ],
};

/** A fixture with resources whose names need quotes, and a shell in it with completion. */
async function createShellFixture(shell: Shell): Promise<CommandFixture & { terminal: Terminal }> {
  const fixture = await createCommandFixture();
  for (const name of ["with space", "a:b=c", "it's $5", "evil\u001b[31m"]) fixture.server.addTask(name);
  await writeFile(join(fixture.home, "jobs.json"), "[]");
  const [command, first] = sessions[shell];
  const terminal = fixture.open(command, { cols: 110, rows: 40, env: { PS1: "first> " } });
  await terminal.until((screen) => /[>#]$/.test(screen));
  terminal.type(`${first}; clear\r`);
  await terminal.until((screen) => screen === "$");
  return { ...fixture, terminal };
}

/** Types a line and a tab, waits for the expected line, and clears it. */
async function completes(terminal: Terminal, typed: string, line: string): Promise<void> {
  terminal.type(`${typed}\t`);
  // Up to the cursor: with or without the space that marks a complete word.
  await terminal.until((screen) => screen.split("\n").includes(`$ ${line}`.trimEnd()));
  terminal.type("X");
  await terminal.until((screen) => screen.split("\n").includes(`$ ${line}X`));
  terminal.type("\x15");
  await terminal.until((screen) => screen.split("\n").includes("$"));
}

test.runIf(isRequired("shells"))("all shells are installed for the tests", () => {
  expect(present).toEqual(shells);
});

describe.each(shells)("completion in %s", (shell) => {
  test("completes commands, options, filters, names and files", needs("shells", present.includes(shell)), async () => {
    const { terminal } = await createShellFixture(shell);
    await completes(terminal, "saltant wat", "saltant watch ");
    await completes(terminal, "saltant exec", "saltant executable-task-");
    await completes(terminal, "saltant eti li", "saltant eti list ");
    await completes(terminal, "saltant eti list --lim", "saltant eti list --limit ");
    await completes(terminal, "saltant ctt put align --no-l", "saltant ctt put align --no-logs-path ");
    await completes(terminal, "saltant eti list --filter us", "saltant eti list --filter user");
    await completes(terminal, "saltant queues list --filter des", "saltant queues list --filter description");
    await completes(terminal, "saltant queues list --filter active.ex", "saltant queues list --filter active.exact=");
    await completes(terminal, "saltant eti list --filter state=fa", "saltant eti list --filter state=failed ");
    await completes(
      terminal,
      "saltant eti list --filter=state=failed,su",
      "saltant eti list --filter=state=failed,successful ",
    );
    await completes(terminal, "saltant ett get wi", "saltant ett get with\\ space ");
    await completes(terminal, 'saltant ett get "with s', 'saltant ett get "with space" ');
    await completes(terminal, "saltant ett get it", "saltant ett get it\\'s\\ \\$5 ");
    await completes(terminal, "saltant ett get a:", "saltant ett get a:b=c ");
    await completes(terminal, "saltant cti create --task-type al", "saltant cti create --task-type align ");
    await completes(
      terminal,
      "saltant cti create --task-type align --arg sa",
      "saltant cti create --task-type align --arg sample=",
    );
    await completes(terminal, "saltant cti create --from jo", "saltant cti create --from jobs.json ");
    await completes(terminal, "saltant cti create --from=jo", "saltant cti create --from=jobs.json ");
    await completes(terminal, "saltant serve --workers of", "saltant serve --workers off ");
  });
});

describe("the list of candidates", () => {
  const complete = async (fixture: CommandFixture, ...words: readonly string[]): Promise<string[]> => {
    const quoted = words.map((word) => `'${word}'`).join(" ");
    const { stdout, stderr, exitCode } = await fixture.run(`saltant __complete fish -- ${quoted}`);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    return stdout.split("\n").slice(0, -1);
  };

  test("has unfinished instances for wait, and today's for get; none twice", async () => {
    const fixture = await createCommandFixture();
    fixture.server.addInstances(2, {
      taskType: 1,
      taskQueue: 1,
      user: "alice",
      name: (i) => `n${i}`,
      state: "running",
    });
    fixture.server.setState(uuid(2), "failed");
    expect(await complete(fixture, "eti", "wait", "")).toEqual([`${uuid(1)}\trunning n0`]);
    expect(await complete(fixture, "eti", "wait", uuid(1), "")).toEqual([]);
    expect(await complete(fixture, "cti", "get", "")).toEqual([]);
    expect(await complete(fixture, "users", "get", "a")).toEqual(["admin\tuser", "alice\tuser"]);
  });

  test("has no terminal control characters, and of many names those with the typed prefix", async () => {
    const fixture = await createCommandFixture();
    for (const name of ["evil\u001b[31m", "two\nlines", "plain"]) fixture.server.addTask(name);
    expect(await complete(fixture, "ett", "get", "")).toEqual([
      "echo\texecutable task type 1",
      "plain\texecutable task type 4",
    ]);
    fixture.sent();
    expect(await complete(fixture, "ett", "get", "pl")).toEqual(["plain\texecutable task type 4"]);
    expect(fixture.sent()).toEqual([expect.stringContaining("name__startswith=pl")]);
  });

  test("comes from the server of --profile", async () => {
    const fixture = await createCommandFixture();
    const login = `saltant login --api-url ${fixture.apiUrl} --token --profile lab`;
    await fixture.run(login, { stdin: fixture.server.connection("bob").authToken });
    const elsewhere = (line: string) => fixture.run(line, { env: { SALTANT_API_URL: "http://127.0.0.1:1/api/" } });
    expect((await elsewhere("saltant __complete zsh -- --profile lab queues get ''")).stdout).toBe("");
    expect((await elsewhere("saltant __complete zsh -- queues get --profile lab ''")).stdout).toBe(
      "main\ttask queue 1\n",
    );
    expect((await elsewhere("saltant __complete zsh -- queues get --profile=lab ''")).stdout).toBe(
      "main\ttask queue 1\n",
    );
    expect((await elsewhere("saltant __complete zsh -- queues get --profile ''")).stdout).toBe("lab\n");
    expect(await elsewhere("saltant __complete zsh -- queues get ''")).toEqual({ stdout: "", stderr: "", exitCode: 0 });
  });

  test("is empty after two seconds if the server does not respond", async () => {
    const fixture = await createCommandFixture();
    fixture.server.inject({ kind: "stall", times: Infinity });
    expect(await complete(fixture, "queues", "get", "")).toEqual([]);
  });

  test("is empty after an invalid line", async () => {
    const fixture = await createCommandFixture();
    for (const words of [
      ["nonsense", ""],
      ["eti", "list", "--nope="],
      ["whoami", "x"],
      ["completion", "t"],
    ]) {
      expect(await complete(fixture, ...words)).toEqual([]);
    }
    expect(await fixture.run("saltant completion tcsh")).toMatchObject({
      stdout: "",
      stderr:
        "saltant: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.\n  Run saltant completion --help for usage.\n",
      exitCode: 2,
    });
  });
});

describe("a line of bash", () => {
  test.each<[readonly string[], readonly string[], number, string]>([
    [["eti", "li"], ["eti", "li"], 0, ""],
    [["--filter", "state", "=", "fa"], ["--filter", "state=fa"], 6, ""],
    [["--filter", "state", "="], ["--filter", "state="], 6, ""],
    [["--filter", "=", "state", "=", "a"], ["--filter=state=a"], 15, ""],
    [["--api-url", "http", ":", "//h", ":", "80/", "lo"], ["--api-url", "http://h:80/", "lo"], 0, ""],
    [["get", "with\\ sp"], ["get", "with sp"], 0, ""],
    [["get", '"with sp'], ["get", "with sp"], 0, '"'],
    [["get", "'it"], ["get", "it"], 0, "'"],
    [["get", '"a\\"b" c', ""], ["get", 'a"b c', ""], 0, ""],
    [[""], [""], 0, ""],
  ])("%j is joined as %j", (cut, words, keptLength, quote) => {
    expect(bashLine(cut)).toEqual({ words, keptLength, quote });
  });

  test.each([
    ["a b$c", "", "a\\ b\\$c"],
    ["日本 x", "", "日本\\ x"],
    ['a b"$c', '"', 'a b\\"\\$c'],
    ["it's", "'", "it'\\''s"],
  ])("%s after the quote %s is written %s", (value, quote, written) => {
    expect(forBash(value, quote)).toBe(written);
  });
});
