import { pause, startDeadline } from "./abort.js";
import { attempt, type Outcome, type Outgoing, type TextAnswer } from "./attempt.js";
import type { Clock } from "./clock.js";
import type { Credentials, CredentialsContext } from "./credentials.js";
import { AuthenticationError, type BadHttpRequestError, type HttpAnswer } from "./errors/answer-errors.js";
import { InvalidInputError } from "./errors/input-errors.js";
import { RequestError, type RequestInfo } from "./errors/request-errors.js";
import { ambiguous, timeoutError } from "./failures.js";
import { checkHeaders, secretsInHeaders } from "./headers.js";
import type { Hooks } from "./hooks.js";
import { cut } from "./printable.js";
import { redactor } from "./redact.js";
import type { RequestOptions } from "./request-options.js";
import { show } from "./show.js";
import { mayRepeat, pauseMs, RetryBudget, retryPolicy, type Failure, type RetryPolicy } from "./retry.js";
import { SharedWork } from "./shared-work.js";

/** How many characters of a path messages show, so that one with many filters does not fill a log. */
const longestPath = 200;

/** What requests are sent with. */
export interface SenderSettings {
  /** The API's root, without a slash at its end. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** A random number from 0 up to 1, as `Math.random()` gives. */
  readonly random: () => number;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly retry: RetryPolicy;
  readonly hooks: Hooks;
  /**
   * Makes the error for an answer with a status of 400 or above: how a service words its refusals is its own affair.
   *
   * @param isApiKnown - Whether the API has answered this client before; else the base URL may lead elsewhere.
   */
  readonly toError: (answer: HttpAnswer, isApiKnown: boolean) => BadHttpRequestError;
}

/** How a request is to be treated. */
export interface Handling {
  readonly options: RequestOptions;
  /** Whether it goes without credentials. */
  readonly anonymous: boolean;
  /** Whether it may be sent again although it may have arrived. */
  readonly isRepeatable: boolean;
  /** Whether the server makes something new of it. */
  readonly creates: boolean;
  /** Further secrets in it besides the credentials. */
  readonly secrets: readonly string[];
}

/**
 * Sends requests, and sees to all that lies between a request and its answer: credentials, deadlines, aborts, retries, hooks.
 */
export class Sender {
  readonly #settings: SenderSettings;
  readonly #budget: RetryBudget;
  readonly #callAnonymously: CredentialsContext["callAnonymously"];
  /** The credentials' own work: logins and refreshes. */
  readonly #credentialsWork = new SharedWork();
  #isApiKnown = false;

  /**
   * @param callAnonymously - How credentials send calls of their own.
   */
  constructor(settings: SenderSettings, callAnonymously: CredentialsContext["callAnonymously"]) {
    this.#settings = settings;
    this.#budget = new RetryBudget(settings.clock);
    this.#callAnonymously = callAnonymously;
  }

  /** Takes a retry from the client's store, for a call that is made again as a whole; false if the store is empty. */
  takeRetry(): boolean {
    return this.#budget.take();
  }

  /** The error for an answer with a status of 400 or above. */
  errorFor(answer: HttpAnswer): BadHttpRequestError {
    return this.#settings.toError(answer, this.#isApiKnown);
  }

