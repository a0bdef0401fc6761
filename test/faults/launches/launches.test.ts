// With any fault at any point, every launch is reported to the caller, and with `once` nothing is launched twice. Another
// TEST_SEED // selects other schedules.
import { AmbiguousOutcomeError, BulkError, SaltantClient, SaltantError, type ExecutableTaskInstance } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { seed } from "../../random-seed.js";
import { clientSettings, randomFrom, schedule, type ClientSettings, type Schedule } from "./schedules.js";

const runs = { seed, numRuns: 1_000 };

const server = new EmbeddedServer({ workers: "off" });
const task = { taskType: 1, taskQueue: 1 };

/** Resets the server, except for the task types and queues; its next requests get the faults of the schedule. */
function prepare(faults: Schedule, { chance }: ClientSettings): void {
  server.reset();
  server.addTask();
  for (const fault of faults) server.inject(fault);
  vi.spyOn(Math, "random").mockImplementation(randomFrom(chance));
}

function newClient({ timeoutMs, totalTimeoutMs, retry }: ClientSettings): SaltantClient {
  return new SaltantClient({ ...server.connection("alice"), timeoutMs, totalTimeoutMs, retry });
}

/** The outcome of each of several concurrent calls, including the single calls of bulk operations. */
interface Outcomes {
  readonly instances: readonly ExecutableTaskInstance[];
  readonly errors: readonly unknown[];
}

async function outcomes(
  calls: readonly Promise<ExecutableTaskInstance | ExecutableTaskInstance[]>[],
): Promise<Outcomes> {
  const instances: ExecutableTaskInstance[] = [];
  const errors: unknown[] = [];
  for (const call of await Promise.allSettled(calls)) {
    if (call.status === "fulfilled") instances.push(...[call.value].flat());
    else if (call.reason instanceof BulkError) {
      instances.push(...(call.reason as BulkError<ExecutableTaskInstance>).succeeded.values());
      errors.push(...call.reason.failed.map(({ error }) => error));
    } else errors.push(call.reason);
  }
  for (const error of errors) expect(error).toBeInstanceOf(SaltantError);
  return { instances, errors };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe(`with any fault at any request (TEST_SEED=${seed})`, () => {
  const name = fc.constantFrom("a", "b", " a ");
  const names = fc.array(name, { minLength: 1, maxLength: 3 });
  /** The launches of a script: steps with concurrent calls, for one name or for several. */
  const script = fc.array(fc.array(fc.oneof(name, names), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  });

  async function run(client: SaltantClient, steps: readonly (readonly (string | string[])[])[]): Promise<Outcomes> {
    const all: ExecutableTaskInstance[] = [];
    const once = (name: string) => ({ ...task, name, once: true }) as const;
    const { executableTaskInstances: manager } = client;
    for (const step of steps) {
      const calls = step.map((each) =>
        typeof each === "string" ? manager.create(once(each)) : manager.createMany(each.map(once)),
      );
      const { instances, errors } = await outcomes(calls);
      all.push(...instances);
      // A script ends at its first failure.
      if (errors.length > 0) return { instances: all, errors };
    }
    return { instances: all, errors: [] };
  }

  it("a script that is run until it succeeds launches one instance of each name with once", async () => {
    const property = fc.asyncProperty(
      schedule,
      script,
      clientSettings,
      fc.boolean(),
      async (faults, steps, how, isNew) => {
        prepare(faults, how);
        const wanted = new Set(steps.flat(2).map((each) => each.trim()));
        let client = newClient(how);
        let result = await run(client, steps);
        // Each failed run had a fault.
        for (let left = faults.length; result.errors.length > 0 && left > 0; left -= 1) {
          if (isNew) client = newClient(how);
          result = await run(client, steps);
        }
        expect(result.errors).toEqual([]);
        const launched = new Map(Array.from(server.instances("executable"), ({ name, uuid }) => [uuid, name]));
        expect([...launched.values()].sort()).toEqual([...wanted].sort());
        for (const { uuid, name } of result.instances) expect(launched.get(uuid)).toBe(name);
      },
    );
    await fc.assert(property, runs);
  });

  const call = fc.constantFrom("create", "clone", "createMany", "cloneMany");
  const calls = fc.array(fc.record({ call, count: fc.integer({ min: 1, max: 6 }) }), { minLength: 1, maxLength: 4 });

  it("every launch was reported, as a success or as unknown, and every success was launched", async () => {
    const property = fc.asyncProperty(
      schedule,
      calls,
      clientSettings,
      fc.boolean(),
      async (faults, steps, how, atOnce) => {
        prepare(faults, how);
        const [first = ""] = server.addInstances(1, task);
        const { executableTaskInstances: manager } = newClient(how);
        const begin = ({ call, count }: (typeof steps)[number]) => {
          if (call === "create") return manager.create(task);
          if (call === "clone") return manager.clone(first);
          const request = { stopOnError: count > 4 };
          return call === "createMany"
            ? manager.createMany(Array(count).fill(task), request)
            : manager.cloneMany(Array(count).fill(first), request);
        };
        const all: Outcomes[] = [];
        if (atOnce) all.push(await outcomes(steps.map(begin)));
        else for (const step of steps) all.push(await outcomes([begin(step)]));
        const succeeded = all.flatMap(({ instances }) => instances.map(({ uuid }) => uuid));
        const unknown = all.flatMap(({ errors }) => errors).filter((error) => error instanceof AmbiguousOutcomeError);
        const launched = new Set(Array.from(server.instances("executable"), ({ uuid }) => uuid));
        launched.delete(first);
        expect(new Set(succeeded).size).toBe(succeeded.length);
        for (const uuid of succeeded) expect(launched).toContain(uuid);
        expect(launched.size).toBeGreaterThanOrEqual(succeeded.length);
        expect(launched.size).toBeLessThanOrEqual(succeeded.length + unknown.length);
      },
    );
    await fc.assert(property, runs);
  });
});
