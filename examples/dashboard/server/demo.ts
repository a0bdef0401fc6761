import { SaltantClient, systemClock, type TaskInstance } from "saltant";
import { type EmbeddedInstance, EmbeddedServer, type InstanceTemplate, type TaskRun } from "saltant/testing";
import { alignDefaults, reportDefaults, setUp, type Setup } from "./setup.js";

const minuteMs = 60_000;
const users = ["alice", "bob", "carol.dots"] as const;
const samples = Array.from({ length: 40 }, (_, index) => `s${index + 1}`);

/** A server with the data of two days of use, whose users keep launching tasks. */
export class Demo {
  readonly server = new EmbeddedServer({ clock: systemClock });
  #cancel: () => void = () => undefined;

  /** Sets up the server, and lets its users launch tasks until {@link end}. */
  static async start(): Promise<Demo> {
    const demo = new Demo();
    const { server } = demo;
    server.script(() => true, behavior);
    server.script("watch", { queuedMs: 1_000, outcome: "hang" });
    const setup = await setUp(new SaltantClient(server.connection("admin")));
    const { align, report, queue } = setup;
    addHistory(server, { taskClass: "container", taskType: align, taskQueue: queue }, 300, (index) => {
      const sample = pick(samples, index);
      return { name: `align-${sample}`, arguments: { ...alignDefaults, sample } };
    });
    addHistory(server, { taskClass: "executable", taskType: report, taskQueue: queue }, 120, (index) => {
      const title = pick(["weekly", "usage", "errors"], index);
      return { name: `report-${title}-${index}`, arguments: { ...reportDefaults, title } };
    });
    demo.#keepBusy(0, setup);
    return demo;
  }

  /** Stops the launches and the server's timers, so that the process can end. */
  end(): void {
    this.#cancel();
    this.server.reset();
  }

  #keepBusy(turn: number, setup: Setup): void {
    const client = new SaltantClient(this.server.connection(pick(["alice", "bob"], turn)));
    launch(client, turn, setup).catch((error: unknown) => {
      console.error(`The demo's users could not launch: ${String(error)}`);
    });
    this.#cancel = systemClock.setTimer(() => this.#keepBusy(turn + 1, setup), turn < 3 ? 500 : 9_000);
  }
}

/** Launches two containers, and then an executable. */
function launch(
  client: SaltantClient,
  turn: number,
  { align, report, queue: taskQueue }: Setup,
): Promise<TaskInstance> {
  if (turn % 3 === 2) {
    const input = { taskType: report, taskQueue, name: "report-hourly", arguments: { title: "hourly" } };
    return client.executableTaskInstances.create(input);
  }
  const sample = pick(samples, turn);
  return client.containerTaskInstances.create({
    taskType: align,
    taskQueue,
    name: `align-${sample}`,
    arguments: { sample },
  });
}

/** Adds instances of the last two days, half of them of the last hour. All have ended. */
function addHistory(
  server: EmbeddedServer,
  task: InstanceTemplate,
  count: number,
  describe: (index: number) => { name: string; arguments: Readonly<Record<string, unknown>> },
): void {
  const nowMs = server.clock.now();
  const createdMs = (index: number): number => {
    const share = (count - index) / count; // The oldest first.
    const ageMs = share < 0.5 ? share * 110 * minuteMs : 55 * minuteMs + (share - 0.5) * 96 * 60 * minuteMs;
    return nowMs - 2 * minuteMs - Math.round(ageMs + pseudoRandom(index) * minuteMs);
  };
  const state = (index: number): string => {
    const random = pseudoRandom(index + 1_000);
    // For a few instances, the reports arrived out of order.
    return random < 0.8 ? "successful" : random < 0.93 ? "failed" : random < 0.99 ? "terminated" : "running";
  };
  server.addInstances(count, {
    ...task,
    name: (index) => describe(index).name,
    arguments: (index) => describe(index).arguments,
    user: (index) => pick(users, index),
    state,
    createdAt: (index) => new Date(createdMs(index)),
    finishedAt: (index) =>
      state(index) === "terminated" ? null : new Date(createdMs(index) + 5_000 + pseudoRandom(index + 2_000) * 90_000),
  });
}

/** One instance in eight fails, and every sample called "bad". */
function behavior({ uuid, arguments: { sample } }: EmbeddedInstance): TaskRun {
  const random = Number.parseInt(uuid.slice(0, 4), 16) / 0xffff;
  return {
    queuedMs: 2_000 + random * 3_000,
    durationMs: 5_000 + ((random * 8) % 1) * 30_000,
    outcome: sample === "bad" || random < 1 / 8 ? "failed" : "successful",
  };
}

/** A number from 0 to 1 that looks random and is the same for the same seed. */
function pseudoRandom(seed: number): number {
  return Math.abs(Math.sin(seed * 12.9898) * 43_758.5453) % 1;
}

function pick<T>(all: readonly T[], index: number): T {
  const picked = all[Math.floor(pseudoRandom(index + 500) * all.length)];
  if (picked === undefined) throw new RangeError("The array is empty.");
  return picked;
}
