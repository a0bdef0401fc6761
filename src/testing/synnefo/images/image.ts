import type { Json } from "../json.js";
import { quote } from "../storage/percent.js";
import type { StoredObject } from "../storage/object.js";

/** An image as the API shows it: an object with the metadata of the image service. The members are those of the JSON. */
export interface Image {
  readonly id: string;
  readonly name: string;
  /** As it was set; otherwise that of the object. */
  readonly status: string;
  readonly disk_format: string | null;
  readonly container_format: string | null;
  /** In bytes. */
  readonly size: number;
  readonly checksum: string;
  /** `pithos://account/container/object`, each part percent-encoded. */
  readonly location: string;
  /** In whole seconds, like `updated_at`, to which it is equal. */
  readonly created_at: string;
  readonly updated_at: string;
  /** Always empty. */
  readonly deleted_at: string;
  readonly is_public: boolean;
  /** The UUID of the user. */
  readonly owner: string;
  readonly is_snapshot: boolean;
  /** Only snapshots have one. */
  readonly description: string | undefined;
  readonly properties: ReadonlyMap<string, string>;
}

/** The prefix of properties among the metadata. */
export const propertyPrefix = "property:";

/** Whether an object is an image. */
export function isImage({ latest }: StoredObject): boolean {
  return latest.imageMetadata.has("name");
}

export function toImage(object: StoredObject): Image {
  const { uuid, content, imageMetadata: metadata, modifiedMs } = object.latest;
  const time = new Date(modifiedMs).toISOString().slice(0, 19).replace("T", " ");
  const properties = Array.from(metadata).filter(([key]) => key.startsWith(propertyPrefix));
  return {
    id: uuid,
    name: metadata.get("name") ?? "",
    status: metadata.get("status") ?? content.status,
    disk_format: metadata.get("disk_format") ?? null,
    container_format: metadata.get("container_format") ?? null,
    size: content.size,
    checksum: content.hash,
    location: `pithos://${[object.account, object.container, object.name].map((part) => quote(part)).join("/")}`,
    created_at: time,
    updated_at: time,
    deleted_at: "",
    is_public: readersOf(object).includes("*"),
    owner: object.account,
    is_snapshot: content.isSnapshot,
    description: metadata.get("description"),
    properties: new Map(properties.map(([key, value]) => [key.slice(propertyPrefix.length), value])),
  };
}

/** The users who may read an object besides its owner, as the image service knows them. */
export function readersOf({ permissions }: StoredObject): readonly string[] {
  return permissions?.read ?? [];
}

/** The item of the short list. */
export function summaryJson({ id, name, status, disk_format, container_format, size }: Image): Json {
  return { id, name, status, disk_format, container_format, size };
}

/** The item of the detailed list. */
export function detailJson({ properties, description, ...image }: Image): Json {
  return {
    ...image,
    properties: Object.fromEntries(properties),
    ...(description === undefined ? {} : { description }),
  };
}
