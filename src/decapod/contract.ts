import type { components, paths } from "../../generated/decapod/schema.js";

/** The contract's schemas, by name. */
export type Schemas = components["schemas"];

/** What the API writes of one thing, for an interface to extend: by its name an editor shows it, and not all of its fields. */
export type Wire<Name extends keyof Schemas> = Schemas[Name];

/** A path of the contract. */
export type Path = keyof paths;

/** A version of any versioned resource, where it is not known of which kind it is: `instanceof` tells. */
export interface VersionedResource {
  /** Identifies the resource in all its versions. */
  readonly id: string;
  /** The number of this version, from 1. */
  readonly version: number;
  /** Whether this version is the deletion. */
  readonly isDeleted: boolean;
  /** The data as the API writes them. */
  toJSON(): object;
  /** A short form for messages: the kind of resource, its id and its name. */
  toString(): string;
}

/** What the API writes of one version of a resource: the same fields around the data of each kind. */
export interface VersionedWire<Data extends object = object> {
  /** Identifies the resource in all its versions. */
  readonly id: string;
  /** The kind of resource: `cluster`. */
  readonly model: string;
  /** The number of the version. */
  readonly version: number;
  /** When this version was made: unix time in seconds. */
  readonly time_updated: number;
  /** When the resource was deleted: unix time in seconds, 0 if it is not. */
  readonly time_deleted: number;
  /** The id of the user who made this version, null if it was the server. */
  readonly initiator_id: string | null;
  /** What is stored of this kind of resource. */
  readonly data: Data;
}
