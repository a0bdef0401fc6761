import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/core/async/clock.js";

describe("the machine's clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("returns the milliseconds since 1970", () => {
    expect(systemClock.now()).toBe(1_000);
  });

  it("supports delays that are too long for setTimeout, and fires once", () => {
    const weekTimesTen = 70 * 24 * 3_600_000;
    const fired: number[] = [];
    systemClock.setTimer(() => fired.push(systemClock.now() - 1_000), weekTimesTen);
    vi.advanceTimersByTime(2 * weekTimesTen);
    expect(fired).toEqual([weekTimesTen]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("cancels a timer at any point of its delay", () => {
    const callback = vi.fn();
    const cancel = systemClock.setTimer(callback, 2 ** 31 + 5);
    vi.advanceTimersByTime(2 ** 31);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(100);
    cancel();
    expect(callback).not.toHaveBeenCalled();
  });

  it("fires soon after the machine has slept past a timer's time", () => {
    const callback = vi.fn();
    systemClock.setTimer(callback, 3_600_000);
    vi.setSystemTime(1_000 + 2 * 3_600_000);
    vi.advanceTimersByTime(60_000);
    expect(callback).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fires on time when the system clock is set back", () => {
    const callback = vi.fn();
    systemClock.setTimer(callback, 3_600_000);
    vi.setSystemTime(0);
    vi.advanceTimersByTime(3_600_000);
    expect(callback).toHaveBeenCalledOnce();
  });
});
