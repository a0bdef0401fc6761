import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { createServer } from "node:tls";
import { onTestFinished } from "vitest";
import type { Certificate } from "./certificates.js";
import { createProxy, type ProxyBehavior } from "./proxy-server.js";

/** A proxy that runs until the test ends. */
export interface TestProxy {
  /** `127.0.0.1:3128`. */
  readonly host: string;
  /** The requests since the last call of this: `CONNECT host:443`, `GET http://host/path`. */
  readonly takeRequests: () => Promise<string[]>;
}

/** Starts a forward proxy. */
export async function startProxy(behavior: ProxyBehavior): Promise<TestProxy> {
  const { server, log } = createProxy(behavior);
  const sockets = new Set<Socket>();
  // Also those of tunnels, which the server itself no longer tracks.
  server.on("connection", (socket) => sockets.add(socket));
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo; // It listens on a port.
  return { host: `127.0.0.1:${port}`, takeRequests: () => Promise.resolve(log.splice(0)) };
}

/** Starts a TLS server in front of a port of this machine, until the test ends. Returns its port. */
export async function startTls(targetPort: number, { certificate, key }: Certificate): Promise<number> {
  const server = createServer({ cert: certificate, key }, (socket) => {
    const upstream = connect(targetPort, "127.0.0.1");
    // A client that does not trust the certificate, or has its response, disconnects.
    for (const [each, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      each.on("error", () => undefined).on("close", () => other.destroy());
      each.pipe(other);
    }
  });
  server.on("tlsClientError", () => undefined);
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port; // It listens on a port.
}
