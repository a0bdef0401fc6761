import {
  BadHttpRequestError,
  type HttpResponse,
  ResponseValidationError,
  ServerError,
  UnexpectedResponseError,
} from "../errors/response-errors.js";
import {
  AmbiguousOutcomeError,
  BadFetchError,
  ConnectionError,
  type RequestError,
  type RequestInfo,
  ResponseTooLargeError,
  TimeoutError,
} from "../errors/request-errors.js";
import { isError, pageOrigin } from "../platform.js";
import { truncate, appendSentence, oneLine } from "../text.js";
import { isUnavailableWithRetryAfter } from "./retry.js";

/*
 * What proves that no byte of a request was sent. All other failures can also occur in the middle of a connection and prove nothing:
 * a host that has become unreachable, and every ERR_SSL_ code, as a broken record or an alert after the handshake has the same codes
 * as one during it.
 */

/** The code that Bun, and `fetch` functions that follow it, give to a tunnel that a proxy did not open. */
const tunnelFailed = "ERR_PROXY_TUNNEL";

/** What the system calls a connection that was never made, in Node, Bun and undici. */
const neverConnected: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
  tunnelFailed,
]);

/** How undici says that a proxy opened no tunnel, and that one without a tunnel wants a login. */
const tunnelRefused = /^Proxy (response|Authentication Required) \(\d+\)/;

/** The system calls that make a connection: there is none before they succeed, so the error code does not matter. */
const connecting: ReadonlySet<unknown> = new Set(["connect", "getaddrinfo"]);

/** How Node begins its codes for a server's certificate that it does not accept: it sends nothing before it has accepted it. */
const certificateRefused = /^(CERT_|UNABLE_TO_|ERR_TLS_CERT_ALTNAME_|(DEPTH_ZERO_)?SELF_SIGNED_CERT)/;

/**
 * Makes the error for a request whose connection failed, from what `fetch` threw. An error in there with a string as `proxy`, the
 * origin of a proxy, is about that proxy and not the server: its message is shown as it is. With the code `ERR_PROXY_TUNNEL` it
 * means that the request was not sent.
 */
export function connectionError(info: RequestInfo, cause: unknown, baseUrlOption: string): ConnectionError {
  const failures = systemFailures(cause);
  const neverSent = failures.every(isBeforeSending);
  const { method, path, url } = info;
  const code = failures.find((failure) => failure.code !== undefined)?.code;
  const own = isError(cause) && typeof cause.message === "string" ? oneLine(cause.message) : "unknown cause";
  const why = truncate(code ?? own, 200);
  const target = new URL(url);
  const [proxyMessage] = failures.flatMap((failure) => proxyFailure(failure, target) ?? []);
  const missing = `cannot connect to ${target.origin} (${why}): is the server running, and ${baseUrlOption} right?`;
  const broken = `the connection failed before the response was complete (${why})${code === undefined ? adviceInPages(target) : ""}`;
  const message = `${method} ${path}: ${proxyMessage ?? (neverSent ? missing : broken)}`;
  return new ConnectionError(message + times(info), info, { cause, neverSent });
}

/** The message for a failure of a proxy: one that names a proxy, or one to connect to another host than the URL's. */
function proxyFailure(
  { code, message, syscall, proxy, hostname, port }: SystemFailure,
  target: URL,
): string | undefined {
  const words = truncate(oneLine(String(message)), 500);
  if (typeof proxy === "string") return words;
  const ownPort = Number(target.port || (target.protocol === "https:" ? 443 : 80));
  const isProxyFailure =
    code === tunnelFailed ||
    tunnelRefused.test(words) ||
    (syscall === "getaddrinfo" && (hostname ?? target.hostname) !== target.hostname) ||
    (syscall === "connect" && (port ?? ownPort) !== ownPort);
  if (!isProxyFailure) return undefined;
  return `a proxy on the way to ${target.origin} failed (${words}): are its address and login right?`;
}

/**
 * What to do in a page, where `fetch` says only that it failed: a refused connection, a request blocked by CORS and one blocked by
 * the page's own policy look alike.
 */
function adviceInPages({ origin: there }: URL): string {
  const origin = pageOrigin();
  if (origin === undefined) return "";
  return `: the browser's console says why${origin !== there ? `; perhaps ${origin} is not allowed (CORS)` : ""}`;
}

/** The error for a deadline that passed: of one attempt, of the call, or of the pause between two pieces of a streamed response. */
export function timeoutError(
  info: RequestInfo,
  name: "timeoutMs" | "totalTimeoutMs" | "idleTimeoutMs",
  timeoutMs: number,
): TimeoutError {
  const missing = name === "idleTimeoutMs" ? "more data" : "complete response";
  const message = `${info.method} ${info.path}: no ${missing} within ${timeoutMs} ms (${name})${times(info)}`;
  return new TimeoutError(message, info, { timeoutMs });
}