  /** Sends a request as often as it takes and may be. Resolves with the last answer, whatever its status. */
  async send(outgoing: Outgoing, handling: Handling): Promise<TextAnswer> {
    const { options, isRepeatable } = handling;
    const { clock, random, retry: clientPolicy } = this.#settings;
    const policy = options.retry === undefined ? clientPolicy : retryPolicy(clientPolicy, options.retry);
    const { timeoutMs = this.#settings.timeoutMs, totalTimeoutMs = this.#settings.totalTimeoutMs } = options;
    const total = startDeadline(clock, totalTimeoutMs, options.signal);
    const journey: Journey = {
      handling,
      outgoing,
      timeoutMs,
      signal: total.signal,
      sent: 0,
      isRenewed: false,
      mayHaveArrived: false,
    };
    try {
      for (let retries = 0; ; retries += 1) {
        const outcome = await this.#authorizedAttempt(journey);
        if (isSuccess(outcome)) {
          this.#budget.succeeded();
          return outcome;
        }
        const failure = this.#failureOf(outcome);
        const isWorthIt = retries < policy.limit && mayRepeat(isRepeatable, failure);
        const delayMs = isWorthIt ? pauseMs(failure, retries + 1, policy, random, clock.now()) : null;
        if (delayMs === null || !this.#budget.take()) {
          if (outcome instanceof RequestError) throw handling.creates ? ambiguous(outcome) : outcome;
          return outcome;
        }
        journey.signal?.throwIfAborted();
        this.#reportRetry(journey, delayMs, outcome);
        await pause(clock, delayMs, journey.signal);
      }
    } catch (error) {
      if (!total.passed || error !== total.signal?.reason) throw error;
      const late = timeoutError(this.#info(journey), "totalTimeoutMs", totalTimeoutMs);
      throw handling.creates && journey.mayHaveArrived ? ambiguous(late) : late;
    } finally {
      total.end();
    }
  }

  /** Sends a request once with credentials; if those are refused, once more with new ones where they can be had. */
  async #authorizedAttempt(journey: Journey): Promise<Outcome> {
    const { credentials } = this.#settings;
    const { signal, handling } = journey;
    if (handling.anonymous) return this.#attempt(journey, undefined);
    const authorization = await this.#authorization(signal);
    const outcome = await this.#attempt(journey, authorization);
    if (isSuccess(outcome) || journey.isRenewed || credentials.renew === undefined) return outcome;
    if (!(this.#failureOf(outcome) instanceof AuthenticationError)) return outcome;
    journey.isRenewed = true;
    const renew = credentials.renew.bind(credentials, authorization);
    // Credentials of a caller's own may answer at once, whatever their type says.
    if (!(await this.#credentialsWork.waitFor((end) => renew(this.#credentialsContext(end)), signal))) return outcome;
    return this.#attempt(journey, await this.#authorization(signal));
  }

  async #authorization(signal: AbortSignal | undefined): Promise<string> {
    const { credentials } = this.#settings;
    const text: unknown = await this.#credentialsWork.waitFor(
      (end) => credentials.authorization(this.#credentialsContext(end)),
      signal,
    );
    if (typeof text === "string") return text;
    throw new InvalidInputError(`the credentials' authorization must give a text, not ${show(text)}`);
  }

  /** What credentials work with; what they send ends with that signal. */
  #credentialsContext(signal: AbortSignal): CredentialsContext {
    const { baseUrl, clock, hooks } = this.#settings;
    return {
      baseUrl,
      now: () => clock.now(),
      warn: (message) => hooks.logger?.warn(message),
      callAnonymously: (call) => this.#callAnonymously({ ...call, options: { signal, ...call.options } }),
    };
  }

  async #attempt(journey: Journey, authorization: string | undefined): Promise<Outcome> {
    const { clock, hooks } = this.#settings;
    const { outgoing, timeoutMs, signal } = journey;
    const { isRepeatable, secrets } = journey.handling;
    signal?.throwIfAborted();
    // A request's own, and not a copy: each attempt sets its authorization anew.
    const { headers } = outgoing;
    if (authorization !== undefined) {
      checkHeaders({ Authorization: authorization });
      headers.set("Authorization", authorization);
    }
    journey.sent += 1;
    const info = this.#info(journey);
    const event = { method: info.method, url: info.url, attempt: journey.sent };
    hooks.onRequest?.(event);
    const startMs = clock.now();
    // Of what an abort or the total deadline cuts off here, nobody knows how far it came.
    journey.mayHaveArrived = true;
    const redact = redactor(() => [...secrets, ...secretsInHeaders(headers)]);
    const outcome = await attempt(outgoing, info, { timeoutMs, signal, isRepeatable }, this.#settings, redact);
    journey.mayHaveArrived = outcome instanceof RequestError && ambiguous(outcome) !== outcome;
    if (!(outcome instanceof RequestError)) {
      this.#isApiKnown ||= outcome.isJson;
      const durationMs = clock.now() - startMs;
      hooks.onResponse?.({ ...event, status: outcome.status, durationMs });
      hooks.logger?.debug(`${outcome.status} ${info.method} ${info.path} in ${Math.round(durationMs)} ms`);
    }
    return outcome;
  }

  #reportRetry(journey: Journey, delayMs: number, outcome: Outcome): void {
    const { hooks } = this.#settings;
    const { method, url, path } = this.#info(journey);
    const reason = outcome instanceof RequestError ? outcome.message : `status ${outcome.status}`;
    hooks.onRetry?.({ method, url, attempt: journey.sent + 1, delayMs, reason });
    hooks.logger?.debug(`${method} ${path} again in ${Math.round(delayMs)} ms: ${reason}`);
  }

  #failureOf(outcome: Outcome): Failure {
    return outcome instanceof RequestError ? outcome : this.errorFor(outcome);
  }

  #info({ outgoing: { method, url }, sent }: Journey): RequestInfo {
    return { method, url, path: cut(url.slice(this.#settings.baseUrl.length), longestPath), attempts: sent };
  }
}

function isSuccess(outcome: Outcome): outcome is TextAnswer {
  return !(outcome instanceof RequestError) && outcome.status < 400;
}

/** A request and what has become of it so far. */
interface Journey {
  readonly handling: Handling;
  readonly outgoing: Outgoing;
  /** Aborts with the caller's signal or when the total deadline passes. */
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** How often it has been sent. */
  sent: number;
  /** Whether it has got new credentials: it does so once. */
  isRenewed: boolean;
  /** Whether the server may be at work on it, or have been. */
  mayHaveArrived: boolean;
}
