// A client and a server between which a fault stands.
import { type ConnectionOptions, SaltantClient, type SaltantClientOptions } from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import type { Fault } from "./faults.js";
import type { CredentialsKind, Operation, Things } from "./operations.js";
import { deadOrigin, type PlainAnswer, type SocketServer } from "./socket-server.js";

/** What a site is made of, beyond the fault and the operation. */
export interface SiteOptions {
  readonly credentials: CredentialsKind;
  /** How many requests meet the fault. */
  readonly times: number;
  /** Whose secrets they are. */
  readonly authToken: string;
  readonly password: string;
  /** What the server says where the fault has it say something. */
  readonly words: (request: SentRequest) => string;
  readonly client?: Partial<ConnectionOptions>;
}

/** A request as the client sent it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** The surroundings of all sites of a file: its servers, and what `fetch` throws where they cannot be reached. */
export interface Surroundings {
  readonly sockets: SocketServer;
  /** A server of somebody else. */
  readonly strangeOrigin: string;
  /** What `fetch` throws for a host that does not exist. */
  readonly lookUpError: unknown;
}

export interface FaultySite {
  readonly client: SaltantClient;
  readonly things: Things;
  /** How often the request was sent that is to meet the fault, whether it still did or not. */
  readonly asked: () => number;
  /** The other requests, each as `GET users/bob/`. */
  readonly others: readonly string[];
  /** How many things the server has made. */
  readonly made: () => number;
  /** Every request that was sent. */
  readonly sent: readonly SentRequest[];
  /** Ends the fault. */
  readonly mend: () => void;
  /** The tokens that the server has given out. */
  readonly tokens: readonly string[];
}

/** Puts a fault between a client and a server, for one operation. */
export async function faultySite(
  fault: Fault,
  operation: Operation,
  surroundings: Surroundings,
  options: SiteOptions,
): Promise<FaultySite> {
  const { sockets, strangeOrigin, lookUpError } = surroundings;
  const clock = new VirtualClock();
  const alice = { username: "alice", token: options.authToken, password: options.password };
  const server = new EmbeddedServer({ clock, workers: "off", users: [alice, { username: "bob" }] });
  server.addTask();
  const [uuid = ""] = server.addInstances(3, { taskType: 1, taskQueue: 1 });
  const baseApiUrl = `${sockets.origin}/api/`;
  const faulty = operation.faulty.replace("{uuid}", uuid);
  let left = options.times;
  let asked = 0;
  let made = 0;
  const tokens: string[] = [];
  const sent: SentRequest[] = [];
  const others: string[] = [];

  const ask = async ({ method, url, headers, body }: SentRequest): Promise<PlainAnswer> => {
    const response = await server.handle(new Request(url, { method, headers, ...(body !== "" && { body }) }));
    const text = await response.text();
    if (response.status === 201) made += 1;
    if (url.includes("/api/token/")) tokens.push(...tokensIn(text));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };

  const faultyFetch = async (url: string, init: RequestInit, letClockGo: () => void): Promise<Response> => {
    const body = typeof init.body === "string" ? init.body : "";
    const request: SentRequest = { method: init.method ?? "GET", url, headers: new Headers(init.headers), body };
    sent.push(request);
    const line = `${request.method} ${url.slice(baseApiUrl.length)}`;
    // A path that ends the line is whole; one that does not goes on in its query.
    const isFaulty = line === faulty || (/[&=]$/.test(faulty) && line.startsWith(faulty));
    if (isFaulty) asked += 1;
    else others.push(line);
    if (!isFaulty || left === 0) {
      const answer = await ask(request);
      return new Response(answer.body, answer);
    }
    left -= 1;
    const answer: PlainAnswer = fault.acts ? await ask(request) : { status: 200, headers: {}, body: "" };
    const words = options.words(request);
    const effect = fault.meet({ answer, words, origin: sockets.origin, strangeOrigin, nowMs: clock.now() });
    if (effect.kind === "answer") return new Response(effect.answer.body, effect.answer);
    if (effect.kind === "socket") {
      const response = sockets.fetch(url, init, clock, effect.play);
      // From here on it depends on what is played.
      letClockGo();
      return response;
    }
    if (effect.why === "refused") return fetch(url.replace(sockets.origin, deadOrigin), init);
    // One look-up that failed stands for all: a resolver may take its time.
    throw new TypeError("fetch failed", { cause: lookUpError });
  };
  const heldFetch = async (url: string, init: RequestInit): Promise<Response> => {
    const release = clock.hold();
    try {
      return await faultyFetch(url, init, release);
    } finally {
      release();
    }
  };

  const credentials = await credentialOptions(options, async (path, body) => {
    const headers = new Headers({ "Content-Type": "application/json" });
    const answer = await ask({ method: "POST", url: baseApiUrl + path, headers, body: JSON.stringify(body) });
    // The embedded server answers as the API does.
    return JSON.parse(answer.body) as { access: string; refresh: string };
  });
  const client = new SaltantClient({
    baseApiUrl,
    clock,
    fetch: heldFetch as typeof fetch, // The client calls it with a URL and an init only.
    ...options.client,
    ...credentials,
  } as SaltantClientOptions);
  const mend = (): void => {
    left = 0;
  };
  return { client, things: { uuid }, asked: () => asked, others, made: () => made, sent, mend, tokens };
}

async function credentialOptions(
  { credentials, authToken, password }: SiteOptions,
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
