/**
 * A filter of a list: an exact value, or an object of operators, all of which must match. A regular expression stands alone.
 * For example, a name may be `"osd1"`, `{ in: ["osd1", "osd2"] }`, `{ gte: "osd1", lt: "osd5" }` or `{ regexp: "^osd" }`.
 */
export type Filter<Value, Operator extends FilterOperator> =
  | Value
  | (Some<FilterOperators<Value>, Exclude<Operator, "regexp">> & { regexp?: undefined })
  | ("regexp" extends Operator ? RegexpFilter : never);

/** A filter by a regular expression. The server ignores other operators beside it. */
export type RegexpFilter = Pick<FilterOperators<string>, "regexp"> &
  Partial<Record<Exclude<FilterOperator, "regexp">, undefined>>;

/** Any of these properties. (A type of its own keeps their doc comments; an inline mapped type would not.) */
type Some<All, Names extends keyof All> = { [Name in Names]?: All[Name] | undefined };

/** The value of each operator. A filter allows the operators that the server has for its field. */
export interface FilterOperators<Value> {
  /** Equal to this value. */
  eq: Value;
  /** Not equal to this value. */
  ne: Value;
  /** Greater than this value, or after this time. */
  gt: Value;
  /** This value or greater, or this time or after. */
  gte: Value;
  /** Less than this value, or before this time. */
  lt: Value;
  /** This value or less, or this time or before. */
  lte: Value;
  /** Any of these values. */
  in: readonly Value[];
  /** A regular expression that matches somewhere in the field. Case matters. It must be valid in Python. */
  regexp: string;
}

/** How a field is compared. */
export type FilterOperator = keyof FilterOperators<unknown>;

/** The order of a list: ascending or descending. */
export type SortDirection = "asc" | "desc";

/** A filter at run time: how it is sent, and its allowed values. */
export type FilterField = PlainFilterField | ChoiceFilterField;

/** A {@link FilterField} that allows all values of its kind. */
export interface PlainFilterField {
  /** The name that the server has stored the field under. One that ends in `.*` stands for all fields below it. */
  readonly field: string;
  /** The kind of its values. A `time` is a Date or a unix time in seconds, and is sent as the latter; `any` is text, a number, true or false. */
  readonly kind: "text" | "integer" | "time" | "boolean" | "any";
  /** The operators that the server has for it. */
  readonly operators: readonly FilterOperator[];
}

/** A {@link FilterField} that allows a few strings. */
export interface ChoiceFilterField {
  /** The name that the server has stored the field under. */
  readonly field: string;
  /** Its values are a few strings. */
  readonly kind: "choice";
  /** The operators that the server has for it. */
  readonly operators: readonly FilterOperator[];
  /** The values that it may have. */
  readonly choices: readonly string[];
  /** What the server has stored for each of the values, where that is not the string itself. */
  readonly stored?: Readonly<Record<string, number>>;
}

/** The filters of a list at run time, by the names that callers use. */
export type FilterTable<Filters> = { readonly [Name in keyof Filters]-?: FilterField };

/** The names that the server has stored the sortable fields of a list under, by the names that callers use. */
export type SortTable<SortBy> = { readonly [Name in keyof SortBy]-?: string };
