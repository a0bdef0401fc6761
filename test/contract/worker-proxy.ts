import { listen } from "saltant/node";
import { startPrism } from "./prism.js";
import { type ProxiedRoot, type ProxiedServer, serverHeader, useProxy } from "./proxy.js";

let started: Promise<void> | undefined;

/** Starts the proxy of all embedded servers of this process, which ends with the process. */
export function startWorkerProxy(): Promise<void> {
  return (started ??= start());
}

async function start(): Promise<void> {
  const servers: { readonly server: ProxiedServer; readonly root: string }[] = [];
  const upstream = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const found = servers[Number(request.headers.get(serverHeader))];
    if (found === undefined) throw new Error("a request names no embedded server");
    // The server sees the request as if it were direct.
    const direct = new Request(found.root + pathname + search, request);
    direct.headers.delete("Host");
    direct.headers.delete(serverHeader);
    const response = await found.server.handle(direct);
    response.headers.set(serverHeader, "");
    return response;
  });
  // One for each contract: a start takes as long as a file's tests.
  const prisms = new Map<string, Promise<string>>();
  const urlOf = (document: string): Promise<string> => {
    const known = prisms.get(document);
    if (known !== undefined) return known;
    const url = startPrism(document, "proxy", upstream.url, "--errors").then((prism) => prism.url);
    prisms.set(document, url);
    return url;
  };
  const register = async (server: ProxiedServer, { document, root }: ProxiedRoot) => {
    const serverId = String(servers.push({ server, root }) - 1);
    return { url: await urlOf(document), serverId };
  };
  useProxy({ register, violations: [] });
}
