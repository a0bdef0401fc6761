import type { JsonObject } from "../json.js";
import type { Identity } from "./identity.js";
import type { SearchParameters } from "./parameters.js";
import type { Reply } from "./reply.js";
import type { Store } from "./store/store.js";

/** What the rules of a type use. */
export interface Context {
  readonly store: Store;
  readonly identity: Identity;
  /** The headers of the request. */
  readonly headers: Headers;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
  readonly newUuid: () => string;
}

/** A type of resources: its collection, and where it differs from others. */
export interface ResourceType {
  /** The type in ids and paths: `service-offer`. */
  readonly type: string;
  /** The name in the entry point, and of the list in a search: `serviceOffers`. */
  readonly key: string;
  /** The URI of its resources. That of its collection is `uri` and `Collection`. */
  readonly uri: string;
  /** Who may search the collection and add to it. */
  readonly collectionAcl: JsonObject;
  /** Whether requests can add, change and delete resources. Default: all. */
  readonly methods?: readonly ("add" | "edit" | "delete")[];
  /** The rest of the id of a new resource. Default: a random UUID. */
  readonly newName?: (body: JsonObject) => string | undefined;
  /** The list of rights of a new resource whose body has none. Default: its creator owns it. */
  readonly defaultAcl?: (identity: Identity, id: string) => JsonObject | undefined;
  /** Changes the body of a new resource before anything is added to it. */
  readonly prepare?: (body: JsonObject, context: Context) => JsonObject;
  /** What else an edit changes. */
  readonly amend?: (edited: JsonObject, changes: JsonObject, context: Context) => JsonObject;
  /** Checks a resource before it is stored; throws a CimiError. Default: only the common attributes. */
  readonly validate?: (document: JsonObject, context: Context) => void;
  /** Handles an add in another way. */
  readonly add?: (body: JsonObject, context: Context) => Reply;
  /** Handles a delete in another way. */
  readonly remove?: (id: string, context: Context) => Reply;
  /** Changes the parameters of each search. */
  readonly narrow?: (parameters: SearchParameters, context: Context) => SearchParameters;
  /** Actions by the last part of their path. */
  readonly actions?: Readonly<Record<string, Action>>;
}

/** An action of a resource. */
export interface Action {
  /** The name under which a resource offers it. */
  readonly rel: string;
  readonly run: (id: string, context: Context) => JsonObject;
}
