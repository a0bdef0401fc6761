import { bracketed, chain, type Doc } from "./doc.js";
import { compareStrings, propertyName } from "./literal.js";

/** The schema of any JSON value in the generated module. */
export const anyJson: Doc = ["json"];

/** The maximum nesting depth of a guessed schema. */
const maxDepth = 5;

/**
 * Guesses a zod schema that matches some JSON values.
 *
 * The schema prefers to allow too much: an example shows which values are possible, not which are required. So properties of an
 * object are optional, further properties are allowed, and a number need not be an integer: JSON parsers read 1.0 as 1.
 *
 * @param values - The example values.
 * @returns The parts of a {@link chain}.
 */
export function guessSchema(values: readonly unknown[], depth = 0): readonly Doc[] {
  const arrays = values.filter((value) => Array.isArray(value));
  const objects = values.filter((value) => isObject(value));
  if (depth === maxDepth && arrays.length + objects.length > 0) return [anyJson];
  const kinds: (readonly Doc[])[] = primitives
    .filter((kind) => values.some((value) => typeof value === kind))
    .map((kind) => ["z", `.${kind}()`]);
  if (arrays.length > 0) kinds.push(["z", [".array", bracketed("(", [chain(guessSchema(arrays.flat(), depth + 1))])]]);
  if (objects.length > 0) kinds.push(guessObject(objects, depth));
  const [kind, ...others] = kinds;
  if (kind === undefined) return [anyJson];
  const schema = others.length === 0 ? kind : ["z", [".union(", bracketed("[", kinds.map(chain)), ")"]];
  return values.includes(null) ? [...schema, ".nullable()"] : schema;
}

const primitives = ["string", "number", "boolean"] as const;

function guessObject(objects: readonly object[], depth: number): readonly Doc[] {
  const seen = new Map<string, unknown[]>();
  for (const [name, value] of objects.flatMap((each): [string, unknown][] => Object.entries(each))) {
    const others = seen.get(name);
    if (others !== undefined) others.push(value);
    // No schema supports a property of that name.
    else if (name !== "__proto__") seen.set(name, [value]);
  }
  if (seen.size === 0) return ["z", [".record", bracketed("(", ["z.string()", anyJson])]];
  const properties = [...seen].sort(([a], [b]) => compareStrings(a, b));
  const shape = properties.map(([name, values]) => [propertyName(name), ": ", chain(guessSchema(values, depth + 1))]);
  return ["z", [".looseObject(", bracketed("{", shape), ")"], ".partial()"];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
