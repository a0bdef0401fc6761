// What a call accepts and what it does not, and what no error, hook or log shows.
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import {
  AmbiguousOutcomeError,
  ApiError,
  BadFetchError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  PreconditionFailedError,
  RateLimitError,
  ResponseTooLargeError,
  ResponseValidationError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  UnprocessableContentError,
} from "../../../src/core/errors/index.js";
import type { Authorization, Credentials } from "../../../src/core/http/credentials.js";
import { headerFields, jsonIfModified } from "../../../src/core/http/fact-formats.js";
import { json, nothing, plainText } from "../../../src/core/http/formats.js";
import { Transport } from "../../../src/core/http/transport.js";
import { createTransport, errorOf, type Reply, systemError } from "./support.js";

const html = { headers: { "Content-Type": "text/html; charset=utf-8" } };

describe("a service whose root another service knows", () => {
  const create = (locate: (signal: AbortSignal | undefined) => Promise<string>, reply: Reply = Response.json([])) => {
    const urls: string[] = [];
    const { transport, clock, sent } = createTransport(reply);
    const fetch: typeof globalThis.fetch = (input, init) => {
      urls.push(new Request(input).url);
      return transport.settings.fetch(input, init);
    };
    return { located: new Transport({ ...transport.settings, fetch, locate }), clock, sent, urls };
  };

  it("gets its calls there, with its credentials", async () => {
    const { located, sent, urls } = create(() => Promise.resolve("https://elsewhere/v2"));
    await located.call({ method: "GET", path: "/things/{id}", pathParams: { id: 7 } }, z.unknown());
    expect(urls).toEqual(["https://elsewhere/v2/things/7"]);
    expect(sent[0]?.headers.get("Authorization")).toBe("Token canary-token");
  });

  it("is named in errors, with paths below that root", async () => {
    const { located } = create(() => Promise.resolve("https://elsewhere/v2"), new Response("{}", { status: 404 }));
    const error = await errorOf(located.call({ method: "GET", path: "/things" }, z.unknown()));
    expect(error).toMatchObject({ url: "https://elsewhere/v2/things" });
    expect(error).toMatchObject({ message: expect.stringMatching(/^404 GET \/things: /) as unknown });
  });

  it("gets no call if the search fails, and a creation is then not ambiguous", async () => {
    const failure = new InvalidInputError("no such service");
    const { located, sent } = create(() => Promise.reject(failure));
    const spec = { method: "POST", path: "/things", changes: true } as const;
    expect(await errorOf(located.call(spec, z.unknown()))).toBe(failure);
    expect(sent).toEqual([]);
  });

  it("is looked for within the call's own deadline", async () => {
    const endless = (signal: AbortSignal | undefined): Promise<never> =>
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });
    const { located, clock, sent } = create(endless);
    const spec = { method: "POST", path: "/things", changes: true, options: { totalTimeoutMs: 500 } } as const;
    const result = errorOf(located.call(spec, z.unknown()));
    await clock.advance(500);
    expect(await result).toBeInstanceOf(TimeoutError);
    expect(sent).toEqual([]);
  });
});

describe("a call that accepts other facts than a body", () => {
  it("reads the headers of a HEAD, and may send it again", async () => {
    const replies = [new Response(null, { status: 503 }), new Response(null, { headers: { "X-Size": "7" } })];
    const { transport, clock, sent } = createTransport(replies);
    const result = transport.call({ method: "HEAD", path: "/things/7", accepts: headerFields }, z.unknown());
    await clock.advance(1000);
    expect(await result).toEqual({ "x-size": "7" });
    expect(sent.map(({ method }) => method)).toEqual(["HEAD", "HEAD"]);
  });

  it("takes a 304 for null where it asks for changes only, and else for no response of the API", async () => {
    const call = (accepts: typeof json, reply: Reply): Promise<unknown> =>
      createTransport(reply).transport.call({ method: "GET", path: "/things", accepts }, z.unknown());
    expect(await call(jsonIfModified, new Response(null, { status: 304 }))).toBeNull();
    expect(await call(jsonIfModified, Response.json([1]))).toEqual([1]);
    const error = await errorOf(call(json, new Response(null, { status: 304 })));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
  });
});

