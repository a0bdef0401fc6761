import * as z from "zod/mini";
import { issueWords } from "./issues.js";
import { sameDigits } from "./json-digits.js";
import type { Schema } from "./schema.js";
import { zodOf } from "./zod-of.js";

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
