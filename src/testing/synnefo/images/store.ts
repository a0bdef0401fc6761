import type { Clock } from "../../../core/async/clock.js";
import { randomUuid } from "../../kit/random-uuid.js";
import { merkleRoot } from "./merkle.js";

/** The place of an object. */
export interface ObjectPath {
  /** The UUID of the user whose object it is. */
  readonly account: string;
  readonly container: string;
  /** The name in the container, which may have slashes. */
  readonly name: string;
}

/** An object of the object store, as far as images need it. */
export interface StoredObject extends ObjectPath {
  readonly uuid: string;
  /** In bytes. */
  size: number;
  /** The root of the Merkle tree over its blocks, in hexadecimal digits. */
  hash: string;
  /** The number of its latest version. Versions are counted over all objects. */
  version: number;
  /** When its latest version was made, in milliseconds since 1970. Changes of its metadata make a version, too. */
  modifiedMs: number;
  /** Whether its content can be read: a snapshot may still be in the making. */
  status: ObjectStatus;
  readonly isSnapshot: boolean;
  /** The UUIDs of the users who may read it, besides the owner; `*` for all. */
  readers: readonly string[];
  /** What the image service knows of it, by prefixed names. It is an image if there is a `name`. */
  metadata: ReadonlyMap<string, string>;
}

export type ObjectStatus = "CREATING" | "AVAILABLE" | "ERROR";

/** The containers and objects of all accounts. */
export class ObjectStore {
  readonly #clock: Clock;
  readonly #containers = new Set<string>();
  /** In the order in which they were created. */
  readonly #objects = new Map<string, StoredObject>();
  #versions = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns Whether it was created; it may exist already. */
  createContainer(account: string, container: string): boolean {
    const key = `${account}/${container}`;
    if (this.#containers.has(key)) return false;
    this.#containers.add(key);
    return true;
  }

  hasContainer(account: string, container: string): boolean {
    return this.#containers.has(`${account}/${container}`);
  }

  /** Writes an object, or a new version of it. Who may read it and its metadata stay. */
  write(path: ObjectPath, content: Uint8Array): StoredObject {
    const [hash, size] = [merkleRoot(content), content.length];
    const old = this.find(path);
    if (old === undefined) return this.create(path, { hash, size });
    Object.assign(old, { hash, size });
    this.touch(old);
    return old;
  }

  /** Creates an object whose content is elsewhere. */
  create(path: ObjectPath, more: Pick<StoredObject, "hash" | "size"> & Partial<StoredObject>): StoredObject {
    const object: StoredObject = {
      ...{ status: "AVAILABLE", isSnapshot: false, readers: [], metadata: new Map() },
      ...{ uuid: randomUuid(), version: 0, modifiedMs: 0, ...path, ...more },
    };
    this.touch(object);
    this.#objects.set(keyOf(path), object);
    return object;
  }

  /** Makes a new version of an object: its time is now. */
  touch(object: StoredObject): void {
    this.#versions += 1;
    object.version = this.#versions;
    object.modifiedMs = this.#clock.now();
  }

  find(path: ObjectPath): StoredObject | undefined {
    return this.#objects.get(keyOf(path));
  }

  findByUuid(uuid: string): StoredObject | undefined {
    return this.all().find((object) => object.uuid === uuid);
  }

  /** The oldest first. */
  all(): StoredObject[] {
    return [...this.#objects.values()];
  }

  remove(object: StoredObject): void {
    this.#objects.delete(keyOf(object));
  }
}

function keyOf({ account, container, name }: ObjectPath): string {
  return `${account}/${container}/${name}`;
}
