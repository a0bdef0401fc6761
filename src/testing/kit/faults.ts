import { isRegExp } from "./platform.js";

/** The requests that a fault affects. */
export interface FaultSelection {
  /** The method. Default: any. */
  readonly method?: string;
  /** The path below the root of the API, with or without slashes around it, or a pattern for it: `/^users\//`. Default: any. */
  readonly path?: string | RegExp;
  /** How many requests it affects; `Infinity` for all. Default: 1. */
  readonly times?: number;
  /** How many requests pass before the first affected one. Default: 0. */
  readonly skip?: number;
}

/** The effect of a fault. */
export type FaultEffect =
  /** The connection is refused: `fetch` rejects, and nothing was sent. */
  | { readonly kind: "refuse" }
  /** The connection is lost before the request is executed: `fetch` rejects. */
  | { readonly kind: "reset" }
  /** The request is executed, and then the connection is lost: `fetch` rejects. */
  | { readonly kind: "lostResponse" }
  /**
   * The request is executed, and then the server fails with an uncaught exception. The response is the server's error page.
   */
  | { readonly kind: "crash" }
  /** The server does not respond until the request is aborted. The request is not executed. */
  | { readonly kind: "stall" }
  /** The request is executed. The server sends the headers and half of the body, and then stalls. */
  | { readonly kind: "stallBody" }
  /** The request is executed. The connection is lost in the middle of the body. */
  | { readonly kind: "truncate" }
  /** A response with this status. The request is not executed. */
  | {
      readonly kind: "status";
      /** The status of the response. */
      readonly status: number;
      /** The body: a string is sent unchanged, any other value as JSON. Default: an HTML page, as a proxy sends. */
      readonly body?: unknown;
      /** Headers of the response. Default: only `content-type`. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** An HTML page with the status 200, such as a login page or the error page of a proxy. The request is not executed. */
  | {
      readonly kind: "html";
      /** The page. Default: a login page. */
      readonly body?: string;
    }
  /** The request is executed, but the response has no body. */
  | { readonly kind: "empty" }
  /** The request is executed, but the response has another body. */
  | {
      readonly kind: "json";
      /** The JSON of the response, or a function of the JSON that the server would have sent (`undefined` if that is not JSON). */
      readonly body: unknown;
    }
  /** A redirect. The request is not executed. */
  | {
      readonly kind: "redirect";
      /** The target of the redirect. */
      readonly location: string;
      /** The status of the response. Default: 302. */
      readonly status?: number;
    }
  /** The correct response, after a delay on the server's clock. */
  | {
      readonly kind: "delay";
      /** The delay, in milliseconds. */
      readonly ms: number;
    };

/** The name of a kind of fault. */
export type FaultKind = FaultEffect["kind"];

/** A fault that affects some requests. */
export type Fault = FaultSelection & FaultEffect;

/** A fault that has been injected. */
export interface InjectedFault {
  /** How many requests it has affected. */
  readonly count: number;
  /** Removes the fault, even if `times` is not used up. */
  remove(): void;
}

/** The faults of a server. If several match a request, the one injected first applies. */
export class Faults {
  readonly #faults: { readonly fault: Fault; skipped: number; count: number }[] = [];

  inject(fault: Fault): InjectedFault {
    const entry = { fault, skipped: 0, count: 0 };
    this.#faults.push(entry);
    return {
      get count() {
        return entry.count;
      },
      remove: () => {
        const index = this.#faults.indexOf(entry);
        if (index >= 0) this.#faults.splice(index, 1);
      },
    };
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /**
   * The fault that affects a request, if any.
   *
   * @param path The path below the root of the API.
   */
  meet(method: string, path: string): Fault | undefined {
    for (const entry of this.#faults) {
      if (entry.count >= (entry.fault.times ?? 1) || !isFor(entry.fault, method, path)) continue;
      if (entry.skipped < (entry.fault.skip ?? 0)) {
        entry.skipped += 1;
        continue;
      }
      entry.count += 1;
      return entry.fault;
    }
    return undefined;
  }
}

function isFor({ method, path }: FaultSelection, requestMethod: string, requestPath: string): boolean {
  if (method !== undefined && method.toUpperCase() !== requestMethod) return false;
  if (isRegExp(path)) return requestPath.search(path) >= 0;
  return path === undefined || trimSlashes(path) === trimSlashes(requestPath);
}

function trimSlashes(path: string): string {
  return /[^/](?:.*[^/])?/s.exec(path)?.[0] ?? "";
}
