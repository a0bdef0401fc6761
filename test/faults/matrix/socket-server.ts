// A server that does on its sockets what goes wrong in networks, for the platform's own fetch to meet.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { VirtualClock } from "saltant/testing";

/** What a server would answer, if nothing went wrong. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Does something to a request that has come in whole. */
export type SocketHandler = (response: ServerResponse, exchange: Exchange) => void | Promise<void>;

/**
 * One request on its way over a socket. A virtual clock cannot see that something is on its way, so it stops from
 * beginning to end, but while the server says that it may go on.
 */
export class Exchange {
  readonly handler: SocketHandler;
  /** Resolves when the client has read the headers of the answer. */
  readonly headersRead: Promise<void>;
  readonly #clock: VirtualClock;
  #markHeadersRead: () => void = () => undefined;
  #releaseClock: () => void;
  #isOver = false;

  constructor(clock: VirtualClock, play: SocketHandler) {
    this.#clock = clock;
    this.handler = play;
    this.#releaseClock = clock.hold();
    this.headersRead = new Promise((resolve) => (this.#markHeadersRead = resolve));
  }

  /** Nothing more will come: the clock may go on. */
  stall(): void {
    this.#releaseClock();
  }

  /** Lets this much time pass. False if the exchange is over meanwhile. */
  async delay(ms: number): Promise<boolean> {
    this.#releaseClock();
    await new Promise<void>((resolve) => this.#clock.setTimer(resolve, ms));
    if (!this.#isOver) this.#releaseClock = this.#clock.hold();
    return !this.#isOver;
  }

  /** Sends the request, and ends when the answer has been read or cannot be. */
  async send(url: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(url, init);
      this.#markHeadersRead();
      return Object.defineProperty(response, "body", { value: this.#watched(response.body) });
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  /** The same body, of which the end is noticed, however it ends. */
  #watched(body: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> | null {
    const reader = body?.getReader();
    if (reader === undefined) {
      this.#end();
      return null;
    }
    return new ReadableStream({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            controller.enqueue(value);
            return;
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        this.#end();
      },
      cancel: async (reason) => {
        this.#end();
        await reader.cancel(reason);
      },
    });
  }

  #end(): void {
    this.#isOver = true;
    this.#releaseClock();
  }
}

const exchangeHeader = "x-exchange";

/** A server whose sockets run a given handler for each request. */
export class SocketServer implements AsyncDisposable {
  /** Where it listens. */
  readonly origin: string;
  readonly #server: ReturnType<typeof createServer>;
  readonly #exchanges: Map<string, Exchange>;
  #count = 0;

  private constructor(server: ReturnType<typeof createServer>, exchanges: Map<string, Exchange>) {
    this.#server = server;
    this.#exchanges = exchanges;
    this.origin = originOf(server);
  }

  static async start(): Promise<SocketServer> {
    const exchanges = new Map<string, Exchange>();
    const server = createServer((message, response) => {
      const exchange = exchanges.get(String(message.headers[exchangeHeader]));
      exchanges.delete(String(message.headers[exchangeHeader]));
      message.resume().on("end", () => void exchange?.handler(response, exchange));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new SocketServer(server, exchanges);
  }

  /** Sends a request to this server, which plays `play` on it. */
  fetch(url: string, init: RequestInit, clock: VirtualClock, play: SocketHandler): Promise<Response> {
    const id = String((this.#count += 1));
    const exchange = new Exchange(clock, play);
    this.#exchanges.set(id, exchange);
    const headers = new Headers(init.headers);
    headers.set(exchangeHeader, id);
    return exchange.send(url, { ...init, headers });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Where no server listens: no service has this port, and no program but the system's may take one below 1024. */
export const unreachableOrigin = "http://127.0.0.1:2";

/** A server of another party, which keeps what it is sent. */
export async function startForeignServer(): Promise<{ origin: string; received: string[] } & AsyncDisposable> {
  const received: string[] = [];
  const server = createServer((message, response) => {
    received.push(`${message.method} ${message.url} ${JSON.stringify(message.headers)}`);
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { origin: originOf(server), received, [Symbol.asyncDispose]: close };
}

function originOf(server: ReturnType<typeof createServer>): string {
  // A server on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
