import { translateBracket } from "./bracket.js";
import { Cursor } from "./cursor.js";
import { classEscapes, notWord, placeEscapes, places, quote, takeCharacter } from "./escapes.js";
import type { Expression, IsAt } from "./syntax.js";

/**
 * Parses a PostgreSQL regular expression (an ARE). Not supported, as rarely used: collating elements of several characters, and the
 * options for other flavors and for expanded syntax.
 *
 * @throws SyntaxError for a pattern that PostgreSQL rejects.
 */
export function parsePattern(pattern: string): ParsedPattern {
  const { source, options } = readOptions(pattern);
  if (!options.isLiteral) return new Parser(source, options).parse();
  const parts = Array.from(source, (char) => literal(char, options));
  return { expression: { kind: "sequence", parts }, isExact: true };
}

interface ParsedPattern {
  readonly expression: Expression;
  /** Whether every string that the expression matches also matches the pattern. False with back references. */
  readonly isExact: boolean;
}

interface Options {
  readonly isLiteral: boolean;
  readonly ignoresCase: boolean;
  /** Whether `.` and bracket expressions with `^` match no line feed. */
  readonly keepsLines: boolean;
  /** Whether `^` and `$` also match at the ends of each line. */
  readonly anchorsLines: boolean;
}

/** Parses the prefix of a pattern: `***=` for a literal string, `***:` for a regular expression, and options such as `(?i)`. */
function readOptions(pattern: string): { source: string; options: Options } {
  const defaults = { isLiteral: false, ignoresCase: false, keepsLines: false, anchorsLines: false };
  if (pattern.startsWith("***=")) return { source: pattern.slice(4), options: { ...defaults, isLiteral: true } };
  const body = pattern.startsWith("***:") ? pattern.slice(4) : pattern;
  const [prefix = "", letters = ""] = /^\(\?([a-z]+)\)/.exec(body) ?? [];
  if (/[^bceimnpqstwx]/.test(letters)) throw new SyntaxError("invalid embedded option");
  const has = (some: RegExp): boolean => some.test(letters);
  const options = {
    isLiteral: has(/q/),
    ignoresCase: has(/i/),
    keepsLines: has(/[mnp]/),
    anchorsLines: has(/[mnw]/),
  };
  return { source: body.slice(prefix.length), options };
}

/** One character, as a JavaScript pattern. */
function character(source: string, { ignoresCase }: Options): Expression {
  const pattern = new RegExp(`^(?:${source})$`, ignoresCase ? "iu" : "u");
  return { kind: "character", isMatch: (char) => pattern.test(char) };
}

function literal(char: string, options: Options): Expression {
  return options.ignoresCase
    ? character(quote(char), options)
    : { kind: "character", isMatch: (other) => other === char };
}

/** PostgreSQL's bound on the numbers in `{m,n}`. */
const maxRepetitions = 255;

/** The maximum nesting depth of groups. PostgreSQL also rejects a pattern that is too deep for its stack. */
const maxDepth = 500;

/** Parses a pattern from left to right. */
class Parser {
  readonly #cursor: Cursor;
  readonly #options: Options;
  readonly #closedGroups = new Map<number, Expression>();
  #groups = 0;
  #depth = 0;
  /** The number of open lookarounds. */
  #lookarounds = 0;
  #isExact = true;

  constructor(pattern: string, options: Options) {
    this.#cursor = new Cursor(pattern);
    this.#options = options;
  }

