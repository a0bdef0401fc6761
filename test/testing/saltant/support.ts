import type { EmbeddedServer } from "saltant/testing";

/** The response fields that tests read directly. All others go through vitest's matchers. */
export interface Json {
  readonly count: number;
  readonly results: readonly { readonly name: string; readonly datetime_created: string }[];
  readonly uuid: string;
  readonly state: string;
  readonly access: string;
  readonly refresh: string;
}

/** A response with its parsed JSON. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** Sends a request as one of the server's users, with the permanent token. */
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
  // The test's expectations check its shape.
  return { status: response.status, headers: response.headers, json: (await response.json()) as Json };
}
