/**
 * What reads a part of an answer: a zod schema that takes the wire's form and gives ours. Said without zod's types, so that
 * whoever compiles against the published declarations needs no zod.
 */
export interface Schema<out T> {
  safeParse(value: unknown, context?: { readonly error?: (issue: never) => unknown }): Reading<T>;
}

/** What a {@link Schema} makes of a value. */
type Reading<T> =
  | { readonly success: true; readonly data: T; readonly error?: never }
  | { readonly success: false; readonly data?: never; readonly error: { readonly issues: readonly Issue[] } };

/** What a {@link Schema} objects to. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
