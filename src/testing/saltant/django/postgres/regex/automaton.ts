import type { Expression, IsAt } from "./syntax.js";

/** The maximum number of steps of an expression, including its lookarounds. PostgreSQL has another limit. */
const maxSteps = 10_000;

/** The maximum number of cached steps and moves. Beyond it, the cache is cleared. */
const maxRemembered = 200_000;

/**
 * Matches an expression in linear time: it scans the string once, with the set of all steps that a match may have reached. It caches
 * these sets, which is a lazily built DFA.
 */
export class Automaton {
  readonly #steps: Step[] = [];
  readonly #places: Place[] = [];
  readonly #budget: Budget;
  readonly #start: number;
  readonly #isBackward: boolean;
  readonly #sets = new Map<string, StepSet>();
  #remembered = 0;

  /**
   * @param isBackward - Whether it scans a string from its end.
   * @param budget - Shared with the automaton that this is a part of.
   * @throws SyntaxError if the expression is too complex.
   */
  constructor(expression: Expression, isBackward = false, budget: Budget = { stepsLeft: maxSteps }) {
    this.#budget = budget;
    this.#isBackward = isBackward;
    this.#start = this.#add(expression, this.#push({ kind: "accept" }));
  }

  /** Whether the expression matches anywhere in a string. */
  test(text: string): boolean {
    for (const isMatch of this.#scan(Array.from(text))) if (isMatch) return true;
    return false;
  }

  /** The positions in a string at which a match ends: before each character, by its index, and after the last. */
  #ends(chars: readonly string[]): readonly boolean[] {
    const found = [...this.#scan(chars)];
    return this.#isBackward ? found.reverse() : found;
  }

  /** For each position, in the direction of the scan, whether a match that began at or before it ends there. */
  *#scan(chars: readonly string[]): Generator<boolean> {
    const lookarounds = this.#places.map((place) => ("automaton" in place ? place.automaton.#ends(chars) : undefined));
    let set = this.#setOf([]);
    for (let passed = 0; passed <= chars.length; passed += 1) {
      const at = this.#isBackward ? chars.length - passed : passed;
      const before = chars[at - 1] ?? "";
      const after = chars[at] ?? "";
      const isAt = this.#places.map((place, index) =>
        "automaton" in place ? lookarounds[index]?.[at] !== place.isNegated : place.isAt(before, after),
      );
      const char = this.#isBackward ? before : after;
      const key = isAt.map(Number).join("") + char;
      let move = set.moves.get(key);
      if (move === undefined) {
        move = this.#move(set.steps, isAt, char);
        set.moves.set(key, move);
        this.#remembered += 1;
      }
      yield move.isMatch;
      set = move.next;
    }
  }

  /** The set of steps that a character leads to from a set of steps and from the start. */
  #move(from: readonly number[], isAt: readonly boolean[], char: string): Move {
    const reached = new Set<number>();
    const open = [this.#start, ...from];
    const next = new Set<number>();
    let isMatch = false;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (reached.has(index)) continue;
      reached.add(index);
      const step = this.#steps[index];
      if (step?.kind === "accept") isMatch = true;
      else if (step?.kind === "split") open.push(...step.next);
      else if (step?.kind === "place" && isAt[step.place] === true) open.push(step.next);
      else if (step?.kind === "character" && char !== "" && step.isMatch(char)) next.add(step.next);
    }
    return { isMatch, next: this.#setOf([...next].sort((one, other) => one - other)) };
  }

  #setOf(steps: readonly number[]): StepSet {
    const key = steps.join();
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    this.#remembered += steps.length + 1;
    if (this.#remembered > maxRemembered) {
      this.#sets.clear();
      this.#remembered = steps.length + 1;
    }
    const set: StepSet = { steps, moves: new Map() };
    this.#sets.set(key, set);
    return set;
  }

  /** Adds the steps of an expression, and returns the first. The steps after the expression exist already. */
  #add(expression: Expression, next: number): number {
    switch (expression.kind) {
      case "character":
        return this.#push({ ...expression, next });
      case "place":
      case "lookaround":
        return this.#push({ kind: "place", place: this.#placeOf(expression), next });
      case "choice":
        return this.#push({ kind: "split", next: expression.choices.map((each) => this.#add(each, next)) });
      case "sequence": {
        const parts = this.#isBackward ? expression.parts : [...expression.parts].reverse();
        return parts.reduce((following, part) => this.#add(part, following), next);
      }
      case "repeat":
        return this.#repeat(expression, next);
    }
  }

  #repeat({ body, least, most }: Extract<Expression, { kind: "repeat" }>, next: number): number {
    let first = next;
    if (most === Infinity) {
      const again: number[] = [next];
      first = this.#push({ kind: "split", next: again });
      again.push(this.#add(body, first));
    } else {
      for (let count = least; count < most; count += 1) {
        first = this.#push({ kind: "split", next: [next, this.#add(body, first)] });
      }
    }
    for (let count = 0; count < least; count += 1) first = this.#add(body, first);
    return first;
  }

  /** The index of a place. The same place is added only once, even if it is repeated. */
  #placeOf(expression: Extract<Expression, { kind: "place" | "lookaround" }>): number {
    const origin = expression.kind === "place" ? expression.isAt : expression;
    const known = this.#places.findIndex((place) => place.origin === origin);
    return known >= 0 ? known : this.#places.push({ origin, ...this.#place(expression) }) - 1;
  }

  #place(expression: Extract<Expression, { kind: "place" | "lookaround" }>): PlaceTest {
    if (expression.kind === "place") return { isAt: expression.isAt };
    const { isNegated, isAhead, body } = expression;
    // A lookahead match begins at the place, so a scan from the other side ends there.
    return { automaton: new Automaton(body, isAhead, this.#budget), isNegated };
  }

  #push(step: Step): number {
    this.#budget.stepsLeft -= 1;
    if (this.#budget.stepsLeft < 0) throw new SyntaxError("regular expression is too complex");
    return this.#steps.push(step) - 1;
  }
}

/** The remaining number of steps for an expression. */
interface Budget {
  stepsLeft: number;
}

/** A step of a match, with the indexes of the next steps. */
type Step =
  | { readonly kind: "accept" }
  | { readonly kind: "split"; readonly next: readonly number[] }
  | { readonly kind: "place"; readonly place: number; readonly next: number }
  | { readonly kind: "character"; readonly isMatch: (char: string) => boolean; readonly next: number };

/** A condition on a position: on the adjacent characters, or on a match that ends there. */
type PlaceTest = { readonly isAt: IsAt } | { readonly automaton: Automaton; readonly isNegated: boolean };

type Place = PlaceTest & {
  /** The expression of the place. */
  readonly origin: unknown;
};

/** A set of steps that matches may have reached, with the next sets by character. */
interface StepSet {
  readonly steps: readonly number[];
  readonly moves: Map<string, Move>;
}

interface Move {
  readonly isMatch: boolean;
  readonly next: StepSet;
}
