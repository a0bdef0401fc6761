import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { ImageWireOf } from "../contract.js";
import type { ImageChanges } from "../image-headers.js";
import { defineCloudShape, number, stringMap } from "./cloud-shape.js";
import { time } from "./fields.js";

/** An image, from which servers are made: a file of the object storage. */
export class Image extends Model<ImageWire> {
  /** The id, which is also the UUID of the file. */
  declare readonly id: string;
  /** The name. */
  declare readonly name: string;
  /** The status; editors offer the known ones. Older servers write it in lower case. */
  declare readonly status: ImageWire["status"];
  /** The format of the disk; editors offer the known ones. */
  declare readonly diskFormat: ImageWire["disk_format"];
  /** The format of the container; editors offer the known ones. */
  declare readonly containerFormat: ImageWire["container_format"];
  /** The size in bytes. */
  declare readonly size: number;
  /** The Merkle hash of the file. */
  declare readonly checksum: string;
  /** The file: `pithos://ACCOUNT/CONTAINER/PATH`, with percent-encoded segments. */
  declare readonly location: string;
  /** When it was last changed: the server has no other time. */
  declare readonly createdAt: Date;
  /** When it was last changed. */
  declare readonly updatedAt: Date;
  /** When it was deleted; null if it was not. */
  declare readonly deletedAt: Date | null;
  /** Whether every user may use it. */
  declare readonly isPublic: boolean;
  /** The account that owns the file. */
  declare readonly owner: string;
  /** Further properties, such as `os` and `users`. The server makes punctuation in their keys `_`. */
  declare readonly properties: Readonly<Record<string, string>>;
  /** Whether it is a snapshot of a volume. */
  declare readonly isSnapshot: boolean;
  /** The description, if it has one. */
  declare readonly description: string | undefined;
  readonly #manager: ImageApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ImageWire>, manager: ImageApi, wire: ImageWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the image again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.images.update` does. Takes over what the image is now. */
  async update(changes: ImageChanges, options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.update(this.id, changes, options));
  }

  /** As `cloud.images.unregister` does. */
  async unregister(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.unregister(this.id, options);
  }
}

/** The part of its manager that a {@link Image} calls. */
export interface ImageApi {
  get(id: string, options?: RequestOptions): Promise<Image>;
  update(id: string, changes: ImageChanges, options?: RequestOptions): Promise<Image>;
  unregister(id: string, options?: RequestOptions): Promise<void>;
}

/** An image as lists of the API write it. Other responses have it in headers. */
export interface ImageWire extends ImageWireOf<"ImageDetails"> {}

export const imageShape = defineCloudShape<ImageWire>()({
  noun: "image",
  key: "id",
  fields: {
    id: z.string(),
    name: z.string(),
    status: openString<ImageWire["status"]>(),
    disk_format: openString<ImageWire["disk_format"]>(),
    container_format: openString<ImageWire["container_format"]>(),
    size: number,
    checksum: z.string(),
    location: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    deleted_at: z.string(),
    is_public: z.boolean(),
    owner: z.string(),
    properties: stringMap,
    is_snapshot: z.boolean(),
    description: z.exactOptional(z.string()),
  },
  kinds: { created_at: time, updated_at: time, deleted_at: time },
});
