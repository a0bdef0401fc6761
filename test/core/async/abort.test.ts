import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createOptionalDeadline, linkSignal, raceAbort, sleep } from "../../../src/core/async/abort.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

const never = new Promise<never>(() => undefined);
const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("a promise that is raced against an abort", () => {
  it("settles as the promise does, and leaves no listener", async () => {
    const { signal } = new AbortController();
    await expect(raceAbort(Promise.resolve(7), signal)).resolves.toBe(7);
    await expect(raceAbort(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
    expect(listeners(signal)).toBe(0);
  });

  it("rejects with the signal's own reason, at once, whether aborted before or after", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const waiting = raceAbort(never, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(raceAbort(never, controller.signal)).rejects.toBe(reason);
    expect(listeners(controller.signal)).toBe(0);
  });

  it("settles as the promise does if that was settled before the abort", async () => {
    const controller = new AbortController();
    const waiting = raceAbort(Promise.resolve(7), controller.signal);
    controller.abort();
    await expect(waiting).resolves.toBe(7);
    expect(listeners(controller.signal)).toBe(0);
  });
});

describe("a sleep", () => {
  it("resolves after the given delay", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    let isOver = false;
    const sleeping = sleep(clock, 1_000, undefined).then(() => (isOver = true));
    await clock.advance(999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    await sleeping;
    expect(isOver).toBe(true);
  });

  it("is canceled by an abort, and leaves no timer and no listener", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const controller = new AbortController();
    const pausing = sleep(clock, 1_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(pausing).rejects.toThrow("enough");
    expect(clock.pendingTimers).toBe(0);
    expect(listeners(controller.signal)).toBe(0);
    await expect(sleep(clock, 1_000, controller.signal)).rejects.toThrow("enough");
    expect(clock.pendingTimers).toBe(0);
  });
});

describe("a deadline", () => {
  it("aborts its signal when it passes", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const deadline = createOptionalDeadline(clock, 50, undefined);
    await clock.advance(49);
    expect(deadline.signal?.aborted).toBe(false);
    await clock.advance(1);
    expect(deadline.passed).toBe(true);
    expect(deadline.signal?.reason).toMatchObject({ name: "TimeoutError" });
  });

  it("is aborted with the caller's signal, and then has not passed", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const controller = new AbortController();
    const deadline = createOptionalDeadline(clock, 50, controller.signal);
    controller.abort("enough");
    await clock.advance(100);
    expect(deadline.signal?.reason).toBe("enough");
    expect(deadline.passed).toBe(false);
  });

  it("rejects what is raced against it, when it passes or the caller aborts", async () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const passing = expect(createOptionalDeadline(clock, 50, undefined).race(never)).rejects.toThrow(
      "The deadline passed.",
    );
    await clock.advance(50);
    await passing;
    for (const delayMs of [50, Infinity]) {
      const controller = new AbortController();
      const deadline = createOptionalDeadline(clock, delayMs, controller.signal);
      const aborted = deadline.race(never);
      controller.abort("enough");
      await expect(aborted).rejects.toBe("enough");
      await expect(deadline.race(never)).rejects.toBe("enough");
    }
  });

  it("does not reject what was settled before", async () => {
    const controller = new AbortController();
    const deadline = createOptionalDeadline(new VirtualClock({ autoAdvance: false }), 50, controller.signal);
    const waiting = deadline.race(Promise.resolve(7));
    controller.abort();
    await expect(waiting).resolves.toBe(7);
    deadline.end();
  });

  it("leaves no timer and no listener after it has ended", () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { signal } = new AbortController();
    const deadline = createOptionalDeadline(clock, 50, signal);
    expect([clock.pendingTimers, listeners(signal)]).toEqual([1, 1]);
    deadline.end();
    expect([clock.pendingTimers, listeners(signal)]).toEqual([0, 0]);
  });

  it("is optional: without a deadline only the caller's signal aborts", () => {
    const clock = new VirtualClock({ autoAdvance: false });
    const { signal } = new AbortController();
    expect(createOptionalDeadline(clock, Infinity, signal).signal).toBe(signal);
    expect(createOptionalDeadline(clock, Infinity, undefined).signal).toBeUndefined();
    expect([clock.pendingTimers, listeners(signal)]).toEqual([0, 0]);
  });
});

describe("a linked signal", () => {
  it("is aborted from the start if its source is, and can be aborted alone", () => {
    const controller = new AbortController();
    const alone = linkSignal(controller.signal);
    alone.abort("alone");
    expect(alone.signal.reason).toBe("alone");
    expect(controller.signal.aborted).toBe(false);
    controller.abort("both");
    expect(linkSignal(controller.signal).signal.reason).toBe("both");
  });
});

describe("a signal that many operations share", () => {
  it("has one listener of the client's, which aborts all operations that have not ended", () => {
    const controller = new AbortController();
    const followers = Array.from({ length: 20 }, () => linkSignal(controller.signal));
    expect(listeners(controller.signal)).toBe(1);
    followers[0]?.end();
    expect(listeners(controller.signal)).toBe(1);
    controller.abort("enough");
    expect(followers.map(({ signal }) => signal.aborted)).toEqual([false, ...Array<boolean>(19).fill(true)]);
  });
});
