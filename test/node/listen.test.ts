import { connect } from "node:net";
import { request as httpRequest, Agent, type IncomingMessage } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { listen, type FetchHandler, type ListenOptions } from "saltant/node";

const text =
  (body: string): FetchHandler =>
  () =>
    Promise.resolve(new Response(body));

function throwError(message: string): never {
  throw new RangeError(message);
}

/** Sends a raw string over a socket, and returns the response until the connection ends. */
async function exchangeRaw(port: number, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(sent));
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (received += chunk));
    socket.on("end", () => {
      resolve(received);
    });
    socket.on("error", reject);
  });
}

describe("listen", () => {
  test("serves a handler on a free port of this machine", async () => {
    await using server = await listen(async (request) => {
      const { pathname, search } = new URL(request.url);
      const headers = { "x-method": request.method, "content-type": "text/plain" };
      return new Response(`${pathname}${search} ${await request.text()}`, { status: 418, headers });
    });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    const response = await fetch(`${server.url}/a%20b?c=d&c=e`, { method: "PUT", body: "sent" });
    expect(response.status).toBe(418);
    expect(response.headers.get("x-method")).toBe("PUT");
    expect(await response.text()).toBe("/a%20b?c=d&c=e sent");
  });

  test("passes methods that only some services have", async () => {
    await using server = await listen((request) => Promise.resolve(new Response(request.method)));
    for (const method of ["COPY", "MOVE"]) {
      const response = await fetch(`${server.url}/a`, { method, headers: { Destination: "/b" } });
      expect(await response.text()).toBe(method);
    }
  });

  test("keeps the length that a response to HEAD has", async () => {
    await using server = await listen(() =>
      Promise.resolve(new Response("", { headers: { "content-length": "5000" } })),
    );
    const response = await fetch(server.url, { method: "HEAD" });
    expect([response.headers.get("content-length"), await response.text()]).toEqual(["5000", ""]);
  });

  test("passes headers unchanged, and the host name of the request", async () => {
    await using server = await listen(
      (request) => Promise.resolve(Response.json([request.url, request.headers.get("x-thing"), request.redirect])),
      { allowedHosts: ["behind.example"] },
    );
    const response = await exchangeRaw(
      server.port,
      "GET /x HTTP/1.1\r\nHost: behind.example:99\r\nX-Thing: a\r\nX-Thing: b\r\nConnection: close\r\n\r\n",
    );
    expect(response).toContain('["http://behind.example:99/x","a, b","manual"]');
  });

  test.each([
    ["application/json, text/html", ["application/json", "text/html"]],
    [
      "application/json; charset=utf-8, text/html; charset=utf-8",
      ["application/json; charset=utf-8", "text/html; charset=utf-8"],
    ],
    ['multipart/mixed; boundary="a, b"', ['multipart/mixed; boundary="a, b"']],
  ])("sends as separate lines what Headers has joined: Content-Type: %s", async (joined, lines) => {
    const headers = { "content-type": joined };
    await using server = await listen(() => Promise.resolve(new Response("", { headers })));
    const sent = await exchangeRaw(server.port, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    expect(Array.from(sent.matchAll(/content-type: (.*)\r\n/gi), ([, value]) => value)).toEqual(lines);
  });

  test("passes methods that fetch itself would not send", async () => {
    await using server = await listen((request) => Promise.resolve(new Response(request.method)));
    const response = await exchangeRaw(server.port, "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    expect(response).toContain("TRACE");
  });

  test("responds without a body if there is none", async () => {
    await using server = await listen(() => Promise.resolve(new Response(null, { status: 204 })));
    const response = await fetch(server.url);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
  });

  test("streams a response as it is produced", async () => {
    let push: (text: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = (text) => {
          controller.enqueue(new TextEncoder().encode(text));
          if (text === "end") controller.close();
        };
      },
    });
    await using server = await listen(() => Promise.resolve(new Response(body)));
    push("first");
    const response = await fetch(server.url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader?.read()).toEqual({ done: false, value: "first" });
    push("end");
    expect(await reader?.read()).toEqual({ done: false, value: "end" });
    expect(await reader?.read()).toMatchObject({ done: true });
  });

  test("streams a request's body, and a large response to a slow reader", async () => {
    const size = 8_000_000;
    await using server = await listen((request) => Promise.resolve(new Response(request.body)));
    const response = await fetch(server.url, { method: "POST", body: new Uint8Array(size) });
    expect((await response.arrayBuffer()).byteLength).toBe(size);
  });

  /** The error of `fetch` for a lost connection. */
  const lost = (): TypeError =>
    new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) });

  test("resets the connection if the handler rejects", async () => {
    await using server = await listen(() => Promise.reject(lost()));
    await expect(fetch(server.url)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/UND_ERR_SOCKET|ECONNRESET/) },
    });
  });

  test("reports a handler's own errors, also in a body, but no intended connection loss", async () => {
    const seen: unknown[] = [];
    const onError = (error: unknown, { method, url }: Request): void => {
      seen.push([error, method, new URL(url).pathname]);
    };
    const mistake = new TypeError("x is not a function");
    const failing = (error: Error): Response => new Response(new ReadableStream({ pull: () => Promise.reject(error) }));
    const handlers: Readonly<Record<string, () => Promise<Response>>> = {
      "/throws": () => {
        throw mistake;
      },
      "/rejects": () => Promise.reject(mistake),
      "/breaks": () => Promise.resolve(failing(mistake)),
      "/lost": () => Promise.reject(lost()),
      "/cut": () => Promise.resolve(failing(lost())),
    };
    await using server = await listen((request) => (handlers[new URL(request.url).pathname] ?? text(""))(request), {
      onError,
    });
    for (const path of Object.keys(handlers)) {
      await expect(fetch(server.url + path, { method: "DELETE" }).then((response) => response.text())).rejects.toThrow(
        TypeError,
      );
    }
    expect(seen).toEqual(["/throws", "/rejects", "/breaks"].map((path) => [mistake, "DELETE", path]));
  });

  test("reports no failure that is caused by a disconnected client", async () => {
    const seen: unknown[] = [];
    const controller = new AbortController();
    let fail: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    const handler: FetchHandler = async ({ signal }) => {
      controller.abort();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      fail();
      return throwError("the answer has no taker");
    };
    await using server = await listen(handler, { onError: (error) => seen.push(error) });
    await expect(fetch(server.url, { signal: controller.signal })).rejects.toThrow("aborted");
    await failed;
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
  });

  test("emits a process warning for errors if there is no onError or it throws", async () => {
    const emit = vi.spyOn(process, "emitWarning").mockReturnValue();
    for (const options of [{}, { onError: () => throwError("in onError") }]) {
      await using server = await listen(() => throwError("a mistake"), options);
      await fetch(`${server.url}/path?secret=1`).catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const warnings = emit.mock.calls.map(([warning]) => warning);
    emit.mockRestore();
    const prefix = "the handler failed on GET /path, and its connection was closed: RangeError:";
    expect(warnings).toEqual([`${prefix} a mistake`, `${prefix} in onError`]);
  });

  test("closes the connection if a body fails halfway", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode("half"));
      },
      pull: () => Promise.reject(lost()),
    });
    await using server = await listen(() => Promise.resolve(new Response(body)));
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  test("aborts the request's signal when the client disconnects", async () => {
    const controller = new AbortController();
    let reason: Promise<unknown> | undefined;
    await using server = await listen((request) => {
      reason = new Promise((resolve) => {
        request.signal.addEventListener("abort", () => {
          resolve(request.signal.reason);
        });
      });
      controller.abort();
      return new Promise(() => undefined);
    });
    await expect(fetch(server.url, { signal: controller.signal })).rejects.toThrow("aborted");
    expect(await reason).toMatchObject({ name: "AbortError", message: "The client has disconnected." });
  });

  test("does not abort the signal of a completed request", async () => {
    let signal: AbortSignal | undefined;
    await using server = await listen((request) => {
      ({ signal } = request);
      return Promise.resolve(new Response("done"));
    });
    await (await fetch(server.url)).text();
    await server.close();
    expect(signal?.aborted).toBe(false);
  });

  test("closes at once even with keep-alive and waiting connections, and only once", async () => {
    const agent = new Agent({ keepAlive: true });
    const server = await listen(async (request) =>
      request.url.endsWith("/wait") ? new Promise(() => undefined) : text("quick")(request),
    );
    const response = await new Promise<IncomingMessage>((resolve) => {
      httpRequest(server.url, { agent }, resolve).end();
    });
    response.resume();
    const waiting = fetch(`${server.url}/wait`).catch((error: unknown) => error);
    await fetch(server.url);
    await server.close();
    await server.close();
    expect(await waiting).toBeInstanceOf(TypeError);
    await expect(fetch(server.url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    agent.destroy();
  });

  test("says why it cannot listen on a port", async () => {
    await using server = await listen(text(""));
    await expect(listen(text(""), { port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test.each([
    ["//api/users/", {}, 200, "/api/users/"],
    ["/api/users/", { Host: "a b" }, 400, null],
    ["/api/users/", { Host: "a" }, 403, null],
    ["/api/users/", { Host: "user:password@a" }, 400, null],
    ["http://user:password@a/api/users/", {}, 400, null],
  ])("resolves the target %j with %o to a path, or refuses it", async (target, headers, status, seen) => {
    const paths: string[] = [];
    await using server = await listen((request) => {
      paths.push(new URL(request.url).pathname);
      return Promise.resolve(new Response("ok"));
    });
    const statusCode = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest({ host: "127.0.0.1", port: server.port, path: target, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(statusCode).toBe(status);
    expect(paths).toEqual(seen === null ? [] : [seen]);
  });

  /** The status of a request with a Host header, and the URL that the handler received. */
  async function statusFor(host: string, options: ListenOptions, target = "/"): Promise<[number, string]> {
    const seen: string[] = [];
    const handler: FetchHandler = async (request) => {
      seen.push(await request.text());
      return new Response("handled");
    };
    await using server = await listen(handler, options);
    const head = `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nConnection: close\r\n\r\n`;
    const response = await exchangeRaw(server.port, `${head}body`);
    return [Number(response.split(" ")[1]), seen.join()];
  }

  test.each([
    "localhost",
    "LOCALHOST:8001",
    "localhost.",
    "api.localhost",
    "127.0.0.1:8001",
    "127.1",
    "192.168.1.7",
    "[::1]:8001",
    "[fe80::1]",
  ])("responds as %s", async (host) => {
    expect(await statusFor(host, {})).toEqual([200, "body"]);
  });

  test.each(["evil.example", "evil.example:8001", "localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost"])(
    "refuses the host name %s, which a page can resolve to this machine",
    async (host) => {
      expect(await statusFor(host, {})).toEqual([403, ""]);
      expect(await statusFor(host, { allowedHosts: ["other.example"], host: "0.0.0.0" })).toEqual([403, ""]);
      expect(await statusFor("localhost", {}, `http://${host}/`)).toEqual([403, ""]);
    },
  );

  test("names the host that it refuses", async () => {
    await using server = await listen(text("handled"));
    const response = await exchangeRaw(server.port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    expect(response).toMatch(/^HTTP\/1.1 403 Forbidden\r\n/);
    expect(response).toContain(
      "\r\nThe host name evil.example is not allowed: add it to allowedHosts (--allow-host).\n",
    );
  });

  test.each<[string, ListenOptions]>([
    ["saltant", { host: "0.0.0.0", allowedHosts: ["Saltant"] }],
    ["anything.example", { allowedHosts: "any" }],
  ])("responds as %s if that is allowed", async (host, options) => {
    expect(await statusFor(host, options)).toEqual([200, "body"]);
  });

  test.each(["all", [7], null])("refuses the names %j", async (allowedHosts) => {
    await expect(listen(text(""), { allowedHosts: allowedHosts as never })).rejects.toThrow(
      /^allowedHosts(\[0\])? must/,
    );
  });
});
