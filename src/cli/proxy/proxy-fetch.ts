import { chooseProxy } from "./choose-proxy.js";

/**
 * Returns a `fetch` that uses the proxy from the environment for an API; undefined if there is none.
 *
 * @throws UsageError naming the variable whose value is not a proxy's URL.
 */
export function proxyFetch(apiUrl: string, env: NodeJS.ProcessEnv): typeof fetch | undefined {
  const proxy = chooseProxy(apiUrl, env);
  if (proxy === undefined) return undefined;
  let loading: Promise<typeof fetch> | undefined;
  return async (input, init) => {
    // Loaded on first use: it is large, and most users need no proxy.
    loading ??= import("./fetch-through.js").then(({ fetchThrough }) => fetchThrough(proxy));
    return (await loading)(input, init);
  };
}
