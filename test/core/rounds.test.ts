import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { PollBatcher, type Poll } from "../../src/core/waits/poll-batcher.js";
import { VirtualClock } from "../../src/testing/kit/virtual-clock.js";

/** Rounds in which everybody is told the time, and what they were like: `at: who`. */
function timekeeper() {
  const clock = new VirtualClock({ autoAdvance: false });
  const startMs = clock.now();
  const held: string[] = [];
  const rounds = new PollBatcher<string, number>(clock, (turns) => {
    held.push(`${clock.now() - startMs}: ${turns.map(({ subject }) => subject).join(" ")}`);
    for (const turn of turns) turn.resolve(clock.now() - startMs);
    return Promise.resolve();
  });
  return { clock, rounds, held };
}

/** Rounds whose answers the test gives. */
function silent() {
  const clock = new VirtualClock({ autoAdvance: false });
  const held: { turns: readonly Poll<string, number>[]; signal: AbortSignal; fail: (error: unknown) => void }[] = [];
  const rounds = new PollBatcher<string, number>(
    clock,
    (turns, signal) => new Promise((_, fail) => held.push({ turns, signal, fail })),
  );
  return { clock, rounds, held };
}

describe("rounds", () => {
  it("bring together all who ask at once", async () => {
    const { rounds, held } = timekeeper();
    await Promise.all(["a", "b", "c"].map((subject) => rounds.now({ subject })));
    await rounds.now({ subject: "d" });
    expect(held).toEqual(["0: a b c", "0: d"]);
  });

  it("begin when somebody's time has come, with all to whose time it is nearer than the next round would be", async () => {
    const { clock, rounds, held } = timekeeper();
    const all = Promise.all([
      rounds.later({ subject: "a" }, 1_000),
      rounds.later({ subject: "slow, but due soon" }, 1_500),
      rounds.later({ subject: "slow" }, 1_501),
      rounds.later({ subject: "quick" }, 1_000),
    ]);
    await clock.advance(2_000);
    expect(held).toEqual(["1000: a slow, but due soon quick", "1501: slow"]);
    expect(await all).toEqual([1_000, 1_000, 1_501, 1_000]);
  });

  it("take a slow one along no earlier than half of a quick one's period", async () => {
    const { clock, rounds, held } = timekeeper();
    const slow = rounds.later({ subject: "slow" }, 10_000);
    const quick = (async () => {
      for (let count = 0; count < 12; count += 1) await rounds.later({ subject: "quick" }, 900);
    })();
    await clock.advance(11_000);
    await Promise.all([slow, quick]);
    expect(held.filter((round) => round.includes("slow"))).toEqual(["9900: slow quick"]);
    expect(held).toHaveLength(12);
  });

  it("leave those to the next round who are due by then, whoever's timer is the first", async () => {
    const { clock, rounds, held } = timekeeper();
    const all = [5_000, 5_600, 6_000].map((periodMs) => rounds.later({ subject: `${periodMs}` }, periodMs));
    await clock.advance(4_000);
    const quick = rounds.later({ subject: "1000" }, 1_000);
    await clock.advance(1_000);
    await quick;
    const again = rounds.later({ subject: "1000" }, 1_000);
    await clock.advance(1_000);
    await Promise.all([...all, again]);
    expect(held).toEqual(["5000: 5000 1000", "5600: 5600 6000 1000"]);
  });

  it("leave those alone whose time is not near when somebody asks at once", async () => {
    const { clock, rounds, held } = timekeeper();
    const later = rounds.later({ subject: "later" }, 1_000);
    await clock.advance(900);
    await rounds.now({ subject: "now" });
    await clock.advance(100);
    await later;
    expect(held).toEqual(["900: now", "1000: later"]);
  });

  it("get those with the same period in step, whenever they began", async () => {
    const { clock, rounds, held } = timekeeper();
    const repeat = async (subject: string): Promise<void> => {
      await rounds.now({ subject });
      for (let count = 0; count < 4; count += 1) await rounds.later({ subject }, 1_000);
    };
    const all: Promise<void>[] = [];
    for (const subject of "abcdefghi") {
      all.push(repeat(subject));
      await clock.advance(100);
    }
    held.length = 0;
    await clock.advance(5_000);
    await Promise.all(all);
    const everybody = "g h i a b c d e f";
    expect(held).toEqual([
      "1000: a b c d e f",
      `1600: ${everybody}`,
      `2600: ${everybody}`,
      `3600: ${everybody}`,
      "4600: g h i",
    ]);
  });

  it("tell each when its round begins", async () => {
    const { clock, rounds } = timekeeper();
    const begun: string[] = [];
    const asker = (subject: string) => ({ subject, onBegin: () => begun.push(subject) });
    const [a, b] = [rounds.now(asker("a")), rounds.later(asker("b"), 10)];
    expect(begun).toEqual([]);
    await a;
    expect(begun).toEqual(["a"]);
    await clock.advance(10);
    await b;
    expect(begun).toEqual(["a", "b"]);
  });

  it("do not begin for those who have given up, and leave no timer and no listener", async () => {
    const { clock, rounds, held } = timekeeper();
    const controller = new AbortController();
    const { signal } = controller;
    const gone = [rounds.now({ subject: "a", signal }), rounds.later({ subject: "b", signal }, 10)];
    const stays = rounds.now({ subject: "c" });
    controller.abort(new Error("enough"));
    for (const each of gone) await expect(each).rejects.toThrow("enough");
    await stays;
    await expect(rounds.now({ subject: "d", signal })).rejects.toThrow("enough");
    await expect(rounds.later({ subject: "e", signal }, 5)).rejects.toThrow("enough");
    expect(clock.pendingTimers).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await clock.advance(100);
    expect(held).toEqual(["0: c"]);
  });

  it("abort their work once nobody waits for it any more, and not before", async () => {
    const { rounds, held } = silent();
    const controller = new AbortController();
    const a = rounds.now({ subject: "a", signal: controller.signal });
    const b = rounds.now({ subject: "b" });
    await Promise.resolve();
    const [round] = held;
    controller.abort(new Error("enough"));
    await expect(a).rejects.toThrow("enough");
    expect(round?.turns.map(({ isSettled: isSettled }) => isSettled)).toEqual([true, false]);
    expect(round?.signal.aborted).toBe(false);
    round?.turns[1]?.resolve(7);
    expect(await b).toBe(7);
    expect(round?.signal.aborted).toBe(true);
  });

  it("fail all who have no answer yet when the work does", async () => {
    const { rounds, held } = silent();
    const a = rounds.now({ subject: "a" });
    const b = rounds.now({ subject: "b" });
    await Promise.resolve();
    held[0]?.turns[0]?.resolve(1);
    held[0]?.fail(new Error("broken"));
    expect(await a).toBe(1);
    await expect(b).rejects.toThrow("broken");
  });

  it("do not hold up others while one takes long", async () => {
    const { clock, rounds, held } = silent();
    void rounds.now({ subject: "a" });
    void rounds.later({ subject: "b" }, 10);
    await clock.advance(10);
    expect(held.map(({ turns }) => turns[0]?.subject)).toEqual(["a", "b"]);
  });

  it("come at their time though somebody sets the machine's clock back meanwhile", async () => {
    const timers = new VirtualClock({ autoAdvance: false });
    let nowMs = 3_600_000;
    const clock = { now: () => nowMs, setTimer: timers.setTimer.bind(timers) };
    const held: string[] = [];
    const rounds = new PollBatcher<string, number>(clock, (turns) => {
      held.push(turns.map(({ subject }) => subject).join(" "));
      return Promise.resolve();
    });
    void rounds.later({ subject: "before" }, 1_000);
    nowMs = 0;
    void rounds.later({ subject: "after" }, 1_000);
    await timers.advance(1_000);
    expect(held).toEqual(["before", "after"]);
  });
});
