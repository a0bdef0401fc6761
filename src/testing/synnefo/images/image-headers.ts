import type { Image } from "./image.js";
import { decode, quote } from "../storage/percent.js";

/** What the headers of a request say about an image. */
export interface ImageParameters {
  /** The fields by their names: `disk_format`. Values are as sent, except the name, which is decoded. */
  readonly fields: ReadonlyMap<string, string>;
  /** The properties by their normalized names: `os_family`. */
  readonly properties: ReadonlyMap<string, string>;
}

/** The fields of an image, in the order in which responses have them. */
const responseFields = [
  "name",
  "disk_format",
  "container_format",
  "size",
  "checksum",
  "location",
  "created_at",
  "updated_at",
  "deleted_at",
  "status",
  "is_public",
  "owner",
  "id",
  "is_snapshot",
  "description",
] as const;

/** The fields that a request may have; others are ignored. */
const requestFields: ReadonlySet<string> = new Set([...responseFields, "store"]);

const prefix = "x-image-meta-";
const propertyPrefix = `${prefix}property-`;

/** @throws CloudFault with 400 if a name or a property is not UTF-8. */
export function readImageHeaders(headers: Headers): ImageParameters {
  const fields = new Map<string, string>();
  const properties = new Map<string, string>();
  for (const [header, value] of headers) {
    if (header.startsWith(propertyPrefix)) {
      // The gateway writes header names in capitals with underscores, and so loses both.
      const key = decode(header.slice(propertyPrefix.length));
      properties.set(normalize(key), decode(value));
    } else if (header.startsWith(prefix)) {
      const field = normalize(header.slice(prefix.length));
      if (requestFields.has(field)) fields.set(field, field === "name" ? decode(value) : value);
    }
  }
  return { fields, properties };
}

/** The image as headers of a response. */
export function imageHeaders(image: Image): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const field of responseFields) headers[prefix + field.replaceAll("_", "-")] = headerValue(image, field);
  for (const [key, value] of image.properties) {
    // The real server leaves slashes, with which HTTP allows no name of a header.
    const name = quote(propertyPrefix + key.replaceAll("_", "-")).replaceAll("/", "%2F");
    headers[name] = quote(value);
  }
  return headers;
}

function headerValue(image: Image, field: (typeof responseFields)[number]): string {
  switch (field) {
    case "name":
      return quote(image.name);
    case "description":
      return quote(image.description ?? "");
    case "status":
      return headerStatuses[image.status.toUpperCase()] ?? "UNKNOWN";
    case "is_public":
    case "is_snapshot":
      return image[field] ? "True" : "False";
    default:
      return String(image[field] ?? "");
  }
}

/** Statuses have other names in headers than in JSON. */
const headerStatuses: Readonly<Record<string, string>> = {
  CREATING: "SAVING",
  AVAILABLE: "AVAILABLE",
  ERROR: "ERROR",
  DELETED: "DELETED",
};

/** Lower case, and an underscore for each punctuation character of ASCII. */
function normalize(key: string): string {
  return key.toLowerCase().replace(/[!-/:-@[-`{-~]/g, "_");
}
