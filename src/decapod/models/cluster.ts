import * as z from "../../core/data/zod.js";
import { defineInput } from "../../core/data/input.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import type { Schemas, Wire } from "../contract.js";
import type { WaitOptions } from "../waits/wait-options.js";
import { clusterName, isObject } from "./fields.js";
import { type ChangeableApi, ChangeableModel } from "./versioned-model.js";
import { defineVersionedShape } from "./versioned-shape.js";

/** A Ceph cluster. Its id is the cluster's FSID. */
export class Cluster extends ChangeableModel<ClusterWire, ClusterInput> {
  /** The name of the Ceph cluster, unique among the clusters that are not deleted. */
  declare readonly name: string;
  /** The servers by their role, with the API's names. Empty until the cluster is deployed; only executions change it. */
  declare readonly configuration: Readonly<
    Partial<Record<Schemas["ClusterRole"] | (string & {}), readonly ClusterServer[]>>
  >;
  readonly #manager: ClusterApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ClusterWire>, manager: ClusterApi, wire: ClusterWire) {
    super(shape, manager, wire);
    this.#manager = manager;
  }

  /** Whether a deployment has put servers into it. */
  get isDeployed(): boolean {
    return Object.values(this.configuration).some((servers) => servers !== undefined && servers.length > 0);
  }

  /** Waits until a deployment has put servers into the cluster, updates this object, and returns it. See `clusters.waitUntilDeployed`. */
  async waitUntilDeployed(options?: WaitOptions<Cluster>): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.waitUntilDeployed(this.id, options));
  }

  /** The files with which Cinder, Glance and Nova use the cluster. See `clusters.cinderIntegration`. */
  async cinderIntegration(options?: CinderOptions): Promise<Record<string, string>> {
    return selfOf(this).#manager.cinderIntegration(this.id, options);
  }
}

/** The part of its manager that a {@link Cluster} calls. */
export interface ClusterApi extends ChangeableApi<ClusterInput> {
  waitUntilDeployed(id: string, options?: WaitOptions<Cluster>): Promise<Cluster>;
  cinderIntegration(id: string, options?: CinderOptions): Promise<Record<string, string>>;
}

/** How the files of a Cinder integration are named. */
export interface CinderOptions extends RequestOptions {
  /** The folder of the files in their names. Default, also for an empty one: `/etc/ceph`. */
  readonly root?: string | undefined;
}

/** A cluster as the API writes it. */
export interface ClusterWire extends Wire<"Cluster"> {}

/** A server of a cluster, as the cluster has recorded it, with the API's names. */
export interface ClusterServer extends Wire<"ClusterServer"> {}

/** What a cluster is created with, and what can be changed. */
export interface ClusterInput {
  /** The name: 1 to 1,024 letters and digits of ASCII, unique among the clusters that are not deleted. */
  name: string;
}

export const clusterShape = defineVersionedShape<ClusterWire>()({
  noun: "cluster",
  fields: {
    name: z.string(),
    configuration: z.custom<Wire<"ClusterData">["configuration"]>(
      (value) => isObject(value) && Object.values(value).every(Array.isArray),
      "expected an object of arrays",
    ),
  },
});

export const clusterInput = defineInput<Wire<"ClusterCreate">>()({ name: clusterName });

export const clusterChanges = defineInput<Partial<ClusterInput>>()({ name: z.exactOptional(clusterName) });
