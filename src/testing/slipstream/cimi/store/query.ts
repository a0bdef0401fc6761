/** A value in a query. */
export type QueryValue = string | number | boolean | ExactDate;

/** A date that the server has parsed. */
export interface ExactDate {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: number;
}

export type RangeOperator = "<" | "<=" | ">" | ">=";

/** A query of the store. Paths have dots. */
export type Query =
  | { readonly kind: "and" | "or"; readonly queries: readonly Query[] }
  | { readonly kind: "not"; readonly query: Query }
  | { readonly kind: "exists"; readonly path: string }
  | { readonly kind: "term"; readonly path: string; readonly value: QueryValue }
  | { readonly kind: "range"; readonly path: string; readonly operator: RangeOperator; readonly value: QueryValue }
  | { readonly kind: "prefix"; readonly path: string; readonly value: QueryValue };
