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
 * What the embedded servers of all services have in common: a way in for requests, a log of them, faults, latency and a clock.
 * A service's embedded server holds one, and adds what is particular to the service.
 */
export class MockServer {
  readonly clock: Clock;
  /** Like the global `fetch`. Bound, so that it can be passed on by itself. */
  readonly fetch: typeof globalThis.fetch;
  /** Responds to a request, follows no redirects and rejects where a connection would be lost. Bound like `fetch`. */
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
    this.fetch = createFetch((request, signal) => this.#serve(request, signal));
    this.handle = (request) => retain(request, async () => this.#serve(await readRequest(request), request.signal));
  }

  /** The requests since the start or the last `clearRequests`; of very many the last 10,000. */
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

  /** @throws TypeError or RangeError for a fault that cannot be met. */
  inject(fault: Fault): InjectedFault {
    checkFault(fault);
    return this.#faults.inject(fault);
  }

  /** Drops the faults and the log. Listeners stay. */
  reset(): void {
    this.#faults.clear();
    this.#log.clear();
  }

  async #serve(sent: SentRequest, signal: AbortSignal): Promise<Response> {
    const hold = new ClockHold(this.clock, signal);
    try {
      const request = toMockRequest(sent);
      const path = this.#pathBelowRoot(request.path);
      const { entry, note } = this.#log.add(request, path, this.clock.now());
      for (const listener of this.#listeners) await raceAbort(Promise.resolve(listener(entry)), signal);
      const fault = this.#faults.meet(request.method, path);
      note({ fault: fault?.kind });
      await hold.sleep(this.#options.latencyMs ?? 0);
      const response = await this.#respond(request, fault, hold);
      note({ status: response.status });
      return toResponse(request.method === "HEAD" ? { ...response, body: "" } : response, fault, signal);
    } finally {
      hold.release();
    }
  }

  /** A path that lies elsewhere stays whole, with its leading slash. */
  #pathBelowRoot(path: string): string {
    const { rootPath } = this.#options;
    return path.startsWith(rootPath) ? path.slice(rootPath.length) : path;
  }

  /** The response, as far as the fault leaves it; rejects where the fault leaves none. */
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

  /** What a fault makes of the response once the request has been carried out. */
  #afterwards(fault: Fault, request: MockRequest, response: MockResponse): MockResponse {
    return fault.kind === "crash" ? this.#options.crashResponse(request) : distort(fault, response);
  }

  async #work(request: MockRequest, hold: ClockHold): Promise<MockResponse> {
    const response = await this.#options.respond(request);
    await hold.sleep(response.processingMs ?? 0);
    return response;
  }
}

/** What a platform must have. Jest's jsdom and React Native lack some of it. */
const neededGlobals = [
  ...["AbortController", "Headers", "ReadableStream", "Request", "Response"],
  ...["TextDecoder", "TextEncoder", "URL", "URLSearchParams", "crypto"],
];

/** The service behind a `MockServer`, and how the server is set up. */
export interface MockServerOptions {
  /** The path of the API's root, with a slash at both ends. The request log and the faults count paths from there. */
  readonly rootPath: string;
  /** Carries out a request. What it throws makes `fetch` reject: it is a mistake of a test or of the server itself. */
  readonly respond: (request: MockRequest) => Promise<MockResponse>;
  /** The response to a request over which the service broke down: what the fault `crash` gives. */
  readonly crashResponse: (request: MockRequest) => MockResponse;
  /** Where the server takes its time from. Default: a new `VirtualClock`. */
  readonly clock?: Clock | undefined;
  /** How long each request takes, in milliseconds on the server's clock. Default: 0. */
  readonly latencyMs?: number | undefined;
}
