import { chooseProxy } from "./choose-proxy.js";

/**
 * What sends the requests to an API through the proxy that the environment names for it; undefined if it names none.
 *
 * @throws UsageError naming the variable whose value is not a proxy's URL.
 */
export function proxyFetch(apiUrl: string, env: NodeJS.ProcessEnv): typeof fetch | undefined {
  const proxy = chooseProxy(apiUrl, env);
  if (proxy === undefined) return undefined;
  let loading: Promise<typeof fetch> | undefined;
  return async (input, init) => {
    // Not at the top: it is large, and most do without.
    loading ??= import("./fetch-through.js").then(({ fetchThrough }) => fetchThrough(proxy));
    return (await loading)(input, init);
  };
}
