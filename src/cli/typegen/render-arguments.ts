import { stringifyJsonAt } from "saltant";
import { anyJson, guessSchema } from "./guess-schema.js";
import { bracketed, chain, type Doc } from "./doc.js";
import { isWritable, literal, propertyName } from "./literal.js";

/** The arguments of a task type on the server. */
export interface ArgumentTraits {
  readonly requiredArguments: readonly unknown[];
  readonly requiredArgumentsDefaultValues: Readonly<Record<string, unknown>>;
}

/** The arguments in a definition. */
export interface RenderedArguments {
  /** Their schema. */
  readonly schema: Doc;
  /** Remarks for the doc comment, one sentence each. */
  readonly remarks: readonly string[];
}

/** Writes the schema of the arguments of a task type, in the order of the type. */
export function renderArguments({
  requiredArguments,
  requiredArgumentsDefaultValues: defaults,
}: ArgumentTraits): RenderedArguments {
  const shape: Doc[] = [];
  const remarks: string[] = [];
  for (const name of new Set(requiredArguments.map(String))) {
    const property = [propertyName(name), ": "];
    if (!Object.hasOwn(defaults, name)) {
      shape.push([property, anyJson]);
      continue;
    }
    const value = defaults[name];
    if (name in Object.prototype) {
      // Schemas treat a property that every object inherits as if it were given.
      remarks.push(`The server fills in ${name}; it cannot be given here.`);
    } else if (isWritable(value) && stringifyJsonAt(defaults, name) === JSON.stringify(value)) {
      shape.push([property, chain([...guessSchema([value]), defaultOf(value)])]);
    } else {
      remarks.push(`The server fills in ${name} if it is omitted: its default cannot be written exactly here.`);
      shape.push([property, chain([...guessSchema([value]), ".optional()"])]);
    }
  }
  return { schema: ["z.strictObject(", bracketed("{", shape, true), ")"], remarks };
}

/** Why no launch of a task type can provide the required arguments; `undefined` if a launch can. */
export function unusableReason({
  requiredArguments,
  requiredArgumentsDefaultValues: defaults,
}: ArgumentTraits): string | undefined {
  const nameless = requiredArguments.find((name) => typeof name !== "string");
  if (nameless !== undefined) return `it requires an argument whose name is not a string: ${JSON.stringify(nameless)}`;
  // Schemas drop this property.
  const isLost = requiredArguments.includes("__proto__") && !Object.hasOwn(defaults, "__proto__");
  return isLost ? "it requires an argument named __proto__" : undefined;
}

function defaultOf(value: unknown): Doc {
  const written = literal(value);
  // The brackets of an object or array directly follow those of the call.
  return [".default", typeof value === "object" ? ["(", written, ")"] : bracketed("(", [written])];
}
