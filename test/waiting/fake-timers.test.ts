// A test runner's fake timers replace the platform's timers. The embedded server's clock does not use them.
import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

// Jest replaces `queueMicrotask`, too; test/package/test-runners.test.ts covers that. Here it would break Node's own `Response`.
describe("with the fake timers of a test runner", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function startServer(): { server: EmbeddedServer; client: SaltantClient } {
    const server = new EmbeddedServer();
    server.addTask("report");
    return { server, client: new SaltantClient(server.connection("alice")) };
  }

  it("a wait ends", async () => {
    const { server, client } = startServer();
    server.script("report", { durationMs: 3_600_000 });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    await run.waitUntilFinished();
    expect(run.state).toBe("successful");
  });

  it("a wait meets its deadline", async () => {
    const { server, client } = startServer();
    server.script("report", { outcome: "hang" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    await expect(run.waitUntilFinished({ timeoutMs: 60_000 })).rejects.toMatchObject({ code: "WAIT_TIMEOUT" });
  });

  it("a request without a response meets its deadline", async () => {
    const { server, client } = startServer();
    server.inject({ kind: "stall" });
    await expect(client.users.get("alice", { retry: false })).rejects.toMatchObject({ code: "TIMEOUT" });
  });

  it("an abort ends a wait", async () => {
    const { server, client } = startServer();
    server.script("report", { outcome: "hang" });
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    const controller = new AbortController();
    server.onRequest(() => controller.abort(new Error("enough")));
    await expect(run.waitUntilFinished({ signal: controller.signal })).rejects.toThrow("enough");
  });
});
