import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { decode } from "../../../src/core/http/response.js";
import { ResponseValidationError } from "../../../src/core/errors/index.js";
import {
  KnownSecrets,
  redactError,
  redactHeaders,
  type Redactor,
  secretsInHeaders,
} from "../../../src/core/http/redact.js";

const redactorFor = (secrets: readonly string[]): Redactor => new KnownSecrets().redactor(secrets);
const secret = `pa"ss w&o<r>d'%+/é\\x`;
const redact = redactorFor([secret]);
const html = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[each] ?? "",
  );
const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);

describe("a secret is redacted in a string", () => {
  it.each([
    ["as it is", secret],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["in JSON of ASCII only", ascii(JSON.stringify(secret).slice(1, -1))],
    ["in HTML", html(secret)],
    ["in JSON in HTML", html(JSON.stringify(secret).slice(1, -1))],
    ["in HTML in HTML", html(html(secret))],
    ["in a URL", encodeURIComponent(secret)],
    ["in a URL, percent-encoded as little as possible", encodeURI(secret)],
    ["in a URL in a URL", encodeURIComponent(encodeURIComponent(secret)).toLowerCase()],
    ["in a form", new URLSearchParams([["", secret]]).toString().slice(1)],
  ])("%s", (_, spelled) => {
    expect(redact(`<${spelled}>, ${spelled}.`)).toBe("<[redacted]>, [redacted].");
  });

  it.each(["base64", "base64url"] as const)("in %s, at any offset", (encoding) => {
    for (const before of ["", "x", "xy", "Token "]) {
      const encoded = Buffer.from(`${before}${secret} and more`).toString(encoding);
      const decoded = redact(encoded).split("[redacted]");
      expect(decoded).toHaveLength(2);
      expect(decoded.map((part) => Buffer.from(part, "base64").toString()).join()).not.toContain(secret.slice(2, 8));
    }
  });

  it.each(["hex", "HEX"])("in hexadecimal digits (%s), at any offset", (digits) => {
    const encoded = Buffer.from(`Token ${secret} and more`).toString("hex");
    const spelled = digits === "HEX" ? encoded.toUpperCase() : encoded;
    const [before = "", after = "", ...rest] = redact(spelled).split("[redacted]");
    expect(rest).toEqual([]);
    expect([before, after].map((part) => Buffer.from(part, "hex").toString())).toEqual(["Token ", " and more"]);
  });

  it.each([
    ["in JSON", (code: number) => `\\u${code.toString(16).padStart(4, "0")}`],
    ["in JSON in JSON", (code: number) => `\\\\u${code.toString(16).padStart(4, "0")}`],
    ["in Python", (code: number) => `\\x${code.toString(16)}`],
    ["in a URL", (code: number) => `%${code.toString(16)}`],
    ["in a URL in a URL", (code: number) => `%25${code.toString(16)}`],
    ["in HTML", (code: number) => `&#${code};`],
    ["in HTML in HTML", (code: number) => `&amp;#x0${code.toString(16)};`],
  ])("even if each of its characters is escaped: %s", (_, escape) => {
    const token = "canary-Token_7.8";
    const spelled = Array.from(token, (character) => escape(character.charCodeAt(0))).join("");
    expect(redactorFor([token])(`<${spelled}>, ${spelled}.`)).toBe("<[redacted]>, [redacted].");
    expect(redactorFor(["another"])(spelled)).toBe(spelled);
  });

  it("with a line break in it", () => {
    expect(redactorFor(["one\ntwo"])(JSON.stringify("one\ntwo"))).toBe('"[redacted]"');
  });

  it("if it is one of several, even if one is the beginning of another", () => {
    expect(redactorFor(["abc", "abcdef", "x.z"])("abcdef abc xyz x.z")).toBe("[redacted] [redacted] xyz [redacted]");
  });

  it("with any number of secrets, and none within another's [redacted]", () => {
    expect(redactorFor(["canary", "red", "act"])("canary red")).toBe("[redacted] [redacted]");
  });

  it.each([".&é", "abcdef", "🙂"])("with any length, made of %s", (piece) => {
    for (const times of [400, 501, 5_000]) {
      const long = Array.from({ length: times }, (_, index) => `${index}${piece}`).join("");
      expect(redactorFor([long])(`<${long}>, ${JSON.stringify(long)}`)).toBe('<[redacted]>, "[redacted]"');
    }
  });

  it("but not if it has one or two characters, which occur in any word", () => {
    expect(redactorFor(["t", "ed"])("the fetch failed")).toBe("the fetch failed");
    expect(redactorFor(["abc"])("abc")).toBe("[redacted]");
  });

  it("but not if it is empty", () => {
    expect(redactorFor([""])("text")).toBe("text");
    expect(redactorFor([])("text")).toBe("text");
  });

  it("in header values", () => {
    const headers = redactHeaders(new Headers({ A: "token abc", B: "b" }), redactorFor(["abc"]));
    expect([...headers]).toEqual([
      ["a", "token [redacted]"],
      ["b", "b"],
    ]);
  });

  it("together with the header that it names", () => {
    expect([...redactHeaders(new Headers({ "X-Canary-Y": "1", B: "b" }), redactorFor(["Canary"]))]).toEqual([
      ["b", "b"],
    ]);
  });
});

