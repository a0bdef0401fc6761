import { expect, it } from "vitest";
import { createCommandFixture } from "./support/fixture.js";

/** The variables of a command that differ from the usual ones. */
type Env = Readonly<Record<string, string | undefined>>;

it("explains an error and its remedy in a line or two, and exits with the code of its kind", async () => {
  const { run, server, apiUrl } = await createCommandFixture();
  const stderrOf = async (line: string, env: Env = {}): Promise<string> => {
    const { stdout, stderr, exitCode } = await run(line, { env });
    expect(stdout).toBe("");
    expect(stderr.trimEnd().split("\n").length).toBeLessThan(3);
    return `${exitCode} ${stderr.replaceAll(apiUrl, "API/").replace(/127\.0\.0\.1:\d+/g, "HOST")}`;
  };
  const said = await Promise.all([
    stderrOf("saltant eti list", { SALTANT_AUTH_TOKEN: "no-such-token-1234567890" }),
    stderrOf("saltant eti list", { SALTANT_AUTH_TOKEN: server.connection("mallory").authToken }),
    stderrOf("saltant queues patch main --active", { SALTANT_AUTH_TOKEN: server.connection("bob").authToken }),
    stderrOf("saltant eti list", { SALTANT_API_URL: undefined }),
    stderrOf("saltant eti list", { SALTANT_AUTH_TOKEN: undefined }),
    stderrOf("saltant eti list", { SALTANT_API_URL: "nonsense" }),
    stderrOf("saltant eti list --profile staging"),
    stderrOf("saltant users get stranger"),
    stderrOf("saltant eti get nonsense"),
    stderrOf("saltant queues get nowhere"),
    stderrOf("saltant eti list --request-timeout 0"),
    stderrOf("saltant eti list --request-timeout soon"),
    stderrOf("saltant eti list --limit many"),
  ]);
  expect(said.join("")).toMatchInlineSnapshot(`
    "3 saltant: 403 GET /executabletaskinstances/?page=1&page_size=250: Invalid token; check the token, or the user name and password
      Run saltant login to log in; saltant whoami shows the current user.
    3 saltant: 403 GET /executabletaskinstances/?page=1&page_size=250: User inactive or deleted; check the token, or the user name and password
      Run saltant login to log in; saltant whoami shows the current user.
    3 saltant: 403 PATCH /taskqueues/1/: You do not have permission to perform this action.
    3 saltant: not logged in: run saltant login, or set SALTANT_API_URL and SALTANT_AUTH_TOKEN (or SALTANT_USERNAME and SALTANT_PASSWORD)
    3 saltant: no tokens of alice for API/ are stored: log in, with username and password
      Run saltant login to log in; saltant whoami shows the current user.
    3 saltant: the environment variable SALTANT_API_URL is invalid: baseApiUrl must be a URL such as https://host/
    2 saltant: profile "staging" does not exist: run saltant login to create it
    4 saltant: 404 GET /users/stranger/: Not found.
    2 saltant: executable task instance: "nonsense" is not a valid UUID
    4 saltant: GET /taskqueues/?name=nowhere: there is no task queue with the name "nowhere"
    2 saltant: --request-timeout must be at least 0.001s, not 0
    2 saltant: --request-timeout must be a duration (90s, 5m, 2h, 7d; in seconds if no unit is given), not "soon"
    2 saltant: --limit must be a whole number of at least 0, not "many"
    "
  `);
});

