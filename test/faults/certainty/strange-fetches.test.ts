// A replacement for `fetch` may return responses of another class, which the client reads, or values that it cannot
// read, which it does not report as network errors.
import { Readable } from "node:stream";
import { AmbiguousOutcomeError, BadFetchError, InvalidInputError, SaltantClient } from "saltant";
import { afterEach, describe, expect, it, vi } from "vitest";

const users = JSON.stringify({ count: 1, next: null, previous: null, results: [{ username: "é", email: "" }] });

/** A client whose `fetch` returns this each time. */
function given(response: () => unknown): { client: SaltantClient; sent: () => number } {
  let sent = 0;
  const client = new SaltantClient({
    baseApiUrl: "http://host/api/",
    authToken: "alice-token",
    fetch: (() => {
      sent += 1;
      return response();
    }) as unknown as typeof fetch,
  });
  return { client, sent: () => sent };
}

const headers = new Headers({ "Content-Type": "application/json" });

describe("a response is read", () => {
  it.each([
    [
      "of node-fetch, whose body is a stream of Node's",
      () => ({ status: 200, headers, body: Readable.from([users]), text: () => Promise.resolve(users) }),
    ],
    ["without a stream", () => ({ status: 200, headers, text: () => Promise.resolve(users) })],
    ["without text()", () => ({ status: 200, headers, body: new Response(users).body })],
    ["that is not a promise", () => new Response(users, { headers })],
    [
      "whose bytes are in views of any kind",
      () => ({ status: 200, headers, body: streamOf(new DataView(bytes(users))) }),
    ],
    [
      "whose body was read and put back",
      async () => {
        const response = new Response(users, { headers });
        const text = await response.text();
        return Object.defineProperty(response, "body", { value: new Response(text).body });
      },
    ],
  ])("%s", async (_, response) => {
    const { client, sent } = given(response);
    expect((await client.users.list()).map(({ username }) => username)).toEqual(["é"]);
    expect(sent()).toBe(1);
  });

  it("which is released at the deadline, even if its body is a Node stream", async () => {
    const body = new Readable({ read: () => undefined });
    const controller = new AbortController();
    const text = (): Promise<string> => {
      controller.abort(new Error("enough"));
      return new Promise(() => undefined);
    };
    const { client } = given(() => ({ status: 200, headers, body, text }));
    await expect(client.users.list({}, { signal: controller.signal })).rejects.toThrow("enough");
    expect(body.destroyed).toBe(true);
  });
});

describe("for an unreadable value the error names fetch, and the request is not retried", () => {
  const used = new Response(users, { headers });
  it.each([
    ["nothing", () => undefined, "fetch must resolve with a Response, not undefined"],
    ["a string", () => users, 'fetch must resolve with a Response, not "{'],
    ["data", () => ({ ok: true, json: () => ({}) }), "fetch must resolve with a Response, not an object"],
    ["invalid headers", () => ({ status: 200, headers: { a: "b" } }), "not an object"],
    [
      "neither a stream nor text()",
      () => ({ status: 200, headers, json: () => ({}) }),
      "neither a stream of bytes nor text()",
    ],
    ["text() that does not return a string", () => ({ status: 200, headers, text: () => undefined }), "nor text()"],
    [
      "a stream of strings",
      () => ({ status: 200, headers, body: streamOf("text") }),
      "neither a stream of bytes nor text()",
    ],
    [
      "a response that was read before",
      async () => {
        if (!used.bodyUsed) await used.text();
        return used;
      },
      "fetch returned a Response that was read before: each call needs a new one",
    ],
    [
      "the same with node-fetch",
      () => ({ status: 200, headers, bodyUsed: true, text: () => Promise.reject(new TypeError("body used already")) }),
      "read before",
    ],
  ])("%s", async (_, response, words) => {
    const { client, sent } = given(response);
    const error: unknown = await client.users.get("bob").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadFetchError);
    expect(error).toMatchObject({ code: "BAD_FETCH", message: expect.stringContaining(words) });
    expect(sent()).toBe(1);

    // It may have been sent before that.
    const launch: unknown = await client.taskQueues.create({ name: "new" }).catch((thrown: unknown) => thrown);
    expect(launch).toBeInstanceOf(AmbiguousOutcomeError);
    expect(launch).toMatchObject({ cause: { code: "BAD_FETCH" } });
    expect(sent()).toBe(2);
  });
});

