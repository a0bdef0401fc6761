import { joinClauses } from "../text.js";

/**
 * Checks a part of a response and gives it its type: a zod schema. The interface does not use zod's types, so that a program
 * that compiles against the published declarations does not need zod.
 */
export interface Schema<out T> {
  safeParse(value: unknown, context?: { readonly error?: (issue: never) => unknown }): Reading<T>;
}

/** The result of a {@link Schema}. */
type Reading<T> =
  | { readonly success: true; readonly data: T; readonly error?: never }
  | { readonly success: false; readonly data?: never; readonly error: { readonly issues: readonly Issue[] } };

/** What a {@link Schema} objects to. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The issues on one line: the first few, and how many more there are. */
export function issuesText(issues: readonly Issue[]): string {
  const shown = issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`));
  const left = issues.length - shownIssues;
  return joinClauses(left > 0 ? [...shown, `and ${left} more`] : shown);
}

/** How many issues a message shows. */
const shownIssues = 3;

/** `["results", 3, "name"]` as `results[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
