// A server with the default settings responds with a 405 without a body when it fails on a POST, PUT or PATCH: it may
// have executed the request.
import {
  AmbiguousOutcomeError,
  errorFromResponse,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  SaltantClient,
  ServerError,
} from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";

const broken = { kind: "status", status: 405, body: "", headers: { "content-type": "text/html" } } as const;
const hint = "is baseApiUrl the API's root?";
const unknown = "00000000-0000-4000-8000-000000000000";

function createServer(): {
  server: EmbeddedServer;
  client: SaltantClient;
  launch: { taskType: number; taskQueue: number };
} {
  const server = new EmbeddedServer();
  const launch = server.addTask();
  return { server, client: new SaltantClient(server.connection("alice")), launch };
}

const caught = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => "no error",
    (error: unknown) => error,
  );

/** The methods and statuses of the received requests. */
const requestLines = ({ requests }: EmbeddedServer): string[] =>
  requests.map(({ method, status }) => `${method} ${String(status)}`);

describe("a 405 without the API's JSON", () => {
  it("makes a create ambiguous, which is sent once", async () => {
    const { server, client, launch } = createServer();
    server.inject({ ...broken, method: "POST", times: Infinity });
    const error = await caught(client.executableTaskInstances.create(launch));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(error).toMatchObject({ cause: expect.any(ServerError) });
    expect(requestLines(server)).toEqual(["POST 405"]);
  });

  it.each(["clone", "terminate"] as const)("for a %s of an unknown uuid becomes a NotFoundError", async (action) => {
    const { server, client } = createServer();
    server.inject({ ...broken, method: "POST" });
    const error = await caught(client.executableTaskInstances[action](unknown));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(requestLines(server)).toEqual(["POST 405", "GET 404"]);
  });

  it.each(["clone", "terminate"] as const)(
    "for a %s does not become a NotFoundError if the lookup gets an HTML page",
    async (action) => {
      const { server, client } = createServer();
      server.inject({ ...broken, method: "POST" });
      server.inject({ kind: "status", status: 404, method: "GET" });
      const error = await caught(client.executableTaskInstances[action](unknown));
      expect(error).not.toBeInstanceOf(NotFoundError);
      expect(error).toBeInstanceOf(action === "clone" ? AmbiguousOutcomeError : ServerError);
    },
  );

  it("for a terminate of an existing instance is a ServerError", async () => {
    const { server, client, launch } = createServer();
    const run = await client.executableTaskInstances.create(launch);
    server.inject({ ...broken, method: "POST" });
    const error = await caught(run.terminate());
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 405, code: "SERVER" });
    expect(String(error)).not.toContain(hint);
  });

  it("makes once search again, and launch a missing instance", async () => {
    const { server, client, launch } = createServer();
    server.inject({ ...broken, method: "POST" });
    const run = await client.executableTaskInstances.create({ ...launch, name: "nightly", once: true });
    expect(run.name).toBe("nightly");
    expect(requestLines(server)).toEqual(["GET 200", "POST 405", "GET 200", "POST 201"]);
  });

  it("is followed by a retry of a put, which is idempotent", async () => {
    const { server } = createServer();
    const client = new SaltantClient(server.connection("admin"));
    server.inject({ ...broken, method: "PUT" });
    await client.executableTaskTypes.put(1, { name: "task", commandToRun: "x" });
    expect(requestLines(server)).toEqual(["PUT 405", "PUT 200"]);
  });

  it("does not end a wait", async () => {
    const { server, client, launch } = createServer();
    const run = await client.executableTaskInstances.create(launch);
    server.inject({ ...broken, method: "GET", times: 4 });
    expect((await run.waitUntilFinished()).state).toBe("successful");
  });

  it("with the API's JSON is a MethodNotAllowedError", async () => {
    const { server, client } = createServer();
    server.inject({ kind: "status", status: 405, body: { detail: 'Method "PATCH" not allowed.' } });
    const error = await caught(client.taskQueues.patch(1, { description: "" }));
    expect(error).toBeInstanceOf(MethodNotAllowedError);
    expect(requestLines(server)).toEqual(["PATCH 405"]);
  });
});

describe("the hint that baseApiUrl may be wrong", () => {
  it("is given to a login, a GET and a create if every response is such", async () => {
    const options = {
      baseApiUrl: "http://host/",
      fetch: () => Promise.resolve(new Response("", { status: 405, headers: { "Content-Type": "text/html" } })),
      retry: false as const,
    };
    const login = new SaltantClient({ ...options, username: "alice", password: "alice-password" });
    const token = new SaltantClient({ ...options, authToken: "alice-token" });
    for (const call of [login.users.get("bob"), token.users.get("bob"), token.taskQueues.create({ name: "new" })]) {
      expect(String(await caught(call))).toContain(hint);
    }
  });

  it("is not given after a response of the API, except for a GET, to which the API never responds with a 405", async () => {
    const { server, client } = createServer();
    await client.users.list();
    server.inject({ ...broken, times: Infinity });
    expect(String(await caught(client.taskQueues.create({ name: "new" })))).not.toContain(hint);
    expect(String(await caught(client.users.get("bob")))).toContain(hint);
  });

  it("is given for a raw call, which may be of an operation that the contract lacks", () => {
    const response = new Response("", { status: 405, headers: { "Content-Type": "text/html" } });
    const error = errorFromResponse(response, "", "DELETE");
    expect(error).toBeInstanceOf(ServerError);
    expect(error.message).toContain(hint);
  });

  it("is given for a 403 that is a page", async () => {
    const { server, client } = createServer();
    server.inject({ kind: "status", status: 403, body: "<!doctype html><title>Forbidden</title>" });
    const error = await caught(client.users.get("bob"));
    expect(error).toBeInstanceOf(PermissionDeniedError);
    expect(String(error)).toContain(`Forbidden; ${hint}`);
  });
});
