import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaltantClient, systemClock } from "saltant";
import { listen, type ListeningServer } from "saltant/node";
import { EmbeddedServer, type Fault } from "saltant/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { checkCommand } from "../../../scripts/contract/check/command.js";
import type { CheckReport } from "../../../scripts/contract/check/report.js";
import { ReadOnlyServer } from "../../../scripts/contract/check/read-only-server.js";
import { contractDocument, type Json, type Ran, run, within } from "./support.js";

let server: EmbeddedServer;
let listening: ListeningServer;

beforeEach(async () => {
  server = new EmbeddedServer({ clock: systemClock, workers: "off" });
  listening = await listen(server.handle);
});

afterEach(() => listening.close());

function url(): string {
  return `${listening.url}/api/`;
}

function tokenOf(username: string): string {
  return server.connection(username).authToken;
}

/** Resources of every kind, created as a user would. */
async function fill(): Promise<void> {
  server.addTask("report");
  server.addTask("align", "container");
  const client = new SaltantClient({ baseApiUrl: url(), authToken: tokenOf("alice") });
  const [align] = await client.containerTaskTypes.list();
  const queues = await client.taskQueues.list();
  if (align === undefined) throw new Error("there is no container task type");
  const queue = queues.find(({ name }) => name === "align");
  if (queue === undefined) throw new Error("there is no queue for it");
  await client.containerTaskInstances.create({ taskType: align.id, taskQueue: queue, name: "one" });
  server.addInstances(12, { state: (index) => (index % 3 === 0 ? "failed" : "successful") });
  server.clearRequests();
}

function check(
  env: Record<string, string> = { SALTANT_AUTH_TOKEN: tokenOf("alice") },
  ...args: string[]
): Promise<Ran> {
  return run(checkCommand, [url(), ...args], { env });
}

async function report(...args: string[]): Promise<CheckReport & { readonly code: number }> {
  const { code, out } = await check(undefined, "--json", ...args);
  return { ...(JSON.parse(out) as CheckReport), code };
}

/** Changes the responses of one path from now on. */
function injectChange(path: string, change: (json: Json) => unknown, more: Partial<Fault> = {}): void {
  server.inject({ kind: "json", method: "GET", path, times: Infinity, body: change, ...more } as Fault);
}

/** Applies a test's change to each of a page's results. */
const inResults =
  (change: (result: Json) => Json) =>
  (page: Json): Json => {
    return Array.isArray(page.results) ? { ...page, results: (page.results as Json[]).map(change) } : page;
  };

describe("against a server that conforms to the contract", () => {
  it("finds no difference, and checks everything that can be read", async () => {
    await fill();
    const { code, summary, findings, notChecked } = await report();

    expect({ code, findings, notChecked }).toEqual({ code: 0, findings: [], notChecked: [] });
    expect(summary).toEqual({ requests: server.requests.length, differs: 0, new: 0, notChecked: 0 });
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  it("requests every GET of the contract, and each list with each of its filters", async () => {
    await fill();
    await report();

    const paths = within(contractDocument(), "paths");
    const filters = server.requests.flatMap(({ path, query }) => query.map(([name]) => `${path}?${name}`));
    for (const [path, item] of Object.entries(paths) as [string, Json][]) {
      if (item.get === undefined) continue;
      const pattern = new RegExp(`^${path.slice(1).replaceAll(/\{\w+\}/g, "[^/]+")}$`);
      expect(
        server.requests.some((request) => pattern.test(request.path)),
        path,
      ).toBe(true);
      for (const { $ref } of (within(item, "get").parameters ?? []) as { $ref: string }[]) {
        const { name } = within(contractDocument(), ...$ref.slice(2).split("/"));
        expect(filters).toContain(`${path.slice(1)}?${String(name)}`);
      }
    }
    // Other responses that a test can provoke.
    const statuses = new Set(server.requests.map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 400, 403, 404]));
  });

  it("reports what it could not check on an empty server", async () => {
    const { code, findings, notChecked } = await report();

    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(notChecked).toContainEqual({
      operation: "GET /taskqueues/{id}/",
      what: "details",
      why: "no row of the list has the id that its path needs",
    });
    const { out } = await check();
    expect(out).toContain("Not checked\n");
    expect(out).toMatch(
      /0 differences, 0 new, \d+ not checked, \d+ requests sent; nothing was written to the server\n$/,
    );
  });

  it("logs in with a password, the only request that is not a GET", async () => {
    await fill();
    const { code, out } = await check({ SALTANT_USERNAME: "alice", SALTANT_PASSWORD: "alice-password" }, "--json");

    expect({ code, findings: (JSON.parse(out) as CheckReport).findings }).toEqual({ code: 0, findings: [] });
    const others = server.requests.filter(({ method }) => method !== "GET");
    expect(others).toMatchObject([{ method: "POST", path: "token/", status: 200 }]);
    expect(out).not.toContain("alice-password");
    expect(out).not.toContain("eyJ");
  });

  it("changes nothing on the server", async () => {
    await fill();
    const state = async (): Promise<unknown> => {
      const client = new SaltantClient({ baseApiUrl: url(), authToken: tokenOf("admin") });
      const lists = [
        client.containerTaskInstances,
        client.executableTaskInstances,
        client.taskQueues,
        client.taskWhitelists,
      ];
      return Promise.all(lists.map(async (manager) => JSON.stringify(await manager.list())));
    };
    const before = await state();
    await check();

    expect(await state()).toEqual(before);
  });
});

