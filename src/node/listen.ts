// Makes AsyncDisposable known to programs that compile against this, with any libraries of their own.
/// <reference lib="esnext.disposable" preserve="true" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { requireArray, requireString } from "../core/data/checks.js";
import { isError } from "../core/platform.js";

import { isAllowedHost } from "./allowed-hosts.js";

/** Responds to requests, as a `fetch` would. If it rejects, the connection is lost. */
export type FetchHandler = (request: Request) => Promise<Response>;

/** Where `listen` listens. */
export interface ListenOptions {
  /** The port; 0 for any that is free. Default: 0. */
  readonly port?: number;
  /** The address or name to listen on. Default: `"127.0.0.1"`, which only this machine can reach. */
  readonly host?: string;
  /**
   * The names by which others may reach this server, besides `host`, `localhost`, what ends in `.localhost`, and any IP address;
   * `"any"` for all. A request with another name in its `Host` header gets the status 403: a web page can point a name of its own to
   * this machine (DNS rebinding) and would read the responses. Default: none.
   */
  readonly allowedHosts?: readonly string[] | "any";
  /**
   * Called with each error of the handler, of which the client sees only a lost connection. Not called for errors with which
   * `fetch` itself reports a failed connection, nor after the client has disconnected. Default: a process warning
   * (`process.emitWarning`).
   */
  readonly onError?: (error: unknown, request: Request) => void;
}

/** A server that listens until it is closed. `await using` closes it when its scope ends. */
export interface ListeningServer extends AsyncDisposable {
  /** Where it can be reached, without a slash at the end: `http://127.0.0.1:8001`. */
  readonly url: string;
  /** The port it listens on. */
  readonly port: number;
  /** Stops listening and ends all connections, idle or not. Closing twice does nothing. */
  close(): Promise<void>;
}

/**
 * Serves a `fetch`-style handler over HTTP. Bodies are streamed both ways. A handler that rejects resets the connection; so
 * does a body that fails half-way, so that the client sees a broken response; and a client that goes away aborts the request's
 * signal.
 *
 * A request that names a host which is not this server's gets the status 403 (`allowedHosts`).
 *
 * @throws Error with Node's code (`EADDRINUSE`, …) if the port cannot be had; an `InvalidInputError` for `allowedHosts` that are no names.
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
  if (address === null || typeof address === "string") throw new TypeError("A server on a port has one.");
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
    // The error says that it was closed already, which is what was wanted.
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
    const message = `This server does not respond as ${hostname}: allowedHosts (--allow-host) says by which names it may be reached.\n`;
    serverResponse.writeHead(403, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(message);
    return;
  }
  activeRequests.add(request);
  serverResponse.once("close", () => {
    if (!serverResponse.writableFinished) disconnect.abort(new DOMException("The client has gone away.", "AbortError"));
    activeRequests.delete(request);
  });
  try {
    await send(await handler(request), serverResponse);
  } catch (error) {
    // After any error the client must see a lost connection, and not a response that looks complete.
    const isHandlerError = !disconnect.signal.aborted && !isLostConnection(error);
    serverResponse.destroy();
    if (isHandlerError) reportError(error, request, onError);
  }
}

/** Whether that is how Node's `fetch` says that a connection failed: with the system's error, which has a code, for a cause. */
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
 * Requests that are being handled. A request's own signal is aborted only while the request is not garbage-collected, and a
 * handler may keep the signal alone.
 */
const activeRequests = new Set<Request>();

const forbiddenMethods = new Set(["TRACE", "TRACK", "CONNECT"]);

/** The request that a message makes; null if its target or its Host make no address, or one that holds a user name or password. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  // Two slashes at the beginning are no host: servers take them for one.
  const target = (incoming.url ?? "/").replace(/^\/+/, "/");
  const origin = `http://${incoming.headers.host ?? "localhost"}`;
  const address = target.startsWith("/") ? origin + target : target;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // No Request can be made of these.
  if (url.username !== "" || url.password !== "") return null;
  // Redirects are for the client at the other end to follow.
  const init: RequestInit = { headers, signal, redirect: "manual" };
  if (method === "GET" || method === "HEAD") return new Request(url, { ...init, method });
  // `fetch` makes no request of these methods, though clients may: the handler must still get them.
  if (forbiddenMethods.has(method)) return Object.defineProperty(new Request(url, init), "method", { value: method });
  // Node's types keep its web streams and those of the DOM apart, though they are the same; a stream must be "half" duplex.
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
      reject(new Error("The client has gone away."));
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
