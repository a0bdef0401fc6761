// The connection from a test's client to its embedded server: direct, or through Prism, which validates both sides.
import { VirtualClock, type EmbeddedServer } from "saltant/testing";

/** A proxy that stands in front of every embedded server of a test file. */
interface Proxy {
  readonly url: string;
  /** Makes a server reachable through the proxy, by a header of this value. */
  readonly register: (server: EmbeddedServer) => string;
  /** A violation by a request or a response that Prism found. */
  readonly violations: string[];
}

let proxy: Proxy | undefined;

/** Sends all later requests through a proxy. */
export function useProxy(next: Proxy): void {
  proxy = next;
}

/** Prism's findings since the last call of this. */
export function takeViolations(): string[] {
  return proxy?.violations.splice(0) ?? [];
}

/** The header that selects the server behind the proxy, and that marks the server's own responses. */
export const serverHeader = "x-embedded-server";

/** A `fetch` that sends requests to this server, through the proxy if there is one. */
export function fetchFor(server: EmbeddedServer): typeof fetch {
  if (proxy === undefined) return server.fetch;
  const { url, register, violations } = proxy;
  const { clock } = server;
  if (!(clock instanceof VirtualClock)) throw new TypeError("a test's server goes by a virtual clock");
  const serverId = register(server);
  const faults: (() => boolean)[] = [];
  const inject = server.inject.bind(server);
  // A fault's response is not the API's: while a fault is pending, requests go to the server directly.
  server.inject = (fault) => {
    const injected = inject(fault);
    faults.push(() => injected.count < (fault.times ?? 1));
    return injected;
  };
  const proxied: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const isFaulty = faults.some((isLeft) => isLeft());
    if (isFaulty || !request.url.startsWith(server.baseApiUrl)) return server.fetch(input, init);
    // The clock cannot see requests over a socket.
    const release = clock.hold();
    try {
      const { method, headers, signal } = request;
      headers.set(serverHeader, serverId);
      // As a whole, as Prism forwards a stream with contradictory headers.
      const body = method === "GET" ? null : await request.text();
      const target = `${url}/${request.url.slice(server.baseApiUrl.length)}`;
      const response = await fetch(target, { method, headers, body, signal, redirect: "manual" });
      const text = await response.text();
      const found = response.headers.get("sl-violations");
      // A response without the mark is Prism's own: for a request that is unknown or invalid in the contract.
      if (found !== null || !response.headers.has(serverHeader)) {
        violations.push(`${method} ${request.url} → ${response.status}: ${found ?? text}`);
      }
      return new Response(text === "" ? null : text, response);
    } finally {
      release();
    }
  };
  const connection = server.connection.bind(server);
  server.connection = (username) => ({ ...connection(username), fetch: proxied });
  return proxied;
}
