import {
  type BadHttpRequestError,
  BadRequestError,
  ConflictError,
  type HttpResponse,
  MethodNotAllowedError,
  PayloadTooLargeError,
  PreconditionFailedError,
  UnprocessableContentError,
} from "../core/errors/index.js";
import { type RefusalClasses, refusalError, refusalMessage } from "../core/http/refusals.js";
import { parseJson } from "../core/data/lossless-json.js";
import { joinClauses } from "../core/text.js";
import { QuotaError, type QuotaFigures } from "./errors.js";

/** The classes of further statuses. 421 is that of a network in use. */
const classes: RefusalClasses = {
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  421: ConflictError,
  422: UnprocessableContentError,
  // What the server does not implement, it has not done.
  501: MethodNotAllowedError,
};

/** A 500 that says that there may be no more key pairs: the server does not catch its own limit. */
const keypairLimit = "SSH keys limit exceeded";

/**
 * Makes the error for a response with a status of 400 or above. Most have `{"itemNotFound": {"code", "message", "details"}}`: the name is
 * for programs, and the reason phrase of the status is often wrong. Some have no body, and some plain text or a page.
 */
export function toError(response: HttpResponse, urlOption: string, nowMs: number): BadHttpRequestError {
  const { status, body } = response;
  const fault = faultOf(body);
  const { name: reason, message, details } = fault;
  // Where a service relays a refusal of the identity service, that refusal is in the details, as JSON.
  const relayed = details.startsWith("{") ? faultOf(parsed(details)) : undefined;
  const words = wordsOf(relayed === undefined || relayed.message === "" ? fault : relayed);
  const figures = quotaFigures(status, body, details, fault.data ?? relayed?.data);
  const rootAdvice = `is ${urlOption} right?`;
  if (figures !== null)
    return new QuotaError(refusalMessage(response, words || keypairLimit, undefined), response, { reason, ...figures });
  if (status === 400) {
    const advice = message === "API endpoint not found" ? `are the id and ${urlOption} right?` : undefined;
    return new BadRequestError(refusalMessage(response, words, advice), response, { reason });
  }
  const Class = classes[status];
  if (status === 501 && Class !== undefined)
    return new Class(refusalMessage(response, words, undefined), response, { reason });
  return refusalError(response, { words, reason, rootAdvice, credentialsAdvice: "check the token", nowMs, classes });
}

/** What a response says of a refusal. */
interface Fault {
  readonly name?: string;
  readonly message: string;
  readonly details: string;
  readonly data?: unknown;
}

/** Reads `{"name": {"message", "details"}}`, or `{"error", "exception"}` of OAuth 2. */
function faultOf(body: unknown): Fault {
  if (!isObject(body) || Array.isArray(body)) return { message: "", details: "" };
  if (typeof body.error === "string") return { name: body.error, message: text(body.exception), details: "" };
  const [entry] = Object.entries(body);
  if (entry === undefined || !isObject(entry[1])) return { message: "", details: "" };
  const [name, { message, details, data }] = entry;
  return { name, message: text(message), details: text(details), data };
}

/** The server's words. */
function wordsOf({ message, details }: Fault): string {
  // The server repeats the message in the details, and adds a traceback where it is set up so.
  const [line = ""] = details.split("\n");
  return joinClauses([message, line === message ? "" : line].filter((each) => each !== ""));
}

/** The figures of a refusal that is about a quota; null for another one. */
function quotaFigures(status: number, body: unknown, details: string, data: unknown): Partial<QuotaFigures> | null {
  if (status === 500 && typeof body === "string" && body.includes(keypairLimit)) return { resource: "keypair" };
  if (status !== 413) return null;
  if (isObject(data) && isObject(data.provision)) {
    const { provision, usage, limit } = data;
    const [used, most, requested] = [number(usage), number(limit), number(provision.quantity)];
    const available = used === null || most === null ? null : most - used;
    return { resource: text(provision.resource) || null, used, limit: most, available, requested };
  }
  const match = /^Limit for resource '(.*)' exceeded for your account\. Available: (-?\d+), Requested: (-?\d+)/.exec(
    details,
  );
  if (match === null) return null;
  return { resource: match[1] ?? null, available: Number(match[2]), requested: Number(match[3]) };
}

/** A number of a response. One that is too large to be exact is an object. */
function number(value: unknown): number | null {
  return value === undefined || value === null || Number.isNaN(Number(value)) ? null : Number(value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
