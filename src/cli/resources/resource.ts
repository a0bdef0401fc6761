import type { FilterTable, Listing, ListOptions, RequestOptions, SaltantClient } from "saltant";
import type { Field } from "./fields.js";

/** A model of any kind: its own properties are what people see, its JSON is the wire's data, which programs get. */
export type AnyModel = object;

/** A model that has an id and a name. */
export type NamedModel = AnyModel & { readonly id: number; readonly name: string };

/**
 * What the command knows of a kind of things on the server: everything in which one kind differs from the next.
 *
 * Its functions are written as methods, so that a resource of one class of models can stand in a list of them all.
 */
export interface Resource<M extends AnyModel = AnyModel> {
  /** What it is called on the command line. */
  readonly name: string;
  /** A shorter name. */
  readonly alias: string;
  /** What one is called in sentences. */
  readonly noun: string;
  /** How one is named on the command line. */
  readonly key: "uuid" | "id or name" | "username";
  /** The properties that a table shows, the first of which names each thing. */
  readonly columns: readonly string[];
  /** What lists can be narrowed by. */
  readonly filters: FilterTable;
  /** What instances are instances of. */
  readonly types?: WritableResource;
  list(client: SaltantClient, filters: object, options: ListOptions): Listing<M>;
  get(client: SaltantClient, key: string, options: RequestOptions): Promise<M>;
}

/** A noun as the middle of a sentence has it: `an executable task type`. */
export function withArticle(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A resource that people write, and that has names: types, queues and whitelists. */
export interface WritableResource<M extends NamedModel = NamedModel> extends Resource<M> {
  /** What may be written. */
  readonly fields: readonly Field[];
  create(client: SaltantClient, values: object, options: RequestOptions): Promise<M>;
  /** Replaces the whole: what is not among the values stays as it is. */
  put(client: SaltantClient, key: string, values: object, options: RequestOptions): Promise<M>;
}

/** A resource that can be changed in parts: queues and whitelists. */
export interface PatchableResource<M extends NamedModel = NamedModel> extends WritableResource<M> {
  /** Changes just these values. */
  patch(client: SaltantClient, key: string, values: object, options: RequestOptions): Promise<M>;
}
