import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { defaultUsers, EmbeddedServer } from "../../../src/testing/decapod/index.js";
import type { CinderIntegration, EmbeddedServerOptions, StepData } from "../../../src/testing/decapod/index.js";

export { defaultUsers, EmbeddedServer, VirtualClock };
export type { CinderIntegration, EmbeddedServerOptions, StepData };

/** The parts of responses that the tests read; each test reads those of its response. */
export interface Body {
  readonly id: string;
  readonly version: number;
  readonly time_updated: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly items: readonly Body[];
  readonly page: number;
  readonly per_page: number;
  readonly total: number;
  readonly error: string;
  readonly message: string;
}

/** A response with its JSON read. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Body;
}

/** Sends a request to the API. */
export type Send = (method: string, path: string, body?: unknown) => Promise<JsonResponse>;

/** Sends a request without a token. */
export function anonymous(server: EmbeddedServer): Send {
  return sender(server, {});
}

/** Logs in, and sends requests with the token. */
export async function logIn(server: EmbeddedServer, login = "root"): Promise<Send> {
  const { password } = server.connection(login);
  const { json } = await anonymous(server)("POST", "auth/", { username: login, password });
  return sender(server, { authorization: json.id });
}

export function sender(server: EmbeddedServer, headers: Readonly<Record<string, string>>): Send {
  return async (method, path, body) => {
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await server.fetch(`${server.url}/v1/${path}`, init);
    // The test's expectations are the check of what this is.
    return { status: response.status, headers: response.headers, json: (await response.json()) as Body };
  };
}

/** A server whose time only the test advances, and a user with all permissions. */
export async function start(
  options: EmbeddedServerOptions = {},
): Promise<{ server: EmbeddedServer; clock: VirtualClock; root: Send }> {
  const clock = new VirtualClock({ autoAdvance: false });
  const server = new EmbeddedServer({ clock, ...options });
  return { server, clock, root: await logIn(server) };
}

/** The path of a list with its query. */
export function listPath(path: string, query: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(query).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return `${path}?${new URLSearchParams(texts).toString()}`;
}
