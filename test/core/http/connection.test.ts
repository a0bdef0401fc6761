// How any service's client uses its connection options. The tests of each service's client cover their values.
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { connectionSettings } from "../../../src/core/http/connection.js";
import { Transport } from "../../../src/core/http/transport.js";

/** The message of a call that fails, for a service whose base URL is the option `endpoint`. */
async function messageWith(fetch: () => Promise<Response>): Promise<string> {
  const settings = connectionSettings("library", { endpoint: "https://host/api/", fetch, retry: false }, "endpoint");
  const toError = () => expect.unreachable();
  const transport = new Transport({ ...settings, credentials: { authorization: () => "Token secret" }, toError });
  const error: unknown = await transport
    .call({ method: "GET", path: "/things/" }, z.unknown())
    .catch((e: unknown) => e);
  return String(error);
}

describe("the name of a service's option for its base URL", () => {
  it("is in the messages about its value", () => {
    const make = (endpoint: string) => () => connectionSettings("library", { endpoint }, "endpoint");
    expect(make("nowhere")).toThrow("endpoint must be a URL such as https://host/");
    expect(make("ftp://host/")).toThrow("endpoint must begin with https:// or http://, not ftp:");
    expect(make("https://alice:secret@host/")).toThrow("endpoint must not hold a user name or password");
  });

  it("is in the messages that suggest checking it", async () => {
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const redirect = new Response(null, { status: 301, headers: { Location: "/elsewhere" } });
    const page = new Response("<p>Hello</p>", { headers: { "Content-Type": "text/html" } });
    expect(await messageWith(() => Promise.reject(refused))).toContain("is the server running, and endpoint right?");
    expect(await messageWith(() => Promise.resolve(redirect))).toContain(
      "redirects are not followed: is endpoint right?",
    );
    expect(await messageWith(() => Promise.resolve(page))).toContain("got text/html: is endpoint the API's root?");
  });
});