describe("a client's set of secrets", () => {
  it("is redacted in later strings, and in those from before", () => {
    const known = new KnownSecrets();
    const first = known.redactor(["canary-1"]);
    const second = known.redactor(["canary-2"]);
    expect([first, second].map((redactor) => redactor("canary-1 canary-2"))).toEqual(
      Array(2).fill("[redacted] [redacted]"),
    );
  });

  it("is bounded: the oldest are dropped, except from a redactor that was made for them", () => {
    const known = new KnownSecrets();
    const first = known.redactor(["canary-password", "canary-0"]);
    for (let count = 1; count <= 1_000; count += 1) known.redactor(["canary-password", `canary-${count}-`]);
    const shown = known.redactor([])(Array.from({ length: 1_001 }, (_, count) => `canary-${count}-`).join(" "));
    expect(shown.split("[redacted]")).toHaveLength(32);
    expect(first("canary-0 canary-password")).toBe("[redacted] [redacted]");
  });

  it("is searched for in time that is linear in the string's length", () => {
    const known = new KnownSecrets();
    const tokens = Array.from(
      { length: 32 },
      (_, count) => `eyJhbGciOiJIUzI1NiJ9.${`${count}`.repeat(150)}.signature${count}`,
    );
    const redactor = known.redactor([...tokens, "pass word's &"]);
    for (const piece of ["eyJhbGciOiJIUzI1NiJ9.", "\\", "%25", "&amp;", "\\u0041", "&#0", " "]) {
      const text = piece.repeat(300_000 / piece.length);
      const startMs = performance.now();
      redactor(text);
      // Measured: up to 20 ms. Quadratic time would take hours.
      expect(performance.now() - startMs).toBeLessThan(5_000);
    }
  });
});

