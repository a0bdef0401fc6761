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

/** What a signal is aborted with, as the platform makes it; a plain error of that name where there is no `DOMException`. */
export function abortError(message: string, name: "AbortError" | "TimeoutError"): Error {
  return typeof DOMException === "function"
    ? new DOMException(message, name)
    : Object.assign(new Error(message), { name });
}

/** Those of the platform's globals that are missing, as a list for a message; `""` if none is. */
export function missingGlobals(...names: readonly string[]): string {
  return names.filter((name) => Reflect.get(globalThis, name) === undefined).join(", ");
}

/** Whether a value is a `Date`, whichever realm made it. */
export function isDate(value: unknown): value is Date {
  if (typeof value !== "object" || value === null || !("getTime" in value)) return false;
  try {
    // Looks for what makes it a Date, and throws where that is missing.
    Date.prototype.getTime.call(value);
    return true;
  } catch {
    return false;
  }
}

/** The name of an object's class; `""` if it has none. */
export function className(value: object): string {
  const maker: unknown = "constructor" in value ? value.constructor : undefined;
  return typeof maker === "function" ? maker.name : "";
}

/** Whether an object is a plain one, made by `{}` or `JSON.parse`, and not an instance of a class. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another prototype, whose own prototype is null as well.
  return prototype === null || (!Array.isArray(value) && Object.getPrototypeOf(prototype) === null);
}

/** Whether the platform hides cookies from programs, as browsers do, and keeps and sends them itself. */
export function hidesCookies(): boolean {
  return !new Request("http://localhost/", { headers: { Cookie: "a=b" } }).headers.has("Cookie");
}

/** What browsers have in a page or a worker; elsewhere both are missing. */
interface BrowserGlobals {
  readonly location?: { readonly href: string; readonly origin: string };
  readonly document?: { readonly baseURI: string };
}

/** The URL that relative URLs are resolved against, as `fetch` does: a page may declare another base than its own URL. */
export function documentBaseUrl(): string | undefined {
  const { document, location } = browserGlobals();
  return document?.baseURI ?? location?.href;
}

/** The origin of the page or worker that this runs in; undefined anywhere else. */
export function pageOrigin(): string | undefined {
  return browserGlobals().location?.origin;
}

/** Read each time, as the URL of a page changes when its user navigates. */
function browserGlobals(): BrowserGlobals {
  return globalThis;
}
