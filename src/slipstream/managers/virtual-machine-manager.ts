import {
  type Checks,
  checkOptions,
  requireCount,
  requireObject,
  requirePlainObject,
  requireString,
} from "../../core/data/checks.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import { arrayOf, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import type { PageReader } from "../../core/lists/pages.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { VirtualMachine, virtualMachineShape, type VirtualMachineWire } from "../models/virtual-machine.js";
import { machineList } from "../xml/machines.js";

/**
 * Virtual machines on the clouds: `slipstream.virtualMachines`. Servers from version 3.62 have them in the CIMI collection
 * `virtualMachines` only, and respond with 404 here.
 */
export class VirtualMachineManager extends ResourceManager<VirtualMachine, VirtualMachineWire> {
  readonly model = VirtualMachine;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, virtualMachineShape);
  }

  /**
   * Lists the machines that match all filters, those that the server saw last first. Nothing is sent until the listing is used: `await`
   * it for an array, or loop over it.
   *
   * The list is read by offsets: a machine that appears, disappears or is seen again meanwhile can make it miss or repeat another.
   *
   * @param filters - Default: none.
   * @param options - `pageSize` is at most 500.
   */
  list(filters: VirtualMachineFilters = {}, options: ListOptions = {}): Listing<VirtualMachine> {
    const self = selfOf(this);
    const query = encodeFilters(filters);
    requireObject("options", options);
    const { pageSize = 1 } = options;
    if (requireCount("pageSize", pageSize, 1, false) > largestPage)
      throw new InvalidInputError(`pageSize must be at most ${largestPage}, not ${pageSize}`);
    const read: PageReader<VirtualMachineWire> = async ({ number, size }, request) => {
      const offset = (number - 1) * size;
      const pageQuery = { offset: String(offset), limit: String(size), ...query };
      const spec = { method: "GET", path: "/vms", query: pageQuery, accepts: machineList, options: request } as const;
      const { machines, totalCount } = await self.transport.call(spec, machineListSchema);
      return { items: machines, count: totalCount ?? offset + machines.length };
    };
    // Clouds choose the ids of their own machines.
    return self.listing(read, options, { idOf: ({ cloud, id }) => `${cloud} ${id}` });
  }

  protected override make(wire: VirtualMachineWire): VirtualMachine {
    return new VirtualMachine(this.shape, wire);
  }
}

/** Filters of {@link VirtualMachineManager.list}. */
export interface VirtualMachineFilters {
  /** The deployment or its id. */
  readonly deployment?: string | { readonly id: string } | undefined;
  /** The exact name of the cloud. */
  readonly cloud?: string | undefined;
  /** The name of the owner of the deployment. */
  readonly deploymentOwner?: string | undefined;
  /** The name of the user whose account on the cloud has the machine. Only superusers may filter by it. */
  readonly user?: string | undefined;
}

/** How many machines the server sends at a time. */
const largestPage = 500;

const filterChecks: Checks<VirtualMachineFilters> = {
  deployment: (name, value) => {
    const id: unknown = typeof value === "object" && value !== null && "id" in value ? value.id : value;
    if (typeof id === "string" && id !== "") return;
    throw new InvalidInputError(`${name} must be the id of a deployment, or a deployment, not ${describeValue(value)}`);
  },
  cloud: requireString,
  deploymentOwner: requireString,
  user: requireString,
};

function encodeFilters(filters: VirtualMachineFilters): Record<string, string> {
  const given: object = filters;
  requirePlainObject("filters", given);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(filterChecks, name)) continue;
    throw new InvalidInputError(
      `unknown filter ${name}; those of virtual machines are ${Object.keys(filterChecks).join(", ")}`,
    );
  }
  checkOptions("filters", filters, filterChecks);
  const { deployment = "", cloud = "", deploymentOwner, user } = filters;
  return {
    runUuid: typeof deployment === "string" ? deployment : deployment.id,
    cloud,
    ...(deploymentOwner !== undefined && { runOwner: deploymentOwner }),
    ...(user !== undefined && { user }),
  };
}

const machineListSchema: Schema<{ machines: VirtualMachineWire[]; totalCount: number | null }> = z.looseObject({
  machines: arrayOf(virtualMachineShape.schema),
  totalCount: z.nullable(wholeNumber(0)),
});
