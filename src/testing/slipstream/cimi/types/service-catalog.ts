import { isObject, type Json, type JsonObject } from "../../json.js";
import { adminAcl, roleRule } from "../acl.js";
import { CimiError } from "../errors.js";
import type { Context, ResourceType } from "../resource-type.js";
import { isAnything, isNonBlank, requireShape, resourceShape, shaped, textOf, without } from "../schema.js";
import { slipstreamUri } from "./uris.js";

const userModify = adminAcl(roleRule("USER", "MODIFY"));

const commonNames = [
  "id",
  "resourceURI",
  "created",
  "updated",
  "acl",
  "name",
  "description",
  "properties",
  "operations",
];

/** Offers of clouds, and what is measured of them. The prefixes of their attributes must be known. */
const serviceOffers: ResourceType = {
  type: "service-offer",
  key: "serviceOffers",
  uri: slipstreamUri("service-offer"),
  collectionAcl: userModify,
  validate: (document, context) => {
    requireShape(document, resourceShape({ required: { connector: isConnector }, isOpen: true }));
    requireKnownPrefixes(without(document, [...commonNames, "connector"]), context);
  },
};

const isConnector = shaped({ required: { href: isNonBlank } });

const serviceBenchmarks: ResourceType = {
  type: "service-benchmark",
  key: "serviceBenchmarks",
  uri: slipstreamUri("service-benchmark"),
  collectionAcl: userModify,
  validate: (document, context) => {
    requireShape(
      document,
      resourceShape({ required: { credentials: isAnything, serviceOffer: isAnything }, isOpen: true }),
    );
    requireKnownPrefixes(without(document, [...commonNames, "credentials", "serviceOffer"]), context);
  },
};

/** Descriptions of attributes. Their id is the name of the attribute, in hexadecimal digits. */
const serviceAttributes: ResourceType = {
  type: "service-attribute",
  key: "serviceAttributes",
  uri: slipstreamUri("service-attribute"),
  collectionAcl: userModify,
  newName: (body) => toHex(`${textOf(body, "prefix") ?? ""}:${textOf(body, "attributeName") ?? ""}`),
  validate: (document, context) => {
    const required = { prefix: isNonBlank, attributeName: isNonBlank, type: isAnything };
    requireShape(document, resourceShape({ required, isOpen: true }));
    const prefix = textOf(document, "prefix") ?? "";
    if (!knownPrefixes(context).has(prefix)) throw wrongNamespace(`, prefix='${prefix}'`);
  },
};

/** The prefixes that attributes may have. Each prefix and each URI exists once. */
const serviceAttributeNamespaces: ResourceType = {
  type: "service-attribute-namespace",
  key: "serviceAttributeNamespaces",
  uri: slipstreamUri("service-attribute-namespace"),
  collectionAcl: adminAcl(roleRule("USER", "VIEW")),
  newName: (body) => textOf(body, "prefix"),
  defaultAcl: () => adminAcl(roleRule("USER", "VIEW")),
  prepare: (body, { store }) => {
    const colliding = store
      .all("service-attribute-namespace")
      .find((other) => ["prefix", "uri"].some((name) => textOf(other, name) === (textOf(body, name) ?? null)));
    const id = textOf(colliding, "id");
    if (id !== undefined) throw new CimiError(409, `conflict with ${id}`, id);
    return body;
  },
  validate: (document) => {
    requireShape(document, resourceShape({ required: { prefix: isPrefix, uri: isNonBlank } }));
  },
};

function isPrefix(value: Json | undefined): boolean {
  return typeof value === "string" && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(value);
}

export const serviceCatalog: readonly ResourceType[] = [
  serviceOffers,
  serviceAttributes,
  serviceAttributeNamespaces,
  serviceBenchmarks,
];

/** The namespace with which a server starts. */
export function namespaceSeed(prefix: string): JsonObject {
  const uri = `http://sixsq.com/slipstream/schema/1/${prefix}`;
  return { id: `service-attribute-namespace/${prefix}`, prefix, uri };
}

function requireKnownPrefixes(attributes: JsonObject, context: Context): void {
  const prefixes = knownPrefixes(context);
  const areKnown = (object: JsonObject): boolean =>
    Object.entries(object).every(
      ([name, value]) => prefixes.has(name.split(":", 1)[0] ?? "") && (!isObject(value) || areKnown(value)),
    );
  if (!areKnown(attributes)) throw wrongNamespace("");
}

function knownPrefixes({ store }: Context): ReadonlySet<string> {
  return new Set(store.all("service-attribute-namespace").map((document) => textOf(document, "prefix") ?? ""));
}

function wrongNamespace(detail: string): CimiError {
  return new CimiError(406, `resource attributes do not satisfy defined namespaces${detail}`);
}

function toHex(text: string): string {
  const bytes = new TextEncoder().encode(encodeURI(text));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
