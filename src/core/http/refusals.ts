import {
  AuthenticationError,
  BadHttpRequestError,
  BadRequestError,
  type HttpResponse,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "../errors/response-errors.js";
import { appendSentence, describeDuration, oneLine, truncate } from "../text.js";
import { retryAfterMs } from "./retry.js";

/** What a message says of a failure of the server. */
export const serverFailed = "the server or a proxy before it failed";

/** How many characters of the server's own words a message shows; the error's body has them all. */
const longestWords = 300;

/** A longer `Retry-After` is not useful as a time to retry. */
const longestPauseMs = 366 * 86_400_000;

/** Classes of refusals by their status. */
export type RefusalClasses = Readonly<
  Record<number, new (...args: ConstructorParameters<typeof BadHttpRequestError>) => BadHttpRequestError>
>;

/** The classes that every service has. */
const commonClasses: RefusalClasses = {
  400: BadRequestError,
  403: PermissionDeniedError,
  404: NotFoundError,
  405: MethodNotAllowedError,
};

/** What a service says of a refusal. */
export interface RefusalWords {
  /** The server's words for people; empty where it has none. */
  readonly words: string;
  /** The service's own name for the refusal. */
  readonly reason?: string | undefined;
  /** What to check where something else than the API may have responded. */
  readonly rootAdvice: string;
  /** What to check where the server refuses the credentials. Default: the token, or the user name and password. */
  readonly credentialsAdvice?: string;
  readonly nowMs: number;
  /** The classes of further statuses. A service names those that it has, so that a program contains no others. */
  readonly classes?: RefusalClasses;
}

/** Makes the error for a refusal by its status. A service whose statuses mean something else looks at those first. */
export function refusalError(response: HttpResponse, refusal: RefusalWords): BadHttpRequestError {
  const { status } = response;
  const { words, reason, nowMs, credentialsAdvice = "check the token, or the user name and password" } = refusal;
  const say = (advice?: string): string => refusalMessage(response, words, advice);
  if (status === 401) {
    return new AuthenticationError(say(credentialsAdvice), response, { reason });
  }
  if (status === 429) {
    const waitMs = retryAfterMs(response.headers, nowMs);
    const when = waitMs === null || waitMs > longestPauseMs ? "later" : `in ${describeDuration(waitMs)}`;
    return new RateLimitError(say(`try again ${when}`), response, waitMs, { reason });
  }
  if (status >= 500) return new ServerError(say(serverFailed), response, { reason });
  const Class = refusal.classes?.[status] ?? commonClasses[status] ?? BadHttpRequestError;
  const isFromElsewhere = (status === 403 || status === 404) && isHtml(response);
  return new Class(say(isFromElsewhere ? refusal.rootAdvice : undefined), response, { reason });
}

/** The message of a refusal, on one line: the request, the server's words, and what to do. */
export function refusalMessage(response: HttpResponse, words: string, advice: string | undefined): string {
  const { status, method, path, attempts, body } = response;
  const times = attempts > 1 ? ` (sent ${attempts} times)` : "";
  const said = truncate(oneLine(words || plainWords(response, body)), longestWords);
  const request = path === "" ? method : `${method} ${path}`;
  return `${status} ${request}: ${advice === undefined ? said : appendSentence(said, advice)}${times}`;
}

/** The words of a response that is not JSON: its text, or the title of a page. */
function plainWords(response: HttpResponse, body: unknown): string {
  if (typeof body === "string" && body !== "") {
    if (!isHtml(response)) return body;
    const title = /<title>([^<]*)<\/title>/i.exec(body)?.[1];
    if (title !== undefined && title.trim() !== "") return title;
  }
  return `the server responded ${response.status} without a reason`;
}

/** Whether a response is a page of HTML, which a proxy or another site has sent. */
function isHtml({ headers, body }: HttpResponse): boolean {
  return (
    headers.get("Content-Type")?.startsWith("text/html") === true ||
    (typeof body === "string" && /^\s*<(!doctype|html)/i.test(body))
  );
}
