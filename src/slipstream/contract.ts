import type { components } from "../../generated/slipstream/schema.js";

/** The contract's schemas, by name. */
export type Schemas = components["schemas"];

/** What the API writes of one thing, for an interface to extend: by its name an editor shows it, and not all of its fields. */
export type Wire<Name extends keyof Schemas> = Schemas[Name];

/** A collection of CIMI resources that the contract knows, by its name in the entry point: `serviceOffers`. */
export type CollectionName = {
  [Name in KnownKey<Schemas["CloudEntryPoint"]>]-?: NonNullable<
    Schemas["CloudEntryPoint"][Name]
  > extends Schemas["CimiLink"]
    ? Name
    : never;
}[KnownKey<Schemas["CloudEntryPoint"]>];

/** The properties that an open object names. */
type KnownKey<Open> = keyof {
  [Key in keyof Open as string extends Key ? never : number extends Key ? never : Key]: Open[Key];
} &
  string;
