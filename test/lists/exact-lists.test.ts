import fc from "fast-check";
import { SaltantClient, type ExecutableTaskInstance, type ExecutableTaskInstanceFilters } from "saltant";
import { EmbeddedServer, type EmbeddedInstance } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { seed as firstSeed } from "../random-seed.js";

fc.configureGlobal({ seed: firstSeed });

/** A filter, and an independent test of which instances it matches. */
type Case = [ExecutableTaskInstanceFilters, (instance: EmbeddedInstance) => boolean];

const start = Date.UTC(2026, 0, 1);
const at = (second: number): Date => new Date(start + second * 1_000);
const years = (date: Date | null): number | undefined => date?.getUTCFullYear();

const unchanging: Case[] = [
  [{}, () => true],
  [{ name: "a" }, ({ name }) => name === "a"],
  [{ name: { startswith: "a" } }, ({ name }) => name.startsWith("a")],
  [{ name: { contains: "b", endswith: "c" } }, ({ name }) => name.includes("b") && name.endsWith("c")],
  [{ name: { regex: "^a.?$" } }, ({ name }) => /^a.?$/.test(name)],
  [{ user: ["bob", "admin"] }, ({ user }) => user === "bob" || user === "admin"],
  [{ user: { endswith: "e" }, taskQueue: 2 }, ({ user, taskQueue }) => user === "alice" && taskQueue === 2],
  [{ taskType: [1] }, ({ taskType }) => taskType === 1],
  [{ datetimeCreated: at(3) }, ({ createdAt }) => createdAt.getTime() === at(3).getTime()],
  [{ datetimeCreated: { gte: at(4), lt: at(12) } }, ({ createdAt }) => createdAt >= at(4) && createdAt < at(12)],
  [{ datetimeCreated: { lte: at(9) } }, ({ createdAt }) => createdAt <= at(9)],
  [{ datetimeCreated: { range: [at(2), at(15)] } }, ({ createdAt }) => createdAt >= at(2) && createdAt <= at(15)],
  [{ datetimeCreated: { year: 2026 } }, ({ createdAt }) => years(createdAt) === 2026],
];

const changing: Case[] = [
  [{ state: "running" }, ({ state }) => state === "running"],
  [{ state: ["failed", "terminated"] }, ({ state }) => state === "failed" || state === "terminated"],
  [{ state: { startswith: "s" }, user: "bob" }, ({ state, user }) => state.startsWith("s") && user === "bob"],
  [{ datetimeFinished: { gte: at(5) } }, ({ finishedAt }) => finishedAt !== null && finishedAt >= at(5)],
  [
    { datetimeFinished: { year: 2026 }, state: { contains: "ess" } },
    ({ finishedAt, state }) => years(finishedAt) === 2026 && state.includes("ess"),
  ],
];

interface Seed {
  readonly second: number;
  readonly name: string;
  readonly user: string;
  readonly state: string;
  readonly task: string;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  second: fc.nat(20),
  name: fc.constantFrom("", "a", "ab", "abc", "bc"),
  user: fc.constantFrom("admin", "alice", "bob"),
  state: fc.constantFrom("created", "published", "running", "successful", "failed", "terminated", "paused"),
  task: fc.constantFrom("one", "two"),
});

/** A change between two requests: a new instance, or a new state of an existing one. */
interface Event {
  readonly seed: Seed;
  readonly isNew: boolean;
  readonly index: number;
}

const events: fc.Arbitrary<Event[]> = fc.array(fc.record({ seed, index: fc.nat(120), isNew: fc.boolean() }), {
  maxLength: 3,
});

function add(server: EmbeddedServer, { second, name, user, state, task }: Seed, isNow: boolean): void {
  const when = isNow ? {} : { createdAt: at(second) };
  server.addInstances(1, { ...server.addTask(task), name, user, state, ...when });
}

describe("a listing of task instances", () => {
  it.each([
    ["constant fields", unchanging],
    ["what changes", changing],
  ])(
    "with filters over %s returns each instance that matched throughout exactly once",
    async (_, cases) => {
      const options = fc.record({
        pageSize: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 1_000 })),
        concurrency: fc.integer({ min: 1, max: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(seed, { maxLength: 80 }),
          fc.infiniteStream(events),
          fc.constantFrom(...cases),
          options,
          async (initial, stream: Iterator<Event[], Event[]>, [filters, matches], listOptions) => {
            const server = new EmbeddedServer({ workers: "off" });
            server.addTask("one");
            server.addTask("two");
            // Some share their time of creation, and later instances may have an earlier time: clocks differ.
            for (const each of initial) add(server, each, false);
            const isMatch = (instance: EmbeddedInstance): boolean => matches(instance);
            const matching = (): Set<string> =>
              new Set([...server.instances("executable")].filter(isMatch).map(({ uuid }) => uuid));
            let throughout = matching();
            const ever = new Set(throughout);
            server.onRequest(() => {
              for (const { seed: each, index, isNew } of stream.next().value) {
                const instance = [...server.instances("executable")][index];
                if (isNew) add(server, each, each.second % 3 > 0);
                else if (instance !== undefined) server.setState(instance.uuid, each.state);
              }
              const now = matching();
              for (const uuid of now) ever.add(uuid);
              throughout = new Set([...throughout].filter((uuid) => now.has(uuid)));
            });
            const client = new SaltantClient(server.connection("alice"));
            const found: ExecutableTaskInstance[] = await client.executableTaskInstances.list(filters, listOptions);
            const uuids = found.map(({ uuid }) => uuid);
            expect(new Set(uuids).size).toBe(uuids.length);
            expect([...throughout].filter((uuid) => !uuids.includes(uuid))).toEqual([]);
            expect(uuids.filter((uuid) => !ever.has(uuid))).toEqual([]);
            const created = found.map(({ datetimeCreated }) => datetimeCreated.getTime());
            expect(created).toEqual([...created].sort((a, b) => b - a));
          },
        ),
        { numRuns: 250 },
      );
    },
    120_000,
  );

  it("requests pages concurrently only if its filters are over constant fields", async () => {
    const server = new EmbeddedServer({ workers: "off", latencyMs: 20 });
    const client = new SaltantClient(server.connection("alice"));
    server.addInstances(2_000, { state: "running" });
    const timed = async (filters: ExecutableTaskInstanceFilters): Promise<number> => {
      const startMs = server.clock.now();
      expect(await client.executableTaskInstances.list(filters, { pageSize: 100 })).toHaveLength(2_000);
      return server.clock.now() - startMs;
    };
    // The first page alone, then twenty pages, four at a time, as the first page's last row is repeated.
    expect(await timed({ user: "admin" })).toBe(20 + 5 * 20);
    expect(await timed({ state: "running" })).toBe(20 * 20);
  });
});
