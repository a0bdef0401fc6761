import {
  BadHttpRequestError,
  ResponseValidationError,
  ServerError,
  UnexpectedResponseError,
  type HttpAnswer,
} from "./errors/answer-errors.js";
import { AmbiguousOutcomeError, ConnectionError, TimeoutError, type RequestInfo } from "./errors/request-errors.js";
import { pageOrigin } from "./page.js";
import { cut, oneLine, followedBy } from "./printable.js";
import { isTurnedAway } from "./retry.js";

/** What the system calls a connection that was never made, in Node, Bun and undici. A request on it cannot have arrived. */
const neverConnected: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** What Node was about when that happened: whatever the code, there was no connection yet. */
const connecting: ReadonlySet<string> = new Set(["connect", "getaddrinfo"]);

/** How Node begins or ends what it calls a TLS handshake that failed: there is no connection before it. */
const handshakeFailed = /CERT|^ERR_SSL_|^ERR_TLS_|^UNABLE_TO_/;

/** Makes the error for a request whose connection failed, from whatever `fetch` threw. */
export function connectionError(info: RequestInfo, cause: unknown): ConnectionError {
  const failures = systemFailures(cause);
  const neverSent = failures.length > 0 && failures.every(isBeforeSending);
  const { method, path, url } = info;
  const why = cut(failures[0]?.code ?? (cause instanceof Error ? oneLine(cause.message) : "unknown cause"), 200);
  const message = neverSent
    ? `${method} ${path}: cannot connect to ${new URL(url).origin} (${why}): is the server running, and baseApiUrl right?`
    : `${method} ${path}: the connection failed before the answer was complete (${why})${failures.length > 0 ? "" : adviceInPages(url)}`;
  return new ConnectionError(message + times(info), info, { cause, neverSent });
}

/**
 * What to do in a page, where `fetch` tells nothing but that it failed: refused, blocked for another origin's page, and blocked by
 * the page's own policy look all alike.
 */
function adviceInPages(url: string): string {
  const origin = pageOrigin();
  if (origin === undefined) return "";
  const isOther = origin !== new URL(url).origin;
  return `: the browser's console says why${isOther ? `; perhaps ${origin} is not let in (CORS)` : ""}`;
}

/** The error for a deadline that passed: one attempt's `timeoutMs`, or the call's `totalTimeoutMs`. */
export function timeoutError(info: RequestInfo, name: "timeoutMs" | "totalTimeoutMs", timeoutMs: number): TimeoutError {
  const message = `${info.method} ${info.path}: no complete answer within ${timeoutMs} ms (${name})${times(info)}`;
  return new TimeoutError(message, info, { timeoutMs });
}

/** The error for an answer that is none of the API's: a redirect, a page of HTML, a body that is not JSON. */
export function unexpectedAnswer(answer: HttpAnswer): UnexpectedResponseError {
  const { status, method, path, headers, body } = answer;
  const what = `${status === 0 ? "" : `${status} `}${method} ${path}:`;
  if (isRedirect(status)) {
    const target = redirectTarget(answer);
    const hidden = status === 0 ? " (the browser hides where to)" : "";
    const to = target === null ? `elsewhere${hidden}` : `to ${cut(target, 200)}`;
    const message = `${what} redirected ${to}, which is not followed: is baseApiUrl right?`;
    const shown = new Headers(headers);
    if (target === null) shown.delete("Location");
    else shown.set("Location", target);
    return new UnexpectedResponseError(message, { ...answer, headers: shown });
  }
  const type = headers.get("Content-Type")?.split(";")[0];
  if (body !== "" && type !== undefined && jsonType.test(type)) {
    const message = `${what} expected JSON, got JSON that is cut off or malformed: the server or a proxy before it failed`;
    return new UnexpectedResponseError(message, answer);
  }
  const found = body === "" ? "an empty body" : cut(type ?? "something else", 100);
  return new UnexpectedResponseError(`${what} expected JSON, got ${found}: is baseApiUrl the API's root?`, answer);
}

/** What a `Content-Type` calls JSON: `application/json`, `application/problem+json`. */
const jsonType = /[/+]json\s*$/i;

/** Whether a status is a redirect; browsers show one that was not followed as 0. */
export function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400 && status !== 304);
}

/** Where a redirect leads, without what may be secret in it: the query, a user name, a password. */
function redirectTarget({ headers, url }: HttpAnswer): string | null {
  const location = headers.get("Location");
  if (location === null || !URL.canParse(location, url)) return null;
  const target = new URL(location, url);
  // An address without a host, such as `about:blank`, has no origin to speak of.
  return (target.origin === "null" ? target.protocol : target.origin) + target.pathname;
}

/**
 * For a call that creates something: turns an error that leaves its outcome unknown into an {@link AmbiguousOutcomeError}.
 * Unknown it is when the connection broke after sending, when a deadline passed here or at the server, when the server or a
 * gateway broke down over it, when it says to look elsewhere for what became of it (303), or may say so where a browser hides that
 * (0), and when it succeeded but the answer cannot be read. Any other error comes back as it is.
 */
export function ambiguous(error: unknown): unknown {
  if (!isAmbiguous(error)) return error;
  const advice = "the server may have carried it out all the same: look before you create it again";
  return new AmbiguousOutcomeError(followedBy(error.message, advice), error, { cause: error });
}

type AmbiguousCause =
  ConnectionError | TimeoutError | BadHttpRequestError | UnexpectedResponseError | ResponseValidationError;

function isAmbiguous(error: unknown): error is AmbiguousCause {
  if (error instanceof ConnectionError) return !error.neverSent;
  if (error instanceof TimeoutError) return true;
  if (error instanceof ServerError) return !isTurnedAway(error);
  if (error instanceof BadHttpRequestError) return error.status === 408;
  if (error instanceof UnexpectedResponseError) return [0, 303].includes(error.status) || !isRedirect(error.status);
  return error instanceof ResponseValidationError;
}

function times({ attempts }: RequestInfo): string {
  return attempts > 1 ? ` (sent ${attempts} times)` : "";
}

/** What the system calls a failure, and what it was about. */
interface SystemFailure {
  readonly code: string;
  readonly syscall?: unknown;
}

function isBeforeSending({ code, syscall }: SystemFailure): boolean {
  return (
    neverConnected.has(code) || handshakeFailed.test(code) || (typeof syscall === "string" && connecting.has(syscall))
  );
}

/** The system's failures behind what `fetch` threw: Node wraps them in `cause`, and several of them in an AggregateError. */
function systemFailures(error: unknown, depth = 0): SystemFailure[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  if (error instanceof AggregateError) return error.errors.flatMap((each) => systemFailures(each, depth + 1));
  if (hasCode(error)) return [error];
  return "cause" in error ? systemFailures(error.cause, depth + 1) : [];
}

function hasCode(error: object): error is SystemFailure {
  return "code" in error && typeof error.code === "string";
}
