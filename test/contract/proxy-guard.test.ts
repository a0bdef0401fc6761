// Checks that the proxy detects violations, so that a pass is meaningful.
import { describe, expect, it } from "vitest";
import { createTestServer } from "../saltant/support.js";
import { takeViolations } from "./proxy.js";

describe("Prism, between a client and its server,", () => {
  it("reports no violation for a valid exchange", async () => {
    const { client, server } = createTestServer();
    await client.users.get("bob");
    expect(server.requests).toHaveLength(1);
    expect(takeViolations()).toEqual([]);
  });

  it("finds a request that violates the contract", async () => {
    const { client, server } = createTestServer();
    const query = { active: "perhaps" as unknown as boolean };
    const { response } = await client.api.GET("/taskqueues/", { params: { query } });
    expect(response.status).toBe(422);
    expect(takeViolations()).toHaveLength(1);
    expect(server.requests).toEqual([]);
  });

  it.each(["nothing/", "users"])("finds a path that is not in the contract: %s", async (path) => {
    const { client, server } = createTestServer();
    await client.api.GET(`/${path}` as "/users/").catch(() => undefined);
    expect(takeViolations()).toHaveLength(1);
    expect(server.requests).toEqual([]);
  });

  it.each([
    ["a response that violates the contract", () => Response.json({ username: 7 })],
    [
      "a status that the contract does not document",
      () => Response.json({ detail: "short and stout" }, { status: 418 }),
    ],
    ["a redirect", () => new Response("", { status: 302, headers: { Location: "/elsewhere" } })],
    ["a response that is not JSON", () => new Response("{", { headers: { "Content-Type": "application/json" } })],
  ])("finds %s", async (_, response) => {
    const { client, server } = createTestServer();
    Object.defineProperty(server, "handle", { value: () => Promise.resolve(response()) });
    await client.users.get("bob", { retry: false }).catch(() => undefined);
    expect(takeViolations()).toHaveLength(1);
  });
});
