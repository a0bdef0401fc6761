import type { Surroundings } from "./site.js";
import { SocketServer, startStranger } from "./socket-server.js";

/** Starts what all sites of a file share. */
export async function startSurroundings(): Promise<
  Surroundings & { readonly heard: readonly string[] } & AsyncDisposable
> {
  const sockets = await SocketServer.start();
  const stranger = await startStranger();
  return {
    sockets,
    strangeOrigin: stranger.origin,
    heard: stranger.heard,
    lookUpError: await failedLookUp(),
    [Symbol.asyncDispose]: async () => {
      await sockets[Symbol.asyncDispose]();
      await stranger[Symbol.asyncDispose]();
    },
  };
}

/**
 * What the platform's fetch gives as the cause when a host does not exist: names under `.invalid` never do. Where a resolver
 * finds them all the same, it is what Node gave elsewhere.
 */
async function failedLookUp(): Promise<unknown> {
  const error: unknown = await fetch("http://nowhere.invalid/").catch((thrown: unknown) => thrown);
  if (error instanceof TypeError) return error.cause;
  const host = { errno: -3008, code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "nowhere.invalid" };
  return Object.assign(new Error("getaddrinfo ENOTFOUND nowhere.invalid"), host);
}
