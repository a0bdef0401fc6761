import { bracketed, chain, type Doc } from "./doc.js";
import { compareStrings, propertyName } from "./literal.js";

/** What stands for any JSON value in the generated module. */
export const anyJson: Doc = ["json"];

/** How deep a guess looks into a value. */
const maxDepth = 5;

/**
 * Guesses the zod schema of what some JSON values have in common.
 *
 * It rather allows too much than too little: an example tells what there can be and not what there must be. So a property of
 * an object may be left out and others may come, and a number need not be whole: in JSON, 1.0 is read as 1.
 *
 * @param values - What has been seen at one place.
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
    // No schema takes a property of that name.
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
