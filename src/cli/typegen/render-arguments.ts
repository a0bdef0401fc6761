import { stringifyJsonAt } from "saltant";
import { anyJson, guessSchema } from "./guess-schema.js";
import { bracketed, chain, type Doc } from "./doc.js";
import { isWritable, literal, propertyName } from "./literal.js";

/** What a task type on the server says of its arguments. */
export interface ArgumentTraits {
  readonly requiredArguments: readonly unknown[];
  readonly requiredArgumentsDefaultValues: Readonly<Record<string, unknown>>;
}

/** What a definition says of a task's arguments. */
export interface RenderedArguments {
  /** Their schema. */
  readonly schema: Doc;
  /** What a person should know besides, a sentence each. */
  readonly remarks: readonly string[];
}

/** Writes the schema of a task type's arguments, in the order in which the type names them. */
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
      // Schemas take what every object inherits for what was given.
      remarks.push(`The server fills in ${name}, which cannot be given here.`);
    } else if (isWritable(value) && stringifyJsonAt(defaults, name) === JSON.stringify(value)) {
      shape.push([property, chain([...guessSchema([value]), defaultOf(value)])]);
    } else {
      remarks.push(`The server fills in ${name} if it is left out: its default cannot be written exactly here.`);
      shape.push([property, chain([...guessSchema([value]), ".optional()"])]);
    }
  }
  return { schema: ["z.strictObject(", bracketed("{", shape, true), ")"], remarks };
}

/** Why no launch of a task type can have the arguments that it requires; `undefined` if one can. */
export function unusableReason({
  requiredArguments,
  requiredArgumentsDefaultValues: defaults,
}: ArgumentTraits): string | undefined {
  const nameless = requiredArguments.find((name) => typeof name !== "string");
  if (nameless !== undefined) return `it requires an argument whose name is no text: ${JSON.stringify(nameless)}`;
  // Schemas lose it.
  const isLost = requiredArguments.includes("__proto__") && !Object.hasOwn(defaults, "__proto__");
  return isLost ? "it requires an argument named __proto__" : undefined;
}

function defaultOf(value: unknown): Doc {
  const written = literal(value);
  // Brackets of its own stand right inside the call's.
  return [".default", typeof value === "object" ? ["(", written, ")"] : bracketed("(", [written])];
}
