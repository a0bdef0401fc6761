import { raceAbort } from "../../core/async/abort.js";
import type { Fault } from "./faults.js";
import type { Reply } from "../saltant/django/responses.js";

/** Statuses that come without a body. */
const bodyless = new Set([204, 205, 304]);

/** Turns an answer into a `Response`, whose body may break off or stop coming. */
export function toResponse(reply: Reply, fault: Fault | undefined, signal: AbortSignal): Response {
  const { status, headers } = reply;
  if (bodyless.has(status)) return new Response(null, { status, headers });
  if (fault?.kind === "truncate") return new Response(half(reply.body, lostConnection), { status, headers });
  if (fault?.kind === "stallBody") {
    return new Response(
      half(reply.body, () => aborted(signal)),
      { status, headers },
    );
  }
  return new Response(reply.body, { status, headers });
}

/** The first half of a text, and then whatever `next` comes to. */
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

/** Rejects as `fetch` does when the connection is lost. */
export function lostConnection(): TypeError {
  return networkError("ECONNRESET", "the connection was lost");
}

/** Rejects as `fetch` does when nobody listens. */
export function refusedConnection(): TypeError {
  return networkError("ECONNREFUSED", "the connection was refused");
}

/** In the manner of Node, whose code tells what happened; browsers tell nothing but that it failed. */
function networkError(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${code}: ${message}`), { code }) });
}

/** Never resolves; rejects with the signal's reason once it is aborted. */
export function aborted(signal: AbortSignal): Promise<never> {
  return raceAbort(new Promise<never>(() => undefined), signal);
}
