import type { Agreement, FieldSchemas } from "../../core/data/define-shape.js";
import { camelCase, type Field, type FieldKind, type Shape } from "../../core/data/shape.js";
import { agreedSchema, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { VersionedWire } from "../contract.js";
import { nullableString } from "./fields.js";
import { unixTime } from "./unix-time.js";

// Not in versioned-model.ts: its declarations are published, and a program that compiles against them need not have zod.

/** The fields around the data of each kind of resource. */
const envelope = {
  id: z.string(),
  model: z.string(),
  version: wholeNumber(0),
  time_updated: wholeNumber(0),
  time_deleted: wholeNumber(0),
  initiator_id: nullableString,
} as const;

/** What differs between the shapes of versioned resources. */
interface VersionedDefinition<Fields extends FieldSchemas, Data> {
  /** The name of the resource in messages. */
  readonly noun: string;
  /** The fields of its data. */
  readonly fields: Fields;
  /** Those that are unix times, in seconds. */
  readonly unixTimes?: readonly (keyof Data)[];
}

/**
 * Describes a versioned resource. The first call names the contract's type; the compiler checks the schemas of the fields against its
 * data.
 */
export function defineVersionedShape<Wire extends VersionedWire>() {
  return <const Fields extends FieldSchemas>(
    definition: VersionedDefinition<Fields, Wire["data"]> & Agreement<Wire["data"], Fields>,
  ): Shape<Wire> => {
    const { noun, fields } = definition;
    const unixTimes = new Set<PropertyKey>(definition.unixTimes);
    const kindOf = (wireName: string): FieldKind => (unixTimes.has(wireName) ? unixTime : "plain");
    return {
      noun,
      key: "id",
      schema: agreedSchema<Wire>(z.looseObject({ ...envelope, data: z.looseObject(fields) })),
      fields: [
        ...["id", "version", "initiator_id"].map((each) => field(each, "plain")),
        ...["time_updated", "time_deleted"].map((each) => field(each, unixTime)),
        ...Object.keys(fields).map((each) => field(each, kindOf(each), "data")),
      ],
    };
  };
}

function field(wireName: string, kind: FieldKind, within?: string): Field {
  return { wireName, name: camelCase(wireName), kind, within, isReadOnly: true };
}
