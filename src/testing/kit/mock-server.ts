import { raceAbort } from "../../core/async/abort.js";
import type { Clock } from "../../core/async/clock.js";
import { missingGlobals } from "../../core/platform.js";
import { checkFault } from "./check-fault.js";
import { checkNumber } from "./checks.js";
import { ClockHold } from "./clock-hold.js";
import { createFetch, retain } from "./create-fetch.js";
import { distort, responseInstead } from "./fault-responses.js";
import { type Fault, Faults, type InjectedFault } from "./faults.js";
import { type LoggedRequest, type RequestListener, RequestLog } from "./request-log.js";
import { type MockRequest, readRequest, type SentRequest, toMockRequest } from "./request.js";
import { lostConnection, type MockResponse, refusedConnection, toResponse } from "./response.js";
import { VirtualClock } from "./virtual-clock.js";

/**
 * The common part of all embedded servers: a `fetch`, a request log, faults, latency and a clock. The embedded server of a service
 * uses one, and adds the behavior of the service.
 */
export class MockServer {
  readonly clock: Clock;
  /** Like the global `fetch`. Bound, so it can be passed as a function. */
  readonly fetch: typeof globalThis.fetch;
  /** Responds to a request. Does not follow redirects, and rejects if the connection would be lost. Bound like `fetch`. */
  readonly handle: (request: Request) => Promise<Response>;
  readonly #options: MockServerOptions;
  readonly #log = new RequestLog();
  readonly #faults = new Faults();
  readonly #listeners = new Set<RequestListener>();

  /** @throws TypeError or RangeError for an invalid latency; TypeError if the platform lacks what the server needs. */
  constructor(options: MockServerOptions) {
    const missing = missingGlobals(...neededGlobals);
    if (missing !== "") throw new TypeError(`This platform lacks what the embedded server needs: ${missing}.`);
    checkNumber("latencyMs", options.latencyMs ?? 0, 0);
    this.#options = options;
    this.clock = options.clock ?? new VirtualClock();
    this.fetch = this.newFetch();
    this.handle = (request) => retain(request, async () => this.#serve(await readRequest(request), request.signal));
  }

  /** Creates another `fetch`, with the cookies that a browser would keep for it. */
  newFetch(cookies?: BrowserCookies): typeof globalThis.fetch {
    return createFetch((request, signal, { sendsCookies }) =>
      this.#serve(request, signal, sendsCookies ? cookies : undefined),
    );
  }

  /** The requests since the start or the last `clearRequests`; at most the last 10,000. */
  get requests(): readonly LoggedRequest[] {
    return this.#log.entries;
  }

  clearRequests(): void {
    this.#log.clear();
  }

  /** @returns A function that removes the listener. */
  onRequest(listener: RequestListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** @throws TypeError or RangeError for an invalid fault. */
  inject(fault: Fault): InjectedFault {
    checkFault(fault);
    return this.#faults.inject(fault);
  }

  /** Removes all faults and clears the log. Keeps the listeners. */
  reset(): void {
    this.#faults.clear();
    this.#log.clear();
  }

  async #serve(sent: SentRequest, signal: AbortSignal, cookies?: BrowserCookies): Promise<Response> {
    const hold = new ClockHold(this.clock, signal);
    try {
      const request = toMockRequest(cookies?.attach(sent) ?? sent);
      const path = this.#pathBelowRoot(request.path);
      const { entry, note } = this.#log.add(request, path, this.clock.now());
      for (const listener of this.#listeners) await raceAbort(Promise.resolve(listener(entry)), signal);
      const fault = this.#faults.meet(request.method, path);
      note({ fault: fault?.kind });
      await hold.sleep(this.#options.latencyMs ?? 0);
      const response = await this.#respond(request, fault, hold);
      note({ status: response.status });
      cookies?.receive(sent.url, response);
      return toResponse(request.method === "HEAD" ? { ...response, body: "" } : response, fault, signal);
    } finally {
      hold.release();
    }
  }

  /** The path below the root of the API. Any other path is returned unchanged, with its leading slash. */
  #pathBelowRoot(path: string): string {
    const { rootPath } = this.#options;
    return path.startsWith(rootPath) ? path.slice(rootPath.length) : path;
  }

  /** The response after the fault is applied; rejects if the fault prevents a response. */
  async #respond(request: MockRequest, fault: Fault | undefined, hold: ClockHold): Promise<MockResponse> {
    if (fault === undefined) return this.#work(request, hold);
    if (fault.kind === "refuse") throw refusedConnection();
    if (fault.kind === "reset") throw lostConnection();
    if (fault.kind === "stall") return hold.waitForAbort();
    const response = responseInstead(fault) ?? this.#afterwards(fault, request, await this.#work(request, hold));
    if (fault.kind === "lostResponse") throw lostConnection();
    if (fault.kind === "delay") await hold.sleep(fault.ms);
    return response;
  }

  /** Applies a fault to the response after the request has been executed. */
  #afterwards(fault: Fault, request: MockRequest, response: MockResponse): MockResponse {
    return fault.kind === "crash" ? this.#options.crashResponse(request) : distort(fault, response);
  }

  async #work(request: MockRequest, hold: ClockHold): Promise<MockResponse> {
    const response = await this.#options.respond(request);
    await hold.sleep(response.processingMs ?? 0);
    return response;
  }
}

/** The globals that the platform must have. Jest's jsdom and React Native lack some of them. */
const neededGlobals = [
  ...["AbortController", "Headers", "ReadableStream", "Request", "Response"],
  ...["TextDecoder", "TextEncoder", "URL", "URLSearchParams", "crypto"],
];

/** The cookies of a `fetch` in a browser, which lets programs neither send nor read them. */
export interface BrowserCookies {
  /** The same request with the cookies for its URL. */
  readonly attach: (request: SentRequest) => SentRequest;
  /** Stores the cookies that the response to a request sets. */
  readonly receive: (url: URL, response: MockResponse) => void;
}

/** The service behind a `MockServer`, and how the server is set up. */
export interface MockServerOptions {
  /** The path of the API root, with a slash at both ends. Paths in the request log and in faults are relative to it. */
  readonly rootPath: string;
  /** Executes a request. If it throws, `fetch` rejects: that is a mistake in a test or in the server itself. */
  readonly respond: (request: MockRequest) => Promise<MockResponse>;
  /** The response if the service crashes on a request: that of the fault `crash`. */
  readonly crashResponse: (request: MockRequest) => MockResponse;
  /** The clock of the server. Default: a new `VirtualClock`. */
  readonly clock?: Clock | undefined;
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number | undefined;
}
