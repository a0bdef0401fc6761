import { fault } from "../faults.js";
import { isArray, isObject, type Json, type JsonObject } from "../json.js";
import type { CloudRequest } from "../request.js";

/** @throws CloudFault with 400 if the body is not JSON. */
export function jsonBody(request: CloudRequest): Json {
  const type = request.headers.get("content-type");
  if (type === null) throw fault("badRequest", "Missing Content-Type header field");
  if (!type.startsWith("application/json")) throw fault("badRequest", `Unsupported Content-type: '${type}'`);
  try {
    // What JSON.parse returns is JSON.
    return JSON.parse(request.text) as Json;
  } catch {
    throw fault("badRequest", "Invalid JSON data");
  }
}

const types = {
  string: (value: Json): value is string => typeof value === "string",
  boolean: (value: Json): value is boolean => typeof value === "boolean",
  object: isObject,
  array: isArray,
  "string or integer": (value: Json): value is string | number =>
    typeof value === "string" || (typeof value === "number" && Number.isInteger(value)),
};

interface TypeOf {
  string: string;
  boolean: boolean;
  object: JsonObject;
  array: readonly Json[];
  "string or integer": string | number;
}

/**
 * An attribute that must be there.
 *
 * @throws CloudFault with 400 if it is missing or has the wrong type. That the object is none is a crash: 500.
 */
export function required<Type extends keyof TypeOf>(value: Json, name: string, type: Type): TypeOf[Type] {
  const found = optional(value, name, type);
  if (found === undefined) throw fault("badRequest", `Malformed request. Missing attribute '${name}'.`);
  return found;
}

/**
 * An attribute that may be missing; null means the same.
 *
 * @throws CloudFault with 400 if it has the wrong type, or 500 if the object is none.
 */
export function optional<Type extends keyof TypeOf>(value: Json, name: string, type: Type): TypeOf[Type] | undefined {
  const found = attribute(value, name);
  if (found === undefined || found === null) return undefined;
  // TypeScript cannot see that the check belongs to the same name.
  const isOfType = types[type] as (value: Json) => value is TypeOf[Type] & Json;
  if (!isOfType(found)) throw fault("badRequest", `Malformed request. Invalid '${name}' field`);
  return found;
}

/** @throws CloudFault with 500 if the object is none, as of the server. */
export function attribute(value: Json, name: string): Json | undefined {
  if (!isObject(value)) throw unexpectedError();
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The fault for an exception that the server did not expect. */
export function unexpectedError() {
  return fault("internalServerError", "Unexpected error");
}
