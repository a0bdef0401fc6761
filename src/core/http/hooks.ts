import { ignore } from "../async/abort.js";
import { isError } from "../platform.js";
import { sanitize, describeValue } from "../text.js";

/** How many characters a line of the log has at most. */
const longestLine = 1_000;

/** A request about to be sent. Carries no header and no body, so that no secret can reach a log through it. */
export interface RequestEvent {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The full URL, query included. */
  readonly url: string;
  /** 1 for the first time the request is sent, 2 for the first retry, and so on. */
  readonly attempt: number;
}

/** An answer that came, whatever its status. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  readonly status: number;
  /** From sending to the last byte of the answer, in milliseconds. */
  readonly durationMs: number;
}

/** A request about to be sent again after a pause. */
export interface RetryEvent extends RequestEvent {
  /** The pause, in milliseconds. */
  readonly delayMs: number;
  /** Why: the status of the answer, or the error that came instead. */
  readonly reason: string;
}

/** Where the library reports what a person may want to know. `console` is one. */
export interface Logger {
  /** What happens: a line for each answer and each retry. */
  debug(message: string): void;
  /** What looks wrong, though no call failed of it. */
  warn(message: string): void;
}

/** For whoever measures or traces. What a hook throws or rejects with goes to the logger as a warning, and is no concern of the call's. */
export interface Hooks {
  /** Called before each attempt. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called after each answer. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called before the pause that precedes another attempt. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Gets a line for each answer and retry (`debug`), and what looks wrong (`warn`). Default: nobody. */
  readonly logger?: Logger | undefined;
}

/** The same hooks, none of which throws: what is measured must not break by being measured. */
export function safeHooks({ onRequest, onResponse, onRetry, logger }: Hooks): Hooks {
  const quietLogger = logger && {
    debug: (message: string) => callSafely(() => logger.debug(sanitize(message, longestLine))),
    warn: (message: string) => callSafely(() => logger.warn(sanitize(message, longestLine))),
  };
  const quiet = <Event>(
    name: string,
    hook: ((event: Event) => void) | undefined,
  ): ((event: Event) => void) | undefined =>
    hook &&
    ((event) =>
      callSafely(
        () => hook(event),
        (error) => quietLogger?.warn(`${name} threw ${isError(error) ? String(error) : describeValue(error)}`),
      ));
  return {
    onRequest: quiet("onRequest", onRequest),
    onResponse: quiet("onResponse", onResponse),
    onRetry: quiet("onRetry", onRetry),
    logger: quietLogger,
  };
}

/** Calls what is not ours and must not end what is: a hook, a stream that is canceled. What it throws or rejects with goes to `onError`. */
export function callSafely(action: () => unknown, onError: (error: unknown) => void = ignore): void {
  try {
    const result = action();
    // Of an async function, which the compiler takes for a hook. Nobody else would hear of its failure but the process, and end.
    if (typeof result === "object" && result !== null) Promise.resolve(result).catch(onError);
  } catch (error) {
    onError(error);
  }
}
