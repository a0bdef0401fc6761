import type { FaultKind } from "./faults.js";
import type { MockRequest } from "./request.js";

/** The requests that a server has had, the oldest first. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /**
   * Adds an entry, in which what is known only later is still to be noted.
   *
   * @param path The path below the API's root.
   */
  add(request: MockRequest, path: string, at: number): { entry: LoggedRequest; note: Note } {
    const entry: LoggedRequest = {
      method: request.method,
      url: request.address + request.search,
      path,
      query: [...new URLSearchParams(request.search)],
      headers: Object.fromEntries(request.headers),
      body: readBody(request.body),
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

/** A request that the server has had. */
export interface LoggedRequest {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** Its whole address. */
  readonly url: string;
  /** The path below the API's root: `users/alice/`. One that lies elsewhere is given whole, with its leading slash. */
  readonly path: string;
  /** The query's names and values, in their order. */
  readonly query: readonly (readonly [string, string])[];
  /** The headers, credentials included; names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the JSON says; other text as it stands; `undefined` for no body. */
  readonly body: unknown;
  /** When it came, in milliseconds on the server's clock. */
  readonly at: number;
  /** The response's status; `undefined` until there is one, or if a fault kept it back. */
  readonly status: number | undefined;
  /** The fault that it met. */
  readonly fault: FaultKind | undefined;
}

/**
 * Receives each request before it is handled; the request waits for the promise that it returns, until it is aborted. It must not wait for
 * the clock itself, which stands still meanwhile: one that never ends holds up the clock, and so every deadline that goes by it.
 */
export type RequestListener = (request: LoggedRequest) => void | Promise<void>;

/** Adds to an entry what became of its request. */
type Note = (more: Partial<Pick<LoggedRequest, "status" | "fault">>) => void;

/** How many requests are kept; older ones are dropped. */
const maxLogged = 10_000;

function readBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
