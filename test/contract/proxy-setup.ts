// Runs before each test file of vitest's project "proxy": everything that its clients and embedded servers send each other
// goes through Prism, and none of it may violate the contract. A status that the contract does not document counts as well.
import { listen } from "saltant/node";
import type { EmbeddedServer } from "saltant/testing";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { startPrism } from "./prism.js";
import { serverHeader, takeViolations, useProxy } from "./proxy.js";

const servers: EmbeddedServer[] = [];
const running: AsyncDisposable[] = [];

beforeAll(async () => {
  const upstream = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const server = servers[Number(request.headers.get(serverHeader))];
    if (server === undefined) throw new Error("a request names no embedded server");
    // The server sees the request as if it had come straight to it.
    const direct = new Request(new URL(pathname + search, server.baseApiUrl), request);
    direct.headers.delete("Host");
    const response = await server.handle(direct);
    response.headers.set(serverHeader, "");
    return response;
  });
  const prism = await startPrism("proxy", `${upstream.url}/api`, "--errors");
  running.push(prism, upstream);
  const register = (server: EmbeddedServer): string => String(servers.push(server) - 1);
  useProxy({ url: prism.url, register, violations: [] });
});

afterEach(() => {
  expect(takeViolations()).toEqual([]);
});

afterAll(async () => {
  for (const each of running) await each[Symbol.asyncDispose]();
});
