import type { MockResponse } from "../kit/response.js";
import type { QuotaExcess } from "./quota-excess.js";
import { type Json, writeJson } from "./json.js";

/** The faults of Synnefo and their statuses. */
const statuses = {
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  resizeNotAllowed: 403,
  itemNotFound: 404,
  featureNotEnabled: 404,
  notAllowed: 405,
  conflict: 409,
  buildInProgress: 409,
  lengthRequired: 411,
  preconditionFailed: 412,
  requestEntityTooLarge: 413,
  overLimit: 413,
  badMediaType: 415,
  rangeNotSatisfiable: 416,
  networkInUse: 421,
  unprocessableEntity: 422,
  notModified: 304,
  internalServerError: 500,
  notImplemented: 501,
  serviceUnavailable: 503,
} as const;

/** The name of a fault, which is the only key of its body. */
export type FaultName = keyof typeof statuses;

/** A fault with which a part of the cloud ends a request: thrown by its handler, and sent by the server. */
export class CloudFault extends Error {
  readonly response: MockResponse;

  constructor(response: MockResponse) {
    super("A fault of the embedded server");
    this.response = response;
  }
}

/** A fault by its name: `throw fault("itemNotFound", "Server not found.")`. */
export function fault(name: FaultName, message: string, details = ""): CloudFault {
  return new CloudFault(faultResponse(name, statuses[name], message, details));
}

/** A fault named `fault`: that of another service, which a service relays. */
export function relayedFault(code: number, message: string, details: string): CloudFault {
  return new CloudFault(faultResponse("fault", code, message, details));
}

/** The fault for a path that no service has. It is not 404. */
export function noSuchEndpoint(): CloudFault {
  return fault("badRequest", "API endpoint not found");
}

/** The fault for a method that a path does not have. */
export function methodNotAllowed(allowed: readonly string[]): CloudFault {
  const { status, headers, body } = faultResponse("notAllowed", statuses.notAllowed, "Method not allowed", "");
  return new CloudFault({ status, headers: { ...headers, allow: allowed.join(",") }, body });
}

/** The fault of a service for a change that a limit does not allow. */
export function overLimit(excess: QuotaExcess): CloudFault {
  return fault("overLimit", overLimitMessage, overLimitDetails(excess));
}

/** The details of each fault for a limit. */
export function overLimitDetails({ resource, available, requested }: QuotaExcess): string {
  const name = resourceNames.get(resource) ?? resource.replace(/^cyclades\./, "");
  return `Limit for resource '${name}' exceeded for your account. Available: ${available}, Requested: ${requested}`;
}

/** The message of each fault for a limit. */
export const overLimitMessage = "Resource Limit Exceeded for your account.";

/** How messages name resources. */
const resourceNames: ReadonlyMap<string, string> = new Map([
  ["cyclades.vm", "Virtual Machine"],
  ["cyclades.cpu", "CPU"],
  ["cyclades.ram", "RAM"],
  ["cyclades.disk", "System Disk"],
  ["cyclades.network.private", "Private Network"],
  ["cyclades.floating_ip", "Floating IP address"],
  ["pithos.diskspace", "Storage space"],
]);

function faultResponse(name: string, code: number, message: string, details: string): MockResponse {
  return jsonResponse(code, { [name]: { message, code, details } });
}

/** A response with JSON, as every service sends it. */
export function jsonResponse(status: number, body: Json): MockResponse {
  return { status, headers: jsonHeaders, body: writeJson(body) };
}

/** A response without a body. Its type is nevertheless that of JSON. */
export function emptyResponse(status: number, headers: Readonly<Record<string, string>> = {}): MockResponse {
  return { status, headers: { ...jsonHeaders, ...headers }, body: "" };
}

/** The page of Django for an exception that nothing has caught. */
export function errorPage(): MockResponse {
  return {
    status: 500,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!DOCTYPE html>\n<html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>\n",
  };
}

const jsonHeaders: Readonly<Record<string, string>> = { "content-type": "application/json; charset=UTF-8" };
