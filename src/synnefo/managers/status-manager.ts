import type { Model } from "../../core/data/model.js";
import { zodOf } from "../../core/data/zod-schemas.js";
import type { Shape } from "../../core/data/shape.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import type { Reference } from "../references.js";
import type { ResourceKind } from "../waits/resource-kinds.js";
import { byId, StatusWaits } from "../waits/status-waits.js";
import type { Reached, StatusWait, StatusWaitOptions } from "../waits/wait-options.js";
import { CloudManager, type ResourceNames } from "./cloud-manager.js";

/** A model whose status changes by itself. */
export interface StatusModel<M> {
  readonly id: string;
  readonly status: string;
  toString(): string;
  /** @internal Takes over what a wait has seen. */
  takeOver(fresh: M): M;
}

/** The API of one kind of resource whose status changes by itself. */
export abstract class StatusManager<
  M extends Model<Wire> & StatusModel<M>,
  Wire extends object,
  Status extends string,
  Deleted extends string,
> extends CloudManager<M, Wire> {
  readonly #waits: StatusWaits<M>;

  /** @internal Managers are made by the client. */
  protected constructor(
    transport: Transport,
    shape: Shape<Wire>,
    names: ResourceNames,
    kind: ResourceKind<{ readonly id: string; readonly status: string; toString(): string }>,
  ) {
    super(transport, shape, names);
    this.#waits = new StatusWaits<M>(transport, kind, {
      get: (id, options) => this.get(id, options),
      listPath: names.listPath,
      listKey: names.many,
      parse: (row) => {
        const result = zodOf(shape.schema).safeParse(row);
        return result.success ? this.make(result.data) : undefined;
      },
    });
  }

  /**
   * Waits until the status is one of these.
   *
   * @param resource - Its id, or a model, which takes over what each poll sees.
   * @returns A promise of the resource, with a `token` by which another process continues the wait. Where it is waited for the deletion
   *   of an id that was gone from the beginning, the promise is one of null.
   * @throws A `ResourceFailedError` as soon as the status cannot be reached any more; a `WaitTimeoutError` at the deadline; the signal's
   *   reason.
   */
  waitUntil<const Goal extends Status>(
    resource: Reference<M>,
    statuses: Goal | readonly Goal[],
    options?: StatusWaitOptions<M>,
  ): StatusWait<Reached<M, Goal, Deleted>> {
    return selfOf(this).#begin(resource, "until", statuses, options);
  }

  /**
   * Waits while the status is one of these.
   *
   * @returns As for {@link waitUntil}.
   * @throws What {@link waitUntil} throws.
   */
  waitWhile(
    resource: Reference<M>,
    statuses: Status | readonly Status[],
    options?: StatusWaitOptions<M>,
  ): StatusWait<M> {
    return selfOf(this).#begin(resource, "while", statuses, options);
  }

  /**
   * Continues a wait of this process or another one.
   *
   * @param token - The `token` of the wait.
   * @param options - `timeoutMs` is a new deadline, from now. Default: that of the wait.
   * @throws What {@link waitUntil} throws; an `InvalidInputError` for a token that is none of a wait for this kind of resource.
   */
  resumeWait(token: string, options?: StatusWaitOptions<M>): StatusWait<M | null> {
    return selfOf(this).#waits.resume(token, options);
  }

  /** @internal A wait for a model, which takes over what each poll sees. */
  waitOn(
    model: M,
    mode: "until" | "while",
    statuses: unknown,
    options: StatusWaitOptions<M> | undefined,
  ): StatusWait<M> {
    const see = (fresh: M): M => model.takeOver(fresh);
    return selfOf(this).#waits.begin<M, M>(() => ({ id: model.id, initial: model, see }), mode, statuses, options);
  }

  #begin<Result extends M | null>(
    resource: Reference<M>,
    mode: "until" | "while",
    statuses: unknown,
    options: StatusWaitOptions<M> | undefined,
  ): StatusWait<Result> {
    const isModel = typeof resource === "object" && resource instanceof this.model;
    const wait = isModel
      ? this.waitOn(resource, mode, statuses, options)
      : this.#waits.begin<M, null>(() => byId<M>(this.idOf(resource)), mode, statuses, options);
    // Only a deletion of an id can end without a resource, as the types say.
    return wait as StatusWait<Result>;
  }
}
