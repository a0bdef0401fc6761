import { checkOptions, milliseconds, requireArray } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import type { Schema } from "../core/data/schema.js";
import * as z from "../core/data/zod.js";
import { InvalidInputError, NotFoundError } from "../core/errors/index.js";
import { requestChecks, type RequestOptions } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { describeValue } from "../core/text.js";
import { type CacheOptions, defaultMaxAgeMs } from "./cached-value.js";
import { stringMap } from "./models/cloud-shape.js";

/** How users are looked up. */
export interface UserLookupOptions extends RequestOptions, CacheOptions {}

/**
 * The names of users by UUID, and their UUIDs by name. A name is an email address. What was found is kept for a while; a request is only
 * about those that are not known yet.
 */
export class UserCatalog {
  readonly #transport: Transport;
  readonly #path: string;
  readonly #names = new Map<string, Known>();
  /** By the name in lower case. */
  readonly #uuids = new Map<string, Known>();

  /** @internal Catalogs are made by the client. */
  constructor(transport: Transport, path: string) {
    keepSelf(this);
    this.#transport = transport;
    this.#path = path;
  }

  /**
   * Finds the names of users.
   *
   * @returns The names by UUID. Unknown UUIDs are left out.
   */
  async usernames(uuids: readonly string[], options: UserLookupOptions = {}): Promise<Map<string, string>> {
    const self = selfOf(this);
    return self.#find(self.#names, checkTexts("uuids", uuids), options, async (missing, request) => {
      return (await self.request({ uuids: missing }, request)).uuid_catalog;
    });
  }

  /**
   * Finds the name of a user.
   *
   * @throws A `NotFoundError` if there is no such user.
   */
  async username(uuid: string, options?: UserLookupOptions): Promise<string> {
    const self = selfOf(this);
    checkText("uuid", uuid);
    return (await self.usernames([uuid], options)).get(uuid) ?? self.#throwNotFound(`UUID ${JSON.stringify(uuid)}`);
  }

  /**
   * Finds the UUIDs of users. Case does not matter.
   *
   * @returns The UUIDs by name, as the caller has spelled it. Unknown names are left out.
   */
  async uuids(names: readonly string[], options: UserLookupOptions = {}): Promise<Map<string, string>> {
    const self = selfOf(this);
    const wanted = checkTexts("names", names);
    const lower = wanted.map((name) => name.toLowerCase());
    const found = await self.#find(self.#uuids, lower, options, async (missing, request) => {
      return (await self.request({ displaynames: missing }, request)).displayname_catalog;
    });
    return new Map(
      wanted.flatMap((name): [string, string][] => {
        const uuid = found.get(name.toLowerCase());
        return uuid === undefined ? [] : [[name, uuid]];
      }),
    );
  }

  /**
   * Finds the UUID of a user. Case does not matter.
   *
   * @throws A `NotFoundError` if there is no such user.
   */
  async uuid(name: string, options?: UserLookupOptions): Promise<string> {
    const self = selfOf(this);
    checkText("name", name);
    return (await self.uuids([name], options)).get(name) ?? self.#throwNotFound(`name ${JSON.stringify(name)}`);
  }

  /** Removes what was found, so that the next calls request it. */
  forget(): void {
    const self = selfOf(this);
    self.#names.clear();
    self.#uuids.clear();
  }

  /** Requests names and UUIDs. */
  protected async request(query: UserQuery, options: RequestOptions): Promise<UserCatalogs> {
    return this.#transport.call(
      { method: "POST", path: this.#path, body: query, idempotent: true, options },
      userCatalogs,
    );
  }

  /** Keeps names that were found. */
  protected keepNames(names: Readonly<Record<string, string>>): void {
    const atMs = this.#transport.settings.clock.now();
    for (const [uuid, value] of Object.entries(names)) this.#names.set(uuid, { value, atMs });
  }

  async #find(
    cache: Map<string, Known>,
    keys: readonly string[],
    options: UserLookupOptions,
    request: (missing: string[], options: RequestOptions) => Promise<Readonly<Record<string, string>>>,
  ): Promise<Map<string, string>> {
    checkOptions("options", options, { ...requestChecks, maxAgeMs: milliseconds(0) });
    const { maxAgeMs = defaultMaxAgeMs, ...rest } = options;
    const { clock } = this.#transport.settings;
    const atMs = clock.now();
    const found = new Map<string, string>();
    const missing = new Set<string>();
    for (const key of keys) {
      const known = cache.get(key);
      if (known !== undefined && atMs - known.atMs < maxAgeMs) found.set(key, known.value);
      else missing.add(key);
    }
    if (missing.size === 0) return found;
    const sent = await request([...missing], rest);
    for (const key of missing) {
      const value = Object.hasOwn(sent, key) ? sent[key] : undefined;
      if (value === undefined) cache.delete(key);
      else {
        cache.set(key, { value, atMs });
        found.set(key, value);
      }
    }
    return found;
  }

  #throwNotFound(wanted: string): never {
    const { baseUrl, service } = this.#transport.settings;
    const path = this.#path;
    throw new NotFoundError(`POST ${path}: there is no user with the ${wanted}`, {
      ...{ service, method: "POST", url: baseUrl + path, path, attempts: 1 },
      ...{ status: 200, headers: new Headers(), body: null },
    });
  }
}

/** The same for the token of a service. */
export class ServiceUserCatalog extends UserCatalog {
  /**
   * Finds the names of users.
   *
   * @param uuids - Null for all users of the cloud; these are always requested.
   * @returns The names by UUID. Unknown UUIDs are left out.
   */
  override async usernames(
    uuids: readonly string[] | null,
    options: UserLookupOptions = {},
  ): Promise<Map<string, string>> {
    if (uuids !== null) return super.usernames(uuids, options);
    const self = selfOf(this);
    checkOptions("options", options, { ...requestChecks, maxAgeMs: milliseconds(0) });
    const { maxAgeMs: _, ...request } = options;
    const { uuid_catalog } = await self.request({ uuids: null }, request);
    self.keepNames(uuid_catalog);
    return new Map(Object.entries(uuid_catalog));
  }
}

interface Known {
  readonly value: string;
  readonly atMs: number;
}

interface UserQuery {
  readonly uuids?: readonly string[] | null;
  readonly displaynames?: readonly string[];
}

interface UserCatalogs {
  readonly uuid_catalog: Readonly<Record<string, string>>;
  readonly displayname_catalog: Readonly<Record<string, string>>;
}

const userCatalogs: Schema<UserCatalogs> = z.looseObject({ uuid_catalog: stringMap, displayname_catalog: stringMap });

function checkTexts(name: string, values: unknown): readonly string[] {
  requireArray(name, values);
  // A copy, as the caller may change the array.
  return Array.from(values, (value, index) => checkText(`${name}[${index}]`, value));
}

function checkText(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "")
    throw new InvalidInputError(`${name} must be a string that is not empty, not ${describeValue(value)}`);
  checkSendable(value, name);
  return value;
}
