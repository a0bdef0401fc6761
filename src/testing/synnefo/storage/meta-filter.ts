import { normalizeKey } from "./storage-request.js";

/** Whether metadata match a filter. */
export type MetadataFilter = (metadata: ReadonlyMap<string, string>) => boolean;

/**
 * Reads the filter of a list of objects: terms with commas between them. All terms must match, except that of several plain keys one
 * suffices. Values are compared as strings.
 *
 * @param text `key`, `!key` for objects without it, or `key=value` with one of the operators `=`, `!=`, `<`, `<=`, `>`, `>=`.
 */
export function readMetadataFilter(text: string): MetadataFilter {
  const included: string[] = [];
  const tests: MetadataFilter[] = [];
  for (const term of text.split(",")) {
    const match = /^\s*(!?)\s*(\S+?)\s*(?:(!=|<=|>=|=|<|>)\s*(\S*?)\s*)?$/.exec(term);
    if (match === null) continue;
    const [, not, name = "", operator = "", value = ""] = match;
    const key = normalizeKey(name);
    if (not !== "") tests.push((metadata) => !metadata.has(key));
    else if (operator === "") included.push(key);
    else tests.push((metadata) => compares(metadata.get(key), operator, value));
  }
  if (included.length > 0) tests.push((metadata) => included.some((key) => metadata.has(key)));
  return (metadata) => tests.every((matches) => matches(metadata));
}

function compares(stored: string | undefined, operator: string, value: string): boolean {
  if (stored === undefined) return false;
  switch (operator) {
    case "=":
      return stored === value;
    case "!=":
      return stored !== value;
    case "<":
      return stored < value;
    case "<=":
      return stored <= value;
    case ">":
      return stored > value;
    default:
      return stored >= value;
  }
}
