import { FieldError, PlanningError, UncaughtException, validationError } from "../errors.js";
import type { QueryDict } from "../request.js";

/**
 * Parses the filters in a query. Ignores unknown parameters, and uses the last value of a repeated one.
 *
 * @throws ApiException 400 with all errors of the values, in the order of the filters.
 */
export function select<Row>(filters: readonly Filter<Row>[], query: QueryDict): Selection<Row> {
  const wanted: Predicate<Row>[] = [];
  const given: (readonly [string, string])[] = [];
  const fieldErrors = new Map<string, readonly string[]>();
  const errors: UncaughtException[] = [];
  for (const filter of filters) {
    const value = query.get(filter.name);
    if (value === undefined) continue;
    try {
      const predicate = filter.compile(value);
      if (predicate !== undefined) wanted.push(predicate);
    } catch (error) {
      if (error instanceof FieldError) fieldErrors.set(filter.name, error.messages);
      else if (error instanceof UncaughtException) errors.push(error);
      else throw error;
    }
    given.push([filter.name, value]);
  }
  if (fieldErrors.size > 0) throw validationError(fieldErrors);
  return {
    isWanted: (row) => wanted.every((predicate) => predicate(row)),
    key: wanted.length + errors.length === 0 ? "" : JSON.stringify(given),
    error: firstError(errors, wanted),
  };
}

/** The rows that a query selects. */
export interface Selection<Row> {
  readonly isWanted: Predicate<Row>;
  /** A key that is equal for queries that select the same rows; empty for a query that selects all. */
  readonly key: string;
  /** The error to throw when the database is queried, after all other checks. */
  readonly error: UncaughtException | undefined;
}

/** One query parameter of a list. */
export interface Filter<Row> {
  readonly name: string;
  /**
   * Returns the predicate for the value of the parameter; `undefined` for a value that does not filter.
   *
   * @throws FieldError if the value is invalid, UncaughtException if only the database detects that.
   */
  compile(value: string): Predicate<Row> | undefined;
}

/** Whether a row is in the list. */
export type Predicate<Row> = (row: Row) => boolean;

/** The predicate of a filter that never matches. Django detects this and does not query the database. */
export const emptyForDjango = (): boolean => false;

/** The predicate of a filter that never matches. PostgreSQL detects this and does not plan the query. */
export const emptyForPostgres = (): boolean => false;

function firstError<Row>(
  errors: readonly UncaughtException[],
  wanted: readonly Predicate<Row>[],
): UncaughtException | undefined {
  if (wanted.includes(emptyForDjango)) return undefined;
  return wanted.includes(emptyForPostgres) ? errors.find((error) => !(error instanceof PlanningError)) : errors[0];
}
