// A sleeping machine: its system time advances, while its timers are stopped.
import { AmbiguousOutcomeError, TimeoutError, WaitTimeoutError, type Clock } from "saltant";
import { describe, expect, it } from "vitest";
import { createServerWithTasks, createTestServer, type TestServer } from "../saltant/support.js";

const hourMs = 3_600_000;

/** A second clock, whose time `sleep` sets forward. */
function sleepyClock({ server }: TestServer): Clock & { sleep: (ms: number) => void } {
  let sleptMs = 0;
  return {
    now: () => server.clock.now() + sleptMs,
    setTimer: server.clock.setTimer.bind(server.clock),
    sleep: (ms) => (sleptMs += ms),
  };
}

describe("after the machine has slept past a deadline", () => {
  it("a wait ends at its next poll, with the result if there is one", async () => {
    const here = createTestServer({ workers: "off" });
    const [running = "", finished = ""] = here.server.addInstances(2, { state: "running" });
    const clock = sleepyClock(here);
    const { executableTaskInstances } = here.as("alice", { clock });
    here.server.clock.setTimer(() => {
      clock.sleep(2 * hourMs);
      here.server.setState(finished, "successful");
    }, 7_000);
    const [late, ended] = await Promise.allSettled(
      [running, finished].map((uuid) => executableTaskInstances.waitUntilFinished(uuid, { timeoutMs: hourMs })),
    );
    expect(late).toMatchObject({ reason: expect.any(WaitTimeoutError) as unknown });
    expect(late).toMatchObject({ reason: { polls: 3, timeoutMs: hourMs } });
    expect(ended).toMatchObject({ value: { state: "successful" } });
    expect(here.server.clock).toMatchObject({ pendingTimers: 0 });
  });

  it("a call is not retried", async () => {
    const here = createTestServer();
    const clock = sleepyClock(here);
    here.server.inject({ kind: "status", status: 503, headers: { "Retry-After": "30" } });
    here.server.clock.setTimer(() => {
      clock.sleep(2 * hourMs);
    }, 10_000);
    const call = here.as("alice", { clock, totalTimeoutMs: 60_000 }).users.get("alice");
    await expect(call).rejects.toThrow(TimeoutError);
    await expect(call).rejects.toMatchObject({ timeoutMs: 60_000, attempts: 1 });
    expect(here.sent()).toEqual(["GET users/alice/"]);
  });

  it("a launch with once does not search again and stays unknown", async () => {
    const here = await createServerWithTasks();
    const clock = sleepyClock(here);
    here.server.inject({ kind: "reset", path: "executabletaskinstances/", method: "POST" });
    const client = here.as("alice", {
      clock,
      totalTimeoutMs: 60_000,
      onRequest: ({ method }) => {
        if (method === "POST") clock.sleep(2 * hourMs);
      },
    });
    const launch = client.executableTaskInstances.create({
      ...{ name: "nightly", once: true },
      ...{ taskType: here.echo, taskQueue: here.queue },
    });
    await expect(launch).rejects.toThrow(AmbiguousOutcomeError);
    await expect(launch).rejects.toThrow("there was no time left to check for it");
    expect(here.sent().map((line) => line.split(" ")[0])).toEqual(["GET", "POST"]);
  });
});
