import type { Expression, IsAt } from "./syntax.js";

/** An expression of more steps is too complex, with all that is looked for ahead and behind; PostgreSQL has a bound of its own. */
const maxSteps = 10_000;

/** How many steps and moves are remembered before all are forgotten. */
const maxRemembered = 200_000;

/**
 * Matches an expression in time that is linear in the length of the text: it goes through the text once, with the set of all steps that a
 * match may have reached. Sets that it met before are remembered: a DFA, made as it is needed.
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
   * @param isBackward - Whether it goes through a text from its end.
   * @param budget - Shared with the automaton of which this is a part.
   * @throws SyntaxError if the expression is too complex.
   */
  constructor(expression: Expression, isBackward = false, budget: Budget = { stepsLeft: maxSteps }) {
    this.#budget = budget;
    this.#isBackward = isBackward;
    this.#start = this.#add(expression, this.#push({ kind: "accept" }));
  }

  /** Whether the expression matches anywhere in a text. */
  test(text: string): boolean {
    for (const isMatch of this.#scan(Array.from(text))) if (isMatch) return true;
    return false;
  }

  /** The places in a text at which a match ends: that before each character, by its index, and that after the last. */
  #ends(chars: readonly string[]): readonly boolean[] {
    const found = [...this.#scan(chars)];
    return this.#isBackward ? found.reverse() : found;
  }

  /** For each place, in the direction of the scan, whether a match that began at or before it ends there. */
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

  /** What a character leads to from a set of steps, and from the start. */
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

  /** Adds the steps of an expression, and returns the first; what comes after it is there already. */
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

  /** The number of a place. The same place is examined only once, however often it is repeated. */
  #placeOf(expression: Extract<Expression, { kind: "place" | "lookaround" }>): number {
    const origin = expression.kind === "place" ? expression.isAt : expression;
    const known = this.#places.findIndex((place) => place.origin === origin);
    return known >= 0 ? known : this.#places.push({ origin, ...this.#place(expression) }) - 1;
  }

  #place(expression: Extract<Expression, { kind: "place" | "lookaround" }>): PlaceTest {
    if (expression.kind === "place") return { isAt: expression.isAt };
    const { isNegated, isAhead, body } = expression;
    // What lies ahead of a place ends there for a scan that comes from the other side.
    return { automaton: new Automaton(body, isAhead, this.#budget), isNegated };
  }

  #push(step: Step): number {
    this.#budget.stepsLeft -= 1;
    if (this.#budget.stepsLeft < 0) throw new SyntaxError("regular expression is too complex");
    return this.#steps.push(step) - 1;
  }
}

/** How many steps an expression may still have. */
interface Budget {
  stepsLeft: number;
}

/** A step on the way to a match, and the steps that come next by their numbers. */
type Step =
  | { readonly kind: "accept" }
  | { readonly kind: "split"; readonly next: readonly number[] }
  | { readonly kind: "place"; readonly place: number; readonly next: number }
  | { readonly kind: "character"; readonly isMatch: (char: string) => boolean; readonly next: number };

/** A condition on a place: on the characters beside it, or on what matches up to it. */
type PlaceTest = { readonly isAt: IsAt } | { readonly automaton: Automaton; readonly isNegated: boolean };

type Place = PlaceTest & {
  /** What the place was made of. */
  readonly origin: unknown;
};

/** The steps at which matches could be, and where characters lead from there. */
interface StepSet {
  readonly steps: readonly number[];
  readonly moves: Map<string, Move>;
}

interface Move {
  readonly isMatch: boolean;
  readonly next: StepSet;
}