/**
 * The error for a response that does not come from the API: a redirect, a page of HTML, a body of another kind than the one wanted.
 *
 * @param wanted - The kind of body, as a {@link ResponseFormat} names it.
 */
export function unexpectedResponse(
  response: HttpResponse,
  baseUrlOption: string,
  wanted = "JSON",
): UnexpectedResponseError {
  const { status, method, path, headers, body } = response;
  const what = `${status === 0 ? "" : `${status} `}${method} ${path}:`;
  if (isRedirect(status)) {
    const target = redirectTarget(response);
    const hidden = status === 0 ? " (the browser hides where to)" : "";
    const to = target === null ? `elsewhere${hidden}` : `to ${truncate(target, 200)}`;
    const message = `${what} redirected ${to}, and redirects are not followed: is ${baseUrlOption} right?`;
    const shown = new Headers(headers);
    if (target === null) shown.delete("Location");
    else shown.set("Location", target);
    return new UnexpectedResponseError(message, { ...response, headers: shown });
  }
  const type = headers.get("Content-Type")?.split(";")[0];
  // `application/json`, `application/problem+json`
  if (body !== "" && type !== undefined && new RegExp(`[/+]${wanted}\\s*$`, "i").test(type)) {
    const message = `${what} expected ${wanted}, got truncated or malformed ${wanted}: the server or a proxy before it failed`;
    return new UnexpectedResponseError(message, response);
  }
  const found = body === "" ? "an empty body" : truncate(type ?? "something else", 100);
  const message = `${what} expected ${wanted}, got ${found}: is ${baseUrlOption} the API's root?`;
  return new UnexpectedResponseError(message, response);
}

/** Whether a status is a redirect; browsers show one that was not followed as 0. */
export function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400 && status !== 304);
}

/** Where a redirect leads, without what may be secret in it: the query, a user name, a password. */
function redirectTarget({ headers, url }: HttpResponse): string | null {
  const location = headers.get("Location");
  if (location === null || !URL.canParse(location, url)) return null;
  const target = new URL(location, url);
  // An address without a host, such as `about:blank`, has no origin.
  return (target.origin === "null" ? target.protocol : target.origin) + target.pathname;
}

/**
 * For a call that changes something: turns an error that leaves its outcome unknown into an {@link AmbiguousOutcomeError}.
 * The outcome is unknown when the connection broke after sending, when `fetch` returned nothing that can be read, when a deadline
 * passed here or at the server, when the server or a gateway failed, when it redirects to the result (303), or may do so where a
 * browser hides that (0), and when it succeeded but the response cannot be read. Any other error is returned as it is.
 */
export function asAmbiguousOutcome(error: unknown): unknown {
  if (!isAmbiguous(error)) return error;
  const advice = "the server may have executed it: check before you send it again";
  return new AmbiguousOutcomeError(appendSentence(error.message, advice), error, { cause: error });
}

function isAmbiguous(error: unknown): error is RequestError {
  if (error instanceof ConnectionError) return !error.neverSent;
  if (error instanceof TimeoutError || error instanceof BadFetchError || error instanceof ResponseTooLargeError)
    return true;
  if (error instanceof ServerError) return !isUnavailableWithRetryAfter(error);
  if (error instanceof BadHttpRequestError) return error.status === 408;
  if (error instanceof UnexpectedResponseError) return [0, 303].includes(error.status) || !isRedirect(error.status);
  return error instanceof ResponseValidationError;
}

function times({ attempts }: RequestInfo): string {
  return attempts > 1 ? ` (sent ${attempts} times)` : "";
}

/** What the system calls a failure, and which of its calls failed, as Node names that and as node-fetch does. */
interface SystemFailure {
  /** Missing where it is not known, which proves nothing. */
  readonly code?: string;
  readonly message?: unknown;
  readonly syscall?: unknown;
  readonly erroredSysCall?: unknown;
  readonly proxy?: unknown;
  readonly hostname?: unknown;
  readonly port?: unknown;
}

function isBeforeSending({ code, message, syscall, erroredSysCall }: SystemFailure): boolean {
  return (
    neverConnected.has(code) ||
    certificateRefused.test(String(code)) ||
    tunnelRefused.test(String(message)) ||
    connecting.has(syscall ?? erroredSysCall)
  );
}

/** The failures behind what `fetch` threw: Node wraps them in `cause`, and several of them in an AggregateError. */
function systemFailures(error: unknown, depth = 0): SystemFailure[] {
  if (typeof error !== "object" || error === null || depth > 4) return [{}];
  const several = "errors" in error && Array.isArray(error.errors) ? (error.errors as unknown[]) : [];
  const found = several.flatMap((each) => systemFailures(each, depth + 1));
  // Node gives the whole the code of one of them.
  if (hasCode(error) && found.every(({ code }) => code !== error.code)) found.push(error);
  return found.length > 0 ? found : systemFailures("cause" in error ? error.cause : undefined, depth + 1);
}

function hasCode(error: object): error is SystemFailure & { readonly code: string } {
  return "code" in error && typeof error.code === "string";
}
