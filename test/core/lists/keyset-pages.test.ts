import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotFoundError } from "../../../src/core/errors/index.js";
import { Listing, type ListOptions } from "../../../src/core/lists/listing.js";
import type { Keyset, PageReader } from "../../../src/core/lists/pages.js";
import { seed } from "../../random-seed.js";

fc.configureGlobal({ seed });

/** An item of a list that is sorted by descending keys. */
interface Item {
  readonly id: string;
  readonly key: number;
  isWanted: boolean;
}

/** How a server behaves. */
interface ServerBehavior {
  /** The server's maximum page size. */
  readonly maxPageSize?: number | undefined;
  /** Returns items with the same key in another order each time. */
  readonly shuffles?: boolean | undefined;
  /** Called before each page is read. */
  readonly onRequest?: (() => void) | undefined;
}

/** A list on a server that may change between any two pages. Some of its items are wanted. */
class FakeServer {
  readonly items: Item[] = [];
  readonly requests: string[] = [];
  pending = 0;
  maxPending = 0;
  readonly #behavior: ServerBehavior;

  constructor(keys: readonly number[], behavior: ServerBehavior = {}) {
    this.#behavior = behavior;
    for (const key of keys) this.add(key);
  }

  add(key: number, isWanted = true): void {
    this.items.push({ id: `${key}/${this.items.length}`, key, isWanted });
  }

  get wanted(): Item[] {
    return this.items.filter(({ isWanted }) => isWanted).sort((a, b) => b.key - a.key);
  }

  list(options: ListOptions = {}, isFixed = false): Listing<Item> {
    const keyset: Keyset<Item> = { idOf: ({ id }) => id, keyOf: ({ key }) => String(key), isFixed };
    return new Listing(this.#read, options, keyset, { endsWith404: true });
  }

  readonly #read: PageReader<Item> = async ({ number, size, from }, { signal }) => {
    const request = this.requests.push(`${number}×${size}${from === undefined ? "" : ` from ${from}`}`);
    this.maxPending = Math.max(this.maxPending, (this.pending += 1));
    await setImmediate();
    this.pending -= 1;
    signal?.throwIfAborted();
    this.#behavior.onRequest?.();
    const given = Math.min(size, this.#behavior.maxPageSize ?? Infinity);
    const found = this.wanted.filter(({ key }) => from === undefined || key <= Number(from));
    if (this.#behavior.shuffles === true)
      found.sort((a, b) => b.key - a.key || Math.sign(hash(a, request) - hash(b, request)));
    const items = found.slice((number - 1) * given, number * given);
    if (items.length === 0 && number > 1) throw notFound();
    return { items, count: found.length };
  };
}

/** A pseudo-random number, different for each item and each request. */
function hash({ id }: Item, salt: number): number {
  // Multiplied by the salt: if it were only added, the order would stay the same.
  return Array.from(id).reduce((sum, letter) => (sum * (31 + 2_003 * salt) + letter.charCodeAt(0)) % 65_521, 1);
}

function notFound(): NotFoundError {
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
  return new NotFoundError("Invalid page.", response);
}

const idsOf = (items: readonly Item[]): string[] => items.map(({ id }) => id);

const pageSize = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 1_000 }));
const behavior = { maxPageSize: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }), shuffles: fc.boolean() };

