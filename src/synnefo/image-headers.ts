import { requirePlainObject } from "../core/data/checks.js";
import { defineInput, encodeInput } from "../core/data/input.js";
import { checkSendable } from "../core/data/json.js";
import * as z from "../core/data/zod.js";
import { InvalidInputError } from "../core/errors/index.js";
import type { ResponseFormat } from "../core/http/formats.js";
import { describeValue } from "../core/text.js";
import { requireKnown, requireText } from "./server-checks.js";

/** What an image is registered with. */
export interface ImageInput {
  /** The name. */
  readonly name: string;
  /** The file: the URL `pithos://ACCOUNT/CONTAINER/PATH` with percent-encoded segments, or its parts. The user must own it. */
  readonly location: string | ImageLocation;
  /** The format of the disk. Default: that of the cloud, usually `diskdump`. */
  readonly diskFormat?: string | undefined;
  /** The format of the container. Default `bare`. */
  readonly containerFormat?: string | undefined;
  /** The Merkle hash of the file: if it is another one, the server refuses. Default: not checked. */
  readonly checksum?: string | undefined;
  /** Whether every user may use it. Default false. */
  readonly isPublic?: boolean | undefined;
  /**
   * Further properties: at most 32, each with a value of at most 256 characters. In their keys, the server puts letters in lower case and
   * replaces punctuation by `_`. An empty value deletes the property of a file that is an image already.
   */
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** The file of an image. */
export interface ImageLocation {
  /** The UUID of the account that owns it. */
  readonly account: string;
  /** The name of the container. */
  readonly container: string;
  /** The path of the file in the container. */
  readonly path: string;
}

/** What can be changed of an image. What is left out stays. */
export interface ImageChanges {
  /** The name. */
  readonly name?: string | undefined;
  /** The format of the disk. */
  readonly diskFormat?: string | undefined;
  /** The format of the container. */
  readonly containerFormat?: string | undefined;
  /** The status. */
  readonly status?: string | undefined;
  /** Whether every user may use it. */
  readonly isPublic?: boolean | undefined;
  /** Properties to set; those that are not named stay, and those with an empty value are deleted. */
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** What a header has as it is. The server deletes a field that is empty. */
const plain = z
  .string()
  .check(z.refine((text) => /^[!-~]+$/.test(text), { error: "expected a string of ASCII characters without spaces" }));
const text = z.exactOptional(plain);
const imageName = z.string().check(z.refine((name) => name !== "", { error: "expected a name" }));
const flag = z.exactOptional(z.boolean());

const inputFields = defineInput<{
  name: string;
  location: string;
  disk_format?: string;
  container_format?: string;
  checksum?: string;
  is_public?: boolean;
}>()({
  name: imageName,
  location: z.string().check(
    z.refine((url) => /^pithos:\/\/[!-.0-~]+\/[!-.0-~]+\/[!-~]+$/.test(url), {
      error: "expected pithos://ACCOUNT/CONTAINER/PATH with percent-encoded segments",
    }),
  ),
  disk_format: text,
  container_format: text,
  checksum: text,
  is_public: flag,
});

const changeFields = defineInput<{
  name?: string;
  disk_format?: string;
  container_format?: string;
  status?: string;
  is_public?: boolean;
}>()({ name: z.exactOptional(imageName), disk_format: text, container_format: text, status: text, is_public: flag });

/**
 * The headers that register an image.
 *
 * @throws An `InvalidInputError` for an invalid input.
 */
export function registrationHeaders(input: ImageInput): Record<string, string> {
  requirePlainObject("image: the input", input);
  const { properties, location, ...rest } = input;
  const url = typeof location === "string" ? location : locationUrl(location);
  return headersOf(encodeInput(inputFields, { ...rest, location: url }, "image"), properties);
}

/**
 * The headers that change an image.
 *
 * @throws An `InvalidInputError` for invalid changes.
 */
export function changeHeaders(changes: ImageChanges): Record<string, string> {
  requirePlainObject("image: the changes", changes);
  const { properties, ...rest } = changes;
  return headersOf(encodeInput(changeFields, rest, "image"), properties);
}

function locationUrl(location: unknown): string {
  requirePlainObject("image: location", location);
  requireKnown("image: location", location, "account", "container", "path");
  const { account, container, path } = location;
  const parts = Object.entries({ account, container, path }).map(([name, part]) => {
    const text = requireText(`image: location.${name}`, part);
    if (name !== "path" && text.includes("/")) {
      throw new InvalidInputError(`image: location.${name} cannot have a slash: ${describeValue(text)}`);
    }
    return text.split("/").map(encodeURIComponent).join("/");
  });
  return `pithos://${parts.join("/")}`;
}

/** Texts of people travel percent-encoded. */
const encoded: ReadonlySet<string> = new Set(["name", "description"]);

function headersOf(fields: object, properties: unknown): Record<string, string> {
  const headers = Object.entries(fields).map(([name, value]): [string, string] => [
    `X-Image-Meta-${name.replaceAll("_", "-")}`,
    value === true
      ? "True"
      : value === false
        ? "False"
        : encoded.has(name)
          ? percentEncoded(String(value))
          : String(value),
  ]);
  if (properties === undefined) return Object.fromEntries(headers);
  requirePlainObject("image: properties", properties);
  const keys = new Set<string>();
  for (const [key, value] of Object.entries(properties)) {
    // The server replaces the punctuation of ASCII.
    const stored = key.toLowerCase().replace(/[!-/:-@[-`{-~]/g, "_");
    if (key === "") throw new InvalidInputError("image: the key of a property cannot be empty");
    if (typeof value !== "string") {
      throw new InvalidInputError(`image: properties.${key} must be a string, not ${describeValue(value)}`);
    }
    checkSendable(key, "image: properties: the key");
    checkSendable(value, `image: properties.${key}`);
    if (keys.has(stored)) {
      throw new InvalidInputError(`image: properties has two keys that the server stores as ${describeValue(stored)}`);
    }
    keys.add(stored);
    headers.push([`X-Image-Meta-Property-${percentEncoded(key)}`, percentEncoded(value)]);
  }
  return Object.fromEntries(headers);
}

/** Percent-encodes a text for the name or the value of a header: names may have no parentheses. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
}

/** Reads the headers that describe an image, and makes of them what lists have. */
export const imageInHeaders: ResponseFormat = {
  accept: "application/json",
  name: "headers of an image",
  read: ({ headers }) => {
    if (!headers.has("X-Image-Meta-Id")) return undefined;
    const image: Record<string, unknown> = {};
    const properties: [string, string][] = [];
    for (const [name, value] of headers) {
      const key = /^x-image-meta-(.*)$/i.exec(name)?.[1]?.toLowerCase();
      if (key === undefined) continue;
      const property = /^property-(.*)$/.exec(key)?.[1];
      if (property === undefined) image[key.replaceAll("-", "_")] = encoded.has(key) ? decoded(value) : value;
      // The server writes "-" for "_" in headers.
      else properties.push([decoded(property).replaceAll("-", "_"), decoded(value)]);
    }
    const { is_public, is_snapshot, size, description, ...rest } = image;
    return {
      body: {
        ...rest,
        ...{ is_public: isTrue(is_public), is_snapshot: isTrue(is_snapshot), size: Number(size) },
        ...(typeof description === "string" && description !== "" && { description }),
        properties: Object.fromEntries(properties),
      },
    };
  },
};

function isTrue(value: unknown): boolean {
  return typeof value === "string" && value.toLowerCase() === "true";
}

/** Decodes a percent-encoded text; one that is not stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
