import { isDate } from "../platform.js";
import { copyJson } from "./json.js";
import { hasDigits } from "./lossless-json.js";
import type { Schema } from "./schema.js";

/** The data of one kind of resource: what they look like on the wire, and how they become the properties of a model. */
export interface Shape<Wire extends object> {
  /** The name of the resource in messages: `book`. */
  readonly noun: string;
  /** The field that identifies a resource. Its name is the same on the wire and in the model: `id`. */
  readonly key: string & keyof Wire;
  /** Checks data from the wire. Unknown fields pass. */
  readonly schema: Schema<Wire>;
  readonly fields: readonly Field[];
}

/** One field of a resource. */
export interface Field {
  /** The name on the wire, such as `datetime_created`. */
  readonly wireName: string;
  /** The name of the property, such as `datetimeCreated`. */
  readonly name: string;
  readonly kind: FieldKind;
  /** The property of the resource that contains the field; undefined if that is the resource itself. */
  readonly within?: string | undefined;
  /** Whether only the server sets it. */
  readonly isReadOnly: boolean;
}

/** How a field becomes a property: a `datetime` becomes a `Date`. A service has codecs for what only it sends. */
export type FieldKind = "plain" | "datetime" | "json" | FieldCodec;

/** Converts the value of a field in both directions. */
export interface FieldCodec {
  /** The property's value for that of the wire. */
  readonly fromWire: (value: unknown) => unknown;
  /** The value for the wire. `before` is what the server sent: it stays if the property still says the same. */
  readonly toWire: (value: unknown, before: unknown) => unknown;
}

/** A field's value in the data of a resource. */
export function wireValueOf(wire: Readonly<Record<string, unknown>>, { wireName, within }: Field): unknown {
  // A shape's schema has checked that there is an object.
  const parent = within === undefined ? wire : (wire[within] as Readonly<Record<string, unknown>>);
  return parent[wireName];
}

/** Converts a field's value from the wire to the model's property. */
export function fromWireValue(value: unknown, { kind }: Field): unknown {
  if (kind === "datetime" && typeof value === "string") return new Date(value);
  if (typeof kind === "object") return kind.fromWire(value);
  // A field that callers should not change needs no copy, unless it holds numbers whose digits a change would falsify.
  return kind === "json" || hasDigits(value) ? copyJson(value) : value;
}

/**
 * Converts a property's value to the wire.
 *
 * @param before - The value that the server sent. It stays if the `Date` still says the same: a `Date` has milliseconds, the wire
 *   has microseconds.
 */
export function toWireValue(value: unknown, before: unknown, { kind }: Field): unknown {
  if (typeof kind === "object") return kind.toWire(value, before);
  if (!isDate(value)) return value;
  return typeof before === "string" && Date.parse(before) === value.getTime() ? before : value.toISOString();
}

/** `datetime_created` as `datetimeCreated`. */
export function camelCase(wireName: string): string {
  return wireName.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a caller may pass to create or change a resource, and how it becomes a request body. */
export interface InputShape<Wire extends object> {
  readonly schema: Schema<Wire>;
  /** The names that callers use, each with its name on the wire. */
  readonly wireNames: ReadonlyMap<string, string>;
}