describe("a secret in headers", () => {
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
    [
      { "Proxy-Authorization": `Basic ${btoa("me:canary")}` },
      [`Basic ${btoa("me:canary")}`, btoa("me:canary"), "canary"],
    ],
    [{ Accept: "application/json", "User-Agent": "reports/1.0" }, []],
  ])("%o", (headers, expected) => {
    expect(secretsInHeaders(new Headers(headers as unknown as Record<string, string>))).toEqual(expected);
  });

  it.each([
    ...[
      "X-Api-Key",
      "apikey",
      "XApiKey",
      "X-Keys",
      "X-Key-Id",
      "X-Amz-Security-Token",
      "X-AuthToken",
      "Private-Token",
      "X-Token2",
    ],
    ...[
      "Cookie",
      "X-Session-Id",
      "X-SessionKey",
      "X-CSRFToken",
      "X-XSRF-Token",
      "X-Hub-Signature-256",
      "X-Sig",
      "X-Hmac-Sha256",
    ],
    ...[
      "X-Pass",
      "X-Passwd",
      "X-Password",
      "X-Passphrase",
      "X-Passcode",
      "X-Pwd",
      "X-DbPwd",
      "X-Pw",
      "X-PIN",
      "X-OTP",
      "X-PAT",
    ],
    ...[
      "X-Auth",
      "XAuth",
      "X_Auth_User",
      "X-AuthN",
      "X-Authorization",
      "X-Authorisation",
      "X-Authentication",
      "X-Bearer",
      "X-JWT",
    ],
    ...[
      "X-Access",
      "X-Refresh",
      "X-Vault",
      "X-Vault-Namespace",
      "X-Credentials",
      "X-Creds",
      "X-Client-Secret",
      "DPoP",
      "X-SID",
    ],
  ])("%s is secret by its name", (name) => {
    expect(secretsInHeaders(new Headers({ [name]: "canary" }))).toEqual(["canary"]);
  });

  it.each([
    ...[
      "X-Pattern",
      "X-Passenger",
      "X-Compass",
      "X-Bypass-Cache",
      "X-Path",
      "X-Patch",
      "X-Author",
      "X-Authority",
      "X-Keyword",
    ],
    ...[
      "X-Monkey",
      "X-Signal",
      "X-Design",
      "X-Accessibility",
      "X-Refreshed-At",
      "X-Tokenizer",
      "X-Spinner",
      "X-Pinned",
      "X-Side",
    ],
    ...["Idempotency-Key", "Access-Control-Request-Method", "X-Credit", "X-Assert", "X-Request-Id", "Keep-Alive"],
  ])("%s is not secret", (name) => {
    expect(secretsInHeaders(new Headers({ [name]: "canary" }))).toEqual([]);
  });
});

it("the error for a response of the wrong shape redacts secrets in its body and in the paths that it names", () => {
  const text = JSON.stringify({ abcdef: "abcdef" });
  const request = { service: "saltant", method: "GET", url: "http://host/api/", path: "/", attempts: 1 };
  const response = {
    ...request,
    status: 200,
    headers: new Headers(),
    text,
    body: JSON.parse(text) as unknown,
    isJson: true,
  };
  const read = (): unknown =>
    decode(z.record(z.string(), z.boolean()), { ...response, redact: redactorFor(["abcdef"]) });
  expect(read).toThrow(ResponseValidationError);
  expect(read).toThrow(
    expect.objectContaining({
      message: "200 GET /: the response does not match the contract: [redacted]: expected true or false, not a string",
      issues: [{ path: "[redacted]", message: "expected true or false, not a string" }],
      body: { "[redacted]": "[redacted]" },
    }),
  );
});

describe("an error that fetch threw", () => {
  const redactAbc = redactorFor(["abcdef"]);

  it("is unchanged if it has no secret", () => {
    const system = Object.assign(new Error("reset"), { code: "ECONNRESET", errno: -104, socket: { remotePort: 80 } });
    const error = new TypeError("fetch failed", { cause: system });
    system.cause = error;
    expect(redactError(error, redactAbc)).toBe(error);
    expect(redactError(undefined, redactAbc)).toBeUndefined();
  });

  it("becomes a copy without the secrets", () => {
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

  it("loses parts that cannot be inspected", () => {
    const headers = new Headers({ Authorization: "Token abcdef" });
    const copy = redactError(Object.assign(new Error("failed"), { headers, send: () => headers }), redactAbc);
    expect(copy).toMatchObject({ message: "failed", headers: undefined, send: undefined });
    expect(redactError("failed for abcdef", redactAbc)).toBe("failed for [redacted]");
    expect(redactError({ headers }, redactAbc)).toBeUndefined();
  });
});
