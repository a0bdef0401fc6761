import { isArray, type Json, type JsonObject, property } from "../../json.js";
import { adminAcl } from "../acl.js";
import { textOf } from "../schema.js";
import type { ApiKeySeed } from "../seed.js";
import { toTimestamp } from "../store/dates.js";
import type { Store } from "../store/store.js";

/** The secrets of API keys. The credentials only have digests of them. */
export class ApiKeys {
  readonly #secrets = new Map<string, string>();

  /** Remembers the secret of a credential. */
  remember(id: string, secret: string): void {
    this.#secrets.set(id, secret);
  }

  /**
   * The claims of an API key: the name and the roles of its user.
   *
   * @param key The id of the credential, or only its UUID.
   * @returns undefined if the key does not exist, has expired, or has another secret.
   */
  verify(key: string, secret: string, store: Store, now: number): Claims | undefined {
    const id = key.startsWith("credential/") ? key : `credential/${key}`;
    const credential = store.find(id);
    if (credential?.type !== "api-key" || this.#secrets.get(id) !== secret) return undefined;
    const expiry = textOf(credential, "expiry");
    if (expiry !== undefined && Date.parse(expiry) <= now) return undefined;
    const name = textOf(credential.claims, "identity") ?? "";
    return { name, roles: textsOf(property(credential.claims, "roles")) };
  }
}

/** In whose name an API key logs in. */
export interface Claims {
  readonly name: string;
  readonly roles: readonly string[];
}

/** The resource of an API key. */
export function apiKeyCredential({ name, roles }: Claims, digest: string, expiresAt: number | undefined): JsonObject {
  return {
    type: "api-key",
    method: "generate-api-key",
    digest,
    claims: { identity: name, ...(roles.length > 0 && { roles }) },
    ...(expiresAt !== undefined && { expiry: toTimestamp(expiresAt) }),
    acl: credentialAcl(name),
  };
}

/** The resource of an API key with which a server starts. */
export function apiKeySeed({ id, identity, roles = ["USER", "ANON"], expiry }: ApiKeySeed, digest: string): JsonObject {
  const expiresAt = typeof expiry === "string" ? Date.parse(expiry) : undefined;
  return { id, ...apiKeyCredential({ name: identity, roles }, digest, expiresAt) };
}

/** The user who adds a credential may change it. */
export function credentialAcl(name: string): JsonObject {
  return adminAcl({ principal: name, type: "USER", right: "MODIFY" });
}

/** Stands for the digest of a secret. The server keeps the secret itself elsewhere. */
export function newDigest(newUuid: () => string): string {
  return `bcrypt+sha512$${newUuid().replaceAll("-", "")}`;
}

function textsOf(value: Json | undefined): string[] {
  return isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
