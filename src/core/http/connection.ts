import { type Clock, systemClock } from "../async/clock.js";
import { checkOptions, type Checks, methods, requireFunction, requireObject } from "../data/checks.js";
import { InvalidInputError } from "../errors/api-error.js";
import { documentBaseUrl, missingGlobals } from "../platform.js";
import { type Hooks, safeHooks } from "./hooks.js";
import { commonChecks, type RetryOptions } from "./request.js";
import { retryPolicy } from "./retry.js";
import type { TransportSettings } from "./transport.js";

/** How a client sends its requests, whichever service it is for. Each service adds an option for its base URL. */
export interface CommonConnectionOptions extends Hooks {
  /** The deadline of one attempt, from sending to the last byte of the response, in milliseconds. Default 90,000. */
  readonly timeoutMs?: number | undefined;
  /** The deadline of a whole call with all attempts and delays, in milliseconds. Default none: only attempts are counted. */
  readonly totalTimeoutMs?: number | undefined;
  /** The largest response that is read, in bytes after decompression. Default 67,108,864 (64 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** When to retry; `false` for never. Default: twice, for requests that may be repeated safely. */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers to send with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The function that sends requests. Each call must resolve with a new `Response`; anything else is a `BadFetchError`. On Deno, the
   * body of a request that may be sent only once is a `Blob`. Default: the platform's `fetch`.
   */
  readonly fetch?: typeof fetch | undefined;
  /** Where the client takes its time and its timers from. Default: the machine's clock. */
  readonly clock?: Clock | undefined;
}

/** The settings that are the same for every service. A service adds its credentials and its error factory. */
export type ConnectionSettings = Omit<TransportSettings, "credentials" | "toError">;

/**
 * Checks the connection options of a client and fills in the defaults.
 *
 * @param service - The name of the service, for errors.
 * @param baseUrlOption - The name of the service's option for its base URL.
 * @throws {@link InvalidInputError} that names the first option that cannot work.
 */
export function connectionSettings<Name extends string>(
  service: string,
  options: CommonConnectionOptions & Readonly<Record<Name, string>>,
  baseUrlOption: Name,
): ConnectionSettings {
  const missing = missingGlobals("AbortController", "Headers", "TextDecoder", "TextEncoder", "URL");
  if (missing !== "") throw new InvalidInputError(`this platform lacks what the client needs: ${missing}`);
  requireObject("options", options);
  checkOptions("options", options, connectionChecks);
  const { clock = systemClock, headers = {}, timeoutMs = 90_000, totalTimeoutMs = Infinity } = options;
  const { maxResponseBytes = 64 * 1024 * 1024 } = options;
  return {
    baseUrl: normalizeBaseUrl(baseUrlOption, options[baseUrlOption]),
    baseUrlOption,
    service,
    fetch: options.fetch ?? platformFetch,
    clock,
    // eslint-disable-next-line no-restricted-properties -- a test of the delays makes a Transport with another
    random: Math.random,
    headers,
    timeoutMs,
    totalTimeoutMs,
    maxResponseBytes,
    retry: retryPolicy(options.retry),
    hooks: safeHooks(options),
  };
}

const connectionChecks: Checks<CommonConnectionOptions> = {
  ...commonChecks,
  fetch: requireFunction,
  clock: methods("now", "setTimer"),
  onRequest: requireFunction,
  onResponse: requireFunction,
  onRetry: requireFunction,
  logger: methods("debug", "warn"),
};

/** Looks up the platform's `fetch` at each call, so that a replacement which is installed later is used. */
function platformFetch(...request: Parameters<typeof fetch>): Promise<Response> {
  if (typeof globalThis.fetch === "function") return globalThis.fetch(...request);
  throw new InvalidInputError("this platform has no fetch: pass one as the option fetch");
}

/**
 * Checks a base URL and returns it as an absolute one without a slash at its end. In a web page it may be relative, as for `fetch`.
 *
 * @param option - The name of the option, for messages.
 */
export function normalizeBaseUrl(option: string, value: unknown): string {
  const base = documentBaseUrl();
  if (typeof value !== "string" || !URL.canParse(value, base)) {
    throw new InvalidInputError(`${option} must be a URL such as https://host/`);
  }
  const url = new URL(value, base);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new InvalidInputError(`${option} must begin with https:// or http://, not ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new InvalidInputError(`${option} must not hold a user name or password: pass them as options of their own`);
  }
  // Nor an empty one, which `url` does not show.
  if (/[?#]/.test(value)) throw new InvalidInputError(`${option} must not have a query or a fragment (? or #)`);
  return url.origin + (/^.*[^/]/.exec(url.pathname)?.[0] ?? "");
}