describe("a call that accepts text", () => {
  const getText = (reply: Reply): Promise<string> =>
    createTransport(reply).transport.call({ method: "GET", path: "/log", accepts: plainText }, z.string());

  it.each(["one\ntwo\n", "", '{"a": 1}', "<b>no page</b>"])("returns %j as it is", async (text) => {
    expect(await getText(new Response(text, { headers: { "Content-Type": "text/plain" } }))).toBe(text);
    expect(await getText(new Response(text))).toBe(text);
  });

  it("asks for it", async () => {
    const { transport, sent } = createTransport(new Response(""));
    await transport.call({ method: "GET", path: "/log", accepts: plainText }, z.string());
    expect(sent[0]?.headers.get("Accept")).toBe("text/plain");
  });

  it("rejects a page of HTML and a redirect", async () => {
    const page = await errorOf(getText(new Response("<p>Log in</p>", html)));
    expect(page).toBeInstanceOf(UnexpectedResponseError);
    expect(page).toMatchObject({ message: "200 GET /log: expected text, got text/html: is endpoint the API's root?" });
    const redirect = new Response("", { status: 302, headers: { Location: "/login" } });
    expect(await errorOf(getText(redirect))).toBeInstanceOf(UnexpectedResponseError);
  });
});

describe("a call that accepts nothing", () => {
  const remove = (reply: Reply): Promise<unknown> =>
    createTransport(reply).transport.call({ method: "DELETE", path: "/things/1", accepts: nothing }, z.unknown());

  it.each([200, 201, 202])("succeeds with an empty %i", async (status) => {
    await expect(remove(new Response("", { status }))).resolves.toBe("");
  });

  it.each([204, 205])("succeeds with a %i, which has no body", async (status) => {
    await expect(remove(new Response(null, { status }))).resolves.toBe("");
  });

  it("succeeds with JSON, too", async () => {
    await expect(remove(Response.json({ id: 1 }))).resolves.toEqual({ id: 1 });
  });

  it.each([
    ["a page of HTML", new Response("<p>Log in</p>", html)],
    ["text", new Response("deleted")],
    ["a redirect", new Response("", { status: 302, headers: { Location: "/login" } })],
  ])("rejects %s", async (_, response) => {
    expect(await errorOf(remove(response))).toBeInstanceOf(UnexpectedResponseError);
  });
});

it.each([{ accepts: json }, {}])("a call that accepts JSON rejects an empty body and text", async (accepts) => {
  for (const response of [new Response(null, { status: 204 }), new Response(""), new Response("text")]) {
    const { transport } = createTransport(response);
    const spec = { method: "GET", path: "/things/1", ...accepts } as const;
    expect(await errorOf(transport.call(spec, z.unknown()))).toBeInstanceOf(UnexpectedResponseError);
  }
});

describe.each(["DELETE", "PUT"] as const)("a %s that changes something", (method) => {
  const spec = { method, path: "/things/1", accepts: nothing, changes: true } as const;
  const refusal = (status: number, headers = {}): Response => Response.json({ message: "no" }, { status, headers });

  it.each<[string, Reply, new (...args: never[]) => Error]>([
    ["a connection that breaks", systemError("ECONNRESET"), ConnectionError],
    ["a fetch that gives no response", () => Promise.resolve("no response" as unknown as Response), BadFetchError],
    ["408", refusal(408), Error],
    ["500", refusal(500), ServerError],
    ["502 of a proxy", new Response("<title>Bad Gateway</title>", { status: 502, ...html }), ServerError],
    ["503", refusal(503), ServerError],
    ["504", refusal(504), ServerError],
    ["a page of HTML", new Response("<p>Hello</p>", html), UnexpectedResponseError],
    [
      "a redirect to the result",
      new Response("", { status: 303, headers: { Location: "/x" } }),
      UnexpectedResponseError,
    ],
    ["a body that is too large", new Response('"0123456789"'), ResponseTooLargeError],
  ])("has an unknown outcome after %s, and is not sent again", async (_, reply, cause) => {
    const { transport, sent } = createTransport(reply, { maxResponseBytes: 40 });
    const options = cause === ResponseTooLargeError ? { maxResponseBytes: 5 } : {};
    const error = await errorOf(transport.call({ ...spec, options }, z.unknown()));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/[Tt]he server may have executed it: check before you send it again$/),
      cause: expect.any(cause),
    });
    expect(sent).toHaveLength(1);
  });

  it("has an unknown outcome after a deadline", async () => {
    for (const name of ["timeoutMs", "totalTimeoutMs"] as const) {
      const { transport, clock } = createTransport(() => new Promise<Response>(() => undefined));
      const failure = errorOf(transport.call({ ...spec, options: { [name]: 1_000 } }, z.unknown()));
      await clock.advance(1_000);
      const error = await failure;
      expect(error).toBeInstanceOf(AmbiguousOutcomeError);
      expect(error).toMatchObject({ cause: expect.any(TimeoutError), message: expect.stringContaining(name) });
    }
  });

  it("has an unknown outcome if the response does not match the contract", async () => {
    const { transport } = createTransport(Response.json({ id: "one" }));
    const schema = z.object({ id: z.number() });
    const error = await errorOf(transport.call({ ...spec, accepts: json }, schema));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(error).toMatchObject({ cause: expect.any(ResponseValidationError) });
  });

  it.each([
    [400, BadRequestError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
    [409, ConflictError],
    [412, PreconditionFailedError],
    [413, PayloadTooLargeError],
    [422, UnprocessableContentError],
  ])("fails with the error for %i, as the server has refused it", async (status, Class) => {
    const { transport, sent } = createTransport(refusal(status));
    const error = await errorOf(transport.call(spec, z.unknown()));
    expect(error).toBeInstanceOf(Class);
    expect(error).not.toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent).toHaveLength(1);
  });

  it("is sent again only while the server has definitely not executed it", async () => {
    const replies = [systemError("ECONNREFUSED"), refusal(429), refusal(503, { "Retry-After": "0" }), new Response("")];
    const patient = createTransport(replies, { retry: { limit: 3 } });
    await patient.transport.call(spec, z.unknown());
    expect(patient.sent).toHaveLength(4);
    for (const [reply, Class] of [
      [systemError("ECONNREFUSED"), ConnectionError],
      [refusal(429), RateLimitError],
      [refusal(503, { "Retry-After": "0" }), ServerError],
    ] as const) {
      const { transport } = createTransport(reply instanceof Error ? reply : () => reply.clone());
      const error = await errorOf(transport.call(spec, z.unknown()));
      expect(error).toBeInstanceOf(Class);
      expect(error).not.toBeInstanceOf(AmbiguousOutcomeError);
    }
  });

  it("is sent again after any transient failure if it may be repeated", async () => {
    const { transport, sent } = createTransport([systemError("ECONNRESET"), refusal(500), new Response("")]);
    await transport.call({ ...spec, changes: false, idempotent: true }, z.unknown());
    expect(sent).toHaveLength(3);
  });
});

