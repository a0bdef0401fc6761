import { fault } from "../faults.js";
import { type Image, isImage, propertyPrefix, readersOf, toImage } from "./image.js";
import { decode } from "../storage/percent.js";
import type { ObjectPath, StoredObject } from "../storage/object.js";
import type { ObjectStore } from "../storage/store.js";

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
    if (checksum !== undefined && checksum !== object.latest.content.hash)
      throw fault("badRequest", "Invalid checksum field");
    requireOwner(object, user);
    const changed = changedMetadata(object, metadata, properties);
    setReaders(object, isPublic ? [user, "*"] : [user]);
    return this.#change(object, user, changed);
  }

  /** Changes fields and properties; the empty string removes one. */
  update(user: string, id: string, { isPublic, metadata = new Map(), properties = new Map() }: ImageUpdate): Image {
    const object = this.#find(user, id);
    requireOwner(object, user);
    const changed = changedMetadata(object, metadata, properties);
    // The real server undoes the change, because the object would be no image any more.
    if (!changed.has("name")) throw noSuchImage(id);
    if (isPublic !== undefined) {
      const others = readersOf(object).filter((reader) => reader !== "*");
      setReaders(object, isPublic ? [...others, "*"] : others);
    }
    return this.#change(object, user, changed);
  }

  /** Makes the object of an image an ordinary object. */
  unregister(user: string, id: string): void {
    const object = this.#find(user, id);
    requireOwner(object, user);
    this.#change(object, user, new Map());
  }

  /** The users who may read an image, by their UUIDs in alphabetical order. The owner is one of them after registration. */
  members(user: string, id: string): string[] {
    return readersOf(this.#find(user, id))
      .filter((reader) => reader !== "*")
      .sort();
  }

  addMember(user: string, id: string, member: string): void {
    const object = this.#find(user, id);
    const readers = readersOf(object);
    if (!readers.includes(member)) share(object, user, [...readers, member]);
  }

  removeMember(user: string, id: string, member: string): void {
    const object = this.#find(user, id);
    const others = readersOf(object).filter((reader) => reader !== member);
    if (others.length < readersOf(object).length) share(object, user, others);
  }

  /** Replaces all members. A public image stays public. */
  replaceMembers(user: string, id: string, members: readonly string[]): void {
    const object = this.#find(user, id);
    const everyone = readersOf(object).filter((reader) => reader === "*");
    share(object, user, [...new Set([...members, ...everyone])]);
  }

  /** The images of a member that a user may read because they are shared by name. */
  sharedBy(member: string, user: string): Image[] {
    return this.list(user).filter(({ owner, is_public: isPublic }) => owner === member && !isPublic);
  }

  #change(object: StoredObject, user: string, imageMetadata: ReadonlyMap<string, string>): Image {
    this.#store.write(object, user, { imageMetadata });
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
  { latest }: StoredObject,
  fields: ReadonlyMap<string, string>,
  properties: ReadonlyMap<string, string>,
): Map<string, string> {
  const prefixed = Array.from(properties, ([key, value]) => [propertyPrefix + key, value] as const);
  const changed = new Map(latest.imageMetadata);
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

function canRead(object: StoredObject, user: string): boolean {
  const readers = readersOf(object);
  return object.account === user || readers.includes(user) || readers.includes("*");
}

function requireReader(object: StoredObject, user: string): void {
  if (!canRead(object, user)) throw fault("forbidden", "");
}

function requireOwner({ account }: StoredObject, user: string): void {
  if (account !== user) throw fault("forbidden", "");
}

function share(object: StoredObject, user: string, readers: readonly string[]): void {
  requireOwner(object, user);
  setReaders(object, readers);
}

/** The users who may write the object stay. */
function setReaders(object: StoredObject, read: readonly string[]): void {
  object.permissions = { read, write: object.permissions?.write ?? [] };
}

function noSuchImage(id: string) {
  return fault("itemNotFound", `Object '${id}' does not exist.`);
}
