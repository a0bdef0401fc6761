import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import {
  BulkError,
  type ExecutableTaskInstance,
  SaltantClient,
  type SaltantClientOptions,
  type TaskQueue,
} from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { expect } from "vitest";
import { runningInstance } from "../../running-instance.js";

/** A server whose clock is stopped, a client for it, and some models from the server. */
export interface AbortFixture {
  readonly server: EmbeddedServer;
  readonly clock: VirtualClock;
  readonly options: SaltantClientOptions;
  readonly client: SaltantClient;
  readonly queue: TaskQueue;
  /** An instance that stays running. */
  readonly run: ExecutableTaskInstance;
  /** A second one. */
  readonly uuid: string;
}

/**
 * @param more - Options for the client, which by default has an administrator's permanent token.
 * @param autoAdvance - Whether time jumps to the next timer.
 */
export function createFixture(more: Partial<SaltantClientOptions> = {}, autoAdvance = false): AbortFixture {
  const clock = new VirtualClock({ autoAdvance });
  const server = new EmbeddedServer({ clock, workers: "off" });
  server.addTask();
  const [uuid = "", other = ""] = server.addInstances(2, { state: "running" });
  const connection = server.connection("admin");
  // `more` replaces the omitted options; the client checks the combination.
  const options = { ...connection, ...more } as SaltantClientOptions;
  const client = new SaltantClient(options);
  const queue = client.taskQueues.fromWire(wire.queue);
  const run = client.executableTaskInstances.fromWire({ ...wire.run, uuid: other });
  return { server, clock, options, client, queue, run, uuid };
}

/** Models in the API's form: requests to the server for them would take most of the tests' time. */
const wire = {
  queue: {
    id: 1,
    user: "admin",
    name: "task",
    description: "",
    private: false,
    runs_executable_tasks: true,
    runs_docker_container_tasks: true,
    runs_singularity_container_tasks: true,
    active: true,
    whitelists: [1],
  },
  run: { ...runningInstance, user: "admin" },
};

/** The state of a promise. */
export interface Settlement {
  state: "pending" | "fulfilled" | "rejected";
  /** The value that it was fulfilled with, or the reason that it was rejected with. */
  value: unknown;
}

export function track(promise: PromiseLike<unknown>): Settlement {
  const settlement: Settlement = { state: "pending", value: undefined };
  promise.then(
    (value) => Object.assign(settlement, { state: "fulfilled", value }),
    (value: unknown) => Object.assign(settlement, { state: "rejected", value }),
  );
  return settlement;
}

/** Waits for one turn of the event loop. */
export async function nextTurn(): Promise<void> {
  await setImmediate();
}

/** Waits turn by turn until a condition holds, and then for a few more turns, in which its consequences happen. */
export async function until(predicate: () => boolean): Promise<void> {
  for (let turn = 0; !predicate(); turn += 1) {
    if (turn > 100_000) throw new Error("the condition never held");
    await nextTurn();
  }
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
}

/** Checks that a promise was rejected with the signal's own reason; in bulk work, with an error that has it as its cause. */
export function expectAborted({ state, value }: Settlement, { reason }: AbortSignal): void {
  expect(state).toBe("rejected");
  // Object.is: two errors with the same message are not the same reason.
  expect(Object.is(value instanceof BulkError ? value.cause : value, reason)).toBe(true);
}

/** Checks that no timer and no listener on the signal is left, and that nothing more is sent. */
export async function expectNothingLeft(
  { server, clock }: AbortFixture,
  signal: AbortSignal,
  sent: number,
): Promise<void> {
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(clock.pendingTimers).toBe(0);
  await clock.advance(3_600_000);
  expect(server.requests).toHaveLength(sent);
}
