import type { FilterField, SortedListOptions } from "saltant/decapod";
import {
  clusterFilters,
  executionFilters,
  executionStepFilters,
  playbookConfigurationFilters,
  roleFilters,
  serverFilters,
  userFilters,
} from "saltant/decapod";

/** The filters of each list by the facade's names, with the names that the server has stored the fields under. */
const tables: Readonly<Record<string, Readonly<Record<string, FilterField>>>> = {
  get_users: userFilters,
  get_roles: roleFilters,
  get_servers: serverFilters,
  get_clusters: clusterFilters,
  get_playbook_configurations: playbookConfigurationFilters,
  get_executions: executionFilters,
  get_execution_steps: executionStepFilters,
};

type Sort = Readonly<Record<string, "asc" | "desc">>;

/** The facade's filters and order for those of decapodlib. What has no counterpart stays as it is, and the facade refuses it. */
export function listArguments(
  method: string,
  { filter, sort_by: sortBy }: Readonly<Record<string, unknown>>,
): { filters: object; options: SortedListOptions<Sort> } {
  const filters = isObject(filter)
    ? Object.entries(filter).map(([stored, value]) => [nameOf(method, stored), filterOf(method, stored, value)])
    : filter;
  const order = isObject(sortBy)
    ? Object.fromEntries(Object.entries(sortBy).map(([stored, value]) => [nameOf(method, stored), directionOf(value)]))
    : sortBy;
  return {
    // A filter that is no object is passed on, as the facade refuses it.
    filters: Array.isArray(filters) ? Object.fromEntries(filters as [string, unknown][]) : (filters ?? {}),
    options: order === undefined || order === null ? {} : { sortBy: order as Sort },
  };
}

/** Why the facade refuses the filter or the order of a call, as the server would ignore it; undefined if it does not. */
export function ignoredByServer(
  method: string,
  { filter, sort_by: sortBy }: Readonly<Record<string, unknown>>,
): string | undefined {
  if (filter !== undefined && filter !== null && !isObject(filter)) return "a filter that is no object";
  for (const [stored, value] of Object.entries(filter ?? {})) {
    const field = fieldOf(method, stored);
    if (field === undefined) return "a field that this list does not have";
    if (!isObject(value)) {
      if (!isValue(field, value)) return "a value of another type";
      continue;
    }
    const operators = Object.entries(value);
    if (operators.length === 0) return "a condition without an operator";
    if (operators.length > 1 && "regexp" in value) return "operators beside regexp";
    for (const [operator, each] of operators) {
      if (!field.operators.some((known) => known === operator)) return "an operator that the field does not have";
      if (operator === "regexp") {
        if (typeof each !== "string" || !isPattern(each)) return "a regular expression that is not valid";
        continue;
      }
      const values: readonly unknown[] = operator === "in" ? (Array.isArray(each) ? each : [null]) : [each];
      if (!values.every((one) => isValue(field, one))) return "a value of another type";
    }
  }
  if (sortBy === undefined || sortBy === null) return undefined;
  if (!isObject(sortBy)) return "an order that is no object";
  const fields = Object.entries(sortBy);
  if (fields.length > 1) return "an order by several fields";
  for (const [stored, direction] of fields) {
    if (fieldOf(method, stored) === undefined) return "an order by a field that this list does not have";
    if (direction !== 1 && direction !== -1) return "a direction that is not 1 or -1";
  }
  return undefined;
}

/** Whether an `in` has no values, so that nothing can match. */
export function matchesNothing(filter: unknown): boolean {
  return (
    isObject(filter) &&
    Object.values(filter).some((value) => isObject(value) && Array.isArray(value.in) && value.in.length === 0)
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function filterOf(method: string, stored: string, value: unknown): unknown {
  const field = fieldOf(method, stored);
  if (field?.kind !== "choice" || field.stored === undefined) return value;
  const words = new Map<unknown, string>(Object.entries(field.stored).map(([word, number]) => [number, word]));
  // A word is none of the stored numbers.
  const wordOf = (each: unknown): unknown => words.get(each) ?? `stored ${JSON.stringify(each)}`;
  if (!isObject(value)) return wordOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([operator, each]) => [operator, Array.isArray(each) ? each.map(wordOf) : wordOf(each)]),
  );
}

function directionOf(value: unknown): unknown {
  return value === 1 ? "asc" : value === -1 ? "desc" : `direction ${JSON.stringify(value)}`;
}

function nameOf(method: string, stored: string): string {
  if (isFact(method, stored)) return stored;
  const entry = Object.entries(tables[method] ?? {}).find(([, field]) => field.field === stored);
  // The name of another field must not be taken for the storage name: `id` is stored as `model_id`.
  return entry?.[0] ?? `stored ${stored}`;
}

function fieldOf(method: string, stored: string): FilterField | undefined {
  if (isFact(method, stored)) return serverFilters["facts.*" as keyof typeof serverFilters];
  return Object.values(tables[method] ?? {}).find(({ field }) => field === stored);
}

function isFact(method: string, stored: string): boolean {
  return method === "get_servers" && /^facts(\.[^.$\0][^.\0]*)+$/.test(stored);
}

function isValue(field: FilterField, value: unknown): boolean {
  switch (field.kind) {
    case "text":
      return typeof value === "string";
    case "integer":
    case "time":
      return Number.isSafeInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "any":
      return typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
    case "choice":
      return field.stored === undefined
        ? field.choices.some((each) => each === value)
        : Object.values(field.stored).some((each) => each === value);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== "";
  } catch {
    return false;
  }
}
