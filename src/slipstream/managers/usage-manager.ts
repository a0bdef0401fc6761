import { requireString } from "../../core/data/checks.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import type { Schema } from "../../core/data/schema.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { Usage, usageShape, type UsageWire } from "../models/usage.js";
import { dashboard } from "../xml/machines.js";

/** How much of each cloud is used: `slipstream.usage`. */
export class UsageManager extends ResourceManager<Usage, UsageWire> {
  readonly model = Usage;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, usageShape);
  }

  /** Lists the usage of each cloud that the user has configured, and last the sum, whose `cloud` is `All Clouds`. */
  async list(options?: RequestOptions): Promise<Usage[]> {
    const self = selfOf(this);
    const spec = { method: "GET", path: dashboardPath, accepts: dashboard, options } as const;
    const { usages } = await self.transport.call(spec, dashboardSchema);
    return usages.map((wire) => self.make(wire));
  }

  /**
   * Gets the usage of one cloud. The server sends that of all clouds for it.
   *
   * @param cloud - The name of the cloud, or `All Clouds` for the sum.
   * @throws A `NotFoundError` if the server does not list the cloud.
   */
  async get(cloud: string, options?: RequestOptions): Promise<Usage> {
    const self = selfOf(this);
    requireString("cloud", cloud);
    const found = (await self.list(options)).find((usage) => usage.cloud === cloud);
    if (found !== undefined) return found;
    throw self.notFound(dashboardPath, { cloud });
  }

  protected override make(wire: UsageWire): Usage {
    return new Usage(this.shape, wire);
  }
}

const dashboardPath = "/dashboard";

const dashboardSchema: Schema<{ usages: UsageWire[] }> = z.looseObject({ usages: arrayOf(usageShape.schema) });
