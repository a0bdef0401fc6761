import { startDeadline, untilAborted } from "./abort.js";
import type { Clock } from "./clock.js";
import type { HttpAnswer } from "./errors/answer-errors.js";
import { TimeoutError, type ConnectionError, type RequestInfo } from "./errors/request-errors.js";
import { connectionError } from "./failures.js";

/** A request as openapi-fetch has put it together; unlike a `Request`, it can be sent any number of times. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
}

/** An answer with its body as it came. */
export interface TextAnswer extends HttpAnswer {
  readonly text: string;
  /** Whether the text is JSON, and `body` what it says. */
  readonly isJson: boolean;
}

/** What came of one attempt. */
export type Outcome = TextAnswer | ConnectionError | TimeoutError;

/**
 * Sends a request once and reads the answer to its last byte, all within one deadline.
 *
 * Redirects are not followed: one that leads elsewhere would take the credentials along, and one that turns a POST into a
 * GET would lose what was to be created. They come back as answers.
 *
 * @throws The reason of `signal`, if that aborts.
 */
export async function attempt(
  outgoing: Outgoing,
  info: RequestInfo,
  limits: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
  settings: { readonly fetch: typeof fetch; readonly clock: Clock },
): Promise<Outcome> {
  const { url, method, headers, body } = outgoing;
  const deadline = startDeadline(settings.clock, limits.timeoutMs, limits.signal);
  try {
    // fetch would end on the signal by itself; a stand-in for it may not.
    const response = await untilAborted(
      settings.fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: deadline.signal,
        redirect: "manual",
        cache: "no-store",
        credentials: "omit",
      }),
      deadline.signal,
    );
    const text = await untilAborted(response.text(), deadline.signal);
    return { ...info, status: response.status, headers: response.headers, text, ...parse(text) };
  } catch (error) {
    limits.signal?.throwIfAborted();
    if (deadline.passed) {
      const message = `${method} ${info.path}: no complete answer within ${limits.timeoutMs} ms (timeoutMs)`;
      return new TimeoutError(message, info, { timeoutMs: limits.timeoutMs });
    }
    return connectionError(info, error);
  } finally {
    deadline.end();
  }
}

function parse(text: string): { body: unknown; isJson: boolean } {
  try {
    return { body: JSON.parse(text) as unknown, isJson: true };
  } catch {
    return { body: text, isJson: false };
  }
}
