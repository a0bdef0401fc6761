import * as z from "zod/mini";
import type { Schema } from "./decode.js";
import { issueWords } from "./issues.js";

/** After so many wrong items the rest is not looked at. */
const mostWrong = 100;

/**
 * An array of such items. Unlike zod's own it does not go on collecting what is wrong: to refuse a million wrong items costs no
 * more than to refuse a hundred.
 */
export function arrayOf<T>(item: Schema<T>) {
  const read = z.transform((values: unknown[], context): T[] => {
    const items: T[] = [];
    let wrong = 0;
    for (const [index, value] of values.entries()) {
      const result = z.safeParse(item, value, { error: issueWords });
      if (result.success) {
        items.push(result.data);
        continue;
      }
      for (const { path, message } of result.error.issues) {
        context.issues.push({ code: "custom", input: value, path: [index, ...path], message });
      }
      if ((wrong += 1) === mostWrong) break;
    }
    return items;
  });
  return z.pipe(z.array(z.unknown()), read);
}
