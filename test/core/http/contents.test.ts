// Bodies that are no JSON, queries with repeated names, paths whose number of segments varies, cookies and other renewals.
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { AmbiguousOutcomeError, InvalidInputError, UnexpectedResponseError } from "../../../src/core/errors/index.js";
import { formContent, xmlContent } from "../../../src/core/http/contents.js";
import type { Authorization } from "../../../src/core/http/credentials.js";
import { pathTail } from "../../../src/core/http/path-tail.js";
import { xmlFormat } from "../../../src/core/http/xml-format.js";
import { createTransport, errorOf } from "./support.js";

const done = (): Response => Response.json({});

describe("a request", () => {
  it("sends a form or a document in place of JSON, with its type", async () => {
    const { transport, sent } = createTransport(done);
    const form = new URLSearchParams([
      ["a", "1 2"],
      ["a", "é&"],
    ]);
    for (const content of [formContent(form), xmlContent("<a/>")]) {
      await transport.call({ method: "POST", path: "/x", content }, z.unknown());
    }
    expect(sent.map(({ body }) => body)).toEqual(["a=1+2&a=%C3%A9%26", "<a/>"]);
    expect(sent.map(({ headers }) => headers.get("Content-Type"))).toEqual([
      "application/x-www-form-urlencoded",
      "application/xml",
    ]);
  });

  it("sends a query in its order, with repeated names", async () => {
    const { transport, sent } = createTransport(done);
    const query = new URLSearchParams([
      ["b", "1"],
      ["a", "2"],
      ["b", "3"],
    ]);
    await transport.call({ method: "GET", path: "/x", query }, z.unknown());
    expect(sent[0]?.path).toBe("/x?b=1&a=2&b=3");
  });
});

describe("the tail of a path", () => {
  it("keeps its slashes and colons, and escapes the rest", () => {
    expect(pathTail("the path", ["a b", "c/d", "ss:state", "é?#%{x}"])).toBe(
      "a%20b/c%2Fd/ss:state/%C3%A9%3F%23%25%7Bx%7D",
    );
  });

  it.each(["", ".", ".."])("refuses %j", (segment) => {
    expect(() => pathTail("the path", ["a", segment])).toThrow(InvalidInputError);
  });
});

describe("a document of XML", () => {
  const spec = { method: "GET", path: "/x", accepts: xmlFormat(({ attributes }) => ({ ...attributes })) } as const;
  const xml = (text: string, type = "application/xml"): (() => Response) => {
    return () => new Response(text, { headers: { "Content-Type": type } });
  };

  it("is requested and read", async () => {
    const { transport, sent } = createTransport(xml('<a b="c"/>'));
    expect(await transport.call(spec, z.looseObject({ b: z.string() }))).toEqual({ b: "c" });
    expect(sent[0]?.headers.get("Accept")).toBe("application/xml");
  });

  it.each([
    ["<a>", /expected XML, got truncated or malformed XML/],
    [`<a>${"<b>".repeat(100_000)}`, /truncated or malformed/],
    ["", /expected XML, got an empty body/],
    ["<!doctype html><html>", /expected XML/],
  ])("that is none is refused: %.20s", async (text, message) => {
    const { transport } = createTransport(xml(text));
    const error = await errorOf(transport.call(spec, z.unknown()));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect((error as Error).message).toMatch(message);
  });

  it("that cannot be read leaves the outcome of a change open", async () => {
    const { transport } = createTransport(xml("<a"));
    const error = await errorOf(transport.call({ ...spec, method: "PUT", changes: true }, z.unknown()));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
  });
});

describe("credentials", () => {
  it("see the cookies of each response, which no one else does", async () => {
    const received: unknown[] = [];
    const hooks: string[] = [];
    const { transport } = createTransport(
      () => new Response("{", { headers: { "Set-Cookie": "sid=canary-cookie; Path=/" } }),
      {
        credentials: {
          authorization: () => ({ Cookie: "sid=old-canary" }),
          receive: (headers, authorization) => received.push([headers.getSetCookie(), authorization]),
        },
        onResponse: (event) => hooks.push(JSON.stringify(event)),
      },
    );
    const error = await errorOf(transport.call({ method: "GET", path: "/x" }, z.unknown()));
    expect(received).toEqual([[["sid=canary-cookie; Path=/"], { Cookie: "sid=old-canary" }]]);
    expect(JSON.stringify([hooks, String(error), { ...(error as object) }])).not.toContain("canary");
  });

  it("may fail on a response without any effect", async () => {
    const { transport } = createTransport(done, {
      credentials: {
        authorization: () => ({}),
        receive: () => {
          throw new Error("broken");
        },
      },
    });
    await transport.call({ method: "GET", path: "/x" }, z.unknown());
  });

  it("may say that another refusal than a 401 means that they have expired", async () => {
    const statuses: number[] = [];
    const { transport, sent } = createTransport([() => Response.json({}, { status: 403 }), done], {
      credentials: {
        authorization: () => ({ Cookie: "a=b" }),
        mayHaveExpired: (error) => "status" in error && error.status === 403,
        renew: (_: Authorization, __, error) => {
          statuses.push((error as unknown as { status: number }).status);
          return Promise.resolve(true);
        },
      },
    });
    await transport.call({ method: "GET", path: "/x" }, z.unknown());
    expect([statuses, sent.length]).toEqual([[403], 2]);
  });
});
