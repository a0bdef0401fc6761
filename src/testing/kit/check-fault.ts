import { ignore } from "../../core/async/abort.js";
import { describeValue } from "../../core/text.js";
import { checkChoice, checkCount, checkNames, checkNumber, checkType } from "./checks.js";
import type { Fault, FaultKind } from "./faults.js";
import { isRegExp } from "./platform.js";

/** @throws TypeError or RangeError for an invalid fault. */
export function checkFault(fault: Fault): void {
  checkType("A fault", fault, "object");
  const { kind, method, path, times, skip } = fault;
  checkChoice("A fault's kind", kind, Object.keys(checks));
  checkNames(`A fault ${kind}`, fault, ["kind", "method", "path", "times", "skip", ...(ownNames[kind] ?? [])]);
  if (method !== undefined) checkType("A fault's method", method, "string");
  if (path !== undefined && !isRegExp(path)) checkType("A fault's path", path, "string");
  if (times !== undefined) checkCount("A fault's times", times, 0);
  if (skip !== undefined) checkCount("A fault's skip", skip, 0);
  // The compiler cannot see that the check belongs to the kind of the fault.
  (checks[kind] as (fault: Fault) => void)(fault);
}

/** The properties that only some kinds of faults have. */
const ownNames: Readonly<Partial<Record<FaultKind, readonly string[]>>> = {
  status: ["status", "body", "headers"],
  html: ["body"],
  json: ["body"],
  redirect: ["location", "status"],
  delay: ["ms"],
};

/** Checks the further properties of each kind of fault. */
const checks: { readonly [Kind in FaultKind]: (fault: Extract<Fault, { readonly kind: Kind }>) => void } = {
  refuse: ignore,
  reset: ignore,
  lostResponse: ignore,
  crash: ignore,
  stall: ignore,
  stallBody: ignore,
  truncate: ignore,
  status: ({ status, headers, body }) => {
    checkJson(body);
    checkCount("A fault's status", status, 200, 599);
    // Throws the platform's own error for an invalid header.
    new Headers(headers);
  },
  html: ({ body }) => {
    if (body !== undefined) checkType("A fault's page", body, "string");
  },
  empty: ignore,
  json: ({ body }) => {
    if (typeof body !== "function") checkJson(body);
  },
  redirect: ({ location, status }) => {
    checkType("A fault's location", location, "string");
    if (status !== undefined) checkCount("A redirect's status", status, 300, 399);
  },
  delay: ({ ms }) => {
    checkNumber("A fault's ms", ms, 0);
  },
};

function checkJson(body: unknown): void {
  try {
    if (typeof body === "function" || typeof body === "symbol")
      throw new TypeError("The value cannot be written as JSON.");
    JSON.stringify(body);
  } catch (error) {
    throw new TypeError(`A fault's body must be JSON, not ${describeValue(body)}.`, { cause: error });
  }
}
