import { type Checks, requireBoolean, requireString } from "../../core/data/checks.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { Flavor, flavorShape, type FlavorWire } from "../models/flavor.js";
import type { Reference } from "../references.js";
import type { RequestOptions } from "../../core/http/request.js";
import * as z from "../../core/data/zod.js";
import type { WholeListOptions } from "../whole-list.js";
import { CloudManager, inField } from "./cloud-manager.js";
import { checkFilters } from "./filters.js";

/** The sizes of servers: `cloud.flavors`. */
export class FlavorManager extends CloudManager<Flavor, FlavorWire> {
  readonly model = Flavor;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, flavorShape, { path: "/flavors", listPath: "/flavors/detail", one: "flavor", many: "flavors" });
  }

  /** Lists the flavors that the user may use. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(filters: FlavorFilters = {}, options: WholeListOptions = {}): Listing<Flavor> {
    const self = selfOf(this);
    checkFilters("flavors", filters, filterChecks);
    const { isPublic, project } = filters;
    const query = {
      ...(isPublic !== undefined && { "SNF:is_public": String(isPublic) }),
      ...(project !== undefined && { "SNF:flavor-access": project }),
    };
    return self.listAll(query, options);
  }

  /** Gets what a flavor has beside the usual properties: usually nothing. */
  async extraSpecs(flavor: Reference<Flavor>, options?: RequestOptions): Promise<Readonly<Record<string, unknown>>> {
    const self = selfOf(this);
    return self.transport.call({ method: "GET", ...self.item(flavor, "/os-extra_specs"), options }, extraSpecs);
  }

  protected override make(wire: FlavorWire): Flavor {
    return new Flavor(this.shape, wire);
  }
}

/** Filters of {@link FlavorManager.list}. */
export interface FlavorFilters {
  /** Only those that every user may use, or only the others. */
  readonly isPublic?: boolean | undefined;
  /** Only those that were granted to this project by name, by its id. Public flavors are not among them. */
  readonly project?: string | undefined;
}

const filterChecks: Checks<FlavorFilters> = { isPublic: requireBoolean, project: requireString };

// Not a `looseObject`, which would lose digits of large numbers.
const extraSpecs = inField(
  "extra_specs",
  z.custom<Readonly<Record<string, unknown>>>(
    (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
    "expected an object",
  ),
);
