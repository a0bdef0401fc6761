import { createOptionalDeadline, type Deadline, sleep } from "../async/abort.js";
import { KeyedMutex } from "../async/concurrency.js";
import { checkOptions } from "../data/checks.js";
import { AmbiguousOutcomeError, BadFetchError, ServerError, TimeoutError } from "../errors/index.js";
import { asAmbiguousOutcome, timeoutError } from "../http/error-factories.js";
import { requestChecks, type RequestOptions } from "../http/request.js";
import { backoffMs, retryPolicy } from "../http/retry.js";
import type { Transport } from "../http/transport.js";
import { isError } from "../platform.js";
import { appendSentence, messageOf } from "../text.js";

/** Creates resources of which there is to be one for each key, one after another for the same key. */
export class OnceCreator {
  readonly #transport: Transport;
  readonly #mutex = new KeyedMutex();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns the resource that is there already, or else creates one.
   *
   * @param options - For each request; but `signal` and `totalTimeoutMs` span the whole, and so does `retry.limit` for creates.
   * @throws The error of the first look or of a create; an {@link AmbiguousOutcomeError} if it stays unknown whether it was
   *   created.
   */
  async run<T>(resource: OnceResource<T>, options: RequestOptions): Promise<T> {
    checkOptions("options", options, requestChecks);
    const { clock, baseUrl, service, ...settings } = this.#transport.settings;
    const { totalTimeoutMs = settings.totalTimeoutMs } = options;
    const total = createOptionalDeadline(clock, totalTimeoutMs, options.signal);
    const bounds = { total, totalTimeoutMs, startMs: clock.now() };
    try {
      return await this.#mutex.run(resource.key, total.signal, () => this.#lookOrCreate(resource, options, bounds));
    } catch (error) {
      if (!total.passed || error !== total.signal?.reason) throw error;
      // It passed before anything was created.
      const { path } = resource;
      const request = { service, method: "POST", path, url: baseUrl + path, attempts: 0 };
      throw timeoutError(request, "totalTimeoutMs", totalTimeoutMs);
    } finally {
      total.end();
    }
  }

  /**
   * After a create whose outcome is unknown, looks again, and creates the resource again if it is not there and no earlier create
   * may still be in progress.
   */
  async #lookOrCreate<T>(
    resource: OnceResource<T>,
    options: RequestOptions,
    { total, totalTimeoutMs, startMs }: OnceBounds,
  ): Promise<T> {
    const { clock, random, retry: clientPolicy } = this.#transport.settings;
    const policy = retryPolicy(clientPolicy, options.retry);
    const look = (): Promise<T | undefined> =>
      resource.look({ ...options, signal: total.signal, totalTimeoutMs: Infinity });
    let found = await look();
    for (let sent = 0, round = 1; found === undefined; round += 1) {
      const leftMs = Math.max(1, totalTimeoutMs - (clock.now() - startMs));
      const retry = { ...policy, limit: policy.limit - sent };
      let unknown: AmbiguousOutcomeError;
      try {
        // With a deadline of its own, as only the transport can tell whether one that passes leaves the outcome open.
        return await resource.create({ ...options, totalTimeoutMs: leftMs, retry });
      } catch (error) {
        const failure = withTotalTimeout(error, leftMs, totalTimeoutMs);
        if (!(failure instanceof AmbiguousOutcomeError)) throw failure;
        unknown = failure;
      }
      sent += unknown.attempts;
      try {
        // Not immediately: what is being created may take a moment to show.
        await sleep(clock, Math.max(1, backoffMs(round, policy) * (0.5 + random() / 2)), total.signal);
        total.throwIfOver();
        found = await look();
      } catch (error) {
        options.signal?.throwIfAborted();
        const why = total.passed
          ? "there was no time left to check for it"
          : `checking for it failed, too (${messageOf(error)})`;
        throw stillUnknown(unknown, sent, `${why}: ${resource.advice}`);
      }
      const isUnderWay = mayBeUnderWay(unknown.cause, resource.brokeDown);
      if (found === undefined && (isUnderWay || sent > policy.limit || !this.#transport.takeRetry())) {
        throw stillUnknown(unknown, sent, `it was not found: ${resource.advice}`);
      }
    }
    return found;
  }
}

/** A resource of which there is to be one. */
export interface OnceResource<T> {
  /** Identifies the one resource. */
  readonly key: string;
  /** The path that creates it with a POST, below the API's root. */
  readonly path: string;
  /** Looks whether it is there. */
  readonly look: (options: RequestOptions) => Promise<T | undefined>;
  /** Creates it. An unknown outcome is an {@link AmbiguousOutcomeError}. */
  readonly create: (options: RequestOptions) => Promise<T>;
  /** Whether an error says that the server itself failed during a request, and so no longer processes it. */
  readonly brokeDown: (error: ServerError) => boolean;
  /** What to do if it stays unknown whether it was created: the end of the message. */
  readonly advice: string;
}

/** The deadline of the whole, how long after the start that is, and the start, in milliseconds. */
interface OnceBounds {
  readonly total: Deadline;
  readonly totalTimeoutMs: number;
  readonly startMs: number;
}

/** A create's error; if it is about what was left of the total deadline, then about the whole of that. */
function withTotalTimeout(error: unknown, leftMs: number, totalTimeoutMs: number): unknown {
  const late = error instanceof AmbiguousOutcomeError ? error.cause : error;
  if (!(late instanceof TimeoutError) || late.timeoutMs !== leftMs) return error;
  const whole = timeoutError(late, "totalTimeoutMs", totalTimeoutMs);
  return late === error ? whole : asAmbiguousOutcome(whole);
}

/** Whether the server may still work on a create: a deadline, the client's or a gateway's, ended only the wait for it. */
function mayBeUnderWay(cause: unknown, brokeDown: (error: ServerError) => boolean): boolean {
  // After a fetch that gives no response, another create would tell no more.
  if (cause instanceof BadFetchError || cause instanceof TimeoutError) return true;
  return cause instanceof ServerError && ![502, 503].includes(cause.status) && !brokeDown(cause);
}

function stillUnknown(error: AmbiguousOutcomeError, sent: number, why: string): AmbiguousOutcomeError {
  const { cause } = error;
  const what = isError(cause) ? cause.message : error.message;
  const message = appendSentence(what, why);
  const { service, method, path, url } = error;
  return new AmbiguousOutcomeError(message, { service, method, path, url, attempts: sent }, { cause });
}
