import { show } from "../../core/show.js";
import type { SchemaTraits } from "./schema-traits.js";

/** What a task type on the server says of its arguments. */
export interface TaskTypeTraits {
  readonly requiredArguments: readonly string[];
  readonly requiredArgumentsDefaultValues: Readonly<Record<string, unknown>>;
}

/**
 * Lists where a definition and the server's task type differ in a way that makes launches fail or go wrong. That a definition has
 * further optional arguments is no difference, as the server keeps those, and neither is that it demands what the server would
 * fill in.
 */
export function differences(
  { required, defaults }: SchemaTraits,
  { requiredArguments, requiredArgumentsDefaultValues: serverDefaults }: TaskTypeTraits,
): string[] {
  const missing = requiredArguments
    .filter((name) => !required.has(name) && !defaults.has(name) && !Object.hasOwn(serverDefaults, name))
    .map((name) => `the task type requires ${name}, the definition does not`);
  const unknown = [...required]
    .filter((name) => !requiredArguments.includes(name))
    .map((name) => `the definition requires ${name}, the task type does not`);
  const other = [...defaults]
    .filter(([name, value]) => Object.hasOwn(serverDefaults, name) && !isSame(value, serverDefaults[name]))
    .map(
      ([name, value]) =>
        `the default of ${name} is ${text(serverDefaults[name])} for the task type, ${text(value)} in the definition`,
    );
  return [...missing, ...unknown, ...other];
}

/** A value as JSON where that is short. */
function text(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  return json !== undefined && json.length <= 80 ? json : show(value);
}

/** Whether two values are the same JSON. Objects may have their keys in another order: a database keeps its own. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ofA, ofB] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return ofA.length === ofB.size && ofA.every(([key, value]) => ofB.has(key) && isSame(value, ofB.get(key)));
}