/** All that an error shows, with what it was caused by. */
function everythingOf(error: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const add = (value: unknown): void => {
    if (typeof value !== "object" || value === null) texts.push(String(value));
    else if (value instanceof Headers) texts.push(JSON.stringify([...value]));
    else if (!seen.has(value)) {
      seen.add(value);
      for (const name of Object.getOwnPropertyNames(value)) {
        texts.push(name);
        add(Reflect.get(value, name));
      }
      if (value instanceof ApiError) add(value.toJSON());
    }
  };
  add(error);
  return texts.join("\n");
}

describe("a response that is secret", () => {
  const secret = "canary-secret";
  const spec = { method: "POST", path: "/login", isResponseSecret: true } as const;

  it.each<[string, () => Response]>([
    ["is a page", () => new Response(`<p>${secret}</p>`, html)],
    ["is text", () => new Response(secret)],
    [
      "is truncated JSON",
      () => new Response(`{"token": "${secret}`, { headers: { "Content-Type": "application/json" } }),
    ],
    ["has a field of the wrong type", () => Response.json({ token: [secret] })],
    ["has a value in the place of another", () => Response.json({ token: "x", user: secret })],
    ["has a number in the place of a string", () => Response.json({ token: 481516234 })],
  ])("is not shown by the error if it %s", async (_, response) => {
    const schema = z.object({
      token: z.string(),
      user: z.optional(z.literal(["alice", "bob"])),
    });
    for (const changes of [false, true]) {
      const { transport } = createTransport(response());
      const error = await errorOf(transport.call({ ...spec, changes }, schema));
      expect(error).toBeInstanceOf(Error);
      expect(everythingOf(error)).not.toMatch(/canary|481516234/);
      expect(everythingOf(error)).toContain("/login");
    }
  });
});

