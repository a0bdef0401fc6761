import { describe, expect, it } from "vitest";
import { UnexpectedResponseError } from "../../../src/core/errors/index.js";
import { createRawClient } from "../../../src/core/http/raw-client.js";
import { isSafe } from "../../../src/core/http/request.js";
import { createTransport, errorOf, type Reply } from "./support.js";

interface Operation {
  responses: { 200: { content: { "text/plain": string } } };
}

interface Paths {
  "/things": { get: Operation; post: Operation; delete: Operation; head: Operation };
}

function createRaw(reply: Reply) {
  const { transport, sent } = createTransport(reply);
  return { client: createRawClient<Paths>(transport, {}, isSafe), sent };
}

describe("a raw call", () => {
  it.each([
    [202, "", {}],
    [204, null, {}],
    [205, null, {}],
    [202, "", { "Content-Type": "text/plain", "Transfer-Encoding": "chunked" }],
  ])("accepts a %i without a body", async (status, body, headers) => {
    const { client } = createRaw(new Response(body, { status, headers: headers as Record<string, string> }));
    const { data, error, response } = await client.DELETE("/things");
    expect({ data, error, status: response.status }).toEqual({ data: undefined, error: undefined, status });
  });

  it("accepts HEAD, and keeps the headers, which describe the body of a GET", async () => {
    const headers = { "Content-Length": "1234", "Content-Type": "text/plain", "X-Count": "5" };
    const { client, sent } = createRaw(new Response(null, { headers }));
    const { error, response } = await client.HEAD("/things");
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-length": "1234",
      "content-type": "text/plain",
      "x-count": "5",
    });
    expect(sent.map(({ method }) => method)).toEqual(["HEAD"]);
  });

  it("is repeated if it only reads", async () => {
    const { client, sent } = createRaw(() => new Response(null, { status: 500 }));
    await client.HEAD("/things");
    await client.GET("/things");
    await client.DELETE("/things");
    expect(sent.map(({ method }) => method)).toEqual([
      ...Array<string>(3).fill("HEAD"),
      ...Array<string>(3).fill("GET"),
      "DELETE",
    ]);
  });

  it("returns text for an Accept header that does not ask for JSON", async () => {
    const { client, sent } = createRaw(new Response("one\ntwo", { headers: { "Content-Type": "text/plain" } }));
    const { data } = await client.GET("/things", { headers: { Accept: "text/plain" }, parseAs: "text" });
    expect(data).toBe("one\ntwo");
    expect(sent[0]?.headers.get("Accept")).toBe("text/plain");
  });

  it.each([
    ["text", {}, new Response("one")],
    ["an empty 200", {}, new Response("")],
    ["a page", {}, new Response("<p>", { status: 202, headers: { "Content-Type": "text/html" } })],
    ["a redirect", { Accept: "text/plain" }, new Response("", { status: 302, headers: { Location: "/login" } })],
  ])("rejects %s where JSON was asked for, and a redirect always", async (_, headers, response) => {
    const { client } = createRaw(response);
    const error = await errorOf(client.GET("/things", { headers: headers, parseAs: "text" }));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
  });
});
