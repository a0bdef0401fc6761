import { describe, expect, it } from "vitest";
import {
  AuthenticationError,
  BadFetchError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
  ResponseTooLargeError,
  TimeoutError,
  UnexpectedResponseError,
} from "../../../src/core/errors/index.js";
import { plainText } from "../../../src/core/http/formats.js";
import type { RequestOptions } from "../../../src/core/http/request.js";
import { streamBody } from "../../../src/core/http/stream.js";
import type { Transport } from "../../../src/core/http/transport.js";
import { createBody, createTransport, errorOf, systemError } from "./support.js";

const spec = { method: "GET", path: "/log", accepts: plainText } as const;

function stream(transport: Transport, options?: RequestOptions, idleTimeoutMs?: number) {
  return streamBody(transport, { ...spec, options }, idleTimeoutMs);
}

/** The next piece as a string; null at the end. */
async function next(pieces: AsyncGenerator<Uint8Array>): Promise<string | null> {
  const { done, value } = await pieces.next();
  return done === true ? null : new TextDecoder().decode(value);
}

async function readAll(pieces: AsyncGenerator<Uint8Array>): Promise<string[]> {
  const texts: string[] = [];
  for (let text = await next(pieces); text !== null; text = await next(pieces)) texts.push(text);
  return texts;
}

