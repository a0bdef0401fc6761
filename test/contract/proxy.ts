// The way from a test's client to its embedded server: straight, or through Prism, which holds both sides to the contract.
import { VirtualClock, type EmbeddedServer } from "saltant/testing";

/** A proxy that stands in front of every embedded server of a test file. */
interface Proxy {
  readonly url: string;
  /** Makes a server reachable through the proxy, by a header of this value. */
  readonly register: (server: EmbeddedServer) => string;
  /** What Prism found wrong with a request or an answer. */
  readonly violations: string[];
}

let proxy: Proxy | undefined;

/** Sends what follows through a proxy. */
export function useProxy(next: Proxy): void {
  proxy = next;
}

/** What Prism has found since this was last called. */
export function takeViolations(): string[] {
  return proxy?.violations.splice(0) ?? [];
}

/** The header by which the proxy's upstream finds the server that is meant, and which marks the server's own answers. */
export const serverHeader = "x-embedded-server";

/** A `fetch` that leads to this server, by way of the proxy where there is one. */
export function fetchFor(server: EmbeddedServer): typeof fetch {
  if (proxy === undefined) return server.fetch;
  const { url, register, violations } = proxy;
  const { clock } = server;
  if (!(clock instanceof VirtualClock)) throw new TypeError("a test's server goes by a virtual clock");
  const serverId = register(server);
  const faults: (() => boolean)[] = [];
  const inject = server.inject.bind(server);
  // What a fault makes is no answer of the API: while one is left to be met, the server is asked directly.
  server.inject = (fault) => {
    const injected = inject(fault);
    faults.push(() => injected.count < (fault.times ?? 1));
    return injected;
  };
  const proxied: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const isFaulty = faults.some((isLeft) => isLeft());
    if (isFaulty || !request.url.startsWith(server.baseApiUrl)) return server.fetch(input, init);
    // Over a socket the clock cannot see that something is going on.
    const release = clock.hold();
    try {
      const { method, headers, signal } = request;
      headers.set(serverHeader, serverId);
      // Whole, as Prism passes a stream on with headers that contradict each other.
      const body = method === "GET" ? null : await request.text();
      const target = `${url}/${request.url.slice(server.baseApiUrl.length)}`;
      const response = await fetch(target, { method, headers, body, signal, redirect: "manual" });
      const text = await response.text();
      const found = response.headers.get("sl-violations");
      // An answer without the mark is Prism's own: for what the contract does not know, or does not let pass.
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
