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

/** What there is of a page or a worker; nothing of it anywhere else. */
interface Surroundings {
  readonly location?: { readonly href: string; readonly origin: string };
  readonly document?: { readonly baseURI: string };
}

/** What relative addresses are relative to, as for the platform's `fetch`: a page may name another base than its own address. */
export function baseAddress(): string | undefined {
  const { document, location } = surroundings();
  return document?.baseURI ?? location?.href;
}

/** The origin of the page or worker that this runs in; undefined anywhere else. */
export function pageOrigin(): string | undefined {
  return surroundings().location?.origin;
}

/** Read anew each time, as a page's address changes when its user goes on. */
function surroundings(): Surroundings {
  return globalThis;
}

/** The name of an object's class, as far as it has one: `""` if it does not. */
export function className(value: object): string {
  const maker: unknown = "constructor" in value ? value.constructor : undefined;
  return typeof maker === "function" ? maker.name : "";
}

/** Whether an object is a plain one, made by `{}` or `JSON.parse`, and no instance of anything. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have a prototype of their own, whose prototype is null all the same.
  return prototype === null || (!Array.isArray(value) && Object.getPrototypeOf(prototype) === null);
}
