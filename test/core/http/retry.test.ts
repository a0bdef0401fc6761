import { describe, expect, it } from "vitest";
import {
  BadFetchError,
  BadHttpRequestError,
  ConnectionError,
  ServerError,
  TimeoutError,
} from "../../../src/core/errors/index.js";
import { isSafe } from "../../../src/core/http/request.js";
import { isRetryable, retryAfterMs, RetryBudget, retryDelayMs, retryPolicy } from "../../../src/core/http/retry.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

const request = { service: "saltant", method: "GET", url: "http://host/api/things/", path: "/things/", attempts: 1 };
const nowMs = Date.UTC(2026, 0, 1);

function failure(
  status: number,
  headers: Record<string, string> = {},
  Class: typeof BadHttpRequestError = BadHttpRequestError,
): BadHttpRequestError {
  return new Class("refused", { ...request, status, headers: new Headers(headers), body: "" });
}

const reset = new ConnectionError("reset", request, { neverSent: false });
const refused = new ConnectionError("refused", request, { neverSent: true });
const timedOut = new TimeoutError("late", request, { timeoutMs: 1 });

describe("a retryable failure", () => {
  it.each([
    ["408", failure(408), true, false],
    ["429", failure(429), true, true],
    ["500", failure(500), true, false],
    ["502", failure(502), true, false],
    ["503", failure(503), true, false],
    ["503 with Retry-After", failure(503, { "Retry-After": "1" }), true, true],
    ["504", failure(504), true, false],
    ["a reset connection", reset, true, false],
    ["a refused connection", refused, true, true],
    ["a deadline", timedOut, true, false],
    ["a fetch that gives no response", new BadFetchError("bad", request), false, false],
    ["405", failure(405), false, false],
    ["405 with which a service reports a failure", failure(405, {}, ServerError), true, false],
    ["400", failure(400), false, false],
    ["403", failure(403), false, false],
    ["404", failure(404), false, false],
    ["501", failure(501), false, false],
  ])("%s", (_, outcome, ifIdempotent, otherwise) => {
    expect(isRetryable(true, outcome)).toBe(ifIdempotent);
    expect(isRetryable(false, outcome)).toBe(otherwise);
  });

  it("is retried for methods that only read, unless the operation says that it may be repeated", () => {
    const methods = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"];
    expect(methods.filter(isSafe)).toEqual(["GET", "HEAD", "OPTIONS"]);
  });
});

describe("Retry-After", () => {
  it.each([
    ["120", 120_000],
    [" 3 ", 3_000],
    ["0", 0],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Wed, 31 Dec 2025 23:59:00 GMT", 0],
    ["soon", null],
    ["-5", null],
    ["2.5", null],
    ["", null],
  ])("%j is %j ms", (value, expected) => {
    expect(retryAfterMs(new Headers({ "Retry-After": value }), nowMs)).toBe(expected);
  });

  it("is not retried if the request was not sent", () => {
    expect(retryAfterMs(new Headers(), nowMs)).toBeNull();
  });
});

describe("the delay before the next attempt", () => {
  const policy = retryPolicy({ baseDelayMs: 100, maxDelayMs: 1_000, maxRetryAfterMs: 5_000 });

  it("is random below a bound that doubles, up to the maximum delay", () => {
    const longest = [1, 2, 3, 4, 5, 6].map((attempt) => retryDelayMs(reset, attempt, policy, () => 1, nowMs));
    expect(longest).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    expect(retryDelayMs(reset, 3, policy, () => 0.25, nowMs)).toBe(100);
  });

  it("is the server's Retry-After", () => {
    expect(retryDelayMs(failure(503, { "Retry-After": "4" }), 1, policy, () => 0, nowMs)).toBe(4_000);
  });

  it("is the server's Retry-After if that equals the maximum delay", () => {
    expect(retryDelayMs(failure(503, { "Retry-After": "5" }), 1, policy, () => 0, nowMs)).toBe(5_000);
  });

  it("is refused if the server's Retry-After exceeds the maximum delay", () => {
    expect(retryDelayMs(failure(503, { "Retry-After": "6" }), 1, policy, () => 0, nowMs)).toBeNull();
  });
});

describe("a retry policy", () => {
  it("has defaults for all options", () => {
    const defaults = { limit: 2, baseDelayMs: 500, maxDelayMs: 8_000, maxRetryAfterMs: 60_000 };
    expect(retryPolicy()).toEqual(defaults);
    expect(retryPolicy(undefined, {})).toEqual(defaults);
  });

  it("prefers a call's options to the client's, and those to the defaults", () => {
    expect(retryPolicy({ limit: 5, maxDelayMs: 1 }, { limit: 7, maxDelayMs: undefined })).toEqual({
      limit: 7,
      baseDelayMs: 500,
      maxDelayMs: 1,
      maxRetryAfterMs: 60_000,
    });
  });

  it("does not retry with false, unless a more specific option overrides it", () => {
    expect(retryPolicy({ limit: 5 }, false).limit).toBe(0);
    expect(retryPolicy(false, undefined).limit).toBe(0);
    expect(retryPolicy(false, { limit: 3 }).limit).toBe(3);
    expect(retryPolicy(false, {}).limit).toBe(2);
    expect(retryPolicy(retryPolicy(false), { baseDelayMs: 10 }).limit).toBe(2);
  });
});

describe("a client's retry budget", () => {
  it("loses no retries when the clock is set back", () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const budget = new RetryBudget(clock);
    clock.set(clock.now() - 24 * 3_600_000);
    expect(budget.take()).toBe(true);
  });

  it("is used by failures, and refilled by successes and time", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const budget = new RetryBudget(clock);
    const takeAll = (): number => {
      let taken = 0;
      while (budget.take()) taken += 1;
      return taken;
    };
    expect(takeAll()).toBe(RetryBudget.capacity);
    for (let success = 0; success < 25; success += 1) budget.succeeded();
    expect(takeAll()).toBe(2);
    await clock.advance(30_000);
    expect(takeAll()).toBe(3);
    await clock.advance(24 * 3_600_000);
    expect(takeAll()).toBe(RetryBudget.capacity);
  });
});
