import { createOptionalDeadline, type Deadline, sleep } from "../async/abort.js";
import { SharedWork } from "../async/concurrency.js";
import { checkOptions } from "../data/checks.js";
import type { Schema } from "../data/schema.js";
import { InvalidInputError } from "../errors/api-error.js";
import { RequestError, type RequestInfo } from "../errors/request-errors.js";
import { AuthenticationError, type BadHttpRequestError, type HttpResponse } from "../errors/response-errors.js";
import { describeValue, truncate } from "../text.js";
import { attempt, type AttemptLimits, type AttemptSettings, type NewResponseReader } from "./attempt.js";
import type { Authorization, Credentials, CredentialsContext } from "./credentials.js";
import { asAmbiguousOutcome, isRedirect, timeoutError, unexpectedResponse } from "./error-factories.js";
import { json } from "./formats.js";
import { callSafely, type Hooks } from "./hooks.js";
import { checkHeaders, KnownSecrets, type Redactor, secretsInHeaders } from "./redact.js";
import { prepareRequest, requestChecks, type PreparedRequest, type RequestSpec } from "./request.js";
import { decode, redacted, type RawResponse, ResponseReader } from "./response.js";
import { isRetryable, RetryBudget, retryDelayMs, retryPolicy, type RetryPolicy } from "./retry.js";

/** How many characters of a path messages show: a query can be long. */
const longestPath = 200;

/** The settings of a client, as requests are sent with them. */
export interface TransportSettings extends AttemptSettings {
  /** The API's root, without a slash at its end. */
  readonly baseUrl: string;
  /**
   * Finds the root of the calls, where only another part of the service knows it. It is called for each call, which waits for it within
   * its deadline. Default: `baseUrl`.
   */
  readonly locate?: (signal: AbortSignal | undefined) => Promise<string>;
  /** The name of the service, for errors. */
  readonly service: string;
  readonly credentials: Credentials;
  /** A random number from 0 up to 1, as `Math.random()` gives. */
  readonly random: () => number;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly retry: RetryPolicy;
  readonly hooks: Hooks;
  /**
   * Makes the error for a response with a status of 400 or above. Each service words its refusals differently.
   *
   * @param isApiKnown - Whether this client has had a response of the API; else the base URL may lead elsewhere.
   */
  readonly toError: (response: HttpResponse, isApiKnown: boolean) => BadHttpRequestError;
}

/**
 * Sends the requests of a client: makes a request of a manager's spec, adds credentials, retries within deadlines, reports to
 * the hooks, and reads the response with a schema.
 */
export class Transport {
  readonly settings: TransportSettings;
  readonly #budget: RetryBudget;
  /** The work of the credentials themselves: logins and refreshes. */
  readonly #credentialsWork = new SharedWork();
  readonly #secrets = new KnownSecrets();
  /** The secrets in the client's own headers, which a call may replace: then they are in no request. */
  readonly #headerSecrets: readonly string[];
  #isApiKnown = false;

  constructor(settings: TransportSettings) {
    this.settings = settings;
    this.#budget = new RetryBudget(settings.clock);
    this.#headerSecrets = secretsInHeaders(new Headers(settings.headers));
  }

  /**
   * Sends a request and reads its response.
   *
   * @param schema - Checks the body: the JSON, or the text where the spec accepts that.
   * @param anonymous - Whether it goes without credentials. Default false.
   * @throws The `ApiError` that fits, or the reason of the caller's signal.
   */
  async call<T>(spec: RequestSpec, schema: Schema<T>, anonymous = false): Promise<T> {
    const response = await this.#sendForBody(spec, anonymous);
    try {
      return decode(schema, response);
    } catch (error) {
      throw spec.changes === true ? asAmbiguousOutcome(error) : error;
    }
  }