describe("against a server that has changed", () => {
  beforeEach(fill);

  it.each<[string, (result: Json) => Json, object]>([
    [
      "another type",
      (each) => ({ ...each, name: 7 }),
      { path: "$.results[*].name", expected: "string", got: "integer" },
    ],
    ["null", (each) => ({ ...each, name: null }), { path: "$.results[*].name", expected: "string", got: "null" }],
    [
      "nothing",
      ({ name: _name, ...rest }) => rest,
      { path: "$.results[*].name", expected: "a value (required)", got: "nothing" },
    ],
    [
      "an array of something else",
      (each) => ({ ...each, whitelists: ["1"] }),
      { path: "$.results[*].whitelists[*]", expected: "integer", got: "string" },
    ],
  ])("reports that a field is %s, once for all rows and responses", async (_, change, expected) => {
    injectChange("taskqueues/", inResults(change));
    const { code, findings, summary } = await report();

    expect(code).toBe(1);
    expect(summary.differs).toBe(1);
    expect(findings).toMatchObject([
      { operation: "GET /taskqueues/", verdict: "differs", purpose: "first page", status: 200, ...expected },
    ]);
    expect(findings[0]?.request).toBe("GET /taskqueues/?page=1&page_size=5");
  });

  it("reports a wrong format or choice with its path, and shows the value", async () => {
    injectChange(
      "containertasktypes/",
      inResults((each) => ({ ...each, datetime_created: "yesterday", container_type: "podman" })),
    );
    const { findings } = await report();

    expect(findings.map(({ path, expected, got }) => [path, expected, got])).toEqual([
      ["$.results[*].datetime_created", "format date-time", '"yesterday"'],
      ["$.results[*].container_type", 'one of "docker", "singularity"', '"podman"'],
    ]);
  });

  it("reports fields and states that the contract does not know as new, which is not a failure", async () => {
    injectChange(
      "executabletaskinstances/",
      inResults((each) => ({ ...each, state: "held", priority: 3 })),
    );
    const { code, findings } = await report();

    expect(code).toBe(0);
    expect(findings).toMatchObject([
      { verdict: "new", path: "$.results[*].state", got: '"held"' },
      { verdict: "new", path: "$.results[*].priority", expected: "no such field", got: "integer" },
    ]);
  });

  it("checks details, too", async () => {
    injectChange("users/alice/", (json) => ({ ...json, email: null }));
    const { code, findings } = await report();

    expect(code).toBe(1);
    expect(findings).toMatchObject([
      {
        operation: "GET /users/{username}/",
        purpose: "detail",
        request: "GET /users/alice/",
        path: "$.email",
        expected: "string",
        got: "null",
      },
    ]);
  });

  it("detects that a filter is ignored, even if the response matches the contract", async () => {
    // A server that has renamed a filter ignores the unknown parameter, and returns everything.
    const renamed = listen(async (request) => {
      const address = new URL(request.url);
      address.searchParams.delete("email__startswith");
      address.searchParams.delete("active");
      return server.handle(new Request(address, { headers: request.headers }));
    });
    await using other = await renamed;
    const env = { SALTANT_AUTH_TOKEN: tokenOf("alice") };
    const { code, out } = await run(checkCommand, [`${other.url}/api`, "--json"], { env });

    expect(code).toBe(1);
    expect((JSON.parse(out) as CheckReport).findings).toMatchObject([
      { purpose: "filter active", path: "$.results[*].active", expected: "only false, the filter's value" },
      { purpose: "filter email__startswith", path: "$.results", expected: "no rows, as none has that value" },
    ]);
  });

  it.each<[string, Partial<Fault>, string, object]>([
    [
      "another status",
      { kind: "status", status: 500 },
      "users/",
      { path: "status", expected: "200", got: "500 text/html" },
    ],
    [
      "a redirect",
      { kind: "redirect", location: "https://elsewhere.example.org/" },
      "users/",
      { path: "status", got: "302 text/plain" },
    ],
    [
      "a page for people",
      { kind: "html" },
      "users/",
      { path: "content-type", expected: "application/json", got: "text/html" },
    ],
    ["nothing", { kind: "empty" }, "users/bob/", { path: "$", expected: "JSON", got: "nothing" }],
    [
      "no response",
      { kind: "reset" },
      "users/",
      { path: "status", status: null, got: expect.stringContaining("no response: ") },
    ],
  ])("reports %s", async (_, fault, path, expected) => {
    server.inject({ ...fault, path } as Fault);
    const { code, findings } = await report();

    expect(code).toBe(1);
    expect(findings).toMatchObject([{ verdict: "differs", times: 1, ...expected }]);
  });

  it("checks errors against the contract, too", async () => {
    const withDetail = (json: Json): Json => ("detail" in json ? { error: { code: 1 } } : json);
    injectChange("taskwhitelists/", withDetail);
    const { code, findings } = await report();

    expect(code).toBe(1);
    expect(findings.map(({ purpose, status, path, got }) => [purpose, status, path, got])).toEqual([
      ["page past the end", 404, "$.detail", "nothing"],
      ["page past the end", 404, "$.error", "object"],
      ["no credentials", 403, "$", "object"],
    ]);
  });

  it("prints the operation, the path, and the expected and actual values, in readable form", async () => {
    injectChange(
      "taskqueues/",
      inResults((each) => ({ ...each, name: null })),
    );
    const { code, out, err } = await check();

    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain(
      "GET /taskqueues/\n  ✗ differs: $.results[*].name: expected string, got null\n      first page: GET /taskqueues/?page=1&page_size=5 → 200, and ",
    );
    expect(out).toMatch(/\n1 difference, 0 new, \d+ requests sent; nothing was written to the server\n$/);
  });

  it("shows no secret, even if the server sends one back", async () => {
    const token = tokenOf("alice");
    injectChange(
      "containertasktypes/",
      inResults((each) => ({ ...each, container_type: `Token ${token}` })),
    );

    for (const args of [[], ["--json"]]) {
      const { code, out } = await check(undefined, ...args);
      expect(code).toBe(1);
      expect(out).toContain("Token ***");
      expect(out).not.toContain(token);
    }
  });

  it("shows no part of a secret if the server's value is long and is cut", async () => {
    const token = tokenOf("alice");
    injectChange("containertasktypes/", (page) => ({
      ...(page as object),
      next: `this is no address, and your token is ${token}`,
    }));
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain("your token is ***");
    expect(out).not.toContain(token.slice(0, 12));
  });

  it("waits if the server limits its rate", async () => {
    const injected = server.inject({ kind: "status", status: 429, headers: { "retry-after": "0" }, times: 2 });
    const { code, findings } = await report();

    expect({ code, findings, met: injected.count }).toEqual({ code: 0, findings: [], met: 2 });
  });
});

