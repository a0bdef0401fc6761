import { fault } from "../../faults.js";
import type { StorageRequest } from "../storage-request.js";

/**
 * The conditions about the hash of an object.
 *
 * @param hash Undefined if there is no object.
 * @returns Whether a request that reads finds what it has already.
 * @throws CloudFault with 412.
 */
export function meetsEtag(request: StorageRequest, hash: string | undefined): boolean {
  const [match, noneMatch] = [request.header("if-match"), request.header("if-none-match")];
  if (match !== undefined) {
    if (hash === undefined) throw fault("preconditionFailed", "Resource does not exist");
    if (!names(match, hash)) throw fault("preconditionFailed", "Resource ETag does not match");
  }
  if (noneMatch === undefined || hash === undefined || !names(noneMatch, hash)) return false;
  if (request.method === "HEAD" || request.method === "GET") return true;
  throw fault("preconditionFailed", "Resource exists or ETag matches");
}

/** Whether a request has a condition about the hash. */
export function hasEtagCondition(request: StorageRequest): boolean {
  return request.value("if-match") !== undefined || request.value("if-none-match") !== undefined;
}

function names(header: string, hash: string): boolean {
  return header === "*" || readEtags(header).some((etag) => etag.toLowerCase() === hash);
}

/** The quoted strings of a header; all of it if it has none. */
export function readEtags(header: string): readonly [string, ...string[]] {
  const [first = header, ...others] = Array.from(header.matchAll(/"((?:\\.|[^"])*)"/g), ([, etag = ""]) => etag);
  return [first, ...others];
}
