import { isError } from "../../../../../core/platform.js";
import { PlanningError } from "../../errors.js";
import { translateBracket } from "./bracket.js";
import { Cursor } from "./cursor.js";
import { classEscapes, notWord, placeEscapes, quote, takeCharacter } from "./escapes.js";

/**
 * Compiles a PostgreSQL regular expression (an ARE) for testing text. Not supported, as rarely used: collating elements
 * of several characters, and the options for other flavors and for expanded syntax.
 *
 * @throws PlanningError for a pattern that PostgreSQL refuses: the real server responds with a 500.
 */
export function compilePostgresRegex(pattern: string): RegExp {
  try {
    const { source, flags, isLiteral } = readOptions(pattern);
    return new RegExp(isLiteral ? Array.from(source, quote).join("") : new Translator(source).translate(), `u${flags}`);
  } catch (error) {
    if (isError(error) && error.name === "SyntaxError") throw new PlanningError("invalid regular expression");
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

/** PostgreSQL's bound on the numbers in `{m,n}`. */
const maxRepetitions = 255;

/** Translates a PostgreSQL regular expression into one of JavaScript's, in its Unicode mode. */
class Translator {
  readonly #cursor: Cursor;
  /** The groups that are open, innermost last: whether each is a lookaround, which nothing may repeat. */
  readonly #open: { readonly number: number | undefined; readonly isLookaround: boolean }[] = [];
  readonly #closedGroups = new Set<number>();
  #groups = 0;
  /** Whether there is something before that a quantifier may repeat. */
  #isQuantifiable = false;

  constructor(pattern: string) {
    this.#cursor = new Cursor(pattern);
  }

  /** @throws SyntaxError for a pattern that PostgreSQL refuses. */
  translate(): string {
    let result = "";
    while (this.#cursor.peek() !== "") result += this.#next(this.#cursor.take());
    if (this.#open.length > 0) throw new SyntaxError("parentheses () not balanced");
    return result;
  }

  #next(char: string): string {
    switch (char) {
      case "(":
        return this.#openGroup();
      case ")":
        return this.#closeGroup();
      case "[":
        return this.#bracket();
      case "\\":
        return this.#escape();
      case "*":
      case "+":
      case "?":
        return this.#quantify(char);
      case "{":
        // Before anything but a digit, a brace stands for itself.
        return /\d/.test(this.#cursor.peek()) ? this.#quantify(this.#bounds()) : this.#atom(quote(char));
      case "|":
      case "^":
      case "$":
        return this.#place(char);
      case ".":
        return this.#atom(char);
      default:
        return this.#atom(quote(char));
    }
  }

  #atom(text: string): string {
    this.#isQuantifiable = true;
    return text;
  }

  /** What matches no character of its own cannot be repeated. */
  #place(text: string): string {
    this.#isQuantifiable = false;
    return text;
  }

  #quantify(text: string): string {
    if (!this.#isQuantifiable) throw new SyntaxError("quantifier operand invalid");
    return this.#place(this.#cursor.takeIf("?") ? `${text}?` : text);
  }

  #bounds(): string {
    const match = this.#cursor.takeMatch(/^(\d{1,3})(?:(,)(\d{0,3}))?\}/);
    const low = Number(match?.[1] ?? NaN);
    const high = match?.[3] ? Number(match[3]) : low;
    if (!(low <= high && high <= maxRepetitions)) throw new SyntaxError("invalid repetition count(s)");
    return `{${match?.[0] ?? ""}`;
  }

  #openGroup(): string {
    this.#isQuantifiable = false;
    const kind = this.#cursor.takeMatch(/^\?(?::|<?[=!])/)?.[0] ?? "";
    if (kind === "") {
      if (this.#cursor.peek() === "?") throw new SyntaxError("quantifier operand invalid");
      this.#groups += 1;
    }
    this.#open.push({ number: kind === "" ? this.#groups : undefined, isLookaround: /[=!]$/.test(kind) });
    return `(${kind}`;
  }

  #closeGroup(): string {
    const group = this.#open.pop();
    if (group === undefined) throw new SyntaxError("parentheses () not balanced");
    if (group.number !== undefined) this.#closedGroups.add(group.number);
    return group.isLookaround ? this.#place(")") : this.#atom(")");
  }

  #bracket(): string {
    // The borders of words, in a spelling that is older than \m and \M.
    if (this.#cursor.takeIf("[:<:]]")) return this.#place(placeEscapes.m ?? "");
    if (this.#cursor.takeIf("[:>:]]")) return this.#place(placeEscapes.M ?? "");
    return this.#atom(translateBracket(this.#cursor));
  }

  #escape(): string {
    const letter = this.#cursor.peek();
    const place = placeEscapes[letter];
    const several = letter === "W" ? notWord : classEscapes[letter] && `[${classEscapes[letter]}]`;
    if (place !== undefined || several !== undefined) {
      this.#cursor.take();
      return place === undefined ? this.#atom(several ?? "") : this.#place(place);
    }
    return this.#atom(this.#backReference() ?? quote(takeCharacter(this.#cursor)));
  }

  /** A number of several digits is a reference if there are that many groups, and otherwise an octal code. */
  #backReference(): string | undefined {
    if (!/[1-9]/.test(this.#cursor.peek())) return undefined;
    const number = /^\d+/.exec(this.#digits())?.[0] ?? "";
    if (number.length > 1 && Number(number) > this.#groups) return undefined;
    if (!this.#closedGroups.has(Number(number))) throw new SyntaxError("invalid backreference number");
    this.#cursor.takeIf(number);
    // A group around it keeps a digit that follows from joining in.
    return `(?:\\${number})`;
  }

  #digits(): string {
    return [0, 1, 2].map((ahead) => this.#cursor.peek(ahead)).join("");
  }
}
