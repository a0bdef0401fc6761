import type { SharedServers } from "./faulty-server.js";
import { SocketServer, startForeignServer } from "./socket-server.js";

/** Starts the servers that all tests of a file share. */
export async function startSharedServers(): Promise<
  SharedServers & { readonly received: readonly string[] } & AsyncDisposable
> {
  const sockets = await SocketServer.start();
  const foreignServer = await startForeignServer();
  return {
    sockets,
    foreignOrigin: foreignServer.origin,
    received: foreignServer.received,
    lookupError: await failedLookup(),
    [Symbol.asyncDispose]: async () => {
      await sockets[Symbol.asyncDispose]();
      await foreignServer[Symbol.asyncDispose]();
    },
  };
}

/**
 * The cause of the error that the platform's fetch throws for a host that does not exist: names under `.invalid` never exist.
 * If a resolver finds them nevertheless, it is a copy of the error that Node throws.
 */
async function failedLookup(): Promise<unknown> {
  const error: unknown = await fetch("http://nowhere.invalid/").catch((thrown: unknown) => thrown);
  if (error instanceof TypeError) return error.cause;
  const host = { errno: -3008, code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "nowhere.invalid" };
  return Object.assign(new Error("getaddrinfo ENOTFOUND nowhere.invalid"), host);
}
