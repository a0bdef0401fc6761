import { isRegExp } from "./platform.js";

/** Which requests a fault is for, and how many of them. */
export interface FaultSelection {
  /** The method. Default: any. */
  readonly method?: string;
  /** The path below the API's root, slashes around it or not, or what it must match: `/^users\//`. Default: any. */
  readonly path?: string | RegExp;
  /** How many requests meet it; `Infinity` for all. Default: 1. */
  readonly times?: number;
  /** How many requests get by before. Default: 0. */
  readonly skip?: number;
}

/** What goes wrong. */
export type FaultEffect =
  /** The connection is refused: `fetch` rejects, and nothing was sent. */
  | { readonly kind: "refuse" }
  /** The connection is lost before the request is looked at: `fetch` rejects, and nothing was done. */
  | { readonly kind: "reset" }
  /** The request is carried out, and then the connection is lost: `fetch` rejects. */
  | { readonly kind: "lostResponse" }
  /**
   * The request is carried out, and then the server breaks down over it: an exception that is not caught. The response is
   * the server's page for that.
   */
  | { readonly kind: "crash" }
  /** No response comes until the request is aborted. Nothing is done. */
  | { readonly kind: "stall" }
  /** The request is carried out; of the response come the headers and half the body, and then nothing more. */
  | { readonly kind: "stallBody" }
  /** The request is carried out; the connection is lost in the middle of the body. */
  | { readonly kind: "truncate" }
  /** Another response in place of the server's. Nothing is done. */
  | {
      readonly kind: "status";
      /** The status of the response. */
      readonly status: number;
      /** Text as it stands, anything else as JSON. Default: an HTML page, as a proxy sends. */
      readonly body?: unknown;
      /** Headers of the response. Default: its type. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A page for people with the status 200, as a login page or a proxy's excuse. Nothing is done. */
  | {
      readonly kind: "html";
      /** The page. Default: one that says to log in. */
      readonly body?: string;
    }
  /** The request is carried out, but the response has no body. */
  | { readonly kind: "empty" }
  /** The request is carried out, but the response says something else. */
  | {
      readonly kind: "json";
      /** The JSON of the response, or what makes it of the JSON that the server would have sent (`undefined` for what is no JSON). */
      readonly body: unknown;
    }
  /** A redirect. Nothing is done. */
  | {
      readonly kind: "redirect";
      /** Where it leads. */
      readonly location: string;
      /** Default: 302. */
      readonly status?: number;
    }
  /** The response is right, but takes this many milliseconds on the server's clock. */
  | {
      readonly kind: "delay";
      /** In milliseconds. */
      readonly ms: number;
    };

/** What can go wrong, by name. */
export type FaultKind = FaultEffect["kind"];

/** Something that goes wrong with some requests. */
export type Fault = FaultSelection & FaultEffect;

/** A fault that has been injected. */
export interface InjectedFault {
  /** How many requests have met it. */
  readonly count: number;
  /** Takes it back, however many times are left. */
  remove(): void;
}

/** The faults of a server. Of several that are for a request, the one injected first is met. */
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
   * The fault that a request meets, if any.
   *
   * @param path The path below the API's root.
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
