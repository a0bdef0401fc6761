import { InvalidInputError } from "../../core/errors/index.js";
import { describeValue } from "../../core/text.js";
import { slashedPath } from "./filters.js";

/** The algorithms that the server has. It ignores others silently. */
export const algorithms = [
  "min",
  "max",
  "sum",
  "avg",
  "stats",
  "extendedstats",
  "count",
  "percentiles",
  "cardinality",
  "missing",
  "terms",
] as const;

/** An algorithm of an aggregation. */
export type CimiAlgorithm = (typeof algorithms)[number];

/** An aggregation: an algorithm and an attribute, whose nested names have slashes or dots: `terms:connector/href`. */
export type CimiAggregation = `${CimiAlgorithm}:${string}`;

/** The results of aggregations, by the aggregations as they were requested. */
export type CimiAggregations<Requested extends string> = { readonly [Each in Requested]: CimiAggregationOf<Each> };

/** The result of an aggregation. */
export type CimiAggregationOf<Aggregation extends string> = Aggregation extends `${infer Name}:${string}`
  ? Name extends keyof ResultsByAlgorithm
    ? ResultsByAlgorithm[Name]
    : Readonly<Record<string, unknown>>
  : Readonly<Record<string, unknown>>;

interface ResultsByAlgorithm {
  readonly min: CimiValue;
  readonly max: CimiValue;
  readonly sum: CimiValue;
  readonly avg: CimiValue;
  readonly count: CimiValue;
  readonly cardinality: CimiValue;
  readonly missing: CimiMissing;
  readonly stats: CimiStats;
  readonly extendedstats: CimiExtendedStats;
  readonly percentiles: CimiPercentiles;
  readonly terms: CimiTerms;
}

/** The result of `min`, `max`, `sum`, `avg`, `count` and `cardinality`. */
export interface CimiValue {
  /** The number; null if no resource has the attribute. A date is in milliseconds since 1970. */
  readonly value: number | null;
  /** A date as the server writes it. */
  readonly value_as_string?: string;
}

/** The result of `missing`. */
export interface CimiMissing {
  /** How many resources lack the attribute. */
  readonly doc_count: number;
}

/** The result of `stats`. */
export interface CimiStats {
  /** How many values there are. */
  readonly count: number;
  /** The least value; null if there is none. */
  readonly min: number | null;
  /** The greatest value; null if there is none. */
  readonly max: number | null;
  /** The mean of the values; null if there are none. */
  readonly avg: number | null;
  /** The sum of the values; null if there are none. */
  readonly sum: number | null;
}

/** The result of `extendedstats`. */
export interface CimiExtendedStats extends CimiStats {
  /** The sum of the squares of the values; null if there are none. */
  readonly sum_of_squares: number | null;
  /** The variance of the values; null if there are none. */
  readonly variance: number | null;
  /** The standard deviation of the values; null if there are none. */
  readonly std_deviation: number | null;
  /** Two standard deviations above and below the mean; null if there are no values. */
  readonly std_deviation_bounds: {
    /** Two standard deviations above the mean. */
    readonly upper: number | null;
    /** Two standard deviations below it. */
    readonly lower: number | null;
  };
}

/** The result of `percentiles`. */
export interface CimiPercentiles {
  /** The values by percent: `50.0` is the median. */
  readonly values: Readonly<Record<string, number | string | null>>;
}

/** The result of `terms`: the ten most frequent values. */
export interface CimiTerms {
  /** The values, the most frequent first. */
  readonly buckets: readonly CimiBucket[];
  /** How many resources have other values. */
  readonly sum_other_doc_count: number;
}

/** A value of an attribute, and how many resources have it. */
export interface CimiBucket {
  /** The value. A date is in milliseconds since 1970. */
  readonly key: string | number | boolean;
  /** A date as the server writes it. */
  readonly key_as_string?: string;
  /** How many resources have it. */
  readonly doc_count: number;
}

/** What each result has. */
const resultFields: Readonly<Record<CimiAlgorithm, readonly string[]>> = {
  min: ["value"],
  max: ["value"],
  sum: ["value"],
  avg: ["value"],
  count: ["value"],
  cardinality: ["value"],
  missing: ["doc_count"],
  stats: ["count", "min", "max", "avg", "sum"],
  extendedstats: ["count", "min", "max", "avg", "sum", "std_deviation"],
  percentiles: ["values"],
  terms: ["buckets"],
};

/**
 * Encodes aggregations as a caller passed them.
 *
 * @throws An `InvalidInputError` for what the server would ignore silently.
 */
export function encodeAggregations(given: unknown): readonly string[] {
  if (given === undefined) return [];
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  return values.map((value) => {
    const colon = typeof value === "string" ? value.indexOf(":") : -1;
    if (typeof value !== "string" || colon < 0 || !isAlgorithm(value.slice(0, colon))) {
      const known = algorithms.join(", ");
      throw new InvalidInputError(
        `aggregation must be algorithm:attribute, not ${describeValue(value)}; the algorithms are ${known}`,
      );
    }
    return `${value.slice(0, colon)}:${slashedPath(value.slice(colon + 1))}`;
  });
}

/** The results by the aggregations as the caller wrote them: the server has them by the aggregations as they were sent. */
export function resultsAsGiven(
  given: unknown,
  results: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = encodeAggregations(given).map(
    (sent, index) => [sent, Array.isArray(given) ? String(given[index]) : String(given)] as const,
  );
  return Object.fromEntries(
    names.flatMap(([sent, name]) => (Object.hasOwn(results, sent) ? [[name, results[sent]]] : [])),
  );
}

/** Whether a result is that of an aggregation. */
export function isResultOf(aggregation: string, result: unknown): boolean {
  const name = aggregation.slice(0, aggregation.indexOf(":"));
  if (typeof result !== "object" || result === null || !isAlgorithm(name)) return false;
  return resultFields[name].every((field) => field in result);
}

function isAlgorithm(name: string): name is CimiAlgorithm {
  return (algorithms as readonly string[]).includes(name);
}
