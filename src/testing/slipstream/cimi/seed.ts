import { describeValue } from "../../../core/text.js";
import { checkArray, checkNames, checkType } from "../../kit/checks.js";
import type { JsonObject } from "../json.js";

/** The data with which the JSON part starts. */
export interface CimiSeed {
  /**
   * Resources by the type in their ids: `{ "service-offer": [{ id: "service-offer/small", … }] }`. Attributes that each resource has and
   * that are missing are added: `id`, `resourceURI`, `created`, `updated`, and an `acl` that lets users read it. Default: the templates
   * of sessions and credentials, and the namespaces.
   */
  readonly resources?: Readonly<Record<string, readonly JsonObject[]>>;
  /** API keys with which users can log in. Default: none. */
  readonly apiKeys?: readonly ApiKeySeed[];
  /** The prefixes that attributes of service offers may have. Default: `["schema-org", "price"]`. */
  readonly namespaces?: readonly string[];
}

/** An API key of the embedded server. */
export interface ApiKeySeed {
  /** The id of the credential: `"credential/ce02ef40-1342-4e68-838d-e1b2a75adb1e"`. */
  readonly id: string;
  /** The secret with which the key logs in. */
  readonly secret: string;
  /** The name of the user to whom the key belongs. */
  readonly identity: string;
  /** The roles of sessions of this key. Default: those of each user. */
  readonly roles?: readonly string[];
  /** When the key expires, as an ISO date. Default: never. */
  readonly expiry?: string | null;
}

/** The names of the properties of a `CimiSeed`. */
export const cimiSeedNames: readonly string[] = ["resources", "apiKeys", "namespaces"];

/** @throws TypeError or RangeError for invalid data. */
export function checkCimiSeed({ resources = {}, apiKeys = [], namespaces = [] }: CimiSeed): void {
  checkType("resources", resources, "object");
  for (const [type, documents] of Object.entries(resources)) {
    checkArray(`The resources of type ${type}`, documents);
    for (const document of documents) checkResource(type, document);
  }
  checkArray("apiKeys", apiKeys);
  for (const key of apiKeys) checkApiKey(key);
  checkArray("namespaces", namespaces);
  for (const prefix of namespaces) checkType("A namespace", prefix, "string");
}

function checkResource(type: string, document: JsonObject): void {
  checkType(`A resource of type ${type}`, document, "object");
  const { id = "" } = document;
  if (typeof id === "string" && id.startsWith(`${type}/`)) return;
  throw new TypeError(`The resource ${describeValue(id)} is not of type ${type}: its id begins with ${type}/.`);
}

function checkApiKey(key: ApiKeySeed): void {
  checkType("An API key", key, "object");
  checkType("The id of an API key", key.id, "string");
  checkNames(`The API key ${key.id}`, key, ["id", "secret", "identity", "roles", "expiry"]);
  checkType(`The secret of ${key.id}`, key.secret, "string");
  checkType(`The identity of ${key.id}`, key.identity, "string");
  checkArray(`The roles of ${key.id}`, key.roles ?? []);
  const { expiry = null } = key;
  if (expiry === null) return;
  checkType(`The expiry of ${key.id}`, expiry, "string");
  if (Number.isNaN(Date.parse(expiry))) throw new RangeError(`The expiry of ${key.id} must be an ISO date.`);
}

/** The prefixes that attributes of service offers may have by default. */
export const defaultNamespaces: readonly string[] = ["schema-org", "price"];
