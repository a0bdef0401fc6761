import { describeValue } from "../text.js";
import { sameDigits } from "./lossless-json.js";
import type { Schema } from "./schema.js";
import * as z from "./zod.js";

// Not in schema.ts: its declarations are published, and a program that compiles against them need not have zod.

/** Returns a schema with its zod type, to build another schema from it. */
export function zodOf<T>(schema: Schema<T>): z.ZodMiniType<T> {
  // Every schema here was made by zod; the type alone does not say so.
  return schema as z.ZodMiniType<T>;
}

/** The schema of an object whose fields read just what the contract says: see `Agreement`. */
export function agreedSchema<Wire extends object>(schema: Schema<unknown>): Schema<Wire> {
  // The agreement says so; the compiler cannot compare through a type parameter.
  return schema as Schema<Wire>;
}

/**
 * An array of such items. Unlike zod's own, it stops after the first hundred items among which some are invalid: a million
 * invalid items cost no more than those.
 */
export function arrayOf<T>(item: Schema<T>) {
  const chunk = z.array(zodOf(item));
  const read = z.transform((values: unknown[], context): T[] => {
    const items: T[] = [];
    for (let start = 0; start < values.length; start += chunkSize) {
      const result = z.safeParse(chunk, values.slice(start, start + chunkSize), { error: issueWords });
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

/** How many items an array's schema reads at a time. */
const chunkSize = 100;

/** A whole number from `least` that JavaScript can represent. (`z.int` and `z.gte` would add far more code.) */
export function wholeNumber(least = -Infinity) {
  return z.custom<number>((value) => Number.isSafeInteger(value) && value >= least, {
    error: ({ input }) =>
      Number.isSafeInteger(input)
        ? `expected >= ${least}, not ${describeValue(input)}`
        : expectedWords("a whole number", input),
  });
}

/** For reading: one of a few strings, or one that this version does not know. */
export function openString<Word extends string>() {
  return z.custom<Word>((value) => typeof value === "string", "expected a string");
}

/** zod's names of types, as messages call them. */
const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  boolean: "true or false",
  array: "an array",
  object: "an object",
};

/** The message for a value of the wrong type, where a schema has no message of its own. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return undefined;
  return expectedWords(typeNames[issue.expected] ?? issue.expected, issue.input);
};

/** What was expected and what was found. A string is not quoted, as it may be secret. */
function expectedWords(wanted: string, input: unknown): string {
  if (input === undefined) return `missing, expected ${wanted}`;
  return `expected ${wanted}, not ${typeof input === "string" ? "a string" : describeValue(input)}`;
}
