// Declares AsyncDisposable for programs that compile against this with any `lib` setting.
/// <reference lib="esnext.disposable" preserve="true" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { requireArray, requireString } from "../core/data/checks.js";
import { isError } from "../core/platform.js";

import { isAllowedHost } from "./allowed-hosts.js";

/** Responds to requests, like a `fetch`. If it rejects, the connection is closed. */
export type FetchHandler = (request: Request) => Promise<Response>;

/** The options of {@link listen}. */
export interface ListenOptions {
  /** The port; 0 for any free port. Default: 0. */
  readonly port?: number;
  /** The address or name to listen on. Default: `"127.0.0.1"`, which only this machine can reach. */
  readonly host?: string;
  /**
   * Further host names for which the server accepts requests, besides `host`, `localhost`, names that end in `.localhost`, and any IP
   * address; `"any"` for all names. A request with another name in its `Host` header gets the status 403: a web page could point its
   * own host name at this machine (DNS rebinding) and read the responses. Default: none.
   */
  readonly allowedHosts?: readonly string[] | "any";
  /**
   * Called with each error of the handler; the client sees only a closed connection. Not called for errors with which `fetch`
   * itself reports a failed connection, nor after the client has disconnected. Default: a process warning
   * (`process.emitWarning`).
   */
  readonly onError?: (error: unknown, request: Request) => void;
}

/** A server that listens until it is closed. `await using` closes it when its scope ends. */
export interface ListeningServer extends AsyncDisposable {
  /** The URL of the server, without a trailing slash: `http://127.0.0.1:8001`. */
  readonly url: string;
  /** The port it listens on. */
  readonly port: number;
  /** Stops listening and ends all connections, idle or not. Closing twice does nothing. */
  close(): Promise<void>;
}

/**
 * Serves a `fetch`-style handler over HTTP. Bodies are streamed in both directions. If the handler rejects or the response body
 * fails, the connection is reset, and the client sees a broken response. If the client disconnects, the signal of the request is
 * aborted.
 *
 * A request for another host name gets the status 403 (see `allowedHosts`).
 *
 * @throws Error with Node's code (`EADDRINUSE`, …) if the port is not available; an `InvalidInputError` for invalid `allowedHosts`.
 * @example
 * ```ts
 * await using listening = await listen(new EmbeddedServer({ clock: systemClock }).handle, { port: 8001 });
 * console.log(listening.url);
 * ```
 */
export async function listen(handler: FetchHandler, options: ListenOptions = {}): Promise<ListeningServer> {
  const { port = 0, host = "127.0.0.1", allowedHosts = [], onError = warn } = options;
  const names = allowedHosts === "any" ? allowedHosts : [host, ...checkNames(allowedHosts)];
  const server = createServer((incoming, serverResponse) => {
    void exchange(handler, incoming, serverResponse, { names, onError });
  });
  await startListening(server, port, host);
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("A server on a port must have an address.");
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  const close = (): Promise<void> => closeServer(server);
  return { url: `http://${name}:${address.port}`, port: address.port, close, [Symbol.asyncDispose]: close };
}

function checkNames(allowedHosts: readonly string[]): readonly string[] {
  requireArray("allowedHosts", allowedHosts);
  for (const [index, name] of allowedHosts.entries()) requireString(`allowedHosts[${index}]`, name);
  return allowedHosts;
}

function startListening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // An error means that the server was already closed.
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

type OnError = NonNullable<ListenOptions["onError"]>;

