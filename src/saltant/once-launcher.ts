import { OnceCreator, type OnceResource } from "../core/bulk/once-creator.js";
import type { Schema } from "../core/data/schema.js";
import { zodOf } from "../core/data/zod-schemas.js";
import * as z from "../core/data/zod.js";
import { InvalidInputError } from "../core/errors/index.js";
import type { RequestOptions } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import type { InstanceQuery, Schemas } from "./contract.js";
import { brokeDown } from "./django/error-factory.js";
import { strip } from "./django/python-strip.js";
import type { WirePage } from "./managers/manager.js";
import type { TaskInstanceWire } from "./models/task-instance.js";

/** Launches instances whose name is a key, unless they are there already. */
export class OnceLauncher {
  readonly #transport: Transport;
  readonly #definition: OnceDefinition;
  readonly #creator: OnceCreator;

  constructor(transport: Transport, definition: OnceDefinition) {
    this.#transport = transport;
    this.#definition = definition;
    this.#creator = new OnceCreator(transport);
  }

  /**
   * Returns the newest instance that is there already, or else launches one.
   *
   * @param options - For each request; but `signal` and `totalTimeoutMs` span the whole, and so does `retry.limit` for launches.
   */
  async run(body: LaunchBody, options: RequestOptions): Promise<TaskInstanceWire> {
    const wanted = this.#wanted(body);
    const resource: OnceResource<TaskInstanceWire> = {
      key: JSON.stringify(wanted),
      path: this.#definition.listUrl,
      look: (request) => this.#newest(wanted, request),
      create: (request) => this.#launchAs(wanted.user, body, request),
      brokeDown,
      advice: "run the same create again later, which is safe with once",
    };
    return this.#creator.run(resource, options);
  }

  #wanted({ name = "", task_type, task_queue }: LaunchBody): Wanted {
    const { noun, username: user } = this.#definition;
    if (strip(name) === "") throw new InvalidInputError(`${noun}: once needs a name, to find the instance again`);
    if (user !== undefined) return { name: strip(name), user, task_type, task_queue };
    const message = `${noun}: once looks through your instances, so the client must know your user name: pass username besides the credentials (or set SALTANT_USERNAME)`;
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
    // A server that ignores the filters returns another instance, and hides whether this one is there.
    const isWanted = z.custom<WirePage<TaskInstanceWire>>(({ count, results: [one] }: WirePage<TaskInstanceWire>) => {
      if (one === undefined) return count === 0;
      return one.name === name && one.user === user && one.task_type === task_type && one.task_queue === task_queue;
    }, "expected an instance with the name, user, type and queue asked for, or none");
    const schema = z.pipe(zodOf(this.#definition.page), isWanted);
    const page = await this.#transport.call({ method: "GET", path: this.#definition.listUrl, query, options }, schema);
    return page.results[0];
  }

  async #launchAs(user: string, body: LaunchBody, request: RequestOptions): Promise<TaskInstanceWire> {
    const wire = await this.#definition.launch(body, request);
    if (wire.user !== user) {
      const message = `${this.#definition.noun} ${wire.uuid} was launched by ${wire.user ?? "unknown"}, but the client's username is ${user}: once will not find it and would launch another next time; correct username`;
      this.#transport.settings.hooks.logger?.warn(message);
    }
    return wire;
  }
}

/** The body of a launch. */
export type LaunchBody = Schemas["ContainerTaskInstanceCreate"] & Schemas["ExecutableTaskInstanceCreate"];

/** What an instance must be like to be the one. */
type Wanted = Required<Pick<TaskInstanceWire, "name" | "user" | "task_type" | "task_queue">> & {
  readonly user: string;
};

/** How the launchers differ. */
interface OnceDefinition {
  /** What the instances are called in messages. */
  readonly noun: string;
  readonly listUrl: string;
  /** The schema of a page of the list. */
  readonly page: Schema<WirePage<TaskInstanceWire>>;
  /** Whose instances to look through, where that is known. */
  readonly username: string | undefined;
  /** Launches an instance, and returns the server's response. */
  readonly launch: (body: LaunchBody, request: RequestOptions) => Promise<TaskInstanceWire>;
}
