import type { Schema } from "../../core/data/schema.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import type { Schemas } from "../contract.js";
import { wireId } from "../models/cloud-shape.js";
import { readAttachment, type VolumeAttachment } from "../models/server-facts.js";
import { type AnyReference, idOfKind } from "../references.js";
import { settle } from "../../core/http/settle.js";
import { inField } from "./cloud-manager.js";

/** The volumes of a server. */
export class ServerAttachments {
  readonly #transport: Transport;
  readonly #serverId: string;

  /** @internal Made by the manager. */
  constructor(transport: Transport, serverId: string) {
    keepSelf(this);
    this.#transport = transport;
    this.#serverId = serverId;
  }

  /** All of them. */
  async list(options?: RequestOptions): Promise<VolumeAttachment[]> {
    const self = selfOf(this);
    return (await self.#transport.call({ ...self.#all, method: "GET", options }, attachmentList)).map(readAttachment);
  }

  /**
   * That of one volume.
   *
   * @throws A `BadRequestError` if there is no such volume, or it is not attached to this server.
   */
  async get(volume: AnyReference, options?: RequestOptions): Promise<VolumeAttachment> {
    const self = selfOf(this);
    return readAttachment(await self.#transport.call({ ...self.#one(volume), method: "GET", options }, attachment));
  }

  /**
   * Attaches a volume. It must be `available`, and of the server's disk template; a server has up to 8 volumes. It is `in_use` after some
   * seconds: see `volumes.waitUntil`. If the response is lost, a look at the server settles whether it was accepted.
   *
   * @throws A `BadRequestError` if there is no such volume, or it cannot be attached.
   */
  async attach(volume: AnyReference, options?: RequestOptions): Promise<VolumeAttachment> {
    const self = selfOf(this);
    const volumeId = idOfVolume(volume);
    const within = shareDeadline(options, self.#transport.settings);
    const body = { volumeAttachment: { volumeId } };
    try {
      const spec = { ...self.#all, method: "POST", body, changes: true, options: within() } as const;
      return readAttachment(await self.#transport.call(spec, attachment));
    } catch (error) {
      return settle(error, within, async (request) =>
        (await self.list(request)).find((each) => each.volumeId === volumeId),
      );
    }
  }

  /** Detaches a volume by the id of its attachment, which is that of the volume. It is `available` after some seconds. */
  async delete(volume: AnyReference, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const spec = { ...self.#one(volume), method: "DELETE", accepts: nothing, changes: true, options } as const;
    await self.#transport.call(spec, z.unknown());
  }

  /**
   * Detaches a volume: lists the volumes of the server, and detaches each that is this one.
   *
   * @returns What was detached; none if the volume is not attached to this server.
   */
  async detach(volume: AnyReference, options?: RequestOptions): Promise<readonly VolumeAttachment[]> {
    const self = selfOf(this);
    const volumeId = idOfVolume(volume);
    const within = shareDeadline(options, self.#transport.settings);
    const found = (await self.list(within())).filter((each) => each.volumeId === volumeId);
    for (const each of found) await self.delete(each.id, within());
    return found;
  }

  get #all(): Pick<RequestSpec, "path" | "pathParams"> {
    return { path: "/servers/{id}/os-volume_attachments", pathParams: { id: this.#serverId } };
  }

  #one(volume: AnyReference): Pick<RequestSpec, "path" | "pathParams"> {
    const pathParams = { id: this.#serverId, volumeId: idOfVolume(volume) };
    return { path: "/servers/{id}/os-volume_attachments/{volumeId}", pathParams };
  }
}

function idOfVolume(volume: unknown): string {
  return idOfKind("volume", volume, "volume");
}

type Wire = Schemas["compute"]["VolumeAttachment"];

const attachmentFields: Schema<Wire> = z.looseObject({
  id: wireId,
  volumeId: wireId,
  serverId: wireId,
  device: z.string(),
});
const attachment = inField("volumeAttachment", attachmentFields);
const attachmentList = inField("volumeAttachments", arrayOf(attachmentFields));
