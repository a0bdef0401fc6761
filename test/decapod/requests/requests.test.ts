import { inspect } from "node:util";
import { DecapodClient } from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { argumentsIn, differences, recordedExpectation, type Difference } from "./differences.js";
import { recordedOutcome } from "./outcomes.js";
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

const isOfClient = ({ method }: RecordedCall): boolean => isMethod(method) || method === "V1Auth.revoke_token";
const isTextForm = ({ method }: RecordedCall): boolean => /^(Client|V1Client)\.__(str|repr)__$/.test(method);
/** test/decapod/cloud-config.test.ts compares those. */
const isCoveredElsewhere = ({ method }: RecordedCall): boolean => method === "generate_cloud_config";

describe("a recorded call of decapodlib through the facade", () => {
  const titled = calls.map((call, index) => [titleOf(call, index), call] as const);

  it.each(titled.filter(([, call]) => isOfClient(call)))("%s", async (_, call) => {
    const args = argumentsIn(call);
    const found = differencesOf(call);
    const expected = found.reduce(
      (sofar, { change }) => ({ ...sofar, ...change(sofar, call, args) }),
      recordedExpectation(call, recordedOutcome(call)),
    );
    const { requests, outcome } = await play(expected, call.client ?? {});
    const why = `differences expected: ${found.map(({ name }) => name).join("; ") || "none"}`;
    expect(requests, why).toEqual(expected.requests);
    expect(outcome, why).toEqual(expected.outcome);
  });

  it.each(titled.filter(([, call]) => isTextForm(call)))("%s: no text form shows the password", (_, { args }) => {
    const [url = "", login = "", password = ""] = args.map(String);
    const client = new DecapodClient({ url: /^\s*http/.test(url) ? url : `http://${url.trim()}`, login, password });
    for (const text of [inspect(client, { depth: 9, showHidden: true }), JSON.stringify(client)])
      expect(text).not.toContain(password);
  });

  it("is compared, or belongs to another test", () => {
    const others = calls.filter((call) => !isOfClient(call) && !isTextForm(call) && !isCoveredElsewhere(call));
    expect(others.map(({ method }) => method)).toEqual([]);
  });
});

describe.skipIf(process.env.RECORDED_REQUESTS !== undefined)("the recordings of this project", () => {
  it("have all 54 methods", () => {
    const recorded = new Set(calls.map(({ method }) => method));
    expect(methods.filter((method) => !recorded.has(method))).toEqual([]);
    expect(methods).toHaveLength(54);
  });
});
