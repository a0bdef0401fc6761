// Plays what kamaki was recorded to send through the facade, with the recorded responses, and compares the requests.
import { describe, expect, it } from "vitest";
import { type Difference, differences, type Expectation } from "./differences.js";
import { inventedCalls, inventedIdentityCalls, refusedCalls, refusedIdentityCalls } from "./invented-calls.js";
import { argumentsOf, counterpartOf } from "./methods.js";
import { recordedOutcome } from "./outcomes.js";
import { comparedRequest, decoded, located, play, type PlannedCall } from "./play.js";
import { readCalls, readOwnCalls, type RecordedCall } from "./recorded-calls.js";
import { type Refusal, refusals } from "./refusals.js";

const calls = readCalls();
const inventions = [...inventedCalls, ...inventedIdentityCalls];
const refusedInventions = [...refusedCalls, ...refusedIdentityCalls];

/** Services whose calls wait for a client of theirs. */
const waiting: ReadonlySet<string> = new Set(["storage"]);

function titleOf({ id, class: name, method, args, kwargs }: RecordedCall): string {
  const passed = [
    ...args.map((value) => JSON.stringify(value)),
    ...Object.entries(kwargs).map(([key, value]) => `${key}=${JSON.stringify(value)}`),
  ];
  const text = `${id}: ${name}.${method}(${passed.join(", ")})`;
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function recordedExpectation(call: RecordedCall): Expectation {
  const requests = located(call.requests).map(comparedRequest);
  return {
    requests,
    responses: located(call.answers).map(({ status, headers, body, body_text, body_base64 }, index) => ({
      ...{ method: requests[index]?.method ?? "GET", path: requests[index]?.path ?? "", status, headers },
      body: body ?? body_text ?? (body_base64 === undefined ? undefined : decoded(atob(body_base64))),
    })),
    outcome: recordedOutcome(call),
  };
}

/** Plays a call, and compares what the facade does with what is expected. */
async function check(call: RecordedCall): Promise<void> {
  const { counterpart, args } = planned(call);
  const { found, refusal } = rulesOf(call);
  const expected: Expectation =
    refusal === undefined
      ? found.reduce((sofar, { change }) => ({ ...sofar, ...change(sofar, call, args) }), recordedExpectation(call))
      : { requests: [], responses: [], outcome: { error: "InvalidInputError" } };
  const { service, client, after = [] } = call;
  const before = after.map(([method, positional, kwargs]) => planned({ ...call, method, args: positional, kwargs }));
  // kamaki's cached client learns the endpoints when it authenticates.
  const knowsEndpoints = call.endpoints_known ?? call.class !== "CachedAstakosClient";
  const { responses } = expected;
  const { requests, outcome } = await play({
    ...{ service, client, knowsEndpoints, before, responses },
    call: { counterpart, args },
  });
  const names = refusal === undefined ? found.map(({ name }) => name) : [`refused: ${refusal.name}`];
  const why = `differences expected: ${names.join("; ") || "none"}`;
  expect(requests, why).toEqual(expected.requests);
  expect(outcome, why).toEqual(expected.outcome);
}

function planned(call: RecordedCall): PlannedCall {
  const counterpart = counterpartOf(call);
  if (counterpart === undefined) throw new Error(`this test does not know ${call.class}.${call.method}`);
  return { counterpart, args: argumentsOf(call, counterpart) };
}

/** The differences that apply to a call. A refused call has no others. */
function rulesOf(call: RecordedCall): { readonly found: readonly Difference[]; readonly refusal: Refusal | undefined } {
  const counterpart = counterpartOf(call);
  if (counterpart === undefined) return { found: [], refusal: undefined };
  const args = argumentsOf(call, counterpart);
  const { isRaw } = counterpart;
  return {
    found: differences.filter(({ ofRaw = false, applies }) => (ofRaw || !isRaw) && applies(call, args)),
    refusal: isRaw ? undefined : refusals.find(({ applies }) => applies(call, args)),
  };
}

describe("a recorded call of kamaki through the facade", () => {
  const played = calls.filter(({ service }) => !waiting.has(service));

  it.each(played.map((call) => [titleOf(call), call] as const))("%s", async (_, call) => {
    await check(call);
  });

  it("is known to this test", () => {
    const others = played.filter((call) => counterpartOf(call) === undefined);
    expect(others.map((call) => `${call.class}.${call.method}`)).toEqual([]);
  });

  // The object storage has no client yet.
  const left = calls.filter(({ service }) => waiting.has(service));
  it.skipIf(left.length > 0)(`is not left out: ${left.length} calls of the object storage are`, () => {
    expect(played).toHaveLength(calls.length);
  });
});

describe("an invented call of kamaki through the facade", () => {
  it.each(inventions.map((call) => [titleOf(call), call] as const))("%s", async (_, call) => {
    await check(call);
  });

  it.each(refusedInventions.map((call) => [titleOf(call), call] as const))("refused: %s", async (_, call) => {
    expect(rulesOf(call).refusal).toBeDefined();
    await check(call);
  });
});

describe("the rules", () => {
  it("are all needed by a call", () => {
    const all = [...readOwnCalls(), ...inventions, ...refusedInventions].map(rulesOf);
    const used = new Set([...all.flatMap(({ found }) => found), ...all.map(({ refusal }) => refusal)]);
    expect([...differences, ...refusals].filter((rule) => !used.has(rule)).map(({ name }) => name)).toEqual([]);
  });
});