  /** @returns A success with a body that the spec accepts. */
  async #sendForBody(spec: RequestSpec, anonymous: boolean): Promise<RawResponse> {
    const { accepts = json, isResponseSecret = false } = spec;
    checkOptions("options", spec.options, requestChecks);
    const request = prepareRequest(spec, anonymous, this.settings);
    const failed = request.changes ? asAmbiguousOutcome : (error: unknown): unknown => error;
    const response = { ...(await this.send(request)), isSecret: isResponseSecret };
    if (response.status >= 400) throw failed(this.toError(response));
    const found = isRedirect(response.status) ? undefined : accepts.read(response);
    if (found !== undefined) return { ...response, body: found.body };
    throw failed(unexpectedResponse(redacted(response), this.settings.baseUrlOption, accepts.name));
  }

  /** Sends a request as often as needed and allowed. Resolves with the last response, of any status. */
  async send(request: PreparedRequest): Promise<RawResponse> {
    const state = this.begin(request);
    try {
      return await this.sendWithin(state);
    } catch (error) {
      throw this.orTotalTimeout(state, error);
    } finally {
      state.total.end();
    }
  }

  /**
   * Starts the total deadline of a request. The caller sends the request with {@link sendWithin}, and must call `total.end()`.
   *
   * @param newReader - Makes what reads the response of each attempt. Default: a {@link ResponseReader}, which reads it whole.
   */
  begin(request: PreparedRequest, newReader?: NewResponseReader): RequestState {
    const { timeoutMs, totalTimeoutMs, maxResponseBytes, clock } = this.settings;
    const { options } = request;
    const totalMs = options.totalTimeoutMs ?? totalTimeoutMs;
    const total = createOptionalDeadline(clock, totalMs, options.signal);
    return {
      request,
      root: this.settings.baseUrl,
      timeoutMs: options.timeoutMs ?? timeoutMs,
      maxResponseBytes: options.maxResponseBytes ?? maxResponseBytes,
      newReader: newReader ?? ((...response) => new ResponseReader(...response)),
      total,
      totalTimeoutMs: totalMs,
      signal: total.signal,
      sent: 0,
      isRenewed: false,
      mayHaveArrived: false,
    };
  }

  /** Sends a request as often as needed and allowed until its total deadline. Resolves with the last response, of any status. */
  async sendWithin(state: RequestState): Promise<RawResponse> {
    const { request, total } = state;
    const { options, idempotent, changes } = request;
    const { clock, random, retry: clientPolicy, locate } = this.settings;
    if (locate !== undefined) state.root = await locate(state.signal);
    const policy = options.retry === undefined ? clientPolicy : retryPolicy(clientPolicy, options.retry);
    for (let retries = 0; ; retries += 1) {
      total.throwIfOver();
      const result = await this.#authorizedAttempt(state);
      if (isSuccess(result)) {
        this.#budget.succeeded();
        return result;
      }
      const failure = this.#failureOf(result);
      const isWorthIt = retries < policy.limit && isRetryable(idempotent, failure);
      const delayMs = isWorthIt ? retryDelayMs(failure, retries + 1, policy, random, clock.now()) : null;
      if (delayMs === null || !this.#budget.take()) {
        if (result instanceof RequestError) throw changes ? asAmbiguousOutcome(result) : result;
        return result;
      }
      total.throwIfOver();
      this.#reportRetry(state, delayMs, result);
      await sleep(clock, delayMs, state.signal);
    }
  }

  /** What to throw for an error: if it is the abort by the total deadline, an error that says so. */
  orTotalTimeout(state: RequestState, error: unknown): unknown {
    const { total, totalTimeoutMs, request, mayHaveArrived } = state;
    if (!total.passed || error !== total.signal?.reason) return error;
    const late = timeoutError(this.info(state), "totalTimeoutMs", totalTimeoutMs);
    return request.changes && mayHaveArrived ? asAmbiguousOutcome(late) : late;
  }

  /** Takes a retry from the client's budget, for a call that is repeated as a whole; false if none is left. */
  takeRetry(): boolean {
    return this.#budget.take();
  }

  /** The error for a response with a status of 400 or above. */
  toError(response: HttpResponse): BadHttpRequestError {
    return this.settings.toError(response, this.#isApiKnown);
  }

  /** Sends a request once with credentials; if those are refused, once more with new ones where they can be renewed. */
  async #authorizedAttempt(state: RequestState): Promise<RawResponse | RequestError> {
    const { credentials } = this.settings;
    const { signal, request } = state;
    if (request.anonymous) return this.#attempt(state, undefined);
    const authorization = await this.#authorization(signal);
    const result = await this.#attempt(state, authorization);
    if (isSuccess(result) || state.isRenewed || credentials.renew === undefined) return result;
    const failure = this.#failureOf(result);
    if (!(failure instanceof AuthenticationError || credentials.mayHaveExpired?.(failure, authorization) === true))
      return result;
    state.isRenewed = true;
    const renew = credentials.renew.bind(credentials, authorization);
    // Custom credentials may return a plain value, although their type says a promise.
    if (!(await this.#credentialsWork.run((end) => renew(this.credentialsContext(end), failure), signal)))
      return result;
    // The new headers may have other names.
    for (const name of Object.keys(headersOf(authorization))) request.headers.delete(name);
    return this.#attempt(state, await this.#authorization(signal));
  }

  async #authorization(signal: AbortSignal | undefined): Promise<Authorization> {
    const { credentials } = this.settings;
    const given: unknown = await this.#credentialsWork.run(
      (end) => credentials.authorization(this.credentialsContext(end)),
      signal,
    );
    if (isAuthorization(given)) return given;
    throw new InvalidInputError(
      `the credentials' authorization must return a string or headers by name, not ${describeValue(given)}`,
    );
  }

  /** What credentials may use of the client; their requests end with the signal. */
  credentialsContext(signal?: AbortSignal): CredentialsContext {
    const { baseUrl, clock, hooks } = this.settings;
    return {
      baseUrl,
      now: () => clock.now(),
      warn: (message) => hooks.logger?.warn(this.#redactor()(message)),
      // A success may contain the requested tokens.
      callAnonymously: (spec) =>
        this.#sendForBody({ isResponseSecret: true, ...spec, options: { signal, ...spec.options } }, true),
    };
  }

  async #attempt(state: RequestState, authorization: Authorization | undefined): Promise<RawResponse | RequestError> {
    const { clock, hooks } = this.settings;
    const { request, signal } = state;
    signal?.throwIfAborted();
    // Each attempt sets the authorization of the request's own headers.
    const { headers, secrets } = request;
    const own = typeof authorization === "object" ? authorization : {};
    const proof = authorization === undefined ? own : headersOf(authorization);
    checkHeaders(proof);
    for (const [name, value] of Object.entries(proof)) headers.set(name, value);
    const redact = this.#redactor([...secrets, ...Object.values(own), ...secretsInHeaders(headers)]);
    state.sent += 1;
    const info = this.info(state);
    const event = { method: info.method, url: info.url, attempt: state.sent };
    hooks.onRequest?.(event);
    const startMs = clock.now();
    // If an abort or the total deadline ends the attempt, it is not known how far the request came.
    state.mayHaveArrived = true;
    const { credentials } = this.settings;
    const result = await attempt(request, state.root + request.path, info, state, this.settings, redact, (received) => {
      callSafely(() => credentials.receive?.(received, authorization));
    });
    state.mayHaveArrived = result instanceof RequestError && asAmbiguousOutcome(result) !== result;
    if (!(result instanceof RequestError)) {
      this.#isApiKnown ||= result.isJson;
      const durationMs = clock.now() - startMs;
      hooks.onResponse?.({ ...event, status: result.status, durationMs });
      hooks.logger?.debug(`${result.status} ${info.method} ${info.path} in ${Math.round(durationMs)} ms`);
    }
    return result;
  }

  /** Takes these secrets out of a text, those of the credentials, and those of the latest requests. */
  #redactor(secrets: readonly string[] = []): Redactor {
    const { credentials } = this.settings;
    const own: unknown = credentials.secrets === undefined ? [] : credentials.secrets();
    if (!Array.isArray(own) || !own.every((each) => typeof each === "string")) {
      throw new InvalidInputError("the credentials' secrets must return an array of strings");
    }
    return this.#secrets.redactor([...secrets, ...own, ...this.#headerSecrets]);
  }

  #reportRetry(state: RequestState, delayMs: number, result: RawResponse | RequestError): void {
    const { hooks } = this.settings;
    const { method, url, path } = this.info(state);
    const reason = result instanceof RequestError ? result.message : `status ${result.status}`;
    hooks.onRetry?.({ method, url, attempt: state.sent + 1, delayMs, reason });
    hooks.logger?.debug(`retrying ${method} ${path} in ${Math.round(delayMs)} ms: ${reason}`);
  }

  #failureOf(result: RawResponse | RequestError): RequestError {
    return result instanceof RequestError ? result : this.toError(result);
  }

  /** Which request it is, for errors and hooks. */
  info({ request, root, sent }: RequestState): RequestInfo {
    const { service } = this.settings;
    const { method, secrets } = request;
    // A path may have a secret in it.
    const path = secrets.length === 0 ? request.path : this.#redactor(secrets)(request.path);
    return { service, method, url: root + path, path: truncate(path, longestPath), attempts: sent };
  }
}

function headersOf(authorization: Authorization): Readonly<Record<string, string>> {
  return typeof authorization === "string" ? { Authorization: authorization } : authorization;
}

/** Custom credentials may return anything. The values of headers are checked before they are sent. */
function isAuthorization(value: unknown): value is Authorization {
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

function isSuccess(result: RawResponse | RequestError): result is RawResponse {
  return !(result instanceof RequestError) && result.status < 400;
}

/** A request and its progress. */
export interface RequestState extends AttemptLimits {
  readonly request: PreparedRequest;
  /** The root of the API. */
  root: string;
  readonly total: Deadline;
  readonly totalTimeoutMs: number;
  /** Aborts with the caller's signal or when the total deadline passes. */
  readonly signal: AbortSignal | undefined;
  /** How often the request has been sent. */
  sent: number;
  /** Whether its credentials have been renewed: that happens once. */
  isRenewed: boolean;
  /** Whether the server may have received it. */
  mayHaveArrived: boolean;
}
