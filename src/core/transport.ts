import createClient from "openapi-fetch";
import { pause, startDeadline, untilAborted } from "./abort.js";
import { attempt, type Outcome, type Outgoing, type TextAnswer } from "./attempt.js";
import type { Clock } from "./clock.js";
import type { Credentials, CredentialsContext } from "./credentials.js";
import { decode, type Schema } from "./decode.js";
import { AuthenticationError, type BadHttpRequestError, type HttpAnswer } from "./errors/answer-errors.js";
import type { RequestInfo } from "./errors/request-errors.js";
import { ambiguous, isRedirect, totalTimeoutError, unexpectedAnswer } from "./failures.js";
import type { Hooks } from "./hooks.js";
import type { RequestOptions } from "./request-options.js";
import { isIdempotent, mayRepeat, pauseMs, RetryBudget, retryPolicy, type RetryPolicy } from "./retry.js";

/** What a transport works with. */
export interface TransportSettings {
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
  /** Makes the error for an answer with a status of 400 or above: how a service words its refusals is its own affair. */
  readonly toError: (answer: HttpAnswer) => BadHttpRequestError;
}

/** One call of the API. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** The path as the contract writes it, below the API's root: `/things/{id}/`. */
  readonly path: string;
  /** What goes in the path's braces. */
  readonly pathParams?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether the server makes something new of it, so that an unknown outcome must be told apart from a failure. */
  readonly creates?: boolean;
  /** Whether sending it twice does no more than sending it once. Default: a GET or a PUT does not. */
  readonly isRepeatable?: boolean;
  readonly options?: RequestOptions | undefined;
}

/** How a request that is on its way is to be treated. */
interface Handling {
  readonly options: RequestOptions;
  readonly anonymous: boolean;
  readonly isRepeatable: boolean;
}

/**
 * Sends calls and sees to all that lies between a call and its answer: credentials, deadlines, aborts, retries, hooks, errors.
 * The URL, headers and body of each request are openapi-fetch's work.
 */
export class Transport {
  /** What this transport was made with. */
  readonly settings: TransportSettings;
  readonly #budget: RetryBudget;
  readonly #openapi: UntypedClient;
  readonly #credentialsContext: CredentialsContext;

