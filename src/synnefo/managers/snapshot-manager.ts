import { defineInput, encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { stringMap } from "../models/cloud-shape.js";
import { Snapshot, type SnapshotChanges, snapshotShape, type SnapshotWire } from "../models/snapshot.js";
import { Volume } from "../models/volume.js";
import { idOf, type Reference } from "../references.js";
import { snapshotKind, type SnapshotStatus } from "../waits/resource-kinds.js";
import type { WholeListOptions } from "../whole-list.js";
import { type ChangeFilters, changeQuery } from "./cloud-manager.js";
import { type Metadata, VolumeMetadata } from "./metadata.js";
import { StatusManager } from "./status-manager.js";

/** Snapshots of volumes: `cloud.snapshots`. Where a cloud has none, each call is refused with a `BadRequestError` or a `MethodNotAllowedError`. */
export class SnapshotManager extends StatusManager<Snapshot, SnapshotWire, SnapshotStatus, "DELETED"> {
  readonly model = Snapshot;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    const names = { path: "/snapshots", listPath: "/snapshots/detail", one: "snapshot", many: "snapshots" };
    super(transport, snapshotShape, names, snapshotKind);
  }

  /** Lists the user's snapshots. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(filters: ChangeFilters = {}, options: WholeListOptions = {}): Listing<Snapshot> {
    const self = selfOf(this);
    return self.listAll(changeQuery("snapshots", filters), options);
  }

  /**
   * Makes a snapshot of a volume that a server uses. It is complete later: wait until it is `AVAILABLE`. Its size counts in the quota of
   * the object storage.
   *
   * It is never sent twice; if the response is lost, a look for its name settles whether it was created.
   *
   * @throws A `QuotaError` if there is not enough space; a `BadRequestError` if the volume is not attached or of another type; an
   *   `AmbiguousOutcomeError` if it is not known whether it was created.
   */
  async create(volume: Reference<Volume>, input: SnapshotInput = {}, options?: RequestOptions): Promise<Snapshot> {
    const self = selfOf(this);
    const snapshot = {
      volume_id: idOf("volume", volume, Volume),
      ...encodeInput(snapshotInput, input, "snapshot"),
    };
    return self.createOne({ path: "/snapshots", body: { snapshot } }, options, {
      name: snapshot.display_name,
      nameOf: ({ displayName }) => displayName,
      createdAt: ({ createdAt }) => createdAt,
      // The server writes whole seconds.
      toleranceMs: 999,
    });
  }

  /** Changes a snapshot, and with it the time at which it was created. Without changes it is only requested. */
  async update(snapshot: Reference<Snapshot>, changes: SnapshotChanges, options?: RequestOptions): Promise<Snapshot> {
    const self = selfOf(this);
    const given = encodeInput(snapshotChanges, changes, "snapshot");
    if (Object.keys(given).length === 0) return self.get(snapshot, options);
    const body = { snapshot: given };
    return self.readOne({ ...self.item(snapshot), method: "PUT", body, changes: true, idempotent: true, options });
  }

  /**
   * Deletes a snapshot, and its file in the object storage.
   *
   * @throws An `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(snapshot: Reference<Snapshot>, options?: RequestOptions): Promise<void> {
    await selfOf(this).remove(snapshot, options);
  }

  /** The metadata of a snapshot. */
  metadata(snapshot: Reference<Snapshot>): VolumeMetadata {
    const self = selfOf(this);
    return new VolumeMetadata(self.transport, self.item(snapshot, "/metadata"));
  }

  protected override make(wire: SnapshotWire): Snapshot {
    return new Snapshot(this.shape, this, wire);
  }
}

/** What a snapshot is made with. */
export interface SnapshotInput {
  /** The name. Default: one that names the volume. */
  readonly displayName?: string | undefined;
  /** The description. Default: empty. */
  readonly displayDescription?: string | undefined;
  /** The metadata. Default: none. */
  readonly metadata?: Metadata | undefined;
}

const snapshotInput = defineInput<{
  display_name?: string;
  display_description?: string;
  metadata?: Record<string, string>;
}>()({
  display_name: z.exactOptional(z.string()),
  display_description: z.exactOptional(z.string()),
  metadata: z.exactOptional(stringMap),
});

const snapshotChanges = defineInput<{ display_name?: string; display_description?: string }>()({
  display_name: z.exactOptional(z.string()),
  display_description: z.exactOptional(z.string()),
});
