// Failed calls from a page. A browser reports fewer details than Node.
import { type AddressInfo, createServer } from "node:net";
import { once } from "node:events";
import { EmbeddedServer, type Fault } from "saltant/testing";
import { describe, expect } from "vitest";
import { stuckAfterMs } from "../time-limits.js";
import "./page-globals.js";
import { servePage, strictPolicy } from "./page-server.js";
import { it } from "./page-fixture.js";

/** Only stalled requests get a deadline, which would be too short for others on a slow computer. */
function deadlineFor(code: string): number {
  return code === "TIMEOUT" ? 100 : stuckAfterMs;
}

describe("a refusal in a page", () => {
  it("is an error of the right class and with the right code", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    server.addTask("of-admin");
    server.inject({ kind: "status", status: 401, body: { detail: "Authentication credentials were not provided." } });
    const errors = await runInPage(async () => {
      const { taskQueues, users } = connect({ retry: false });
      const queue = () => taskQueues.get({ name: "of-admin" });
      return [
        await failure(queue),
        await failure(() => users.get("stranger")),
        await failure(() => taskQueues.create({ name: "of-admin" })),
        await failure(async () => Object.assign(await queue(), { description: "mine" }).patch()),
      ];
    });
    expect(
      errors.map((error) => error?.classes.find((name) => !/^(Saltant|Request|BadHttpRequest)Error$/.test(name))),
    ).toEqual(["AuthenticationError", "NotFoundError", "BadRequestError", "PermissionDeniedError"]);
    expect(errors.map((error) => error?.code)).toEqual([
      "AUTHENTICATION",
      "NOT_FOUND",
      "BAD_REQUEST",
      "PERMISSION_DENIED",
    ]);
    expect(errors[2]).toMatchObject({
      message: "400 POST /taskqueues/: name: task queue with this name already exists.",
      classes: ["BadHttpRequestError", "BadRequestError", "RequestError", "SaltantError"],
      data: { fieldErrors: { name: ["task queue with this name already exists."] } },
    });
  });

  it("has no effect if a later attempt succeeds, and throws if none does", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    server.inject({ kind: "status", status: 500, times: 4 });
    const outcome = await runInPage(async () => {
      const retries: number[] = [];
      const { users } = connect({
        retry: { baseDelayMs: 1 },
        onRetry: ({ attempt }) => retries.push(attempt),
      });
      const error = await failure(() => users.get("bob"));
      const { username } = await users.get("bob");
      return { error, username, retries };
    });
    expect(outcome).toMatchObject({
      error: { code: "SERVER", data: { attempts: 3, status: 500 } },
      username: "bob",
      retries: [2, 3, 2],
    });
  });
});

describe("a response that is not the API's, in a page", () => {
  it.for([
    [{ kind: "html" }, "UNEXPECTED_RESPONSE", "expected JSON, got text/html: is baseApiUrl the API's root?"],
    [{ kind: "empty" }, "UNEXPECTED_RESPONSE", "expected JSON, got an empty body: is baseApiUrl the API's root?"],
    [
      { kind: "redirect", location: "/login/" },
      "UNEXPECTED_RESPONSE",
      "redirected elsewhere (the browser hides where to), and redirects are not followed: is baseApiUrl right?",
    ],
    [
      { kind: "reset" },
      "CONNECTION",
      "the connection failed before the response was complete (Failed to fetch): the browser's console says why",
    ],
    [
      { kind: "truncate" },
      "CONNECTION",
      "the connection failed before the response was complete (network error): the browser's console says why",
    ],
    [{ kind: "stall" }, "TIMEOUT", "no complete response within 100 ms (timeoutMs)"],
    [{ kind: "stallBody" }, "TIMEOUT", "no complete response within 100 ms (timeoutMs)"],
  ] as [Fault, string, string][])("is told by what is known of it: %j", async ([fault, code, message], { setUp }) => {
    const { server, runInPage } = await setUp();
    server.inject({ ...fault, times: Infinity });
    const error = await runInPage(
      (timeoutMs) => failure(() => connect({ retry: false, timeoutMs }).users.get("bob")),
      deadlineFor(code),
    );
    expect(error?.code).toBe(code);
    expect(error?.message.replace(/^(200 )?GET \/users\/bob\/: /, "")).toBe(message);
    expect(error?.data.neverSent).toBe(code === "CONNECTION" ? false : undefined);
  });

  it.for([
    [{ kind: "redirect", location: "/made/", status: 303 }, "UNEXPECTED_RESPONSE"],
    [{ kind: "truncate" }, "CONNECTION"],
    [{ kind: "reset" }, "CONNECTION"],
    [{ kind: "stall" }, "TIMEOUT"],
  ] as [Fault, string][])("makes a create ambiguous: %j", async ([fault, code], { setUp }) => {
    const { server, runInPage } = await setUp();
    server.inject({ ...fault, times: Infinity });
    const error = await runInPage(
      (timeoutMs) => failure(() => connect({ timeoutMs }).taskQueues.create({ name: "q" })),
      deadlineFor(code),
    );
    expect(error).toMatchObject({ code: "AMBIGUOUS_OUTCOME", data: { attempts: 1 }, cause: { code } });
  });

  it("sends no credentials to the target of a redirect", async ({ setUp }) => {
    const elsewhere: Request[] = [];
    await using other = await servePage({
      files: {},
      api: (request) => {
        elsewhere.push(request);
        return Promise.resolve(Response.json({}, { headers: { "access-control-allow-origin": "*" } }));
      },
    });
    const { server, runInPage } = await setUp({ policy: strictPolicy.replace("connect-src 'self'", "connect-src *") });
    server.inject({ kind: "redirect", location: `${other.url}/api/users/bob/`, status: 307 });
    const error = await runInPage(() => failure(() => connect().users.get("bob")));
    expect(error).toMatchObject({ code: "UNEXPECTED_RESPONSE", data: { status: 0, attempts: 1 } });
    expect(elsewhere).toEqual([]);
  });
});

