/** A position in a pattern that is parsed from left to right, by characters rather than UTF-16 units. */
export class Cursor {
  readonly #chars: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#chars = Array.from(pattern);
  }

  /** The next character, or the one after `ahead` others; empty at the end. */
  peek(ahead = 0): string {
    return this.#chars[this.#at + ahead] ?? "";
  }

  /** Consumes the next character; empty at the end. */
  take(): string {
    const char = this.peek();
    this.#at += 1;
    return char;
  }

  /** Consumes `text`, if it comes next. */
  takeIf(text: string): boolean {
    const chars = Array.from(text);
    if (!chars.every((char, index) => this.peek(index) === char)) return false;
    this.#at += chars.length;
    return true;
  }

  /** Consumes the match of `pattern` at this position, if there is one. `pattern` must start with `^` and match no more than 300 characters. */
  takeMatch(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.#chars.slice(this.#at, this.#at + 300).join(""));
    if (match !== null) this.#at += Array.from(match[0]).length;
    return match;
  }
}
