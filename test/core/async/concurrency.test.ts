import { describe, expect, it } from "vitest";
import { sleep } from "../../../src/core/async/abort.js";
import { KeyedMutex, Semaphore, SharedWork } from "../../../src/core/async/concurrency.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";

describe("a semaphore", () => {
  it("runs a few tasks at a time, in the order in which they came", async () => {
    const clock = new VirtualClock();
    const semaphore = new Semaphore(2);
    const started: string[] = [];
    const startMs = clock.now();
    const work = (name: string) =>
      semaphore.run(async () => {
        started.push(`${clock.now() - startMs}: ${name}`);
        await sleep(clock, 10, undefined);
        return name;
      }, undefined);
    expect(await Promise.all(["a", "b", "c", "d", "e"].map(work))).toEqual(["a", "b", "c", "d", "e"]);
    expect(started).toEqual(["0: a", "0: b", "10: c", "10: d", "20: e"]);
  });

  it("is released after a task fails", async () => {
    const semaphore = new Semaphore(1);
    await expect(semaphore.run(() => Promise.reject(new Error("no")), undefined)).rejects.toThrow("no");
    expect(await semaphore.run(() => Promise.resolve(1), undefined)).toBe(1);
  });

  it("starts the next task if one is aborted, even at the moment when it would start", async () => {
    const semaphore = new Semaphore(1);
    let end = (): void => undefined;
    const first = semaphore.run(() => new Promise<void>((resolve) => (end = resolve)), undefined);
    const controller = new AbortController();
    const never = (): Promise<never> => Promise.reject(new Error("should not start"));
    const [early, late] = [new AbortController(), controller].map(({ signal }) => semaphore.run(never, signal));
    const last = semaphore.run(() => Promise.resolve("last"), undefined);
    const aborted = AbortSignal.abort(new Error("before"));
    await expect(semaphore.run(never, aborted)).rejects.toThrow("before");
    controller.abort(new Error("enough"));
    await expect(late).rejects.toThrow("enough");
    end();
    await first;
    await expect(early).rejects.toThrow("should not start");
    expect(await last).toBe("last");

    const { promise, release } = hold(semaphore);
    const both = new AbortController();
    const abortedAtStart = semaphore.run(never, both.signal);
    const next = semaphore.run(() => Promise.resolve("next"), undefined);
    both.abort(new Error("together"));
    release();
    await promise;
    await expect(abortedAtStart).rejects.toThrow("together");
    expect(await next).toBe("next");
  });
});

describe("shared work", () => {
  /** Work that the test ends, and the signal that it was called with. */
  function startable() {
    const state: { canceled?: AbortSignal; end: (value: string) => void } = { end: () => undefined };
    const work = (canceled: AbortSignal): Promise<string> => {
      state.canceled = canceled;
      return new Promise((resolve) => (state.end = resolve));
    };
    return { state, work };
  }

  it("continues while one caller waits, and is canceled when the last caller aborts", async () => {
    const shared = new SharedWork();
    const { state, work } = startable();
    const under = work(AbortSignal.any([]));
    const controllers = [new AbortController(), new AbortController()];
    const signals: AbortSignal[] = [];
    const waits = controllers.map(({ signal }) =>
      shared.run((canceled) => {
        signals.push(canceled);
        return under;
      }, signal),
    );
    controllers[0]?.abort(new Error("first"));
    await expect(waits[0]).rejects.toThrow("first");
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    controllers[1]?.abort(new Error("second"));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    await expect(waits[1]).rejects.toThrow("second");
    state.end("");
  });

  it("is canceled when one caller aborts after the other has received its result", async () => {
    const shared = new SharedWork();
    const [one, other] = [startable(), startable()];
    const controller = new AbortController();
    const aborted = shared.run(one.work, controller.signal);
    const waiting = shared.run(other.work, undefined);
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    expect(one.state.canceled?.aborted).toBe(false);
    other.state.end("done");
    expect(await waiting).toBe("done");
    expect(one.state.canceled?.aborted).toBe(true);
  });

  it("is canceled if it aborts its caller's signal as it starts", async () => {
    const controller = new AbortController();
    const signals: AbortSignal[] = [];
    const waiting = new SharedWork().run((canceled) => {
      signals.push(canceled);
      controller.abort(new Error("enough"));
      return new Promise<never>(() => undefined);
    }, controller.signal);
    await expect(waiting).rejects.toThrow("enough");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("is not canceled after it has ended", async () => {
    const shared = new SharedWork();
    const { state, work } = startable();
    const waiting = shared.run(work, new AbortController().signal);
    state.end("done");
    expect(await waiting).toBe("done");
    expect(state.canceled?.aborted).toBe(false);
  });
});

describe("a keyed mutex", () => {
  it("runs the tasks of one key in order, one at a time, and those of different keys concurrently", async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const [a, b, c, x] = ["a", "b", "c", "x"].map((name) => task(log, name));
    if (!a || !b || !c || !x) throw new Error("four tasks");
    const all = [a, b, c].map(({ work }) => mutex.run("key", undefined, work));
    all.push(mutex.run("other", undefined, x.work));
    await nextTurn();
    expect(log.sort()).toEqual(["a", "x"]);
    expect(mutex.size).toBe(2);
    for (const each of [c, b]) each.end();
    await nextTurn();
    expect(log).toHaveLength(2);
    for (const each of [a, x]) each.end();
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "x"]);
    expect(log.slice(2)).toEqual(["b", "c"]);
  });

  it("continues after a failed task, and keeps no key without a task", async () => {
    const mutex = new KeyedMutex();
    const failed = mutex.run("key", undefined, () => Promise.reject(new Error("broken")));
    const thrown = mutex.run("key", undefined, () => {
      throw new Error("thrown");
    });
    const next = mutex.run("key", undefined, () => Promise.resolve("next"));
    await expect(failed).rejects.toThrow("broken");
    await expect(thrown).rejects.toThrow("thrown");
    expect(await next).toBe("next");
    await nextTurn();
    expect(mutex.size).toBe(0);
  });

  it("rejects a waiting task that is aborted, while later tasks still wait for earlier ones", async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const [first, second, third] = ["first", "second", "third"].map((name) => task(log, name));
    if (!first || !second || !third) throw new Error("three tasks");
    const controller = new AbortController();
    const ahead = mutex.run("key", undefined, first.work);
    const aborted = expect(mutex.run("key", controller.signal, second.work)).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await aborted;
    const behind = mutex.run("key", undefined, third.work);
    await nextTurn();
    expect(log).toEqual(["first"]);
    for (const each of [first, third]) each.end();
    expect(await Promise.all([ahead, behind])).toEqual(["first", "third"]);
    await nextTurn();
    expect([log, mutex.size]).toEqual([["first", "third"], 0]);
  });
});

/** Acquires the semaphore, and releases it when the test says so. */
function hold(semaphore: Semaphore): { promise: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const promise = semaphore.run(() => new Promise<void>((resolve) => (release = resolve)), undefined);
  return { promise, release: () => release() };
}

/** A task that logs its start, and ends when the test says so. */
function task(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = async (): Promise<string> => {
    log.push(name);
    await ended;
    return name;
  };
  return { work, end };
}

/** Waits for the next turn of the event loop. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
