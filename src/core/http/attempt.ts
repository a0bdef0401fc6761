import { createDeadline } from "../async/abort.js";
import type { Clock } from "../async/clock.js";
import { InvalidInputError } from "../errors/api-error.js";
import { BadFetchError, type RequestError, type RequestInfo, ResponseTooLargeError } from "../errors/request-errors.js";
import { connectionError, timeoutError } from "./error-factories.js";
import { redactError, type Redactor } from "./redact.js";
import { isSafe, type PreparedRequest } from "./request.js";
import type { RawResponse, ResponseReader } from "./response.js";

/**
 * Sends a request once and reads the response to its last byte, all within one deadline.
 *
 * Redirects are not followed: one that leads elsewhere would take the credentials along, and one that turns a POST into a
 * GET would lose what was to be created. They are returned as responses.
 *
 * @param url - Where it goes, with the secrets that it may hold.
 * @param redact - Takes out of a refusal what must not come back, as its words end up in messages: servers echo what they
 *   refuse. A success is left as it is, since it holds data.
 * @param onHeaders - Gets the headers of the response.
 * @returns The response, or the error that came instead.
 * @throws The reason of `signal`, if that aborts; an `InvalidInputError` of `fetch`, which then has sent nothing.
 */
export async function attempt(
  request: PreparedRequest,
  url: string,
  info: RequestInfo,
  { timeoutMs, maxResponseBytes, newReader, signal }: AttemptLimits,
  settings: AttemptSettings,
  redact: Redactor,
  onHeaders: (headers: Headers) => void,
): Promise<RawResponse | RequestError> {
  const { method, headers } = request;
  const body = request.idempotent ? request.body : bodySentOnce(method, request.body);
  // By itself, as the platform's fetch refuses to be called as the method of anything.
  const send = settings.fetch;
  // The hook `onRequest` may have aborted it.
  signal?.throwIfAborted();
  const deadline = createDeadline(settings.clock, timeoutMs, signal);
  const reader = newReader(info, redact, maxResponseBytes, onHeaders);
  try {
    const sending = send(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: deadline.signal,
      redirect: "manual",
      ...(knowsCache() && { cache: "no-store" as const }),
      credentials: settings.sendsBrowserCookies === true ? "include" : "omit",
    });
    // The platform's fetch ends on the signal by itself; another may not.
    return await deadline.race(reader.read(sending));
  } catch (error) {
    reader.cancel(error);
    signal?.throwIfAborted();
    if (deadline.passed) return timeoutError(info, "timeoutMs", timeoutMs);
    if (error instanceof InvalidInputError) throw error;
    if (error instanceof BadFetchError || error instanceof ResponseTooLargeError) return error;
    return connectionError(info, redactError(error, redact), settings.baseUrlOption);
  } finally {
    deadline.end();
  }
}

/** What an attempt uses of the client's settings. */
export interface AttemptSettings {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** The name of the option that holds the base URL: messages that ask whether it is right name it. */
  readonly baseUrlOption: string;
  /** Whether a browser sends the cookies that it keeps for the API. Default false. */
  readonly sendsBrowserCookies?: boolean;
}

/** What ends an attempt before the last byte of the response. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Makes what reads the response. */
  readonly newReader: NewResponseReader;
  readonly signal: AbortSignal | undefined;
}

/** Makes what reads one response. */
export type NewResponseReader = (...response: ConstructorParameters<typeof ResponseReader>) => ResponseReader;

/** Whether the platform's `fetch` has the option `cache`: an older workerd throws where it is present. */
function knowsCache(): boolean {
  return typeof Request === "function" && "cache" in Request.prototype;
}

/**
 * The body of a request that must reach the server at most once, in a form that the platform's `fetch` does not send again by itself.
 *
 * Deno's `fetch` repeats a request of any method when its connection breaks before the response begins, if it holds the whole body
 * in memory. It reads a `Blob` as a stream, which it cannot read a second time, and still sends its `Content-Length`. A
 * `ReadableStream` is sent in chunks without a length, and a WSGI server then takes the body for empty. An absent body is repeated
 * like one in memory, and an empty `Blob` has no length, so a request without a body carries an empty JSON object instead.
 *
 * On other platforms the body is returned as it is.
 */
export function bodySentOnce(method: string, body: string | undefined): string | Blob | undefined {
  if (!("Deno" in globalThis)) return body;
  if (body !== undefined && body !== "") return new Blob([body]);
  return isSafe(method) ? undefined : new Blob(["{}"], { type: "application/json" });
}
