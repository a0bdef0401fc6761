import { BadHttpRequestError, isApiError, SlipStreamError } from "saltant/slipstream";
import { cimiCalls, expectedOfCimi } from "./cimi-calls.js";
import { isObject, isRecordedError, type RecordedCall, type RecordedResponse } from "./recorded-calls.js";

/** How a call ended, in the form in which it is compared. */
export type Outcome = { readonly value: unknown } | { readonly error: ErrorDescription };

/** What the comparison looks at in an error. */
export interface ErrorDescription {
  readonly name: string;
  /** Of the response; undefined if there was none. */
  readonly status?: number | undefined;
  /** The whole message of the facade's error; of what is expected, the server's words that it must have. */
  readonly message?: string | undefined;
}

/** What the facade threw. An error that is not one of the client's is a fault of this test, and is thrown again. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof SlipStreamError) && !isApiError(error)) throw error;
  const { name, message } = error;
  return { name, message, ...(error instanceof BadHttpRequestError && { status: error.status }) };
}

/** The error for a refusal, as the facade says it. */
export function refusalOf({ status, body }: RecordedResponse, isLogin = false): ErrorDescription {
  const name = status === 403 && isLogin ? "AuthenticationError" : classes[status];
  return { name: name ?? (status >= 500 ? "ServerError" : "BadHttpRequestError"), status, message: wordsOf(body) };
}

/** What the call is to end with, before deliberate differences. */
export function recordedOutcome(call: RecordedCall, args: Readonly<Record<string, unknown>>): Outcome {
  const { method, returns, answers, requests } = call;
  const last = answers.at(-1);
  if (isRecordedError(returns)) {
    const refused = answers.length === requests.length && last !== undefined && last.status >= 400;
    if (refused) return { error: refusalOf(last) };
    return { error: { name: failures[returns.raises] ?? `a counterpart of ${returns.raises}` } };
  }
  if (Object.hasOwn(cimiCalls, method) && isObject(returns))
    return { value: expectedOfCimi(method, args, returns.json) };
  return { value: returns };
}

/** The server's own words in a body. */
export function wordsOf(body: string): string {
  const xml = /^<error\b[^>]*\bdetail="([^"]*)"/.exec(body)?.[1];
  if (xml !== undefined) return xml.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const json = parse(body);
  if (isObject(json)) {
    const { message, error } = json;
    if (typeof message === "string") return firstLine(message);
    return isObject(error) && typeof error.detail === "string" ? error.detail : "";
  }
  return firstLine(/^\d{3} - [^\n]*\n(.+)/.exec(body)?.[1] ?? "");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** The errors without a refusal, by what slipstream-api raised. */
const failures: Readonly<Record<string, string>> = {
  ConnectionError: "ConnectionError",
  ConnectTimeout: "TimeoutError",
  ReadTimeout: "TimeoutError",
  Timeout: "TimeoutError",
  ChunkedEncodingError: "ConnectionError",
  ParseError: "UnexpectedResponseError",
  JSONDecodeError: "UnexpectedResponseError",
  ValueError: "InvalidInputError",
  TypeError: "InvalidInputError",
  AttributeError: "InvalidInputError",
  KeyError: "InvalidInputError",
  // That a module is no component.
  SlipStreamError: "InvalidInputError",
};

const classes: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  405: "MethodNotAllowedError",
  409: "ConflictError",
  412: "PreconditionFailedError",
  413: "PayloadTooLargeError",
  422: "UnprocessableContentError",
  429: "RateLimitError",
};

/** A JSON text; undefined if it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
