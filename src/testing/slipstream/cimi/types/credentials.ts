import { isObject, type Json, type JsonObject, property } from "../../json.js";
import { adminAcl, roleRule } from "../acl.js";
import { CimiError } from "../errors.js";
import { created, type Reply } from "../reply.js";
import type { Context, ResourceType } from "../resource-type.js";
import { addDocument } from "../resources.js";
import { isAnything, isHref, isNonBlank, requireShape, textOf, without } from "../schema.js";
import { apiKeyCredential, type ApiKeys, credentialAcl, newDigest } from "./api-keys.js";
import { ownDescription, resolveReferences } from "./template.js";
import { slipstreamUri } from "./uris.js";

/** Credentials, which are made of templates. An API key has a secret, and a generated SSH key a private key, that is shown only once. */
export function credentials(apiKeys: ApiKeys): ResourceType {
  const type: ResourceType = {
    type: "credential",
    key: "credentials",
    uri: slipstreamUri("credential"),
    collectionAcl: adminAcl(roleRule("ADMIN", "MODIFY"), roleRule("USER", "MODIFY")),
    defaultAcl: ({ name }) => (name === undefined ? undefined : credentialAcl(name)),
    add: (body, context) => addCredential(type, body, context, apiKeys),
  };
  return type;
}

function addCredential(type: ResourceType, body: JsonObject, context: Context, apiKeys: ApiKeys): Reply {
  const template = resolvedTemplate(body, context);
  const { once, attributes, secret } = fromTemplate(template, context);
  const id = addDocument(type, { ...ownDescription(body), ...attributes }, context);
  if (secret !== undefined) apiKeys.remember(id, secret);
  return created(id, once);
}

/** @throws CimiError if the body refers to no template. */
function resolvedTemplate(body: JsonObject, context: Context): JsonObject {
  const own = body.credentialTemplate;
  // Its type comes from the template only.
  const template = isObject(own) ? resolveReferences(without(own, ["type"]), context) : undefined;
  if (template !== undefined && isNonBlank(property(template, "type"))) return template;
  throw new CimiError(400, "missing or invalid CredentialTemplate reference");
}

interface NewCredential {
  readonly attributes: JsonObject;
  /** What only the response to the add shows. */
  readonly once: JsonObject;
  readonly secret?: string;
}

function fromTemplate(template: JsonObject, context: Context): NewCredential {
  switch (textOf(template, "method")) {
    case "generate-api-key":
      return newApiKey(template, context);
    case "generate-ssh-key-pair":
      return newSshKeyPair(template, context);
    default:
      return { attributes: without(template, ["href"]), once: {} };
  }
}

function newApiKey(template: JsonObject, { identity, newUuid, now }: Context): NewCredential {
  const required = { href: isHref, type: isNonBlank, method: isNonBlank };
  requireShape(template, { required, optional: { ttl: isInteger, acl: isAnything } });
  const { ttl } = template;
  const expiresAt = typeof ttl === "number" && ttl > 0 ? now + ttl * 1000 : undefined;
  // A key outlives the session in which it is made.
  const roles = identity.roles.filter((role) => !role.startsWith("session/"));
  const secret = Array.from({ length: 3 }, () => newUuid().slice(0, 6)).join(".");
  const attributes = apiKeyCredential({ name: identity.name ?? "", roles }, newDigest(newUuid), expiresAt);
  return { attributes, once: { secretKey: secret }, secret };
}

/** The keys only look like keys: no program can log in with them. */
function newSshKeyPair(template: JsonObject, { newUuid }: Context): NewCredential {
  const material = btoa(newUuid() + newUuid());
  const algorithm = textOf(template, "algorithm") ?? "rsa";
  const publicKey = `ssh-${algorithm} ${material} slipstream`;
  const label = `${algorithm.toUpperCase()} PRIVATE KEY`;
  const privateKey = `-----BEGIN ${label}-----\n${btoa(newUuid())}\n-----END ${label}-----\n`;
  const attributes = {
    ...without(template, ["href", "size"]),
    algorithm,
    fingerprint: fingerprint(newUuid()),
    publicKey,
  };
  return { attributes, once: { privateKey } };
}

function fingerprint(uuid: string): string {
  return (uuid.replaceAll("-", "").match(/../g) ?? []).join(":");
}

function isInteger(value: Json | undefined): boolean {
  return Number.isInteger(value);
}