describe("a secret in a path", () => {
  const secret = "canary/se cret";
  const spec = {
    method: "GET",
    path: "/password_reset/{token}/",
    pathParams: { token: secret },
    secrets: [secret],
  } as const;

  /** Everything that the client shows of a call, which ends in an error. */
  async function shownBy(
    reply: Reply | readonly Reply[],
    call = (transport: Transport) => transport.call(spec, z.object({ a: z.string() })),
  ) {
    const shown: string[] = [];
    const record = (event: unknown): void => void shown.push(JSON.stringify(event));
    const logger = { debug: record, warn: record };
    const hooks = { onRequest: record, onResponse: record, onRetry: record, logger };
    const { transport, sent, clock } = createTransport(reply, hooks);
    const failure = errorOf(call(transport));
    await clock.advance(300_000);
    shown.push(everythingOf(await failure));
    expect(sent[0]?.path).toBe("/password_reset/canary%2Fse%20cret/");
    return shown.join("\n");
  }

  it.each<[string, Reply | readonly Reply[]]>([
    ["a refusal that quotes it", Response.json({ message: `no token ${secret}` }, { status: 404 })],
    ["a failure, after retries", () => new Response(`<title>${encodeURIComponent(secret)}</title>`, { status: 502 })],
    [
      "a connection that breaks",
      Object.assign(new TypeError(`GET https://host/api/password_reset/canary%2Fse%20cret/`), { code: "ECONNRESET" }),
    ],
    ["a server that is not there", systemError("ECONNREFUSED")],
    [
      "a redirect to it",
      new Response("", { status: 301, headers: { Location: "/password_reset/canary%2Fse%20cret" } }),
    ],
    ["a page that quotes it", new Response(`<p>${secret}</p>`, html)],
    ["a response of the wrong shape", Response.json({ a: [secret], [secret]: secret })],
    ["a deadline", () => new Promise<Response>(() => undefined)],
    ["a fetch that returns something else", () => Promise.resolve(secret as unknown as Response)],
  ])("is shown neither by the error nor by hooks and logs after %s", async (_, reply) => {
    const shown = await shownBy(reply);
    expect(shown).not.toMatch(/canary|se(%20| )cret/);
    expect(shown).toContain("https://host/api/password_reset/[redacted]/");
    expect(shown).toContain("GET /password_reset/[redacted]/");
  });

  it("is not shown by the error of a later call, either", async () => {
    const replies = [Response.json({ a: "" }), Response.json({ message: `used: ${secret}` }, { status: 400 })];
    const shown = await shownBy(replies, async (transport) => {
      await transport.call(spec, z.unknown());
      return transport.call({ method: "GET", path: "/other" }, z.object({ a: z.string() }));
    });
    expect(shown).not.toContain(secret);
    expect(shown).toContain("used: [redacted]");
  });
});

describe("credentials that return headers by name", () => {
  /** Credentials whose token can be renewed once for each refusal. */
  function createCredentials() {
    const refusals: Authorization[] = [];
    let count = 1;
    let current: Readonly<Record<string, string>> = { "X-Auth-Token": "canary-token-1", "X-Project": "canary-project" };
    const credentials: Credentials = {
      authorization: () => current,
      renew: (refused) => {
        refusals.push(refused);
        count += 1;
        current = { ...current, "X-Auth-Token": `canary-token-${count}` };
        return Promise.resolve(true);
      },
    };
    return { credentials, refusals };
  }

  const spec = { method: "GET", path: "/things" } as const;

  it("are sent by these names, and in no Authorization header", async () => {
    const { transport, sent } = createTransport(Response.json([]), createCredentials());
    await transport.call(spec, z.unknown());
    const [request] = sent;
    expect(["X-Auth-Token", "X-Project", "Authorization"].map((name) => request?.headers.get(name))).toEqual([
      "canary-token-1",
      "canary-project",
      null,
    ]);
  });

  it("are renewed once after a 401, with what was refused", async () => {
    const { credentials, refusals } = createCredentials();
    const { transport, sent } = createTransport([new Response("{}", { status: 401 }), Response.json([])], {
      credentials,
    });
    const first = await credentials.authorization({} as never);
    await transport.call(spec, z.unknown());
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toBe(first);
    expect(sent.map(({ headers }) => headers.get("X-Auth-Token"))).toEqual(["canary-token-1", "canary-token-2"]);
    const refused = createTransport(() => new Response("{}", { status: 401 }), createCredentials());
    await errorOf(refused.transport.call(spec, z.unknown()));
    expect(refused.sent).toHaveLength(2);
  });

  it("are redacted in what quotes them, also those before", async () => {
    const quoting = Response.json(
      { message: "canary-token-1 is canary-token-2 of canary-project" },
      { status: 400, headers: { "X-Echo": "canary-token-2" } },
    );
    const { transport } = createTransport([new Response("{}", { status: 401 }), quoting], createCredentials());
    const error = await errorOf(transport.call(spec, z.unknown()));
    expect(error).toMatchObject({ message: "400 GET /things: [redacted] is [redacted] of [redacted] (sent 2 times)" });
    expect(everythingOf(error)).not.toContain("canary");
  });

  it("do not leave a header behind that the new ones no longer have", async () => {
    let current: Readonly<Record<string, string>> = { "X-Old": "canary-old" };
    const credentials: Credentials = {
      authorization: () => current,
      renew: () => {
        current = { "X-New": "canary-new" };
        return Promise.resolve(true);
      },
    };
    const { transport, sent } = createTransport([new Response("{}", { status: 401 }), Response.json([])], {
      credentials,
    });
    await transport.call(spec, z.unknown());
    expect(sent.map(({ headers }) => [headers.get("X-Old"), headers.get("X-New")])).toEqual([
      ["canary-old", null],
      [null, "canary-new"],
    ]);
  });
});
