/** A measured value. */
export interface Amount {
  readonly value: number;
  readonly unit: "ms" | "µs" | "bytes" | "requests" | "instantiations" | "files";
  /** The number of requests, if that matters. */
  readonly requests?: number;
}

/** The goal of a figure, and its actual value. */
export interface Goal {
  readonly bound: "at least" | "at most";
  readonly limit: number;
  readonly reached: number;
  /** The unit of the two numbers: `times as fast`, `µs more`. */
  readonly unit: string;
}

/** One line of the table: the operation, the values of the library and of others, and the goal. */
export interface Figure {
  readonly name: string;
  readonly ours: Amount;
  readonly against?: Amount & { readonly name: string };
  readonly goal?: Goal;
}

/** Figures that belong together. */
export interface Group {
  readonly title: string;
  /** How they were measured, in a sentence or two. */
  readonly about: string;
  readonly figures: readonly Figure[];
}

/** The machine and the versions of the measurement. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly platform: string;
  /** The day, as `2026-01-31`. */
  readonly date: string;
}

/** The result of one run: `docs/benchmarks.json`. */
export interface Benchmarks {
  readonly machine: Machine;
  readonly groups: readonly Group[];
}

/** Whether the actual value is within its bound. */
export function isMet({ bound, limit, reached }: Goal): boolean {
  return bound === "at least" ? reached >= limit : reached <= limit;
}
