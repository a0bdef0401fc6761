/** Something measured. */
export interface Amount {
  readonly value: number;
  readonly unit: "ms" | "µs" | "bytes" | "requests" | "instantiations" | "files";
  /** How many requests it took, where that counts. */
  readonly requests?: number;
}

/** What a figure is to reach, and what it has reached. */
export interface Goal {
  readonly bound: "at least" | "at most";
  readonly limit: number;
  readonly reached: number;
  /** What the two numbers count: `times as fast`, `µs more`. */
  readonly unit: string;
}

/** One line of the table: what was done, how it went here, how elsewhere, and what it was to reach. */
export interface Figure {
  readonly name: string;
  readonly ours: Amount;
  readonly against?: Amount & { readonly name: string };
  readonly goal?: Goal;
}

/** Figures that belong together. */
export interface Group {
  readonly title: string;
  /** How they were taken, in a sentence or two. */
  readonly about: string;
  readonly figures: readonly Figure[];
}

/** Where the figures come from. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly platform: string;
  /** The day, as `2026-01-31`. */
  readonly date: string;
}

/** What one run has found out: `docs/benchmarks.json`. */
export interface Benchmarks {
  readonly machine: Machine;
  readonly groups: readonly Group[];
}

/** Whether what was reached is within its bound. */
export function isMet({ bound, limit, reached }: Goal): boolean {
  return bound === "at least" ? reached >= limit : reached <= limit;
}
