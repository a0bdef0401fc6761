import { describe, expect, it } from "vitest";
import { KeyedMutex } from "../../src/core/async/concurrency.js";

/** Work that ends when it is told to, and says when it begins. */
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

describe("turns", () => {
  it("come one after another for a key, in the order asked for, and side by side for several", async () => {
    const turns = new KeyedMutex();
    const log: string[] = [];
    const [a, b, c, x] = ["a", "b", "c", "x"].map((name) => job(log, name));
    if (!a || !b || !c || !x) throw new Error("four jobs");
    const all = [a, b, c].map(({ work }) => turns.run("key", undefined, work));
    all.push(turns.run("other", undefined, x.work));
    await settled();
    expect(log.sort()).toEqual(["a", "x"]);
    expect(turns.size).toBe(2);
    for (const each of [c, b]) each.end();
    await settled();
    expect(log).toHaveLength(2);
    for (const each of [a, x]) each.end();
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "x"]);
    expect(log.slice(2)).toEqual(["b", "c"]);
  });

  it("go on after one that failed, and leave nothing behind", async () => {
    const turns = new KeyedMutex();
    const failed = turns.run("key", undefined, () => Promise.reject(new Error("broken")));
    const thrown = turns.run("key", undefined, () => {
      throw new Error("thrown");
    });
    const next = turns.run("key", undefined, () => Promise.resolve("next"));
    await expect(failed).rejects.toThrow("broken");
    await expect(thrown).rejects.toThrow("thrown");
    expect(await next).toBe("next");
    await settled();
    expect(turns.size).toBe(0);
  });

  it("are given up by whoever aborts, while those behind wait for those ahead", async () => {
    const turns = new KeyedMutex();
    const log: string[] = [];
    const [first, second, third] = ["first", "second", "third"].map((name) => job(log, name));
    if (!first || !second || !third) throw new Error("three jobs");
    const controller = new AbortController();
    const ahead = turns.run("key", undefined, first.work);
    const aborted = expect(turns.run("key", controller.signal, second.work)).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await aborted;
    const behind = turns.run("key", undefined, third.work);
    await settled();
    expect(log).toEqual(["first"]);
    for (const each of [first, third]) each.end();
    expect(await Promise.all([ahead, behind])).toEqual(["first", "third"]);
    await settled();
    expect([log, turns.size]).toEqual([["first", "third"], 0]);
  });
});
