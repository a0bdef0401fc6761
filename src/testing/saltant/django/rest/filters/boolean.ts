import type { Filter } from "./filter.js";

const words = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

/** The filter on a truth value. What is neither true nor false is no filter. */
export function booleanFilter<Name extends string, Row extends Record<Name, boolean>>(name: Name): Filter<Row> {
  return {
    name,
    compile(value) {
      const wanted = words.get(value.toLowerCase());
      return wanted === undefined ? undefined : (row) => row[name] === wanted;
    },
  };
}
