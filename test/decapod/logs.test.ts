import { ConnectionError, type DecapodClient, NotFoundError, TimeoutError } from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { collect, createDeployFixture, errorOf } from "./fixture.js";

const text = "PLAY [all] ***\r\nok: ä€😀\n\nlone \r return\nlast";

/** A `fetch` whose bodies arrive in pieces of one byte. */
function byteByByte(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...request) => {
    const response = await fetch(...request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    return new Response(body, response);
  };
}

/** An execution that has ended, with this log. */
async function createLog(log: string) {
  const fixture = await createDeployFixture();
  fixture.server.script("cluster_deploy", { log });
  const run = await (await fixture.decapod.executions.create(fixture.config)).waitUntilFinished();
  fixture.server.clearRequests();
  const logOf = (decapod: DecapodClient) => decapod.executions.log(run.id);
  return { ...fixture, run, logOf };
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream as BodyInit).text();
}

describe("a log", () => {
  it("is read as text, lines, stream and download, each with a request of its own", async () => {
    const { run, server, sent } = await createLog(text);
    const log = run.log();
    expect(sent()).toEqual([]);
    const whole = await log.text();
    expect(whole.startsWith(text)).toBe(true);
    expect(await textOf(log.stream())).toBe(whole);
    expect(await textOf(log.download())).toBe(whole);
    const lines = await collect(log);
    expect(lines.slice(0, 4)).toEqual(["PLAY [all] ***", "ok: ä€😀", "", "lone \r return"]);
    expect(lines.join("\n")).toBe(whole.replaceAll("\r\n", "\n").replace(/\n$/, ""));
    expect(server.requests.map(({ headers }) => headers.accept)).toEqual(Array(4).fill("text/plain"));
    const path = `GET execution/${run.id}/log/`;
    expect(sent()).toEqual([path, path, `${path}?download=yes`, path]);
  });

  it("is the same in pieces of one byte", async () => {
    const { run, as, logOf, server } = await createLog(text);
    const slow = as("root", { fetch: byteByByte(server.fetch) });
    expect(await collect(logOf(slow))).toEqual(await collect(run.log()));
    expect(await textOf(logOf(slow).stream())).toBe(await run.log().text());
  });

  it("is not there before the end, which each way of reading says", async () => {
    const { decapod, config } = await createDeployFixture({ workers: "off" });
    const run = await decapod.executions.create(config);
    const log = run.log();
    const readings = [
      () => log.text(),
      () => collect(log),
      () => textOf(log.stream()),
      () => textOf(log.download()),
    ] as const;
    // One after the other, as each must have a caller that waits for its rejection.
    for (const read of readings) {
      expect((await errorOf(read(), NotFoundError)).reason).toBe("NotFound");
    }
  });

  it.each(["text", "lines", "stream"] as const)("that stalls ends at a deadline: %s", async (how) => {
    const { decapod, run, server } = await createLog(text.repeat(100));
    server.inject({ kind: "stallBody", path: /\/log\/$/ });
    const log = decapod.executions.log(run, { timeoutMs: 60_000, idleTimeoutMs: 2_000, retry: false });
    const startMs = server.clock.now();
    const reading = how === "text" ? log.text() : how === "lines" ? collect(log) : textOf(log.stream());
    const error = await errorOf(reading, TimeoutError);
    expect(server.clock.now() - startMs).toBe(how === "text" ? 60_000 : 2_000);
    expect(error.timeoutMs).toBe(how === "text" ? 60_000 : 2_000);
  });

  it("whose connection breaks is an error, after the lines before", async () => {
    const { run, server } = await createLog(text.repeat(100));
    server.inject({ kind: "truncate", path: /\/log\/$/ });
    const lines: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const line of run.log()) lines.push(line);
    };
    await errorOf(reading(), ConnectionError);
    expect(lines[0]).toBe("PLAY [all] ***");
  });

  it("is retried until it begins, and logs in again", async () => {
    const { run, decapod, server } = await createLog(text);
    decapod.auth.forget();
    server.inject({ kind: "status", status: 503, path: /\/log\/$/ });
    expect((await collect(run.log()))[0]).toBe("PLAY [all] ***");
  });

  it("whose loop is left, or that is aborted, reads no more", async () => {
    const { decapod, run, server } = await createLog(text.repeat(100));
    server.inject({ kind: "stallBody", path: /\/log\/$/, times: 2 });
    for await (const line of run.log()) {
      expect(line).toBe("PLAY [all] ***");
      break;
    }
    const controller = new AbortController();
    const reading = async (): Promise<void> => {
      for await (const _ of decapod.executions.log(run, { signal: controller.signal })) {
        controller.abort(new Error("enough"));
      }
    };
    await expect(reading()).rejects.toThrow("enough");
  });

  it("may be larger than maxResponseBytes in pieces, but not as one text", async () => {
    const { as, run } = await createLog(text.repeat(100));
    const small = as("root", { maxResponseBytes: 2_000 });
    expect((await collect(small.executions.log(run.id))).length).toBeGreaterThan(300);
    await expect(small.executions.log(run.id).text()).rejects.toMatchObject({ name: "ResponseTooLargeError" });
  });
});
