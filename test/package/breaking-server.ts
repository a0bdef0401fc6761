import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A received request, read to its last byte. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** How a server interrupts a request. */
export interface Break {
  /** Its action after the response to a GET. Default: keeps the connection. */
  readonly afterGet?: (socket: Socket) => void;
  /** Its action in place of a response to another request, which it has read completely. */
  readonly afterWrite: (socket: Socket) => void;
}

/**
 * A server that responds to each GET with an empty list and keeps the connection, and interrupts other requests after
 * reading them. It refuses a second one with the same method and path with a 400, which a client that repeats a request
 * receives.
 */
export class BreakingServer implements AsyncDisposable {
  /** The requests other than GETs. */
  readonly requests: ReadRequest[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #break: Break;

  private constructor(server: Server, how: Break) {
    this.#server = server;
    this.#break = how;
    server.on("connection", (socket) => this.#serve(socket));
  }

  /** Starts a server on a free port. */
  static async listen(how: Break): Promise<BreakingServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new BreakingServer(server, how);
  }

  /** The API's root. */
  get url(): string {
    // The address of a server on a port is not a string.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // A client may reset a connection that the server has closed.
    socket.on("error", () => undefined);
    let received = "";
    // Latin-1 keeps one character for each byte.
    socket.setEncoding("latin1").on("data", (text: string) => {
      received += text;
      for (let read = firstRequest(received); read !== undefined; read = firstRequest(received)) {
        received = received.slice(read.length);
        this.#receive(read.request, socket);
      }
    });
  }

  #receive(request: ReadRequest, socket: Socket): void {
    const { method, path } = request;
    if (method === "GET") {
      socket.write(response("200 OK", '{"count":0,"next":null,"previous":null,"results":[]}'));
      this.#break.afterGet?.(socket);
      return;
    }
    const isRepeated = this.requests.some((each) => each.method === method && each.path === path);
    this.requests.push(request);
    if (isRepeated) socket.end(response("400 Bad Request", '{"detail":"sent twice"}'));
    else this.#break.afterWrite(socket);
  }
}

function response(status: string, json: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
}

/** The first request, if it is complete. As for a WSGI server, a body has the length of `Content-Length`, or is absent. */
function firstRequest(received: string): { readonly request: ReadRequest; readonly length: number } | undefined {
  const headLength = received.indexOf("\r\n\r\n");
  if (headLength < 0) return undefined;
  const head = received.slice(0, headLength);
  const [method = "", path = ""] = head.split(" ");
  const [, contentLength = "0"] = /^content-length: *(\d+)/im.exec(head) ?? [];
  const start = headLength + 4;
  const length = start + Number(contentLength);
  if (received.length < length) return undefined;
  const body = Buffer.from(received.slice(start, length), "latin1").toString();
  return { request: { method, path, body }, length };
}