describe("a changed contract", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saltant-check-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is checked with its new GETs, without a change of the code", async () => {
    await fill();
    const document = contractDocument();
    const paths = within(document, "paths");
    const detail = {
      description: "It.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Detail" } } },
    };
    paths["/version/"] = { get: { operationId: "getVersion", responses: { "200": detail } } };
    paths["/version/{of}/{what}/"] = { get: { operationId: "getOther", responses: { "200": detail } } };
    const path = join(folder, "contract.json");
    await writeFile(path, JSON.stringify(document));
    const { code, findings, notChecked } = await report("--contract", path);

    expect(code).toBe(1);
    expect(findings).toMatchObject([
      { operation: "GET /version/", path: "status", expected: "200", got: "404 text/html" },
    ]);
    expect(notChecked).toEqual([
      {
        operation: "GET /version/{of}/{what}/",
        what: "everything",
        why: "no list has values for its path and query",
      },
    ]);
  });

  it("that is invalid ends with 2", async () => {
    const path = join(folder, "contract.yaml");
    await writeFile(path, "paths: [");
    expect(await check(undefined, "--contract", path)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^contract:check: .*not YAML.*\n$/),
    });
  });
});

describe("a check that cannot run", () => {
  const alice = { SALTANT_USERNAME: "alice", SALTANT_PASSWORD: "alice-password" };

  it.each<[string, string[], Record<string, string>, string]>([
    ["no URL", [], alice, "no URL given"],
    ["two URLs", ["a", "b"], alice, "one URL at a time, not 2"],
    ["an unknown option", ["--jsno"], alice, "Unknown option '--jsno'"],
    ["no http", ["file:///etc"], alice, "the address must begin with http"],
    ["a password in the URL", ["https://alice:hunter22@host/api/"], alice, "must not hold a username or password"],
    ["a query", ["https://host/api/?x=1"], alice, "no query and no fragment"],
    ["no credentials", ["https://host/api/"], {}, "SALTANT_AUTH_TOKEN is not set"],
    ["no password", ["https://host/api/"], { SALTANT_USERNAME: "alice" }, "SALTANT_PASSWORD is not set"],
    [
      "an invalid token",
      ["https://host/api/"],
      { SALTANT_AUTH_TOKEN: "hunter22 two" },
      "SALTANT_AUTH_TOKEN is invalid",
    ],
    ["no such contract", ["https://host/api/", "--contract", "nowhere.yaml"], alice, "cannot read nowhere.yaml"],
  ])("for %s ends with 2 and one line, before anything is sent", async (_, args, env, message) => {
    const fetch = (): never => expect.fail("nothing may be sent");
    const { code, out, err } = await run(checkCommand, args, { env, fetch });

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).not.toContain("hunter22");
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      "a token",
      { SALTANT_AUTH_TOKEN: "0123456789abcdef" },
      /the server refuses the credentials: it responds with a 403\n$/,
    ],
    [
      "a password",
      { ...alice, SALTANT_PASSWORD: "wrong-password" },
      /the server refuses SALTANT_USERNAME and SALTANT_PASSWORD\n$/,
    ],
  ])("because the server refuses %s ends with 2", async (_, env, message) => {
    const { code, out, err } = await check(env);

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/0123456789abcdef|wrong-password/);
  });

  it("because there is no saltant API ends with 2", async () => {
    const env = { SALTANT_AUTH_TOKEN: tokenOf("alice") };
    const { code, err } = await run(checkCommand, [`${listening.url}/elsewhere/`], { env });

    expect({ code, err }).toEqual({
      code: 2,
      err: "contract:check: no list can be read: the server responds with a 404 with text/html; is the URL the API's root, as https://host/api/\n",
    });
  });

  it("of a server that is down ends with 2", async () => {
    await listening.close();
    expect(await check()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/does not respond, 3 times in a row: .*ECONNREFUSED/),
    });
    expect(await check(alice)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/the login failed: .*ECONNREFUSED/),
    });
  });

  it("prints its usage, and that nothing is written", async () => {
    const { code, out } = await run(checkCommand, ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("usage: npm run contract:check -- URL");
    expect(out).toContain("Nothing is written to the server");
    expect(out).toContain("(default: openapi/saltant.yaml)");
  });

  it("accepts the services of the package, and no other", async () => {
    const { code, err } = await run(checkCommand, ["https://host/api/", "--service", "ceph"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "contract:check: the service ceph does not exist; services: saltant, decapod, slipstream, synnefo\n",
    });
  });
});

