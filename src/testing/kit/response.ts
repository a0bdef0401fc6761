import { raceAbort } from "../../core/async/abort.js";
import type { Fault } from "./faults.js";

/** What a service responds, before it becomes a `Response`. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the service works on it, in milliseconds on the server's clock, in addition to the latency. Default: 0. */
  readonly processingMs?: number;
}

/** Makes a `Response`, whose body a fault may cut off or stall. */
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
      return new Response(body, { status, headers });
  }
}

/** Statuses that come without a body. */
const bodyless = new Set([204, 205, 304]);

/** The first half of a body; then an error, once `next` gives one. */
function half(body: string, next: () => Error | Promise<never>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length >> 1));
    },
    async pull() {
      throw await next();
    },
  });
}

/** What `fetch` rejects with when the connection is lost. */
export function lostConnection(): TypeError {
  return networkError("ECONNRESET", "the connection was lost");
}

/** What `fetch` rejects with when the connection is refused. */
export function refusedConnection(): TypeError {
  return networkError("ECONNREFUSED", "the connection was refused");
}

/** As in Node, whose code says what happened; browsers say only that it failed. */
function networkError(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${code}: ${message}`), { code }) });
}

/** Never resolves; rejects with the signal's reason once it is aborted. */
export function aborted(signal: AbortSignal): Promise<never> {
  return raceAbort(new Promise<never>(() => undefined), signal);
}
