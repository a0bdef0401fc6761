import type { FilterField, FilterTable } from "saltant";
import { UsageError } from "../exit-codes.js";
import { isId } from "../resources/id-or-name.js";
import { instantSyntax, parseInstant } from "./instants.js";

/** What reading filters takes besides their text. */
export interface FilterContext {
  readonly table: FilterTable;
  readonly now: Date;
  /** The id of what a filter by id names: `taskType=align`. */
  readonly idOf: (filter: string, name: string) => Promise<number>;
}

/** What filters look like, for help texts. */
export const filterSyntax = "FIELD=VALUE, FIELD=A,B or FIELD.LOOKUP=VALUE";

/**
 * Reads `--filter` options into the library's filters. What the library does not know it refuses itself, with a list of what
 * there is; here texts become what their fields hold.
 */
export async function readFilters(texts: readonly string[], context: FilterContext): Promise<object> {
  const filters = new Map<string, Map<string, unknown>>();
  for (const text of texts) {
    const [, left = "", right = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (left === "") throw new UsageError(`--filter is ${filterSyntax}, not "${text}"`);
    const [, name = left, lookup = ""] = /^([^.]+)\.(.*)$/s.exec(left) ?? [];
    const field = camelCase(name);
    const known = Object.hasOwn(context.table, field) ? context.table[field] : undefined;
    const value = known === undefined ? right : await readValue(field, known, lookup, right, context);
    // A value of its own and each lookup narrow together; the same one twice is a slip.
    const lookups = filters.get(field) ?? new Map<string, unknown>();
    const key = lookup === "" ? (Array.isArray(value) ? "in" : "exact") : camelCase(lookup);
    if (lookups.has(key)) throw new UsageError(`--filter ${left} is given twice: a list of values is ${left}=A,B`);
    filters.set(field, lookups.set(key, value));
  }
  return Object.fromEntries([...filters].map(([name, lookups]) => [name, simplest(lookups)]));
}

/** The filter as the library takes it: an exact value by itself. */
function simplest(lookups: ReadonlyMap<string, unknown>): unknown {
  return lookups.size === 1 && lookups.has("exact") ? lookups.get("exact") : Object.fromEntries(lookups);
}

async function readValue(
  name: string,
  field: FilterField,
  lookup: string,
  text: string,
  context: FilterContext,
): Promise<unknown> {
  const isList = lookup === "in" || lookup === "range" || (lookup === "" && text.includes(","));
  if (isList) return Promise.all(text.split(",").map((each) => readOne(name, field, each.trim(), context)));
  if (lookup === "year") return isId(text) ? Number(text) : text;
  return lookup === "" || /^(exact|[lg]te?)$/.test(lookup) ? readOne(name, field, text, context) : text;
}

async function readOne(name: string, field: FilterField, text: string, context: FilterContext): Promise<unknown> {
  switch (field.kind) {
    case "integer":
      return isId(text) ? Number(text) : text === "" ? text : context.idOf(name, text);
    case "boolean":
      return { true: true, yes: true, false: false, no: false }[text] ?? text;
    case "datetime":
      return instantOf(name, text, context.now);
    case "choice":
    case "text":
      return text;
  }
}

function instantOf(name: string, text: string, now: Date): Date | string {
  const instant = parseInstant(text, now);
  if (instant === null) throw new UsageError(`--filter ${name} takes ${instantSyntax}; not "${text}"`);
  return instant;
}

/** The library's name for what may be written with dashes or underscores: `task-type`, `task_type`, `taskType`. */
function camelCase(name: string): string {
  return name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
