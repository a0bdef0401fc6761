import { setTimeout as sleep } from "node:timers/promises";
import { essence } from "../description/media-types.js";
import { failureText } from "../load.js";

/** A server's response. */
export interface ServerResponse {
  readonly status: number;
  /** The media type without its parameters; empty if there is none. */
  readonly mediaType: string;
  readonly text: string;
  readonly headers: Headers;
  /** The `Set-Cookie` headers. */
  readonly setCookies: readonly string[];
}

/** There was no response. The message has the reason in a few words. */
export class NoResponseError extends Error {
  override readonly name = "NoResponseError";
}

/** Path and query of a request, below the API's root. */
export interface Target {
  /** Default: GET. */
  readonly method?: "GET" | "HEAD";
  /** The API's root, without a trailing slash. Default: the server's. */
  readonly root?: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

export interface ReadOnlyServerOptions {
  /** The API's root, without a trailing slash. */
  readonly root: string;
  /** The only path that gets a POST. */
  readonly loginPath: string;
  readonly fetch: typeof globalThis.fetch;
  /** Removes secrets from a response, before any of it is cut or quoted. */
  readonly redact: (text: string) => string;
}

/** The only requests that are sent: reads, and the login, which writes nothing. */
type ReadOnlyRequest =
  | { readonly method: "GET" | "HEAD"; readonly target: Target; readonly headers: Readonly<Record<string, string>> }
  | { readonly method: "POST"; readonly target: Target; readonly body: string | undefined };

const TIMEOUT_MS = 30_000;

/** The maximum number of retries of a rate-limited request, and the longest wait before a retry. */
const RATE_LIMIT = { maxRetries: 3, maxDelayMs: 30_000 };

/**
 * Read-only access to a live server: it receives only GETs and HEADs, and a login if there is one. Every request of
 * `contract:check` goes through `#send`, which checks that. Redirects are not followed, so that no other server gets
 * the credentials.
 */
export class ReadOnlyServer {
  readonly #options: ReadOnlyServerOptions;
  #sent = 0;

  constructor(options: ReadOnlyServerOptions) {
    this.#options = options;
  }

  /** The number of sent requests. */
  get sent(): number {
    return this.#sent;
  }

  /** Sends a GET or a HEAD, which accepts JSON unless its headers say otherwise; throws a {@link NoResponseError} if there is no response. */
  get(target: Target, headers: Readonly<Record<string, string>>): Promise<ServerResponse> {
    return this.#sendWithRetries({ method: target.method ?? "GET", target, headers });
  }

  /** Exchanges credentials for tokens or a cookie, or requests a catalog without any, which changes no data of the server. */
  login(credentials?: object): Promise<ServerResponse> {
    const target = { path: this.#options.loginPath, query: [] };
    const body = credentials === undefined ? undefined : JSON.stringify(credentials);
    return this.#sendWithRetries({ method: "POST", target, body });
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
    // The types already ensure it; a mistake in them must not lead to a write.
    if (!this.#isReadOnly(request)) throw new TypeError(`${method} ${target.path} would not be read-only`);
    const headers = new Headers({ Accept: "application/json" });
    if (request.method === "POST") {
      if (request.body !== undefined) headers.set("Content-Type", "application/json");
    } else for (const [name, value] of Object.entries(request.headers)) headers.set(name, value);
    this.#sent += 1;
    try {
      const received = await fetch((target.root ?? root) + relativeUrl(target), {
        method,
        headers,
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(request.method === "POST" && request.body !== undefined && { body: request.body }),
      });
      const text = await received.text();
      const response = {
        status: received.status,
        mediaType: essence(received.headers.get("content-type") ?? ""),
        // The tokens of the login's response are secrets, too.
        text: request.method === "POST" ? text : redact(text),
        headers: new Headers([...received.headers].map(([name, value]) => [name, redact(value)])),
        setCookies: received.headers.getSetCookie(),
      };
      return { response, retryAfterMs: (Number(received.headers.get("retry-after") ?? "1") || 0) * 1000 };
    } catch (error) {
      throw new NoResponseError(failureText(error, TIMEOUT_MS));
    }
  }

  #isReadOnly({ method, target }: { readonly method: string; readonly target: Target }): boolean {
    if (method === "GET" || method === "HEAD") return true;
    return method === "POST" && target.path === this.#options.loginPath && target.root === undefined;
  }
}

/** The path and query of the request. */
export function relativeUrl({ path, query }: Target): string {
  const text = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return text === "" ? path : `${path}?${text}`;
}
