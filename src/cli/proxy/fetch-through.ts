import { fetch as send, Pool, ProxyAgent, type buildConnector, type RequestInfo, type RequestInit } from "undici";
import type { ProxyChoice } from "./choose-proxy.js";
import { connectionLost, tunnelRefused, unreachable } from "./proxy-error.js";

/**
 * A `fetch` whose requests go through a proxy: to an API over plain http as requests to the proxy, which many do not take CONNECT
 * for; otherwise through a tunnel. It is undici's own, as the platform's takes dispatchers of its own version only.
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
      // A proxy that does not answer CONNECT would keep the process for minutes.
      if (pending === 0 && isAbandoned) {
        route.close();
        route = openRoute(proxy);
        isAbandoned = false;
      }
    }
  };
  // Undici's types are its own; what it takes and gives is what the platform's fetch does.
  return sendThrough as unknown as typeof fetch;
}

/** The connections through a proxy. */
interface Route {
  readonly dispatcher: ProxyAgent;
  /** Ends those that are not made yet, and the others once they are idle. */
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
    // To the API, through a tunnel; or else to the proxy, too.
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
function poolOptions(options: object, inWords: (error: Error) => Error, signal?: AbortSignal): Pool.Options {
  const { connect } = options as { readonly connect: buildConnector.connector }; // ProxyAgent always gives one.
  return {
    ...options,
    // Undici tries for ever to connect if the error has a code of its own sockets; these have another one.
    connect: (to: buildConnector.Options, callback: buildConnector.Callback): void => {
      const target = { ...to, signal };
      connect(target, (...[error, socket]) => {
        if (error === null) callback(null, socket);
        else callback(inWords(error), null);
      });
    },
  };
}
