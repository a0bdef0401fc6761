import { startOwnDeadline } from "./abort.js";
import { AnswerReader } from "./answer-reader.js";
import type { Clock } from "./clock.js";
import type { HttpAnswer } from "./errors/answer-errors.js";
import { BadFetchError, type ConnectionError, type RequestInfo, type TimeoutError } from "./errors/request-errors.js";
import { InvalidInputError } from "./errors/input-errors.js";
import { connectionError, timeoutError } from "./failures.js";
import { parseJson } from "./json-digits.js";
import { redactHeaders, type Redactor } from "./redact.js";
import { redactError } from "./redact-error.js";
import { bodySentOnce } from "./send-once.js";

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
  /** Takes out of a text what is secret in the request, as servers quote it. */
  readonly redact: Redactor;
}

/** What one attempt may do. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Whether the server may receive the request more than once. */
  readonly isRepeatable: boolean;
}

/** What came of one attempt. */
export type Outcome = TextAnswer | ConnectionError | TimeoutError | BadFetchError;

/**
 * Sends a request once and reads the answer to its last byte, all within one deadline.
 *
 * Redirects are not followed: one that leads elsewhere would take the credentials along, and one that turns a POST into a
 * GET would lose what was to be created. They come back as answers.
 *
 * @param redact - Takes out of a refusal what must not come back, as its words end up in messages: servers echo what they
 *   refuse. A success is left as it is, since it holds data.
 * @throws The reason of `signal`, if that aborts; an `InvalidInputError` of `fetch`, which then has sent nothing.
 */
export async function attempt(
  outgoing: Outgoing,
  info: RequestInfo,
  limits: AttemptLimits,
  settings: { readonly fetch: typeof fetch; readonly clock: Clock },
  redact: Redactor,
): Promise<Outcome> {
  const { url, method, headers } = outgoing;
  const body = limits.isRepeatable ? outgoing.body : bodySentOnce(method, outgoing.body);
  // By itself, as the platform's fetch refuses to be called as the method of anything.
  const send = settings.fetch;
  // Whoever was told of the request may have aborted it there and then.
  limits.signal?.throwIfAborted();
  const deadline = startOwnDeadline(settings.clock, limits.timeoutMs, limits.signal);
  const reader = new AnswerReader(info);
  try {
    const sending = send(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: deadline.signal ?? null,
      redirect: "manual",
      ...(knowsCache() && { cache: "no-store" as const }),
      credentials: "omit",
    });
    // fetch would end on the signal by itself; a stand-in for it may not.
    const { response, text } = await deadline.until(reader.read(sending));
    const { status } = response;
    const answer = { ...info, status, headers: withoutCookies(response.headers), text, ...parse(text), redact };
    return status < 400 ? answer : redacted(answer);
  } catch (error) {
    reader.letGo(error);
    limits.signal?.throwIfAborted();
    if (deadline.passed) return timeoutError(info, "timeoutMs", limits.timeoutMs);
    if (error instanceof InvalidInputError) throw error;
    if (error instanceof BadFetchError) return error;
    return connectionError(info, redactError(error, redact));
  } finally {
    deadline.end();
  }
}

/** Whether the platform's `fetch` has the option `cache`: an older workerd throws where it is present. */
function knowsCache(): boolean {
  return typeof Request === "function" && "cache" in Request.prototype;
}

/** An answer as an error may show it: without what is secret in the request. */
export function redacted(answer: TextAnswer): TextAnswer {
  const { redact } = answer;
  const text = redact(answer.text);
  return { ...answer, headers: redactHeaders(answer.headers, redact), text, ...parse(text) };
}

/** A session's cookie would let in whoever reads it in a log. */
function withoutCookies(headers: Headers): Headers {
  if (!headers.has("Set-Cookie")) return headers;
  const kept = new Headers(headers);
  kept.delete("Set-Cookie");
  return kept;
}

function parse(text: string): { body: unknown; isJson: boolean } {
  try {
    return { body: parseJson(text), isJson: true };
  } catch {
    return { body: text, isJson: false };
  }
}
