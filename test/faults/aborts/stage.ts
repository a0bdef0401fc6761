import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import {
  BulkError,
  SaltantClient,
  type ExecutableTaskInstance,
  type SaltantClientOptions,
  type TaskQueue,
} from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { expect } from "vitest";
import { runningInstance } from "../../running-instance.js";

/** A server whose time stands still, a client for it, and some of what is on the server. */
export interface Stage {
  readonly server: EmbeddedServer;
  readonly clock: VirtualClock;
  readonly options: SaltantClientOptions;
  readonly client: SaltantClient;
  readonly queue: TaskQueue;
  /** An instance that runs for good. */
  readonly run: ExecutableTaskInstance;
  /** A second one. */
  readonly uuid: string;
}

/**
 * @param more - Options for the client, which by default has an administrator's permanent token.
 * @param autoAdvance - Whether time jumps to whatever is waited for.
 */
export function stage(more: Partial<SaltantClientOptions> = {}, autoAdvance = false): Stage {
  const clock = new VirtualClock({ autoAdvance });
  const server = new EmbeddedServer({ clock, workers: "off" });
  server.addTask();
  const [uuid = "", other = ""] = server.addInstances(2, { state: "running" });
  const connection = server.connection("admin");
  // What is left out of the options is replaced by what `more` has; the client checks that it fits together.
  const options = { ...connection, ...more } as SaltantClientOptions;
  const client = new SaltantClient(options);
  const queue = client.taskQueues.fromWire(wire.queue);
  const run = client.executableTaskInstances.fromWire({ ...wire.run, uuid: other });
  return { server, clock, options, client, queue, run, uuid };
}

/** Models as the API writes them: to ask the server for them would take most of the tests' time. */
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

/** What became of a promise so far. */
export interface Ending {
  state: "pending" | "fulfilled" | "rejected";
  /** What it was fulfilled with, or rejected with. */
  value: unknown;
}

export function watch(promise: PromiseLike<unknown>): Ending {
  const ending: Ending = { state: "pending", value: undefined };
  promise.then(
    (value) => Object.assign(ending, { state: "fulfilled", value }),
    (value: unknown) => Object.assign(ending, { state: "rejected", value }),
  );
  return ending;
}

/** Lets the event loop come round once: whatever needs no more than that has happened. */
export async function oneTurn(): Promise<void> {
  await setImmediate();
}

/** Lets the event loop come round until something is so, and then until all that follows from it at once has happened. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo(); turn += 1) {
    if (turn > 100_000) throw new Error("it never came to that");
    await oneTurn();
  }
  for (let turn = 0; turn < 5; turn += 1) await oneTurn();
}

/** It ended with the signal's own reason; in bulk work, with that for a cause. */
export function expectAborted({ state, value }: Ending, { reason }: AbortSignal): void {
  expect(state).toBe("rejected");
  // Object.is: two errors with the same message are not the same reason.
  expect(Object.is(value instanceof BulkError ? value.cause : value, reason)).toBe(true);
}

/** Nothing more is sent, however long one waits; nothing of ours is on the signal, and no timer is set. */
export async function expectNothingLeft({ server, clock }: Stage, signal: AbortSignal, sent: number): Promise<void> {
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(clock.pendingTimers).toBe(0);
  await clock.advance(3_600_000);
  expect(server.requests).toHaveLength(sent);
}
