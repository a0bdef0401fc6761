import type { MockRequest } from "../../kit/request.js";
import type { Json } from "../json.js";
import { notAcceptable } from "./errors.js";

/** A request whose route is known. */
export interface ApiRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly query: URLSearchParams;
  /** The path parameters, by the names in the route's pattern. Ids are in lower case. */
  readonly parts: Readonly<Record<string, string>>;
  /**
   * The body as JSON, regardless of its Content-Type.
   *
   * @throws ApiError if it is not JSON.
   */
  readonly json: () => Json;
}

export function toApiRequest({ method, headers, search, body }: MockRequest, parts: ApiRequest["parts"]): ApiRequest {
  return { method, headers, query: new URLSearchParams(search), parts, json: () => parseBody(body) };
}

function parseBody(body: Uint8Array): Json {
  try {
    // What JSON.parse returns is JSON.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as Json;
  } catch {
    throw notAcceptable();
  }
}
