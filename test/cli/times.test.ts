import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseDuration } from "../../src/cli/input/durations.js";
import { parseInstant } from "../../src/cli/input/instants.js";
import { duration, localTime } from "../../src/cli/output/times.js";
import { summaryOf } from "../../src/cli/watching/summary.js";

const now = new Date("2026-11-21T15:04:05Z");

describe("times on the command line, in Zürich's zone", () => {
  beforeAll(() => {
    vi.stubEnv("TZ", "Europe/Zurich");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    ["2026-11-21", "2026-11-20T23:00:00.000Z"],
    ["2026-07-01", "2026-06-30T22:00:00.000Z"],
    ["24h", "2026-11-20T15:04:05.000Z"],
    ["1.5m", "2026-11-21T15:02:35.000Z"],
  ])("%s is an instant", (text, instant) => {
    expect(parseInstant(text, now)).toEqual(new Date(instant));
  });

  test.each([
    ["2026-07-01 12:30", "2026-07-01T10:30:00Z"],
    ["2026-11-21T12:30:15.25", "2026-11-21T11:30:15.25Z"],
  ])("%s is local time, and keeps its fraction", (text, instant) => {
    expect(parseInstant(text, now)).toBe(instant);
  });

  test.each(["2026-11-21T12:30:15.123456Z", "2026-11-21 12:30+02:00"])("%s has a zone, and is unchanged", (text) => {
    expect(parseInstant(text, now)).toBe(text);
  });

  test.each(["", "yesterday", "2026-02-30", "2026-13-01", "2026-11-21 25:00", "24", "21.11.2026"])(
    "%j is not an instant",
    (text) => {
      expect(parseInstant(text, now)).toBeNull();
    },
  );

  test("an instant is shown in the local zone", () => {
    expect(localTime(now)).toBe("2026-11-21 16:04:05");
    expect(localTime(new Date("2026-07-01T00:00:00Z"))).toBe("2026-07-01 02:00:00");
  });
});

test.each([
  ["90", 90_000],
  ["90s", 90_000],
  ["0.5m", 30_000],
  ["2h", 7_200_000],
  ["7d", 604_800_000],
  ["1w", 604_800_000],
  ["", null],
  ["m", null],
  ["-1s", null],
  ["5 m", null],
  ["1h30m", null],
  ["Infinity", null],
])("%j is a duration of %j ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each([
  [-5_000, "0 s"],
  [499, "0 s"],
  [59_499, "59 s"],
  [59_500, "1:00"],
  [3_599_000, "59:59"],
  [3_600_000, "1:00:00"],
  [86_399_000, "23:59:59"],
  [90_061_000, "1 d 01:01:01"],
])("%j ms are shown as %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test("the summary of a watch counts outcomes", () => {
  const progressOf = (state: string): "finished" | "unfinished" =>
    ["successful", "failed", "terminated"].includes(state) ? "finished" : "unfinished";
  const sum = (watched: Parameters<typeof summaryOf>[0]): string =>
    summaryOf(watched, "al\u001bice", (_, text) => text);
  const summary = (...states: readonly string[]): string =>
    sum(states.map((state) => ({ state, progress: progressOf(state) })));
  expect(summary()).toBe("al\\u001bice has no unfinished instances");
  expect(summary("running", "paused")).toBe("2 unfinished");
  expect(summary("failed", "successful", "created", "failed")).toBe("1 unfinished, 1 successful, 2 failed");
  expect(summary("terminated")).toBe("1 terminated");
  const ended = { state: "running", progress: "unknown" } as const;
  expect(sum([ended, { state: "running", progress: "unfinished" }, ended])).toBe(
    "1 unfinished, 2 with unknown outcome",
  );
});
