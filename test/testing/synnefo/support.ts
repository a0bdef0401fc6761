import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { EmbeddedServer } from "../../../src/testing/synnefo/index.js";
import type { EmbeddedServerOptions } from "../../../src/testing/synnefo/index.js";

export { EmbeddedServer, VirtualClock };
export type { EmbeddedServerOptions };

/** A response with its JSON read; `json` is undefined if the body is empty or no JSON. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** Sends a request with a token. The body is sent as JSON, a string as it is. */
export type Send = (method: string, path: string, body?: unknown) => Promise<JsonResponse>;

/** The sender of requests with that token; without one if it is empty. */
export function withToken(server: EmbeddedServer, token: string, more: Readonly<Record<string, string>> = {}): Send {
  const origin = new URL(server.authUrl).origin;
  return async (method, path, body) => {
    const headers = { ...(token !== "" && { "x-auth-token": token }), "content-type": "application/json", ...more };
    const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const response = await server.fetch(origin + path, { method, headers, ...(sent !== undefined && { body: sent }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at a path of keys. */
export function dig(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce(
    (at, key) => Object.entries(Object(at) as object).find(([name]) => name === String(key))?.[1] as unknown,
    value,
  );
}

/** The message of a fault with that name. */
export function faultOf({ json }: JsonResponse, name: string): unknown {
  return dig(json, name, "message");
}
