/** The place of an object. */
export interface ObjectPath {
  /** The UUID of the user whose object it is. */
  readonly account: string;
  readonly container: string;
  /** The name in the container, which may have slashes. */
  readonly name: string;
}

export type ObjectStatus = "CREATING" | "AVAILABLE" | "ERROR";

/** The content of a version. Versions that differ only in metadata, and copies, have the same one. */
export interface ObjectContent {
  /** The hashes of its blocks; empty for an empty object, and for one whose content is elsewhere. */
  readonly hashes: readonly string[];
  /** In bytes. */
  readonly size: number;
  /** The root of the Merkle tree over its blocks, in hexadecimal digits. */
  readonly hash: string;
  /** The MD5 hash; empty unless the upload had one to be checked. */
  readonly checksum: string;
  /** Whether it can be read: a snapshot may still be in the making. */
  status: ObjectStatus;
  readonly isSnapshot: boolean;
}

/** The header `Available`: 1 for content that can be read, 0 for one in the making, -1 after an error. */
export function availability({ status }: ObjectContent): number {
  if (status === "CREATING") return 0;
  return status === "AVAILABLE" ? 1 : -1;
}

/** A version of an object. Each write and each change of metadata makes one. */
export interface ObjectVersion {
  /** Versions are counted over all objects. */
  readonly number: number;
  readonly content: ObjectContent;
  /** The `Content-Type`. */
  readonly type: string;
  /** The metadata of the user, by normalized names: `Foo-Bar`. */
  readonly metadata: ReadonlyMap<string, string>;
  /** `Content-Encoding`, `Content-Disposition` and `X-Object-Manifest`, as far as it has them. */
  readonly encoding?: string | undefined;
  readonly disposition?: string | undefined;
  readonly manifest?: string | undefined;
  /** What the image service knows of it. It is an image if there is a `name`. */
  readonly imageMetadata: ReadonlyMap<string, string>;
  /** When the version was made, in milliseconds since 1970. */
  readonly modifiedMs: number;
  /** The UUID of the user who made it. */
  readonly modifiedBy: string;
  /** The UUID of the object. A move keeps it. */
  readonly uuid: string;
  /** Whether this version marks the deletion of the object. */
  readonly isDeleted: boolean;
}

/** What a write may set; the rest is as in the latest version. */
export type VersionChange = Partial<Omit<ObjectVersion, "number" | "modifiedMs" | "modifiedBy" | "isDeleted">>;

/** The users who may read or write an object: UUIDs, groups like `UUID:friends`, or `*` for all. */
export interface Permissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** An object, which may be deleted: then only its history is left. */
export class StoredObject implements ObjectPath {
  readonly account: string;
  readonly container: string;
  readonly name: string;
  /** All versions that are kept, the oldest first. */
  versions: readonly ObjectVersion[] = [];
  /** Undefined if it is not shared by itself. */
  permissions: Permissions | undefined;
  /** The last part of its public URL. */
  publicId: string | undefined;

  constructor({ account, container, name }: ObjectPath) {
    this.account = account;
    this.container = container;
    this.name = name;
  }

  /** The latest version, which may be the mark of a deletion. */
  get latest(): ObjectVersion {
    const version = this.versions.at(-1);
    if (version === undefined) throw new TypeError("An object must have a version.");
    return version;
  }

  /** The latest version, unless the object is deleted. */
  get live(): ObjectVersion | undefined {
    return liveOnly(this.versions.at(-1));
  }

  /** The latest version before a time; undefined if the object did not exist then. */
  before(ms: number): ObjectVersion | undefined {
    return liveOnly(this.versions.findLast(({ modifiedMs }) => modifiedMs < ms));
  }

  /** The versions with content: all but the marks of deletions. */
  get readable(): readonly ObjectVersion[] {
    return this.versions.filter(({ isDeleted }) => !isDeleted);
  }
}

function liveOnly(version: ObjectVersion | undefined): ObjectVersion | undefined {
  return version?.isDeleted === true ? undefined : version;
}
