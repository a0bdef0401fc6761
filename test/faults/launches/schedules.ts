// Random fault schedules: a fault for the first request, the second, and so on, and the client's settings.
import type { RetryOptions } from "saltant";
import type { FaultEffect } from "saltant/testing";
import * as fc from "fast-check";

const statuses = [400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 524];

/** Values of Retry-After: some zero, some too long for the client to wait. */
const retryAfter = fc.constantFrom("0", "1", "20", "500", "Thu, 01 Jan 1970 00:00:00 GMT", "soon");

const status = fc
  .record({ status: fc.constantFrom(...statuses), retryAfter: fc.option(retryAfter, { nil: undefined }) })
  .map(({ status, retryAfter }): FaultEffect => {
    return { kind: "status", status, ...(retryAfter !== undefined && { headers: { "Retry-After": retryAfter } }) };
  });

/** JSON that is neither an instance nor a page of instances. */
const wrongJson = fc.constantFrom<unknown>(
  null,
  [],
  {},
  "ok",
  { uuid: 7 },
  { count: 1 },
  { count: "1", results: [{}] },
);

const redirect = fc.constantFrom(301, 302, 303, 307, 308);

const simpleKinds = ["refuse", "reset", "lostResponse", "stall", "stallBody", "truncate", "html", "empty"] as const;

/** The fault of one request. The first is no fault: a failing schedule shrinks to it. */
const effect: fc.Arbitrary<FaultEffect> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: "delay", ms: 0 } as const) },
  { weight: 8, arbitrary: fc.constantFrom(...simpleKinds).map((kind) => ({ kind })) },
  { weight: 4, arbitrary: status },
  { weight: 1, arbitrary: wrongJson.map((body) => ({ kind: "json", body }) as const) },
  { weight: 1, arbitrary: redirect.map((status) => ({ kind: "redirect", status, location: "/api/users/" }) as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2_000 }).map((ms) => ({ kind: "delay", ms }) as const) },
);

/** The fault of each request, in order; later requests have none. */
export const schedule = fc.array(effect, { maxLength: 12 });

const retry: fc.Arbitrary<RetryOptions | false> = fc.oneof(
  fc.constant(false as const),
  fc.record(
    {
      limit: fc.integer({ min: 0, max: 4 }),
      baseDelayMs: fc.constantFrom(0, 1, 40, 500),
      maxDelayMs: fc.constantFrom(0, 100, 8_000),
      maxRetryAfterMs: fc.constantFrom(0, 5_000, 60_000),
    },
    { requiredKeys: [] },
  ),
);

/** The settings of a client: its deadlines in milliseconds, its retries, and the seed of its random pauses. */
export const clientSettings = fc.record({
  timeoutMs: fc.constantFrom(100, 1_000, 90_000),
  totalTimeoutMs: fc.constantFrom(Infinity, 50, 1_500, 100_000),
  retry,
  chance: fc.integer(),
});

/** Random numbers from 0 up to 1, always the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Schedule = readonly FaultEffect[];
export type ClientSettings = typeof clientSettings extends fc.Arbitrary<infer How> ? How : never;
