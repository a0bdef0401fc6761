import { requireObject } from "../../core/data/checks.js";
import { defineInput, encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { BulkOptions } from "../../core/bulk/bulk.js";
import { AmbiguousOutcomeError, InvalidInputError, RequestError } from "../../core/errors/index.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { createMany } from "../create-many.js";
import { nullableString, wireId } from "../models/cloud-shape.js";
import type { Image } from "../models/image.js";
import type { Server } from "../models/server.js";
import { Snapshot } from "../models/snapshot.js";
import { Volume, type VolumeChanges, volumeShape, type VolumeWire } from "../models/volume.js";
import { VolumeType } from "../models/volume-type.js";
import { type ReassignOptions, reassignSpec } from "../reassign.js";
import { type AnyReference, idOf, idOfKind, type Reference } from "../references.js";
import { encodeShared } from "../sharing.js";
import { volumeKind, type VolumeStatus } from "../waits/resource-kinds.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { type ChangeFilters, changeQuery, inField } from "./cloud-manager.js";
import { VolumeMetadata } from "./metadata.js";
import { StatusManager } from "./status-manager.js";

/** Volumes: `cloud.volumes`. */
export class VolumeManager extends StatusManager<Volume, VolumeWire, VolumeStatus, "deleted"> {
  readonly model = Volume;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    const names = { path: "/volumes", listPath: "/volumes/detail", one: "volume", many: "volumes" };
    super(transport, volumeShape, names, volumeKind);
  }

  /** Lists the user's volumes. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(filters: ChangeFilters = {}, options: WholeListOptions = {}): Listing<Volume> {
    const self = selfOf(this);
    return self.listAll(changeQuery("volumes", filters), options);
  }

  /** Lists the ids and names of the user's volumes: a smaller response than that of {@link list}. */
  summaries(options: WholeListOptions = {}): Listing<VolumeSummary> {
    const self = selfOf(this);
    return wholeList(
      (request) => self.transport.call({ method: "GET", path: "/volumes", options: request }, summaryList),
      options,
      ({ id }) => id,
    );
  }

  /**
   * Creates a volume. With a server it is attached to it: wait until it is `in_use`; without one it is `available` at once.
   *
   * It is never sent twice; if the response is lost, a look for its name settles whether it was created. The response has the id only:
   * another request gets the volume.
   *
   * @throws A `QuotaError` if the project may have no more space; a `BadRequestError` for an unknown server, type or source; an
   *   `AmbiguousOutcomeError` if it is not known whether it was created, or it was and cannot be requested.
   */
  async create(input: VolumeInput, options?: RequestOptions): Promise<Volume> {
    const self = selfOf(this);
    const volume = encodeVolume(input);
    const search = {
      name: volume.display_name,
      nameOf: ({ displayName }: Volume) => displayName,
      createdAt: ({ createdAt }: Volume) => createdAt,
    };
    return self.createOne({ path: "/volumes", body: { volume } }, options, search, (spec, within) =>
      self.#createThenGet(spec, within),
    );
  }

  /**
   * Creates several volumes, a few at a time.
   *
   * @returns The volumes, in the order of the inputs.
   * @throws A `BulkError` if any fails. It has those that were created.
   */
  async createMany(inputs: readonly VolumeInput[], options: BulkOptions<Volume> = {}): Promise<Volume[]> {
    const self = selfOf(this);
    const { clock } = self.transport.settings;
    return createMany(inputs, encodeVolume, (input, request) => self.create(input, request), options, clock);
  }

  /** Changes a volume. Without changes it is only requested. */
  async update(volume: Reference<Volume>, changes: VolumeChanges, options?: RequestOptions): Promise<Volume> {
    const self = selfOf(this);
    const given = encodeInput(volumeChanges, changes, "volume");
    if (Object.keys(given).length === 0) return self.get(volume, options);
    const body = { volume: given };
    return self.readOne({ ...self.item(volume), method: "PUT", body, changes: true, idempotent: true, options });
  }

  /**
   * Deletes a volume. It is deleted later: wait until it is `deleted`.
   *
   * @throws A `BadRequestError` for the root volume of a server and in a status that forbids it; an `AmbiguousOutcomeError` if it is not
   *   known whether it will be deleted.
   */
  async delete(volume: Reference<Volume>, options?: RequestOptions): Promise<void> {
    const isDeleted = ({ status }: Volume): boolean => status === "deleting" || status === "deleted";
    await selfOf(this).remove(volume, options, isDeleted);
  }

  /**
   * Moves a volume to another project, whose quota it then counts in.
   *
   * @param project - The project, or its id.
   * @throws A `ConflictError` for the root volume of a server, which moves with it.
   */
  async reassign(volume: Reference<Volume>, project: AnyReference, options?: ReassignOptions): Promise<void> {
    const self = selfOf(this);
    await self.send({ ...self.item(volume, "/action"), ...reassignSpec(project, options) });
  }

  /** The metadata of a volume. */
  metadata(volume: Reference<Volume>): VolumeMetadata {
    const self = selfOf(this);
    return new VolumeMetadata(self.transport, self.item(volume, "/metadata"));
  }

  protected override make(wire: VolumeWire): Volume {
    return new Volume(this.shape, this, wire);
  }

  async #createThenGet(spec: RequestSpec, within: () => RequestOptions): Promise<Volume> {
    const { id } = await this.transport.call(spec, newVolume);
    try {
      return await this.get(id, within());
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      // Otherwise it would look as if no volume had been created.
      throw new AmbiguousOutcomeError(`the volume ${id} was created, but ${error.message}`, error, { cause: error });
    }
  }
}

