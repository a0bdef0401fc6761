import type { Schema } from "../../core/data/schema.js";
import * as z from "../../core/data/zod.js";
import { isNotFound } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { KnownInstance, PollSource, SearchedList } from "../../core/waits/poll-source.js";
import { SharedPolls, type Watch, type WatchOptions } from "../../core/waits/shared-polls.js";
import { wait } from "../../core/waits/wait.js";
import type { ResourceKind, StatusResource } from "./resource-kinds.js";
import { ResourceFailedError, WaitTimeoutError } from "./wait-errors.js";
import { checkedGoal, type Goal, goalWords, verdictOf } from "./wait-goal.js";
import {
  checkWaitOptions,
  defaultPeriodMs,
  defaultTimeoutMs,
  type StatusWait,
  type StatusWaitOptions,
} from "./wait-options.js";
import { decodeToken, encodeToken, type WaitRecord } from "./wait-token.js";

/**
 * The waits for all resources of one kind. Those with the same request options poll together: where several are due at once, one list
 * with all details replaces their requests. That is worth it from two on, as a list costs a request; core's estimate takes the rows of
 * other resources into account, and requests each by itself where a list has many more of them. A resource that is missing in the list
 * is requested by itself, as the deleted ones are.
 */
export class StatusWaits<Resource extends StatusResource> {
  readonly #transport: Transport;
  readonly #kind: ResourceKind<Resource>;
  readonly #source: WaitSource<Resource>;
  readonly #polls: SharedPolls<Resource, KnownInstance>;

  constructor(transport: Transport, kind: ResourceKind<Resource>, source: WaitSource<Resource>) {
    this.#transport = transport;
    this.#kind = kind;
    this.#source = source;
    this.#polls = new SharedPolls(pollSource(transport, source), transport.settings.clock);
  }

