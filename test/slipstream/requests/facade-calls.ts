import type { CookieFile } from "saltant/node";
import type { SlipStreamClient } from "saltant/slipstream";
import { cimiCalls } from "./cimi-calls.js";
import { deploymentCalls } from "./deployment-calls.js";
import { legacyCalls } from "./legacy-calls.js";
import type { Call } from "./recorded-calls.js";
import { sessionCalls } from "./session-calls.js";
import { argumentsOf, isMethod } from "./signatures.js";

const calls = { ...sessionCalls, ...cimiCalls, ...legacyCalls, ...deploymentCalls };

/** Makes the facade's counterpart of a call of slipstream-api, and returns its result in the form of that. */
export async function runCall(slipstream: SlipStreamClient, call: Call, cookies?: CookieFile): Promise<unknown> {
  const { method } = call;
  if (!isMethod(method)) throw new Error(`this test does not know the method ${method}`);
  return calls[method](slipstream, argumentsOf(call), {}, cookies);
}