/** The id and the name of a volume. */
export interface VolumeSummary {
  /** The id. */
  readonly id: string;
  /** The name; null for the root volume of a server that has not been named. */
  readonly displayName: string | null;
}

/** What a volume is created with. */
export interface VolumeInput {
  /** The name. */
  readonly displayName: string;
  /** The size in GiB, 1 to 200. */
  readonly size: number;
  /** The description. Default: empty. */
  readonly displayDescription?: string | undefined;
  /** The server that it is attached to, or its id. Default: none. */
  readonly server?: Reference<Server> | undefined;
  /** Its type, or the id of the type. Required without a server, and then one that is detachable. Default: that of the server's flavor. */
  readonly volumeType?: Reference<VolumeType> | undefined;
  /** An image, or the id of an image, that it is made of. At most one source is possible. */
  readonly image?: Reference<Image> | undefined;
  /** A snapshot that it is made of, or its id. At most one source is possible. */
  readonly snapshot?: Reference<Snapshot> | undefined;
  /** The id of the project whose quota it counts in. Default: the user's default project. */
  readonly project?: string | undefined;
  /** Whether the members of the project may use it. Default false. */
  readonly isSharedToProject?: boolean | undefined;
}

function encodeVolume(input: VolumeInput) {
  requireObject("volume: the input", input);
  const { server, volumeType, image, snapshot, ...rest } = input;
  if (image !== undefined && snapshot !== undefined) {
    throw new InvalidInputError("volume: image and snapshot exclude each other");
  }
  if (server === undefined && volumeType === undefined) {
    throw new InvalidInputError("volume: volumeType is required without server");
  }
  const given = encodeShared(volumeInput, rest, "volume");
  return {
    ...given,
    ...(server !== undefined && { server_id: idOfKind("volume: server", server, "server") }),
    ...(volumeType !== undefined && { volume_type: idOf("volume type", volumeType, VolumeType) }),
    ...(image !== undefined && { imageRef: idOfKind("volume: image", image, "image") }),
    ...(snapshot !== undefined && { snapshot_id: idOf("snapshot", snapshot, Snapshot) }),
  };
}

const volumeInput = defineInput<{
  display_name: string;
  size: number;
  display_description?: string;
  project?: string;
  shared_to_project?: boolean;
}>()({
  display_name: z.string(),
  size: z.custom<number>(
    (value) => Number.isInteger(value) && value >= 1 && value <= 200,
    "expected a whole number of GiB from 1 to 200",
  ),
  display_description: z.exactOptional(z.string()),
  project: z.exactOptional(z.string()),
  shared_to_project: z.exactOptional(z.boolean()),
});

const volumeChanges = defineInput<{
  display_name?: string;
  display_description?: string;
  delete_on_termination?: boolean;
}>()({
  display_name: z.exactOptional(z.string()),
  display_description: z.exactOptional(z.string()),
  delete_on_termination: z.exactOptional(z.boolean()),
});

const summary = z.pipe(
  z.looseObject({ id: wireId, display_name: nullableString }),
  z.transform(({ id, display_name }): VolumeSummary => ({ id: String(id), displayName: display_name })),
);

const newVolume = inField("volume", summary);
const summaryList = inField("volumes", z.array(summary));
