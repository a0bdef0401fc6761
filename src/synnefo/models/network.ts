import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { NetworkWireOf } from "../contract.js";
import type { ReassignOptions } from "../reassign.js";
import type { AnyReference } from "../references.js";
import { defineCloudShape, nullableString, objects, wireId } from "./cloud-shape.js";
import { id, ids, time } from "./fields.js";

/** A network. */
export class Network extends Model<NetworkWire> {
  /** The id. */
  declare readonly id: string;
  /** The name. */
  declare readonly name: string;
  /** The user who owns it; null for a public network. */
  declare readonly userId: string | null;
  /** The project whose quota it counts in; null for a public network. */
  declare readonly projectId: string | null;
  /** Whether the members of the project may use it. Older servers do not say so. */
  declare readonly isSharedToProject: boolean | undefined;
  /** The type; editors offer the known ones. */
  declare readonly type: NetworkType;
  /** The status; editors offer the known ones. */
  declare readonly status: NetworkStatus;
  /** Whether every user may use it. Only administrators of the cloud may change such a network. */
  declare readonly isPublic: boolean;
  /** Whether it is connected to the Internet. */
  declare readonly isExternal: boolean;
  /** The ids of its subnets: at most one for each version of IP. */
  declare readonly subnetIds: readonly string[];
  /** Whether floating IP addresses can be allocated from it. */
  declare readonly isFloatingIpPool: boolean;
  /** When it was created. */
  declare readonly created: Date;
  /** When it was last changed. */
  declare readonly updated: Date;
  /** Whether it is deleted. Only lists of changes have such. */
  declare readonly isDeleted: boolean;
  readonly #manager: NetworkApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<NetworkWire>, manager: NetworkApi, wire: NetworkWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the network again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.networks.update` does. Takes over what the network is now. */
  async update(changes: { readonly name: string }, options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.update(this.id, changes, options));
  }

  /** As `cloud.networks.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.id, options);
  }

  /** As `cloud.networks.reassign` does. */
  async reassign(project: AnyReference, options?: ReassignOptions): Promise<void> {
    await selfOf(this).#manager.reassign(this.id, project, options);
  }
}

/** The type of a network; editors offer the known ones. */
export type NetworkType = NetworkWireOf<"NetworkType"> | (string & {});

/** The status of a network; editors offer the known ones. */
export type NetworkStatus = NetworkWireOf<"NetworkStatus"> | (string & {});

/** The part of its manager that a {@link Network} calls. */
export interface NetworkApi {
  get(id: string, options?: RequestOptions): Promise<Network>;
  update(id: string, changes: { readonly name: string }, options?: RequestOptions): Promise<Network>;
  delete(id: string, options?: RequestOptions): Promise<void>;
  reassign(id: string, project: AnyReference, options?: ReassignOptions): Promise<void>;
}

/** A network as the API writes it. */
export interface NetworkWire extends NetworkWireOf<"Network"> {}

export const networkShape = defineCloudShape<NetworkWire>()({
  noun: "network",
  key: "id",
  fields: {
    id: wireId,
    name: z.string(),
    links: objects<NetworkWireOf<"Link">>(),
    user_id: nullableString,
    tenant_id: nullableString,
    shared_to_project: z.exactOptional(z.boolean()),
    type: openString<NetworkWire["type"]>(),
    status: openString<NetworkWire["status"]>(),
    public: z.boolean(),
    shared: z.boolean(),
    "router:external": z.boolean(),
    admin_state_up: z.boolean(),
    subnets: z.array(wireId),
    "SNF:floating_ip_pool": z.boolean(),
    created: z.string(),
    updated: z.string(),
    deleted: z.boolean(),
  },
  names: {
    tenant_id: "projectId",
    shared_to_project: "isSharedToProject",
    public: "isPublic",
    "router:external": "isExternal",
    subnets: "subnetIds",
    "SNF:floating_ip_pool": "isFloatingIpPool",
    deleted: "isDeleted",
  },
  kinds: { id, subnets: ids, created: time, updated: time },
});

/** What a network is created with. */
export interface NetworkInput {
  /** The type. A cloud may enable only some for its users; by default only `MAC_FILTERED`. */
  readonly type: NetworkType;
  /** The name. Default: empty. */
  readonly name?: string | undefined;
  /** The id of the project whose quota it counts in. Default: the user's default project. */
  readonly project?: string | undefined;
  /** Whether the members of the project may use it. Default false. */
  readonly isSharedToProject?: boolean | undefined;
}
