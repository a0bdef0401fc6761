import { raceAbort } from "../../core/async/abort.js";
import type { Fault } from "./faults.js";

/** The response of a service, before it is converted to a `Response`. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A string is sent as UTF-8. */
  readonly body: string | Uint8Array;
  /** The processing time, in milliseconds on the server's clock, in addition to the latency. Default: 0. */
  readonly processingMs?: number;
}

/** Creates a `Response`. A fault may truncate or stall its body. */
export function toResponse({ status, headers, body }: MockResponse, fault: Fault | undefined, signal: AbortSignal) {
  if (bodyless.has(status)) return new Response(null, { status, headers });
  switch (fault?.kind) {
    case "truncate":
      return new Response(half(body, lostConnection), { status, headers });
    case "stallBody":
      return new Response(
        half(body, () => aborted(signal)),
        { status, headers },
      );
    default:
      // A `Response` accepts no memory that threads share, and no service has such memory.
      return new Response(body as string | Uint8Array<ArrayBuffer>, { status, headers });
  }
}

/** Statuses without a body. */
const bodyless = new Set([204, 205, 304]);

/** The first half of a body, and then the error that `next` returns or rejects with. */
function half(body: string | Uint8Array, next: () => Error | Promise<never>): ReadableStream<Uint8Array> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length >> 1));
    },
    async pull() {
      throw await next();
    },
  });
}

/** The error of `fetch` for a lost connection. */
export function lostConnection(): TypeError {
  return networkError("ECONNRESET", "the connection was lost");
}

/** The error of `fetch` for a refused connection. */
export function refusedConnection(): TypeError {
  return networkError("ECONNREFUSED", "the connection was refused");
}

/** The error as in Node, with a code. Browsers have no such code. */
function networkError(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${code}: ${message}`), { code }) });
}

/** Never resolves; rejects with the signal's reason once it is aborted. */
export function aborted(signal: AbortSignal): Promise<never> {
  return raceAbort(new Promise<never>(() => undefined), signal);
}
