import { FieldError, PlanningError, UncaughtException, validationError } from "../errors.js";
import type { QueryDict } from "../request.js";

/** The predicate of a filter that Django sees to be without any row, so that the database is not asked at all. */
export const emptyForDjango = (): boolean => false;

/** The predicate of a filter that PostgreSQL sees to be without any row, so that it does not plan how to find them. */
export const emptyForPostgres = (): boolean => false;

/** Whether a row is in the list that was asked for. */
export type Predicate<Row> = (row: Row) => boolean;

/** One query parameter of a list. */
export interface Filter<Row> {
  readonly name: string;
  /**
   * What the parameter's value asks for; `undefined` if that is nothing.
   *
   * @throws FieldError if the value will not do, UncaughtException if only the database finds that out.
   */
  compile(value: string): Predicate<Row> | undefined;
}

/** What a query asks of the rows. */
export interface Selection<Row> {
  readonly isWanted: Predicate<Row>;
  /** The same for selections that want the same rows; empty for one that wants them all. */
  readonly key: string;
  /** What is to be thrown when the database is asked, which is after other things have been looked at. */
  readonly error: UncaughtException | undefined;
}

/**
 * Reads the filters in a query. A parameter that no filter knows is passed over; of one that is given twice, the last
 * value counts.
 *
 * @throws ApiException 400 that names everything wrong with the values, in the order of the filters.
 */
export function select<Row>(filters: readonly Filter<Row>[], query: QueryDict): Selection<Row> {
  const wanted: Predicate<Row>[] = [];
  const asked: (readonly [string, string])[] = [];
  const refusals = new Map<string, readonly string[]>();
  const faults: UncaughtException[] = [];
  for (const filter of filters) {
    const value = query.get(filter.name);
    if (value === undefined) continue;
    try {
      const predicate = filter.compile(value);
      if (predicate !== undefined) wanted.push(predicate);
    } catch (error) {
      if (error instanceof FieldError) refusals.set(filter.name, error.messages);
      else if (error instanceof UncaughtException) faults.push(error);
      else throw error;
    }
    asked.push([filter.name, value]);
  }
  if (refusals.size > 0) throw validationError(refusals);
  return {
    isWanted: (row) => wanted.every((predicate) => predicate(row)),
    key: wanted.length + faults.length === 0 ? "" : JSON.stringify(asked),
    error: firstError(faults, wanted),
  };
}

function firstError<Row>(
  faults: readonly UncaughtException[],
  wanted: readonly Predicate<Row>[],
): UncaughtException | undefined {
  if (wanted.includes(emptyForDjango)) return undefined;
  return wanted.includes(emptyForPostgres) ? faults.find((fault) => !(fault instanceof PlanningError)) : faults[0];
}
