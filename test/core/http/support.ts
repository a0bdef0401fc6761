import type { Credentials } from "../../../src/core/http/credentials.js";
import { connectionSettings, type CommonConnectionOptions } from "../../../src/core/http/connection.js";
import {
  ConflictError,
  PayloadTooLargeError,
  PreconditionFailedError,
  UnprocessableContentError,
} from "../../../src/core/errors/index.js";
import { refusalError } from "../../../src/core/http/refusals.js";

import { Transport } from "../../../src/core/http/transport.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

/** The classes of statuses that only some services have. */
const classes = {
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  422: UnprocessableContentError,
};

/** A request as `fetch` received it. */
export interface SentRequest {
  readonly method: string;
  /** The part of the URL below the API's root. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What the server responds: a response, an error for a connection that fails, or a function that returns or throws them. */
export type Reply = Response | Error | ((request: SentRequest) => Response | Promise<Response>);

const baseUrl = "https://host/api";

/** Makes a transport for a made-up service that responds with one reply after another, and with the last one from then on. */
export function createTransport(
  replies: Reply | readonly Reply[],
  options: Partial<CommonConnectionOptions> & { readonly credentials?: Credentials } = {},
) {
  const { credentials = { authorization: () => "Token canary-token" }, ...connection } = options;
  const clock = new VirtualClock({ autoAdvance: false });
  const sent: SentRequest[] = [];
  const queue = Array.isArray(replies) ? [...(replies as readonly Reply[])] : [replies as Reply];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null });
    const { method, url, headers } = request;
    const received = { method, path: url.slice(baseUrl.length), headers, body: await request.text() };
    sent.push(received);
    const [next] = queue.length > 1 ? queue.splice(0, 1) : queue;
    if (typeof next === "function") return next(received);
    if (next === undefined || !("status" in next)) throw next ?? new Error("no reply");
    return next;
  };
  const settings = connectionSettings("library", { endpoint: baseUrl, fetch, clock, ...connection }, "endpoint");
  const transport = new Transport({
    ...settings,
    random: () => 0,
    credentials,
    toError: (response) =>
      refusalError(response, { words: wordsOf(response.body), rootAdvice: "", nowMs: clock.now(), classes }),
  });
  return { transport, clock, sent };
}

/** The words of a refusal of the made-up service: `{ "message": "…" }`. */
function wordsOf(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body ? String(body.message) : "";
}

/** A body that arrives when the test says so. */
export function createBody() {
  const canceled: unknown[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (own) => {
      controller = own;
    },
    cancel: (reason) => {
      canceled.push(reason);
    },
  });
  return {
    stream,
    /** The reason of each time that it was canceled. */
    canceled,
    push: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    fail: (error: Error) => controller?.error(error),
  };
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected an error");
}

/** An error of the system, as `fetch` throws it. */
export function systemError(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}