  parse(): ParsedPattern {
    const expression = this.#choice();
    if (this.#cursor.peek() !== "") throw unbalanced();
    return { expression, isExact: this.#isExact };
  }

  #choice(): Expression {
    const choices = [this.#sequence()];
    while (this.#cursor.takeIf("|")) choices.push(this.#sequence());
    return { kind: "choice", choices };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (!["", "|", ")"].includes(this.#cursor.peek())) parts.push(this.#quantified());
    return { kind: "sequence", parts };
  }

  /** An expression that matches no character cannot be repeated, nor can a repetition. */
  #quantified(): Expression {
    if (this.#takeQuantifier() !== undefined) throw invalidOperand();
    const body = this.#next(this.#cursor.take());
    const quantifier = this.#takeQuantifier();
    if (quantifier === undefined) return body;
    if (body.kind === "place" || body.kind === "lookaround") throw invalidOperand();
    // For a test, greedy and non-greedy repetitions are the same.
    this.#cursor.takeIf("?");
    if (this.#takeQuantifier() !== undefined) throw invalidOperand();
    return { kind: "repeat", body, ...quantifier };
  }

  #takeQuantifier(): { least: number; most: number } | undefined {
    const cursor = this.#cursor;
    if (cursor.takeIf("*")) return { least: 0, most: Infinity };
    if (cursor.takeIf("+")) return { least: 1, most: Infinity };
    if (cursor.takeIf("?")) return { least: 0, most: 1 };
    // A brace that is not followed by a digit is literal.
    if (cursor.peek() !== "{" || !/\d/.test(cursor.peek(1))) return undefined;
    const [, low, comma, high] = cursor.takeMatch(/^\{(\d{1,3})(?:(,)(\d{0,3}))?\}/) ?? [];
    const least = Number(low ?? NaN);
    const most = high ? Number(high) : least;
    if (!(least <= most && most <= maxRepetitions)) throw new SyntaxError("invalid repetition count(s)");
    return { least, most: comma !== undefined && high === "" ? Infinity : most };
  }

  #next(char: string): Expression {
    switch (char) {
      case "(":
        return this.#group();
      case "[":
        return this.#bracket();
      case "\\":
        return this.#escape();
      case "^":
        return place(this.#options.anchorsLines ? places.lineStart : places.start);
      case "$":
        return place(this.#options.anchorsLines ? places.lineEnd : places.end);
      case ".":
        return character(this.#options.keepsLines ? "[^\\n]" : "[^]", this.#options);
      default:
        return literal(char, this.#options);
    }
  }

  #group(): Expression {
    const kind = this.#cursor.takeMatch(/^\?(?::|<?[=!])/)?.[0] ?? "";
    if (kind === "" && this.#cursor.peek() === "?") throw invalidOperand();
    const isLookaround = /[=!]$/.test(kind);
    // A lookaround does not capture.
    const number = kind === "" && this.#lookarounds === 0 ? (this.#groups += 1) : undefined;
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new SyntaxError("regular expression is too complex");
    if (isLookaround) this.#lookarounds += 1;
    const body = this.#choice();
    if (!this.#cursor.takeIf(")")) throw unbalanced();
    if (isLookaround) this.#lookarounds -= 1;
    this.#depth -= 1;
    if (number !== undefined) this.#closedGroups.set(number, body);
    return isLookaround
      ? { kind: "lookaround", isAhead: !kind.includes("<"), isNegated: kind.endsWith("!"), body }
      : body;
  }

  #bracket(): Expression {
    // The borders of words, in a notation older than \m and \M.
    if (this.#cursor.takeIf("[:<:]]")) return place(places.wordStart);
    if (this.#cursor.takeIf("[:>:]]")) return place(places.wordEnd);
    const isNegated = this.#cursor.peek() === "^";
    const bracket = translateBracket(this.#cursor);
    return character(isNegated && this.#options.keepsLines ? `(?!\\n)${bracket}` : bracket, this.#options);
  }

  #escape(): Expression {
    const letter = this.#cursor.peek();
    const isAt = placeEscapes.get(letter);
    const several = letter === "W" ? notWord : classEscapes[letter] && `[${classEscapes[letter]}]`;
    if (isAt !== undefined || several !== undefined) this.#cursor.take();
    if (isAt !== undefined) return place(isAt);
    if (several !== undefined) return character(several, this.#options);
    return this.#backReference() ?? literal(takeCharacter(this.#cursor), this.#options);
  }

  /** A number with several digits is a reference if that many groups exist, otherwise an octal code. */
  #backReference(): Expression | undefined {
    if (!/[1-9]/.test(this.#cursor.peek())) return undefined;
    const number = /^\d+/.exec([0, 1, 2].map((ahead) => this.#cursor.peek(ahead)).join(""))?.[0] ?? "";
    if (number.length > 1 && Number(number) > this.#groups) return undefined;
    const group = this.#closedGroups.get(Number(number));
    if (group === undefined || this.#lookarounds > 0) throw new SyntaxError("invalid backreference number");
    this.#cursor.takeIf(number);
    this.#isExact = false;
    return withoutPlaces(group);
  }
}

/** An expression that matches every string that a group may have matched, at any position. */
function withoutPlaces(group: Expression): Expression {
  switch (group.kind) {
    case "character":
      return group;
    case "place":
    case "lookaround":
      return { kind: "sequence", parts: [] };
    case "sequence":
      return { kind: "sequence", parts: group.parts.map(withoutPlaces) };
    case "choice":
      return { kind: "choice", choices: group.choices.map(withoutPlaces) };
    case "repeat":
      return { ...group, body: withoutPlaces(group.body) };
  }
}

function place(isAt: IsAt): Expression {
  return { kind: "place", isAt };
}

function invalidOperand(): SyntaxError {
  return new SyntaxError("quantifier operand invalid");
}

function unbalanced(): SyntaxError {
  return new SyntaxError("parentheses () not balanced");
}
