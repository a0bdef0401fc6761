import { describe, expect, it } from "vitest";
import { argumentsIn, differences, recordedExpectation, type Difference } from "./differences.js";
import { type Outcome, recordedOutcome } from "./outcomes.js";
import { play } from "./play.js";
import { readCalls, type RecordedCall } from "./recorded-calls.js";
import { isMethod, methods } from "./signatures.js";

const calls = readCalls();

function titleOf({ method, args, kwargs }: RecordedCall, index: number): string {
  const passed = [
    ...args.map((value) => JSON.stringify(value)),
    ...Object.entries(kwargs).map(([name, value]) => `${name}=${JSON.stringify(value)}`),
  ];
  const text = `${index}: ${method}(${passed.join(", ")})`;
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function differencesOf(call: RecordedCall): readonly Difference[] {
  const args = argumentsIn(call);
  return differences.filter(({ applies }) => applies(call, args));
}

/** An outcome without the words of an error, which are compared apart. */
function withoutWords(outcome: Outcome): unknown {
  if (!("error" in outcome)) return outcome;
  const { name, status } = outcome.error;
  return { error: { name, ...(status !== undefined && { status }) } };
}

describe("a recorded call of slipstream-api through the facade", () => {
  const titled = calls.map((call, index) => [titleOf(call, index), call] as const);

  it.each(titled.filter(([, { method }]) => isMethod(method)))("%s", async (_, call) => {
    const args = argumentsIn(call);
    const found = differencesOf(call);
    const expected = found.reduce(
      (sofar, { change }) => ({ ...sofar, ...change(sofar, call, args) }),
      recordedExpectation(call, recordedOutcome(call, args)),
    );
    const { requests, outcome, cookieFile } = await play(expected, call.client ?? {});
    const why = `differences expected: ${found.map(({ name }) => name).join("; ") || "none"}`;
    expect(requests, why).toEqual(expected.requests);
    if ("error" in outcome && "error" in expected.outcome) {
      const { status, message = "" } = expected.outcome.error;
      const actual = withoutWords(outcome);
      // Without a status, only the class counts.
      expect(actual, why).toMatchObject(withoutWords(expected.outcome) as object);
      if (status !== undefined) expect(outcome.error.message, why).toContain(message);
    } else expect(outcome, why).toEqual(expected.outcome);
    if (call.cookieFile === undefined) return;
    const lines = call.cookieFile.filter((line) => line !== "" && !line.startsWith("# "));
    expect(cookieFile?.lines, why).toEqual(lines);
    if (lines.length > 0) expect(cookieFile?.directoryMode).toBe(call.cookieDirMode);
  });

  it("is compared, or belongs to another test", () => {
    const others = calls.filter(({ method }) => !isMethod(method));
    expect(others.map(({ method }) => method)).toEqual([]);
  });
});

describe.skipIf(process.env.RECORDED_REQUESTS !== undefined)("the recordings of this project", () => {
  it("have all 34 methods", () => {
    const recorded = new Set(calls.map(({ method }) => method));
    expect(methods.filter((method) => !recorded.has(method))).toEqual([]);
    expect(methods).toHaveLength(34);
  });
});
