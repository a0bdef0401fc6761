import { fetch as send, Pool, ProxyAgent, type buildConnector, type RequestInfo, type RequestInit } from "undici";
import type { ProxyChoice } from "./choose-proxy.js";
import { connectionLost, tunnelRefused, unreachable } from "./proxy-error.js";

/**
 * A `fetch` that sends requests through a proxy: for an API over plain HTTP as requests to the proxy, because many proxies reject
 * CONNECT for these; otherwise through a tunnel. It uses undici's `fetch`, because that of the platform accepts only dispatchers of
 * its own version.
 */
export function fetchThrough(proxy: ProxyChoice): typeof fetch {
  let route = openRoute(proxy);
  let pending = 0;
  let isAbandoned = false;
  const sendThrough = async (input: RequestInfo, init: RequestInit = {}): Promise<Awaited<ReturnType<typeof send>>> => {
    pending += 1;
    try {
      return await send(input, { ...init, dispatcher: route.dispatcher });
    } catch (error) {
      isAbandoned ||= init.signal?.aborted === true;
      if (init.signal?.aborted === true || !(error instanceof Error)) throw error;
      throw connectionLost(proxy, error);
    } finally {
      pending -= 1;
      // A proxy that does not respond to CONNECT would keep the process alive for minutes.
      if (pending === 0 && isAbandoned) {
        route.close();
        route = openRoute(proxy);
        isAbandoned = false;
      }
    }
  };
  // Undici declares its own types, but its fetch takes and returns the same as that of the platform.
  return sendThrough as unknown as typeof fetch;
}

/** The connections through a proxy. */
interface Route {
  readonly dispatcher: ProxyAgent;
  /** Cancels pending connections, and closes the others once they are idle. */
  readonly close: () => void;
}

function openRoute(proxy: ProxyChoice): Route {
  const { origin, authorization } = proxy;
  const isTunnel = !(origin.startsWith("http:") && proxy.target.startsWith("http:"));
  const closing = new AbortController();
  const dispatcher = new ProxyAgent({
    uri: origin,
    ...(authorization === undefined ? {} : { token: authorization }),
    proxyTunnel: isTunnel,
    // To the proxy, for CONNECT.
    clientFactory: (url, options) =>
      new Pool(
        url,
        poolOptions(options, (error) => unreachable(proxy, error)),
      ),
    // To the API through a tunnel, or to the proxy without one.
    factory: (url, options) => {
      const toProxyError = isTunnel ? tunnelRefused : unreachable;
      return new Pool(
        url,
        poolOptions(options, (error) => toProxyError(proxy, error), closing.signal),
      );
    },
  });
  const close = (): void => {
    closing.abort();
    void dispatcher.close();
  };
  return { dispatcher, close };
}

/** A pool's options in which connection errors are translated, and which cancel unfinished tunnels when the signal aborts. */
function poolOptions(options: object, translate: (error: Error) => Error, signal?: AbortSignal): Pool.Options {
  const { connect } = options as { readonly connect: buildConnector.connector }; // ProxyAgent always gives one.
  return {
    ...options,
    // Undici retries indefinitely if the error has one of its own socket codes; these errors have another code.
    connect: (to: buildConnector.Options, callback: buildConnector.Callback): void => {
      const target = { ...to, signal };
      connect(target, (...[error, socket]) => {
        if (error === null) callback(null, socket);
        else callback(translate(error), null);
      });
    },
  };
}
