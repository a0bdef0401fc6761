import type { MockResponse } from "../../kit/response.js";
import type { JsonObject } from "../json.js";
import type { CimiError } from "./errors.js";

/** A response whose body is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

export function ok(body: JsonObject): Reply {
  return { status: 200, body };
}

/** The reply to an add. Some types add what is shown only once. */
export function created(id: string, once: JsonObject = {}): Reply {
  const body = { status: 201, message: `created ${id}`, "resource-id": id, ...once };
  return { status: 201, headers: { location: id }, body };
}

export function deleted(id: string): Reply {
  return ok({ status: 200, message: `${id} deleted`, "resource-id": id });
}

export function errorReply({ status, message, resourceId, location }: CimiError): Reply {
  return {
    status,
    headers: location === undefined ? {} : { location },
    body: { status, message, ...(resourceId !== undefined && { "resource-id": resourceId }) },
  };
}

export function toResponse({ status, headers, body }: Reply): MockResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}
