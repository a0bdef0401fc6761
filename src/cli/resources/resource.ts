import type { FilterTable, Listing, ListOptions, RequestOptions, SaltantClient } from "saltant";
import type { Field } from "./fields.js";

/** A model of any kind: tables show its own properties, and JSON output is the data of the server. */
export type AnyModel = object;

/** A model that has an id and a name. */
export type NamedModel = AnyModel & { readonly id: number; readonly name: string };

/**
 * A kind of resource on the server, with everything in which it differs from other kinds.
 *
 * Its functions are declared as methods, whose parameters are bivariant, because one list holds the resources of all models.
 */
export interface Resource<M extends AnyModel = AnyModel> {
  /** The name on the command line. */
  readonly name: string;
  /** A shorter name. */
  readonly alias: string;
  /** The noun for one of them, for help texts and messages. */
  readonly noun: string;
  /** How the command line identifies one of them. */
  readonly key: "uuid" | "id or name" | "username";
  /** The properties that a table shows. The first is the identifier. */
  readonly columns: readonly string[];
  /** The filters of lists. */
  readonly filters: FilterTable;
  /** The task types of instances. */
  readonly types?: WritableResource;
  list(client: SaltantClient, filters: object, options: ListOptions): Listing<M>;
  get(client: SaltantClient, key: string, options: RequestOptions): Promise<M>;
}

/** A noun with its article: `an executable task type`. */
export function withArticle(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A writable resource with names: types, queues and whitelists. */
export interface WritableResource<M extends NamedModel = NamedModel> extends Resource<M> {
  /** The writable fields. */
  readonly fields: readonly Field[];
  create(client: SaltantClient, values: object, options: RequestOptions): Promise<M>;
  /** Replaces the whole resource; fields without a value keep theirs. */
  put(client: SaltantClient, key: string, values: object, options: RequestOptions): Promise<M>;
}

/** A resource that can be updated in parts: queues and whitelists. */
export interface PatchableResource<M extends NamedModel = NamedModel> extends WritableResource<M> {
  /** Updates only these values. */
  patch(client: SaltantClient, key: string, values: object, options: RequestOptions): Promise<M>;
}
