import type { MockResponse } from "../../kit/response.js";
import { type Json, writeJson } from "../json.js";
import type { ApiError } from "./errors.js";

/** A complete response, for handlers that do not return JSON. */
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

/** A successful response. */
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
 * Decapod passes a sentence to the web framework instead of a list of methods, so that `Allow` lists its characters. The response has two
 * `Content-Type` headers, which `Headers` joins.
 */
const disabledHeaders = {
  allow: Array.from("Method is disabled, because authentication/authorization is managed by external service.").join(
    ", ",
  ),
  "content-type": "application/json, text/html",
};
