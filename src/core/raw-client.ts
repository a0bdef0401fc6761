import type { Client } from "openapi-fetch";
import { followSignal } from "./abort.js";

/** The methods of an openapi-fetch client that send something; what they take from the caller comes last. */
const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"] as const;

type RawCall = (...args: unknown[]) => Promise<unknown>;

/**
 * Keeps a client made by openapi-fetch from leaving anything on its callers' signals: the platform's `Request` puts a listener
 * there for each call, which stays until garbage is collected. And where a signal's reason is falsy, openapi-fetch takes its
 * rejection for none; this rejects with the reason all the same.
 */
export function releasingSignals<Paths extends object>(client: Client<Paths>): Client<Paths> {
  // Called with just what the caller passes, whose types are those of the client.
  const released = methods.map((name): [string, RawCall] => [
    name,
    releasing(client[name] as RawCall, name === "request" ? 2 : 1),
  ]);
  return { ...client, ...Object.fromEntries(released) };
}

function releasing(call: RawCall, initAt: number): RawCall {
  return async (...args) => {
    const init = args[initAt] as { readonly signal?: AbortSignal | null } | undefined; // So openapi-fetch has it.
    const signal = init?.signal ?? undefined;
    if (signal === undefined) return call(...args);
    const inner = followSignal(signal);
    try {
      return await call(...args.slice(0, initAt), { ...init, signal: inner.signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      inner.end();
    }
  };
}
