import { describe, expect, test } from "vitest";
import { MockServer, type MockServerOptions } from "../../../src/testing/kit/mock-server.js";
import type { MockRequest } from "../../../src/testing/kit/request.js";
import type { MockResponse } from "../../../src/testing/kit/response.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

const origin = "http://jobs.test";

/** A service with one job below `/v2/`, which counts the requests that it has executed. */
function jobServer(options: Partial<MockServerOptions> = {}) {
  const carriedOut: MockRequest[] = [];
  const text = (status: number, body: string): MockResponse => ({
    status,
    headers: { "content-type": "text/plain" },
    body,
  });
  const server = new MockServer({
    rootPath: "/v2/",
    respond: async (request) => {
      await Promise.resolve();
      carriedOut.push(request);
      return request.path === "/v2/jobs/1" ? text(200, "a job") : text(404, "no such job");
    },
    crashResponse: ({ method }) => text(502, `${method} broke the service`),
    ...options,
  });
  return { server, carriedOut };
}

describe("a mock server of any service", () => {
  test("responds as the service does, to requests that have arrived completely", async () => {
    const { server, carriedOut } = jobServer();
    const sent = { method: "POST", body: "x", headers: { host: "jobs.example" } };
    const response = await server.fetch(`${origin}/v2/a%20b?c=d`, sent);
    expect([response.status, await response.text()]).toEqual([404, "no such job"]);
    expect(carriedOut).toMatchObject([
      { method: "POST", origin: "http://jobs.example", address: "http://jobs.example/v2/a%20b", path: "/v2/a b" },
    ]);
    expect(carriedOut[0]?.search).toBe("?c=d");
    expect(new TextDecoder().decode(carriedOut[0]?.body)).toBe("x");
  });

  test("has the paths of its log and its faults relative to the service's root", async () => {
    const { server } = jobServer();
    server.inject({ kind: "status", status: 503, path: "jobs/1" });
    server.inject({ kind: "status", status: 504, path: /^\/elsewhere$/ });
    const statuses: number[] = [];
    for (const path of ["/v2/jobs/2", "/v2/jobs/1", "/v2/jobs/1", "/elsewhere"]) {
      statuses.push((await server.fetch(origin + path)).status);
    }
    expect(statuses).toEqual([404, 503, 200, 504]);
    expect(server.requests.map(({ path }) => path)).toEqual(["jobs/2", "jobs/1", "jobs/1", "/elsewhere"]);
  });

  test("shows the service's page for a crash, after the request was executed", async () => {
    const { server, carriedOut } = jobServer();
    server.inject({ kind: "crash" });
    const response = await server.fetch(`${origin}/v2/jobs/1`, { method: "DELETE" });
    expect([response.status, await response.text()]).toEqual([502, "DELETE broke the service"]);
    expect(carriedOut).toHaveLength(1);
  });

  test("spends the time of the latency and of the service's work on its clock", async () => {
    const respond = () => Promise.resolve({ status: 200, headers: {}, body: "", processingMs: 250 });
    const { server } = jobServer({ latencyMs: 40, respond });
    const startMs = server.clock.now();
    await server.fetch(`${origin}/v2/`);
    expect(server.clock.now() - startMs).toBe(290);
  });

  test("refuses a latency that is not a number of milliseconds", () => {
    expect(() => jobServer({ latencyMs: -1 })).toThrow(RangeError);
  });

  test("uses the given clock", () => {
    const clock = new VirtualClock({ start: 5 });
    expect(jobServer({ clock }).server.clock).toBe(clock);
  });

  test("keeps its listeners on a reset, but neither faults nor log", async () => {
    const { server } = jobServer();
    const paths: string[] = [];
    const end = server.onRequest(({ path }) => void paths.push(path));
    server.inject({ kind: "reset", times: Infinity });
    await expect(server.fetch(`${origin}/v2/jobs/1`)).rejects.toThrow(TypeError);
    server.reset();
    expect(server.requests).toEqual([]);
    expect((await server.fetch(`${origin}/v2/jobs/1`)).status).toBe(200);
    end();
    await server.fetch(`${origin}/v2/jobs/2`);
    expect(paths).toEqual(["jobs/1", "jobs/1"]);
    server.clearRequests();
    expect(server.requests).toEqual([]);
  });
});

describe("a service that sends bytes", () => {
  const bytes = Uint8Array.from([0xff, 0x00, 0xfe, 0x01]);
  const headers = { "content-type": "application/octet-stream", "content-length": "4" };
  const bytesServer = () => jobServer({ respond: () => Promise.resolve({ status: 200, headers, body: bytes }) }).server;

  test("sends them unchanged, and only their length for HEAD", async () => {
    const server = bytesServer();
    const response = await server.fetch(origin);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    const head = await server.fetch(origin, { method: "HEAD" });
    expect([head.headers.get("content-length"), await head.text()]).toEqual(["4", ""]);
  });

  test("sends half of them before a fault", async () => {
    const server = bytesServer();
    server.inject({ kind: "truncate" });
    const reader = (await server.fetch(origin)).body?.getReader();
    expect((await reader?.read())?.value).toEqual(bytes.subarray(0, 2));
    await expect(reader?.read()).rejects.toThrow("fetch failed");
  });

  test.each([{ kind: "empty" }, { kind: "json", body: (json: unknown) => typeof json }] as const)(
    "sends no length of theirs with the fault $kind",
    async (fault) => {
      const server = bytesServer();
      server.inject(fault);
      const response = await server.fetch(origin);
      expect(response.headers.get("content-length")).toBe(null);
      expect(await response.text()).toBe(fault.kind === "empty" ? "" : '"undefined"');
    },
  );
});

test("the log has the length of each body, and the body unless it is longer than 1 MiB", async () => {
  const { server } = jobServer();
  for (const length of [0, 2 ** 20, 2 ** 20 + 1])
    await server.fetch(origin, { method: "PUT", body: new Uint8Array(length) });
  expect(server.requests.map(({ bodyLength }) => bodyLength)).toEqual([0, 2 ** 20, 2 ** 20 + 1]);
  expect(server.requests.map(({ body }) => typeof body)).toEqual(["undefined", "string", "undefined"]);
});
