import type { IdOrName } from "saltant";

/** Reads the key of a resource: an id if it consists of digits, otherwise a name. */
export function idOrName(text: string): IdOrName {
  return isId(text) ? { id: Number(text) } : { name: text };
}

/** Whether a string is an id. */
export function isId(text: string): boolean {
  return /^\d+$/.test(text);
}
