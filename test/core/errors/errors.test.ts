import { describe, expect, it, vi } from "vitest";
import * as errors from "../../../src/core/errors/index.js";

const request = {
  service: "saltant",
  method: "GET",
  url: "http://host/api/things/?a=b",
  path: "/things/?a=b",
  attempts: 2,
};
const response = {
  ...request,
  status: 404,
  headers: new Headers({ "X-Request-Id": "7" }),
  body: { detail: "Not found." },
};

describe("errors", () => {
  it("match instanceof of their superclasses, and not of their subclasses", () => {
    const error = new errors.NotFoundError("gone", response);
    expect(error).toBeInstanceOf(errors.NotFoundError);
    expect(error).toBeInstanceOf(errors.BadHttpRequestError);
    expect(error).toBeInstanceOf(errors.RequestError);
    expect(error).toBeInstanceOf(errors.ApiError);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(errors.ServerError);
    expect(new errors.BadHttpRequestError("418", response)).not.toBeInstanceOf(errors.NotFoundError);
  });

  it("match instanceof across copies of the package", async () => {
    vi.resetModules();
    const copy = await import("../../../src/core/errors/index.js");
    expect(copy.NotFoundError).not.toBe(errors.NotFoundError);
    const error = new copy.NotFoundError("gone", response);
    expect(error).toBeInstanceOf(errors.NotFoundError);
    expect(error).toBeInstanceOf(errors.ApiError);
    expect(error).not.toBeInstanceOf(errors.ServerError);
  });

  it("of one service are not those of another, and all are errors of the library", () => {
    class LibraryNotFoundError extends errors.NotFoundError {
      static override readonly errorService = "library";
    }
    class ShopNotFoundError extends errors.NotFoundError {
      static override readonly errorService = "shop";
    }
    const missing = new errors.NotFoundError("gone", { ...response, service: "library" });
    expect(missing).toBeInstanceOf(LibraryNotFoundError);
    expect(missing).not.toBeInstanceOf(ShopNotFoundError);
    expect(missing).toBeInstanceOf(errors.NotFoundError);
    expect(errors.isApiError(missing)).toBe(true);
    expect(errors.isApiError(missing.toJSON())).toBe(false);
    // An invalid input is about no service.
    class ShopError extends errors.ApiError {
      static override readonly errorService = "shop";
      readonly code = "SHOP";
    }
    expect(new errors.InvalidInputError("m")).toBeInstanceOf(ShopError);
  });

  it("do not change instanceof for classes that users derive", () => {
    class OurNotFoundError extends errors.NotFoundError {}
    expect(new OurNotFoundError("gone", response)).toBeInstanceOf(errors.NotFoundError);
    expect(new OurNotFoundError("gone", response)).toBeInstanceOf(OurNotFoundError);
    expect(new errors.NotFoundError("gone", response)).not.toBeInstanceOf(OurNotFoundError);
  });

  it.each([null, undefined, 7, "text", {}, Object.create(null), new Error("plain")])("are not %o", (value) => {
    expect(value instanceof errors.ApiError).toBe(false);
  });

  it("have a name, a code, and the data of the request and the response", () => {
    const error = new errors.NotFoundError("gone", response);
    expect(error).toMatchObject({ name: "NotFoundError", code: "NOT_FOUND", message: "gone", ...response });
    expect(String(error)).toBe("NotFoundError: gone");
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "NotFoundError",
      code: "NOT_FOUND",
      message: "gone",
      service: "saltant",
      method: "GET",
      url: "http://host/api/things/?a=b",
      attempts: 2,
      status: 404,
    });
  });

  it("do not change the global stack trace limit", () => {
    const before = Error.stackTraceLimit;
    try {
      for (const limit of [3, 100]) {
        Error.stackTraceLimit = limit;
        const deep = (depth: number): Error => (depth === 0 ? new errors.InvalidInputError("m") : deep(depth - 1));
        const lines = deep(60)
          .stack?.split("\n")
          .filter((line) => line.includes("at deep")).length;
        expect(lines).toBeGreaterThan(limit === 100 ? 59 : 30);
        expect(Error.stackTraceLimit).toBe(limit);
      }
    } finally {
      Error.stackTraceLimit = before;
    }
  });

  it("each have a unique code", () => {
    const all = [
      new errors.BadEnvironmentError("X", "m"),
      new errors.InvalidInputError("m"),
      new errors.ConnectionError("m", request, { neverSent: true }),
      new errors.TimeoutError("m", request, { timeoutMs: 5 }),
      new errors.AmbiguousOutcomeError("m", request),
      new errors.UnexpectedResponseError("m", response),
      new errors.ResponseValidationError("m", response, []),
      new errors.BadHttpRequestError("m", response),
      new errors.BadRequestError("m", response, { reason: "invalid" }),
      new errors.ConflictError("m", response),
      new errors.PreconditionFailedError("m", response),
      new errors.PayloadTooLargeError("m", response),
      new errors.UnprocessableContentError("m", response),
      new errors.AuthenticationError("m", response),
      new errors.PermissionDeniedError("m", response),
      new errors.NotFoundError("m", response),
      new errors.MethodNotAllowedError("m", response),
      new errors.RateLimitError("m", response, 1_000),
      new errors.ServerError("m", response),
      new errors.BulkError("m", { succeeded: new Map(), failed: [], notStarted: [] }),
    ];
    expect(all.map(({ name, code }) => `${name} ${code}`)).toMatchInlineSnapshot(`
      [
        "BadEnvironmentError BAD_ENVIRONMENT",
        "InvalidInputError INVALID_INPUT",
        "ConnectionError CONNECTION",
        "TimeoutError TIMEOUT",
        "AmbiguousOutcomeError AMBIGUOUS_OUTCOME",
        "UnexpectedResponseError UNEXPECTED_RESPONSE",
        "ResponseValidationError RESPONSE_VALIDATION",
        "BadHttpRequestError BAD_HTTP_REQUEST",
        "BadRequestError BAD_REQUEST",
        "ConflictError CONFLICT",
        "PreconditionFailedError PRECONDITION_FAILED",
        "PayloadTooLargeError PAYLOAD_TOO_LARGE",
        "UnprocessableContentError UNPROCESSABLE_CONTENT",
        "AuthenticationError AUTHENTICATION",
        "PermissionDeniedError PERMISSION_DENIED",
        "NotFoundError NOT_FOUND",
        "MethodNotAllowedError METHOD_NOT_ALLOWED",
        "RateLimitError RATE_LIMIT",
        "ServerError SERVER",
        "BulkError BULK",
      ]
    `);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });
});