async function exchange(
  handler: FetchHandler,
  incoming: IncomingMessage,
  serverResponse: ServerResponse,
  { names, onError }: { readonly names: readonly string[] | "any"; readonly onError: OnError },
): Promise<void> {
  const disconnect = new AbortController();
  const request = toRequest(incoming, disconnect.signal);
  if (request === null) {
    serverResponse.writeHead(400).end();
    return;
  }
  const { hostname } = new URL(request.url);
  if (names !== "any" && !isAllowedHost(hostname, names)) {
    const message = `The host name ${hostname} is not allowed: add it to allowedHosts (--allow-host).\n`;
    serverResponse.writeHead(403, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(message);
    return;
  }
  activeRequests.add(request);
  serverResponse.once("close", () => {
    if (!serverResponse.writableFinished)
      disconnect.abort(new DOMException("The client has disconnected.", "AbortError"));
    activeRequests.delete(request);
  });
  try {
    await send(await handler(request), serverResponse);
  } catch (error) {
    // After any error the client must see a lost connection, not a response that looks complete.
    const isHandlerError = !disconnect.signal.aborted && !isLostConnection(error);
    serverResponse.destroy();
    if (isHandlerError) reportError(error, request, onError);
  }
}

/** Whether it is the error of Node's `fetch` for a failed connection: its cause is a system error with a code. */
function isLostConnection(error: unknown): boolean {
  return isError(error) && error.name === "TypeError" && isError(error.cause) && "code" in error.cause;
}

function reportError(error: unknown, request: Request, onError: OnError): void {
  try {
    onError(error, request);
  } catch (thrown) {
    warn(thrown, request);
  }
}

function warn(error: unknown, { method, url }: Request): void {
  const { pathname } = new URL(url);
  process.emitWarning(`the handler failed on ${method} ${pathname}, and its connection was closed: ${String(error)}`, {
    type: "HandlerWarning",
    ...(isError(error) && error.stack !== undefined && { detail: error.stack }),
  });
}

/**
 * Requests that are being handled. The signal of a request is aborted only until the request is garbage-collected, and a handler may
 * keep only the signal.
 */
const activeRequests = new Set<Request>();

const forbiddenMethods = new Set(["TRACE", "TRACK", "CONNECT"]);

/** Converts a message to a request; null if its target and its Host are not a valid URL, or contain a user name or password. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  // Two slashes at the beginning do not begin a host: servers treat them as one slash.
  const target = (incoming.url ?? "/").replace(/^\/+/, "/");
  const origin = `http://${incoming.headers.host ?? "localhost"}`;
  const address = target.startsWith("/") ? origin + target : target;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // The Request constructor rejects these.
  if (url.username !== "" || url.password !== "") return null;
  // The client follows redirects itself.
  const init: RequestInit = { headers, signal, redirect: "manual" };
  if (method === "GET" || method === "HEAD") return new Request(url, { ...init, method });
  // The Request constructor rejects these methods, but clients may send them, so the handler must receive them.
  if (forbiddenMethods.has(method)) return Object.defineProperty(new Request(url, init), "method", { value: method });
  // Node's types distinguish its web streams from those of the DOM, but they are the same. A stream requires "half" duplex.
  const body = Readable.toWeb(incoming) as unknown as ReadableStream;
  return new Request(url, { ...init, method, body, duplex: "half" } as RequestInit);
}

async function send(response: Response, serverResponse: ServerResponse): Promise<void> {
  serverResponse.statusCode = response.status;
  for (const [name, value] of response.headers) {
    for (const line of linesOf(name, value)) serverResponse.appendHeader(name, line);
  }
  if (response.body === null) {
    serverResponse.end();
    return;
  }
  serverResponse.flushHeaders();
  for await (const chunk of response.body) {
    if (!serverResponse.write(chunk)) await waitForDrain(serverResponse);
  }
  serverResponse.end();
}

/** The values that `Headers` has joined: a comma before another media type separates two `Content-Type` headers. */
function linesOf(name: string, value: string): readonly string[] {
  return name === "content-type" ? value.split(/, (?=[\w.+-]+\/[\w.+-]+(?:;|,|$))/) : [value];
}

/** Waits until there is room for more, or the client has disconnected. */
function waitForDrain(serverResponse: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    if (serverResponse.destroyed) {
      reject(new Error("The client has disconnected."));
      return;
    }
    const settle = (): void => {
      serverResponse.off("drain", settle);
      serverResponse.off("close", settle);
      resolve();
    };
    serverResponse.on("drain", settle);
    serverResponse.on("close", settle);
  });
}
