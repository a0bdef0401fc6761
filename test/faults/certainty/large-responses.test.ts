// A response is read up to a limit, which counts the decompressed bytes.
import { once } from "node:events";
import { createServer } from "node:http";
import { createGzip } from "node:zlib";
import { AmbiguousOutcomeError, ResponseTooLargeError, SaltantClient } from "saltant";
import { describe, expect, it, onTestFinished } from "vitest";

const mebibyte = 1_048_576;

/** A client whose `fetch` returns this many mebibytes of JSON, and counts the bytes read and the requests. */
function largeResponses(mebibytes: number, init: ResponseInit = {}) {
  const seen = { requests: 0, read: 0, canceled: 0 };
  const chunk = new TextEncoder().encode(" ".repeat(mebibyte));
  const fetch = (): Promise<Response> => {
    seen.requests += 1;
    let left = mebibytes;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (left === 0) {
            controller.enqueue(new TextEncoder().encode('{"count":0,"results":[]}'));
            controller.close();
            return;
          }
          left -= 1;
          seen.read += 1;
          controller.enqueue(chunk);
        },
        cancel() {
          seen.canceled += 1;
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve(new Response(body, init));
  };
  const client = (options: { maxResponseBytes?: number } = {}): SaltantClient =>
    new SaltantClient({ baseApiUrl: "http://host/api/", authToken: "alice-token", fetch, ...options });
  return { seen, client };
}

async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("a response that is too large", () => {
  it("ends the call at 64 MiB, and is not requested again", async () => {
    const { seen, client } = largeResponses(300);
    const error = await failure(client().users.get("alice"));
    expect(error).toBeInstanceOf(ResponseTooLargeError);
    expect(error).toMatchObject({ code: "RESPONSE_TOO_LARGE", maxResponseBytes: 64 * mebibyte });
    expect(seen).toEqual({ requests: 1, read: 65, canceled: 1 });
  });

  it("is read if it is as large as an option of the client or of the call allows", async () => {
    const { seen, client } = largeResponses(70);
    await expect(client({ maxResponseBytes: 71 * mebibyte }).users.list()).resolves.toEqual([]);
    await expect(client().users.list({}, { maxResponseBytes: Infinity })).resolves.toEqual([]);
    const refused = client({ maxResponseBytes: 71 * mebibyte }).users.list({}, { maxResponseBytes: mebibyte });
    expect(await failure(refused)).toMatchObject({ maxResponseBytes: mebibyte });
    expect(seen).toEqual({ requests: 3, read: 70 + 70 + 2, canceled: 1 });
  });

  it("ends a refused call and a raw call, too", async () => {
    const refusal = largeResponses(300, { status: 500 });
    expect(await failure(refusal.client().users.get("alice"))).toBeInstanceOf(ResponseTooLargeError);
    expect(refusal.seen.requests).toBe(1);
    const raw = largeResponses(300);
    expect(await failure(raw.client().api.GET("/users/"))).toBeInstanceOf(ResponseTooLargeError);
  });

  it("makes the outcome of a create unknown", async () => {
    const { client } = largeResponses(300);
    const error = await failure(client().executableTaskInstances.create({ taskType: 1, taskQueue: 1 }));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(error).toHaveProperty("cause", expect.any(ResponseTooLargeError));
  });

  it("suggests smaller pages in the error of a list, but not elsewhere", async () => {
    const { client } = largeResponses(300);
    expect(await failure(client().users.list())).toHaveProperty("message", expect.stringContaining("pageSize"));
    expect(await failure(client().users.get("a"))).toHaveProperty("message", expect.not.stringContaining("pageSize"));
  });

  it("is limited by its decompressed size", async () => {
    let written = 0;
    const server = createServer((_, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "gzip" });
      const gzip = createGzip();
      gzip.pipe(response);
      response.on("close", () => gzip.destroy());
      const write = async (): Promise<void> => {
        for (; written < 1_000 && !gzip.destroyed; written += 1) {
          if (!gzip.write(Buffer.alloc(mebibyte, " "))) await once(gzip, "drain");
        }
        gzip.end("{}");
      };
      write().catch(() => undefined);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("a server on a port has one");
    const client = new SaltantClient({ baseApiUrl: `http://127.0.0.1:${address.port}/api/`, authToken: "alice-token" });
    expect(await failure(client.users.get("alice"))).toBeInstanceOf(ResponseTooLargeError);
    // The bytes in buffers on the way are few, as they are compressed: a thousandth.
    expect(written).toBeLessThanOrEqual(1_000);
  });
});
