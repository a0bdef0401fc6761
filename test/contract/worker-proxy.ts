import { listen } from "saltant/node";
import type { EmbeddedServer } from "saltant/testing";
import { startPrism } from "./prism.js";
import { serverHeader, useProxy } from "./proxy.js";

let started: Promise<void> | undefined;

/** Starts Prism once for all embedded servers of this process: a start takes as long as a file's tests. It ends with the process. */
export function startWorkerProxy(): Promise<void> {
  return (started ??= start());
}

async function start(): Promise<void> {
  const servers: EmbeddedServer[] = [];
  const upstream = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const server = servers[Number(request.headers.get(serverHeader))];
    if (server === undefined) throw new Error("a request names no embedded server");
    // The server sees the request as if it were direct.
    const direct = new Request(new URL(pathname + search, server.baseApiUrl), request);
    direct.headers.delete("Host");
    const response = await server.handle(direct);
    response.headers.set(serverHeader, "");
    return response;
  });
  const prism = await startPrism("openapi/saltant.yaml", "proxy", `${upstream.url}/api`, "--errors");
  const register = (server: EmbeddedServer): string => String(servers.push(server) - 1);
  useProxy({ url: prism.url, register, violations: [] });
}
