// What the platform makes may come from another realm (Jest, node:vm, an iframe), where the classes have the same names but are
// not the same objects: `instanceof` says no. These look at what the value itself is.

/** Whether it is a `Date`, of any realm; an invalid one is one, too. */
export function isDate(value: unknown): value is Date {
  return doesNotThrow(() => Date.prototype.getTime.call(value));
}

/** Whether it is a `RegExp`, of any realm. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** Whether it is a `Map`, of any realm. */
export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return doesNotThrow(() => Map.prototype.has.call(value, undefined));
}

/** Whether what `fetch` was given is a request, of any realm, and not an address. */
export function isRequest(input: RequestInfo | URL): input is Request {
  return typeof input === "object" && "signal" in input;
}

/** Methods of the platform's classes refuse a `this` that lacks what they work on, and take one of another realm. */
function doesNotThrow(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
