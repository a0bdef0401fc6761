import type { IdOrName } from "saltant";

/** What was written for one thing: an id, if it is all digits, or else a name. */
export function idOrName(text: string): IdOrName {
  return isId(text) ? { id: Number(text) } : { name: text };
}

/** Whether a text is an id. */
export function isId(text: string): boolean {
  return /^\d+$/.test(text);
}
