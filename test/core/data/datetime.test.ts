import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { toUtcText } from "../../../src/core/data/datetime.js";
import { isDate } from "../../../src/core/platform.js";
import { isZonedDatetime, toZonedDatetime } from "../../../src/saltant/django/datetime.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a datetime string with a zone", () => {
  it.each([
    "2026-11-21T16:25:00Z",
    "2026-11-21 16:25+05:30",
    "2026-11-21T16:25:00.1-0800",
    "2026-11-21T16:25:00.123456+01",
    "2026-11-21T16:25:00.123456789012Z",
    "2024-02-29T23:59:59.999999-15:59",
    "0001-01-01T00:00Z",
    "9999-12-31T23:59Z",
  ])("is unchanged: %s", (text) => {
    expect(toZonedDatetime(text)).toBe(text);
  });

  it("is rewritten if Django could not parse it", () => {
    expect(toZonedDatetime("2026-11-21T16:25:00z")).toBe("2026-11-21T16:25:00Z");
    expect(toZonedDatetime("2026-11-21T16:25:00.1234567890123+01:00")).toBe("2026-11-21T16:25:00.123456+01:00");
  });
});

describe("a datetime string without a zone", () => {
  it.each([
    ["America/Vancouver", "2026-11-21T16:25:00", "2026-11-22T00:25:00Z"],
    ["America/Vancouver", "2026-07-21 16:25", "2026-07-21T23:25:00Z"],
    ["America/Vancouver", "2026-11-21T16:25:00.5", "2026-11-22T00:25:00.5Z"],
    ["America/Vancouver", "2026-11-21T16:25:00.123456789", "2026-11-22T00:25:00.123456Z"],
    ["Asia/Kolkata", "2026-01-01T00:00:59.000001", "2025-12-31T18:30:59.000001Z"],
    ["UTC", "0050-01-01T00:00", "0050-01-01T00:00:00Z"],
    // Clocks go back from 02:00 to 01:00, and forward from 02:00 to 03:00.
    ["America/Los_Angeles", "2026-11-01T01:30", "2026-11-01T08:30:00Z"],
    ["America/Los_Angeles", "2026-03-08T02:30", "2026-03-08T10:30:00Z"],
  ])("is local time: in %s, %s is %s", (zone, text, instant) => {
    vi.stubEnv("TZ", zone);
    expect(toZonedDatetime(text)).toBe(instant);
  });

  it("is invalid if its instant is outside the years 1 to 9999", () => {
    vi.stubEnv("TZ", "America/Vancouver");
    expect(toZonedDatetime("9999-12-31T20:00")).toBeNull();
    vi.stubEnv("TZ", "Asia/Kolkata");
    expect(toZonedDatetime("0001-01-01T00:00")).toBeNull();
  });
});

it.each([
  ...["", "2026-11-21", "2026-11-21T16", "2026-11-21t16:25", "2026-11-21  16:25", "2026-1-2T16:25", "now"],
  ...[
    "2026-11-21T24:00Z",
    "2026-11-21T16:60Z",
    "2026-11-21T16:25:60Z",
    "2026-11-21T16:25:00,5Z",
    "2026-11-21T16:25.5Z",
  ],
  ...["2026-02-30T10:00Z", "2026-02-30T10:00", "2025-02-29T10:00Z", "2026-00-01T10:00Z", "2026-13-01T10:00Z"],
  ...["0000-01-01T10:00Z", "+002026-11-21T16:25Z", "-002026-11-21T16:25Z", "12026-11-21T16:25Z"],
  ...[
    "2026-11-21T16:25 Z",
    "2026-11-21T16:25 UTC",
    "2026-11-21T16:25 PST",
    "2026-11-21T16:25+1",
    "2026-11-21T16:25+16",
  ],
  ...["2026-11-21T16:25+05:60", "2026-11-21T16:25+05:3", "2026-11-21T16:25 (comment)", "2026-11-21T16:25 banana"],
  ...["2026-11-21T16:25Z\n", " 2026-11-21T16:25Z", "2026-11-21T16:25:00.Z", "２０26-11-21T16:25Z"],
])("%j is not a datetime", (text) => {
  expect(toZonedDatetime(text)).toBeNull();
  expect(isZonedDatetime(text)).toBe(false);
});

it("validates the days of each month, and leap years", () => {
  const days = (year: string): number[] =>
    Array.from({ length: 12 }, (_, month) => {
      const name = `${year}-${String(month + 1).padStart(2, "0")}`;
      const all = Array.from({ length: 100 }, (_, day) => `${name}-${String(day).padStart(2, "0")}T00:00Z`);
      return all.filter(isZonedDatetime).length;
    });
  const common = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  expect(["2026", "2100", "1900"].map(days)).toEqual([common, common, common]);
  const leap = common.with(1, 29);
  expect(["2024", "2000"].map(days)).toEqual([leap, leap]);
});

it("distinguishes strings with a zone from those without", () => {
  expect(isZonedDatetime("2026-11-21T16:25:00.123456+01:00")).toBe(true);
  expect(isZonedDatetime("2026-11-21T16:25:00.123456")).toBe(false);
});

it("formats dates in the years that have four digits", () => {
  expect(toUtcText(new Date("0099-01-01T00:00:00Z"))).toBe("0099-01-01T00:00:00.000Z");
  expect(toUtcText(new Date("0000-12-31T23:59:59.999Z"))).toBeNull();
  expect(toUtcText(new Date("+010000-01-01T00:00:00Z"))).toBeNull();
  expect(toUtcText(new Date(-6e13 * 2))).toBeNull();
  expect(toUtcText(new Date(NaN))).toBeNull();
});

it("recognizes a Date of another realm", () => {
  expect([new Date(), runInNewContext("new Date(NaN)")].map(isDate)).toEqual([true, true]);
  const others = [
    null,
    undefined,
    0,
    "2026-11-21T16:25Z",
    {},
    new Proxy(new Date(), {}),
    Object.create(Date.prototype),
  ];
  expect(others.some(isDate)).toBe(false);
});
