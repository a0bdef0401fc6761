import { type Checks, checkOptions, requireArray, requireCount, requireString } from "../../core/data/checks.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError, NotFoundError } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import { requestChecks, type RequestOptions, type RequestSpec } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import type { ImageWireOf } from "../contract.js";
import {
  changeHeaders,
  type ImageChanges,
  type ImageInput,
  imageInHeaders,
  registrationHeaders,
} from "../image-headers.js";
import { Image, imageShape, type ImageWire } from "../models/image.js";
import { idOf, isSegment, type Reference } from "../references.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { inField } from "./cloud-manager.js";
import { checkFilters } from "./filters.js";
import { deleteOnce } from "../delete-once.js";

/** Images of the image service: `cloud.images`. */
export class ImageManager extends ResourceManager<Image, ImageWire> {
  readonly model = Image;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, imageShape);
  }

  /**
   * Lists the user's images, those shared with the user, and the public ones. Nothing is sent until the listing is used: `await` it for an
   * array, or loop over it.
   *
   * @param filters - The server reads them, and returns all images in spite of them: the client applies them.
   */
  list(filters: ImageFilters = {}, options: ImageListOptions = {}): Listing<Image> {
    const self = selfOf(this);
    checkFilters("images", filters, filterChecks);
    checkOptions("options", options, { sortBy: checkSortBy });
    const { sortBy, ...request } = options;
    const query = { ...sortQuery(sortBy), ...filterQuery(filters) };
    return wholeList(
      async (each) => {
        const spec = { method: "GET", path: "/images/detail", query, options: each } as const;
        const wires = await self.transport.call(spec, imageList);
        return wires.filter((wire) => fits(wire, filters)).map((wire) => self.make(wire));
      },
      request,
      ({ id }) => id,
    );
  }

  /**
   * Gets an image.
   *
   * @throws A `NotFoundError` if there is none of this id; a `PermissionDeniedError` if the user may not use it.
   */
  async get(image: Reference<Image>, options?: RequestOptions): Promise<Image> {
    const self = selfOf(this);
    return self.requestOne({ method: "HEAD", ...self.#item(image), accepts: imageInHeaders, options });
  }

  /**
   * Makes an image of a file of the object storage. A file that is an image already is changed. Of the users who may read the file, only
   * the owner stays, and all users if it is public.
   *
   * @throws A `NotFoundError` if there is no such file; a `PermissionDeniedError` if the user does not own it; a `BadRequestError` for a
   *   wrong checksum.
   */
  async register(input: ImageInput, options?: RequestOptions): Promise<Image> {
    const self = selfOf(this);
    const spec = { method: "POST", path: "/images/" } as const;
    return self.requestOne(withHeaders(spec, registrationHeaders(input), options));
  }

  /**
   * Changes an image. Without changes it is only requested.
   *
   * @throws A `PermissionDeniedError` if the user does not own it.
   */
  async update(image: Reference<Image>, changes: ImageChanges, options?: RequestOptions): Promise<Image> {
    const self = selfOf(this);
    const headers = changeHeaders(changes);
    if (Object.keys(headers).length === 0) return self.get(image, options);
    return self.requestOne(withHeaders({ method: "PUT", ...self.#item(image) }, headers, options));
  }

  /**
   * Makes an image a plain file again. The file stays.
   *
   * @throws A `NotFoundError` if it is no image; an `AmbiguousOutcomeError` if it is not known whether it still is one.
   */
  async unregister(image: Reference<Image>, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const item = self.#item(image);
    await deleteOnce(
      self.transport,
      options,
      (request) => self.#send({ method: "DELETE", ...item, changes: true, options: request }),
      async (request) => {
        await self.requestOne({ method: "HEAD", ...item, accepts: imageInHeaders, options: request });
        return false;
      },
      isMissing,
    );
  }

  /** The UUIDs of the users who may use an image. */
  async members(image: Reference<Image>, options?: RequestOptions): Promise<string[]> {
    const self = selfOf(this);
    const members = await self.transport.call({ method: "GET", ...self.#item(image, "/members"), options }, memberList);
    return members.map(({ member_id }) => member_id);
  }

  /** Lets a user use an image. One who may already stays. */
  async addMember(image: Reference<Image>, user: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    await self.#send({ method: "PUT", ...self.#member(image, user), changes: true, idempotent: true, options });
  }

  /** Lets a user no longer use an image. One who may not stays so. */
  async removeMember(image: Reference<Image>, user: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    await self.#send({ method: "DELETE", ...self.#member(image, user), changes: true, idempotent: true, options });
  }

  /** Replaces the users who may use an image. Whether it is public stays. */
  async setMembers(image: Reference<Image>, users: readonly string[], options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    requireArray("users", users);
    const memberships = Array.from(users, (user) => ({ member_id: userId(user) }));
    const spec = { method: "PUT", ...self.#item(image, "/members"), body: { memberships } } as const;
    await self.#send({ ...spec, changes: true, idempotent: true, options });
  }

  /** The ids of the images that a user shares with this one by name. Public ones are not among them. */
  async sharedBy(user: string, options?: RequestOptions): Promise<string[]> {
    const spec = { method: "GET", path: "/shared-images/{user}", pathParams: { user: userId(user) }, options } as const;
    const shared = await selfOf(this).transport.call(spec, sharedList);
    return shared.map(({ image_id }) => image_id);
  }

  protected override make(wire: ImageWire): Image {
    return new Image(this.shape, this, wire);
  }

  #item(image: Reference<Image>, tail = "") {
    return { path: `/images/{id}${tail}`, pathParams: { id: idOf("image", image, Image) } };
  }

  #member(image: Reference<Image>, user: string) {
    const { path, pathParams } = this.#item(image, "/members/{user}");
    return { path, pathParams: { ...pathParams, user: userId(user) } };
  }

  async #send(spec: RequestSpec): Promise<void> {
    await this.transport.call({ accepts: nothing, ...spec }, z.unknown());
  }
}

/** Filters of {@link ImageManager.list}. */
export interface ImageFilters {
  /** The exact name. */
  readonly name?: string | undefined;
  /** The status, in any case. */
  readonly status?: string | undefined;
  /** The exact format of the disk. */
  readonly diskFormat?: string | undefined;
  /** The exact format of the container. */
  readonly containerFormat?: string | undefined;
  /** The smallest size in bytes. */
  readonly sizeMin?: number | undefined;
  /** The largest size in bytes. */
  readonly sizeMax?: number | undefined;
}

/** How the images are listed. */
export interface ImageListOptions extends WholeListOptions {
  /** What to sort by, and in which direction. Default: `{ createdAt: "desc" }`, those that were changed last first. */
  readonly sortBy?: ImageSortBy | undefined;
}

/** One property, with the direction. */
export type ImageSortBy = {
  [Name in ImageSortField]: Readonly<Record<Name, "asc" | "desc">> &
    Readonly<Partial<Record<Exclude<ImageSortField, Name>, undefined>>>;
}[ImageSortField];

/** What images can be sorted by. */
export type ImageSortField =
  "id" | "name" | "status" | "size" | "diskFormat" | "containerFormat" | "createdAt" | "updatedAt";

const sortKeys: Readonly<Record<ImageSortField, ImageWireOf<"ImageSortKey">>> = {
  id: "id",
  name: "name",
  status: "status",
  size: "size",
  diskFormat: "disk_format",
  containerFormat: "container_format",
  createdAt: "created_at",
  updatedAt: "updated_at",
};

const filterChecks: Checks<ImageFilters> = {
  name: requireString,
  status: requireString,
  diskFormat: requireString,
  containerFormat: requireString,
  sizeMin: (name, value) => void requireCount(name, value, 0, false),
  sizeMax: (name, value) => void requireCount(name, value, 0, false),
};

function checkSortBy(name: string, value: unknown): void {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const given = entries.filter(([, direction]) => direction !== undefined);
  const [entry] = given;
  if (
    given.length === 1 &&
    entry !== undefined &&
    Object.hasOwn(sortKeys, entry[0]) &&
    /^(asc|desc)$/.test(String(entry[1]))
  )
    return;
  throw new InvalidInputError(
    `${name} must have one of ${Object.keys(sortKeys).join(", ")} with "asc" or "desc", not ${describeValue(value)}`,
  );
}

function sortQuery(sortBy: ImageSortBy | undefined): Record<string, string> {
  const [entry] = Object.entries(sortBy ?? {}).filter(([, direction]) => direction !== undefined);
  if (entry === undefined) return {};
  // Checked before.
  return { sort_key: sortKeys[entry[0] as ImageSortField], sort_dir: String(entry[1]) };
}

function filterQuery({ name, status, diskFormat, containerFormat, sizeMin, sizeMax }: ImageFilters) {
  const given = {
    ...{ name, status, disk_format: diskFormat, container_format: containerFormat },
    ...{ size_min: sizeMin, size_max: sizeMax },
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as const])),
  );
}

function fits(image: ImageWire, filters: ImageFilters): boolean {
  const { name, status, diskFormat, containerFormat, sizeMin = 0, sizeMax = Infinity } = filters;
  return (
    (name ?? image.name) === image.name &&
    (status ?? image.status).toLowerCase() === image.status.toLowerCase() &&
    (diskFormat ?? image.disk_format) === image.disk_format &&
    (containerFormat ?? image.container_format) === image.container_format &&
    image.size >= sizeMin &&
    image.size <= sizeMax
  );
}

/** A request whose facts are in headers, like those of its response. */
function withHeaders(
  spec: Pick<RequestSpec, "method" | "path" | "pathParams">,
  headers: Readonly<Record<string, string>>,
  options: RequestOptions | undefined,
): RequestSpec {
  checkOptions("options", options, requestChecks);
  const all = { ...options, headers: { ...options?.headers, ...headers } };
  return { ...spec, accepts: imageInHeaders, changes: true, idempotent: true, options: all };
}

/** Whether a HEAD was refused with a 404, and not by a proxy with a page. There is no body that tells more. */
function isMissing(error: unknown): boolean {
  return error instanceof NotFoundError && !/html/i.test(error.headers.get("Content-Type") ?? "");
}

function userId(user: unknown): string {
  if (isSegment(user) && /^[\w@.-]+$/.test(user)) return user;
  throw new InvalidInputError(`user must be the UUID of a user, not ${describeValue(user)}`);
}

const imageList = inField("images", arrayOf(imageShape.schema));
const memberList = inField("members", z.array(z.looseObject({ member_id: z.string() })));
const sharedList = inField("shared_images", z.array(z.looseObject({ image_id: z.string() })));
