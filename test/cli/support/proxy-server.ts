import { createServer, request, type Server } from "node:http";
import { connect } from "node:net";

/** How a proxy behaves. */
export interface ProxyBehavior {
  /** The port that it connects to, for any host. */
  readonly targetPort: number;
  /** The port to which it connects tunnels to port 443. Default: the same. */
  readonly tunnelPort?: number;
  /** The login that it requires: `user:password`. */
  readonly login?: string;
  /** Its response to all requests, instead of forwarding them. */
  readonly status?: number;
  /**
   * When it closes connections: instead of a response, at the first use of a tunnel, or in the middle of a response.
   * With `never` it does not respond either.
   */
  readonly closes?: "at once" | "tunnel" | "halfway" | "never";
}

/**
 * A forward proxy that does not listen yet, and its requests. For any host, it connects to one port of this machine, so
 * that tests can use hosts that no resolver has.
 */
export function createProxy({ targetPort, tunnelPort = targetPort, login, status, closes }: ProxyBehavior): {
  readonly server: Server;
  readonly log: string[];
} {
  const requiredAuthorization = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
  const log: string[] = [];

  /** The status with which it refuses, if it does. */
  function refusalStatus(authorization: string | undefined): number | undefined {
    return requiredAuthorization === undefined || authorization === requiredAuthorization ? status : 407;
  }

  const server = createServer((incoming, response) => {
    log.push(`${incoming.method ?? ""} ${incoming.url ?? ""}`);
    const { "proxy-authorization": authorization, ...headers } = incoming.headers;
    const refused = refusalStatus(authorization);
    if (closes === "at once") incoming.socket.destroy();
    else if (closes === "never") incoming.resume();
    else if (refused !== undefined) response.writeHead(refused, { "Content-Type": "text/html" }).end("<h1>Squid</h1>");
    else {
      const { pathname, search } = new URL(incoming.url ?? "");
      const forwarded = request(
        { host: "127.0.0.1", port: targetPort, path: pathname + search, method: incoming.method, headers },
        (upstream) => {
          response.writeHead(upstream.statusCode ?? 500, upstream.headers);
          if (closes === "halfway") upstream.once("data", () => incoming.socket.destroy());
          upstream.pipe(response);
        },
      );
      forwarded.on("error", () => response.writeHead(502).end());
      incoming.pipe(forwarded);
    }
  });

  server.on("connect", (incoming, socket, head) => {
    log.push(`CONNECT ${incoming.url ?? ""}`);
    socket.on("error", () => undefined);
    const refused = refusalStatus(incoming.headers["proxy-authorization"]);
    if (closes === "at once") socket.destroy();
    else if (closes === "never") return;
    else if (refused !== undefined) socket.end(`HTTP/1.1 ${refused} No\r\nContent-Length: 0\r\n\r\n`);
    else {
      const upstream = connect(incoming.url?.endsWith(":443") === true ? tunnelPort : targetPort, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        // The first bytes through the tunnel are the client's part of the handshake.
        if (closes === "tunnel") socket.once("data", () => socket.destroy());
        upstream.write(head);
        socket.pipe(upstream).pipe(socket);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("close", () => upstream.destroy());
    }
  });

  return { server, log };
}