describe("a server that a page cannot reach", () => {
  const anywhere = strictPolicy.replace("connect-src 'self'", "connect-src *");

  it("throws a ConnectionError that says where to look, and that the request may have been sent", async ({ setUp }) => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo; // It listens on a port.
    closed.close();
    const { origin, runInPage } = await setUp({ policy: anywhere });
    const error = await runInPage(
      (baseApiUrl) => failure(() => connect({ baseApiUrl, retry: false }).users.get("bob")),
      `http://127.0.0.1:${port}/api/`,
    );
    const advice = `the browser's console says why; perhaps ${origin} is not allowed (CORS)`;
    expect(error).toMatchObject({
      code: "CONNECTION",
      message: `GET /users/bob/: the connection failed before the response was complete (Failed to fetch): ${advice}`,
      data: { neverSent: false },
      cause: { name: "TypeError" },
    });
  });

  it("is reached if it allows the page's origin, and otherwise throws a ConnectionError", async ({ setUp }) => {
    const api = new EmbeddedServer();
    let allowed: Record<string, string> = {};
    await using other = await servePage({
      files: {},
      api: async (request) => {
        const response = request.method === "OPTIONS" ? new Response(null, { status: 204 }) : await api.handle(request);
        const headers = new Headers(response.headers);
        for (const [name, value] of Object.entries(allowed)) headers.set(`Access-Control-${name}`, value);
        return new Response(response.body, { status: response.status, headers });
      },
    });
    const { origin, runInPage } = await setUp({ policy: anywhere });
    const create = () =>
      runInPage(
        (baseApiUrl) => failure(() => connect({ baseApiUrl, retry: false }).taskQueues.create({ name: "q" })),
        `${other.url}/api/`,
      );
    const refused = await create();
    expect(refused).toMatchObject({ code: "AMBIGUOUS_OUTCOME", cause: { code: "CONNECTION" } });
    expect(refused?.message).toContain(`perhaps ${origin} is not allowed (CORS); the server may have executed it`);
    expect(api.requests).toEqual([]);
    allowed = { "Allow-Origin": origin, "Allow-Headers": "authorization, content-type" };
    expect(await create()).toBeNull();
    expect(api.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST taskqueues/"]);
    // The client does not rely on what it may not read.
    const unavailable: Fault = { kind: "status", status: 503, headers: { "retry-after": "0" } };
    api.inject(unavailable);
    expect((await create())?.code).toBe("AMBIGUOUS_OUTCOME");
    allowed["Expose-Headers"] = "Retry-After";
    api.inject(unavailable);
    expect((await create())?.code).toBe("SERVER");
  });

  it("throws a ConnectionError if the page's own policy forbids it", async ({ setUp, takeViolations }) => {
    const { runInPage } = await setUp();
    const error = await runInPage(() =>
      failure(() => connect({ baseApiUrl: "http://elsewhere.test/api/", retry: false }).users.get("bob")),
    );
    expect(error?.code).toBe("CONNECTION");
    expect(await takeViolations()).toEqual([expect.stringMatching(/^connect-src http:\/\/elsewhere.test\//)]);
  });
});

describe("an abort in a page", () => {
  it("cancels a request in progress, at once and with the signal's reason", async ({ setUp }) => {
    const { server, runInPage } = await setUp();
    server.inject({ kind: "stall" });
    const ended = await runInPage(async () => {
      const [plain, reasoned] = [new AbortController(), new AbortController()];
      const reason = { left: true };
      const connected = connect({ onRequest: () => setTimeout(() => plain.abort()) });
      const error = await failure(() => connected.users.get("bob", { signal: plain.signal }));
      reasoned.abort(reason);
      const own = await connect()
        .users.get("bob", { signal: reasoned.signal })
        .catch((thrown: unknown) => thrown);
      return { name: error?.name, own: own === reason };
    });
    expect(ended).toEqual({ name: "AbortError", own: true });
  });

  it("ends a wait between two polls, and does not terminate the instance", async ({ setUp }) => {
    const { server, runInPage } = await setUp({ workers: "off" });
    const [uuid = ""] = server.addInstances(1, { state: "running" });
    const ended = await runInPage(async (waited) => {
      const controller = new AbortController();
      const instance = await connect().executableTaskInstances.get(waited);
      const wait = instance.waitUntilFinished({
        refreshPeriodMs: 3_600_000,
        signal: controller.signal,
        onUpdate: () => setTimeout(() => controller.abort()),
      });
      const error = await failure(() => wait);
      return [error?.name, instance.state];
    }, uuid);
    expect(ended).toEqual(["AbortError", "running"]);
    expect(server.requests.every(({ method }) => method === "GET")).toBe(true);
  });
});
