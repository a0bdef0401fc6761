import { quote } from "./percent.js";

/** Percent-encodes the names and values of headers as the object store does: those about accounts, containers, objects and content. */
export function encodeHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      // The real server leaves slashes in names, with which HTTP allows no header.
      encoded.test(name) ? [quote(name, ""), quote(value, '/=,:@; "')] : [name, value],
    ),
  );
}

const encoded = /^(x-account-|x-container-|x-object-|content-)/i;

/** The metadata as headers of a response. */
export function metadataHeaders(prefix: string, metadata: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(Array.from(metadata, ([key, value]) => [`${prefix}${key}`.toLowerCase(), value]));
}
