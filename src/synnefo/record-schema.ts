import type { Schema } from "../core/data/schema.js";
import { issueWords, zodOf } from "../core/data/zod-schemas.js";
import * as z from "../core/data/zod.js";

/** For reading: an object that is not an array. */
export const anyObject = z.custom<Readonly<Record<string, unknown>>>(
  (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
  "expected an object",
);

/** For reading: an object by names that the cloud chooses, whose values match a schema. */
export function recordOf<T>(item: Schema<T>) {
  const schema = zodOf(item);
  const read = z.transform((values: Readonly<Record<string, unknown>>, context): Record<string, T> => {
    const items = Object.entries(values).flatMap(([name, value]): [string, T][] => {
      const result = z.safeParse(schema, value, { error: issueWords });
      if (result.success) return [[name, result.data]];
      for (const { path, message } of result.error.issues)
        context.issues.push({ code: "custom", input: values, path: [name, ...path], message });
      return [];
    });
    return Object.fromEntries(items);
  });
  return z.pipe(anyObject, read);
}