describe("a list read by keyset pagination", () => {
  it("returns each item that is wanted throughout exactly once, with any items added, removed and changed between two pages", async () => {
    const change = fc.record({
      what: fc.constantFrom("add", "flip", "flip", "none"),
      key: fc.nat(25),
      index: fc.nat(99),
    });
    const options = fc.record({ pageSize, concurrency: fc.integer({ min: 1, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20), { maxLength: 60, size: "max" }),
        fc.infiniteStream(change),
        options,
        fc.record(behavior),
        fc.boolean(),
        async (keys, changes, listOptions, serverBehavior, isFixed) => {
          const throughout = new Set<string>();
          const server: FakeServer = new FakeServer(keys, {
            ...serverBehavior,
            onRequest: () => {
              const { what, key, index } = changes.next().value as { what: string; key: number; index: number };
              // Also in a list declared as fixed, items may be added anywhere: clocks are not exact.
              if (what === "add" && server.items.length < 200) server.add(key);
              const item = server.items[index];
              if (what === "flip" && item !== undefined && !isFixed) item.isWanted = !item.isWanted;
              for (const { id, isWanted } of server.items) if (!isWanted) throughout.delete(id);
            },
          });
          for (const { id } of server.items) throughout.add(id);
          const found = await server.list(listOptions, isFixed);
          expect(new Set(idsOf(found)).size).toBe(found.length);
          const missed = [...throughout].filter((id) => !idsOf(found).includes(id));
          // If more items share a key than fit on one of the server's pages, they are read page by page, and they may shift.
          if (serverBehavior.maxPageSize === undefined) expect(missed).toEqual([]);
          const ordered = found.map(({ key }) => key);
          expect(ordered).toEqual([...ordered].sort((a, b) => b - a));
        },
      ),
      { numRuns: 700 },
    );
  });

  it("ends at the limit, and requests no more than it needs", async () => {
    const keys = Array.from({ length: 100 }, (_, index) => index);
    for (const isFixed of [true, false]) {
      const server = new FakeServer(keys);
      expect(await server.list({ limit: 7 }, isFixed)).toHaveLength(7);
      expect(server.requests.splice(0)).toEqual(["1×7"]);
      expect(idsOf(await server.list({ limit: 25, pageSize: 10 }, isFixed))).toEqual(idsOf(server.wanted.slice(0, 25)));
      expect(server.requests.splice(0)).toHaveLength(3);
      expect(await server.list({ limit: 12, pageSize: 10 }, isFixed)).toHaveLength(12);
      expect(server.requests).toEqual(["1×10", "1×3 from 90"]);
      expect(await server.list({ limit: 0 }, isFixed)).toEqual([]);
      expect(server.requests).toHaveLength(2);
    }
  });

  it("requests the pages after the first one concurrently if nothing shifts", async () => {
    const server = new FakeServer(Array.from({ length: 100 }, (_, index) => index));
    expect(idsOf(await server.list({ pageSize: 10, concurrency: 3 }, true))).toEqual(idsOf(server.wanted));
    expect(server.requests[0]).toBe("1×10");
    expect(server.requests.slice(1)).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 1}×10 from 90`));
    expect(server.maxPending).toBe(3);
  });

  it("stays concurrent after an unexpected page, but not forever", async () => {
    const keys = Array.from({ length: 400 }, (_, index) => index);
    let reads = 0;
    const server: FakeServer = new FakeServer(keys, {
      onRequest: () => {
        if ((reads += 1) === 8) server.add(0);
      },
    });
    expect(await server.list({ pageSize: 10, concurrency: 3 }, true)).toHaveLength(401);
    expect(server.requests.length).toBeLessThan(50);
    // Each page is an unexpected one.
    const changing: FakeServer = new FakeServer(keys, {
      onRequest: () => changing.items.length < 800 && changing.add(0),
    });
    const found = await changing.list({ pageSize: 10, concurrency: 3 }, true);
    expect(found.length).toBeGreaterThanOrEqual(400);
    expect(changing.requests.length).toBeLessThan(found.length / 10 + 20);
  });

  it("requests one page at a time if the wanted items change", async () => {
    const server = new FakeServer([5, 4, 3, 3, 3, 2, 1]);
    expect(idsOf(await server.list({ pageSize: 2 }))).toEqual(idsOf(server.wanted));
    expect(server.maxPending).toBe(1);
    expect(server.requests).toEqual(["1×2", "1×3 from 4", "1×4 from 3", "1×3 from 2"]);
  });

  it("returns each page's number and the count of all items", async () => {
    const pages = [];
    for await (const { number, items, count } of new FakeServer([9, 8, 7, 6, 5]).list({ pageSize: 2 }, true).pages()) {
      pages.push([number, items.length, count]);
    }
    expect(pages).toEqual([
      [1, 2, 5],
      [2, 1, 5],
      [3, 2, 5],
    ]);
  });

  it("returns all items if the server's pages are smaller than requested", async () => {
    const keys = Array.from({ length: 95 }, (_, index) => Math.floor(index / 3));
    for (const isFixed of [true, false]) {
      const server = new FakeServer(keys, { maxPageSize: 10 });
      expect(idsOf(await server.list({ pageSize: 25 }, isFixed))).toEqual(idsOf(server.wanted));
    }
  });

  it("ends if the server repeats the same page", async () => {
    const page = { items: [{ id: "a", key: 1, isWanted: true }], count: 1e15 };
    let reads = 0;
    const read: PageReader<Item> = () => Promise.resolve({ ...page, count: page.count + (reads += 1) });
    const keyset = { idOf: ({ id }: Item) => id, keyOf: ({ key }: Item) => String(key), isFixed: true };
    expect(await new Listing(read, { pageSize: 1 }, keyset)).toEqual(page.items);
    expect(reads).toBeLessThan(30);
  });

  it("ends if the server announces more items and returns none", async () => {
    const read: PageReader<Item> = () => Promise.resolve({ items: [], count: 7 });
    const keyset = { idOf: ({ id }: Item) => id, keyOf: ({ key }: Item) => String(key), isFixed: true };
    expect(await new Listing(read, {}, keyset)).toEqual([]);
  });
});
