import * as z from "zod/mini";
import { createOptionalDeadline } from "../core/async/abort.js";
import { checkOptions } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { timeoutError } from "../core/http/error-factories.js";
import { requestChecks, type RequestOptions } from "../core/http/request.js";
import { retryPolicy } from "../core/http/retry.js";
import { type Schema, zodOf } from "../core/data/schema.js";
import type { Transport } from "../core/http/transport.js";
import { KeyedMutex } from "../core/async/concurrency.js";
import type { InstanceQuery, Schemas } from "./contract.js";
import type { WirePage } from "./managers/manager.js";
import type { TaskInstanceWire } from "./models/task-instance.js";
import { launchOnce } from "./once.js";
import { strip } from "./django/python-strip.js";

/** What the server is asked to launch. */
export type LaunchBody = Schemas["ContainerTaskInstanceCreate"] & Schemas["ExecutableTaskInstanceCreate"];

/** What an instance must be like to be the one. */
type Wanted = Required<Pick<TaskInstanceWire, "name" | "user" | "task_type" | "task_queue">> & {
  readonly user: string;
};

/** What tells one launcher from another. */
interface OnceDefinition {
  /** What the instances are called in messages. */
  readonly noun: string;
  readonly listUrl: string;
  /** What a page of the list looks like. */
  readonly page: Schema<WirePage<TaskInstanceWire>>;
  /** Whose instances to look through, where that is known. */
  readonly username: string | undefined;
  /** Launches an instance, and gives the server's answer. */
  readonly launch: (body: LaunchBody, request: RequestOptions) => Promise<TaskInstanceWire>;
}

/** Launches instances whose name is a key, one of which is worked on at a time. */
export class OnceLauncher {
  readonly #transport: Transport;
  readonly #definition: OnceDefinition;
  readonly #turns = new KeyedMutex();

  constructor(transport: Transport, definition: OnceDefinition) {
    this.#transport = transport;
    this.#definition = definition;
  }

  /**
   * Gives the newest instance that is there already, or else launches one.
   *
   * @param options - For each request; but `signal` and `totalTimeoutMs` span the whole, and so does `retry.limit` for launches.
   */
  async run(body: LaunchBody, options: RequestOptions): Promise<TaskInstanceWire> {
    const wanted = this.#wanted(body);
    checkOptions("options", options, requestChecks);
    const { clock, random, retry, baseUrl, ...settings } = this.#transport.settings;
    const policy = retryPolicy(retry, options.retry);
    const { totalTimeoutMs = settings.totalTimeoutMs } = options;
    const startMs = clock.now();
    const total = createOptionalDeadline(clock, totalTimeoutMs, options.signal);
    const steps = {
      look: (request: RequestOptions) => this.#newest(wanted, request),
      launch: (request: RequestOptions) => this.#launchAs(wanted.user, body, request),
    };
    const takeRetry = (): boolean => this.#transport.takeRetry();
    const bounds = { request: options, total, totalTimeoutMs, startMs, policy, takeRetry, clock, random };
    try {
      return await this.#turns.run(JSON.stringify(wanted), total.signal, () => launchOnce(steps, bounds));
    } catch (error) {
      if (!total.passed || error !== total.signal?.reason) throw error;
      // It passed before anything was launched.
      const { listUrl: path } = this.#definition;
      const launch = { method: "POST", path, url: baseUrl + path, attempts: 0 };
      throw timeoutError(launch, "totalTimeoutMs", totalTimeoutMs);
    } finally {
      total.end();
    }
  }

  #wanted({ name = "", task_type, task_queue }: LaunchBody): Wanted {
    const { noun, username: user } = this.#definition;
    if (strip(name) === "") throw new InvalidInputError(`${noun}: once needs a name, by which to find it again`);
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
    const isAnswer = z.custom<WirePage<TaskInstanceWire>>(({ count, results: [one] }: WirePage<TaskInstanceWire>) => {
      if (one === undefined) return count === 0;
      return one.name === name && one.user === user && one.task_type === task_type && one.task_queue === task_queue;
    }, "expected an instance with the name, user, type and queue asked for, or none");
    const schema = z.pipe(zodOf(this.#definition.page), isAnswer);
    const page = await this.#transport.call({ method: "GET", path: this.#definition.listUrl, query, options }, schema);
    return page.results[0];
  }

  async #launchAs(user: string, body: LaunchBody, request: RequestOptions): Promise<TaskInstanceWire> {
    const wire = await this.#definition.launch(body, request);
    if (wire.user !== user) {
      const message = `${this.#definition.noun} ${wire.uuid} was launched by ${wire.user ?? "nobody"}, but the client's username is ${user}: once will not find it and would launch another next time; correct username`;
      this.#transport.settings.hooks.logger?.warn(message);
    }
    return wire;
  }
}
