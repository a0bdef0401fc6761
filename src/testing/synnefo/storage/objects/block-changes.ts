import { fault } from "../../faults.js";
import type { ObjectContent } from "../object.js";
import type { StorageRequest } from "../storage-request.js";
import type { ObjectStore } from "../store.js";
import { readContentRange } from "./ranges.js";
import { findReadable, splitPath } from "./versions.js";

/**
 * The content of an object after a POST with `Content-Range`, whose bytes are the body or those of another object. Whole blocks of
 * another object are taken over by their hashes. The last block of a truncated object keeps what lies beyond its end.
 *
 * @throws CloudFault with 400, 404 or 416.
 */
export function changedBlocks(store: ObjectStore, request: StorageRequest, old: ObjectContent): ObjectContent {
  const range = readContentRange(request);
  const offset = range.offset ?? old.size;
  if (offset > old.size) throw fault("rangeNotSatisfiable", "Supplied offset is beyond object limits");
  const source = sourceOf(store, request);
  const length = lengthOf(range.length, source?.size, request.body.length);
  const { total } = range;
  const end = offset + length;
  if (total !== undefined && (total !== old.size || offset >= old.size || (length > 0 && end > old.size)))
    throw fault("rangeNotSatisfiable", "Supplied range will change provided object limits");
  const limit = sizeAfter(request);
  const hashes = [...old.hashes];
  if (source === undefined) writeBytes(store, hashes, request.body, offset);
  else if (offset % store.blocks.blockSize === 0) takeBlocks(store, hashes, source.hashes, offset, length);
  else writeBytes(store, hashes, store.read(source, 0, length), offset);
  const size = Math.max(old.size, end);
  if (limit === undefined || limit >= size) return store.contentOf(hashes, size);
  return store.contentOf(hashes.slice(0, Math.ceil(limit / store.blocks.blockSize)), limit);
}

/** The object whose bytes are written; undefined for those of the body. */
function sourceOf(store: ObjectStore, request: StorageRequest): ObjectContent | undefined {
  const header = request.value("x-source-object");
  if (header === undefined) return undefined;
  const account = request.value("x-source-account") ?? request.user.uuid;
  const path = splitPath(header, account, "Invalid source object");
  if (store.findNode(path) === undefined && account === request.user.uuid)
    throw fault("itemNotFound", "Source object does not exist");
  return findReadable(store, request.user.uuid, path, request.header("x-source-version")).version.content;
}

/** How many bytes are written. @throws CloudFault with 400 if there are not that many. */
function lengthOf(asked: number | undefined, sourceSize: number | undefined, bodyLength: number): number {
  if (sourceSize !== undefined && asked !== undefined && asked > sourceSize)
    throw fault("badRequest", "Object length is smaller than range length");
  if (sourceSize === undefined && asked !== undefined && asked !== bodyLength)
    throw fault("badRequest", "Content length does not match range length");
  return asked ?? sourceSize ?? bodyLength;
}

/** The size to which the object is truncated afterwards. */
function sizeAfter(request: StorageRequest): number | undefined {
  const header = request.header("x-object-bytes");
  if (header === undefined) return undefined;
  if (!/^\s*\+?\d+\s*$/.test(header)) throw fault("badRequest", "Invalid X-Object-Bytes header");
  return Number(header);
}

function takeBlocks(
  { blocks }: ObjectStore,
  hashes: string[],
  source: readonly string[],
  offset: number,
  length: number,
): void {
  const first = offset / blocks.blockSize;
  for (let index = 0; index * blocks.blockSize < length; index += 1) {
    const [hash = "", old] = [source[index], hashes[first + index]];
    const part = length - index * blocks.blockSize;
    const isWhole = part >= blocks.blockSize || old === undefined;
    hashes[first + index] = isWhole ? hash : blocks.update(old, 0, blocks.readRange([hash], 0, part));
  }
}

function writeBytes({ blocks }: ObjectStore, hashes: string[], bytes: Uint8Array, offset: number): void {
  let written = 0;
  while (written < bytes.length) {
    const position = offset + written;
    const [index, start] = [Math.floor(position / blocks.blockSize), position % blocks.blockSize];
    const part = bytes.subarray(written, written + blocks.blockSize - start);
    hashes[index] = blocks.update(hashes[index] ?? "", start, part);
    written += part.length;
  }
}
