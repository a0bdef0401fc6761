import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { VolumeWireOf } from "../contract.js";
import type { SnapshotStatus } from "../waits/resource-kinds.js";
import type { StatusWait, StatusWaitOptions } from "../waits/wait-options.js";
import { defineCloudShape, nullableId, nullableString, number, objects, stringMap } from "./cloud-shape.js";
import { id, time } from "./fields.js";

/** A copy of a volume at one moment. */
export class Snapshot extends Model<SnapshotWire> {
  /** The id. */
  declare readonly id: string;
  /** The size in GiB. */
  declare readonly size: number;
  /** The name. */
  declare readonly displayName: string;
  /** The description. */
  declare readonly displayDescription: string | null;
  /** The status, in upper case; editors offer the known ones. */
  declare readonly status: SnapshotStatus;
  /** How much of it is done, in percent: 100 if it is complete, else 0. */
  declare readonly progress: number;
  /** When it was created or last changed. */
  declare readonly createdAt: Date;
  /** The metadata: empty with servers of today, which show them by `cloud.snapshots.metadata` only. */
  declare readonly metadata: Readonly<Record<string, string>>;
  /** The id of the volume. */
  declare readonly volumeId: string | null;
  /** The user who owns it. */
  declare readonly userId: string;
  /** The user who owns it, too. */
  declare readonly tenantId: string;
  readonly #manager: SnapshotApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<SnapshotWire>, manager: SnapshotApi, wire: SnapshotWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the snapshot again, and takes over what it is now. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.id, options));
  }

  /** As `cloud.snapshots.update` does. Takes over what the snapshot is now. */
  async update(changes: SnapshotChanges, options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.update(this.id, changes, options));
  }

  /** As `cloud.snapshots.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.id, options);
  }

  /** As `cloud.snapshots.waitUntil` does. */
  waitUntil(
    statuses: SnapshotStatus | readonly SnapshotStatus[],
    options?: StatusWaitOptions<Snapshot>,
  ): StatusWait<Snapshot> {
    return selfOf(this).#manager.waitOn(this, "until", statuses, options);
  }

  /** As `cloud.snapshots.waitWhile` does. */
  waitWhile(
    statuses: SnapshotStatus | readonly SnapshotStatus[],
    options?: StatusWaitOptions<Snapshot>,
  ): StatusWait<Snapshot> {
    return selfOf(this).#manager.waitOn(this, "while", statuses, options);
  }

  /** @internal Takes over what a wait has seen. */
  takeOver(fresh: Snapshot): this {
    return this.assignFrom(fresh);
  }
}

/** The part of its manager that a {@link Snapshot} calls. */
export interface SnapshotApi {
  get(id: string, options?: RequestOptions): Promise<Snapshot>;
  update(id: string, changes: SnapshotChanges, options?: RequestOptions): Promise<Snapshot>;
  delete(id: string, options?: RequestOptions): Promise<void>;
  waitOn(
    model: Snapshot,
    mode: "until" | "while",
    statuses: unknown,
    options: StatusWaitOptions<Snapshot> | undefined,
  ): StatusWait<Snapshot>;
}

/** What can be changed of a snapshot. */
export interface SnapshotChanges {
  /** The name. */
  readonly displayName?: string | undefined;
  /** The description. */
  readonly displayDescription?: string | undefined;
}

/** A snapshot as the API writes it. */
export interface SnapshotWire extends VolumeWireOf<"Snapshot"> {}

export const snapshotShape = defineCloudShape<SnapshotWire>()({
  noun: "snapshot",
  key: "id",
  fields: {
    id: z.string(),
    size: number,
    display_name: z.string(),
    display_description: nullableString,
    status: openString<SnapshotWire["status"]>(),
    user_id: z.string(),
    tenant_id: z.string(),
    "os-extended-snapshot-attribute:progress": z.custom<number | string>(
      (value) => typeof value === "number" || typeof value === "string",
      "expected a percentage",
    ),
    created_at: z.string(),
    metadata: stringMap,
    volume_id: nullableId,
    links: objects<VolumeWireOf<"Link">>(),
  },
  kinds: {
    id,
    created_at: time,
    volume_id: id,
    // The string "100%", or the number 0.
    "os-extended-snapshot-attribute:progress": {
      fromWire: (value) => Number.parseInt(String(value), 10) || 0,
      toWire: (_, before) => before,
    },
  },
});
