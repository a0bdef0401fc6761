import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createCommandFixture } from "./support/fixture.js";

function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(inject("commandFolder"), "saltant"), "serve", ...args]);
}

/** Runs it until it exits. */
async function run(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = start(...args);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const [code] = await once(child, "close");
  return { code, out, err };
}

describe("saltant serve", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saltant-serve-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(content: string | Uint8Array): Promise<string> {
    const path = join(folder, "users.json");
    await writeFile(path, content);
    return path;
  }

  test.each(["SIGINT", "SIGTERM"] as const)("prints its URL, and ends on %s", async (signal) => {
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

  test.each([
    { args: [], status: 405, length: 0 },
    { args: ["--error-pages", "saltant"], status: 405, length: 0 },
    { args: ["--error-pages", "django"], status: 404, length: 179 },
  ])("responds with the error pages of $args: $status", async ({ args, status, length }) => {
    const child = start("--port", "0", ...args);
    try {
      const [url] = await once(createInterface(child.stdout), "line");
      const response = await fetch(`${String(url)}nothing/`, { method: "POST" });
      expect({ status: response.status, length: (await response.text()).length }).toEqual({ status, length });
    } finally {
      child.kill();
      await once(child, "close");
    }
  });

  test.each([
    { args: [], host: "evil.example", status: 403 },
    {
      args: ["--host", "0.0.0.0", "--allow-host", "a.example", "--allow-host", "saltant"],
      host: "saltant:8001",
      status: 200,
    },
    { args: ["--host", "localhost", "--allow-host", "any"], host: "evil.example", status: 200 },
  ])("with $args responds as $host with $status", async ({ args, host, status }) => {
    const child = start("--port", "0", ...args);
    try {
      const [url] = await once(createInterface(child.stdout), "line");
      const { port } = new URL(String(url));
      const headers = { Host: host, Authorization: "Token alice-token-0000000000000000000000000000" };
      const [response] = (await once(get({ host: "localhost", port, path: "/api/users/", headers }), "response")) as [
        IncomingMessage,
      ];
      response.resume();
      expect(response.statusCode).toBe(status);
    } finally {
      child.kill();
      await once(child, "close");
    }
  });

  test("serves a Decapod server, with the control endpoints only with --control", async () => {
    const users = await file('[{"login": "ann", "password": "secret", "role": "wheel"}]');
    const statuses: number[] = [];
    for (const more of [[], ["--control"]]) {
      const child = start("--service", "decapod", "--port", "0", "--users", users, ...more);
      try {
        const [url] = await once(createInterface(child.stdout), "line");
        expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
        const body = JSON.stringify({ username: "ann", password: "secret" });
        statuses.push((await fetch(`${String(url)}/v1/auth/`, { method: "POST", body })).status);
        statuses.push((await fetch(`${String(url)}/__control/reset`, { method: "POST" })).status);
      } finally {
        child.kill();
        await once(child, "close");
      }
    }
    expect(statuses).toEqual([200, 404, 200, 200]);
  });

  test("serves a SlipStream server with modules, without control endpoints", async () => {
    for (const [login, more] of [
      [{ username: "joe", password: "joe-password" }, []],
      [{ username: "ann", password: "secret" }, ["--users", await file('[{"name": "ann", "password": "secret"}]')]],
    ] as const) {
      const child = start("--service", "slipstream", "--port", "0", ...more);
      try {
        const [url] = await once(createInterface(child.stdout), "line");
        expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
        const body = JSON.stringify({ sessionTemplate: { href: "session-template/internal", ...login } });
        const headers = { "Content-Type": "application/json" };
        const session = await fetch(`${String(url)}/api/session`, { method: "POST", headers, body });
        expect(session.status).toBe(201);
        const Cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
        const accept = { Cookie, Accept: "application/xml" };
        expect(await (await fetch(`${String(url)}/appstore`, { headers: accept })).text()).toContain("wordpress");
        expect((await fetch(`${String(url)}/__control/reset`, { method: "POST", headers: accept })).ok).toBe(false);
      } finally {
        child.kill();
        await once(child, "close");
      }
    }
  });

  test("serves a Synnefo cloud, with the endpoint of recordings only with --control", async () => {
    const uuid = "0d7a3c52-5b0e-4c3b-9b1f-3f1f3f6f2a10";
    const users = await file(`[{"name": "ann", "uuid": "${uuid}"}]`);
    const statuses: number[] = [];
    for (const [token, more] of [
      ["ann-token", ["--users", users]],
      ["alice-token", ["--control"]],
    ] as const) {
      const child = start("--service", "synnefo", "--port", "0", ...more);
      try {
        const [url] = await once(createInterface(child.stdout), "line");
        expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
        const headers = { "X-Auth-Token": token };
        statuses.push((await fetch(`${String(url)}/astakos/account/v1.0/quotas`, { headers })).status);
        statuses.push((await fetch(`${String(url)}/__tick`, { method: "POST" })).status);
      } finally {
        child.kill();
        await once(child, "close");
      }
    }
    expect(statuses).toEqual([200, 404, 200, 200]);
  });

  test("serves other commands, prints how to use it in a terminal, and ends on Ctrl-C", async () => {
    const { open, run } = await createCommandFixture();
    const terminal = open("exec saltant serve --port 0", { cols: 120 });
    const screen = await terminal.until((shown) => shown.includes("Ctrl-C stops the server"));
    const [apiUrl = "", login = "", password] = screen.split("\n");
    expect(login).toBe(`To use it: saltant login --profile local --api-url ${apiUrl} --username alice`);
    expect(password).toBe("The password is alice-password. Ctrl-C stops the server; all its data is lost.");
    const line = `${login.slice("To use it: ".length)} && saltant whoami --profile local --json`;
    const { stdout, exitCode } = await run(line, { stdin: "alice-password" });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ server: apiUrl, user: "alice", source: "profile local" });
    terminal.press("ctrl-c");
    expect(await terminal.finished()).toBe(0);
  });

  test("prints its usage", async () => {
    const { code, out, err } = await run("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Usage: saltant serve [options]");
  });

  test.each([
    ["an invalid port", () => ["--port", "http"], '--port must be a number from 0 to 65535, not "http"'],
    ["a negative port", () => ["--port", "-1"], '--port must be a number from 0 to 65535, not "-1"'],
    ["a port that is too large", () => ["--port", "65536"], '--port must be a number from 0 to 65535, not "65536"'],
    [
      "invalid workers",
      () => ["--workers", "maybe"],
      "option '--workers <on|off>' argument 'maybe' is invalid. Allowed choices are on, off.\n  Run saltant serve --help for usage.",
    ],
    [
      "invalid error pages",
      () => ["--error-pages", "plain"],
      "option '--error-pages <saltant|django>' argument 'plain' is invalid. Allowed choices are saltant, django.\n  Run saltant serve --help for usage.",
    ],
    [
      "an unknown service",
      () => ["--service", "ceph"],
      "option '--service <name>' argument 'ceph' is invalid. Allowed choices are saltant, decapod, slipstream, synnefo.\n  Run saltant serve --help for usage.",
    ],
    ["the control endpoints with saltant", () => ["--control"], "--control is not an option of --service saltant"],
    [
      "the control endpoints with SlipStream, whose recordings use none",
      () => ["--service", "slipstream", "--control"],
      "--control is not an option of --service slipstream",
    ],
    [
      "workers with SlipStream",
      () => ["--service", "slipstream", "--workers", "off"],
      "--workers is not an option of --service slipstream",
    ],
    [
      "workers with Synnefo",
      () => ["--service", "synnefo", "--workers", "off"],
      "--workers is not an option of --service synnefo",
    ],
    [
      "a user of Synnefo without a UUID",
      async () => ["--service", "synnefo", "--users", await file('[{"name": "ann", "uuid": "1"}]')],
      'The uuid of a user must be a UUID in lower case, not "1".',
    ],
    [
      "a user of SlipStream with an invalid flag",
      async () => [
        "--service",
        "slipstream",
        "--users",
        await file('[{"name": "a", "password": "b", "privileged": 1}]'),
      ],
      /: privileged must be true or false\n$/,
    ],
    [
      "error pages with Decapod",
      () => ["--service", "decapod", "--error-pages", "saltant"],
      "--error-pages is not an option of --service decapod",
    ],
    [
      "a field that users of Decapod do not have",
      async () => ["--service", "decapod", "--users", await file('[{"login": "a", "token": "b"}]')],
      /: unknown field token; valid fields: login, password, email, fullName, role\n$/,
    ],
    ["an unknown option", () => ["--prot", "1"], "unknown option '--prot'\n  Did you mean --port?"],
    [
      "a missing file",
      () => ["--users", "nowhere.json"],
      /^saltant: cannot read --users nowhere.json: ENOENT[^\n]*\n$/,
    ],
    [
      "a file that is not JSON",
      async () => ["--users", await file("{")],
      /^saltant: --users \S+ is not valid JSON[^\n]*\n$/,
    ],
    [
      "a file that is not UTF-8",
      async () => ["--users", await file(Buffer.from('[{"username": "Zo\xeb"}]', "latin1"))],
      /^saltant: --users \S+ is not valid UTF-8 at line 1, byte offset 17: save it as UTF-8\n$/,
    ],
    [
      "an empty list",
      async () => ["--users", await file("[]")],
      /^saltant: --users \S+: the file contains no users\n$/,
    ],
    ["a list of numbers", async () => ["--users", await file("[1]")], /: value 1 is not a JSON object\n$/],
    [
      "a user without a name",
      async () => ["--users", await file('[{"username": ""}]')],
      "A username must not be empty.",
    ],
    [
      "a user without fields",
      async () => ["--users", await file("[{}]")],
      "A username must be a string, not undefined.",
    ],
    [
      "a user with an unknown field",
      async () => ["--users", await file('[{"username": "a"}, {"username": "b", "admin": true}]')],
      /: unknown field admin; valid fields: username, email, password, token, isSuperuser, isActive\n$/,
    ],
    [
      "a user with an invalid flag",
      async () => ["--users", await file('[{"username": "a", "isActive": "no"}]')],
      /: isActive must be true or false\n$/,
    ],
    [
      "two users with one name",
      async () => ["--users", await file('[{"username": "a"}, {"username": "a"}]')],
      "Two users have the username a.",
    ],
    [
      "two users with one token",
      async () => ["--users", await file('[{"username": "a", "token": "t"}, {"username": "b", "token": "t"}]')],
      "a and b have the same token.",
    ],
    [
      "a token that cannot be sent",
      async () => ["--users", await file('[{"username": "a", "token": "t t"}]')],
      "The token of a must be ASCII without whitespace, and not empty.",
    ],
  ])("refuses %s in a line or two, with the code 2", async (_, args, message) => {
    const { code, out, err } = await run(...(await args()));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    if (typeof message === "string") expect(err).toBe(`saltant: ${message}\n`);
    else expect(err).toMatch(message);
  });
});
