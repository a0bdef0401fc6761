import type { EmbeddedServer } from "saltant/testing";

/** What the tests look at in responses, each where it knows it to be. Everything else goes through vitest's matchers. */
export interface Json {
  readonly count: number;
  readonly results: readonly { readonly name: string; readonly datetime_created: string }[];
  readonly uuid: string;
  readonly state: string;
  readonly access: string;
  readonly refresh: string;
}

/** A response with its JSON read. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** Asks a server as one of its users would, by the permanent token. */
export function caller(
  server: EmbeddedServer,
  username = "alice",
): (method: string, path: string, body?: unknown) => Promise<JsonResponse> {
  const { authToken } = server.connection(username);
  return (method, path, body) => {
    const headers = { authorization: `Token ${authToken}`, "content-type": "application/json" };
    return ask(server, path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  };
}

/** Sends a request to a server, without credentials unless `init` has them. */
export async function ask(server: EmbeddedServer, path: string, init: RequestInit = {}): Promise<JsonResponse> {
  const response = await server.fetch(server.baseApiUrl + path, init);
  // The test's expectations are the check of what this is.
  return { status: response.status, headers: response.headers, json: (await response.json()) as Json };
}
