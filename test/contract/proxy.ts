// The connection from a test's client to its embedded server: direct, or through Prism, which validates both sides.
import type { Clock } from "saltant";
import { VirtualClock } from "saltant/testing";

/** What the proxy uses of an embedded server. */
export interface ProxiedServer {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly handle: (request: Request) => Promise<Response>;
  readonly requests: readonly unknown[];
  /** The options of a user's client. */
  connection(user: string): object;
  inject(fault: { readonly times?: number | undefined }): { readonly count: number };
}

/** The contract that the proxy validates against, and the URL that stands for its root, without a slash at the end. */
export interface ProxiedRoot {
  readonly document: string;
  readonly root: string;
}

/** The proxy of a process: a Prism for each contract. */
interface Proxy {
  /** Makes a server reachable; returns the URL that stands for the root, and the value of the header that selects the server. */
  readonly register: (
    server: ProxiedServer,
    target: ProxiedRoot,
  ) => Promise<{ readonly url: string; readonly serverId: string }>;
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
export function fetchFor(server: ProxiedServer, target: ProxiedRoot): typeof fetch {
  if (proxy === undefined) return server.fetch;
  const { register, violations } = proxy;
  const { clock } = server;
  if (!(clock instanceof VirtualClock)) throw new TypeError("a test's server goes by a virtual clock");
  let registered: ReturnType<Proxy["register"]> | undefined;
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
    if (isFaulty || !request.url.startsWith(`${target.root}/`)) return server.fetch(input, init);
    // The clock cannot see requests over a socket.
    const release = clock.hold();
    try {
      const { url, serverId } = await (registered ??= register(server, target));
      const { method, headers, signal } = request;
      headers.set(serverHeader, serverId);
      // As a whole, as Prism forwards a stream with contradictory headers.
      const text = method === "GET" ? "" : await request.text();
      const response = await fetch(`${url}${request.url.slice(target.root.length)}`, {
        ...{ method, headers, signal, redirect: "manual" },
        body: text === "" ? null : text,
      });
      const body = await response.text();
      const found = response.headers.get("sl-violations");
      // A response without the mark is Prism's own: for a request that is unknown or invalid in the contract.
      if (found !== null || !response.headers.has(serverHeader)) {
        violations.push(`${method} ${request.url} → ${response.status}: ${found ?? body}`);
      }
      return new Response(body === "" ? null : body, response);
    } finally {
      release();
    }
  };
  const connection = server.connection.bind(server);
  server.connection = (user) => ({ ...connection(user), fetch: proxied });
  return proxied;
}
