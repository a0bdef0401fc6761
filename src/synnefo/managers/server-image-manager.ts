import * as z from "../../core/data/zod.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { stringMap } from "../models/cloud-shape.js";
import { ServerImage, serverImageShape, type ServerImageWire } from "../models/server-image.js";
import type { Reference } from "../references.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { type ChangeFilters, changeQuery, CloudManager, inField } from "./cloud-manager.js";
import { checkedMetadata, type Metadata, metadataKey } from "./metadata.js";

/** Images as the compute service shows them: `cloud.serverImages`. `cloud.images` has the same ones, and registers new ones. */
export class ServerImageManager extends CloudManager<ServerImage, ServerImageWire> {
  readonly model = ServerImage;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, serverImageShape, { path: "/images", listPath: "/images/detail", one: "image", many: "images" });
  }

  /** Lists the images that the user may use. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(filters: ChangeFilters = {}, options: WholeListOptions = {}): Listing<ServerImage> {
    const self = selfOf(this);
    return self.listAll(changeQuery("images", filters), options);
  }

  /** Lists the ids and names of the images: a smaller response than that of {@link list}. */
  summaries(options: WholeListOptions = {}): Listing<ServerImageSummary> {
    const self = selfOf(this);
    return wholeList(
      (request) => self.transport.call({ method: "GET", path: "/images", options: request }, summaryList),
      options,
      ({ id }) => id,
    );
  }

  /**
   * Makes an image a plain file again, as `cloud.images.unregister` does. The file stays.
   *
   * @throws An `AmbiguousOutcomeError` if it is not known whether it still is one.
   */
  async delete(image: Reference<ServerImage>, options?: RequestOptions): Promise<void> {
    await selfOf(this).remove(image, options);
  }

  /** The metadata of an image, which are its properties. */
  metadata(image: Reference<ServerImage>): ServerImageMetadata {
    const self = selfOf(this);
    return new ServerImageMetadata(self.transport, self.item(image, "/metadata"));
  }

  protected override make(wire: ServerImageWire): ServerImage {
    return new ServerImage(this.shape, this, wire);
  }
}

/** The id and the name of an image. */
export interface ServerImageSummary {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly name: string;
}

/** The metadata of an image. */
export class ServerImageMetadata {
  readonly #transport: Transport;
  readonly #item: Pick<RequestSpec, "path" | "pathParams">;

  /** @internal Made by the manager. */
  constructor(transport: Transport, item: Pick<RequestSpec, "path" | "pathParams">) {
    keepSelf(this);
    this.#transport = transport;
    this.#item = item;
  }

  /** Gets all. */
  async list(options?: RequestOptions): Promise<Metadata> {
    const self = selfOf(this);
    return self.#transport.call({ method: "GET", ...self.#item, options }, all);
  }

  /**
   * Gets one.
   *
   * @throws A `NotFoundError` if there is none of this key.
   */
  async get(key: string, options?: RequestOptions): Promise<string> {
    const self = selfOf(this);
    return valueIn(key, await self.#transport.call({ method: "GET", ...self.#keyed(key), options }, one));
  }

  /** Sets one. */
  async set(key: string, value: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const body = { meta: checkedMetadata({ [key]: value }) };
    const spec = { method: "PUT", ...self.#keyed(key), body, changes: true, idempotent: true, options } as const;
    await self.#transport.call(spec, one);
  }

  /**
   * Sets some, and keeps the others.
   *
   * @returns All of them.
   */
  async update(metadata: Metadata, options?: RequestOptions): Promise<Metadata> {
    const self = selfOf(this);
    const body = { metadata: checkedMetadata(metadata) };
    const spec = { method: "POST", ...self.#item, body, changes: true, idempotent: true, options } as const;
    return self.#transport.call(spec, all);
  }

  /**
   * Deletes one. Servers of today report success and keep it: set it to an empty string instead, which deletes it. One that is not there
   * stays so.
   */
  async delete(key: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const spec = { method: "DELETE", ...self.#keyed(key), changes: true, idempotent: true, options } as const;
    await self.#transport.call({ accepts: nothing, ...spec }, z.unknown());
  }

  #keyed(key: unknown) {
    const { path, pathParams } = this.#item;
    return { path: `${path}/{key}`, pathParams: { ...pathParams, key: metadataKey(key) } };
  }
}

const all = inField("metadata", stringMap);
const one = inField("meta", stringMap);
const summaryList = inField(
  "images",
  z.array(
    z.pipe(
      z.looseObject({ id: z.string(), name: z.string() }),
      z.transform(({ id, name }): ServerImageSummary => ({ id, name })),
    ),
  ),
);

/** The value in a response with one item, whose key the server may have written in another way. */
function valueIn(key: string, meta: Metadata): string {
  return (Object.hasOwn(meta, key) ? meta[key] : Object.values(meta)[0]) ?? "";
}
