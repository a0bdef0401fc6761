/**
 * A filter of a list: an exact value; an array, for any of its values; or an object of lookups, all of which must match.
 * For example, a name may be `"align"`, `["align", "sort"]`, or `{ startswith: "nightly-", endswith: "-eu" }`.
 *
 * A datetime is a `Date` in the years 1 to 9999, or a string: a date, `T` or a space, `hh:mm` or `hh:mm:ss`, optionally a fraction
 * of a second (down to microseconds), and optionally a zone (`Z`, `+01`, `+0100` or `+01:00`). A string without a zone is a time in
 * the program's zone, as for `new Date(string)`, and not in the server's. Any other string is an `InvalidInputError`.
 */
export type Filter<Value, Lookup extends keyof LookupArguments<Value>> = Value | LookupFilter<Value, Lookup>;

/** A {@link Filter} of a field without exact comparison on the server: an array or an object of lookups. */
export type LookupFilter<Value, Lookup extends keyof LookupArguments<Value>> =
  ("in" extends Lookup ? readonly Value[] : never) | Some<LookupArguments<Value>, Lookup>;

/** Any of these properties. (A type of its own keeps their doc comments; an inline mapped type would not.) */
type Some<All, Names extends keyof All> = { [Name in Names]?: All[Name] | undefined };

/** The value of each lookup. A filter allows the lookups that the server has for its field. */
export interface LookupArguments<Value> {
  /** A part of the field. Case matters. */
  contains: string;
  /** A part of the field. Case does not matter. */
  icontains: string;
  /** The whole field. Case does not matter. */
  iexact: string;
  /** Any of these values, exactly. A value must not contain a comma, as the server would split it there. */
  in: readonly Value[];
  /** The beginning of the field. Case matters. */
  startswith: string;
  /** The beginning of the field. Case does not matter. */
  istartswith: string;
  /** The end of the field. Case matters. */
  endswith: string;
  /** The end of the field. Case does not matter. */
  iendswith: string;
  /** A regular expression in PostgreSQL's dialect that matches somewhere in the field. The server fails on an invalid one. */
  regex: string;
  /** A regular expression as for `regex`. Case does not matter. */
  iregex: string;
  /** Whether the field has no value. */
  isnull: boolean;
  /** The year of the field's date, in the server's time zone. */
  year: number;
  /** From the first value to the second, both included. A datetime without a zone is in the program's zone. */
  range: readonly [Value, Value];
  /** Less than this value, or before this time. */
  lt: Value;
  /** This value or less, or this time or before. */
  lte: Value;
  /** More than this value, or after this time. */
  gt: Value;
  /** This value or more, or this time or after. */
  gte: Value;
}

/** How a field is compared. `exact` is sent as the parameter alone, any other lookup as PARAMETER__LOOKUP. */
export type FilterLookup = "exact" | keyof LookupArguments<unknown>;

/** A filter at run time: how it is sent, and its allowed values. */
export type FilterField = PlainFilterField | ChoiceFilterField;

/** A {@link FilterField} that allows all values of its kind. */
export interface PlainFilterField {
  /** The query parameter, without a lookup. */
  readonly parameter: string;
  /** The kind of its values. A `datetime` is a Date or a full ISO 8601 string, in the program's zone if it has none. */
  readonly kind: "text" | "integer" | "datetime" | "boolean";
  /** The lookups that the server has for it, including `exact`. */
  readonly lookups: readonly FilterLookup[];
}

/** A {@link FilterField} that allows a few strings. */
export interface ChoiceFilterField {
  /** The query parameter, without a lookup. */
  readonly parameter: string;
  /** Its values are a few strings. */
  readonly kind: "choice";
  /** The lookups that the server has for it, including `exact`. */
  readonly lookups: readonly FilterLookup[];
  /** The values that the server accepts for `exact`. */
  readonly choices: readonly string[];
}

/** The filters of a list at run time, by the names that callers use. */
export type FilterTable<Filters = Record<string, unknown>> = { readonly [Name in keyof Filters]-?: FilterField };
