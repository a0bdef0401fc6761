import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { isFinished } from "../waits/states.js";
import {
  checkWaitOptions,
  type ParameterWaitOptions as AnyParameterWaitOptions,
  type WaitOptions,
} from "../waits/wait-options.js";
import type { Event, EventType } from "./event.js";

/** A state of a deployment, in lower case. */
export type DeploymentState =
  | "initializing"
  | "provisioning"
  | "executing"
  | "sendingreports"
  | "ready"
  | "finalizing"
  | "done"
  | "cancelled"
  | "aborted"
  | "unknown";

/** A run of a module: an application or a component that is deployed on clouds, or the build of a component. */
export class Deployment extends Model<DeploymentWire> {
  /** A UUID. */
  declare readonly id: string;
  /** The path of the module with its version, such as `apps/WordPress/wordpress/478`; right after `deploy` or `build`, as it was given there. */
  declare readonly module: string;
  /**
   * The state at the server's last response; editors offer the known ones. A failure shows first in {@link abort}: the state may stay
   * `executing` or `ready`.
   */
  declare readonly state: DeploymentState | (string & {});
  /** Why the deployment was aborted; null if it was not. */
  declare readonly abort: string | null;
  /** The URL of the deployed service; null if it has not set one. */
  declare readonly serviceUrl: string | null;
  /** When it was created; null if that is not known yet. */
  declare readonly startedAt: Date | null;
  /** When its state last changed; null in lists. */
  declare readonly lastStateChangeAt: Date | null;
  /** The clouds that it uses. */
  declare readonly clouds: readonly string[];
  /** The owner; null right after `deploy`. */
  declare readonly username: string | null;
  /** `Orchestration` of an application, `Run` of a component, or `Machine` for a build; null right after `deploy`. */
  declare readonly type: "Orchestration" | "Run" | "Machine" | (string & {}) | null;
  /** Its tags. */
  declare readonly tags: readonly string[];
  /** Whether instances can be added and removed while it runs; null in lists. */
  declare readonly scalable: boolean | null;
  /** The runtime parameters with their values, of which null is none yet; null in lists and right after `deploy`. */
  declare readonly parameters: Readonly<Record<string, string | null>> | null;
  readonly #manager: DeploymentApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<DeploymentWire>, manager: DeploymentApi, wire: DeploymentWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** How other resources refer to it: `run/` and its id. */
  get href(): string {
    return `run/${this.id}`;
  }

  /** Whether it was done, canceled or aborted at the server's last response. */
  get isFinished(): boolean {
    return isFinished(this.state);
  }

  /** Whether it was ready, and not aborted, at the server's last response. */
  get isReady(): boolean {
    return this.state === "ready" && this.abort === null;
  }

  /** Updates this object from the server, and returns it. */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** Terminates the deployment. See `deployments.terminate`. */
  async terminate(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.terminate(this.id, options);
  }

  /** The value of a runtime parameter. See `deployments.parameter`. */
  async parameter(key: string, options?: ParameterOptions): Promise<string> {
    return selfOf(this).#manager.parameter(this, key, options);
  }

  /** The keys of the runtime parameters, which can be read without aborting the deployment. Sends a request: new keys may have come. */
  async parameterKeys(options?: RequestOptions): Promise<string[]> {
    return selfOf(this).#manager.parameterKeys(this.id, options);
  }

  /** The names of a node's instances, such as `apache.1`, also of those that were removed. */
  async nodeInstances(node: string, options?: RequestOptions): Promise<string[]> {
    return selfOf(this).#manager.nodeInstances(this.id, node, options);
  }

  /**
   * Waits until the deployment is ready, updates this object, and returns it.
   *
   * @throws A `DeploymentFailedError` if it is aborted or ends; a `WaitTimeoutError` at the deadline.
   *
   * @example
   * ```ts
   * await deployment.waitUntilReady({ timeoutMs: 1_800_000, onUpdate: ({ instance }) => console.log(instance.state) });
   * ```
   */
  async waitUntilReady(options: WaitOptions<this> = {}): Promise<this> {
    return this.#wait(options, (manager, inner) => manager.waitUntilReady(this.id, inner));
  }

  /**
   * Waits until the deployment is done, canceled or aborted, updates this object, and returns it.
   *
   * @throws A `WaitTimeoutError` at the deadline.
   */
  async waitUntilTerminated(options: WaitOptions<this> = {}): Promise<this> {
    return this.#wait(options, (manager, inner) => manager.waitUntilTerminated(this.id, inner));
  }

  /**
   * Waits until the deployment is ready again after instances were added or removed, updates this object, and returns it.
   *
   * @throws A `DeploymentFailedError` if it is aborted or ends; a `WaitTimeoutError` at the deadline.
   */
  async waitUntilScaled(options: WaitOptions<this> = {}): Promise<this> {
    return this.#wait(options, (manager, inner) => manager.waitUntilScaled(this.id, inner));
  }

