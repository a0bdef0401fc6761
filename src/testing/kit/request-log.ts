import type { FaultKind } from "./faults.js";
import type { MockRequest } from "./request.js";

/** The requests that a server has received, the oldest first. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /**
   * Adds an entry. `note` adds what is known only later.
   *
   * @param path The path below the root of the API.
   */
  add(request: MockRequest, path: string, at: number): { entry: LoggedRequest; note: Note } {
    const entry: LoggedRequest = {
      method: request.method,
      url: request.address + request.search,
      path,
      query: [...new URLSearchParams(request.search)],
      headers: Object.fromEntries(request.headers),
      body: readBody(request.body),
      bodyLength: request.body.length,
      at,
      status: undefined,
      fault: undefined,
    };
    if (this.#entries.length >= maxLogged) this.#entries.shift();
    this.#entries.push(entry);
    return { entry, note: (more) => Object.assign(entry, more) };
  }

  clear(): void {
    this.#entries.length = 0;
  }
}

/** A request that the server has received. */
export interface LoggedRequest {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The complete URL. */
  readonly url: string;
  /** The path below the root of the API: `users/alice/`. Any other path is complete, with its leading slash. */
  readonly path: string;
  /** The names and values of the query, in their order. */
  readonly query: readonly (readonly [string, string])[];
  /** The headers, credentials included; names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the string if it is not JSON; `undefined` without a body, and for one of more than 1 MiB. */
  readonly body: unknown;
  /** The length of the body, in bytes. */
  readonly bodyLength: number;
  /** The time of its arrival, in milliseconds on the server's clock. */
  readonly at: number;
  /** The status of the response; `undefined` before the response, or if a fault prevents it. */
  readonly status: number | undefined;
  /** The fault that affected it, if any. */
  readonly fault: FaultKind | undefined;
}

/**
 * Called with each request before it is handled. The request waits for the returned promise, unless it is aborted. The listener must not
 * wait for the clock, which is stopped in the meantime: a listener that never ends stops the clock, and all deadlines on it.
 */
export type RequestListener = (request: LoggedRequest) => void | Promise<void>;

/** Adds the outcome of a request to its entry. */
type Note = (more: Partial<Pick<LoggedRequest, "status" | "fault">>) => void;

/** The maximum number of entries; older ones are dropped. */
const maxLogged = 10_000;

/** The longest body that is kept, in bytes. */
const longestBody = 2 ** 20;

function readBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0 || bytes.length > longestBody) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
