/**
 * Whether a value is an error, whichever realm made it: under Jest, in `node:vm` and in iframes the platform's errors are no
 * instances of this realm's `Error`.
 */
export function isError(value: unknown): value is Error {
  // Not by the name that `Object.prototype.toString` gives, which a class may change.
  return (
    value instanceof Error || (typeof value === "object" && value !== null && "stack" in value && "message" in value)
  );
}

/** Whether a value is a `Date`, whichever realm made it. */
export function isDate(value: unknown): value is Date {
  try {
    // Looks for what makes it a Date, and throws where that is missing.
    Date.prototype.getTime.call(value);
    return true;
  } catch {
    return false;
  }
}
