import { setTimeout as sleep } from "node:timers/promises";
import { failureText } from "./load.js";
import { essence } from "./media-types.js";

/** What a server answered. */
export interface ServerAnswer {
  readonly status: number;
  /** Without its parameters; empty if there is none. */
  readonly mediaType: string;
  readonly text: string;
}

/** There was no answer; the message says why, in a few words. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

/** Path and query of a GET, below the API's root. */
export interface Target {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

/** All that is ever sent: reading, and the login, which writes nothing. */
type Outgoing =
  | { readonly method: "GET"; readonly target: Target; readonly authorization: string | undefined }
  | { readonly method: "POST"; readonly target: typeof LOGIN; readonly body: string };

const LOGIN = { path: "/token/", query: [] } as const;

const TIMEOUT_MS = 30_000;

/** A server that is told to slow down is asked again this often, and waited for this long at most. */
const PATIENCE = { times: 3, mostMs: 30_000 };

/**
 * A live server that nothing can be written to: it is only ever sent GETs, and a login where there is a password. Every request of
 * `contract:check` goes through `#send`, which sees to that. Redirects are not followed, so that credentials stay where they belong.
 */
export class ReadOnlyServer {
  readonly #root: string;
  readonly #fetch: typeof globalThis.fetch;
  readonly #redact: (text: string) => string;
  #sent = 0;

  /**
   * @param root - The API's root, without a slash at its end.
   * @param redact - Takes out of an answer what must not be shown, before any of it is cut or quoted.
   */
  constructor(root: string, fetch: typeof globalThis.fetch, redact: (text: string) => string) {
    this.#root = root;
    this.#fetch = fetch;
    this.#redact = redact;
  }

  /** How many requests were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** Asks for something; throws a {@link NoAnswerError} if there is no answer. */
  get(target: Target, authorization?: string): Promise<ServerAnswer> {
    return this.#patiently({ method: "GET", target, authorization });
  }

  /** Exchanges username and password for tokens, which changes nothing on the server. */
  login(username: string, password: string): Promise<ServerAnswer> {
    return this.#patiently({ method: "POST", target: LOGIN, body: JSON.stringify({ username, password }) });
  }

  async #patiently(outgoing: Outgoing): Promise<ServerAnswer> {
    for (let times = 0; ; times += 1) {
      const { answer, retryAfterMs } = await this.#send(outgoing);
      if (answer.status !== 429 || times >= PATIENCE.times) return answer;
      await sleep(Math.min(retryAfterMs, PATIENCE.mostMs));
    }
  }

  async #send(outgoing: Outgoing): Promise<{ answer: ServerAnswer; retryAfterMs: number }> {
    const { method, target } = outgoing;
    // The types say it already; a request that writes must not come of a mistake in them, either.
    if (!isReadOnly(method, target.path)) throw new TypeError(`${method} ${target.path} would not be read-only`);
    const headers = new Headers({ Accept: "application/json" });
    if (outgoing.method === "POST") headers.set("Content-Type", "application/json");
    else if (outgoing.authorization !== undefined) headers.set("Authorization", outgoing.authorization);
    this.#sent += 1;
    try {
      const response = await this.#fetch(this.#root + shownTarget(target), {
        method,
        headers,
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(outgoing.method === "POST" && { body: outgoing.body }),
      });
      const text = await response.text();
      const answer = {
        status: response.status,
        mediaType: essence(response.headers.get("content-type") ?? ""),
        // The login's answer is there for the tokens in it.
        text: outgoing.method === "GET" ? this.#redact(text) : text,
      };
      return { answer, retryAfterMs: (Number(response.headers.get("retry-after") ?? "1") || 0) * 1000 };
    } catch (error) {
      throw new NoAnswerError(failureText(error, TIMEOUT_MS));
    }
  }
}

function isReadOnly(method: string, path: string): boolean {
  return method === "GET" || (method === "POST" && path === LOGIN.path);
}

/** Path and query as they are sent. */
export function shownTarget({ path, query }: Target): string {
  const text = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return text === "" ? path : `${path}?${text}`;
}
