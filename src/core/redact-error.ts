import { isError } from "./platform.js";
import type { Redactor } from "./redact.js";
import { isPlain } from "./show.js";

/**
 * What `fetch` threw, as it came; or a copy without what is secret, where that is in it or may be. Undici's error for an answer
 * that is no HTTP holds the bytes that came, and one of a stand-in may hold the request.
 */
export function redactError(error: unknown, redact: Redactor): unknown {
  try {
    if (typeof error === "string") return redact(error);
    if (isHarmless(error, redact, new Set())) return error;
    return isError(error) ? copyOf(error, redact, new Map()) : undefined;
  } catch {
    return undefined; // An error's own getters may throw, and its causes be too many.
  }
}

/** Whether all that can be seen of a value has been seen, and none of it is secret. */
function isHarmless(value: unknown, redact: Redactor, seen: Set<unknown>): boolean {
  if (typeof value === "string") return redact(value) === value;
  if (typeof value !== "object" || value === null || seen.has(value)) return typeof value !== "function";
  if (!(isError(value) || Array.isArray(value) || isPlain(value))) return false;
  seen.add(value);
  return Object.getOwnPropertyNames(value).every((name) => isHarmless(Reflect.get(value, name), redact, seen));
}

/** The error's texts, numbers and causes, and nothing else of what it carries. */
function copyOf(error: Error, redact: Redactor, copies: Map<Error, Error>): Error {
  const copy = "errors" in error ? new AggregateError([]) : new Error();
  copies.set(error, copy);
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return redact(value);
    if (isError(value)) return copies.get(value) ?? copyOf(value, redact, copies);
    if (Array.isArray(value)) return value.map(clean);
    return typeof value === "object" || typeof value === "function" ? undefined : value;
  };
  for (const name of ["name", ...Object.getOwnPropertyNames(error)]) {
    const value = clean(Reflect.get(error, name));
    Object.defineProperty(copy, name, { value, enumerable: false, configurable: true, writable: true });
  }
  return copy;
}
