import { type Datetime, parseDatetime, type Timestamp } from "../datetime.js";
import { FieldError, UncaughtException } from "../errors.js";
import { parseDecimal } from "../python/numbers.js";
import { strip } from "../python/text.js";
import { splitList } from "./filters.js";
import { emptyForPostgres, type Filter } from "./filterset.js";

type Comparison = (value: Timestamp, wanted: Timestamp) => boolean;

const equals: Comparison = (value, wanted) => value === wanted;

const comparisons: readonly (readonly [string, Comparison])[] = [
  ["__lt", (value, wanted) => value < wanted],
  ["__lte", (value, wanted) => value <= wanted],
  ["__gt", (value, wanted) => value > wanted],
  ["__gte", (value, wanted) => value >= wanted],
];

/** The filters on a datetime: exact, year, range, lt, lte, gt, gte. A row without a datetime matches none of them. */
export function datetimeFilters<Row>(name: string, read: (row: Row) => Timestamp | null): Filter<Row>[] {
  const compared = ([suffix, matches]: readonly [string, Comparison]): Filter<Row> => ({
    name: name + suffix,
    compile(value) {
      const wanted = stored(cleanDatetime(value));
      return wanted === undefined ? undefined : within((timestamp) => matches(timestamp, wanted));
    },
  });
  const within =
    (isWanted: (timestamp: Timestamp) => boolean) =>
    (row: Row): boolean => {
      const timestamp = read(row);
      return timestamp !== null && isWanted(timestamp);
    };
  return [
    compared(["", equals]),
    {
      name: `${name}__year`,
      compile(value) {
        const [start, end] = yearBounds(value) ?? [];
        if (start === undefined || end === undefined) return undefined;
        return within((timestamp) => timestamp >= start && timestamp < end);
      },
    },
    {
      name: `${name}__range`,
      compile: (value) =>
        splitList(value, cleanDatetime, ([from, to, ...more]) => {
          if (!value.includes(",") || more.length > 0) throw new FieldError("Range query expects two values.");
          const [start, end] = [stored(from), stored(to)];
          // A range without a start or an end matches nothing.
          if (start === undefined || end === undefined) return emptyForPostgres;
          return within((timestamp) => timestamp >= start && timestamp <= end);
        }),
    },
    ...comparisons.map(compared),
  ];
}

function cleanDatetime(value: string): Datetime | undefined {
  if (value === "") return undefined;
  const datetime = parseDatetime(strip(value));
  if (datetime === undefined) throw new FieldError("Enter a valid date/time.");
  return datetime;
}

/** PostgreSQL rejects an offset of 16 hours or more, but Python accepts it. */
function stored(datetime: Datetime | undefined): Timestamp | undefined {
  if (datetime === undefined) return undefined;
  if (Math.abs(datetime.offsetMinutes) >= 16 * 60) throw new UncaughtException("time zone displacement out of range");
  return datetime.microseconds;
}

/** The range from the start of the year to the start of the next year. */
function yearBounds(value: string): readonly [Timestamp, Timestamp] | undefined {
  if (value === "") return undefined;
  const number = parseDecimal(value);
  if (number === undefined || !Number.isFinite(number)) throw new FieldError("Enter a number.");
  if (number > 1e50) throw new FieldError("Ensure this value is less than or equal to 1e+50.");
  const year = Math.trunc(number);
  if (year < 1 || year > 9999) throw new UncaughtException("Python does not support this year.");
  return [startOfYear(year), startOfYear(year + 1)];
}

function startOfYear(year: number): Timestamp {
  return new Date(0).setUTCFullYear(year, 0, 1) * 1000;
}