  constructor(settings: TransportSettings) {
    this.settings = settings;
    this.#budget = new RetryBudget(settings.clock);
    const { baseUrl, headers } = settings;
    // openapi-fetch types its calls by literal paths. Here paths are data, checked where each manager names them.
    this.#openapi = createClient({ baseUrl, headers }) as unknown as UntypedClient;
    this.#credentialsContext = {
      now: () => settings.clock.now(),
      callAnonymously: (call) => this.#answer(call, true),
    };
  }

  /**
   * Sends a call and reads its answer.
   *
   * @throws The `ApiError` that fits, or the reason of the caller's signal.
   */
  async call<T>(call: Call, schema: Schema<T>): Promise<T> {
    try {
      return decode(schema, await this.#answer(call, false));
    } catch (error) {
      throw call.creates === true ? ambiguous(error) : error;
    }
  }

  /**
   * A `fetch` with this transport's credentials, deadlines and retries, for raw calls. As `fetch` does, it resolves for every
   * status; it throws only if there is no answer.
   */
  readonly fetch = async (request: Request): Promise<Response> => {
    const { url, method, headers, signal } = request;
    const body = request.body === null ? undefined : await request.text();
    const handling = { options: { signal }, anonymous: false, isRepeatable: isIdempotent(method) };
    const answer = await this.#exchange({ url, method, headers, body }, handling);
    const bodyless = answer.status === 204 || answer.status === 205 || answer.status === 304;
    const response = new Response(bodyless ? null : answer.text, { status: answer.status, headers: answer.headers });
    // A Response made by hand has no URL, and cannot be given one otherwise.
    return Object.defineProperty(response, "url", { value: url });
  };

  /** Sends a call through openapi-fetch. What comes back is a success, and JSON. */
  async #answer(call: Call, anonymous: boolean): Promise<HttpAnswer> {
    const { method, path, pathParams, query, body, options = {}, isRepeatable = isIdempotent(method) } = call;
    const { data } = await this.#openapi.request(method, path, {
      params: { path: pathParams, query },
      body,
      headers: options.headers,
      querySerializer: (pairs) => new URLSearchParams(pairs).toString(),
      Request: PlainRequest,
      parseAs: "stream",
      fetch: async (outgoing) => {
        const answer = await this.#exchange(outgoing, { options, anonymous, isRepeatable });
        if (answer.status >= 400) throw this.settings.toError(answer);
        if (isRedirect(answer.status) || !answer.isJson) throw unexpectedAnswer(answer);
        // With "stream", openapi-fetch hands on `body` as it is: the answer, already parsed, passes through unread.
        return { ok: true, status: 200, headers: noHeaders, body: answer };
      },
    });
    return data;
  }

  /** Sends a request as often as it takes and may be. Resolves with the last answer, whatever its status. */
  async #exchange(outgoing: Outgoing, handling: Handling): Promise<TextAnswer> {
    const { options, isRepeatable } = handling;
    const { clock, random, totalTimeoutMs: clientTotalMs } = this.settings;
    const policy = retryPolicy(this.settings.retry, options.retry);
    const totalTimeoutMs = options.totalTimeoutMs ?? clientTotalMs;
    const total = startDeadline(clock, totalTimeoutMs, options.signal);
    const journey: Journey = { ...handling, outgoing, signal: total.signal, sent: 0, renewed: false };
    try {
      for (let retries = 0; ; retries += 1) {
        const outcome = await this.#authorizedAttempt(journey);
        if (!(outcome instanceof Error) && outcome.status < 400) {
          this.#budget.succeeded();
          return outcome;
        }
        const again = retries < policy.limit && mayRepeat(isRepeatable, outcome) && this.#budget.take();
        const delayMs = again ? pauseMs(outcome, retries + 1, policy, random, clock.now()) : null;
        if (delayMs === null) {
          if (outcome instanceof Error) throw outcome;
          return outcome;
        }
        this.#reportRetry(journey, delayMs, outcome);
        await pause(clock, delayMs, journey.signal);
      }
    } catch (error) {
      throw total.passed && error === total.signal.reason
        ? totalTimeoutError(this.#info(journey), totalTimeoutMs)
        : error;
    } finally {
      total.end();
    }
  }

  /** Sends a request once with credentials; if those are refused, once more with new ones where they can be had. */
  async #authorizedAttempt(journey: Journey): Promise<Outcome> {
    const { credentials, toError } = this.settings;
    if (journey.anonymous) return this.#attempt(journey, undefined);
    const authorization = await this.#authorization(journey.signal);
    const outcome = await this.#attempt(journey, authorization);
    if (outcome instanceof Error || outcome.status < 400 || journey.renewed || credentials.renew === undefined)
      return outcome;
    if (!(toError(outcome) instanceof AuthenticationError)) return outcome;
    journey.renewed = true;
    const renewal = credentials.renew(authorization, this.#credentialsContext);
    if (!(await untilAborted(renewal, journey.signal))) return outcome;
    return this.#attempt(journey, await this.#authorization(journey.signal));
  }

  async #authorization(signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const value = this.settings.credentials.authorization(this.#credentialsContext);
    return typeof value === "string" ? value : untilAborted(value, signal);
  }

  async #attempt(journey: Journey, authorization: string | undefined): Promise<Outcome> {
    const { clock, hooks, timeoutMs } = this.settings;
    const { outgoing, options, signal } = journey;
    signal.throwIfAborted();
    journey.sent += 1;
    const headers = new Headers(outgoing.headers);
    if (authorization !== undefined) headers.set("Authorization", authorization);
    const info = this.#info(journey);
    const event = { method: info.method, url: info.url, attempt: journey.sent };
    hooks.onRequest?.(event);
    const startMs = clock.now();
    const limits = { timeoutMs: options.timeoutMs ?? timeoutMs, signal };
    const outcome = await attempt({ ...outgoing, headers }, info, limits, this.settings);
    if (!(outcome instanceof Error)) {
      const durationMs = clock.now() - startMs;
      hooks.onResponse?.({ ...event, status: outcome.status, durationMs });
      hooks.logger?.debug(`${outcome.status} ${info.method} ${info.path} in ${Math.round(durationMs)} ms`);
    }
    return outcome;
  }

  #reportRetry(journey: Journey, delayMs: number, outcome: Outcome): void {
    const { hooks } = this.settings;
    const { method, url, path } = this.#info(journey);
    const reason = outcome instanceof Error ? outcome.message : `status ${outcome.status}`;
    hooks.onRetry?.({ method, url, attempt: journey.sent + 1, delayMs, reason });
    hooks.logger?.debug(`${method} ${path} again in ${Math.round(delayMs)} ms: ${reason}`);
  }

  #info({ outgoing: { method, url }, sent }: Journey): RequestInfo {
    return { method, url, path: shorten(url.slice(this.settings.baseUrl.length)), attempts: sent };
  }
}

/** A request and what has become of it so far. */
interface Journey extends Handling {
  readonly outgoing: Outgoing;
  /** Aborts with the caller's signal or when the total deadline passes. */
  readonly signal: AbortSignal;
  /** How often it has been sent. */
  sent: number;
  /** Whether it has been sent again with new credentials: that is done once. */
  renewed: boolean;
}

/** Takes the place of `Request` inside openapi-fetch: plain data, made faster, which can be sent more than once. */
class PlainRequest {
  readonly url: string;
  constructor(url: string, init: Omit<Outgoing, "url">) {
    this.url = url;
    Object.assign(this, init);
  }
}

const noHeaders = new Headers();

/** Keeps a path with many filters from filling a log. */
function shorten(path: string): string {
  return path.length > 200 ? `${path.slice(0, 199)}…` : path;
}

/** What is used of an openapi-fetch client, without the types of one contract. */
interface UntypedClient {
  request(
    method: Call["method"],
    path: string,
    init: {
      readonly params: { readonly path: Call["pathParams"]; readonly query: Call["query"] };
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>> | undefined;
      readonly querySerializer: (query: Record<string, string>) => string;
      readonly Request: typeof PlainRequest;
      readonly parseAs: "stream";
      readonly fetch: (outgoing: Outgoing) => Promise<{ ok: true; status: 200; headers: Headers; body: HttpAnswer }>;
    },
  ): Promise<{ readonly data: HttpAnswer }>;
}