  /**
   * Waits until the status is one of these, or while it is.
   *
   * @param waited - Makes what is waited for. What it throws rejects the wait, as for an invalid id.
   * @returns A wait that rejects for invalid arguments.
   */
  begin<Seen extends Resource, Initial extends Seen | null>(
    waited: () => Waited<Resource, Seen, Initial>,
    mode: Goal["mode"],
    statuses: unknown,
    options: StatusWaitOptions<Seen> = {},
  ): StatusWait<Seen | Initial> {
    return newWait(() => {
      const subject = waited();
      const goal = checkedGoal(this.#kind, mode, statuses);
      checkWaitOptions(options);
      const { timeoutMs = defaultTimeoutMs } = options;
      const beganMs = this.#transport.settings.clock.now();
      return this.#run(subject, { id: subject.id, goal, beganMs, deadlineMs: beganMs + timeoutMs }, options);
    });
  }

  /**
   * Continues a wait of another process.
   *
   * @param options - `timeoutMs` is a new deadline, from now. Default: that of the token.
   */
  resume(token: string, options: StatusWaitOptions<Resource> = {}): StatusWait<Resource | null> {
    return newWait(() => {
      const record = decodeToken(this.#kind, token);
      this.#source.checkId?.(record.id);
      checkWaitOptions(options);
      const { timeoutMs } = options;
      const nowMs = this.#transport.settings.clock.now();
      const deadlineMs = timeoutMs === undefined ? record.deadlineMs : nowMs + timeoutMs;
      return this.#run(byId<Resource>(record.id), { ...record, deadlineMs }, options);
    });
  }

  #run<Seen extends Resource, Initial extends Seen | null>(
    waited: Waited<Resource, Seen, Initial>,
    record: WaitRecord,
    options: StatusWaitOptions<Seen>,
  ): { readonly promise: Promise<Seen | Initial>; readonly token: string } {
    return { promise: this.#poll(waited, record, options), token: encodeToken(this.#kind.noun, record) };
  }

  async #poll<Seen extends Resource, Initial extends Seen | null>(
    { id, initial, see }: Waited<Resource, Seen, Initial>,
    { goal, beganMs, deadlineMs }: WaitRecord,
    { onUpdate, ...options }: StatusWaitOptions<Seen>,
  ): Promise<Seen | Initial> {
    const kind = this.#kind;
    const { clock, hooks } = this.#transport.settings;
    const words = { noun: kind.noun, goal: goalWords(goal), id };
    let seen: Seen | Initial = initial;
    const watch = (watchOptions: WatchOptions): Watch<Seen | null> => {
      const polled = { id, known: null, get: (request: RequestOptions) => this.#source.get(id, request) };
      const watched = this.#polls.watch(polled, watchOptions);
      return {
        next: async () => (await watched.next().then(see, goneIfNotFound)) ?? null,
        end: () => {
          watched.end();
        },
      };
    };
    const last = await wait<Seen | null>(
      {
        pacer: this.#polls.pacer,
        logger: hooks.logger,
        watch,
        stateOf: (resource) => resource?.status ?? kind.deleted,
        isKnownState: (status) => kind.statuses.includes(status),
        isOver: (resource) => {
          if (resource !== null) seen = resource;
          return verdictOf(kind, goal, resource) !== "open";
        },
        timeoutError: ({ states, polls }) =>
          new WaitTimeoutError({ ...words, states, polls, resource: seen, timeoutMs: deadlineMs - beganMs }),
        onAbort: () => undefined,
      },
      {
        ...options,
        refreshPeriodMs: options.refreshPeriodMs ?? defaultPeriodMs,
        timeoutMs: Math.max(0, deadlineMs - clock.now()),
        onUpdate: ({ instance, polls }) =>
          instance === null ? undefined : onUpdate?.({ instance, polls, elapsedMs: clock.now() - beganMs }),
      },
    );
    if (verdictOf(kind, goal, last) === "reached") return seen;
    const status = last?.status ?? kind.deleted;
    const isDeleted = status === kind.deleted;
    const reason = last === null || isDeleted ? null : await this.#explain(last, options);
    throw new ResourceFailedError({ ...words, resource: seen, status, isDeleted, reason });
  }

  /** Why a resource failed, if the cloud says so. It has failed in any case, so an error here does not matter. */
  async #explain(resource: Resource, { request, signal }: StatusWaitOptions<never>): Promise<string | null> {
    try {
      return (await this.#source.explain?.(resource, { ...request, signal })) ?? null;
    } catch {
      signal?.throwIfAborted();
      return null;
    }
  }
}

/** How the resources of a kind are requested. */
export interface WaitSource<Resource> {
  /** Throws an `InvalidInputError` for an id that a token cannot have. Default: any is possible. */
  readonly checkId?: (id: string) => unknown;
  readonly get: (id: string, options: RequestOptions) => Promise<Resource>;
  /** The path of the list with all details, and the property of the response that has it. */
  readonly listPath: string;
  readonly listKey: string;
  /** Makes a resource of a row of the list; undefined if the row is not what the contract promises. */
  readonly parse: (row: unknown) => Resource | undefined;
  /** Finds out why a resource failed; null if the cloud does not say. */
  readonly explain?: (resource: Resource, options: RequestOptions) => Promise<string | null>;
}

/** What a wait is for: a resource by its id alone, or a model that takes over what is seen. */
export interface Waited<Resource, Seen extends Resource, Initial extends Seen | null> {
  readonly id: string;
  /** The resource as it is known when the wait begins. */
  readonly initial: Initial;
  /** Takes over what a poll has seen, and returns what the caller gets. */
  readonly see: (fresh: Resource) => Seen;
}

/** A resource that only its id is known of. */
export function byId<Resource>(id: string): Waited<Resource, Resource, null> {
  return { id, initial: null, see: (fresh) => fresh };
}

/** Starts a wait. What is thrown before it has begun rejects it. */
function newWait<Resource>(
  start: () => { readonly promise: Promise<Resource>; readonly token: string },
): StatusWait<Resource> {
  try {
    const { promise, token } = start();
    return Object.assign(promise, { token });
  } catch (error) {
    // Only checks come before: it is an error.
    return Object.assign(Promise.reject<Resource>(error as Error), { token: "" });
  }
}

/** @returns Nothing for a resource that the API does not have any more. */
function goneIfNotFound(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}

/** A list without pages: its first page is the whole list. */
function pollSource<Resource extends StatusResource>(
  transport: Transport,
  { listPath, listKey, parse }: WaitSource<Resource>,
): PollSource<Resource, KnownInstance> {
  const schema: Schema<Readonly<Record<string, unknown[]>>> = z.looseObject({ [listKey]: z.array(z.unknown()) });
  return {
    listsFor: () => wholeList,
    readPage: async (_query, _page, options) => {
      const { [listKey]: items = [] } = await transport.call({ method: "GET", path: listPath, options }, schema);
      return { items, count: items.length };
    },
    idOf: (row) => (typeof row === "object" && row !== null && "id" in row ? String(row.id) : ""),
    parse,
    // The list is always read whole, so nothing depends on times.
    createdMs: () => 0,
    latestMs: () => 0,
    know: () => ({ createdMs: 0 }),
  };
}

const wholeList: readonly SearchedList<KnownInstance>[] = [() => ({})];
