// A server as it is shipped answers 405 without a body where it breaks down over a POST, PUT or PATCH: the request may have
// been carried out.
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

/** The methods and statuses of the requests that came. */
const requestLines = ({ requests }: EmbeddedServer): string[] =>
  requests.map(({ method, status }) => `${method} ${String(status)}`);

describe("a 405 without the API's JSON", () => {
  it("leaves a create ambiguous, which is sent once", async () => {
    const { server, client, launch } = createServer();
    server.inject({ ...broken, method: "POST", times: Infinity });
    const error = await caught(client.executableTaskInstances.create(launch));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(error).toMatchObject({ cause: expect.any(ServerError) });
    expect(requestLines(server)).toEqual(["POST 405"]);
  });

  it.each(["clone", "terminate"] as const)("to a %s of an unknown uuid is found to mean that", async (action) => {
    const { server, client } = createServer();
    server.inject({ ...broken, method: "POST" });
    const error = await caught(client.executableTaskInstances[action](unknown));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(requestLines(server)).toEqual(["POST 405", "GET 404"]);
  });

  it.each(["clone", "terminate"] as const)("to a %s is not made certain by a page for people", async (action) => {
    const { server, client } = createServer();
    server.inject({ ...broken, method: "POST" });
    server.inject({ kind: "status", status: 404, method: "GET" });
    const error = await caught(client.executableTaskInstances[action](unknown));
    expect(error).not.toBeInstanceOf(NotFoundError);
    expect(error).toBeInstanceOf(action === "clone" ? AmbiguousOutcomeError : ServerError);
  });

  it("to a terminate of what is there is the server's failure", async () => {
    const { server, client, launch } = createServer();
    const run = await client.executableTaskInstances.create(launch);
    server.inject({ ...broken, method: "POST" });
    const error = await caught(run.terminate());
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 405, code: "SERVER" });
    expect(String(error)).not.toContain(hint);
  });

  it("makes once look again, and launch what is not there", async () => {
    const { server, client, launch } = createServer();
    server.inject({ ...broken, method: "POST" });
    const run = await client.executableTaskInstances.create({ ...launch, name: "nightly", once: true });
    expect(run.name).toBe("nightly");
    expect(requestLines(server)).toEqual(["GET 200", "POST 405", "GET 200", "POST 201"]);
  });

  it("makes a put be sent again, as it does no more the second time", async () => {
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

  it("with the API's JSON is what it says", async () => {
    const { server, client } = createServer();
    server.inject({ kind: "status", status: 405, body: { detail: 'Method "PATCH" not allowed.' } });
    const error = await caught(client.taskQueues.patch(1, { description: "" }));
    expect(error).toBeInstanceOf(MethodNotAllowedError);
    expect(requestLines(server)).toEqual(["PATCH 405"]);
  });
});

describe("the hint that baseApiUrl may be wrong", () => {
  it("is given where everything is answered so, to a login, a GET and a create", async () => {
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

  it("is not given once the API has answered, but to a GET, which the API never answers so", async () => {
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
