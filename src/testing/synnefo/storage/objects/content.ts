import type { MockResponse } from "../../../kit/response.js";
import { fault } from "../../faults.js";
import { mayRead } from "../access.js";
import type { ObjectContent, ObjectVersion } from "../object.js";
import { comparePoints } from "../order.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { readRanges, type Range } from "./ranges.js";
import type { Found } from "./versions.js";

/**
 * The contents that an object consists of: its own, or those of the objects that its manifest names.
 *
 * @param user The UUID of the reader; empty for a public link.
 */
export function contentsOf(store: ObjectStore, user: string, { object, version }: Found): readonly ObjectContent[] {
  if (version.manifest === undefined) return [version.content];
  const [, container = "", prefix = ""] = /^([^/]*)\/(.*)$/s.exec(version.manifest) ?? [];
  const parts = store.findContainer(object.account, container)?.objects.values() ?? [];
  return [...parts]
    .filter((part) => part.name.startsWith(prefix) && mayRead(store, user, part))
    .sort((one, other) => comparePoints(one.name, other.name))
    .flatMap(({ live }) => live?.content ?? []);
}

export function sizeOf(contents: readonly ObjectContent[]): number {
  return contents.reduce((sum, { size }) => sum + size, 0);
}

/**
 * The bytes of an object, or the ranges of them that a request asks for.
 *
 * @throws CloudFault with 416 for a range beyond the end; 403 for a snapshot, whose content is elsewhere.
 */
export function contentResponse(
  store: ObjectStore,
  request: StorageRequest,
  { object, version }: Found,
  headers: Readonly<Record<string, string>>,
  contents: readonly ObjectContent[],
): MockResponse {
  if (contents.some(({ isSnapshot }) => isSnapshot))
    throw fault("forbidden", "Unable to retrieve Archipelago volume hashmap");
  const size = sizeOf(contents);
  const type = request.query.get("disposition-type") === "attachment" ? "attachment" : "inline";
  const name = object.name.replace(/^.*\//s, "");
  const all = { "content-disposition": `${type}; filename="${name}"`, ...headers };
  const ranges = readRanges(request, size);
  const [range] = ranges ?? [];
  if (ranges === undefined || range === undefined || !isUnchanged(request, version))
    return { status: 200, headers: all, body: readBytes(store, contents, { start: 0, end: size }) };
  if (ranges.length > 1) return multipart(store, contents, all, ranges, size);
  const more = { "content-length": String(range.end - range.start), "content-range": rangeText(range, size) };
  return { status: 206, headers: { ...all, ...more }, body: readBytes(store, contents, range) };
}

/** The condition `If-Range`. A date must be the exact time of the change; any other value must be the MD5 hash. */
function isUnchanged(request: StorageRequest, { modifiedMs, content }: ObjectVersion): boolean {
  const condition = request.header("if-range") ?? "";
  const ms = Date.parse(condition);
  return condition === "" || (Number.isNaN(ms) ? condition === content.checksum : ms === modifiedMs);
}

function rangeText({ start, end }: Range, size: number): string {
  return `bytes ${start}-${end - 1}/${size}`;
}

function multipart(
  store: ObjectStore,
  contents: readonly ObjectContent[],
  headers: Readonly<Record<string, string>>,
  ranges: readonly Range[],
  size: number,
): MockResponse {
  const boundary = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const encoder = new TextEncoder();
  const parts = ranges.flatMap((range, index) => [
    encoder.encode(
      `${index === 0 ? "" : "\r\n"}--${boundary}\r\nContent-Range: ${rangeText(range, size)}\r\n` +
        "Content-Transfer-Encoding: binary\r\n\r\n",
    ),
    readBytes(store, contents, range),
  ]);
  const body = joined([...parts, encoder.encode(`\r\n--${boundary}--\r\n`)]);
  const more = {
    "content-length": String(body.length),
    "content-type": `multipart/byteranges; boundary=${boundary}`,
  };
  return { status: 206, headers: { ...headers, ...more }, body };
}

/** The bytes of a range of all contents, one after the other. */
function readBytes(store: ObjectStore, contents: readonly ObjectContent[], { start, end }: Range): Uint8Array {
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const content of contents) {
    const [from, to] = [Math.max(0, start - offset), Math.min(content.size, end - offset)];
    if (from < to) parts.push(store.read(content, from, to));
    offset += content.size;
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
