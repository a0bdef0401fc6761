import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { Pacer } from "../../../src/core/async/pacer.js";
import { PollBatcher, type Poll } from "../../../src/core/waits/poll-batcher.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

/** A batcher whose polls return the time, and the batches that it made: `time: subjects`. */
function timekeeper() {
  const clock = new VirtualClock({ autoAdvance: false });
  const startMs = clock.now();
  const batches: string[] = [];
  const batcher = new PollBatcher<string, number>(clock, new Pacer(clock), (polls) => {
    batches.push(`${clock.now() - startMs}: ${polls.map(({ subject }) => subject).join(" ")}`);
    for (const poll of polls) poll.resolve(clock.now() - startMs);
    return Promise.resolve();
  });
  return { clock, batcher, batches };
}

/** A batcher whose polls the test settles. */
function silent() {
  const clock = new VirtualClock({ autoAdvance: false });
  const batches: { polls: readonly Poll<string, number>[]; signal: AbortSignal; fail: (error: unknown) => void }[] = [];
  const batcher = new PollBatcher<string, number>(
    clock,
    new Pacer(clock),
    (polls, signal) => new Promise((_, fail) => batches.push({ polls, signal, fail })),
  );
  return { clock, batcher, batches };
}

describe("the poll batcher", () => {
  it("puts polls that start at once in one batch", async () => {
    const { batcher, batches } = timekeeper();
    await Promise.all(["a", "b", "c"].map((subject) => batcher.pollNow({ subject })));
    await batcher.pollNow({ subject: "d" });
    expect(batches).toEqual(["0: a b c", "0: d"]);
  });

  it("starts a batch when a poll is due, with all polls that are due nearer to now than to the next batch", async () => {
    const { clock, batcher, batches } = timekeeper();
    const all = Promise.all([
      batcher.pollAfter({ subject: "a" }, 1_000),
      batcher.pollAfter({ subject: "slow, but due soon" }, 1_500),
      batcher.pollAfter({ subject: "slow" }, 1_501),
      batcher.pollAfter({ subject: "quick" }, 1_000),
    ]);
    await clock.advance(2_000);
    expect(batches).toEqual(["1000: a slow, but due soon quick", "1501: slow"]);
    expect(await all).toEqual([1_000, 1_000, 1_501, 1_000]);
  });

  it("starts a slow poll earlier by at most half of a quick poll's period", async () => {
    const { clock, batcher, batches } = timekeeper();
    const slow = batcher.pollAfter({ subject: "slow" }, 10_000);
    const quick = (async () => {
      for (let count = 0; count < 12; count += 1) await batcher.pollAfter({ subject: "quick" }, 900);
    })();
    await clock.advance(11_000);
    await Promise.all([slow, quick]);
    expect(batches.filter((batch) => batch.includes("slow"))).toEqual(["9900: slow quick"]);
    expect(batches).toHaveLength(12);
  });

  it("leaves polls to the next batch if they are due by then, regardless of which timer fires first", async () => {
    const { clock, batcher, batches } = timekeeper();
    const all = [5_000, 5_600, 6_000].map((periodMs) => batcher.pollAfter({ subject: `${periodMs}` }, periodMs));
    await clock.advance(4_000);
    const quick = batcher.pollAfter({ subject: "1000" }, 1_000);
    await clock.advance(1_000);
    await quick;
    const again = batcher.pollAfter({ subject: "1000" }, 1_000);
    await clock.advance(1_000);
    await Promise.all([...all, again]);
    expect(batches).toEqual(["5000: 5000 1000", "5600: 5600 6000 1000"]);
  });

  it("does not move scheduled polls when a poll starts at once", async () => {
    const { clock, batcher, batches } = timekeeper();
    const later = batcher.pollAfter({ subject: "later" }, 1_000);
    await clock.advance(900);
    await batcher.pollNow({ subject: "now" });
    await clock.advance(100);
    await later;
    expect(batches).toEqual(["900: now", "1000: later"]);
  });

  it("aligns polls with the same period, regardless of when they started", async () => {
    const { clock, batcher, batches } = timekeeper();
    const repeat = async (subject: string): Promise<void> => {
      await batcher.pollNow({ subject });
      for (let count = 0; count < 4; count += 1) await batcher.pollAfter({ subject }, 1_000);
    };
    const all: Promise<void>[] = [];
    for (const subject of "abcdefghi") {
      all.push(repeat(subject));
      await clock.advance(100);
    }
    batches.length = 0;
    await clock.advance(5_000);
    await Promise.all(all);
    const everySubject = "g h i a b c d e f";
    expect(batches).toEqual([
      "1000: a b c d e f",
      `1600: ${everySubject}`,
      `2600: ${everySubject}`,
      `3600: ${everySubject}`,
      "4600: g h i",
    ]);
  });

  it("notifies each client when its batch starts", async () => {
    const { clock, batcher } = timekeeper();
    const begun: string[] = [];
    const client = (subject: string) => ({ subject, onBegin: () => begun.push(subject) });
    const [a, b] = [batcher.pollNow(client("a")), batcher.pollAfter(client("b"), 10)];
    expect(begun).toEqual([]);
    await a;
    expect(begun).toEqual(["a"]);
    await clock.advance(10);
    await b;
    expect(begun).toEqual(["a", "b"]);
  });

  it("does not start canceled polls, and leaves no timer and no listener", async () => {
    const { clock, batcher, batches } = timekeeper();
    const controller = new AbortController();
    const { signal } = controller;
    const gone = [batcher.pollNow({ subject: "a", signal }), batcher.pollAfter({ subject: "b", signal }, 10)];
    const stays = batcher.pollNow({ subject: "c" });
    controller.abort(new Error("enough"));
    for (const each of gone) await expect(each).rejects.toThrow("enough");
    await stays;
    await expect(batcher.pollNow({ subject: "d", signal })).rejects.toThrow("enough");
    await expect(batcher.pollAfter({ subject: "e", signal }, 5)).rejects.toThrow("enough");
    expect(clock.pendingTimers).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await clock.advance(100);
    expect(batches).toEqual(["0: c"]);
  });

  it("aborts a batch when all of its polls are settled, and not before", async () => {
    const { batcher, batches } = silent();
    const controller = new AbortController();
    const a = batcher.pollNow({ subject: "a", signal: controller.signal });
    const b = batcher.pollNow({ subject: "b" });
    await Promise.resolve();
    const [batch] = batches;
    controller.abort(new Error("enough"));
    await expect(a).rejects.toThrow("enough");
    expect(batch?.polls.map(({ isSettled }) => isSettled)).toEqual([true, false]);
    expect(batch?.signal.aborted).toBe(false);
    batch?.polls[1]?.resolve(7);
    expect(await b).toBe(7);
    expect(batch?.signal.aborted).toBe(true);
  });

  it("rejects the unsettled polls when the handler rejects", async () => {
    const { batcher, batches } = silent();
    const a = batcher.pollNow({ subject: "a" });
    const b = batcher.pollNow({ subject: "b" });
    await Promise.resolve();
    batches[0]?.polls[0]?.resolve(1);
    batches[0]?.fail(new Error("broken"));
    expect(await a).toBe(1);
    await expect(b).rejects.toThrow("broken");
  });

  it("starts other batches while one takes long", async () => {
    const { clock, batcher, batches } = silent();
    void batcher.pollNow({ subject: "a" });
    void batcher.pollAfter({ subject: "b" }, 10);
    await clock.advance(10);
    expect(batches.map(({ polls }) => polls[0]?.subject)).toEqual(["a", "b"]);
  });

  it("starts polls when they are due even if the machine's clock is set back meanwhile", async () => {
    const timers = new VirtualClock({ autoAdvance: false });
    let nowMs = 3_600_000;
    const clock = { now: () => nowMs, setTimer: timers.setTimer.bind(timers) };
    const batches: string[] = [];
    const batcher = new PollBatcher<string, number>(clock, new Pacer(clock), (polls) => {
      batches.push(polls.map(({ subject }) => subject).join(" "));
      return Promise.resolve();
    });
    void batcher.pollAfter({ subject: "before" }, 1_000);
    nowMs = 0;
    void batcher.pollAfter({ subject: "after" }, 1_000);
    await timers.advance(1_000);
    expect(batches).toEqual(["before", "after"]);
  });
});
