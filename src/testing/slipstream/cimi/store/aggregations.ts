import type { Json, JsonObject } from "../../json.js";
import { toTimestamp } from "./dates.js";
import { fieldsOf, hasField, type Leaf } from "./fields.js";
import type { FieldType } from "./mapping.js";
import { StoreRefusal } from "./refusal.js";
import { compareBytes, numericValue } from "./values.js";

/** A value that the store computes of all documents found, not only of those in the window. */
export interface Aggregation {
  readonly algorithm: string;
  /** The attribute as in the request, with slashes. */
  readonly attribute: string;
}

/** The algorithms that the server knows. */
export const algorithms: ReadonlySet<string> = new Set([
  ...["min", "max", "sum", "avg", "stats", "extendedstats"],
  ...["count", "percentiles", "cardinality", "missing", "terms"],
]);

/**
 * Computes an aggregation.
 *
 * @throws StoreRefusal if the algorithm needs numbers and the attribute is a string.
 */
export function aggregate(
  { algorithm, attribute }: Aggregation,
  documents: readonly JsonObject[],
  typeOf: (path: string) => FieldType | undefined,
): JsonObject {
  const path = attribute.replaceAll("/", ".");
  const type = typeOf(path);
  const values = documents.flatMap((document) => fieldsOf(document).get(path) ?? []);
  switch (algorithm) {
    case "count":
      return { value: values.length };
    case "cardinality":
      return { value: new Set(values).size };
    case "missing":
      return { doc_count: documents.filter((document) => !hasField(fieldsOf(document), path)).length };
    case "terms":
      return terms(documents, path, type);
  }
  if (type === "keyword") throw new StoreRefusal(`Expected numeric type on field [${path}], but got [keyword]`);
  const numbers = type === undefined ? [] : values.map((value) => numericValue(value, type));
  return compute(
    algorithm,
    numbers.filter((number) => number !== undefined),
    type,
  );
}

function compute(algorithm: string, numbers: readonly number[], type: FieldType | undefined): JsonObject {
  const { sum, min, max, avg } = summarize(numbers);
  switch (algorithm) {
    case "min":
      return withText({ value: min }, type);
    case "max":
      return withText({ value: max }, type);
    case "avg":
      return withText({ value: avg }, type);
    case "sum":
      return withText({ value: sum }, type);
    case "percentiles":
      return { values: withText(percentiles(numbers), type) };
    case "stats":
      return { count: numbers.length, ...withText(stats(numbers), type) };
    default:
      return { count: numbers.length, ...withText(stats(numbers), type), ...spread(numbers) };
  }
}

interface Summary {
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly avg: number | null;
}

function summarize(numbers: readonly number[]): Summary {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (numbers.length === 0) return { sum, min: null, max: null, avg: null };
  return {
    sum,
    min: numbers.reduce((least, number) => Math.min(least, number), Infinity),
    max: numbers.reduce((most, number) => Math.max(most, number), -Infinity),
    avg: sum / numbers.length,
  };
}

function stats(numbers: readonly number[]): Record<string, number | null> {
  const { sum, min, max, avg } = summarize(numbers);
  return { min, max, avg, sum: numbers.length === 0 ? null : sum };
}

function spread(numbers: readonly number[]): JsonObject {
  const { avg } = summarize(numbers);
  const names = ["sum_of_squares", "variance", "std_deviation"];
  if (avg === null) {
    const empty = Object.fromEntries(names.map((name) => [name, null]));
    return { ...empty, std_deviation_bounds: { upper: null, lower: null } };
  }
  const squares = numbers.reduce((total, number) => total + number * number, 0);
  const variance = squares / numbers.length - avg * avg;
  const deviation = Math.sqrt(variance);
  return {
    sum_of_squares: squares,
    variance,
    std_deviation: deviation,
    std_deviation_bounds: { upper: avg + 2 * deviation, lower: avg - 2 * deviation },
  };
}

/** The percentiles that the store computes by default. Between two values they are interpolated. */
function percentiles(numbers: readonly number[]): Record<string, number | null> {
  const sorted = [...numbers].sort((one, other) => one - other);
  return Object.fromEntries(
    [1, 5, 25, 50, 75, 95, 99].map((percent) => {
      const place = (percent / 100) * (sorted.length - 1);
      const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
      const value = below === undefined || above === undefined ? null : below + (above - below) * (place % 1);
      return [percent.toFixed(1), value];
    }),
  );
}

/** Adds the strings of dates. */
function withText(values: Readonly<Record<string, number | null>>, type: FieldType | undefined): JsonObject {
  if (type !== "date") return values;
  const texts = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[`${name}_as_string`, toTimestamp(value)] as const],
  );
  return { ...values, ...Object.fromEntries(texts) };
}

/** The ten values that occur most often, and how many documents have each. */
function terms(documents: readonly JsonObject[], path: string, type: FieldType | undefined): JsonObject {
  const counts = new Map<Leaf, number>();
  for (const document of documents) {
    for (const value of new Set(fieldsOf(document).get(path))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = Array.from(counts).sort(([one, ones], [other, others]) => others - ones || compareKeys(one, other));
  return {
    doc_count_error_upper_bound: 0,
    sum_other_doc_count: sorted.slice(maxBuckets).reduce((total, [, count]) => total + count, 0),
    buckets: sorted.slice(0, maxBuckets).map(([value, count]) => ({ ...bucketKey(value, type), doc_count: count })),
  };
}

const maxBuckets = 10;

function compareKeys(one: Leaf, other: Leaf): number {
  return typeof one === "string" ? compareBytes(one, String(other)) : Number(one) - Number(other);
}

function bucketKey(value: Leaf, type: FieldType | undefined): Record<string, Json> {
  const number = type === undefined || type === "number" ? undefined : numericValue(value, type);
  if (number === undefined) return { key: value };
  return { key: number, key_as_string: type === "date" ? toTimestamp(number) : String(value) };
}
