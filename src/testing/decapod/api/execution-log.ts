import type { Json } from "../json.js";
import type { Version } from "../store/collection.js";
import type { Database } from "../store/database.js";
import type { ExecutionData } from "../store/models.js";
import { notFound } from "../web/errors.js";
import { readBoolean } from "../web/list-query.js";
import type { ApiRequest } from "../web/request.js";
import { RawResponse } from "../web/response.js";

/** How long a client may cache a log, in seconds. */
const cacheSeconds = 2_592_000;

/** The log of an execution: as JSON if `Accept` or `Content-Type` is exactly `application/json`, else as plain text. */
export function logResponse(
  { logs, now }: Database,
  { id }: Version<ExecutionData>,
  { headers, query }: ApiRequest,
): Json | RawResponse {
  const log = logs.get(id);
  if (log === undefined) throw notFound();
  const isDownload = readBoolean(query.get("download"));
  const asksForJson = ["accept", "content-type"].some((name) => headers.get(name) === "application/json");
  if (!isDownload && asksForJson) return { data: log };
  const etag = `"${fingerprint(log)}"`;
  const shared = {
    etag,
    "cache-control": `private, no-store, max-age=${cacheSeconds}`,
    expires: new Date((now() + cacheSeconds) * 1000).toUTCString(),
    ...(isDownload && { "content-disposition": `attachment; filename=${id}.log` }),
  };
  if (isKnown(etag, headers.get("if-none-match"))) return new RawResponse(304, shared, "");
  return new RawResponse(200, { ...shared, "content-type": "text/plain; charset=utf-8" }, log);
}

/** Whether `If-None-Match` has that ETag. */
function isKnown(etag: string, header: string | null): boolean {
  const known = (header ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

/** A hash of 32 hexadecimal digits, for an ETag. */
function fingerprint(text: string): string {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < text.length; index += 1) {
    for (const [place, word] of words.entries())
      words[place] = Math.imul(word ^ (text.charCodeAt(index) + place), 0x01000193);
  }
  return words.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
