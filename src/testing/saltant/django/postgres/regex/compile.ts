import { isError } from "../../../../../core/platform.js";
import { PlanningFault } from "../../rest/filters/filter.js";
import { quote } from "./escapes.js";
import { Translator } from "./translator.js";

/**
 * Compiles a PostgreSQL regular expression (an ARE) for testing text. Left out is what hardly anybody writes: collating
 * elements of several characters, and the options for other flavours and for expanded syntax.
 *
 * @throws PlanningFault for a pattern that PostgreSQL refuses: the real server answers it with a 500.
 */
export function compilePostgresRegex(pattern: string): RegExp {
  try {
    const { source, flags, isLiteral } = readOptions(pattern);
    return new RegExp(isLiteral ? Array.from(source, quote).join("") : new Translator(source).translate(), `u${flags}`);
  } catch (error) {
    if (isError(error) && error.name === "SyntaxError") throw new PlanningFault("invalid regular expression");
    throw error;
  }
}

/** What may stand before a pattern: `***=` for literal text, `***:` for a regular expression, and `(?i)` and its like. */
function readOptions(pattern: string): { source: string; flags: string; isLiteral: boolean } {
  if (pattern.startsWith("***=")) return { source: pattern.slice(4), flags: "", isLiteral: true };
  const body = pattern.startsWith("***:") ? pattern.slice(4) : pattern;
  const [prefix = "", letters = ""] = /^\(\?([a-z]+)\)/.exec(body) ?? [];
  if (/[^bceimnpqstwx]/.test(letters)) throw new SyntaxError("invalid embedded option");
  const has = (options: RegExp): boolean => options.test(letters);
  // By default "." matches a line's end, and "^" and "$" only the ends of the text.
  const flags = [has(/[mnp]/) ? "" : "s", has(/[mnw]/) ? "m" : "", has(/i/) ? "i" : ""].join("");
  return { source: body.slice(prefix.length), flags, isLiteral: has(/q/) };
}
