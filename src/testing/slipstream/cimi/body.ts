import type { MockRequest } from "../../kit/request.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { unexpected } from "./errors.js";

/** A body that says it is JSON and is not. The web framework refuses it before the server sees it. */
export class MalformedBody extends Error {}

/**
 * The JSON in a body; undefined if the body is of another type.
 *
 * @throws MalformedBody if it is not JSON.
 */
export function readJson({ headers, body }: MockRequest): Json | undefined {
  if (!/^application\/(.+\+)?json/i.test(headers.get("content-type") ?? "")) return undefined;
  try {
    // What JSON.parse returns is JSON.
    return JSON.parse(new TextDecoder().decode(body)) as Json;
  } catch {
    throw new MalformedBody();
  }
}

/**
 * The body of a request that adds or changes a resource.
 *
 * @throws CimiError if it is no object.
 */
export function readObject(request: MockRequest): JsonObject {
  const body = readJson(request);
  if (isObject(body)) return body;
  throw unexpected("the body cannot be cast to clojure.lang.IPersistentMap");
}
