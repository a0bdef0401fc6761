import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { EmbeddedServer, type EmbeddedServerOptions } from "../../../src/testing/synnefo/index.js";

/** A JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A response with its text, and its JSON read; null if it has none. */
export interface CloudResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: JsonValue;
}

/** What a request has besides its method and path. */
export interface RequestParts {
  readonly json?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Sends requests as a user, or as no user. */
export type Send = (method: string, path: string, parts?: RequestParts) => Promise<CloudResponse>;

export const uuids = {
  alice: "11111111-1111-4111-8111-111111111111",
  bob: "22222222-2222-4222-8222-222222222222",
  carol: "33333333-3333-4333-8333-333333333333",
} as const;

/** An id that nothing has. */
export const unknownId = "00000000-0000-4000-8000-000000000000";

/** A new cloud, and functions that send requests to it: `await alice("GET", "/cyclades/network/v2.0/networks")`. */
export function startCloud(options: EmbeddedServerOptions = {}) {
  const clock = new VirtualClock({ start: new Date("2026-11-30T10:00:00.250Z"), autoAdvance: false });
  const server = new EmbeddedServer({ clock, ...options });
  const as =
    (user?: string): Send =>
    async (method, path, { json, headers = {}, body } = {}) => {
      const own = user === undefined ? {} : { "X-Auth-Token": server.connection(user).token };
      const type = json === undefined ? {} : { "Content-Type": "application/json" };
      const response = await server.fetch(`https://synnefo.test${path}`, {
        method,
        headers: { ...own, ...type, ...headers },
        body: json === undefined ? (body ?? null) : JSON.stringify(json),
      });
      const text = await response.text();
      const isJson = text.startsWith("{") || text.startsWith("[");
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson ? (JSON.parse(text) as JsonValue) : null,
      };
    };
  return { server, clock, alice: as("alice"), bob: as("bob"), carol: as("carol"), anonymous: as() };
}

/** The fault of a response: its name, message and details. */
export function faultOf({ status, json }: CloudResponse) {
  const [name = "", fault] = Object.entries(json ?? {})[0] ?? [];
  const { message, details } = fault as { readonly message: string; readonly details: string };
  return { status, name, message, ...(details === "" ? {} : { details }) };
}
