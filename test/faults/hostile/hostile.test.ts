import { isApiError } from "saltant";
import { VirtualClock } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { mutate, type RecordedResponse } from "./mutations.js";
import { recordDecapodOperations } from "./decapod-operations.js";
import { recordOperations, type RecordedOperation } from "./operations.js";
import { Random } from "./random.js";
import { recordSlipStreamOperations } from "./slipstream-operations.js";
import { recordSynnefoOperations } from "./synnefo-operations.js";
import { changesSince, snapshotGlobals } from "./globals.js";
import { expectPrintable, useError, useValue } from "../usable.js";
import { stuckAfterMs } from "../../time-limits.js";
import { seed as firstSeed } from "../../random-seed.js";

/** The services, how many mutations each gets, and outcomes that some of them must have. */
const services = [
  {
    name: "saltant",
    record: recordOperations,
    mutations: 10_000,
    expected: ["value", "ResponseValidationError", "AmbiguousOutcomeError", "BadRequestError", "ServerError"],
  },
  {
    name: "decapod",
    record: recordDecapodOperations,
    mutations: 4_000,
    expected: ["value", "ResponseValidationError", "AmbiguousOutcomeError", "BadRequestError", "ConflictError"],
  },
  {
    name: "slipstream",
    record: recordSlipStreamOperations,
    mutations: 4_000,
    expected: ["value", "ResponseValidationError", "AmbiguousOutcomeError", "ServerError", "NotFoundError"],
  },
  {
    name: "synnefo",
    record: recordSynnefoOperations,
    mutations: 3_000,
    expected: ["value", "ResponseValidationError", "AmbiguousOutcomeError", "BadRequestError", "NotFoundError"],
  },
];
/** The maximum number of requests of an operation, with any responses: lists end at 20 items, waits after 10 polls. */
const maxRequests = 60;
/** An operation that takes longer than this, on this machine's clock, hangs. */
const timeoutMs = stuckAfterMs;

/** Creates any response that a server can send, even one that the constructor of Response refuses. */
function toResponse({ status, headers, body }: RecordedResponse): Response {
  const isMakeable = status >= 200 && status <= 599;
  const isBodyless = status === 204 || status === 205 || status === 304;
  const response = new Response(isBodyless ? null : body, { status: isMakeable ? status : 200 });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return isMakeable ? response : Object.defineProperties(response, { status: { value: status }, ok: { value: false } });
}

/** Runs one operation with one response changed, and uses its value or its error. */
async function runMutated(recorded: readonly RecordedOperation[], seed: number, clock: VirtualClock): Promise<string> {
  const random = new Random(seed);
  const { name, run, responses } = random.pick(recorded);
  const changed = random.below(responses.length);
  const hostile = responses.map((response, index) =>
    index === changed || random.once(8) ? mutate(response, random) : response,
  );
  let requests = 0;
  const fetch = (): Promise<Response> => {
    const response = hostile[Math.min(requests, hostile.length - 1)];
    requests += 1;
    if (response === undefined || requests > maxRequests) throw new Error("too many requests");
    return Promise.resolve(toResponse(response));
  };
  const log = (line: string): void => {
    expectPrintable(line, 1_000);
  };
  const running = run(fetch, clock, {
    ...(random.once(4) ? {} : { retry: false }),
    totalTimeoutMs: 3_600_000,
    logger: { debug: log, warn: log },
  });
  const outcome = await settled(running);
  if (requests > maxRequests) throw new Error(`${name} sends requests forever`);
  if ("error" in outcome) useError(outcome.error);
  else useValue(outcome.value);
  return "error" in outcome && isApiError(outcome.error) ? outcome.error.name : "value";
}

async function settled(work: PromiseLike<unknown>): Promise<{ value: unknown } | { error: unknown }> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hang = new Promise<{ error: unknown }>((resolve) => {
    timer = setTimeout(() => resolve({ error: "it hangs" }), timeoutMs);
  });
  try {
    return await Promise.race([
      work.then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      ),
      hang,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

describe.each(services)("any response of a server of $name", ({ record, mutations, expected }) => {
  it("leads to a usable value or to an error of the library's", async () => {
    const recorded = await record();
    const before = snapshotGlobals();
    const clock = new VirtualClock();
    const outcomes = new Map<string, number>();
    for (let index = 0; index < mutations; index += 1) {
      const seed = firstSeed + index;
      try {
        const outcome = await runMutated(recorded, seed, clock);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      } catch (cause) {
        throw new Error(`mutation ${seed} (run it first with TEST_SEED=${seed}): ${String(cause)}`, { cause });
      }
    }
    // The mutations would prove nothing if all were refused, or none.
    for (const name of [...expected, "UnexpectedResponseError"]) {
      expect(outcomes.get(name), name).toBeGreaterThan(mutations / 500);
    }
    expect(changesSince(before)).toEqual([]);
  });
});
