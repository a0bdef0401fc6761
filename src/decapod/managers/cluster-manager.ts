import {
  type ClusterFilters,
  clusterFilters,
  type ClusterSortBy,
  clusterSortFields,
} from "../../../generated/decapod/filters.js";
import { Pacer } from "../../core/async/pacer.js";
import { checkOptions, requireString } from "../../core/data/checks.js";
import { encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import {
  type CinderOptions,
  Cluster,
  clusterChanges,
  clusterInput,
  type ClusterInput,
  clusterShape,
  type ClusterWire,
} from "../models/cluster.js";
import { checkWaitOptions, type WaitOptions } from "../waits/wait-options.js";
import { ResourceDeletedError } from "../waits/wait-errors.js";
import { waitForState } from "../waits/wait-for-state.js";
import { ChangeableManager } from "./versioned-manager.js";

/** The clusters: `decapod.clusters`. */
export class ClusterManager extends ChangeableManager<
  Cluster,
  ClusterWire,
  ClusterInput,
  ClusterFilters,
  ClusterSortBy
> {
  readonly model = Cluster;
  readonly #pacer: Pacer;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: clusterShape,
      changes: clusterChanges,
      path: "/v1/cluster/",
      list: "clusters",
      filters: clusterFilters,
      sortFields: clusterSortFields,
    });
    this.#pacer = new Pacer(transport.settings.clock);
  }

  /**
   * Creates a cluster without servers. An execution of `cluster_deploy` puts them into it.
   *
   * @throws A `ConflictError` if the name is taken; an `InvalidInputError` or `BadRequestError` for an invalid name; an
   *   `AmbiguousOutcomeError` if it is not known whether the cluster was created.
   */
  async create(input: ClusterInput, options?: RequestOptions): Promise<Cluster> {
    return selfOf(this).createOne(encodeInput(clusterInput, input, "cluster"), options);
  }

  /**
   * Waits until a deployment has put servers into a cluster. That happens when its execution starts; wait for the execution to know
   * whether it was successful.
   *
   * @throws A `WaitTimeoutError` at the deadline; a `ResourceDeletedError` if the cluster is deleted.
   */
  async waitUntilDeployed(cluster: string | Cluster, options: WaitOptions<Cluster> = {}): Promise<Cluster> {
    const self = selfOf(this);
    checkWaitOptions(options);
    const id = self.idOf(cluster);
    const get = (request: RequestOptions): Promise<Cluster> => self.get(id, request);
    return waitForState<Cluster>(
      {
        ...{ transport: self.transport, pacer: self.#pacer, noun: "cluster", goal: "deployed", id, poll: get },
        stateOf: ({ isDeployed }) => (isDeployed ? "deployed" : "empty"),
        isOver: (found) => {
          if (found.isDeleted) throw new ResourceDeletedError(found);
          return found.isDeployed;
        },
      },
      options,
    );
  }

  /**
   * Gets the files with which Cinder, Glance and Nova use a cluster, by their paths: `ceph.conf` and keyrings, which are secret. The
   * playbook `cinder_integration` makes them.
   *
   * @throws A `NotFoundError` if the server does not know the cluster, or if that playbook has not run.
   */
  async cinderIntegration(cluster: string | Cluster, options: CinderOptions = {}): Promise<Record<string, string>> {
    const self = selfOf(this);
    checkOptions("options", options, { root: requireString });
    const { root = "/etc/ceph", ...request } = options;
    const query: Record<string, string> = root === "" ? {} : { root };
    const path = "/v1/cinder_integration/{id}/";
    const spec = {
      method: "GET",
      path,
      pathParams: { id: self.idOf(cluster) },
      query,
      isResponseSecret: true,
    } as const;
    return self.transport.call({ ...spec, options: request }, files);
  }

  protected override make(wire: ClusterWire): Cluster {
    return new Cluster(this.shape, this, wire);
  }
}

const files = z.custom<Record<string, string>>(
  (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === "string"),
  "expected an object of strings",
);
