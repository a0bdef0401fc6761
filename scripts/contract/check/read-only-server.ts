import { setTimeout as sleep } from "node:timers/promises";
import { essence } from "../description/media-types.js";
import { failureText } from "../load.js";

/** What a server responded. */
export interface ServerResponse {
  readonly status: number;
  /** Without its parameters; empty if there is none. */
  readonly mediaType: string;
  readonly text: string;
}

/** There was no response; the message says why, in a few words. */
export class NoResponseError extends Error {
  override readonly name = "NoResponseError";
}

/** Path and query of a GET, below the API's root. */
export interface Target {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

export interface ReadOnlyServerOptions {
  /** The API's root, without a slash at its end. */
  readonly root: string;
  /** The only path that gets a POST. */
  readonly loginPath: string;
  readonly fetch: typeof globalThis.fetch;
  /** Removes what must not be shown from a response, before any of it is cut or quoted. */
  readonly redact: (text: string) => string;
}

/** All that is ever sent: reading, and the login, which writes nothing. */
type ReadOnlyRequest =
  | { readonly method: "GET"; readonly target: Target; readonly authorization: string | undefined }
  | { readonly method: "POST"; readonly target: Target; readonly body: string };

const TIMEOUT_MS = 30_000;

/** How often a request is sent again that the server's rate limit has refused, and the longest wait before that. */
const RATE_LIMIT = { maxRetries: 3, maxDelayMs: 30_000 };

/**
 * A live server that nothing can be written to: it is only ever sent GETs, and a login where there is a password. Every request of
 * `contract:check` goes through `#send`, which checks that. Redirects are not followed, so that credentials stay where they belong.
 */
export class ReadOnlyServer {
  readonly #options: ReadOnlyServerOptions;
  #sent = 0;

  constructor(options: ReadOnlyServerOptions) {
    this.#options = options;
  }

  /** How many requests were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** Sends a GET; throws a {@link NoResponseError} if there is no response. */
  get(target: Target, authorization?: string): Promise<ServerResponse> {
    return this.#sendWithRetries({ method: "GET", target, authorization });
  }

  /** Exchanges credentials for tokens, which changes nothing on the server. */
  login(credentials: object): Promise<ServerResponse> {
    const target = { path: this.#options.loginPath, query: [] };
    return this.#sendWithRetries({ method: "POST", target, body: JSON.stringify(credentials) });
  }

  async #sendWithRetries(request: ReadOnlyRequest): Promise<ServerResponse> {
    for (let retries = 0; ; retries += 1) {
      const { response, retryAfterMs } = await this.#send(request);
      if (response.status !== 429 || retries >= RATE_LIMIT.maxRetries) return response;
      await sleep(Math.min(retryAfterMs, RATE_LIMIT.maxDelayMs));
    }
  }

  async #send(request: ReadOnlyRequest): Promise<{ response: ServerResponse; retryAfterMs: number }> {
    const { method, target } = request;
    const { root, fetch, redact } = this.#options;
    // The types say it already; a mistake in them must not lead to a request that writes.
    if (!this.#isReadOnly(request)) throw new TypeError(`${method} ${target.path} would not be read-only`);
    const headers = new Headers({ Accept: "application/json" });
    if (request.method === "POST") headers.set("Content-Type", "application/json");
    else if (request.authorization !== undefined) headers.set("Authorization", request.authorization);
    this.#sent += 1;
    try {
      const received = await fetch(root + relativeUrl(target), {
        method,
        headers,
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(request.method === "POST" && { body: request.body }),
      });
      const text = await received.text();
      const response = {
        status: received.status,
        mediaType: essence(received.headers.get("content-type") ?? ""),
        // The response to the login is read for the tokens in it.
        text: request.method === "GET" ? redact(text) : text,
      };
      return { response, retryAfterMs: (Number(received.headers.get("retry-after") ?? "1") || 0) * 1000 };
    } catch (error) {
      throw new NoResponseError(failureText(error, TIMEOUT_MS));
    }
  }

  #isReadOnly({ method, target }: { readonly method: string; readonly target: Target }): boolean {
    return method === "GET" || (method === "POST" && target.path === this.#options.loginPath);
  }
}

/** Path and query as they are sent. */
export function relativeUrl({ path, query }: Target): string {
  const text = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return text === "" ? path : `${path}?${text}`;
}
