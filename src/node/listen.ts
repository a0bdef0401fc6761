// Makes AsyncDisposable known to whoever compiles against this, whatever their own libraries.
/// <reference lib="esnext.disposable" preserve="true" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { isError } from "../core/platform.js";

/** Answers requests, as a `fetch` would. Where it rejects, the connection is lost. */
export type FetchHandler = (request: Request) => Promise<Response>;

/** Where `listen` listens. */
export interface ListenOptions {
  /** The port; 0 for any that is free. Default: 0. */
  readonly port?: number;
  /** The address or name to listen on. Default: `"127.0.0.1"`, which only this machine can reach. */
  readonly host?: string;
  /**
   * Is told of a handler's own errors, of which the client sees nothing but a lost connection. Not of those with which `fetch`
   * itself reports a failed connection, as they mean just that, nor of any once the client has gone away. Default: the process
   * warns of them (`process.emitWarning`).
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
 * does a body that fails half-way, so that the client sees it broken off; and a client that goes away aborts the request's
 * signal.
 *
 * @throws Error with Node's code (`EADDRINUSE`, …) if the port cannot be had.
 * @example
 * ```ts
 * await using listening = await listen(new EmbeddedServer({ clock: systemClock }).handle, { port: 8001 });
 * console.log(listening.url);
 * ```
 */
export async function listen(handler: FetchHandler, options: ListenOptions = {}): Promise<ListeningServer> {
  const { port = 0, host = "127.0.0.1", onError = warn } = options;
  const server = createServer((message, answer) => {
    void exchange(handler, message, answer, onError);
  });
  await started(server, port, host);
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("A server on a port has one.");
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  const close = (): Promise<void> => closed(server);
  return { url: `http://${name}:${address.port}`, port: address.port, close, [Symbol.asyncDispose]: close };
}

function started(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
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
  message: IncomingMessage,
  answer: ServerResponse,
  onError: OnError,
): Promise<void> {
  const gone = new AbortController();
  const request = toRequest(message, gone.signal);
  if (request === null) {
    answer.writeHead(400).end();
    return;
  }
  inWork.add(request);
  answer.once("close", () => {
    if (!answer.writableFinished) gone.abort(new DOMException("The client has gone away.", "AbortError"));
    inWork.delete(request);
  });
  try {
    await send(await handler(request), answer);
  } catch (error) {
    // Whatever went wrong, the client is to see a connection that was lost and not an answer that looks like one.
    const isOwnFault = !gone.signal.aborted && !isLostConnection(error);
    answer.destroy();
    if (isOwnFault) report(error, request, onError);
  }
}

/** Whether that is how Node's `fetch` says that a connection failed: with the system's error, which has a code, for a cause. */
function isLostConnection(error: unknown): boolean {
  return isError(error) && error.name === "TypeError" && isError(error.cause) && "code" in error.cause;
}

function report(error: unknown, request: Request, onError: OnError): void {
  try {
    onError(error, request);
  } catch (own) {
    warn(own, request);
  }
}

function warn(error: unknown, { method, url }: Request): void {
  const { pathname } = new URL(url);
  process.emitWarning(
    `the handler failed over ${method} ${pathname}, and its connection was closed: ${String(error)}`,
    {
      type: "HandlerWarning",
      ...(isError(error) && error.stack !== undefined && { detail: error.stack }),
    },
  );
}

/**
 * Requests that are being answered. A request's own signal hears of an abort only while the request is there, and a handler
 * may hold on to the signal alone.
 */
const inWork = new Set<Request>();

const unmakeable = new Set(["TRACE", "TRACK", "CONNECT"]);

/** The request that a message makes; null if its target or its Host make no address, or one that holds a user name or password. */
function toRequest(message: IncomingMessage, signal: AbortSignal): Request | null {
  const method = message.method ?? "GET";
  const headers = new Headers();
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? "", message.rawHeaders[index + 1] ?? "");
  }
  // Two slashes at the beginning are no host: servers take them for one.
  const target = (message.url ?? "/").replace(/^\/+/, "/");
  const origin = `http://${message.headers.host ?? "localhost"}`;
  const address = target.startsWith("/") ? origin + target : target;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // No Request can be made of these.
  if (url.username !== "" || url.password !== "") return null;
  // Redirects are for the client at the other end to follow.
  const init: RequestInit = { headers, signal, redirect: "manual" };
  if (method === "GET" || method === "HEAD") return new Request(url, { ...init, method });
  // `fetch` makes no request of these methods, though clients may: the handler is to see them all the same.
  if (unmakeable.has(method)) return Object.defineProperty(new Request(url, init), "method", { value: method });
  // Node's types keep its web streams and those of the DOM apart, though they are the same; a stream must be "half" duplex.
  const body = Readable.toWeb(message) as unknown as ReadableStream;
  return new Request(url, { ...init, method, body, duplex: "half" } as RequestInit);
}

async function send(response: Response, answer: ServerResponse): Promise<void> {
  answer.statusCode = response.status;
  for (const [name, value] of response.headers) answer.appendHeader(name, value);
  if (response.body === null) {
    answer.end();
    return;
  }
  answer.flushHeaders();
  for await (const chunk of response.body) {
    if (!answer.write(chunk)) await drained(answer);
  }
  answer.end();
}

/** Waits until there is room for more, or nobody there to send it to. */
function drained(answer: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    if (answer.destroyed) {
      reject(new Error("The client has gone away."));
      return;
    }
    const settle = (): void => {
      answer.off("drain", settle);
      answer.off("close", settle);
      resolve();
    };
    answer.on("drain", settle);
    answer.on("close", settle);
  });
}
