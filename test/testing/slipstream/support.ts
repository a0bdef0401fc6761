import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { EmbeddedServer, type EmbeddedServerOptions } from "../../../src/testing/slipstream/index.js";
import type { JsonValue } from "./samples.js";

export { EmbeddedServer, VirtualClock };

/** The JSON of a response. */
export type Body = Readonly<Record<string, JsonValue | undefined>> & {
  readonly operations?: readonly { readonly rel: string; readonly href: string | null }[];
  readonly aggregations?: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
};

/** A response with its JSON read. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Body;
}

/** Sends requests as a user, or as no user. */
export class Api {
  readonly #server: EmbeddedServer;
  readonly #cookie: string | undefined;

  constructor(server: EmbeddedServer, cookie?: string) {
    this.#server = server;
    this.#cookie = cookie;
  }

  /** Sends a request below `/api/`, with JSON if there is a body. */
  async send(method: string, path: string, body?: unknown): Promise<JsonResponse> {
    const type = { "Content-Type": "application/json" };
    return this.#send(
      method,
      path,
      body === undefined ? {} : type,
      body === undefined ? undefined : JSON.stringify(body),
    );
  }

  /** Sends a form. */
  async form(method: string, path: string, fields: readonly (readonly [string, string])[]): Promise<JsonResponse> {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
    return this.#send(method, path, { "Content-Type": "application/x-www-form-urlencoded" }, body);
  }

  /** Searches a collection. */
  async search(type: string, ...parameters: readonly (readonly [string, string])[]): Promise<Body> {
    const fields = parameters.map(([name, value]) => [`$${name}`, value] as const);
    return (await this.form("PUT", type, fields)).json;
  }

  async #send(
    method: string,
    path: string,
    more: Record<string, string>,
    body: string | undefined,
  ): Promise<JsonResponse> {
    const headers = {
      Accept: "application/json",
      ...more,
      ...(this.#cookie !== undefined && { Cookie: this.#cookie }),
    };
    const init = { method, headers, redirect: "manual", ...(body !== undefined && { body }) } as const;
    const response = await this.#server.fetch(`${this.#server.endpoint}/api/${path}`, init);
    const text = await response.text();
    // The test's expectations are the check of what this is.
    return { status: response.status, headers: response.headers, json: JSON.parse(text) as Body };
  }
}

/** A server whose time only the test advances, and its users. */
export function start(options: EmbeddedServerOptions = {}) {
  const clock = new VirtualClock({ start: new Date("2026-03-01T12:00:00Z"), autoAdvance: false });
  const server = new EmbeddedServer({ clock, ...options });
  const as = (user: string): Api => new Api(server, server.cookie(user));
  return { server, clock, as, joe: as("joe"), mary: as("mary"), root: as("root"), anonymous: new Api(server) };
}

/** The ids in a list of resources, without their type. */
export function idsIn(list: JsonValue | undefined): string[] {
  // The lists of the tests have resources.
  const resources = (list ?? []) as readonly { readonly id: string }[];
  return resources.map(({ id }) => id.replace(/^[^/]*\//, ""));
}

/** The string value of an attribute; empty if it has none. */
export function textIn(json: Readonly<Record<string, JsonValue | undefined>> | undefined, name: string): string {
  const value = json?.[name];
  return typeof value === "string" ? value : "";
}
