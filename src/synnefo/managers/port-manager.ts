import { requireObject } from "../../core/data/checks.js";
import { defineInput, encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { BulkOptions } from "../../core/bulk/bulk.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { createMany } from "../create-many.js";
import { Network } from "../models/network.js";
import { Port, type PortChanges, portShape, type PortWire } from "../models/port.js";
import type { Server } from "../models/server.js";
import { idOf, idOfKind, type Reference } from "../references.js";
import { portKind, type PortStatus } from "../waits/resource-kinds.js";
import type { WholeListOptions } from "../whole-list.js";
import { StatusManager } from "./status-manager.js";

/** Ports, which connect servers to networks: `cloud.ports`. */
export class PortManager extends StatusManager<Port, PortWire, PortStatus, "DELETED"> {
  readonly model = Port;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, portShape, { path: "/ports", listPath: "/ports/detail", one: "port", many: "ports" }, portKind);
  }

  /** Lists the user's ports. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(options: WholeListOptions = {}): Listing<Port> {
    return selfOf(this).listAll({}, options);
  }

  /**
   * Connects a server to a network, or reserves an address of a network without a server. The port is connected later: wait until it is
   * `ACTIVE`. This is also how a server gets a floating IP address: with its network and its address.
   *
   * It is never sent twice; if the response is lost, a look for its name settles whether it was created.
   *
   * @throws A `ConflictError` if the address is taken; a `BadRequestError` for a public network without a floating IP address of the
   *   user, and for a server with eight ports; an `AmbiguousOutcomeError` if it is not known whether the port was created.
   */
  async create(network: Reference<Network>, input: PortInput = {}, options?: RequestOptions): Promise<Port> {
    const self = selfOf(this);
    const port = encodePort(network, input);
    return self.createOne({ path: "/ports", body: { port } }, options, {
      name: port.name,
      nameOf: ({ name }) => name,
      createdAt: ({ created }) => created,
    });
  }

  /**
   * Creates several ports, a few at a time: the server has no request for several.
   *
   * @returns The ports, in the order of the inputs.
   * @throws A `BulkError` if any fails. It has those that were created.
   */
  async createMany(
    inputs: readonly (PortInput & { readonly network: Reference<Network> })[],
    options: BulkOptions<Port> = {},
  ): Promise<Port[]> {
    const self = selfOf(this);
    return createMany(
      inputs,
      (input) => {
        requireObject("port: the input", input);
        const { network, ...port } = input;
        encodePort(network, port);
      },
      ({ network, ...port }, request) => self.create(network, port, request),
      options,
      self.transport.settings.clock,
    );
  }

  /** Changes a port: its name, which cannot be made empty, or its security groups, of which there must remain one. */
  async update(port: Reference<Port>, changes: PortChanges, options?: RequestOptions): Promise<Port> {
    const self = selfOf(this);
    const body = { port: encodeInput(portChanges, changes, "port") };
    return self.readOne({ ...self.item(port), method: "PUT", body, changes: true, idempotent: true, options });
  }

  /**
   * Deletes a port, which disconnects its server. Where a server is connected it vanishes later: wait until it is `DELETED`.
   *
   * @throws A `PermissionDeniedError` for a port of a public network without a floating IP address; an `AmbiguousOutcomeError` if it is
   *   not known whether it was deleted.
   */
  async delete(port: Reference<Port>, options?: RequestOptions): Promise<void> {
    await selfOf(this).remove(port, options);
  }

  protected override make(wire: PortWire): Port {
    return new Port(this.shape, this, wire);
  }
}

/** What a port is created with. */
export interface PortInput {
  /** The server that it connects, or the id of the server. Default: none. */
  readonly server?: Reference<Server> | undefined;
  /** The name, at most 128 characters. Default: empty. */
  readonly name?: string | undefined;
  /** Its address, of IPv4. A public network needs a floating IP address of the user. Default: one that the server chooses. */
  readonly ipAddress?: string | undefined;
  /** The ids of security groups. A cloud has none by default. */
  readonly securityGroups?: readonly string[] | undefined;
}

function encodePort(network: unknown, input: PortInput) {
  requireObject("port: the input", input);
  const { server, ipAddress, ...rest } = input;
  const body = encodeInput(portInput, { ...rest, ipAddress }, "port");
  const { ip_address, ...port } = body;
  return {
    network_id: idOf("network", network, Network),
    ...(server !== undefined && { device_id: idOfKind("port: server", server, "server") }),
    ...port,
    ...(ip_address !== undefined && { fixed_ips: [{ ip_address }] }),
  };
}

const portName = z
  .string()
  .check(z.refine((text) => Array.from(text).length <= 128, { error: "expected at most 128 characters" }));
const changedName = portName.check(z.refine((text) => text !== "", { error: "expected 1 to 128 characters" }));
const someGroups = z
  .array(z.string())
  .check(z.refine((groups) => groups.length > 0, { error: "expected at least one, as the server ignores none" }));

const portInput = defineInput<{ name?: string; ip_address?: string; security_groups?: string[] }>()({
  name: z.exactOptional(portName),
  ip_address: z.exactOptional(z.string()),
  security_groups: z.exactOptional(z.array(z.string())),
});

const portChanges = defineInput<{ name?: string; security_groups?: string[] }>()({
  name: z.exactOptional(changedName),
  security_groups: z.exactOptional(someGroups),
});
