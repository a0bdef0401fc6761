import { afterEach, describe, expect, test, vi } from "vitest";
import { VirtualClock } from "saltant/testing";

/** A clock that only `advance` moves, and the log of its timers. */
function stillClock(): { clock: VirtualClock; fired: string[]; note: (what: string, delayMs: number) => () => void } {
  const clock = new VirtualClock({ start: 0, autoAdvance: false });
  const fired: string[] = [];
  const note = (what: string, delayMs: number): (() => void) =>
    clock.setTimer(() => fired.push(`${what} at ${clock.now()}`), delayMs);
  return { clock, fired, note };
}

async function sleep(clock: VirtualClock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => clock.setTimer(resolve, ms));
}

/** Lets the event loop run for a while, in real time. */
async function realTurns(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("a virtual clock", () => {
  test("starts at the beginning of 2026 by default", () => {
    expect(new Date(new VirtualClock().now()).toISOString()).toBe("2026-01-01T00:00:00.000Z");
    expect(new VirtualClock({ start: new Date("2030-05-06T07:08:09Z") }).now()).toBe(Date.UTC(2030, 4, 6, 7, 8, 9));
    expect(() => new VirtualClock({ start: new Date("nonsense") })).toThrow(RangeError);
  });

  test("fires due timers in order, each at its own time", async () => {
    const { clock, fired, note } = stillClock();
    note("late", 30);
    note("first of two", 10);
    note("second of two", 10);
    note("too late", 31);
    await clock.advance(30);
    expect(fired).toEqual(["first of two at 10", "second of two at 10", "late at 30"]);
    expect(clock.now()).toBe(30);
    expect(clock.pendingTimers).toBe(1);
  });

  test("runs the consequences of a timer before the next one fires", async () => {
    const { clock, fired, note } = stillClock();
    clock.setTimer(() => {
      void Promise.resolve()
        .then(() => Promise.resolve())
        .then(() => note("between", 5));
    }, 10);
    note("last", 20);
    await clock.advance(20);
    expect(fired).toEqual(["between at 15", "last at 20"]);
  });

  test("does not fire a canceled timer", async () => {
    const { clock, fired, note } = stillClock();
    const cancel = note("never", 10);
    note("kept", 10);
    cancel();
    cancel();
    await clock.advance(10);
    expect(fired).toEqual(["kept at 10"]);
  });

  test("keeps thousands of timers in order, set in any order", async () => {
    const { clock } = stillClock();
    const fired: number[] = [];
    const delays = Array.from({ length: 2_000 }, (_, index) => (index * 7_919) % 2_003);
    for (const delay of delays) clock.setTimer(() => fired.push(delay), delay);
    await clock.advance(3_000);
    expect(fired).toEqual(delays.toSorted((one, other) => one - other));
  });

  test("jumps to the next timer when all code waits", async () => {
    const clock = new VirtualClock({ start: 0 });
    for (let hour = 1; hour <= 100; hour += 1) await sleep(clock, 3_600_000);
    expect(clock.now()).toBe(360_000_000);
  });

  test("does not jump while it is held", async () => {
    const clock = new VirtualClock({ start: 0 });
    const release = clock.hold();
    const waiting = sleep(clock, 1_000);
    await realTurns();
    expect(clock.now()).toBe(0);
    release();
    release();
    await waiting;
    expect(clock.now()).toBe(1_000);
  });

  test("does not move without autoAdvance", async () => {
    const { clock, fired, note } = stillClock();
    note("soon", 1);
    await realTurns();
    expect(clock.now()).toBe(0);
    expect(fired).toEqual([]);
  });

  test("fires overdue timers soon after the clock is set, also without autoAdvance", async () => {
    const { clock, fired, note } = stillClock();
    note("passed over", 10);
    clock.set(new Date(50));
    expect(fired).toEqual([]);
    await realTurns();
    expect(fired).toEqual(["passed over at 50"]);
  });

  test("does not go back in time", async () => {
    const { clock } = stillClock();
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
    expect(() => {
      clock.set(NaN);
    }).toThrow(RangeError);
  });

  test("never fires a timer at Infinity, and refuses invalid times", async () => {
    const { clock, fired, note } = stillClock();
    note("never", Infinity);
    await clock.advance(1_000_000);
    expect(fired).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
    expect(() => clock.setTimer(() => undefined, NaN)).toThrow(RangeError);
  });
});

describe("a virtual clock on a platform", () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each<[string, unknown]>([
    ["without MessageChannel", undefined],
    ["whose MessageChannel throws", vi.fn().mockThrow(new Error("A Node.js API is used."))],
  ])("%s jumps when there is no other work", async (_, channel) => {
    vi.stubGlobal("MessageChannel", channel);
    const clock = new VirtualClock({ start: 0 });
    await sleep(clock, 3_600_000);
    expect(clock.now()).toBe(3_600_000);
  });

  test("whose messages precede all other events uses no messages", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const channel = vi.fn();
    vi.stubGlobal("MessageChannel", channel);
    const clock = new VirtualClock({ start: 0 });
    await sleep(clock, 3_600_000);
    expect(clock.now()).toBe(3_600_000);
    expect(channel).not.toHaveBeenCalled();
  });
});
