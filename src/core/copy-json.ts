import { markCopy } from "./json-digits.js";
import { isPlain } from "./show.js";

/**
 * A deep copy of JSON data, however deep they nest. What JSON knows nothing of (a Date, a function) is kept as it is: to refuse
 * it is the business of whoever sends it.
 */
export function copyJson(value: unknown): unknown {
  const copies = new Map<object, object>();
  const copy = (each: unknown): unknown => {
    if (!isData(each)) return each;
    let made = copies.get(each);
    if (made === undefined) {
      copies.set(each, (made = Array.isArray(each) ? [...(each as unknown[])] : { ...each }));
      markCopy(each, made);
    }
    return made;
  };
  const whole = copy(value);
  // Grows while it is gone through: each copy brings in what it holds.
  for (const made of copies.values()) {
    for (const [key, item] of Object.entries(made) as [string, unknown][]) {
      // Defined and not assigned, as a field may be called `__proto__`.
      if (isData(item)) Object.defineProperty(made, key, { value: copy(item) });
    }
  }
  return whole;
}

function isData(value: unknown): value is object {
  return typeof value === "object" && value !== null && (Array.isArray(value) || isPlain(value));
}
