import { isError } from "../../../../../core/platform.js";
import { detailError, PlanningError } from "../../errors.js";
import { Automaton } from "./automaton.js";
import { parsePattern } from "./parse.js";

/**
 * Compiles a PostgreSQL regular expression (an ARE) to a predicate on strings that takes linear time. JavaScript's regular expressions
 * may take exponential time: `(a+)+$`.
 *
 * @returns The predicate. It throws an ApiException 501 for a string whose match depends on a back reference, which cannot be checked in
 *   linear time.
 * @throws PlanningError for a pattern that PostgreSQL rejects: the real server responds with a 500.
 */
export function compilePostgresRegex(pattern: string): (text: string) => boolean {
  try {
    const { expression, isExact } = parsePattern(pattern);
    const automaton = new Automaton(expression);
    return (text) => {
      const isMatch = automaton.test(text);
      if (isExact || !isMatch) return isMatch;
      throw detailError(501, "The embedded server does not support back references in regular expressions.");
    };
  } catch (error) {
    if (isError(error) && error.name === "SyntaxError") throw new PlanningError("invalid regular expression");
    throw error;
  }
}
