// Waits for a service that differs from saltant: ids are numbers, rows have a status, and pages have an offset.
import { describe, expect, it } from "vitest";
import { SharedPolls } from "../../../src/core/waits/shared-polls.js";
import type { PollSource, SearchedList } from "../../../src/core/waits/poll-source.js";
import { wait, waitCancelled, type PollingOptions, type WaitProgress } from "../../../src/core/waits/wait.js";
import { waitForMany } from "../../../src/core/waits/wait-for-many.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

interface Machine {
  readonly id: number;
  readonly status: string;
  readonly createdMs: number;
}

interface KnownMachine {
  readonly createdMs: number;
  readonly zone: string;
}

/** Machines that are each active after as many seconds as their id, and the requests that the server received. */
function machineRoom(count: number, finalStatus = "ACTIVE") {
  const clock = new VirtualClock();
  const startMs = clock.now();
  const requests: string[] = [];
  const machine = (id: number): Machine => {
    const status = clock.now() - startMs >= id * 1_000 ? finalStatus : "BUILD";
    return { id, status, createdMs: startMs - id };
  };
  const inZone: SearchedList<KnownMachine> = (known) => ({ zone: known[0]?.zone ?? "" });
  const everywhere: SearchedList<KnownMachine> = () => ({ all: "yes" });
  const [unseen, seen] = [[everywhere], [inZone]];
  const source: PollSource<Machine, KnownMachine> = {
    listsFor: (known) => (known === null ? unseen : seen),
    readPage: (query, { number, size }) => {
      requests.push(`list ${new URLSearchParams(query).toString()} from ${(number - 1) * size}`);
      const rows = Array.from({ length: count }, (_, index) => ({ ...machine(index + 1), isRow: true }));
      return Promise.resolve({ items: rows.slice((number - 1) * size, number * size), count });
    },
    idOf: (row) => String((row as Machine).id),
    parse: (row) => row as Machine,
    createdMs: ({ createdMs }) => createdMs,
    latestMs: ({ createdMs }) => createdMs,
    know: ({ createdMs }) => ({ createdMs, zone: "north" }),
  };
  const polls = new SharedPolls(source, clock);
  const aborted: number[] = [];
  const waitForOne = (id: number, options: PollingOptions<Machine> = {}): Promise<Machine> => {
    const get = (): Promise<Machine> => {
      requests.push(`get ${id}`);
      return Promise.resolve(machine(id));
    };
    return wait<Machine>(
      {
        ...{ pacer: polls.pacer, logger: undefined },
        watch: (watchOptions) => polls.watch({ id: String(id), known: null, get }, watchOptions),
        stateOf: ({ status }) => status,
        isKnownState: () => true,
        isOver: ({ status }) => status !== "BUILD",
        timeoutError: ({ polls: made, states }: WaitProgress<Machine>) =>
          new Error(`${states.join()} in ${made} polls`),
        onAbort: () => aborted.push(id),
      },
      options,
    );
  };
  const waitForAll = (ids: readonly number[], options: { signal?: AbortSignal } = {}) =>
    waitForMany(ids, (id, signal) => waitForOne(id, { signal }), options, polls.pacer);
  return { clock, requests, waitForOne, waitForAll, aborted };
}

describe("waits of any service", () => {
  it("share the lists that the service defines, with its own queries and pages", async () => {
    const { requests, waitForAll } = machineRoom(8);
    const machines = await waitForAll([8, 2, 7]);
    expect(machines.map(({ id, status }) => `${id} ${status}`)).toEqual(["8 ACTIVE", "2 ACTIVE", "7 ACTIVE"]);
    expect(requests).toEqual(["list all=yes from 0", "list zone=north from 0", "list zone=north from 0"]);
  });

  it("yield each item as it ends", async () => {
    const { waitForAll } = machineRoom(9);
    const ended: number[] = [];
    for await (const { id } of waitForAll([9, 4])) ended.push(id);
    expect(ended).toEqual([4, 9]);
  });

  it("end when the service says so, in any state", async () => {
    const { waitForOne } = machineRoom(1, "ERROR");
    expect(await waitForOne(1)).toMatchObject({ status: "ERROR" });
  });

  it("end at their deadline with the service's own error", async () => {
    const { waitForOne } = machineRoom(60);
    await expect(waitForOne(60, { timeoutMs: 12_000 })).rejects.toThrow("BUILD in 3 polls");
  });

  it("notify the service of an abort, but not of a loop that is left", async () => {
    const { clock, waitForOne, waitForAll, aborted } = machineRoom(9);
    const controller = new AbortController();
    clock.setTimer(() => controller.abort(new Error("enough")), 1_000);
    await expect(waitForOne(9, { signal: controller.signal })).rejects.toThrow("enough");
    await expect(waitForOne(9, { signal: AbortSignal.abort(waitCancelled) })).rejects.toBe(waitCancelled);
    for await (const { id } of waitForAll([1, 8])) {
      expect(id).toBe(1);
      break;
    }
    await new Promise<void>((resolve) => clock.setTimer(resolve, 1));
    expect(aborted).toEqual([9]);
    expect(clock.pendingTimers).toBe(0);
  });
});
