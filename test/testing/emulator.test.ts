import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--import", "tsx", "scripts/emulator.ts", ...args], { cwd: root });
}

/** Runs the emulator to its end. */
async function run(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = start(...args);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const [code] = await once(child, "close");
  return { code, out, err };
}

describe("the emulator", { timeout: 60_000 }, () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saltant-emulator-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(content: string): Promise<string> {
    const path = join(folder, "users.json");
    await writeFile(path, content);
    return path;
  }

  test.each(["SIGINT", "SIGTERM"] as const)("prints where it answers, and ends on %s", async (signal) => {
    const users = await file('\uFEFF[{"username": "eve", "token": "eves-token", "isSuperuser": true}]');
    const child = start("--port", "0", "--users", users, "--workers", "off");
    const [url] = await once(createInterface(child.stdout), "line");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/);
    const response = await fetch(`${String(url)}users/`, { headers: { authorization: "Token eves-token" } });
    expect(await response.json()).toMatchObject({ count: 1, results: [{ username: "eve", email: "" }] });
    const closed = once(child, "close");
    child.kill(signal);
    expect(await closed).toEqual([0, null]);
  });

  test("says how it is used", async () => {
    const { code, out, err } = await run("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("usage: npm run emulator -- [options]");
  });

  test.each([
    ["a port that is none", () => ["--port", "http"], 'emulator: --port is a number from 0 to 65535, not "http"\n'],
    ["a negative port", () => ["--port", "-1"], 'emulator: --port is a number from 0 to 65535, not "-1"\n'],
    ["a port that is too large", () => ["--port", "65536"], /not "65536"\n$/],
    ["workers that are neither", () => ["--workers", "maybe"], 'emulator: --workers is "on" or "off", not "maybe"\n'],
    ["an option that it has not", () => ["--prot", "1"], /^emulator: Unknown option '--prot'[^\n]*\n$/],
    ["a file that is not there", () => ["--users", "nowhere.json"], /^emulator: --users nowhere.json: ENOENT[^\n]*\n$/],
    ["a file that is no JSON", async () => ["--users", await file("{")], /^emulator: --users \S+: [^\n]*JSON[^\n]*\n$/],
    ["no list", async () => ["--users", await file("{}")], /: users: Invalid input: expected array[^\n]*\n$/],
    [
      "a user without a name",
      async () => ["--users", await file('[{"username": ""}]')],
      /: users\[0\]\.username: [^\n]*\n$/,
    ],
    [
      "a user with too much",
      async () => ["--users", await file('[{"username": "a"}, {"username": "b", "admin": true}]')],
      /: users\[1\]: Unrecognized key: "admin"\n$/,
    ],
    [
      "two users of one name",
      async () => ["--users", await file('[{"username": "a"}, {"username": "a"}]')],
      "emulator: There are two users called a.\n",
    ],
    [
      "two users with one token",
      async () => ["--users", await file('[{"username": "a", "token": "t"}, {"username": "b", "token": "t"}]')],
      "emulator: a and b have the same token.\n",
    ],
    [
      "a token that cannot be sent",
      async () => ["--users", await file('[{"username": "a", "token": "t t"}]')],
      "emulator: The token of a cannot be sent: it must be ASCII without white space, and not empty.\n",
    ],
  ])("refuses %s with one line and the code 2", async (_, args, message) => {
    const { code, out, err } = await run(...(await args()));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    if (typeof message === "string") expect(err).toBe(message);
    else expect(err).toMatch(message);
  });
});
