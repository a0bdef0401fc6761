import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sleep } from "../../../src/core/async/abort.js";
import { NotFoundError } from "../../../src/core/errors/index.js";
import { Listing, type ListOptions } from "../../../src/core/lists/listing.js";
import type { PageReader } from "../../../src/core/lists/pages.js";
import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { seed } from "../../random-seed.js";

fc.configureGlobal({ seed });

const identity = { idOf: (item: unknown): unknown => item };
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A list of numbers on a server that needs time for each page: by default more for earlier pages. */
function createServer(initial: number, delayMs = (page: number) => 1_000 / page) {
  const clock = new VirtualClock();
  const requests: string[] = [];
  const server = { count: initial, pending: 0, maxPending: 0, aborted: 0 };
  const read: PageReader<number> = async ({ number, size }, { signal }) => {
    requests.push(`${number}×${size}`);
    server.maxPending = Math.max(server.maxPending, (server.pending += 1));
    try {
      await sleep(clock, delayMs(number), signal);
    } catch (error) {
      server.aborted += 1;
      throw error;
    } finally {
      server.pending -= 1;
    }
    if (number > 1 && (number - 1) * size >= server.count) {
      const response = {
        service: "saltant",
        method: "GET",
        url: "",
        path: "/",
        attempts: 1,
        status: 404,
        headers: new Headers(),
        body: { detail: "Invalid page." },
      };
      throw new NotFoundError("Invalid page.", response);
    }
    return { items: numbers(server.count).slice((number - 1) * size, number * size), count: server.count };
  };
  const list = (options: ListOptions = {}): Listing<number> =>
    new Listing(read, options, identity, { endsWith404: true });
  return { requests, server, read, list };
}

