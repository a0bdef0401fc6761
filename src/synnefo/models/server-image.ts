import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { ComputeWireOf } from "../contract.js";
import { defineCloudShape, number, objects, stringMap } from "./cloud-shape.js";
import { time } from "./fields.js";

/** An image as the compute service shows it. */
export class ServerImage extends Model<ServerImageWire> {
  /** The id, the same as that of the image service. */
  declare readonly id: string;
  /** The name. */
  declare readonly name: string;
  /** When it was last changed: the server has no other time. */
  declare readonly created: Date;
  /** When it was last changed. */
  declare readonly updated: Date;
  /** The status; editors offer the known ones. */
  declare readonly status: ServerImageWire["status"];
  /** How much of it is done, in percent: 100 if it is `ACTIVE`, else 0. */
  declare readonly progress: number;
  /** The user who owns it. */
  declare readonly userId: string;
  /** The user who owns it, too. */
  declare readonly tenantId: string;
  /** Whether every user may use it. */
  declare readonly isPublic: boolean;
  /** Whether it is a snapshot of a volume. Older servers do not say so. */
  declare readonly isSnapshot: boolean | undefined;
  /** Its properties, such as `os` and `users`. */
  declare readonly metadata: Readonly<Record<string, string>>;
  readonly #manager: ServerImageApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ServerImageWire>, manager: ServerImageApi, wire: ServerImageWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the image again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.serverImages.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.id, options);
  }
}

/** The part of its manager that a {@link ServerImage} calls. */
export interface ServerImageApi {
  get(id: string, options?: RequestOptions): Promise<ServerImage>;
  delete(id: string, options?: RequestOptions): Promise<void>;
}

/** An image as the compute API writes it. */
export interface ServerImageWire extends ComputeWireOf<"Image"> {}

export const serverImageShape = defineCloudShape<ServerImageWire>()({
  noun: "image",
  key: "id",
  fields: {
    id: z.string(),
    name: z.string(),
    created: z.string(),
    updated: z.string(),
    status: openString<ServerImageWire["status"]>(),
    progress: number,
    user_id: z.string(),
    tenant_id: z.string(),
    public: z.boolean(),
    is_snapshot: z.exactOptional(z.boolean()),
    links: objects<ComputeWireOf<"Link">>(),
    metadata: stringMap,
  },
  names: { public: "isPublic" },
  kinds: { created: time, updated: time },
});
