import { describe, expect, it } from "vitest";
import { KeyedMutex } from "../../src/core/async/concurrency.js";

/** Work that ends when `end` is called, and logs when it begins. */
function job(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = async (): Promise<string> => {
    log.push(name);
    await ended;
    return name;
  };
  return { work, end };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the keyed mutex", () => {
  it("runs work with the same key in order, and work with different keys concurrently", async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const [a, b, c, x] = ["a", "b", "c", "x"].map((name) => job(log, name));
    if (!a || !b || !c || !x) throw new Error("four jobs");
    const all = [a, b, c].map(({ work }) => mutex.run("key", undefined, work));
    all.push(mutex.run("other", undefined, x.work));
    await settled();
    expect(log.sort()).toEqual(["a", "x"]);
    expect(mutex.size).toBe(2);
    for (const each of [c, b]) each.end();
    await settled();
    expect(log).toHaveLength(2);
    for (const each of [a, x]) each.end();
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "x"]);
    expect(log.slice(2)).toEqual(["b", "c"]);
  });

  it("goes on after a failure, and keeps no key that is not in use", async () => {
    const mutex = new KeyedMutex();
    const failed = mutex.run("key", undefined, () => Promise.reject(new Error("broken")));
    const thrown = mutex.run("key", undefined, () => {
      throw new Error("thrown");
    });
    const next = mutex.run("key", undefined, () => Promise.resolve("next"));
    await expect(failed).rejects.toThrow("broken");
    await expect(thrown).rejects.toThrow("thrown");
    expect(await next).toBe("next");
    await settled();
    expect(mutex.size).toBe(0);
  });

  it("lets a caller abort its wait, while those behind it wait for those ahead", async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const [first, second, third] = ["first", "second", "third"].map((name) => job(log, name));
    if (!first || !second || !third) throw new Error("three jobs");
    const controller = new AbortController();
    const ahead = mutex.run("key", undefined, first.work);
    const aborted = expect(mutex.run("key", controller.signal, second.work)).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await aborted;
    const behind = mutex.run("key", undefined, third.work);
    await settled();
    expect(log).toEqual(["first"]);
    for (const each of [first, third]) each.end();
    expect(await Promise.all([ahead, behind])).toEqual(["first", "third"]);
    await settled();
    expect([log, mutex.size]).toEqual([["first", "third"], 0]);
  });
});
