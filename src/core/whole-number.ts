import * as z from "zod/mini";
import { expectedWords } from "./issues.js";
import { show } from "./show.js";

/** A whole number that JavaScript can hold, from `least` on. (`z.int` and `z.gte` would bring along far more code.) */
export function wholeNumber(least = -Infinity) {
  return z.custom<number>((value) => Number.isSafeInteger(value) && value >= least, {
    error: ({ input }) =>
      Number.isSafeInteger(input) ? `expected >= ${least}, not ${show(input)}` : expectedWords("a whole number", input),
  });
}
