import { fault } from "../faults.js";
import { type Image, isImage, propertyPrefix, toImage } from "./image.js";
import { decode } from "./percent.js";
import type { ObjectPath, ObjectStore, StoredObject } from "./store.js";

/** The images of all users, and what a user may do with them. Each method throws a CloudFault if the user may not. */
export class Images {
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  /** The images that a user owns or may read, the oldest object first. */
  list(user: string): Image[] {
    return this.#store
      .all()
      .filter((object) => isImage(object) && canRead(object, user))
      .map(toImage);
  }

  get(user: string, id: string): Image {
    return toImage(this.#find(user, id));
  }

  /** Makes an object of the user an image. Registering it again changes the image. */
  register(user: string, path: ObjectPath, parameters: Registration): Image {
    const { checksum, hasSize, isPublic, metadata, properties } = parameters;
    const object = this.#readableObject(user, path);
    // The real server compares the size, which is a string, with a number.
    if (hasSize) throw fault("badRequest", "Invalid 'size' field");
    if (checksum !== undefined && checksum !== object.hash) throw fault("badRequest", "Invalid checksum field");
    requireOwner(object, user);
    const changed = changedMetadata(object, metadata, properties);
    object.readers = isPublic ? [user, "*"] : [user];
    return this.#change(object, changed);
  }

  /** Changes fields and properties; the empty string removes one. */
  update(user: string, id: string, { isPublic, metadata = new Map(), properties = new Map() }: ImageUpdate): Image {
    const object = this.#find(user, id);
    requireOwner(object, user);
    const changed = changedMetadata(object, metadata, properties);
    // The real server undoes the change, because the object would be no image any more.
    if (!changed.has("name")) throw noSuchImage(id);
    if (isPublic !== undefined) {
      const others = object.readers.filter((reader) => reader !== "*");
      object.readers = isPublic ? [...others, "*"] : others;
    }
    return this.#change(object, changed);
  }

  /** Makes the object of an image an ordinary object. */
  unregister(user: string, id: string): void {
    const object = this.#find(user, id);
    requireOwner(object, user);
    object.metadata = new Map();
    this.#store.touch(object);
  }

  /** The users who may read an image, by their UUIDs in alphabetical order. The owner is one of them after registration. */
  members(user: string, id: string): string[] {
    return this.#find(user, id)
      .readers.filter((reader) => reader !== "*")
      .sort();
  }

  addMember(user: string, id: string, member: string): void {
    const object = this.#find(user, id);
    if (!object.readers.includes(member)) share(object, user, [...object.readers, member]);
  }

  removeMember(user: string, id: string, member: string): void {
    const object = this.#find(user, id);
    const others = object.readers.filter((reader) => reader !== member);
    if (others.length < object.readers.length) share(object, user, others);
  }

  /** Replaces all members. A public image stays public. */
  replaceMembers(user: string, id: string, members: readonly string[]): void {
    const object = this.#find(user, id);
    const everyone = object.readers.filter((reader) => reader === "*");
    share(object, user, [...new Set([...members, ...everyone])]);
  }

  /** The images of a member that a user may read because they are shared by name. */
  sharedBy(member: string, user: string): Image[] {
    return this.list(user).filter(({ owner, is_public: isPublic }) => owner === member && !isPublic);
  }

  #change(object: StoredObject, metadata: ReadonlyMap<string, string>): Image {
    object.metadata = metadata;
    this.#store.touch(object);
    return toImage(object);
  }

  #find(user: string, id: string): StoredObject {
    const object = this.#store.findByUuid(id);
    if (object === undefined) throw fault("itemNotFound", "");
    requireReader(object, user);
    if (!isImage(object)) throw noSuchImage(id);
    return object;
  }

  #readableObject(user: string, path: ObjectPath): StoredObject {
    const object = this.#store.find(path);
    if (object !== undefined) {
      requireReader(object, user);
      return object;
    }
    throw path.account === user ? fault("itemNotFound", "") : fault("forbidden", "");
  }
}

/** The parameters of a registration. */
export interface Registration {
  readonly checksum: string | undefined;
  /** Whether a size is given, which is always refused. */
  readonly hasSize: boolean;
  readonly isPublic: boolean;
  /** The fields that are stored, by their names. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, string>;
}

/** The fields of an image that change. */
export interface ImageUpdate {
  readonly isPublic?: boolean | undefined;
  readonly metadata?: ReadonlyMap<string, string>;
  readonly properties?: ReadonlyMap<string, string>;
}

/** The parts of `pithos://account/container/object`. Throws a CloudFault with 400 if it has other ones. */
export function splitLocation(location: string): ObjectPath {
  const [, account, container, name] = /^pithos:\/[^/]*\/([^/]*)\/([^/]*)\/(.*)$/s.exec(location) ?? [];
  if (account === undefined || container === undefined || name === undefined) {
    throw fault("badRequest", `Invalid location '${location}'`);
  }
  return { account: decode(account), container: decode(container), name: decode(name) };
}

function changedMetadata(
  { metadata }: StoredObject,
  fields: ReadonlyMap<string, string>,
  properties: ReadonlyMap<string, string>,
): Map<string, string> {
  const prefixed = Array.from(properties, ([key, value]) => [propertyPrefix + key, value] as const);
  const changed = new Map(metadata);
  for (const [key, value] of [...fields, ...prefixed]) {
    checkLengths(key, value);
    if (value === "") changed.delete(key);
    else changed.set(key, value);
  }
  if ([...changed.keys()].filter((key) => key.startsWith(propertyPrefix)).length > 32) throw fault("badRequest", "");
  return changed;
}

/** The longest key with its prefixes, and the longest value, in characters. */
const longest = { key: 111, value: 256 };

function checkLengths(key: string, value: string): void {
  if (Array.from(`plankton:${key}`).length > longest.key) {
    throw fault("badRequest", `Metadata keys should be less than ${longest.key} characters`);
  }
  if (Array.from(value).length > longest.value) {
    throw fault("badRequest", `Metadata values should be less than ${longest.value} characters.`);
  }
}

function canRead({ account, readers }: StoredObject, user: string): boolean {
  return account === user || readers.includes(user) || readers.includes("*");
}

function requireReader(object: StoredObject, user: string): void {
  if (!canRead(object, user)) throw fault("forbidden", "");
}

function requireOwner({ account }: StoredObject, user: string): void {
  if (account !== user) throw fault("forbidden", "");
}

function share(object: StoredObject, user: string, readers: readonly string[]): void {
  requireOwner(object, user);
  object.readers = readers;
}

function noSuchImage(id: string) {
  return fault("itemNotFound", `Object '${id}' does not exist.`);
}
