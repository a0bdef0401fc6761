/** Reads tokens of a text one after another, and remembers how far it came. */
export class Scanner {
  /** In how many parentheses the next token is. */
  depth = 0;
  readonly #text: string;
  #position = 0;
  #furthest = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of the next token. Assign an earlier one to go back. */
  get position(): number {
    return this.#position;
  }

  set position(position: number) {
    this.#position = position;
  }

  get isAtEnd(): boolean {
    return this.#position === this.#text.length;
  }

  /** Where the text is wrong: the furthest place at which no token was found. */
  get furthest(): number {
    return this.#furthest;
  }

  /** Reads what a sticky pattern matches here, as long as possible; undefined if it matches nothing. */
  read(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) this.#furthest = Math.max(this.#furthest, this.#position);
    else this.#position += found.length;
    return found;
  }

  /** Skips the white space of the grammar. */
  skipSpace(): void {
    this.read(/[ \t\n\v\f\r]*/y);
  }

  /** Reads one alternative or, if it returns undefined, goes back. */
  attempt<Result>(read: () => Result | undefined): Result | undefined {
    const start = this.#position;
    const result = read();
    if (result === undefined) this.#position = start;
    return result;
  }
}