describe("a streamed response", () => {
  it("is yielded as it arrives", async () => {
    const body = createBody();
    const { transport, clock, sent } = createTransport(new Response(body.stream));
    const pieces = stream(transport);
    expect(sent).toEqual([]);
    for (const text of ["one", "two"]) {
      const piece = next(pieces);
      await clock.advance(60_000);
      body.push(text);
      expect(await piece).toBe(text);
    }
    body.end();
    expect(await next(pieces)).toBeNull();
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /log"]);
    expect(sent[0]?.headers.get("Accept")).toBe("text/plain");
    expect(sent[0]?.headers.get("Authorization")).toBe("Token canary-token");
    expect(clock.pendingTimers).toBe(0);
  });

  it.each([
    ["an empty body", () => new Response("")],
    ["no body", () => new Response(null, { status: 204 })],
  ])("yields nothing for %s", async (_, response) => {
    expect(await readAll(stream(createTransport(response()).transport))).toEqual([]);
  });

  it("is read from a fetch without streams of the web", async () => {
    const response = { status: 200, headers: new Headers(), text: () => Promise.resolve("all of it") } as Response;
    expect(await readAll(stream(createTransport(response).transport))).toEqual(["all of it"]);
  });

  it("is a TimeoutError after a pause longer than idleTimeoutMs", async () => {
    const body = createBody();
    const { transport, clock } = createTransport(new Response(body.stream));
    const pieces = stream(transport, {}, 1_000);
    body.push("one");
    expect(await next(pieces)).toBe("one");
    const failure = errorOf(next(pieces));
    await clock.advance(999);
    expect(body.canceled).toHaveLength(0);
    await clock.advance(1);
    const error = await failure;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({
      message: "GET /log: no more data within 1000 ms (idleTimeoutMs)",
      timeoutMs: 1_000,
      attempts: 1,
    });
    expect(body.canceled).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it("has the deadline of one attempt as the longest pause, unless it has its own", async () => {
    const body = createBody();
    const { transport, clock } = createTransport(new Response(body.stream));
    const failure = errorOf(next(stream(transport, { timeoutMs: 70 })));
    await clock.advance(70);
    expect(await failure).toMatchObject({ message: "GET /log: no more data within 70 ms (idleTimeoutMs)" });
  });

  it("may take any time as a whole, and its caller may take any time for a piece", async () => {
    const body = createBody();
    const { transport, clock } = createTransport(new Response(body.stream));
    const pieces = stream(transport, { timeoutMs: 1_000 }, 1_000);
    for (let piece = 0; piece < 20; piece += 1) {
      const text = next(pieces);
      await clock.advance(999);
      body.push(String(piece));
      expect(await text).toBe(String(piece));
      await clock.advance(3_600_000);
    }
    expect(body.canceled).toEqual([]);
  });

  it("is canceled when the caller leaves the loop", async () => {
    const body = createBody();
    const { transport, clock } = createTransport(new Response(body.stream));
    body.push("one");
    const controller = new AbortController();
    for await (const piece of stream(transport, { signal: controller.signal, totalTimeoutMs: 5_000 })) {
      expect(piece).toHaveLength(3);
      break;
    }
    expect(body.canceled).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);
    controller.abort();
    expect(body.canceled).toHaveLength(1);
  });

  it.each(["while the caller waits for a piece", "while the caller has a piece"])(
    "ends with the reason of an abort %s, and is canceled",
    async (moment) => {
      const body = createBody();
      const { transport, clock } = createTransport(new Response(body.stream));
      const controller = new AbortController();
      const pieces = stream(transport, { signal: controller.signal });
      body.push("one");
      await next(pieces);
      const reason = new Error("enough");
      const waiting = moment.includes("waits") ? errorOf(next(pieces)) : null;
      await clock.advance(0);
      controller.abort(reason);
      expect(await (waiting ?? errorOf(next(pieces)))).toBe(reason);
      expect(body.canceled).toEqual([reason]);
      expect(clock.pendingTimers).toBe(0);
    },
  );

  it.each(["while the caller waits for a piece", "while the caller has a piece"])(
    "is a TimeoutError when the total deadline passes %s, and is canceled",
    async (moment) => {
      const body = createBody();
      const { transport, clock } = createTransport(new Response(body.stream));
      const pieces = stream(transport, { totalTimeoutMs: 5_000 });
      body.push("one");
      await next(pieces);
      const waiting = moment.includes("waits") ? errorOf(next(pieces)) : null;
      await clock.advance(5_000);
      const error = await (waiting ?? errorOf(next(pieces)));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ message: "GET /log: no complete response within 5000 ms (totalTimeoutMs)" });
      expect(body.canceled).toHaveLength(1);
      expect(clock.pendingTimers).toBe(0);
    },
  );

  it("is sent again before it begins, and with new credentials after a 401", async () => {
    let token = "old-token";
    const credentials = {
      authorization: () => `Token ${token}`,
      renew: () => {
        token = "new-token";
        return Promise.resolve(true);
      },
    };
    const replies = [new Response("busy", { status: 503 }), new Response("{}", { status: 401 }), new Response("text")];
    const { transport, sent } = createTransport(replies, { credentials });
    expect(await readAll(stream(transport))).toEqual(["text"]);
    expect(sent.map(({ headers }) => headers.get("Authorization"))).toEqual([
      "Token old-token",
      "Token old-token",
      "Token new-token",
    ]);
  });

  it("is a ConnectionError if the connection breaks in the middle, and is not sent again", async () => {
    const body = createBody();
    const { transport, clock, sent } = createTransport(new Response(body.stream));
    const pieces = stream(transport);
    body.push("one");
    await next(pieces);
    const failure = errorOf(next(pieces));
    await clock.advance(0);
    body.fail(Object.assign(new TypeError("terminated by canary-token"), { code: "UND_ERR_SOCKET" }));
    const error = await failure;
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      message: "GET /log: the connection failed before the response was complete (UND_ERR_SOCKET)",
      neverSent: false,
      cause: { message: "terminated by [redacted]" },
    });
    expect(sent).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it("may be of any size, unless the call limits it", async () => {
    const limited = createTransport(() => new Response("0123456789"), { maxResponseBytes: 5 });
    expect(await readAll(stream(limited.transport))).toEqual(["0123456789"]);
    const body = createBody();
    const { transport } = createTransport(new Response(body.stream));
    const pieces = stream(transport, { maxResponseBytes: 5 });
    body.push("01234");
    expect(await next(pieces)).toBe("01234");
    body.push("5");
    const error = await errorOf(next(pieces));
    expect(error).toBeInstanceOf(ResponseTooLargeError);
    expect(error).toMatchObject({ maxResponseBytes: 5 });
    expect(body.canceled).toHaveLength(1);
  });

  it("is an error if the server refuses it", async () => {
    const { transport } = createTransport(Response.json({ message: "no such log" }, { status: 404 }));
    const error = await errorOf(next(stream(transport)));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ message: "404 GET /log: no such log" });
  });

  it("limits the size of a refusal as any call does", async () => {
    const refusal = new Response("0123456789", { status: 400 });
    const { transport } = createTransport(refusal, { maxResponseBytes: 5 });
    expect(await errorOf(next(stream(transport)))).toBeInstanceOf(ResponseTooLargeError);
  });

  it("is an UnexpectedResponseError for a redirect, whose body is canceled", async () => {
    const body = createBody();
    const redirect = new Response(body.stream, { status: 302, headers: { Location: "/login?x=1" } });
    const { transport } = createTransport(redirect);
    const error = await errorOf(next(stream(transport)));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ message: expect.stringContaining("redirected to https://host/login, ") });
    expect(body.canceled).toHaveLength(1);
  });

  it("is an UnexpectedResponseError for a page of HTML, which is canceled", async () => {
    const body = createBody();
    const { transport } = createTransport(new Response(body.stream, { headers: { "Content-Type": "text/html" } }));
    const error = await errorOf(next(stream(transport)));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ message: "200 GET /log: expected text, got text/html: is endpoint the API's root?" });
    expect(body.canceled).toHaveLength(1);
  });

  it("is a BadFetchError if fetch yields something else than bytes", async () => {
    const texts = new ReadableStream({ start: (own) => own.enqueue("text") });
    expect(await errorOf(next(stream(createTransport(new Response(texts)).transport)))).toBeInstanceOf(BadFetchError);
  });

  it("fails before it is sent if an option is invalid", async () => {
    const { transport, sent } = createTransport(new Response(""));
    expect(await errorOf(next(stream(transport, { timeoutMs: -1 })))).toBeInstanceOf(InvalidInputError);
    expect(sent).toEqual([]);
  });

  it("is never begun after an abort", async () => {
    const { transport, sent } = createTransport(new Response(""));
    const reason = new Error("before");
    expect(await errorOf(next(stream(transport, { signal: AbortSignal.abort(reason) })))).toBe(reason);
    expect(sent).toEqual([]);
  });

  it("fails as other calls do if there is no response", async () => {
    const refused = createTransport(systemError("ECONNREFUSED"), { retry: false });
    expect(await errorOf(next(stream(refused.transport)))).toMatchObject({ neverSent: true });
    const unauthorized = createTransport(new Response("{}", { status: 401 }));
    expect(await errorOf(next(stream(unauthorized.transport)))).toBeInstanceOf(AuthenticationError);
  });
});
