import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { decode } from "../../../src/core/http/response.js";
import { ResponseValidationError } from "../../../src/core/errors/index.js";
import { redactError, redactHeaders, redactor, secretsInHeaders } from "../../../src/core/http/redact.js";

const secret = `pa"ss w&o<r>d'%+/é\\x`;
const redact = redactor(() => [secret]);
const html = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[each] ?? "",
  );
const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);

describe("a secret is redacted in a text", () => {
  it.each([
    ["as it is", secret],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["in JSON of ASCII only", ascii(JSON.stringify(secret).slice(1, -1))],
    ["in HTML", html(secret)],
    ["in JSON in HTML", html(JSON.stringify(secret).slice(1, -1))],
    ["in HTML in HTML", html(html(secret))],
    ["in a URL", encodeURIComponent(secret)],
    ["in a URL, as little as possible", encodeURI(secret)],
    ["in a URL in a URL", encodeURIComponent(encodeURIComponent(secret)).toLowerCase()],
    ["in a form", new URLSearchParams([["", secret]]).toString().slice(1)],
  ])("%s", (_, spelled) => {
    expect(redact(`<${spelled}>, ${spelled}.`)).toBe("<[redacted]>, [redacted].");
  });

  it.each(["base64", "base64url"] as const)("in %s, wherever it begins", (encoding) => {
    for (const before of ["", "x", "xy", "Token "]) {
      const encoded = Buffer.from(`${before}${secret} and more`).toString(encoding);
      const decoded = redact(encoded).split("[redacted]");
      expect(decoded).toHaveLength(2);
      expect(decoded.map((part) => Buffer.from(part, "base64").toString()).join()).not.toContain(secret.slice(2, 8));
    }
  });

  it("with a line break in it", () => {
    expect(redactor(() => ["one\ntwo"])(JSON.stringify("one\ntwo"))).toBe('"[redacted]"');
  });

  it("whichever of several it is, and though one is the beginning of another", () => {
    expect(redactor(() => ["abc", "abcdef", "x.z"])("abcdef abc xyz x.z")).toBe("[redacted] [redacted] xyz [redacted]");
  });

  it("but an empty one is none", () => {
    expect(redactor(() => [""])("text")).toBe("text");
    expect(redactor(() => [])("text")).toBe("text");
  });

  it("in the values of headers", () => {
    const headers = redactHeaders(
      new Headers({ A: "token abc", B: "b" }),
      redactor(() => ["abc"]),
    );
    expect([...headers]).toEqual([
      ["a", "token [redacted]"],
      ["b", "b"],
    ]);
  });
});

describe("what is secret in headers", () => {
  it.each([
    [{ Authorization: "Token abc" }, ["abc"]],
    [{ Authorization: "abc" }, ["abc"]],
    [
      { Authorization: 'Scheme id="ab", sign="0123456789"' },
      ['id="ab", sign="0123456789"', 'sign="0123456789"', "0123456789"],
    ],
    [{ "X-Api-Key": "abc" }, ["abc"]],
    [{ Cookie: "lang=en; session=0123456789" }, ["lang=en; session=0123456789", "session=0123456789", "0123456789"]],
    [{ "Proxy-Authorization": "Basic 0123456789" }, ["Basic 0123456789", "0123456789"]],
    [{ Accept: "application/json", "User-Agent": "reports/1.0" }, []],
  ])("%o", (headers, expected) => {
    expect(secretsInHeaders(new Headers(headers as unknown as Record<string, string>))).toEqual(expected);
  });
});

it("an answer of the wrong shape is an error without what is secret, in its body and in the places that it names", () => {
  const text = JSON.stringify({ abcdef: "abcdef" });
  const request = { method: "GET", url: "http://host/api/", path: "/", attempts: 1 };
  const response = {
    ...request,
    status: 200,
    headers: new Headers(),
    text,
    body: JSON.parse(text) as unknown,
    isJson: true,
  };
  const read = (): unknown =>
    decode(z.record(z.string(), z.boolean()), { ...response, redact: redactor(() => ["abcdef"]) });
  expect(read).toThrow(ResponseValidationError);
  expect(read).toThrow(
    expect.objectContaining({
      message: "200 GET /: the answer is not what the contract promises: [redacted]: expected true or false, not text",
      issues: [{ path: "[redacted]", message: "expected true or false, not text" }],
      body: { "[redacted]": "[redacted]" },
    }),
  );
});

describe("what fetch threw", () => {
  const redactAbc = redactor(() => ["abcdef"]);

  it("stays what it is where nothing in it is secret", () => {
    const system = Object.assign(new Error("reset"), { code: "ECONNRESET", errno: -104, socket: { remotePort: 80 } });
    const error = new TypeError("fetch failed", { cause: system });
    system.cause = error;
    expect(redactError(error, redactAbc)).toBe(error);
    expect(redactError(undefined, redactAbc)).toBeUndefined();
  });

  it("becomes a copy without what is secret", () => {
    const parser = Object.assign(new Error("no HTTP"), { code: "HPE_INVALID_CONSTANT", data: "220 abcdef\r\n" });
    const error = new AggregateError([parser], "failed for abcdef", { cause: parser });
    const copy = redactError(error, redactAbc);
    expect(copy).toBeInstanceOf(AggregateError);
    const clean = { message: "no HTTP", code: "HPE_INVALID_CONSTANT", data: "220 [redacted]\r\n" };
    expect(copy).toMatchObject({
      name: "AggregateError",
      message: "failed for [redacted]",
      cause: clean,
      errors: [clean],
    });
    expect(parser.data).toContain("abcdef");
  });

  it("loses what cannot be looked into", () => {
    const headers = new Headers({ Authorization: "Token abcdef" });
    const copy = redactError(Object.assign(new Error("failed"), { headers, send: () => headers }), redactAbc);
    expect(copy).toMatchObject({ message: "failed", headers: undefined, send: undefined });
    expect(redactError("failed for abcdef", redactAbc)).toBe("failed for [redacted]");
    expect(redactError({ headers }, redactAbc)).toBeUndefined();
  });
});