  /** Waits until a runtime parameter has a value, and returns it. See `deployments.waitForParameter`. */
  async waitForParameter(key: string, options?: ParameterWaitOptions): Promise<string> {
    return selfOf(this).#manager.waitForParameter(this, key, options);
  }

  /** Adds instances of a node. See `deployments.addNodeInstances`. */
  async addNodeInstances(node: string, quantity?: number, options?: RequestOptions): Promise<string[]> {
    return selfOf(this).#manager.addNodeInstances(this.id, node, quantity, options);
  }

  /** Removes instances of a node. See `deployments.removeNodeInstances`. */
  async removeNodeInstances(node: string, ids: InstanceIds, options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.removeNodeInstances(this.id, node, ids, options);
  }

  /** What has happened to the deployment, the latest first. See `deployments.events`. */
  events(types?: EventType | readonly EventType[], options?: ListOptions): Listing<Event> {
    return selfOf(this).#manager.events(this.id, types, options);
  }

  async #wait(
    options: WaitOptions<this>,
    wait: (manager: DeploymentApi, options: WaitOptions<Deployment>) => Promise<Deployment>,
  ): Promise<this> {
    checkWaitOptions(options);
    const { onUpdate, ...rest } = options;
    const inner: WaitOptions<Deployment> = {
      ...rest,
      ...(onUpdate !== undefined && {
        onUpdate: (update) => onUpdate({ ...update, instance: this.assignFrom(update.instance) }),
      }),
    };
    return this.assignFrom(await wait(selfOf(this).#manager, inner));
  }
}

/** How to wait for a runtime parameter. */
export interface ParameterWaitOptions extends AnyParameterWaitOptions<Deployment> {}

/** The part of its manager that a {@link Deployment} calls. */
export interface DeploymentApi {
  get(id: string, options?: RequestOptions): Promise<Deployment>;
  terminate(id: string, options?: RequestOptions): Promise<void>;
  parameter(deployment: string | Deployment, key: string, options?: ParameterOptions): Promise<string>;
  parameterKeys(id: string, options?: RequestOptions): Promise<string[]>;
  nodeInstances(id: string, node: string, options?: RequestOptions): Promise<string[]>;
  waitUntilReady(id: string, options?: WaitOptions<Deployment>): Promise<Deployment>;
  waitUntilTerminated(id: string, options?: WaitOptions<Deployment>): Promise<Deployment>;
  waitUntilScaled(id: string, options?: WaitOptions<Deployment>): Promise<Deployment>;
  waitForParameter(deployment: string | Deployment, key: string, options?: ParameterWaitOptions): Promise<string>;
  addNodeInstances(id: string, node: string, quantity?: number, options?: RequestOptions): Promise<string[]>;
  removeNodeInstances(id: string, node: string, ids: InstanceIds, options?: RequestOptions): Promise<void>;
  events(id: string, types?: EventType | readonly EventType[], options?: ListOptions): Listing<Event>;
}

/** The numbers of instances: `1`, `[1, 12]`, or `"1,12"`. */
export type InstanceIds = number | string | readonly (number | string)[];

/** How to read a runtime parameter. */
export interface ParameterOptions extends RequestOptions {
  /**
   * Whether to read the key without a check that it exists. The server aborts a deployment when an unknown key is read. Default false.
   */
  readonly force?: boolean | undefined;
  /** Whether to read the value although the deployment is aborted. Default false: a `ConflictError` then. */
  readonly ignoreAbort?: boolean | undefined;
}

/**
 * A deployment as a record. The API writes it as XML, with other names in lists than elsewhere; see `openapi/slipstream.yaml`. What a
 * list leaves out is null.
 */
export interface DeploymentWire {
  /** A UUID. */
  readonly id: string;
  /** The path of the module with its version. */
  readonly module: string;
  /** The state, in lower case. */
  readonly state: string;
  /** Why it was aborted. */
  readonly abort: string | null;
  /** The URL of the deployed service. */
  readonly serviceUrl: string | null;
  /** When it was created. */
  readonly startedAt: string | null;
  /** When its state last changed. */
  readonly lastStateChangeAt: string | null;
  /** The clouds that it uses. */
  readonly clouds: string[];
  /** The owner. */
  readonly username: string | null;
  /** `Orchestration`, `Run` or `Machine`. */
  readonly type: string | null;
  /** Its tags. */
  readonly tags: string[];
  /** Whether instances can be added and removed while it runs. */
  readonly scalable: boolean | null;
  /** The runtime parameters with their values. */
  readonly parameters: Readonly<Record<string, string | null>> | null;
}
