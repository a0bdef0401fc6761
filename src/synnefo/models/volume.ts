import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { VolumeWireOf } from "../contract.js";
import type { ReassignOptions } from "../reassign.js";
import type { AnyReference } from "../references.js";
import type { VolumeStatus } from "../waits/resource-kinds.js";
import type { StatusWait, StatusWaitOptions } from "../waits/wait-options.js";
import { defineCloudShape, nullableId, nullableString, number, objects, stringMap, wireId } from "./cloud-shape.js";
import { id, time } from "./fields.js";

/** A disk, used by a server or by none. */
export class Volume extends Model<VolumeWire> {
  /** The id. */
  declare readonly id: string;
  /** The name; null for the root volume of a server that has not been named. */
  declare readonly displayName: string | null;
  /** The description; null for the root volume of a server that has not been described. */
  declare readonly displayDescription: string | null;
  /** The status, in lower case and with underscores, such as `in_use`; editors offer the known ones. */
  declare readonly status: VolumeStatus;
  /** The size in GiB. */
  declare readonly size: number;
  /** When it was created. */
  declare readonly createdAt: Date;
  /** The metadata. */
  declare readonly metadata: Readonly<Record<string, string>>;
  /** The id of the snapshot that it was made of; null for none. */
  declare readonly snapshotId: string | null;
  /** The id of the volume that it was made of; null for none. */
  declare readonly sourceVolumeId: string | null;
  /** The id of the image that it was made of; null for none. */
  declare readonly imageId: string | null;
  /** The server that uses it, if one does. */
  declare readonly attachments: readonly VolumeUse[];
  /** The id of its type. */
  declare readonly volumeType: string;
  /** Whether it is deleted. Older servers do not say so. */
  declare readonly isDeleted: boolean | undefined;
  /** Whether it is deleted with its server. */
  declare readonly deleteOnTermination: boolean;
  /** The user who owns it. */
  declare readonly userId: string;
  /** The project whose quota it counts in. */
  declare readonly projectId: string;
  /** Whether the members of the project may use it. Older servers do not say so. */
  declare readonly isSharedToProject: boolean | undefined;
  readonly #manager: VolumeApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<VolumeWire>, manager: VolumeApi, wire: VolumeWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the volume again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.volumes.update` does. Takes over what the volume is now. */
  async update(changes: VolumeChanges, options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.update(this.id, changes, options));
  }

  /** As `cloud.volumes.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.id, options);
  }

  /** As `cloud.volumes.reassign` does. */
  async reassign(project: AnyReference, options?: ReassignOptions): Promise<void> {
    await selfOf(this).#manager.reassign(this.id, project, options);
  }

  /** As `cloud.volumes.waitUntil` does. */
  waitUntil(statuses: VolumeStatus | readonly VolumeStatus[], options?: StatusWaitOptions<Volume>): StatusWait<Volume> {
    return selfOf(this).#manager.waitOn(this, "until", statuses, options);
  }

  /** As `cloud.volumes.waitWhile` does. */
  waitWhile(statuses: VolumeStatus | readonly VolumeStatus[], options?: StatusWaitOptions<Volume>): StatusWait<Volume> {
    return selfOf(this).#manager.waitOn(this, "while", statuses, options);
  }

  /** @internal Takes over what a wait has seen. */
  takeOver(fresh: Volume): this {
    return this.assignFrom(fresh);
  }
}

/** A server that uses a volume. */
export interface VolumeUse {
  /** The id of the server. */
  readonly serverId: string;
  /** The position among the volumes of the server, from 0 for the root volume; null if it is not known yet. */
  readonly deviceIndex: number | null;
}

/** The part of its manager that a {@link Volume} calls. */
export interface VolumeApi {
  get(id: string, options?: RequestOptions): Promise<Volume>;
  update(id: string, changes: VolumeChanges, options?: RequestOptions): Promise<Volume>;
  delete(id: string, options?: RequestOptions): Promise<void>;
  reassign(id: string, project: AnyReference, options?: ReassignOptions): Promise<void>;
  waitOn(
    model: Volume,
    mode: "until" | "while",
    statuses: unknown,
    options: StatusWaitOptions<Volume> | undefined,
  ): StatusWait<Volume>;
}

/** What can be changed of a volume. */
export interface VolumeChanges {
  /** The name. */
  readonly displayName?: string | undefined;
  /** The description. */
  readonly displayDescription?: string | undefined;
  /** Whether it is deleted with its server. Servers refuse false. */
  readonly deleteOnTermination?: boolean | undefined;
}

/** A volume as the API writes it. */
export interface VolumeWire extends VolumeWireOf<"Volume"> {}

export const volumeShape = defineCloudShape<VolumeWire>()({
  noun: "volume",
  key: "id",
  fields: {
    id: wireId,
    display_name: nullableString,
    links: objects<VolumeWireOf<"Link">>(),
    status: openString<VolumeWire["status"]>(),
    size: number,
    display_description: nullableString,
    created_at: z.string(),
    metadata: stringMap,
    snapshot_id: nullableString,
    source_volid: nullableId,
    image_id: nullableString,
    attachments: objects<VolumeWireOf<"VolumeAttachment">>(),
    volume_type: wireId,
    deleted: z.exactOptional(z.boolean()),
    delete_on_termination: z.boolean(),
    user_id: z.string(),
    tenant_id: z.string(),
    shared_to_project: z.exactOptional(z.boolean()),
  },
  names: {
    source_volid: "sourceVolumeId",
    tenant_id: "projectId",
    shared_to_project: "isSharedToProject",
    deleted: "isDeleted",
  },
  kinds: {
    id,
    created_at: time,
    source_volid: id,
    volume_type: id,
    attachments: {
      fromWire: (value) =>
        // The schema has checked that they are objects.
        (value as VolumeWireOf<"VolumeAttachment">[]).map(({ server_id, device_index }): VolumeUse => ({
          serverId: String(server_id),
          deviceIndex: device_index,
        })),
      toWire: (_, before) => before,
    },
  },
});
