import {
  AuthenticationError,
  BadHttpRequestError,
  BadRequestError,
  errorFromResponse,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "saltant";
import { describe, expect, it } from "vitest";

function errorOf(status: number, body: unknown, headers: Record<string, string> = {}): BadHttpRequestError {
  return errorFromResponse(
    { status, headers: new Headers(headers), url: "https://host/api/things/" } as Response,
    body,
  );
}

describe("the error for a refusal", () => {
  it.each([
    [401, { detail: "Unknown user." }, AuthenticationError],
    [401, "", AuthenticationError],
    [403, { detail: "Authentication credentials were not provided." }, AuthenticationError],
    [403, { detail: "Invalid token." }, AuthenticationError],
    [403, { detail: "Invalid token header. No credentials provided." }, AuthenticationError],
    [403, { detail: "User inactive or deleted." }, AuthenticationError],
    [403, { detail: "Given token not valid for any token type", code: "token_not_valid" }, AuthenticationError],
    [403, { detail: "User not found", code: "user_not_found" }, AuthenticationError],
    [403, { detail: "User is inactive", code: "user_inactive" }, AuthenticationError],
    [403, { detail: "Invalid basic header. No credentials provided." }, AuthenticationError],
    [403, { detail: "Invalid username/password." }, AuthenticationError],
    [403, { detail: "Given token not valid for any token type" }, AuthenticationError],
    [403, { detail: "Token is invalid or expired" }, AuthenticationError],
    [403, { detail: "Authorization header must contain two space-delimited values" }, AuthenticationError],
    [403, { detail: "Jeton invalide.", code: "token_not_valid" }, AuthenticationError],
    [403, { detail: "The queue's Token is not yours." }, PermissionDeniedError],
    [400, { detail: "Invalid token." }, BadRequestError],
    [404, { detail: "User not found" }, NotFoundError],
    [403, { detail: "You do not have permission to perform this action." }, PermissionDeniedError],
    [403, { detail: "Token quota of this user exceeded." }, PermissionDeniedError],
    [403, { detail: "Token is blacklisted" }, AuthenticationError],
    [403, "<html><title>403 Forbidden</title></html>", PermissionDeniedError],
    [404, { detail: "Not found." }, NotFoundError],
    [405, { detail: 'Method "DELETE" not allowed.' }, MethodNotAllowedError],
    [429, "", RateLimitError],
    [500, "", ServerError],
    [503, "", ServerError],
    [599, "", ServerError],
    [400, "", BadRequestError],
    [409, "", BadHttpRequestError],
    [418, { detail: "short and stout" }, BadHttpRequestError],
  ])("with %i and %j", (status, body, errorClass) => {
    const error = errorOf(status, body);
    expect(error).toBeInstanceOf(errorClass);
    expect(error.name).toBe(errorClass.name);
    expect(error).toMatchObject({ status, body, method: "GET", url: "https://host/api/things/" });
  });

  it.each([
    [{ name: ["Too long.", "Too odd."], age: "Not a number." }, "name: Too long. Too odd; age: Not a number."],
    [
      { non_field_errors: ["['Queue main has not whitelisted task type lonely']"] },
      "Queue main has not whitelisted task type lonely",
    ],
    [{ non_field_errors: [`["required argument 'a' not provided!"]`] }, "required argument 'a' not provided!"],
    [{ non_field_errors: [`['it\\'s "odd"']`] }, `it's "odd"`],
    [{ non_field_errors: ["plain"], name: ["Bad."] }, "plain; name: Bad."],
    [
      { detail: "JSON parse error - Expecting value: line 1 column 10 (char 9)" },
      "JSON parse error - Expecting value: line 1 column 10 (char 9)",
    ],
    ["No task instance with UUID x found", "No task instance with UUID x found"],
    [{ nested: [{ deep: ["x"] }] }, 'nested: {"deep":["x"]}'],
    ["<!doctype html>\n<html><head><title>Server Error (500)</title></head></html>", "Server Error (500)"],
    ["<html><body>no title</body></html>", "the server responded 400 without a reason"],
    ["", "the server responded 400 without a reason"],
    [null, "the server responded 400 without a reason"],
    [["a"], "the server responded 400 without a reason"],
    [{ detail: "Not so.", code: "odd", messages: [] }, "Not so."],
    ["<html><title> </title></html>", "the server responded 400 without a reason"],
    [{ non_field_errors: ["['two\nlines']"] }, "two lines"],
    ["two\n lines", "two lines"],
  ])("has the server's message on one line: %j", (body, words) => {
    expect(errorOf(400, body).message).toBe(`400 GET /api/things/: ${words}`);
  });

  it("keeps a long body out of the message", () => {
    expect(errorOf(400, "x".repeat(5_000)).message.length).toBeLessThan(600);
    expect(errorOf(400, { name: Array(500).fill("Too long.") }).message.length).toBeLessThan(600);
    expect(errorOf(400, `<html><title>${"x".repeat(5_000)}</title>`).message.length).toBeLessThan(600);
  });

  it("groups the messages of a 400 by field", () => {
    const error = errorOf(400, { name: ["taken"], non_field_errors: ["whole"], __proto__: 1, toString: ["odd"] });
    if (!(error instanceof BadRequestError)) throw error;
    const { fieldErrors, nonFieldErrors } = error;
    expect(Object.keys(fieldErrors)).toEqual(["name", "toString"]);
    expect(fieldErrors.name).toEqual(["taken"]);
    expect(nonFieldErrors).toEqual(["whole"]);
  });

  it("has the detail or string of a 400 among the messages for the whole input", () => {
    expect(errorOf(400, { detail: "Malformed." })).toMatchObject({ nonFieldErrors: ["Malformed."] });
    expect(errorOf(400, "No such thing")).toMatchObject({ nonFieldErrors: ["No such thing"] });
  });

  it("does not mix a field's messages with properties that every object has", () => {
    const error = errorOf(400, { name: ["taken"] });
    if (!(error instanceof BadRequestError)) throw error;
    expect(error.fieldErrors.constructor).toBeUndefined();
  });

  it("recognizes a page by its content type, too", () => {
    const error = errorOf(404, "<p>Nothing here</p>", { "Content-Type": "text/html; charset=utf-8" });
    expect(error.message).toBe(
      "404 GET /api/things/: the server responded 404 without a reason; is baseApiUrl the API's root?",
    );
  });

  it("names the method that was used, also for a response without a URL", () => {
    const error = errorFromResponse(new Response(null, { status: 404 }), { detail: "Not found." }, "PUT");
    expect(error).toMatchObject({ method: "PUT", url: "", message: "404 PUT: Not found." });
  });

  it("has the seconds to wait until a Retry-After date", () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const error = errorOf(429, "", { "Retry-After": date });
    if (!(error instanceof RateLimitError)) throw error;
    expect(error.retryAfterMs).toBeGreaterThan(50_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it("has the seconds to wait if the server sends them", () => {
    expect(errorOf(429, "", { "Retry-After": "7" })).toMatchObject({ retryAfterMs: 7_000 });
    expect(errorOf(429, "")).toMatchObject({ retryAfterMs: null });
  });

  it.each([
    ["7", "in 7 s"],
    ["119", "in 119 s"],
    ["3600", "in 60 min"],
    ["86400", "in 24 h"],
    ["1209600", "in 14 days"],
    ["99999999999999980000", "later"],
    ["9".repeat(400), "later"],
  ])("says in readable units when to retry: Retry-After: %s", (seconds, when) => {
    expect(errorOf(429, "", { "Retry-After": seconds }).message).toMatch(new RegExp(`; try again ${when}$`));
  });
});