it("distinguishes a server that is down, silent, or not saltant's from one that refuses", async () => {
  const { run, server } = await createCommandFixture();
  const { stderr: down, exitCode } = await run("saltant users list", {
    env: { SALTANT_API_URL: "http://127.0.0.1:1/api/" },
  });
  expect(exitCode).toBe(9);
  expect(down).toMatch(
    /^saltant: GET \/users\/.*connection.*\n {2}Run saltant whoami to see which server is used\.\n$/,
  );
  const stall = server.inject({ kind: "stall", times: Infinity });
  const silent = await run("saltant users list --request-timeout 0.1");
  stall.remove();
  expect(silent.exitCode).toBe(9);
  expect(silent.stderr).toMatch(
    /no complete response within 100 ms.*\n {2}Use --request-timeout to give each request more time\.\n$/,
  );
  server.inject({ kind: "html" });
  const login = await run("saltant users list");
  expect(login.exitCode).toBe(1);
  expect(login.stderr).toMatch(
    /expected JSON, got text\/html.*\n {2}Run saltant whoami to see which server is used\.\n$/,
  );
  server.inject({ kind: "status", status: 400, body: { detail: "out of\u001b[2J\norder" } });
  const refused = await run("saltant users list");
  expect(refused).toMatchObject({ stdout: "", exitCode: 1 });
  expect(refused.stderr).toMatch(/^saltant: 400 GET .*out of\\u001b\[2J order.*\n$/);
});

it("reports a mistake on the command line, and suggests a correction", async () => {
  const { run, sent } = await createCommandFixture();
  const said = await Promise.all(
    [
      "lisst",
      "eti lst",
      "eti list --fliter x",
      "eti get",
      "eti list extra",
      "eti list --json --jsonl",
      "eti list --limit",
      "eti list -x",
    ].map(async (line) => {
      const { stdout, stderr, exitCode } = await run(`saltant ${line}`);
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
      return stderr;
    }),
  );
  expect(said.join("")).toMatchInlineSnapshot(`
    "saltant: unknown command 'lisst'
      Run saltant --help for usage.
    saltant: unknown command 'lst'
      Did you mean list?
    saltant: unknown option '--fliter'
      Did you mean --filter?
    saltant: missing required argument 'uuid'
      Run saltant executable-task-instances get --help for usage.
    saltant: too many arguments for 'list'. Expected 0 arguments but got 1.
      Run saltant executable-task-instances list --help for usage.
    saltant: option '--json' cannot be used with option '--jsonl'
      Run saltant executable-task-instances list --help for usage.
    saltant: option '--limit <n>' argument missing
      Run saltant executable-task-instances list --help for usage.
    saltant: unknown option '-x'
      Run saltant executable-task-instances list --help for usage.
    "
  `);
  const [none, resource, version] = await Promise.all([run("saltant"), run("saltant eti"), run("saltant --version")]);
  for (const help of [none, resource]) {
    expect(help).toMatchObject({ stdout: "", exitCode: 2 });
    expect(help.stderr).toMatch(/^Usage: saltant /);
  }
  expect(version).toMatchObject({ stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: "", exitCode: 0 });
  expect(sent()).toEqual([]);
});

it("shows requests and stacks only with --debug, and never a secret", async () => {
  const { run, server } = await createCommandFixture();
  const { authToken: token } = server.connection("alice");
  const wrong = "wrong-token-0123456789abcdef";
  server.inject({ kind: "status", status: 400, body: { detail: `who are you, Token ${token}?` }, path: "users/" });
  const quoted = await run("saltant users list --debug");
  const refused = await run("saltant queues list --debug", { env: { SALTANT_AUTH_TOKEN: wrong } });
  const plain = await run("saltant queues list --debug");
  expect(quoted.stderr).toMatch(
    /^saltant: 400 GET \/users\/.* in \d+ ms\nsaltant: 400 .*\nBadRequestError: 400 .*\n {4}at /,
  );
  expect(refused.stderr).toMatch(/^saltant: 403 GET \/taskqueues\/.* in \d+ ms\n/);
  expect(plain.stderr).toMatch(/^saltant: 200 GET \/taskqueues\/.* in \d+ ms\n$/);
  const all = JSON.stringify([quoted, refused, plain]);
  expect(all).not.toContain(token);
  expect(all).not.toContain(wrong);
});

it("exits at once on a second Ctrl-C, and restores the cursor", async () => {
  const { open, server, waitForRequest } = await createCommandFixture();
  server.inject({ kind: "stall", times: Infinity });
  const terminal = open("saltant users list", { cols: 100 });
  await waitForRequest(() => true);
  await terminal.until((screen) => screen.includes("reading users"));
  expect(terminal.hasCursor).toBe(false);
  terminal.press("ctrl-c");
  terminal.press("ctrl-c");
  expect(await terminal.finished()).toBe(130);
  expect(terminal.hasCursor).toBe(true);
  expect(terminal.screen()).not.toContain("reading");
});

it("shows ids if the server does not return the names of types and queues", async () => {
  const { run, server } = await createCommandFixture();
  server.addInstances(1, { taskType: 1, taskQueue: 1, user: "alice" });
  server.inject({ kind: "status", status: 403, path: "executabletasktypes/1/" });
  server.inject({ kind: "html", path: "taskqueues/1/" });
  const { stdout, stderr, exitCode } = await run("saltant eti list");
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout.split("\n")[1]).toMatch(/successful {2}#1 {4}#1 {5}alice/);
});
