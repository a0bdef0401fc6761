import { isArray, isObject, type Json, type JsonObject } from "../../json.js";

/** The selected attributes of a document. Paths have dots; `*` in a path stands for any characters. */
export function selectAttributes(document: JsonObject, paths: readonly string[]): JsonObject {
  const patterns = paths.map(toPattern);
  return selectFrom(document, "", (path) => patterns.some((pattern) => pattern.test(path)));
}

/** Matches a path, and all paths below it. */
function toPattern(path: string): RegExp {
  const literals = path.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${literals.join(".*")}(\\.|$)`, "s");
}

type IsSelected = (path: string) => boolean;

function selectFrom(object: JsonObject, prefix: string, isSelected: IsSelected): JsonObject {
  const entries = Object.entries(object).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    const selected = isSelected(path) ? value : selectBelow(value, path, isSelected);
    return selected === undefined ? [] : [[name, selected] as const];
  });
  return Object.fromEntries(entries);
}

/** The selected part of the value of an attribute that is not selected itself. */
function selectBelow(value: Json, path: string, isSelected: IsSelected): Json | undefined {
  if (isArray(value)) {
    const items = value.map((item) => selectBelow(item, path, isSelected)).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (!isObject(value)) return undefined;
  const selected = selectFrom(value, `${path}.`, isSelected);
  return Object.keys(selected).length === 0 ? undefined : selected;
}
