import * as z from "zod/mini";
import { startDeadline } from "../core/abort.js";
import { InvalidInputError } from "../core/errors/index.js";
import { timeoutError } from "../core/failures.js";
import { requireMilliseconds } from "../core/numbers.js";
import type { RequestOptions } from "../core/request-options.js";
import { retryPolicy } from "../core/retry.js";
import type { Shape } from "../core/shape.js";
import type { Transport } from "../core/transport.js";
import { Turns } from "../core/turns.js";
import type { InstanceQuery, Schemas } from "./contract.js";
import type { TaskInstanceWire } from "./models/task-instance.js";
import { launchOnce } from "./once.js";
import { strip } from "./white-space.js";

/** What the server is asked to launch. */
export type LaunchBody = Schemas["ContainerTaskInstanceCreate"] & Schemas["ExecutableTaskInstanceCreate"];

/** Launches an instance and gives the server's answer. */
type Launch = (body: LaunchBody, request: RequestOptions) => Promise<TaskInstanceWire>;

/** What an instance must be like to be the one. */
type Wanted = Required<Pick<TaskInstanceWire, "name" | "user" | "task_type" | "task_queue">> & {
  readonly user: string;
};

/** Launches instances whose name is a key, one of which is worked on at a time. */
export class OnceLauncher {
  readonly #transport: Transport;
  readonly #shape: Shape<TaskInstanceWire>;
  readonly #listUrl: string;
  readonly #username: string | undefined;
  readonly #launch: Launch;
  readonly #turns = new Turns();

  /** @param username - Whose instances to look through, where that is known. */
  constructor(transport: Transport, { shape, listUrl, username }: OnceDefinition, launch: Launch) {
    this.#transport = transport;
    this.#shape = shape;
    this.#listUrl = listUrl;
    this.#username = username;
    this.#launch = launch;
  }

  /**
   * Gives the newest instance that is there already, or else launches one.
   *
   * @param options - For each request; but `signal` and `totalTimeoutMs` span the whole, and so does `retry.limit` for launches.
   */
  async run(body: LaunchBody, options: RequestOptions): Promise<TaskInstanceWire> {
    const wanted = this.#wanted(body);
    const { clock, random, retry, baseUrl, totalTimeoutMs: clientTotalMs } = this.#transport.settings;
    const policy = retryPolicy(retry, options.retry);
    const totalTimeoutMs = requireMilliseconds("totalTimeoutMs", options.totalTimeoutMs ?? clientTotalMs, 1);
    const startMs = clock.now();
    const total = startDeadline(clock, totalTimeoutMs, options.signal);
    const steps = {
      look: (request: RequestOptions) => this.#newest(wanted, request),
      launch: (request: RequestOptions) => this.#launchAs(wanted.user, body, request),
    };
    const takeRetry = (): boolean => this.#transport.takeRetry();
    const bounds = { request: options, total, totalTimeoutMs, startMs, policy, takeRetry, clock, random };
    try {
      return await this.#turns.take(JSON.stringify(wanted), total.signal, () => launchOnce(steps, bounds));
    } catch (error) {
      if (!total.passed || error !== total.signal.reason) throw error;
      // It passed before anything was launched.
      const launch = { method: "POST", path: this.#listUrl, url: baseUrl + this.#listUrl, attempts: 0 };
      throw timeoutError(launch, "totalTimeoutMs", totalTimeoutMs);
    } finally {
      total.end();
    }
  }

  #wanted({ name = "", task_type, task_queue }: LaunchBody): Wanted {
    const { noun } = this.#shape;
    if (strip(name) === "") throw new InvalidInputError(`${noun}: once needs a name, by which to find it again`);
    const user = this.#username;
    if (user !== undefined) return { name: strip(name), user, task_type, task_queue };
    const message = `${noun}: once looks through your instances, so the client must know your user name: give it username besides the credentials (or set SALTANT_USERNAME)`;
    throw new InvalidInputError(message);
  }

  async #newest(wanted: Wanted, options: RequestOptions): Promise<TaskInstanceWire | undefined> {
    const { name, user, task_type, task_queue } = wanted;
    const query = {
      name,
      user__username: user,
      task_type: String(task_type),
      task_queue: String(task_queue),
      page: "1",
      page_size: "1",
    } satisfies Partial<Record<keyof InstanceQuery, string>>;
    // Filters that are not heeded bring another instance, and hide whether this one is there.
    const isWanted = (wire: TaskInstanceWire): boolean =>
      wire.name === name && wire.user === user && wire.task_type === task_type && wire.task_queue === task_queue;
    const one = this.#shape.schema.check(z.refine(isWanted, "expected an instance as asked for"));
    const schema = z
      .looseObject({ count: z.int(), results: z.array(one) })
      .check(z.refine(({ count, results }) => count === 0 || results.length > 0, "expected the newest instance"));
    const page = await this.#transport.call({ method: "GET", path: this.#listUrl, query, options }, schema);
    return page.results[0];
  }

  async #launchAs(user: string, body: LaunchBody, request: RequestOptions): Promise<TaskInstanceWire> {
    const wire = await this.#launch(body, request);
    if (wire.user !== user) {
      const message = `${this.#shape.noun} ${wire.uuid} was launched by ${wire.user ?? "nobody"}, not by the client's username ${user}: once will not find it, and launch another next time: correct the username`;
      this.#transport.settings.hooks.logger?.warn(message);
    }
    return wire;
  }
}

/** What tells one launcher from another. */
interface OnceDefinition {
  readonly shape: Shape<TaskInstanceWire>;
  readonly listUrl: string;
  readonly username: string | undefined;
}
