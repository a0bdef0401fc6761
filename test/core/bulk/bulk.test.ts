import { describe, expect, it } from "vitest";
import { type BulkProgress, type BulkResult, inBulk } from "../../../src/core/bulk/bulk.js";
import { sleep } from "../../../src/core/async/abort.js";
import { BulkError, ConnectionError } from "../../../src/core/errors/index.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

const items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Work that takes time on its own virtual clock, and counts how many calls run at once. */
function createWork(fails: (item: number) => boolean = () => false) {
  const clock = new VirtualClock();
  const seen = { started: [] as number[], maxPending: 0 };
  let now = 0;
  const work = async (item: number, { signal }: { signal?: AbortSignal | undefined }): Promise<string> => {
    seen.started.push(item);
    seen.maxPending = Math.max(seen.maxPending, (now += 1));
    try {
      await sleep(clock, 100 - item, signal);
      if (fails(item)) throw new Error(`no ${item}`);
      return `done ${item}`;
    } finally {
      now -= 1;
    }
  };
  return { clock, work, seen };
}

async function failure(promise: Promise<unknown>): Promise<BulkError<string>> {
  const error: unknown = await promise.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BulkError);
  return error as BulkError<string>;
}

describe("bulk work", () => {
  it("returns the results in the order of the inputs, and stays within its concurrency", async () => {
    const { clock, work, seen } = createWork();
    await expect(inBulk(items, work, { concurrency: 3 }, clock)).resolves.toEqual(items.map((item) => `done ${item}`));
    expect(seen.maxPending).toBe(3);
  });

  it("runs four calls at a time by default, and never more than there are inputs", async () => {
    const { clock, work, seen } = createWork();
    await inBulk(items, work, {}, clock);
    expect(seen.maxPending).toBe(4);
    await expect(inBulk([], work, {}, clock)).resolves.toEqual([]);
  });

  it("reports its progress after each call", async () => {
    const { clock, work } = createWork((item) => item === 1);
    const reports: BulkProgress[] = [];
    await inBulk([1, 2], work, { concurrency: 1, onProgress: (report) => reports.push(report) }, clock).catch(
      () => undefined,
    );
    expect(reports).toEqual([
      { done: 1, failed: 1, total: 2, elapsedMs: 99, remainingMs: 99 },
      { done: 2, failed: 1, total: 2, elapsedMs: 197, remainingMs: 0 },
    ]);
  });

  it("estimates the remaining time from the first report on, with a few calls at a time", async () => {
    const clock = new VirtualClock();
    const work = (): Promise<void> => sleep(clock, 100, undefined);
    const left: number[] = [];
    const onProgress = ({ remainingMs }: BulkProgress): void => void left.push(Math.round(remainingMs));
    await inBulk(Array<number>(40).fill(0), work, { onProgress }, clock);
    // All four of a batch end together: the true remaining time is 900, then 800, … ms from the first report of each batch on.
    const firstOfEach = left.filter((_, index) => index % 4 === 0);
    firstOfEach.forEach((each, batch) => {
      const truth = 900 - 100 * batch;
      expect(Math.abs(each - truth)).toBeLessThanOrEqual(600 / (batch + 1));
    });
    expect(left.at(-1)).toBe(0);
    expect(Math.min(...left)).toBe(0);
  });

  it("estimates the remaining time from the number of ended calls when all run at once", async () => {
    const clock = new VirtualClock();
    const work = (item: number): Promise<void> => sleep(clock, 100 * (item + 1), undefined);
    const left: number[] = [];
    const onProgress = ({ remainingMs }: BulkProgress): void => void left.push(Math.round(remainingMs));
    await inBulk(items, work, { onProgress, concurrency: Infinity }, clock);
    expect(left).toEqual([900, 800, 700, 600, 500, 400, 300, 200, 100, 0]);
  });

  it("loses nothing that succeeded when some fail", async () => {
    const { clock, work } = createWork((item) => item % 4 === 2);
    const error = await failure(inBulk(items, work, {}, clock));
    expect(error.failed.map(({ index }) => index)).toEqual([2, 6]);
    expect([...error.succeeded.keys()].sort((a, b) => a - b)).toEqual([0, 1, 3, 4, 5, 7, 8, 9]);
    expect(error.succeeded.get(3)).toBe("done 3");
    expect(error.notStarted).toEqual([]);
    expect(error.message).toBe("2 of 10 failed, 8 succeeded; the first, [2]: no 2");
  });

  it("with stopOnError starts no call after a failure, but finishes those in progress", async () => {
    const { clock, work, seen } = createWork((item) => item === 1);
    const error = await failure(inBulk(items, work, { concurrency: 2, stopOnError: true }, clock));
    expect(seen.started).toEqual([0, 1]);
    expect([...error.succeeded.values()]).toEqual(["done 0"]);
    expect(error.notStarted).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("rejects on an abort with the signal's reason as the cause, and with the results so far", async () => {
    const { clock, work, seen } = createWork();
    const controller = new AbortController();
    const reason = new Error("enough");
    const onProgress = ({ done }: BulkProgress): void => {
      if (done === 3) controller.abort(reason);
    };
    const error = await failure(inBulk(items, work, { concurrency: 2, signal: controller.signal, onProgress }, clock));
    expect(error.cause).toBe(reason);
    expect(error.succeeded.size).toBe(3);
    expect(error.failed).toEqual([{ index: 3, error: reason }]);
    expect(error.notStarted).toEqual([4, 5, 6, 7, 8, 9]);
    expect(seen.started).toEqual([0, 1, 2, 3]);
  });

  it("rejects on an abort at once, even if the work ignores its signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const bulk = inBulk([0], () => new Promise(() => undefined), { signal: controller.signal }, new VirtualClock());
    controller.abort(reason);
    expect((await failure(bulk)).failed).toEqual([{ index: 0, error: reason }]);
  });

  it("rejects when an abort between two calls leaves some not started, though none failed", async () => {
    const { clock, work } = createWork();
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort(new Error("enough"));
    };
    const options = { concurrency: 1, signal: controller.signal, onProgress };
    const error = await failure(inBulk([0, 1], work, options, clock));
    expect([...error.succeeded.keys()]).toEqual([0]);
    expect([error.failed, error.notStarted]).toEqual([[], [1]]);
  });

  it("passes the signal and the request options to each call", async () => {
    const { signal } = new AbortController();
    const given: unknown[] = [];
    const work = (_: number, options: object): Promise<void> => Promise.resolve(void given.push(options));
    const request = { timeoutMs: 5, retry: false } as const;
    await inBulk([0], work, { signal, request }, new VirtualClock());
    expect(given).toEqual([{ timeoutMs: 5, retry: false, signal }]);
  });

  it("sorts failures by index, not in the order in which they occurred, and has the first one as its cause", async () => {
    const { clock, work } = createWork((item) => item === 2 || item === 7);
    const error = await failure(inBulk(items, work, { concurrency: 10 }, clock));
    expect(error.failed.map(({ index }) => index)).toEqual([2, 7]);
    expect(error.cause).toBe(error.failed[0]?.error);
  });

  it("has an abort as its cause even if a call failed before, and counts the calls that were not started", async () => {
    const { clock, work } = createWork((item) => item === 0);
    const controller = new AbortController();
    const reason = new Error("enough");
    const onProgress = ({ done }: BulkProgress): void => {
      if (done === 2) controller.abort(reason);
    };
    const options = { concurrency: 1, signal: controller.signal, onProgress };
    const error = await failure(inBulk(items, work, options, clock));
    expect(error.cause).toBe(reason);
    expect(error.message).toBe("1 of 10 failed, 8 not begun, 1 succeeded; the first, [0]: no 0; stopped: enough");
  });

  it("starts nothing if its signal is already aborted", async () => {
    const { clock, work, seen } = createWork();
    const reason = new Error("before");
    const error = await failure(inBulk(items, work, { signal: AbortSignal.abort(reason) }, clock));
    expect(error.cause).toBe(reason);
    expect(error.notStarted).toEqual(items);
    expect(seen.started).toEqual([]);
  });

  it("rejects when its listener throws, with the results so far", async () => {
    const { clock, work, seen } = createWork();
    const reason = new Error("in the listener");
    const onProgress = (): never => {
      throw reason;
    };
    const error = await failure(inBulk(items, work, { concurrency: 3, onProgress }, clock));
    expect(error.cause).toBe(reason);
    expect(seen.started).toEqual([0, 1, 2]);
    expect([...error.succeeded.keys()].sort()).toEqual([0, 1, 2]);
    expect(error.notStarted).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it.each(["onProgress", "onResult"] as const)("treats a rejection of %s as a throw", async (name) => {
    const { clock, work, seen } = createWork();
    const reason = new Error("in the callback");
    const options = { concurrency: 3, [name]: () => Promise.reject(reason) };
    const error = await failure(inBulk(items, work, options, clock));
    expect(error.cause).toBe(reason);
    expect(seen.started).toEqual([0, 1, 2]);
    expect([...error.succeeded.keys()].sort()).toEqual([0, 1, 2]);
    expect(error.notStarted).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it("reports each result as it arrives, and waits for the callback before the next call", async () => {
    const { clock, work, seen } = createWork((item) => item === 1);
    const results: BulkResult<string>[] = [];
    const startedThen: number[] = [];
    const onResult = async (result: BulkResult<string>): Promise<void> => {
      results.push(result);
      await sleep(clock, 1_000, undefined);
      startedThen.push(seen.started.length);
    };
    await failure(inBulk([3, 1, 2], work, { concurrency: 1, onResult }, clock));
    expect(results).toEqual([
      { index: 0, value: "done 3" },
      { index: 1, error: new Error("no 1") },
      { index: 2, value: "done 2" },
    ]);
    expect(startedThen).toEqual([1, 2, 3]);
  });

  it("does not wait for a hanging callback after the signal aborts", async () => {
    const { clock, work } = createWork();
    const controller = new AbortController();
    const reason = new Error("enough");
    const onResult = (): Promise<never> => {
      controller.abort(reason);
      return new Promise(() => undefined);
    };
    const options = { concurrency: 1, signal: controller.signal, onResult };
    const error = await failure(inBulk(items, work, options, clock));
    expect(error.cause).toBe(reason);
    expect([...error.succeeded.keys()]).toEqual([0]);
  });

  it.each([0, NaN, 1.5, "4"])("refuses a concurrency of %j", async (concurrency) => {
    const { clock, work } = createWork();
    await expect(inBulk(items, work, { concurrency: concurrency as number }, clock)).rejects.toThrow(
      "concurrency must be a whole number from 1",
    );
  });
});

describe("bulk work while the server cannot be reached", () => {
  /** A server that is down for a while. Each call takes 10 ms there. */
  function restarting({ fromMs = 0, untilMs = Infinity, neverSent = true }) {
    const clock = new VirtualClock();
    const startMs = clock.now();
    const calls: number[] = [];
    const work = async (item: number): Promise<number> => {
      calls.push(item);
      const nowMs = clock.now() - startMs;
      if (nowMs >= fromMs && nowMs < untilMs) {
        const request = {
          service: "saltant",
          method: "POST",
          url: "https://host/things/",
          path: "/things/",
          attempts: 1,
        };
        throw new ConnectionError("POST /things/: cannot connect", request, { neverSent });
      }
      await sleep(clock, 10, undefined);
      return item;
    };
    return { clock, work, calls, elapsedMs: () => clock.now() - startMs };
  }
  const many = Array.from({ length: 200 }, (_, index) => index);

  it("repeats calls that were never sent, until the server is back", async () => {
    const { clock, work, calls } = restarting({ fromMs: 100, untilMs: 3_100 });
    await expect(inBulk(many, work, {}, clock)).resolves.toEqual(many);
    // Four calls at a time, each at 0, 0.5, 1, 1.5 and 2.25 s of the outage.
    expect(calls).toHaveLength(200 + 4 * 5);
  });

  it("does not repeat calls that may have been sent", async () => {
    const { clock, work, calls } = restarting({ fromMs: 100, untilMs: 3_100, neverSent: false });
    const error = await failure(inBulk(many, work, {}, clock));
    expect(error.succeeded.size).toBe(40);
    expect(calls).toEqual(many);
  });

  it("gives up after the time limit for all calls together, and then tries each call once", async () => {
    const { clock, work, calls, elapsedMs } = restarting({ fromMs: 100 });
    const error = await failure(inBulk(many, work, { unreachableTimeoutMs: 20_000 }, clock));
    expect(error.failed).toHaveLength(160);
    expect(elapsedMs()).toBe(20_100);
    expect(calls.filter((item) => item >= 44)).toEqual(many.slice(44));
  });

  it("does not wait for a server that was never reached, nor with a time limit of 0", async () => {
    const never = restarting({});
    expect((await failure(inBulk(many, never.work, {}, never.clock))).failed).toHaveLength(200);
    expect([never.calls.length, never.elapsedMs()]).toEqual([200, 0]);
    const later = restarting({ fromMs: 100 });
    expect((await failure(inBulk(many, later.work, { unreachableTimeoutMs: 0 }, later.clock))).failed).toHaveLength(
      160,
    );
    expect([later.calls.length, later.elapsedMs()]).toEqual([200, 100]);
  });

  it("ends the pause with an abort, and says that the call was never sent", async () => {
    const { clock, work } = restarting({ fromMs: 10 });
    const controller = new AbortController();
    clock.setTimer(() => controller.abort(new Error("enough")), 5_000);
    const error = await failure(inBulk([0, 1], work, { concurrency: 1, signal: controller.signal }, clock));
    expect(error.cause).toEqual(new Error("enough"));
    expect(error.failed).toEqual([{ index: 1, error: expect.objectContaining({ neverSent: true }) }]);
    expect(clock.now()).toBe(new VirtualClock().now() + 5_000);
  });
});
