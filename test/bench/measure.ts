import { performance } from "node:perf_hooks";

/** The duration of a function, in milliseconds, and its result. */
export async function timed<T>(work: () => T): Promise<{ readonly ms: number; readonly result: Awaited<T> }> {
  const startMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startMs, result };
}

/** The median; of an even number of values the higher of the middle two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1];
  if (middle === undefined) throw new RangeError("there is no median of nothing");
  return middle;
}

/**
 * Runs several functions in turns and returns the durations of each, in milliseconds. In turns, so that other load on
 * the machine affects all of them.
 */
export async function alternate<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, readonly number[]>> {
  const names = Object.keys(works) as Name[]; // A record's keys are its names.
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  // The first round warms up: code is compiled, connections are made.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const { ms } = await timed(works[name]);
      if (round > 0) taken[name].push(ms);
    }
  }
  return taken;
}

/** The median of the differences between the two, round by round. */
export function medianDifference(some: readonly number[], others: readonly number[]): number {
  return median(some.map((ms, round) => ms - (others[round] ?? NaN)));
}
