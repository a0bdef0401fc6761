import { BadHttpRequestError, isApiError } from "saltant/synnefo";
import { RawRefusal } from "./counterpart.js";
import type { RecordedCall } from "./recorded-calls.js";

/** How a call ended: it returned, was refused with a status, or failed with an error of this class. */
export type Outcome = "returns" | { readonly status: number } | { readonly error: string };

/** What the facade threw. An error that is not one of the client's is a fault of this test, and is thrown again. */
export function describeError(error: unknown): Outcome {
  if (error instanceof BadHttpRequestError || error instanceof RawRefusal) return { status: error.status };
  if (isApiError(error)) return { error: error.name };
  throw error;
}

/** How the call ended in kamaki, before deliberate differences. */
export function recordedOutcome({ raises, answers, requests }: RecordedCall): Outcome {
  if (raises === undefined) return "returns";
  const last = answers.at(-1);
  if (last === undefined) return { error: requests.length === 0 ? "InvalidInputError" : "ConnectionError" };
  if (last.status >= 400) return { status: last.status };
  return { error: `the counterpart of ${raises.class}` };
}
