import {
  AuthenticationError,
  type BadHttpRequestError,
  ConflictError,
  type HttpResponse,
  PayloadTooLargeError,
  PreconditionFailedError,
  UnprocessableContentError,
} from "../core/errors/index.js";
import { parseOrNull } from "../core/http/xml-format.js";
import { type RefusalClasses, refusalError, refusalMessage } from "../core/http/refusals.js";

/** The path of logins. */
export const loginPath = "/api/session";

/** The classes of the statuses that the APIs have besides the common ones. */
const classes: RefusalClasses = {
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  422: UnprocessableContentError,
};

const credentialsAdvice = "check the user name and password, or the key and secret";

/**
 * Makes the error for a response with a status of 400 or above. The CIMI API responds with JSON, the legacy API with XML, JSON or text.
 * A refused login is a 403.
 */
export function toError(response: HttpResponse, nowMs: number): BadHttpRequestError {
  const { status, method, path } = response;
  const words = wordsOf(response.body);
  if (status === 403 && method === "POST" && path === loginPath) {
    return new AuthenticationError(refusalMessage(response, words, credentialsAdvice), response);
  }
  const rootAdvice = "is endpoint the root of the server?";
  return refusalError(response, { words, rootAdvice, credentialsAdvice, nowMs, classes });
}

/** The server's words for people; empty if it has none. */
function wordsOf(body: unknown): string {
  if (typeof body === "string") return wordsOfText(body);
  if (typeof body !== "object" || body === null) return "";
  if ("message" in body && typeof body.message === "string") return body.message;
  const error = "error" in body && typeof body.error === "object" ? body.error : null;
  return error !== null && "detail" in error && typeof error.detail === "string" ? error.detail : "";
}

function wordsOfText(text: string): string {
  if (/^\s*<(\?xml|error\b)/.test(text)) {
    const root = parseOrNull(text);
    if (root?.name === "error") return root.attributes.detail ?? root.text.trim();
  }
  // `404 - Not Found`, and the reason below it.
  const plain = /^\d{3} - [^\n]*\n(.+)/s.exec(text)?.[1];
  if (plain !== undefined) return plain.trim();
  // The server does not escape what it quotes, so that its JSON may be malformed.
  const detail = /^\s*\{"error":.*"detail":\s*"(.*)",\s*"specificationUri"/s.exec(text)?.[1];
  return detail ?? "";
}
