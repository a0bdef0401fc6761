import { ignore } from "../async/abort.js";
import { isError } from "../platform.js";
import { describeValue, sanitize } from "../text.js";

/** Functions that measure or trace requests. What a hook throws, or rejects with, becomes a warning to the logger and fails no call. */
export interface Hooks {
  /** Called before each attempt. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called after each response. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called before the delay that precedes a retry. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Gets a line for each response and retry (`debug`), and warnings (`warn`). Default: none. */
  readonly logger?: Logger | undefined;
}

/** Where the client logs. `console` is one. */
export interface Logger {
  /** What happens: a line for each response and each retry. */
  debug(message: string): void;
  /** What looks wrong, though it failed no call. */
  warn(message: string): void;
}

/** A request that is about to be sent. It has neither headers nor a body, so no secret gets into a log by it. */
export interface RequestEvent {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The full URL with its query. */
  readonly url: string;
  /** 1 for the first time the request is sent, 2 for the first retry, and so on. */
  readonly attempt: number;
}

/** A response that was received, with any status. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  readonly status: number;
  /** From sending to the last byte of the response, in milliseconds; to its first byte if the response is streamed. */
  readonly durationMs: number;
}

/** A request that is about to be sent again after a delay. */
export interface RetryEvent extends RequestEvent {
  /** The delay, in milliseconds. */
  readonly delayMs: number;
  /** The reason: the status of the response, or the error if there was none. */
  readonly reason: string;
}

/** Wraps hooks so that none of them throws: measuring a call must not make it fail. */
export function safeHooks({ onRequest, onResponse, onRetry, logger }: Hooks): Hooks {
  const safeLogger = logger && {
    debug: (message: string) => callSafely(() => logger.debug(sanitize(message, longestLine))),
    warn: (message: string) => callSafely(() => logger.warn(sanitize(message, longestLine))),
  };
  const safe = <Event>(
    name: string,
    hook: ((event: Event) => void) | undefined,
  ): ((event: Event) => void) | undefined =>
    hook &&
    ((event) =>
      callSafely(
        () => hook(event),
        (error) => safeLogger?.warn(`${name} threw ${isError(error) ? String(error) : describeValue(error)}`),
      ));
  return {
    onRequest: safe("onRequest", onRequest),
    onResponse: safe("onResponse", onResponse),
    onRetry: safe("onRetry", onRetry),
    logger: safeLogger,
  };
}

/** How many characters a line of the log has at most. */
const longestLine = 1_000;

/** Calls a function whose failure must not reach the caller, such as a hook. What it throws or rejects with goes to `onError`. */
export function callSafely(action: () => unknown, onError: (error: unknown) => void = ignore): void {
  try {
    const result = action();
    // An async function passes for a hook. Its rejection, if not handled here, would end the process.
    if (typeof result === "object" && result !== null) Promise.resolve(result).catch(onError);
  } catch (error) {
    onError(error);
  }
}
