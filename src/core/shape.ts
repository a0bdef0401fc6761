import { copyJson } from "./copy-json.js";
import { hasDigits } from "./json-digits.js";
import { isDate } from "./platform.js";
import type { Schema } from "./schema.js";

/** How one field of a resource is kept: under which name, and as what. */
interface Field {
  /** The name on the wire, such as `datetime_created`. */
  readonly wireName: string;
  /** The name of the property, such as `datetimeCreated`. */
  readonly name: string;
  readonly kind: "plain" | "datetime" | "json";
  /** Whether the server leaves it alone, whatever is written. */
  readonly isReadOnly: boolean;
}

/** What a resource's data look like on the wire, and how they become properties. One for each kind of resource. */
export interface Shape<Wire extends object> {
  /** What the resource is called in messages: `book`. */
  readonly noun: string;
  /** The field that tells one from another, named alike on both sides: `id`. */
  readonly key: string & keyof Wire;
  /** Checks the wire's form. What it does not know it lets through. */
  readonly schema: Schema<Wire>;
  readonly fields: readonly Field[];
}

/** A field's value as a property has it. */
export function fromWireValue(value: unknown, { kind }: Field): unknown {
  if (kind === "datetime" && typeof value === "string") return new Date(value);
  // What callers are not to change costs no copy, but where it holds digits that a change would have to take along.
  return kind === "json" || hasDigits(value) ? copyJson(value) : value;
}

/**
 * A property's value as the wire has it.
 *
 * @param before - What the wire had. A `Date` holds milliseconds and the wire microseconds, so the text stays where the
 *   property still says the same.
 */
export function toWireValue(value: unknown, before: unknown): unknown {
  if (!isDate(value)) return value;
  return typeof before === "string" && Date.parse(before) === value.getTime() ? before : value.toISOString();
}
