// A client and a server between which a fault stands.
import { VirtualClock } from "saltant/testing";
import type { CommonConnectionOptions } from "../../../src/core/http/connection.js";
import type { Fault } from "./faults.js";
import type { MatrixService, Operation } from "./services/service.js";
import { unreachableOrigin, type PlainResponse, type SocketServer } from "./socket-server.js";

/** The options of a faulty server, besides the fault and the operation. */
export interface FaultyServerOptions {
  readonly credentials: string;
  /** How many requests meet the fault. */
  readonly times: number;
  /** Whose secrets they are. */
  readonly authToken: string;
  readonly password: string;
  /** What the server says where the fault has it say something. */
  readonly echo: (request: SentRequest) => string;
  readonly client?: Partial<CommonConnectionOptions>;
}

/** A request as the client sent it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What all faulty servers of a test file share: real servers, and the error of `fetch` for a host that does not exist. */
export interface SharedServers {
  readonly sockets: SocketServer;
  /** The origin of a server that is not the API. */
  readonly foreignOrigin: string;
  /** What `fetch` throws for a host that does not exist. */
  readonly lookupError: unknown;
}

export interface FaultyServer<Context> {
  /** What the operation runs with. */
  readonly context: Context;
  /** How often the request that the fault is for was sent, while the fault lasted and after. */
  readonly attempts: () => number;
  /** The other requests, each as `GET users/bob/`. */
  readonly others: readonly string[];
  /** How many things the server has made. */
  readonly created: () => number;
  /** Every request that was sent. */
  readonly sent: readonly SentRequest[];
  /** Ends the fault. */
  readonly endFault: () => void;
  /** The tokens that the server has issued. */
  readonly tokens: readonly string[];
}

/** Puts a fault between a client and a server, for one operation. */
export async function createFaultyServer<Context>(
  service: MatrixService<Context>,
  fault: Fault,
  operation: Operation<Context>,
  shared: SharedServers,
  options: FaultyServerOptions,
): Promise<FaultyServer<Context>> {
  const { sockets, foreignOrigin, lookupError } = shared;
  const clock = new VirtualClock();
  const { authToken, password } = options;
  const started = await service.start({ clock, origin: sockets.origin, authToken, password });
  const faulty = operation.faulty.replace(/\{(\w+)\}/g, (_, name: string) => started.variables[name] ?? "");
  let left = options.times;
  let attempts = 0;
  let created = 0;
  const tokens: string[] = [];
  const sent: SentRequest[] = [];
  const others: string[] = [];

  const forward = async (request: SentRequest): Promise<PlainResponse> => {
    const { method, url, headers, body } = request;
    const response = await started.handle(new Request(url, { method, headers, ...(body !== "" && { body }) }));
    const text = await response.text();
    if (started.creates({ status: response.status, request })) created += 1;
    tokens.push(...started.tokensIn(url, text));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };

  const faultyFetch = async (url: string, init: RequestInit, releaseClock: () => void): Promise<Response> => {
    const body = typeof init.body === "string" ? init.body : "";
    const request: SentRequest = { method: init.method ?? "GET", url, headers: new Headers(init.headers), body };
    sent.push(request);
    const line = `${request.method} ${url.slice(started.root.length)}`;
    // A path that ends the line is whole; one that does not goes on in its query.
    const isFaulty = line === faulty || (/[&=]$/.test(faulty) && line.startsWith(faulty));
    if (isFaulty) attempts += 1;
    else others.push(line);
    if (!isFaulty || left === 0) {
      const response = await forward(request);
      return new Response(response.status === 204 ? null : response.body, response);
    }
    left -= 1;
    const original: PlainResponse = fault.executes ? await forward(request) : { status: 200, headers: {}, body: "" };
    const echo = options.echo(request);
    const effect = fault.apply({ original, echo, origin: sockets.origin, foreignOrigin, nowMs: clock.now() });
    if (effect.kind === "response")
      return new Response(request.method === "HEAD" ? null : effect.response.body, effect.response);
    if (effect.kind === "socket") {
      const response = sockets.fetch(url, init, clock, effect.handler);
      // From here on the handler of the socket controls the clock.
      releaseClock();
      return response;
    }
    if (effect.why === "refused") return fetch(url.replace(sockets.origin, unreachableOrigin), init);
    // All tests share the error of one failed lookup, because a resolver may be slow.
    throw new TypeError("fetch failed", { cause: lookupError });
  };
  const clockedFetch = async (url: string, init: RequestInit): Promise<Response> => {
    const release = clock.hold();
    try {
      return await faultyFetch(url, init, release);
    } finally {
      release();
    }
  };

  const context = await started.context(options.credentials, {
    clock,
    fetch: clockedFetch as typeof fetch, // The client calls it with a URL and an init only.
    ...options.client,
  });
  const endFault = (): void => {
    left = 0;
  };
  return {
    context,
    attempts: () => attempts,
    others,
    created: () => created,
    sent,
    endFault,
    get tokens() {
      return [...started.secrets, ...tokens];
    },
  };
}
