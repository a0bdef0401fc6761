import type { FilterField, FilterTable } from "saltant";
import { UsageError } from "../exit-codes.js";
import { isId } from "../resources/id-or-name.js";
import { instantSyntax, parseInstant } from "./instants.js";

/** The context for reading filters. */
export interface FilterContext {
  readonly table: FilterTable;
  readonly now: Date;
  /** Looks up the id of a name in a filter by id: `taskType=align`. */
  readonly idOf: (filter: string, name: string) => Promise<number>;
}

/** The syntax of filters, for help texts. */
export const filterSyntax = "FIELD=VALUE, FIELD=A,B or FIELD.LOOKUP=VALUE";

/**
 * Converts `--filter` options to the library's filters: strings become values of the fields' types. The library itself rejects
 * unknown fields and lookups, and lists the valid ones.
 */
export async function readFilters(texts: readonly string[], context: FilterContext): Promise<object> {
  const filters = new Map<string, Map<string, unknown>>();
  for (const text of texts) {
    const [, left = "", right = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (left === "") throw new UsageError(`--filter must be ${filterSyntax}, not "${text}"`);
    const [, name = left, lookup = ""] = /^([^.]+)\.(.*)$/s.exec(left) ?? [];
    const field = camelCase(name);
    const known = Object.hasOwn(context.table, field) ? context.table[field] : undefined;
    const value = known === undefined ? right : await readValue(field, known, lookup, right, context);
    // Different lookups of a field are combined; the same lookup twice is a mistake.
    const lookups = filters.get(field) ?? new Map<string, unknown>();
    const key = lookup === "" ? (Array.isArray(value) ? "in" : "exact") : camelCase(lookup);
    if (lookups.has(key)) throw new UsageError(`--filter ${left} is given twice: use ${left}=A,B for several values`);
    filters.set(field, lookups.set(key, value));
  }
  return Object.fromEntries([...filters].map(([name, lookups]) => [name, simplest(lookups)]));
}

/** The filter in the library's format: only the value if the lookup is `exact`. */
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
  if (instant === null) throw new UsageError(`--filter ${name} must be a datetime (${instantSyntax}), not "${text}"`);
  return instant;
}

/** Converts a name with dashes or underscores to the library's name: `task-type` and `task_type` to `taskType`. */
function camelCase(name: string): string {
  return name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
