import type { JsonObject } from "../json.js";
import { adminAcl, can, requireModify, roleRule } from "./acl.js";
import type { Identity } from "./identity.js";
import type { ResourceType } from "./resource-type.js";
import { without } from "./schema.js";
import { toTimestamp } from "./store/dates.js";
import { cimiUri } from "./types/uris.js";

/** The entry point: the names of all collections and where they are. */
export class EntryPoint {
  readonly #types: readonly ResourceType[];
  #document: JsonObject;

  constructor(types: readonly ResourceType[], now: number) {
    const timestamp = toTimestamp(now);
    this.#types = types;
    this.#document = {
      id: entryPointPath,
      resourceURI: cimiUri(entryPointPath),
      created: timestamp,
      updated: timestamp,
      acl: adminAcl(roleRule("ANON", "VIEW")),
    };
  }

  show(identity: Identity, origin: string): JsonObject {
    const canEdit = can(this.#document.acl, identity, "MODIFY");
    return {
      ...this.#document,
      baseURI: `${origin}/api/`,
      ...this.#links(),
      ...(canEdit && { operations: [{ rel: "edit", href: entryPointPath }] }),
    };
  }

  /** Changes its name, description and properties. */
  edit(readBody: () => JsonObject, identity: Identity, now: number): JsonObject {
    requireModify(this.#document.acl, identity);
    const body = readBody();
    const fixed = ["id", "created", "resourceURI", "operations", "baseURI", "acl", ...Object.keys(this.#links())];
    this.#document = { ...this.#document, ...without(body, fixed), updated: toTimestamp(now) };
    return { ...this.#document, ...this.#links() };
  }

  #links(): JsonObject {
    return Object.fromEntries(this.#types.map(({ key, type }) => [key, { href: type }]));
  }
}

/** The id of the entry point, and the last part of its path. */
export const entryPointPath = "cloud-entry-point";