test("the check's requests can only read and log in", async () => {
  const sent: unknown[] = [];
  const fetch: typeof globalThis.fetch = (_, init) => {
    sent.push([init?.method, init?.redirect]);
    return Promise.resolve(Response.json({}));
  };
  const readOnly = new ReadOnlyServer({
    root: "https://host/api",
    loginPath: "/token/",
    fetch,
    redact: (text) => text,
  });
  await readOnly.get({ path: "/users/", query: [] }, { Authorization: "Token x" });
  await readOnly.login({ username: "alice", password: "secret" });

  expect(sent).toEqual([
    ["GET", "manual"],
    ["POST", "manual"],
  ]);
  expect(readOnly.sent).toBe(2);
  expect(Object.getOwnPropertyNames(ReadOnlyServer.prototype)).toEqual(["constructor", "sent", "get", "login"]);
});

test("the script exits with the command's code", async () => {
  await fill();
  const exit = (...args: string[]): Promise<unknown> =>
    new Promise((resolve) => {
      const env = { ...process.env, SALTANT_AUTH_TOKEN: tokenOf("alice") };
      execFile(process.execPath, ["--import", "tsx", "scripts/contract-check.ts", ...args], { env }, (error) => {
        resolve(error ? error.code : 0);
      });
    });

  expect(await Promise.all([exit(url()), exit()])).toEqual([0, 2]);
});
