import { describe, expect, it } from "vitest";
import { sleep } from "../../src/core/async/abort.js";
import { Semaphore } from "../../src/core/async/concurrency.js";
import { VirtualClock } from "../../src/testing/kit/virtual-clock.js";

describe("the semaphore", () => {
  it("runs a few pieces of work at a time, in the order in which they came", async () => {
    const clock = new VirtualClock();
    const semaphore = new Semaphore(2);
    const begun: string[] = [];
    const startMs = clock.now();
    const work = (name: string) =>
      semaphore.run(async () => {
        begun.push(`${clock.now() - startMs}: ${name}`);
        await sleep(clock, 10, undefined);
        return name;
      }, undefined);
    expect(await Promise.all(["a", "b", "c", "d", "e"].map(work))).toEqual(["a", "b", "c", "d", "e"]);
    expect(begun).toEqual(["0: a", "0: b", "10: c", "10: d", "20: e"]);
  });

  it("frees a slot after a failure", async () => {
    const semaphore = new Semaphore(1);
    await expect(semaphore.run(() => Promise.reject(new Error("no")), undefined)).rejects.toThrow("no");
    expect(await semaphore.run(() => Promise.resolve(1), undefined)).toBe(1);
  });

  it("gives the slot of an aborted caller to the next one, even when it is granted together with the abort", async () => {
    const semaphore = new Semaphore(1);
    let end = (): void => undefined;
    const first = semaphore.run(() => new Promise<void>((resolve) => (end = resolve)), undefined);
    const controller = new AbortController();
    const never = (): Promise<never> => Promise.reject(new Error("should not begin"));
    const [early, late] = [new AbortController(), controller].map(({ signal }) => semaphore.run(never, signal));
    const last = semaphore.run(() => Promise.resolve("last"), undefined);
    const gone = AbortSignal.abort(new Error("before"));
    await expect(semaphore.run(never, gone)).rejects.toThrow("before");
    controller.abort(new Error("enough"));
    await expect(late).rejects.toThrow("enough");
    end();
    await first;
    await expect(early).rejects.toThrow("should not begin");
    expect(await last).toBe("last");

    const { promise, free } = held(semaphore);
    const both = new AbortController();
    const unlucky = semaphore.run(never, both.signal);
    const lucky = semaphore.run(() => Promise.resolve("lucky"), undefined);
    both.abort(new Error("together"));
    free();
    await promise;
    await expect(unlucky).rejects.toThrow("together");
    expect(await lucky).toBe("lucky");
  });
});

/** Takes a slot, and frees it on `free`. */
function held(semaphore: Semaphore): { promise: Promise<void>; free: () => void } {
  let free = (): void => undefined;
  const promise = semaphore.run(() => new Promise<void>((resolve) => (free = resolve)), undefined);
  return { promise, free: () => free() };
}
