import type { MockResponse } from "../../kit/response.js";
import { type Json, writeJson } from "../json.js";
import type { ApiError } from "./errors.js";

/** What a handler returns instead of JSON: a response of its own. */
export class RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;

  constructor(status: number, headers: Readonly<Record<string, string>>, body: string) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** The response to a request that succeeded. */
export function jsonResponse(
  json: Json,
  more: Readonly<Record<string, string>>,
  floatFields?: ReadonlySet<string>,
): MockResponse {
  const headers = { "content-type": "application/json", "cache-control": "private, no-store, no-cache", ...more };
  return { status: 200, headers, body: writeJson(json, floatFields) };
}

export function errorResponse(
  { status, error, message }: ApiError,
  more: Readonly<Record<string, string>>,
): MockResponse {
  const own = status === 401 ? { "www-authenticate": 'Token realm="Application"' } : {};
  const disabled = error === "MethodNotAllowed" ? disabledHeaders : {};
  const headers = { "content-type": "application/json", ...own, ...more, ...disabled };
  return { status, headers, body: writeJson({ code: status, error, message }) };
}

/**
 * Decapod hands a sentence to the web framework where it takes a list of methods, so that `Allow` lists its characters. The response has
 * two lines of Content-Type, which `Headers` joins.
 */
const disabledHeaders = {
  allow: Array.from("Method is disabled, because authentication/authorization is managed by external service.").join(
    ", ",
  ),
  "content-type": "application/json, text/html",
};
