// A client and a server between which a fault stands.
import { type ConnectionOptions, SaltantClient, type SaltantClientOptions } from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import type { Fault } from "./faults.js";
import type { CredentialsKind, Operation, Resources } from "./operations.js";
import { unreachableOrigin, type PlainResponse, type SocketServer } from "./socket-server.js";

/** The options of a faulty server, besides the fault and the operation. */
export interface FaultyServerOptions {
  readonly credentials: CredentialsKind;
  /** How many requests meet the fault. */
  readonly times: number;
  /** Whose secrets they are. */
  readonly authToken: string;
  readonly password: string;
  /** What the server says where the fault has it say something. */
  readonly echo: (request: SentRequest) => string;
  readonly client?: Partial<ConnectionOptions>;
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

export interface FaultyServer {
  readonly client: SaltantClient;
  readonly resources: Resources;
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
export async function createFaultyServer(
  fault: Fault,
  operation: Operation,
  shared: SharedServers,
  options: FaultyServerOptions,
): Promise<FaultyServer> {
  const { sockets, foreignOrigin, lookupError } = shared;
  const clock = new VirtualClock();
  const alice = { username: "alice", token: options.authToken, password: options.password };
  const server = new EmbeddedServer({ clock, workers: "off", users: [alice, { username: "bob" }] });
  server.addTask();
  const [uuid = ""] = server.addInstances(3, { taskType: 1, taskQueue: 1 });
  const baseApiUrl = `${sockets.origin}/api/`;
  const faulty = operation.faulty.replace("{uuid}", uuid);
  let left = options.times;
  let attempts = 0;
  let created = 0;
  const tokens: string[] = [];
  const sent: SentRequest[] = [];
  const others: string[] = [];

  const forward = async ({ method, url, headers, body }: SentRequest): Promise<PlainResponse> => {
    const response = await server.handle(new Request(url, { method, headers, ...(body !== "" && { body }) }));
    const text = await response.text();
    if (response.status === 201) created += 1;
    if (url.includes("/api/token/")) tokens.push(...tokensIn(text));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };

  const faultyFetch = async (url: string, init: RequestInit, releaseClock: () => void): Promise<Response> => {
    const body = typeof init.body === "string" ? init.body : "";
    const request: SentRequest = { method: init.method ?? "GET", url, headers: new Headers(init.headers), body };
    sent.push(request);
    const line = `${request.method} ${url.slice(baseApiUrl.length)}`;
    // A path that ends the line is whole; one that does not goes on in its query.
    const isFaulty = line === faulty || (/[&=]$/.test(faulty) && line.startsWith(faulty));
    if (isFaulty) attempts += 1;
    else others.push(line);
    if (!isFaulty || left === 0) {
      const response = await forward(request);
      return new Response(response.body, response);
    }
    left -= 1;
    const original: PlainResponse = fault.executes ? await forward(request) : { status: 200, headers: {}, body: "" };
    const echo = options.echo(request);
    const effect = fault.apply({ original, echo, origin: sockets.origin, foreignOrigin, nowMs: clock.now() });
    if (effect.kind === "response") return new Response(effect.response.body, effect.response);
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

  const credentials = await credentialOptions(options, async (path, body) => {
    const headers = new Headers({ "Content-Type": "application/json" });
    const response = await forward({ method: "POST", url: baseApiUrl + path, headers, body: JSON.stringify(body) });
    // The embedded server responds as the API does.
    return JSON.parse(response.body) as { access: string; refresh: string };
  });
  const client = new SaltantClient({
    baseApiUrl,
    clock,
    fetch: clockedFetch as typeof fetch, // The client calls it with a URL and an init only.
    ...options.client,
    ...credentials,
  } as SaltantClientOptions);
  const endFault = (): void => {
    left = 0;
  };
  return {
    client,
    resources: { uuid },
    attempts: () => attempts,
    others,
    created: () => created,
    sent,
    endFault,
    tokens,
  };
}

async function credentialOptions(
  { credentials, authToken, password }: FaultyServerOptions,
  post: (path: string, body: unknown) => Promise<{ access: string; refresh: string }>,
): Promise<object> {
  const login = { username: "alice", password };
  switch (credentials) {
    case "authToken":
      return { authToken };
    case "own":
      return { credentials: { authorization: () => `Token ${authToken}` } };
    case "password":
      return login;
    case "refreshToken":
      return { refreshToken: (await post("token/", login)).refresh };
    case "tokens and password": {
      const { access, refresh } = await post("token/", login);
      return { ...login, accessToken: access, refreshToken: refresh };
    }
  }
}

function tokensIn(text: string): string[] {
  return Array.from(text.matchAll(/"(?:access|refresh)":"([^"]+)"/g), ([, token = ""]) => token);
}
