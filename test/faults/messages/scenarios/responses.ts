import { errorFromResponse } from "saltant";
import { vi } from "vitest";
import {
  type MockResponse,
  client,
  opaqueRedirect,
  inPage,
  json,
  connectionLost,
  type Options,
  page,
  type Scenario,
  stalled,
  uuid,
} from "./mock-client.js";

const get = (response: MockResponse, options?: Options): Promise<unknown> =>
  client([response], options).taskQueues.get({ id: 7 });
const create = (response: MockResponse, options?: Options): Promise<unknown> =>
  client([response], options).taskQueues.create({ name: "main" });

function stream(chunk: unknown): ReadableStream<unknown> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
    },
  });
}

/** An error of `fetch` whose cause has more than a code. */
const failed =
  (message: string, properties: object): MockResponse =>
  () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(message), properties) });
  };

/** Refusals, unexpected responses, and requests without a response. */
export const responses: readonly Scenario[] = [
  // Refusals.
  () => get(json({ detail: "Invalid token." }, 403)),
  () => get(json({ detail: "You do not have permission to perform this action." }, 403)),
  () => get(json({ detail: "Not found." }, 404)),
  () => get(page("<html><title>Not Found</title></html>", 404)),
  () => get(json({ detail: 'Method "GET" not allowed.' }, 405)),
  () => get(page("<html><title>Forbidden</title></html>", 403)),
  () => get(page("", 405)),
  () => create(page("", 405)),
  async () => {
    const known = client([json({ count: 0, results: [] }), page("", 405)]);
    await known.users.list();
    await known.taskQueues.create({ name: "main" });
  },
  () => errorFromResponse(new Response("", { status: 405, headers: { "Content-Type": "text/html" } }), "", "DELETE"),
  () => get(json({ detail: "Request was throttled." }, 429), { retry: false }),
  () => get(page("<html><title>502 Bad Gateway</title></html>", 502), { retry: false }),
  () => get(page("", 500)),
  () => get(json({ detail: "Request was throttled." }, 429, { "Retry-After": "90" }), { retry: false }),
  () => get(json({ detail: "I'm a teapot." }, 418)),
  () => get(page("<html><title>Proxy Authentication Required</title></html>", 407)),
  () => get(json({ detail: "x".repeat(1_000) }, 400), { maxResponseBytes: 1_000 }),
  () => client([json({ count: 0, results: [] })], { maxResponseBytes: 10 }).taskQueues.list(),
  () => get(json(["odd"], 409)),
  () => create(json({ name: ["task queue with this name already exists."] }, 400)),
  () => create(json({ name: ["Too long.", "Too odd."], private: ["Must be a valid boolean."] }, 400)),
  () => create(json({ non_field_errors: ["['Queue main has not whitelisted task type lonely']"] }, 400)),
  () => create(json({ detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" }, 400)),
  () => errorFromResponse(new Response(null, { status: 404 }), { detail: "Not found." }),
  () =>
    client([json({ detail: "No active account found with the given credentials" }, 401)], {
      authToken: undefined,
      username: "alice",
      password: "x",
    }).testAuthentication(),
  () => client([page("", 500)]).executableTaskInstances.clone(uuid),
  () => client([page("", 500), json({ detail: "Not found." }, 404)]).executableTaskInstances.clone(uuid),
  // Responses that are not the API's.
  () => get(page("<html><title>Sign in</title></html>")),
  () => get(page("", 200, {})),
  () => get(page("x", 200, {})),
  () => get(() => new Response(new TextEncoder().encode("x"))),
  () => get(page("", 302, { Location: "https://login.test/?next=secret" })),
  () => get(page("", 301, {})),
  () => get(opaqueRedirect),
  () => get(page('{"id": 7, "name": "ma', 200, { "Content-Type": "application/json" })),
  () => get(json({ id: "1", name: null })),
  () =>
    client([json({ count: 1, results: [{}] })])
      .users.list()
      .page(1),
  () =>
    client([json({ count: -1, results: [] })])
      .users.list()
      .page(1),
  () => client([json("x")]).users.get("bob"),
  () => client([json({ count: 0, results: [] })]).taskQueues.get({ name: "none" }),
  () => client([json({ count: 0, results: [] })]).users.get("carol.dots"),
  () => client([json({})], { authToken: undefined, username: "alice", password: "x" }).users.get("bob"),
  () => client([json({})], { authToken: undefined, refreshToken: "refresh" }).users.get("bob"),
  // Values of `fetch` that cannot be read.
  () => get(() => undefined as unknown as Response),
  () => create(() => ({ ok: true }) as Response),
  () => get(() => ({ status: 200, headers: new Headers() }) as Response),
  () => get(() => ({ status: 200, headers: new Headers(), body: stream("text") }) as Response),
  () => get(() => ({ status: 200, headers: new Headers(), bodyUsed: true }) as Response),
  async () => {
    vi.stubGlobal("fetch", undefined);
    await client([], { fetch: undefined })
      .users.get("bob")
      .finally(() => vi.unstubAllGlobals());
  },
  // Requests without a response.
  () => get(connectionLost("ECONNREFUSED"), { retry: false }),
  () => get(connectionLost("ECONNRESET")),
  () => get(connectionLost()),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the subject of the test
  () => get(() => Promise.reject("no error"), { retry: false }),
  () => inPage("https://host", () => get(connectionLost(), { retry: false })),
  () => inPage("https://app.example", () => get(connectionLost())),
  () => get(stalled, { timeoutMs: 5_000, retry: false }),
  () => get(stalled, { totalTimeoutMs: 60_000, timeoutMs: 25_000 }),
  () => create(connectionLost("ECONNREFUSED"), { retry: false }),
  () => get(failed("connect ECONNREFUSED 10.0.0.7:3128", { code: "ECONNREFUSED", syscall: "connect", port: 3128 })),
  () => get(failed("Proxy response (407) !== 200 when HTTP Tunneling", { code: "UND_ERR_ABORTED" })),
  () => get(failed("the proxy http://proxy:3128 is closed", { code: "ERR_PROXY_TUNNEL", proxy: "http://proxy:3128" })),
  () => create(connectionLost("ECONNRESET")),
  () => create(stalled),
  () => create(page("<html><title>504 Gateway Time-out</title></html>", 504)),
  () => create(json({ id: "1" }, 201)),
  () => create(page("<html>", 201)),
];
