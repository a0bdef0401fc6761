import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type ExecutableTaskInstanceFilters,
  executableTaskInstanceFilters as instanceFilters,
  taskQueueFilters,
} from "../../generated/saltant/filters.js";
import { InvalidInputError } from "../../src/core/errors/index.js";
import { encodeFilters } from "../../src/saltant/django/filters.js";

const encode = (filters: ExecutableTaskInstanceFilters | Record<string, unknown>): Record<string, string> | null =>
  encodeFilters(instanceFilters, filters, "executable task instances");

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("filters", () => {
  it.each<[string, ExecutableTaskInstanceFilters, Record<string, string>]>([
    ["an exact value", { name: "nightly", taskQueue: 3 }, { name: "nightly", task_queue: "3" }],
    ["an array as in", { state: ["failed", "terminated"] }, { state__in: "failed,terminated" }],
    ["lookups", { name: { startswith: "a", endswith: "z" } }, { name__startswith: "a", name__endswith: "z" }],
    ["user for the username of the owner", { user: "alice" }, { user__username: "alice" }],
    ["user with a lookup", { user: { in: ["a", "b"] } }, { user__username__in: "a,b" }],
    ["ids", { taskType: [1, 2] }, { task_type__in: "1,2" }],
    [
      "dates",
      { datetimeCreated: { gte: new Date("2026-01-02T03:04:05.678Z"), lt: "2026-02-01T00:00:00.000001+01:00" } },
      {
        datetime_created__gte: "2026-01-02T03:04:05.678Z",
        datetime_created__lt: "2026-02-01T00:00:00.000001+01:00",
      },
    ],
    [
      "a range",
      { datetimeFinished: { range: [new Date(0), new Date(1)] } },
      { datetime_finished__range: "1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.001Z" },
    ],
    ["a year", { datetimeCreated: { year: 2026 } }, { datetime_created__year: "2026" }],
    [
      "dates before and after, or the same",
      { datetimeCreated: { gt: new Date(0), lte: new Date(1) } },
      { datetime_created__gt: "1970-01-01T00:00:00.000Z", datetime_created__lte: "1970-01-01T00:00:00.001Z" },
    ],
    ["a space for T", { datetimeCreated: "2026-01-02 03:04Z" }, { datetime_created: "2026-01-02 03:04Z" }],
    [
      "a Date of another realm",
      { datetimeCreated: { range: [runInNewContext("new Date(0)") as Date, new Date(1)] } },
      { datetime_created__range: "1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.001Z" },
    ],
    [
      "such a Date by itself",
      { datetimeCreated: runInNewContext("new Date(0)") as Date },
      { datetime_created: "1970-01-01T00:00:00.000Z" },
    ],
    ["a part of a state", { state: { startswith: "f" } }, { state__startswith: "f" }],
    ["omitted filters", { name: undefined, user: { contains: "x", in: undefined } }, { user__username__contains: "x" }],
    ["nothing at all", {}, {}],
  ])("send %s", (_, filters, query) => {
    expect(encode(filters)).toEqual(query);
  });

  it("interpret a datetime string without a zone in the caller's zone", () => {
    vi.stubEnv("TZ", "America/Vancouver");
    const wanted = { gte: "2026-11-21T16:25:00", range: ["2026-07-01 08:00", "2026-07-01T08:00:30.123456"] } as const;
    expect(encode({ datetimeCreated: "2026-11-21T16:25", datetimeFinished: wanted })).toEqual({
      datetime_created: "2026-11-22T00:25:00Z",
      datetime_finished__gte: "2026-11-22T00:25:00Z",
      datetime_finished__range: "2026-07-01T15:00:00Z,2026-07-01T15:00:30.123456Z",
    });
  });

  it("send true and false", () => {
    expect(encodeFilters(taskQueueFilters, { private: true, active: false }, "task queues")).toEqual({
      private: "true",
      active: "false",
    });
  });

  it("send whether a field has a value, as true or false", () => {
    const table = { gone: { parameter: "gone", kind: "integer", lookups: ["isnull"] } } as const;
    expect(encodeFilters(table, { gone: { isnull: false } }, "things")).toEqual({ gone__isnull: "false" });
    expect(() => encodeFilters(table, { gone: { isnull: "no" } }, "things")).toThrow(
      'filter gone.isnull must be true or false, not "no"',
    );
  });

  it("match nothing if the list of values is empty", () => {
    expect(encode({ state: [] })).toBeNull();
    expect(encode({ name: "x", taskType: { in: [] } })).toBeNull();
  });

  const known = "name, state, user, taskType, taskQueue, datetimeCreated, datetimeFinished";
  it.each<[Record<string, unknown>, string]>([
    [{ nme: "x" }, `unknown filter nme: the filters of executable task instances are ${known}`],
    [{ toString: "x" }, `unknown filter toString: the filters of executable task instances are ${known}`],
    [
      { __proto__: null, constructor: 1 },
      `unknown filter constructor: the filters of executable task instances are ${known}`,
    ],
    [
      { name: { like: "x" } },
      "unknown lookup name.like: the lookups of name are contains, in, startswith, endswith, regex",
    ],
    [{ taskType: { gt: 1 } }, "unknown lookup taskType.gt: the lookups of taskType are in"],
    [
      { name: {} },
      "filter name is an object without a lookup: the lookups of name are contains, in, startswith, endswith, regex",
    ],
    [{ name: 5 }, "filter name must be a string, not 5"],
    [{ name: null }, "filter name must be a string, not null"],
    [{ name: "" }, "filter name is blank, which the server treats as no filter"],
    [{ name: { contains: " \t" } }, "filter name.contains is blank, which the server treats as no filter"],
    [{ name: "\u001c\u0085" }, "filter name is blank, which the server treats as no filter"],
    [{ name: " x" }, "filter name begins or ends with whitespace, which the server removes"],
    [
      { name: ["a,b"] },
      "filter name.in[0] contains a comma, at which the server would split it: request each by itself",
    ],
    [{ name: { in: "ab" } }, 'filter name.in must be an array, not "ab"'],
    [
      { state: "done" },
      'filter state must be one of created, published, running, successful, failed, terminated, not "done"',
    ],
    [
      { state: ["failed", "done"] },
      'filter state.in[1] must be one of created, published, running, successful, failed, terminated, not "done"',
    ],
    [{ taskType: "1" }, 'filter taskType must be a whole number, not "1"'],
    [{ taskType: NaN }, "filter taskType must be a whole number, not NaN"],
    [{ taskType: [1.5] }, "filter taskType.in[0] must be a whole number, not 1.5"],
    [
      { datetimeCreated: new Date(NaN) },
      "filter datetimeCreated must be a Date in the years 1 to 9999, not an invalid one",
    ],
    [
      { datetimeCreated: { lt: new Date(8.64e15) } },
      "filter datetimeCreated.lt must be a Date in the years 1 to 9999, not +275760-09-13T00:00:00.000Z",
    ],
    [
      { datetimeCreated: { range: [new Date("0000-12-31T23:59:59Z"), new Date(0)] } },
      "filter datetimeCreated.range[0] must be a Date in the years 1 to 9999, not 0000-12-31T23:59:59.000Z",
    ],
    [
      { datetimeCreated: { range: ["2026-02-30T10:00:00Z", new Date(0)] } },
      'filter datetimeCreated.range[0] must be a Date or a full ISO 8601 datetime, not "2026-02-30T10:00:00Z"',
    ],
    [
      { datetimeCreated: "2026-01-01" },
      'filter datetimeCreated must be a Date or a full ISO 8601 datetime, not "2026-01-01"',
    ],
    [
      { datetimeCreated: { lt: "2026-13-01T00:00:00Z" } },
      'filter datetimeCreated.lt must be a Date or a full ISO 8601 datetime, not "2026-13-01T00:00:00Z"',
    ],
    [{ datetimeCreated: { range: [new Date(0)] } }, "filter datetimeCreated.range must have two values"],
    [{ datetimeCreated: { range: [] } }, "filter datetimeCreated.range must have two values"],
    [{ datetimeCreated: { range: Array(3).fill(new Date(0)) } }, "filter datetimeCreated.range must have two values"],
    [{ taskType: 2 ** 53 }, "filter taskType must be a whole number, not 9007199254740992"],
    [{ datetimeCreated: { year: "2026" } }, 'filter datetimeCreated.year must be a whole number, not "2026"'],
  ])("refuse %o", (filters, message) => {
    expect(() => encode(filters)).toThrow(new InvalidInputError(message));
  });

  it("refuse a string in place of true or false", () => {
    expect(() => encodeFilters(taskQueueFilters, { active: "yes" }, "task queues")).toThrow(
      'filter active must be true or false, not "yes"',
    );
    expect(() => encodeFilters(taskQueueFilters, { active: [true] }, "task queues")).toThrow(
      "unknown lookup active.in: the lookups of active are none",
    );
  });
});
