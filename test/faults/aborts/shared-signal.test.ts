import { getEventListeners } from "node:events";
import { SaltantClient, systemClock } from "saltant";
import { EmbeddedServer, type Fault } from "saltant/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bulkOperations, type Operation, singleOperations } from "./operations.js";
import { createFixture, type AbortFixture } from "./fixture.js";

const operations: readonly Operation[] = Object.values({ ...singleOperations, ...bulkOperations });

/** The fault of every third call. */
const faults: readonly Fault[] = [
  { kind: "reset" },
  { kind: "status", status: 404, body: {} },
  { kind: "status", status: 503, headers: { "Retry-After": "1" } },
  { kind: "html" },
  { kind: "truncate" },
  { kind: "stall" },
  { kind: "stallBody" },
];

const calls = 1_000;
const batch = 20;

/** Makes a thousand calls with one signal, some of them concurrent, and injects a fault into every third. */
async function callOften(fixture: AbortFixture, signal: AbortSignal): Promise<{ fulfilled: number; rejected: number }> {
  const counts = { fulfilled: 0, rejected: 0 };
  for (let begun = 0; begun < calls; begun += batch) {
    for (let index = begun; index < begun + batch; index += 3) {
      const fault = faults[index % faults.length];
      if (fault !== undefined) fixture.server.inject(fault);
    }
    const some = Array.from({ length: batch }, (_, index) => operations[(begun + index) % operations.length]);
    for (const { status } of await Promise.allSettled(some.map(async (operation) => operation?.(fixture, signal)))) {
      counts[status] += 1;
    }
  }
  return counts;
}

describe("a signal that a thousand calls share", () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error): void => void warnings.push(warning);
  beforeEach(() => process.on("warning", onWarning));
  afterEach(() => {
    process.off("warning", onWarning);
    warnings.length = 0;
  });

  it("has at most one listener of the client's, and none in the end, and no timer is left", async () => {
    const { signal } = new AbortController();
    let most = 0;
    const onRequest = (): void => {
      most = Math.max(most, getEventListeners(signal, "abort").length);
    };
    const fixture = createFixture({ onRequest, timeoutMs: 10_000 }, true);
    for (const uuid of [fixture.uuid, fixture.run.uuid]) fixture.server.setState(uuid, "successful");
    const { fulfilled, rejected } = await callOften(fixture, signal);
    expect(fulfilled + rejected).toBe(calls);
    expect(Math.min(fulfilled, rejected)).toBeGreaterThan(100);
    expect(most).toBe(1);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(fixture.clock.pendingTimers).toBe(0);
    expect(warnings).toEqual([]);
  });

  it("is not passed to the platform's fetch, which leaks listeners, even if no deadline needs a derived signal", async () => {
    const { signal } = new AbortController();
    const { options } = createFixture({ timeoutMs: Infinity });
    const signals: unknown[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      signals.push(init?.signal);
      return options.fetch?.(input, init) ?? Promise.reject(new Error("there is one"));
    };
    await new SaltantClient({ ...options, fetch }).users.get("alice", { signal });
    expect(signals).toHaveLength(1);
    expect(signals).not.toContain(signal);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("leaves no timer of the machine either", async () => {
    const { signal } = new AbortController();
    const server = new EmbeddedServer({ clock: systemClock, workers: "off" });
    const client = new SaltantClient(server.connection("admin"));
    const before = process.getActiveResourcesInfo();
    for (let begun = 0; begun < calls; begun += 100) {
      await Promise.all(
        Array.from({ length: 100 }, () => client.users.get("alice", { signal, totalTimeoutMs: 60_000 })),
      );
    }
    expect(process.getActiveResourcesInfo()).toEqual(before);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(warnings).toEqual([]);
  });
});
