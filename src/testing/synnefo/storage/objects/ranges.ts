import { fault } from "../../faults.js";
import type { StorageRequest } from "../storage-request.js";

/** Bytes from `start` up to, but not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The ranges that a request asks for; undefined if it asks for none, or for ones that cannot be understood.
 *
 * @throws CloudFault with 416 for one that reaches beyond the end: the server does not shorten it.
 */
export function readRanges(request: StorageRequest, size: number): readonly Range[] | undefined {
  const text = (request.header("range") ?? "").replaceAll(" ", "");
  if (!text.startsWith("bytes=")) return undefined;
  const ranges: Range[] = [];
  for (const part of text.slice("bytes=".length).split(",")) {
    const [, first = "", last = ""] = /^(\d*)-(\d*)$/.exec(part) ?? [];
    if (first === "" && last === "") return undefined;
    if (first !== "" && last !== "" && Number(first) > Number(last)) return undefined;
    if (first === "") ranges.push({ start: size - Number(last), end: size });
    else ranges.push({ start: Number(first), end: last === "" ? size : Number(last) + 1 });
  }
  if (ranges.some(({ start, end }) => start < 0 || end > size || start >= end))
    throw fault("rangeNotSatisfiable", "Requested range exceeds object limits");
  return ranges;
}

/** Where a request writes into an object. Undefined stands for what the request leaves open. */
export interface ContentRange {
  /** Undefined for the end of the object. */
  readonly offset?: number;
  readonly length?: number;
  /** The size that the object must have. */
  readonly total?: number;
}

/** @throws CloudFault with 400 without the header; 416 if it cannot be understood. */
export function readContentRange(request: StorageRequest): ContentRange {
  const text = request.value("content-range");
  if (text === undefined) throw fault("badRequest", "Missing Content-Range header");
  if (text === "bytes */*") return {};
  const [, first, last = "", size = ""] = /^bytes (\d+)-(\d*)\/(\d+|\*)$/.exec(text) ?? [];
  const invalid = fault("rangeNotSatisfiable", "Invalid Content-Range header");
  if (first === undefined) throw invalid;
  const offset = Number(first);
  const end = last === "" ? undefined : Number(last) + 1;
  const total = size === "*" ? undefined : Number(size);
  if (end !== undefined && end <= offset) throw invalid;
  if (total !== undefined && (offset >= total || (end ?? 0) > total)) throw invalid;
  return { offset, ...(end !== undefined && { length: end - offset }), ...(total !== undefined && { total }) };
}
