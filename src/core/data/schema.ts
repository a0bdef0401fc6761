import * as z from "zod/mini";
import { joinClauses, describeValue } from "../text.js";
import { sameDigits } from "./lossless-json.js";

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

/** How many issues a message shows. */
const shownIssues = 3;

/** What zod calls the types of values, in words. */
const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  array: "an array",
  object: "an object",
};

/** Says what was expected and what is there, where a schema has no words of its own. Texts are not quoted: they may be secret. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return undefined;
  return expectedWords(typeNames[issue.expected] ?? issue.expected, issue.input);
};

/** What was expected, and what is there instead. */
export function expectedWords(wanted: string, input: unknown): string {
  if (input === undefined) return `missing, expected ${wanted}`;
  return `expected ${wanted}, not ${typeof input === "string" ? "text" : describeValue(input)}`;
}

/** What a schema objects to, on one line: the first few places, and how many more there are. */
export function issuesText(issues: readonly Issue[]): string {
  const shown = issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`));
  const left = issues.length - shownIssues;
  return joinClauses(left > 0 ? [...shown, `and ${left} more`] : shown);
}

/** `["results", 3, "name"]` as `results[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

/** How many items are read at a time. */
const chunkSize = 100;

/**
 * An array of such items. Unlike zod's own it does not go on after the first hundred among which some are wrong: to refuse a
 * million wrong items costs no more than to refuse those.
 */
export function arrayOf<T>(item: Schema<T>) {
  const some = z.array(zodOf(item));
  const read = z.transform((values: unknown[], context): T[] => {
    const items: T[] = [];
    for (let start = 0; start < values.length; start += chunkSize) {
      const result = z.safeParse(some, values.slice(start, start + chunkSize), { error: issueWords });
      if (!result.success) {
        for (const { path, message } of result.error.issues) {
          const [index, ...inner] = path;
          context.issues.push({ code: "custom", input: values, path: [start + Number(index), ...inner], message });
        }
        break;
      }
      for (const [index, each] of result.data.entries()) items.push(sameDigits(values[start + index], each));
    }
    return items;
  });
  return z.pipe(z.array(z.unknown()), read);
}

/** A whole number that JavaScript can hold, from `least` on. (`z.int` and `z.gte` would bring along far more code.) */
export function wholeNumber(least = -Infinity) {
  return z.custom<number>((value) => Number.isSafeInteger(value) && value >= least, {
    error: ({ input }) =>
      Number.isSafeInteger(input)
        ? `expected >= ${least}, not ${describeValue(input)}`
        : expectedWords("a whole number", input),
  });
}

/** A schema as what it is, to build another of it. */
export function zodOf<T>(schema: Schema<T>): z.ZodMiniType<T> {
  // Every schema here was made by zod; the type alone does not say so.
  return schema as z.ZodMiniType<T>;
}