describe("a listing", () => {
  it("sends nothing until it is used", () => {
    const { requests, list } = createServer(10);
    list();
    expect(requests).toEqual([]);
  });

  it.each([0, 1, 4, 5, 6, 23])("collects all of %i items in order", async (count) => {
    const { list } = createServer(count);
    await expect(list({ pageSize: 5 })).resolves.toEqual(numbers(count));
  });

  it("returns each item once and in order, with any page size, limit and concurrency", async () => {
    const small = fc.integer({ min: 1, max: 12 });
    const limits = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.nat(50), small, small, limits, async (count, pageSize, concurrency, limit) => {
        const { requests, server, list } = createServer(count);
        const items = await list({ pageSize, concurrency, limit });
        expect(items).toEqual(numbers(Math.min(count, limit ?? count)));
        expect(server.maxPending).toBeLessThanOrEqual(concurrency);
        const size = Math.min(pageSize, limit ?? pageSize);
        expect(requests.length).toBe(limit === 0 ? 0 : Math.max(1, Math.ceil(items.length / size)));
      }),
    );
  });

  it("sends new requests each time it is used", async () => {
    const { requests, server, list } = createServer(3);
    const listing = list();
    await listing;
    server.count = 4;
    expect(await listing.toArray()).toEqual([0, 1, 2, 3]);
    expect(requests).toEqual(["1×250", "1×250"]);
  });

  it("requests four pages concurrently by default, and takes Infinity for no bound", async () => {
    const { requests, server, list } = createServer(100);
    await list({ pageSize: 5 });
    expect(server.maxPending).toBe(4);
    await expect(list({ pageSize: 5, limit: Infinity, concurrency: Infinity })).resolves.toEqual(numbers(100));
    expect(server.maxPending).toBe(19);
    expect(requests).toHaveLength(40);
  });

  it("requests the first page alone and then several concurrently", async () => {
    const { requests, server, list } = createServer(95);
    await list({ pageSize: 10, concurrency: 3 });
    expect(requests[0]).toBe("1×10");
    expect(requests).toHaveLength(10);
    expect(server.maxPending).toBe(3);
  });

  it("streams items, and cancels all requests when the loop is left", async () => {
    const { requests, server, list } = createServer(1_000, (page) => page * 100);
    const seen: number[] = [];
    for await (const item of list({ pageSize: 10, concurrency: 4 })) {
      seen.push(item);
      if (item === 14) break;
    }
    expect(seen).toEqual(numbers(15));
    expect(requests).toHaveLength(5);
    await setImmediate();
    expect(server.aborted).toBe(3);
    expect(server.pending).toBe(0);
  });

  it("ends at the limit, and requests no more than it needs", async () => {
    const { requests, list } = createServer(100);
    await expect(list({ limit: 7 })).resolves.toEqual(numbers(7));
    await expect(list({ limit: 25, pageSize: 10 })).resolves.toEqual(numbers(25));
    await expect(list({ limit: 0 })).resolves.toEqual([]);
    expect(requests).toEqual(["1×7", "1×10", "2×10", "3×10"]);
  });

  it("copes with a list that grows or shrinks while it is read", async () => {
    const growing = createServer(10);
    const grown: number[] = [];
    for await (const page of growing.list({ pageSize: 5, concurrency: 1 }).pages()) {
      grown.push(...page.items);
      if (page.number === 1) growing.server.count = 14;
    }
    expect(grown).toEqual(numbers(14));
    const shrinking = createServer(30);
    const shrunk: number[] = [];
    for await (const page of shrinking.list({ pageSize: 5 }).pages()) {
      shrunk.push(...page.items);
      shrinking.server.count = 12;
    }
    expect(shrunk).toEqual(numbers(12));
  });

  it("returns the count and the first item with one small request each", async () => {
    const { requests, list } = createServer(42);
    await expect(list().count()).resolves.toBe(42);
    await expect(list({ limit: 5 }).count()).resolves.toBe(5);
    await expect(list().first()).resolves.toBe(0);
    await expect(createServer(0).list().first()).resolves.toBeUndefined();
    expect(requests).toEqual(["1×1", "1×1", "1×1"]);
  });

  it("returns a page with its number and the count of all items", async () => {
    const { list } = createServer(42);
    await expect(list({ pageSize: 20 }).page(3)).resolves.toEqual({ number: 3, items: [40, 41], count: 42 });
    await expect(list({ pageSize: 20 }).page(4)).rejects.toBeInstanceOf(NotFoundError);
    await expect(list().page(0)).rejects.toThrow("a page's number must be a whole number from 1, not 0");
    await expect(list().page(1.5)).rejects.toThrow("a page's number must be a whole number from 1, not 1.5");
  });

  it("rejects on an abort with the signal's reason, at any page", async () => {
    const { server, list } = createServer(100);
    const controller = new AbortController();
    const reading = (async () => {
      for await (const page of list({ pageSize: 10, signal: controller.signal }).pages()) {
        if (page.number === 3) controller.abort(new Error("enough"));
      }
    })();
    await expect(reading).rejects.toThrow("enough");
    expect(server.pending).toBe(0);
  });

  it("rejects once, at that page's position, if a page that was requested ahead fails", async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): number => unhandled.push(reason);
    process.on("unhandledRejection", listener);
    const read: PageReader<number> = async ({ number }) => {
      if (number === 4) throw new Error("page 4");
      // The fourth page fails while the second is still in progress.
      if (number === 2) await setImmediate();
      return { items: [number], count: 9 };
    };
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of new Listing(read, { pageSize: 1 }, identity)) {
        seen.push(item);
        await setImmediate();
      }
    })();
    await expect(reading).rejects.toThrow("page 4");
    await setImmediate();
    process.off("unhandledRejection", listener);
    expect(seen).toEqual([1, 2, 3]);
    expect(unhandled).toEqual([]);
  });

  it("returns all items if the server's pages are smaller than requested", async () => {
    const most = 10;
    const read: PageReader<number> = ({ number, size }) => {
      const given = Math.min(size, most);
      return Promise.resolve({ items: numbers(35).slice((number - 1) * given, number * given), count: 35 });
    };
    await expect(new Listing(read, { pageSize: 25 }, identity)).resolves.toEqual(numbers(35));
    await expect(new Listing(read, { pageSize: 25, limit: 18 }, identity)).resolves.toEqual(numbers(18));
  });

  it("returns no item twice if new items push others onto the next page, and ends if the server repeats a page", async () => {
    const items = [10, 20, 30, 40, 50];
    const read: PageReader<number> = ({ number, size }) => {
      if (number === 2) items.unshift(0);
      return Promise.resolve({ items: items.slice((number - 1) * size, number * size), count: items.length });
    };
    expect(await new Listing(read, { pageSize: 2, concurrency: 1 }, identity)).toEqual([10, 20, 30, 40, 50]);
    items.shift();
    expect(await new Listing(read, { pageSize: 1, concurrency: 1 }, identity)).toEqual([10, 20, 30, 40, 50]);
    items.shift();
    expect(await new Listing(read, { pageSize: 2, concurrency: 1, limit: 4 }, identity)).toEqual([10, 20, 30, 40]);
    let reads = 0;
    const again: PageReader<number> = () => Promise.resolve({ items: [1, 2], count: 1e15 + (reads += 1) });
    expect(await new Listing(again, { pageSize: 2 }, identity)).toEqual([1, 2]);
    expect(reads).toBeLessThan(10);
  });

  it("ends a loop at once on an abort, also in the middle of a page, and sends nothing if aborted before", async () => {
    const { requests, list } = createServer(10);
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of list({ signal: controller.signal })) {
        seen.push(item);
        if (item === 3) controller.abort(new Error("enough"));
      }
    })();
    await expect(reading).rejects.toThrow("enough");
    expect(seen).toEqual([0, 1, 2, 3]);
    requests.length = 0;
    await expect(list({ signal: controller.signal, limit: 0 })).rejects.toThrow("enough");
    expect(requests).toEqual([]);
  });

  it("collects more items than a function call can have arguments", async () => {
    const read: PageReader<number> = () => Promise.resolve({ items: numbers(300_000), count: 300_000 });
    expect(await new Listing(read, { pageSize: 300_000 }, identity)).toHaveLength(300_000);
  });

  it("leaves no listener on the caller's signal, with any outcome", async () => {
    const { list } = createServer(30);
    const { signal } = new AbortController();
    await list({ pageSize: 10, signal });
    for await (const _ of list({ pageSize: 10, signal })) break;
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("has no pages if it is empty, and no empty page if it became shorter", async () => {
    const empty: unknown[] = [];
    for await (const page of createServer(0).list().pages()) empty.push(page);
    expect(empty).toEqual([]);
    const { server, list } = createServer(30);
    const sizes: number[] = [];
    for await (const page of list({ pageSize: 5, concurrency: 1 }).pages()) {
      sizes.push(page.items.length);
      server.count = 5;
    }
    expect(sizes).toEqual([5]);
  });

  it("does not treat a missing first page as an empty list", async () => {
    const response = {
      service: "saltant",
      method: "GET",
      url: "",
      path: "/",
      attempts: 1,
      status: 404,
      headers: new Headers(),
      body: {},
    };
    const read = (): Promise<never> => Promise.reject(new NotFoundError("Not found.", response));
    await expect(new Listing(read, {}, identity, { endsWith404: true })).rejects.toThrow("Not found.");
  });

  it("does not end at a missing page unless the service ends its lists so", async () => {
    const { read, server } = createServer(9);
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const number of new Listing(read, { pageSize: 3, concurrency: 1 }, identity)) {
        seen.push(number);
        server.count = 3;
      }
    };
    await expect(loop()).rejects.toBeInstanceOf(NotFoundError);
    expect(seen).toEqual(numbers(3));
  });

  it("requests the whole list as one page where the service can", async () => {
    const sizes: number[] = [];
    const read: PageReader<number> = ({ size }) => {
      sizes.push(size);
      return Promise.resolve({ items: numbers(7), count: 7 });
    };
    expect(await new Listing(read, { pageSize: Infinity }, identity, { hasWholePage: true })).toEqual(numbers(7));
    expect(sizes).toEqual([Infinity]);
    expect(() => new Listing(read, { pageSize: Infinity }, identity)).toThrow("pageSize must be a whole number from 1");
  });

  it("rejects with the error for each caller that awaits it", async () => {
    const listing = new Listing(() => Promise.reject(new Error("broken")), {}, identity);
    await expect(listing).rejects.toThrow("broken");
    await expect(listing.first()).rejects.toThrow("broken");
    expect(await listing.then(null, (error: unknown) => String(error))).toBe("Error: broken");
  });

  it.each([
    [{ limit: -1 }, "limit must be a whole number from 0, not -1"],
    [{ pageSize: 0 }, "pageSize must be a whole number from 1, not 0"],
    [{ pageSize: 2.5 }, "pageSize must be a whole number from 1, not 2.5"],
    [{ pageSize: Infinity }, "pageSize must be a whole number from 1, not Infinity"],
    [{ concurrency: NaN }, "concurrency must be a whole number from 1, not NaN"],
  ])("refuses %o", (options, message) => {
    expect(() => createServer(1).list(options)).toThrow(message);
  });
});
