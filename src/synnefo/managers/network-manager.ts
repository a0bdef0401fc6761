import { defineInput, encodeInput } from "../../core/data/input.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { BulkOptions } from "../../core/bulk/bulk.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { createMany } from "../create-many.js";
import { Network, type NetworkInput, networkShape, type NetworkWire } from "../models/network.js";
import { type ReassignOptions, reassignSpec } from "../reassign.js";
import type { AnyReference, Reference } from "../references.js";
import { encodeShared } from "../sharing.js";
import type { WholeListOptions } from "../whole-list.js";
import { type ChangeFilters, changeQuery, CloudManager } from "./cloud-manager.js";

/** Networks: `cloud.networks`. */
export class NetworkManager extends CloudManager<Network, NetworkWire> {
  readonly model = Network;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, networkShape, {
      path: "/networks",
      listPath: "/networks/detail",
      one: "network",
      many: "networks",
    });
  }

  /** Lists the user's networks and the public ones. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(filters: ChangeFilters = {}, options: WholeListOptions = {}): Listing<Network> {
    const self = selfOf(this);
    return self.listAll(changeQuery("networks", filters), options);
  }

  /**
   * Creates a network. It is never sent twice; if the response is lost, a look for its name settles whether it was created.
   *
   * @throws A `QuotaError` if the project may have no more networks; a `PermissionDeniedError` if the type is not enabled; an
   *   `AmbiguousOutcomeError` if it is not known whether the network was created.
   */
  async create(input: NetworkInput, options?: RequestOptions): Promise<Network> {
    const self = selfOf(this);
    const network = encodeShared(networkInput, input, "network");
    return self.createOne({ path: "/networks", body: { network } }, options, {
      name: network.name,
      nameOf: ({ name }) => name,
      createdAt: ({ created }) => created,
    });
  }

  /**
   * Creates several networks, a few at a time: the server has no request for several.
   *
   * @returns The networks, in the order of the inputs.
   * @throws A `BulkError` if any fails. It has those that were created.
   */
  async createMany(inputs: readonly NetworkInput[], options: BulkOptions<Network> = {}): Promise<Network[]> {
    const self = selfOf(this);
    return createMany(
      inputs,
      (input) => encodeShared(networkInput, input, "network"),
      (input, request) => self.create(input, request),
      options,
      self.transport.settings.clock,
    );
  }

  /**
   * Changes the name of a network, the only property that can be changed.
   *
   * @throws A `PermissionDeniedError` for a public network.
   */
  async update(
    network: Reference<Network>,
    changes: { readonly name: string },
    options?: RequestOptions,
  ): Promise<Network> {
    const self = selfOf(this);
    const body = { network: encodeInput(networkChanges, changes, "network") };
    return self.readOne({ ...self.item(network), method: "PUT", body, changes: true, idempotent: true, options });
  }

  /**
   * Deletes a network and its subnets.
   *
   * @throws A `ConflictError` while it has ports or floating IP addresses; a `PermissionDeniedError` for a public network; an
   *   `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(network: Reference<Network>, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    await self.remove(network, options, ({ isDeleted }) => isDeleted);
  }

  /**
   * Moves a network to another project, whose quota it then counts in.
   *
   * @param project - The project, or its id.
   * @throws A `QuotaError` if the project may have no more networks; a `BadRequestError` if the user is not in it.
   */
  async reassign(network: Reference<Network>, project: AnyReference, options?: ReassignOptions): Promise<void> {
    const self = selfOf(this);
    await self.send({ ...self.item(network, "/action"), ...reassignSpec(project, options) });
  }

  protected override make(wire: NetworkWire): Network {
    return new Network(this.shape, this, wire);
  }
}

const networkInput = defineInput<{ type: string; name?: string; project?: string; shared_to_project?: boolean }>()({
  type: openString<string>(),
  name: z.exactOptional(z.string()),
  project: z.exactOptional(z.string()),
  shared_to_project: z.exactOptional(z.boolean()),
});

const networkChanges = defineInput<{ name: string }>()({ name: z.string() });
