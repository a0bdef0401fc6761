/**
 * A filter of a list: an exact value; an array, for any of its values; or an object of lookups, which narrow together.
 * A name, for one, may be `"align"`, `["align", "sort"]`, or `{ startswith: "nightly-", endswith: "-eu" }`.
 *
 * A datetime is a `Date` in the years 1 to 9999, or text: a date, `T` or a space, `hh:mm` or `hh:mm:ss`, perhaps a fraction of a
 * second (microseconds count), and perhaps a zone (`Z`, `+01`, `+0100` or `+01:00`). Text without a zone is a time in the zone of
 * the program that asks, as for `new Date(text)`, and not in the server's. Any other text is an `InvalidInputError`.
 */
export type Filter<Value, Lookup extends keyof LookupArguments<Value>> = Value | LookupFilter<Value, Lookup>;

/** A {@link Filter} of a field that the server does not compare exactly: an array or an object of lookups. */
export type LookupFilter<Value, Lookup extends keyof LookupArguments<Value>> =
  ("in" extends Lookup ? readonly Value[] : never) | Some<LookupArguments<Value>, Lookup>;

/** Any of these properties. (As a type of its own it keeps their doc comments, which a mapped type in place would not.) */
type Some<All, Names extends keyof All> = { [Name in Names]?: All[Name] | undefined };

/** What each lookup compares a field with. A filter allows those of them that the server knows for its field. */
export interface LookupArguments<Value> {
  /** Text within the field. Case matters. */
  contains: string;
  /** Text within the field, in capitals or not. */
  icontains: string;
  /** The field's text, in capitals or not. */
  iexact: string;
  /** Any of these values, exactly. None of them may contain a comma, as the server would split it there. */
  in: readonly Value[];
  /** Text that the field begins with. Case matters. */
  startswith: string;
  /** Text that the field begins with, in capitals or not. */
  istartswith: string;
  /** Text that the field ends in. Case matters. */
  endswith: string;
  /** Text that the field ends in, in capitals or not. */
  iendswith: string;
  /** A regular expression in PostgreSQL's dialect that matches somewhere in the field. The server fails on an invalid one. */
  regex: string;
  /** A regular expression as for `regex`, in capitals or not. */
  iregex: string;
  /** Whether the field has no value. */
  isnull: boolean;
  /** The year that the field's date is in, in the server's time zone. */
  year: number;
  /** From the first value to the second, both included. A datetime without a zone is in the caller's. */
  range: readonly [Value, Value];
  /** Less than this value, or before this instant. */
  lt: Value;
  /** This value or less, or this instant or before. */
  lte: Value;
  /** More than this value, or after this instant. */
  gt: Value;
  /** This value or more, or this instant or after. */
  gte: Value;
}

/** How a field is compared. `exact` is sent as the bare name of the parameter, any other as PARAMETER__LOOKUP. */
export type FilterLookup = "exact" | keyof LookupArguments<unknown>;

/** What the run time knows of a filter: how it is sent and what it may be. */
export type FilterField = PlainFilterField | ChoiceFilterField;

/** A {@link FilterField} whose kind says all about its values. */
export interface PlainFilterField {
  /** The query parameter, without a lookup. */
  readonly parameter: string;
  /** What its values are. A `datetime` is a Date or full ISO 8601 text, in the caller's zone if it names none. */
  readonly kind: "text" | "integer" | "datetime" | "boolean";
  /** The lookups that the server knows for it, `exact` among them. */
  readonly lookups: readonly FilterLookup[];
}

/** A {@link FilterField} whose values are a few words. */
export interface ChoiceFilterField {
  /** The query parameter, without a lookup. */
  readonly parameter: string;
  /** That its values are a few words. */
  readonly kind: "choice";
  /** The lookups that the server knows for it, `exact` among them. */
  readonly lookups: readonly FilterLookup[];
  /** The values that the server accepts for `exact`. */
  readonly choices: readonly string[];
}

/** The filters of a list at run time, by the names that callers use. */
export type FilterTable<Filters = Record<string, unknown>> = { readonly [Name in keyof Filters]-?: FilterField };
