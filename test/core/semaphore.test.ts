import { describe, expect, it } from "vitest";
import { sleep } from "../../src/core/async/abort.js";
import { Semaphore } from "../../src/core/async/concurrency.js";
import { VirtualClock } from "../../src/testing/kit/virtual-clock.js";

describe("slots", () => {
  it("let a few go on at a time, in the order in which they came", async () => {
    const clock = new VirtualClock();
    const slots = new Semaphore(2);
    const begun: string[] = [];
    const startMs = clock.now();
    const work = (name: string) =>
      slots.run(async () => {
        begun.push(`${clock.now() - startMs}: ${name}`);
        await sleep(clock, 10, undefined);
        return name;
      }, undefined);
    expect(await Promise.all(["a", "b", "c", "d", "e"].map(work))).toEqual(["a", "b", "c", "d", "e"]);
    expect(begun).toEqual(["0: a", "0: b", "10: c", "10: d", "20: e"]);
  });

  it("are free again after a failure", async () => {
    const slots = new Semaphore(1);
    await expect(slots.run(() => Promise.reject(new Error("no")), undefined)).rejects.toThrow("no");
    expect(await slots.run(() => Promise.resolve(1), undefined)).toBe(1);
  });

  it("go to the next one where somebody gives up, even at the very moment when it gets one", async () => {
    const slots = new Semaphore(1);
    let end = (): void => undefined;
    const first = slots.run(() => new Promise<void>((resolve) => (end = resolve)), undefined);
    const controller = new AbortController();
    const never = (): Promise<never> => Promise.reject(new Error("should not begin"));
    const [early, late] = [new AbortController(), controller].map(({ signal }) => slots.run(never, signal));
    const last = slots.run(() => Promise.resolve("last"), undefined);
    const gone = AbortSignal.abort(new Error("before"));
    await expect(slots.run(never, gone)).rejects.toThrow("before");
    controller.abort(new Error("enough"));
    await expect(late).rejects.toThrow("enough");
    end();
    await first;
    await expect(early).rejects.toThrow("should not begin");
    expect(await last).toBe("last");

    const { promise, grant } = held(slots);
    const both = new AbortController();
    const unlucky = slots.run(never, both.signal);
    const lucky = slots.run(() => Promise.resolve("lucky"), undefined);
    both.abort(new Error("together"));
    grant();
    await promise;
    await expect(unlucky).rejects.toThrow("together");
    expect(await lucky).toBe("lucky");
  });
});

/** Takes a slot, and gives it back when told to. */
function held(slots: Semaphore): { promise: Promise<void>; grant: () => void } {
  let grant = (): void => undefined;
  const promise = slots.run(() => new Promise<void>((resolve) => (grant = resolve)), undefined);
  return { promise, grant: () => grant() };
}
