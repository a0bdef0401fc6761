import type { MockResponse } from "../../kit/response.js";
import { CloudFault, jsonResponse } from "../faults.js";
import type { CloudRequest } from "../request.js";
import { isObject, type Json, type JsonObject, toText } from "../json.js";

/** The format of a list. */
export type Format = "text" | "json" | "xml";

/**
 * The format that a request asks for: by its parameter, else by the end of its path, else by `Accept`.
 *
 * @param formats The possible formats, the default first.
 */
export function formatOf({ query, path, headers }: CloudRequest, formats: readonly [Format, ...Format[]]): Format {
  const wanted = (test: (format: Format) => boolean) => formats.find(test);
  const accepted = (headers.get("accept") ?? "").split(",").map((type) => type.replace(/;.*/s, "").trim());
  return (
    wanted((format) => query.get("format") === format) ??
    wanted((format) => path.endsWith(`.${format}`) && format !== "text") ??
    wanted((format) => accepted.find((type) => Object.values(contentTypes).includes(type)) === contentTypes[format]) ??
    formats[0]
  );
}

const contentTypes: Readonly<Record<Format, string>> = {
  text: "text/plain",
  json: "application/json",
  xml: "application/xml",
};

/** Responds. A fault has the type of the format, though it is JSON in each. */
export function inFormat(format: Format, respond: () => MockResponse): MockResponse {
  try {
    return respond();
  } catch (error) {
    if (!(error instanceof CloudFault) || format === "json") throw error;
    const { response } = error;
    throw new CloudFault({ ...response, headers: { ...response.headers, ...typeHeader(format) } });
  }
}

/** A list with the elements of its XML. */
export interface ListShape {
  /** The root, with its attributes. */
  readonly root: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The element of each item. */
  readonly item: string;
}

/** A list of names, one a line, or of items. Without items it has no text. */
export function listResponse(
  format: Format,
  headers: Readonly<Record<string, string>>,
  shape: ListShape,
  { names, items }: { readonly names: () => readonly string[]; readonly items: () => readonly JsonObject[] },
): MockResponse {
  const all = { ...headers, ...typeHeader(format) };
  if (format === "json") return { ...jsonResponse(200, items()), headers: all };
  if (format === "xml") return { status: 200, headers: all, body: toXml(shape, items()) };
  const lines = names().map((name) => `${name}\n`);
  return { status: lines.length === 0 ? 204 : 200, headers: all, body: lines.join("") };
}

/** A list of hashes. */
export function hashListResponse(status: number, format: Format, hashes: readonly string[]): MockResponse {
  if (format !== "xml") return jsonResponse(status, hashes);
  const items = hashes.map((hash) => `<item>${hash}</item>`);
  return { status, headers: typeHeader(format), body: `${xmlStart}<items>${items.join("")}</items>\n` };
}

const xmlStart = '<?xml version="1.0" encoding="UTF-8"?>\n';

function toXml({ root, attributes = {}, item }: ListShape, items: readonly JsonObject[]): string {
  const start = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  const elements = items.map((each) =>
    typeof each.subdir === "string"
      ? `<subdir name="${escapeXml(each.subdir)}" />`
      : `<${item}>${Object.entries(each).map(memberXml).join("")}</${item}>`,
  );
  return `${xmlStart}<${root}${start.join("")}>${elements.join("")}</${root}>\n`;
}

function memberXml([name, value]: [string, Json]): string {
  const content = isObject(value)
    ? Object.entries(value).map(
        ([key, each]) => `<key>${escapeXml(key)}</key><value>${escapeXml(toText(each))}</value>`,
      )
    : [escapeXml(toText(value))];
  return `<${name}>${content.join("")}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function typeHeader(format: Format): Record<string, string> {
  return { "content-type": `${contentTypes[format]}; charset=UTF-8` };
}
