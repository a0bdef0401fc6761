import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { InvalidInputError } from "../../../src/core/errors/index.js";
import { connectionSettings } from "../../../src/core/http/connection.js";
import { createRawClient } from "../../../src/core/http/raw-client.js";
import { isSafe } from "../../../src/core/http/request.js";
import { Transport } from "../../../src/core/http/transport.js";

interface Paths {
  "/users/{username}/tokens/": { get: { parameters: { path: { username: string } }; responses: never } };
}

/** Gets a user's tokens by a manager's request and by a raw call, and returns the requested URLs. */
function createClients() {
  const sent: string[] = [];
  const fetch = (input: string | URL | Request): Promise<Response> => {
    sent.push(input instanceof Request ? input.url : String(input));
    return Promise.resolve(Response.json([]));
  };
  const settings = connectionSettings("library", { endpoint: "https://host/api/", fetch }, "endpoint");
  const toError = () => expect.unreachable();
  const transport = new Transport({ ...settings, credentials: { authorization: () => "Token secret" }, toError });
  const raw = createRawClient<Paths>(transport, {}, isSafe);
  const path = "/users/{username}/tokens/";
  return {
    sent,
    byManager: (username: string) => transport.call({ method: "GET", path, pathParams: { username } }, z.unknown()),
    byRawCall: (username: string) => raw.GET(path, { params: { path: { username } } }),
  };
}

describe.each(["byManager", "byRawCall"] as const)("a path parameter, %s", (call) => {
  it.each(["", ".", ".."])("must not be %j, which would lead to another path", async (username) => {
    const clients = createClients();
    await expect(clients[call](username)).rejects.toThrow(
      new InvalidInputError(`username cannot be "${username}", as it would lead to another path`),
    );
    expect(clients.sent).toEqual([]);
  });

  it.each([
    ["...", "..."],
    [".a", ".a"],
    ["../..", "..%2F.."],
    ["%2e%2e", "%252e%252e"],
    ["a?b#c", "a%3Fb%23c"],
  ])("is one path segment if it is %s", async (username, segment) => {
    const clients = createClients();
    await clients[call](username);
    expect(clients.sent).toEqual([`https://host/api/users/${segment}/tokens/`]);
  });
});