describe("a second failure does not hide the first", () => {
  const broken = (cancel: () => unknown) => () => ({
    status: 200,
    headers,
    body: { getReader: () => ({ read: () => Promise.reject(new Error("boom")), cancel }) },
  });
  const throwing = (): never => {
    throw new Error("no way");
  };
  let longChain = new Error("x");
  for (let length = 0; length < 20_000; length += 1) longChain = Object.assign(new Error("x"), { cause: longChain });
  it.each<[string, () => unknown]>([
    ["a stream whose cancel returns nothing", broken(() => undefined)],
    ["a stream whose cancel throws", broken(throwing)],
    ["a stream whose cancel rejects", broken(() => Promise.reject(new Error("no way")))],
    ["a body that cannot be destroyed", () => ({ status: 200, headers, body: { destroy: throwing }, text: throwing })],
    [
      "an error whose cause throws",
      () => Promise.reject(Object.defineProperty(new Error("x"), "cause", { get: throwing })),
    ],
    [
      "an error whose message is not a string",
      () => Promise.reject(Object.assign(new Error("x"), { message: Symbol("x") })),
    ],
    ["an error with 20,000 causes", () => Promise.reject(longChain)],
  ])("%s", async (_, response) => {
    const { client, sent } = given(response);
    const error: unknown = await client.taskQueues.create({ name: "new" }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent()).toBe(1);
  });

  it("nor an abort's reason", async () => {
    const controller = new AbortController();
    const { client } = given(() => {
      controller.abort(new Error("mine"));
      return broken(throwing)();
    });
    await expect(client.users.get("bob", { signal: controller.signal })).rejects.toThrow("mine");
  });

  it("and once sends no second launch if fetch returns no response", async () => {
    const methods: unknown[] = [];
    const client = new SaltantClient({
      baseApiUrl: "http://host/api/",
      authToken: "alice-token",
      username: "alice",
      fetch: ((_: string, init: RequestInit) => {
        methods.push(init.method);
        const none = JSON.stringify({ count: 0, next: null, previous: null, results: [] });
        return Promise.resolve(init.method === "GET" ? new Response(none, { headers }) : undefined);
      }) as typeof fetch, // The client calls it with a URL and an init only.
      retry: { baseDelayMs: 0 },
    });
    const launch = client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, name: "x", once: true });
    await expect(launch).rejects.toBeInstanceOf(AmbiguousOutcomeError);
    expect(methods.filter((method) => method === "POST")).toHaveLength(1);
  });
});

describe("the platform", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("without fetch is named in the error, and a create is not ambiguous", async () => {
    vi.stubGlobal("fetch", undefined);
    const client = new SaltantClient({ baseApiUrl: "http://host/api/", authToken: "alice-token" });
    const create = client.taskQueues.create({ name: "new" });
    await expect(create).rejects.toThrow("this platform has no fetch: pass one as the option fetch");
    await expect(create).rejects.toBeInstanceOf(InvalidInputError);
  });

  it.each([
    ["has a cache", Request, "no-store"],
    [
      "throws for the option cache, as older workers do",
      function Request() {
        // Like any other class, with nothing about a cache in its prototype.
      },
      undefined,
    ],
  ])("that %s", async (_, request, cache) => {
    vi.stubGlobal("Request", request);
    const inits: (RequestInit | undefined)[] = [];
    const client = new SaltantClient({
      baseApiUrl: "http://host/api/",
      authToken: "alice-token",
      fetch: (_url, init) => {
        inits.push(init);
        return Promise.resolve(new Response(users, { headers }));
      },
    });
    await client.users.list();
    expect(inits.map((init) => init?.cache)).toEqual([cache]);
  });
});

function bytes(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

function streamOf(chunk: unknown): ReadableStream<unknown> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.close();
    },
  });
}
