import type { JsonObject } from "../json.js";
import { adminAcl, roleRule } from "./acl.js";
import type { ResourceType } from "./resource-type.js";
import { type CimiSeed, defaultNamespaces } from "./seed.js";
import { toTimestamp } from "./store/dates.js";
import { collectionOf, idOf, type Store } from "./store/store.js";
import { apiKeySeed, type ApiKeys, newDigest } from "./types/api-keys.js";
import { namespaceSeed } from "./types/service-catalog.js";
import { templateSeeds } from "./types/templates.js";

/** What the store is filled with, and how. */
export interface Seeding {
  readonly store: Store;
  readonly apiKeys: ApiKeys;
  readonly types: ReadonlyMap<string, ResourceType>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
  readonly newUuid: () => string;
}

/** Fills the store. Resources of the seed replace those with which each server starts. */
export function seedStore(seed: CimiSeed, seeding: Seeding): void {
  const { resources = {}, apiKeys = [], namespaces = defaultNamespaces } = seed;
  const given = Object.values(resources).flat();
  const keys = apiKeys.map((key) => apiKeySeed(key, newDigest(seeding.newUuid)));
  const initial = [...templateSeeds, ...namespaces.map(namespaceSeed), ...keys];
  const givenIds = new Set(given.map(idOf));
  for (const document of initial.filter((each) => !givenIds.has(idOf(each)))) addSeed(document, seeding);
  for (const document of given) addSeed(document, seeding);
  for (const { id, secret } of apiKeys) seeding.apiKeys.remember(id, secret);
}

/**
 * Stores a resource with the attributes that each one has.
 *
 * @throws TypeError for an id without a type that exists.
 */
export function addSeed(document: JsonObject, { store, types, now }: Seeding): void {
  const id = idOf(document);
  const type = types.get(collectionOf(id));
  if (type === undefined || !/^[^/]+\/[^/]+$/.test(id))
    throw new TypeError(`A resource needs an id with its type, such as event/1, not ${JSON.stringify(id)}.`);
  const timestamp = toTimestamp(now);
  // Templates can be read by those who may list them, also before they log in.
  const acl = type.type.endsWith("-template") ? type.collectionAcl : adminAcl(roleRule("USER", "VIEW"));
  store.add({ resourceURI: type.uri, created: timestamp, updated: timestamp, acl, ...document });
}
