import { systemClock } from "../../core/async/clock.js";
import {
  AuthenticationError,
  type HttpResponse,
  InvalidInputError,
  MethodNotAllowedError,
  ServerError,
} from "../../core/errors/index.js";
import { requireObject } from "../../core/data/checks.js";
import { refusalError, refusalMessage, serverFailed } from "../../core/http/refusals.js";
import { describeValue, joinClauses } from "../../core/text.js";
import { type BadHttpRequestError, BadRequestError } from "../errors.js";

/** What to check where the response may be that of something else than the API. */
const isItTheRoot = "is baseApiUrl the API's root?";

/**
 * Makes the error for a response with a status of 400 or above, as Django REST framework words it. The server sends 403 both for
 * credentials it refuses and for what a user may not do; the body tells them apart. A 405 with the API's JSON is about the method; without
 * it, it is a failure of the server (see {@link brokeDown}).
 *
 * @param isApiKnown - Whether the API has responded from there before.
 */
export function toError(response: HttpResponse, nowMs: number, isApiKnown: boolean): BadHttpRequestError {
  const { status, body } = response;
  const words = serverWords(body);
  const say = (advice?: string): string => refusalMessage(response, words, advice);
  if (refusesCredentials(response)) {
    return new AuthenticationError(say("check the token, or the user name and password"), response);
  }
  if (status === 400) return new BadRequestError(say(), response, readBadRequest(body));
  if (status === 405) {
    if (isObject(body) && typeof body.detail === "string") return new MethodNotAllowedError(say(), response);
    // To a GET the server never says so, and to the rest also where there is no API.
    const isKnown = isApiKnown && response.method !== "GET";
    return new ServerError(say(isKnown ? serverFailed : isItTheRoot), response);
  }
  return refusalError(response, { words, rootAdvice: isItTheRoot, nowMs });
}

/**
 * Whether the server itself failed during a request, which it may have executed before. As it is shipped, its own page for
 * that knows GET only: to anything else it responds 405 without a body, where plain Django responds 500.
 */
export function brokeDown(error: unknown): boolean {
  return error instanceof ServerError && (error.status === 405 || error.status === 500);
}

/**
 * Makes the error that a manager would throw for a response of a raw call: the counterpart of the reference client's
 * `validate_request_success`.
 *
 * @param response - The response, with a status of 400 or above.
 * @param body - Its body: what a raw call gives as `error`.
 * @param method - The HTTP method that was used, for the message. Default GET.
 *
 * @example
 * ```ts
 * const { data, error, response } = await client.api.GET("/taskqueues/{id}/", { params: { path: { id: 7 } } });
 * if (data === undefined) throw errorFromResponse(response, error);
 * ```
 */
export function errorFromResponse(response: Response, body: unknown, method = "GET"): BadHttpRequestError {
  requireObject("the response", response);
  const { status, headers, url } = response;
  if (typeof status !== "number" || !isHeaders(headers) || typeof url !== "string") {
    throw new InvalidInputError("errorFromResponse needs a Response, such as that of a raw call");
  }
  if (typeof method !== "string") throw new InvalidInputError(`method must be a string, not ${describeValue(method)}`);
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return toError(
    { service: "saltant", status, headers, body, method, url, path, attempts: 1 },
    systemClock.now(),
    false,
  );
}

/** How Django REST framework and its JWT plugin begin the `detail` of a 403 that is about credentials. */
const aboutCredentials =
  /^(Authentication credentials|Invalid token|Invalid (basic|username)|Given token|User inactive|User (not found|is inactive)|Token (is|contained|has) |Authorization header)/;

/** Whether a response means that the credentials were not accepted. A proxy, or another deployment, sends 401 for that. */
function refusesCredentials({ status, body }: HttpResponse): boolean {
  if (status === 401) return true;
  if (status !== 403 || !isObject(body)) return false;
  return body.code === "token_not_valid" || (typeof body.detail === "string" && aboutCredentials.test(body.detail));
}

/** What the server says of a refusal in JSON; else empty. */
function serverWords(body: unknown): string {
  if (!isObject(body)) return "";
  if (typeof body.detail === "string") return body.detail;
  return joinClauses(readBadRequest(body).details);
}

/** Reads a 400's body: messages by field, those for the whole, and all of them. */
function readBadRequest(body: unknown): {
  fieldErrors: Record<string, string[]>;
  nonFieldErrors: string[];
  details: string[];
} {
  const fieldErrors: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const nonFieldErrors: string[] = [];
  if (typeof body === "string") nonFieldErrors.push(body);
  const fieldDetails: string[] = [];
  for (const [field, value] of Object.entries(isObject(body) ? body : {})) {
    const messages = (Array.isArray(value) ? value : [value]).map((each) =>
      typeof each === "string" ? each : jsonText(each),
    );
    if (field === "non_field_errors") nonFieldErrors.push(...messages.map(unwrapPythonList));
    else if (field === "detail") nonFieldErrors.push(...messages);
    else {
      fieldErrors[field] = messages;
      fieldDetails.push(`${field}: ${messages.join(" ")}`);
    }
  }
  return { fieldErrors, nonFieldErrors, details: [...nonFieldErrors, ...fieldDetails] };
}

/** The server puts what its models object to in the text of a Python list: `['Queue main has …']`. Takes it out of there. */
function unwrapPythonList(text: string): string {
  const [, quote, inner] = /^\[(['"])(.*)\1\]$/s.exec(text) ?? [];
  if (quote === undefined || inner === undefined) return text;
  return inner.replace(/\\(['"\\])/g, "$1");
}

/** By what is used of them: other realms and stand-ins for `fetch` have classes of their own. */
function isHeaders(value: unknown): boolean {
  return typeof value === "object" && value !== null && "get" in value && typeof value.get === "function";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of a response as text. */
function jsonText(value: unknown): string {
  try {
    // Some values have no JSON form, although the type says string.
    const json: unknown = JSON.stringify(value);
    return typeof json === "string" ? json : describeValue(value);
  } catch {
    return describeValue(value); // Nested deeper than the engine can follow.
  }
}
