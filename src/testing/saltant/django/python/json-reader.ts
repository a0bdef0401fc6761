import { UncaughtException } from "../errors.js";
import { maxIntegerDigits } from "./numbers.js";
import { length } from "./text.js";
import type { PythonDict, PythonValue } from "./values.js";

/** Thrown for invalid JSON, with the message of Python's `json` module. */
export class JsonError extends Error {
  override name = "JsonError";
  /** Whether it is a syntax error (`JSONDecodeError`), rather than an unsupported number or constant. */
  readonly isSyntax: boolean;

  constructor(message: string, isSyntax: boolean) {
    super(message);
    this.isSyntax = isSyntax;
  }
}

/** Thrown for arrays and objects that are nested too deeply. Python raises a RecursionError: a 500, not a 400. */
export class NestingError extends UncaughtException {
  override name = "NestingError";
}

/** The maximum nesting depth: Python allows 1,000 frames; Django and DRF already use some of them when the body is parsed. */
const maxDepth = 940;

/**
 * Parses JSON as Python's `json.loads` does, with its errors and their positions.
 *
 * @param strict Whether to reject `NaN` and `Infinity`, as DRF does in bodies; plain `json.loads` accepts them. Default: true.
 * @throws JsonError where Python raises a ValueError, NestingError for too many levels.
 */
export function readJson(text: string, strict = true): PythonValue {
  return new Reader(text, strict).read();
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Reader {
  readonly #text: string;
  readonly #strict: boolean;
  #at = 0;

  constructor(text: string, strict: boolean) {
    this.#text = text;
    this.#strict = strict;
  }

  read(): PythonValue {
    if (this.#text.startsWith("\ufeff")) this.#fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    this.#skipSpace();
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail("Extra data", this.#at);
    return value;
  }

  #value(depth: number): PythonValue {
    if (depth > maxDepth) throw new NestingError();
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case "{":
        return this.#object(depth + 1);
      case "[":
        return this.#array(depth + 1);
      default:
        return this.#literal();
    }
  }

  #object(depth: number): PythonDict {
    const result: PythonDict = new Map();
    this.#at += 1;
    this.#skipSpace();
    if (this.#take("}")) return result;
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fail("Expecting property name enclosed in double quotes", this.#at);
      const key = this.#string();
      this.#skipSpace();
      if (!this.#take(":")) this.#fail("Expecting ':' delimiter", this.#at);
      this.#skipSpace();
      // A repeated key keeps its first position and its last value, in Map as in dict.
      result.set(key, this.#value(depth));
      this.#skipSpace();
      if (this.#take("}")) return result;
      if (!this.#take(",")) this.#fail("Expecting ',' delimiter", this.#at);
      this.#skipSpace();
    }
  }

  #array(depth: number): PythonValue[] {
    const result: PythonValue[] = [];
    this.#at += 1;
    this.#skipSpace();
    if (this.#take("]")) return result;
    for (;;) {
      result.push(this.#value(depth));
      this.#skipSpace();
      if (this.#take("]")) return result;
      if (!this.#take(",")) this.#fail("Expecting ',' delimiter", this.#at);
      this.#skipSpace();
    }
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    let result = "";
    for (;;) {
      const chunk = this.#plainCharacters(start);
      result += chunk;
      if (this.#take('"')) return result;
      result += this.#escape(start);
    }
  }

  /** The characters up to the next quote or backslash. */
  #plainCharacters(start: number): string {
    const from = this.#at;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at] ?? "";
      if (char === '"' || char === "\\") return this.#text.slice(from, this.#at);
      if (char < " ") this.#fail("Invalid control character at", this.#at);
    }
    return this.#fail("Unterminated string starting at", start);
  }

  #escape(start: number): string {
    const letter = this.#text[this.#at + 1];
    if (letter === undefined) this.#fail("Unterminated string starting at", start);
    if (letter !== "u") {
      const plain = simpleEscapes[letter];
      if (plain === undefined) this.#fail("Invalid \\escape", this.#at);
      this.#at += 2;
      return plain;
    }
    // The halves of a surrogate pair need not be combined: adjacent halves in a JavaScript string are one character.
    const hex = this.#text.slice(this.#at + 2, this.#at + 6);
    const isWhole = /^[0-9a-fA-F]{4}$/.test(hex) && this.#at + 6 < this.#text.length;
    if (!isWhole) this.#fail("Invalid \\uXXXX escape", this.#at + 1);
    this.#at += 6;
    return String.fromCharCode(parseInt(hex, 16));
  }

  #literal(): PythonValue {
    if (this.#takeWord("null")) return null;
    if (this.#takeWord("true")) return true;
    if (this.#takeWord("false")) return false;
    for (const [word, value] of [
      ["NaN", NaN],
      ["Infinity", Infinity],
      ["-Infinity", -Infinity],
    ] as const) {
      if (!this.#takeWord(word)) continue;
      if (!this.#strict) return value;
      throw new JsonError(`Out of range float values are not JSON compliant: '${word}'`, false);
    }
    return this.#number();
  }

  #number(): bigint | number {
    numberPattern.lastIndex = this.#at;
    const match = numberPattern.exec(this.#text);
    if (match === null) return this.#fail("Expecting value", this.#at);
    this.#at += match[0].length;
    if (match[1] !== undefined || match[2] !== undefined) return Number(match[0]);
    const digits = match[0].replace("-", "").length;
    if (digits > maxIntegerDigits) {
      throw new JsonError(
        `Exceeds the limit (${maxIntegerDigits} digits) for integer string conversion: value has ${digits} digits; ` +
          "use sys.set_int_max_str_digits() to increase the limit",
        false,
      );
    }
    return BigInt(match[0]);
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  #takeWord(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #skipSpace(): void {
    while (" \t\n\r".includes(this.#text[this.#at] ?? "x")) this.#at += 1;
  }

  /** Python counts lines, columns and characters in code points. */
  #fail(problem: string, at: number): never {
    const before = this.#text.slice(0, at);
    const line = before.split("\n").length;
    const column = length(before.slice(before.lastIndexOf("\n") + 1)) + 1;
    throw new JsonError(`${problem}: line ${line} column ${column} (char ${length(before)})`, true);
  }
}
