// The logic of the example in examples/dashboard, without a browser. test/browser/ tests the page.
import type { ExecutableTaskInstance } from "saltant";
import { describe, expect, it } from "vitest";
import { follow } from "../examples/dashboard/src/follow.js";
import { Outcomes, unknownOutcome } from "../examples/dashboard/src/outcomes.js";
import { Recent } from "../examples/dashboard/src/recent.js";
import { createTestServer, type TestServer } from "./saltant/support.js";

const periodMs = 2_000;
const minuteMs = 60_000;
const nowMs = Date.UTC(2026, 0, 1, 12);
const finishedAt = new Date(nowMs - 5 * minuteMs);
const { signal } = new AbortController();

/** Instances that were launched a minute apart, the last one a minute ago. */
function launched(states: readonly string[]): TestServer & { readonly uuids: readonly string[] } {
  const here = createTestServer({ workers: "off" });
  const uuids = here.server.addInstances(states.length, {
    state: (index) => states[index] ?? "",
    createdAt: (index) => new Date(nowMs - (states.length - index) * minuteMs),
    finishedAt: (index) => (states[index] === "running" ? null : finishedAt),
  });
  return { ...here, uuids };
}

describe("the dashboard's outcomes", () => {
  function createStuckInstance(): { here: TestServer; look: () => Promise<ExecutableTaskInstance>; uuid: string } {
    const here = launched(["running"]);
    const [uuid = ""] = here.uuids;
    here.server.setState(uuid, "running", finishedAt);
    return { here, uuid, look: () => here.client.executableTaskInstances.get(uuid) };
  }

  it("are unknown when the same contradiction was seen twice, a period apart", async () => {
    const { look } = createStuckInstance();
    const outcomes = new Outcomes(periodMs);
    const seen: unknown[] = [];
    for (const atMs of [0, periodMs - 1, periodMs]) {
      const instance = await look();
      outcomes.observe(instance, nowMs + atMs);
      seen.push([outcomes.stateOf(instance), outcomes.isOver(instance)]);
    }
    expect(seen).toEqual([
      ["running", false],
      ["running", false],
      [unknownOutcome, true],
    ]);
  });

  it("are checked again if the state or the time has changed, and are known in the end", async () => {
    const { here, look, uuid } = createStuckInstance();
    const outcomes = new Outcomes(periodMs);
    const seen: string[] = [];
    const steps = [
      ["running", finishedAt],
      ["published", finishedAt],
      ["published", new Date(nowMs)],
      ["published", new Date(nowMs)],
      ["running", null],
      ["running", finishedAt],
      ["running", finishedAt],
      ["successful", finishedAt],
    ] as const;
    for (const [index, [state, end]] of steps.entries()) {
      here.server.setState(uuid, state, end);
      const instance = await look();
      outcomes.observe(instance, nowMs + index * periodMs);
      seen.push(outcomes.stateOf(instance));
    }
    expect(seen).toEqual([
      ...["running", "published", "published", unknownOutcome],
      ...["running", "running", unknownOutcome, "successful"],
    ]);
  });

  it("are found by following an instance, which then ends", async () => {
    const { here, look } = createStuckInstance();
    const instance = await look();
    const outcomes = new Outcomes(periodMs);
    here.server.clearRequests();
    const shown: string[] = [];
    await follow(instance, outcomes, signal, () => shown.push(outcomes.stateOf(instance)));
    expect(shown).toEqual(["running", "running", unknownOutcome]);
    expect(here.server.requests).toHaveLength(2);
  });
});

describe("the dashboard's last hour", () => {
  const counts = (recent: Recent): Record<string, number> => {
    const total: Record<string, number> = {};
    for (const { states } of recent.buckets(nowMs)) {
      for (const [state, count] of states) total[state] = (total[state] ?? 0) + count;
    }
    return total;
  };

  it("counts instances that ended in an unfinished state separately, and does not read them after the second time", async () => {
    const { client, server, uuids } = launched([...Array<string>(30).fill("successful"), "running", "failed"]);
    server.setState(uuids[0] ?? "", "running", finishedAt);
    const recent = new Recent(client, "executable", new Outcomes(periodMs));
    const rows: number[] = [];
    const totals: unknown[] = [];
    for (const look of [0, 1, 2]) {
      server.clearRequests();
      await recent.update(nowMs + look * periodMs, { signal });
      const [request] = server.requests;
      const since = new Map(request?.query).get("datetime_created__gte") ?? "";
      rows.push([...server.instances("executable")].filter(({ createdAt }) => createdAt >= new Date(since)).length);
      totals.push(counts(recent));
    }
    expect(rows).toEqual([32, 32, 2]);
    expect(totals).toEqual([
      { successful: 29, running: 2, failed: 1 },
      { successful: 29, running: 1, failed: 1, [unknownOutcome]: 1 },
      { successful: 29, running: 1, failed: 1, [unknownOutcome]: 1 },
    ]);
  });
});
