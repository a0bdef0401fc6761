import type { Clock } from "../core/async/clock.js";
import { json, type ResponseFormat } from "../core/http/formats.js";
import type { RequestOptions } from "../core/http/request.js";
import { settle } from "../core/http/settle.js";

/** Creations of one kind of resource. If a response is lost, one request finds out whether the resource was created. */
export class Creations<Resource> {
  readonly #clock: Clock;
  readonly #idOf: (resource: Resource) => string;
  /** Those in progress, by the name of what is created. */
  readonly #inProgress = new Map<string, Set<Creation>>();
  /** The ids of what was created here, the latest last: no other creation has made them. */
  readonly #created = new Set<string>();

  constructor(clock: Clock, idOf: (resource: Resource) => string) {
    this.#clock = clock;
    this.#idOf = idOf;
  }

  /**
   * Creates a resource. If the response is lost, the result is the only resource of this name that was created since the call began. The
   * outcome stays unknown if there are several or none, or if another creation of the same name is in progress.
   *
   * @param name - The name that it is created with. Names are not unique. Without one the outcome stays unknown.
   * @param within - The options of the next request of the call.
   * @param find - Requests the resources that it may be.
   */
  async run<Found extends Resource>(
    name: string | null | undefined,
    within: () => RequestOptions,
    create: (options: RequestOptions) => Promise<Found>,
    find: (options: RequestOptions) => Promise<DatedItems<Found>>,
  ): Promise<Found> {
    const creation = this.#begin(name ?? "");
    try {
      return this.#remember(await create(within()));
    } catch (error) {
      return await settle(error, within, async (request) => {
        if (name === undefined || name === null || name === "") return undefined;
        const found = this.#candidates(name, creation, await find(request));
        const [one, ...others] = found;
        if (one === undefined || others.length > 0 || !creation.isAlone) return undefined;
        return this.#remember(one);
      });
    } finally {
      this.#end(name ?? "", creation);
    }
  }

  /** Forgets a resource whose id may be that of a new one: it is deleted. */
  forget(id: string): void {
    this.#created.delete(id);
  }

  /** The resources of this name that were created since a creation began, but not by an earlier one. */
  #candidates<Found extends Resource>(name: string, { beganMs }: Creation, found: DatedItems<Found>): Found[] {
    const { items, sentMs } = found;
    const nowMs = this.#clock.now();
    // The server's times are those of its own clock, which may differ. It says them in whole seconds.
    const [sinceMs, untilMs] = sentMs === null ? [beganMs, nowMs] : [sentMs - (nowMs - beganMs), sentMs + 1000];
    return items
      .filter((each) => each.name === name)
      .filter(({ createdMs, toleranceMs = 0 }) => createdMs + toleranceMs >= sinceMs && createdMs <= untilMs)
      .map(({ item }) => item)
      .filter((item) => !this.#created.has(this.#idOf(item)));
  }

  #remember<Found extends Resource>(resource: Found): Found {
    this.#created.add(this.#idOf(resource));
    const [oldest] = this.#created;
    if (this.#created.size > mostIds && oldest !== undefined) this.#created.delete(oldest);
    return resource;
  }

  #begin(name: string): Creation {
    const others = this.#inProgress.get(name) ?? new Set();
    const creation = { beganMs: this.#clock.now(), isAlone: others.size === 0 };
    for (const other of others) other.isAlone = false;
    this.#inProgress.set(name, others.add(creation));
    return creation;
  }

  #end(name: string, creation: Creation): void {
    const others = this.#inProgress.get(name);
    others?.delete(creation);
    if (others?.size === 0) this.#inProgress.delete(name);
  }
}

/** How many ids are remembered: more than are created in the second or so by which times are inexact. */
const mostIds = 1000;

/** A creation in progress. */
interface Creation {
  readonly beganMs: number;
  /** Whether this client was creating nothing else of the same name meanwhile. */
  isAlone: boolean;
}

/** Resources that a creation may have made. */
export interface DatedItems<Found> {
  readonly items: readonly {
    readonly item: Found;
    readonly name: string | null;
    /** When it was created, in milliseconds by the server's clock. */
    readonly createdMs: number;
    /** How much later it may have been created, in milliseconds: some times are whole seconds. Default 0. */
    readonly toleranceMs?: number | undefined;
  }[];
  /** When the server sent the list, in milliseconds by its own clock; null if it does not say. */
  readonly sentMs: number | null;
}

/** JSON, and when the server sent it. */
export const datedJson: ResponseFormat = {
  ...json,
  read: (response) => {
    const found = json.read(response);
    const { headers } = response;
    // Browsers hide `Date` and show `Last-Modified`, which the services set to the time of the response.
    const sentMs = Date.parse(headers.get("Date") ?? headers.get("Last-Modified") ?? "");
    return found && { body: { value: found.body, sentMs: Number.isNaN(sentMs) ? null : sentMs } };
  },
};
