// What the platform makes may come from another realm (Jest, node:vm, an iframe), where the classes have the same names but are
// not the same objects, so that `instanceof` is false. These functions check the value itself.

/** Whether it is a `RegExp`, of any realm. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** Whether it is a `Map`, of any realm. */
export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  try {
    // Refuses what lacks a map's insides.
    Map.prototype.has.call(value, undefined);
    return true;
  } catch {
    return false;
  }
}

/** Whether what `fetch` was given is a request, of any realm, and not an address. */
export function isRequest(input: RequestInfo | URL): input is Request {
  return typeof input === "object" && "signal" in input;
}
