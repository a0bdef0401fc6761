// Objects of the platform may come from another realm (Jest, node:vm, an iframe). Its classes have the same names but are different
// objects, so `instanceof` is false. These functions check the value itself.

/** Whether it is a `RegExp`, of any realm. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** Whether it is a `Map`, of any realm. */
export function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  try {
    // Throws if the value has no internal map data.
    Map.prototype.has.call(value, undefined);
    return true;
  } catch {
    return false;
  }
}

/** Whether the input of `fetch` is a request, of any realm, and not a URL. */
export function isRequest(input: RequestInfo | URL): input is Request {
  return typeof input === "object" && "signal" in input;
}
