import type { Cloud, QuotaChange } from "../cloud.js";
import { randomUuid } from "../../kit/random-uuid.js";
import { fault } from "../faults.js";
import { type BlockOptions, BlockStore } from "./blocks.js";
import { MetadataHistory } from "./history.js";
import { type ObjectContent, type ObjectPath, type ObjectVersion, StoredObject, type VersionChange } from "./object.js";
import { containerFull, QuotaFault } from "./quota-fault.js";

/** The rules of a container. */
export interface ContainerPolicy {
  /** The limit of the sizes of its objects, in bytes; 0 for none. */
  quota: number;
  /** Whether old versions are kept. */
  versioning: "auto" | "none";
  /** The project for which its objects are counted. */
  project: string;
}

/** A container of an account. */
export interface Container {
  readonly account: string;
  readonly name: string;
  readonly policy: ContainerPolicy;
  readonly metadata: MetadataHistory;
  /** In milliseconds since 1970. */
  readonly createdMs: number;
  /** When it or one of its objects was last changed. */
  modifiedMs: number;
  /** All objects by name, also deleted ones. */
  readonly objects: Map<string, StoredObject>;
}

/** The object storage of a user. */
export interface Account {
  readonly uuid: string;
  readonly metadata: MetadataHistory;
  /** The members of its groups by the name of the group. */
  readonly groups: Map<string, readonly string[]>;
  readonly containers: Map<string, Container>;
  modifiedMs: number;
}

/** The containers and objects of all accounts. */
export class ObjectStore {
  readonly blocks: BlockStore;
  readonly #cloud: Pick<Cloud, "clock" | "quotas">;
  readonly #accounts = new Map<string, Account>();
  #versions = 0;

  constructor(cloud: Pick<Cloud, "clock" | "quotas">, options: BlockOptions = {}) {
    this.#cloud = cloud;
    this.blocks = new BlockStore(options);
  }

  /** The time, in milliseconds since 1970. */
  now(): number {
    return this.#cloud.clock.now();
  }

  /** The account of a user, which need not have been used before. */
  account(uuid: string): Account {
    const known = this.#accounts.get(uuid);
    if (known !== undefined) return known;
    const account: Account = {
      ...{ uuid, metadata: new MetadataHistory(), modifiedMs: this.now() },
      ...{ groups: new Map(), containers: new Map() },
    };
    this.#accounts.set(uuid, account);
    return account;
  }

  /** All accounts that have been used. */
  accounts(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  findContainer(account: string, name: string): Container | undefined {
    return this.#accounts.get(account)?.containers.get(name);
  }

  /** @throws CloudFault with 404. */
  requireContainer({ account, container }: Pick<ObjectPath, "account" | "container">): Container {
    const found = this.findContainer(account, container);
    if (found === undefined) throw fault("itemNotFound", "Container does not exist");
    return found;
  }

  createContainer(account: string, name: string): Container {
    const now = this.now();
    const container: Container = {
      ...{ account, name, metadata: new MetadataHistory(), createdMs: now, modifiedMs: now },
      policy: { quota: 0, versioning: "auto", project: account },
      objects: new Map(),
    };
    const owner = this.account(account);
    owner.containers.set(name, container);
    owner.modifiedMs = now;
    return container;
  }

  /**
   * Counts the objects of a container for another project from now on.
   *
   * @throws CloudFault with 404 if its owner is not in the project; 413 for a limit.
   */
  reassign(container: Container, project: string): void {
    const amount = bytesUsed(container);
    const target = { ...quotaChange(container, amount), project };
    const excess = this.#cloud.quotas.charge([quotaChange(container, -amount), target]);
    if (excess !== undefined) throw new QuotaFault(excess);
    container.policy.project = project;
  }

  /** Deletes a container with the history of its objects. */
  removeContainer({ account, name }: Container): void {
    const owner = this.account(account);
    owner.containers.delete(name);
    owner.modifiedMs = this.now();
  }

  /** The object at a path, also if it is deleted. */
  findNode({ account, container, name }: ObjectPath): StoredObject | undefined {
    return this.findContainer(account, container)?.objects.get(name);
  }

  /** The object at a path, unless it is deleted. */
  find(path: ObjectPath): StoredObject | undefined {
    const object = this.findNode(path);
    return object?.live === undefined ? undefined : object;
  }

  findByUuid(uuid: string): StoredObject | undefined {
    return this.all().find((object) => object.live?.uuid === uuid);
  }

  /** The objects that exist, in the order in which they were created. */
  all(): StoredObject[] {
    return this.accounts()
      .flatMap(({ containers }) => [...containers.values()].flatMap(({ objects }) => [...objects.values()]))
      .filter(({ live }) => live !== undefined)
      .sort((one, other) => (one.versions[0]?.number ?? 0) - (other.versions[0]?.number ?? 0));
  }

  /** Stores bytes as blocks. */
  store(bytes: Uint8Array, checksum = ""): ObjectContent {
    return this.contentOf(this.blocks.writeAll(bytes), bytes.length, checksum);
  }

  /** Content whose blocks are stored. An empty one has the hash of the empty string as its only block. */
  contentOf(blocks: readonly string[], size: number, checksum = ""): ObjectContent {
    const hashes = size === 0 ? [this.blocks.write(new Uint8Array())] : blocks;
    return { hashes, size, hash: this.blocks.rootOf(hashes), checksum, status: "AVAILABLE", isSnapshot: false };
  }

  /** The bytes from `start` up to, but not including, `end`. */
  read({ hashes, size }: ObjectContent, start = 0, end = size): Uint8Array {
    return this.blocks.readRange(hashes, start, end);
  }

  /**
   * Makes a new version of an object, which is created if it does not exist. What the change leaves out stays as it is.
   *
   * @param by The UUID of the user who writes.
   * @throws CloudFault with 404 without the container; 413 for a limit.
   */
  write(path: ObjectPath, by: string, change: VersionChange): StoredObject {
    const container = this.requireContainer(path);
    const old = this.find(path)?.live;
    this.#charge([{ container, size: (change.content ?? old?.content ?? noContent).size - (old?.content.size ?? 0) }]);
    return this.#add(container, path.name, by, change);
  }

  /**
   * Moves an object: its UUID stays, and its history stays at the old path.
   *
   * @throws CloudFault as `write` does.
   */
  move(from: StoredObject, to: ObjectPath, by: string, change: VersionChange = {}): StoredObject {
    const { live } = from;
    if (live === undefined) throw fault("itemNotFound", "Object does not exist");
    const [source, target] = [this.requireContainer(from), this.requireContainer(to)];
    const { number: _, modifiedMs: _1, modifiedBy: _2, isDeleted: _3, ...rest } = live;
    const isSame = from.account === to.account && from.container === to.container && from.name === to.name;
    const replaced = isSame ? 0 : (this.find(to)?.live?.content.size ?? 0);
    this.#charge([
      { container: source, size: -live.content.size },
      { container: target, size: live.content.size - replaced },
    ]);
    const moved = this.#add(target, to.name, by, { ...rest, ...change });
    if (!isSame) this.#delete(from, by);
    return moved;
  }

  /** Deletes an object. Its history stays if its container keeps versions. */
  remove(object: StoredObject, by: string): void {
    const { live } = object;
    if (live === undefined) return;
    this.#charge([{ container: this.requireContainer(object), size: -live.content.size }]);
    this.#delete(object, by);
  }

  /**
   * Deletes old versions that were made until a time.
   *
   * @param withLatest Whether the latest version is deleted, too, if it is as old.
   */
  purge(object: StoredObject, untilMs: number, withLatest: boolean): void {
    const { live } = object;
    const container = this.requireContainer(object);
    object.versions = object.versions.filter(
      (version) => version.modifiedMs > untilMs || (version === live && !withLatest),
    );
    if (live !== undefined && !object.versions.includes(live)) {
      this.#charge([{ container, size: -live.content.size }]);
      object.permissions = object.publicId = undefined;
      container.modifiedMs = this.now();
    }
    if (object.versions.length === 0) container.objects.delete(object.name);
  }

  #add(container: Container, name: string, by: string, change: VersionChange): StoredObject {
    const { account, objects } = container;
    const object = objects.get(name) ?? new StoredObject({ account, container: container.name, name });
    const old = object.live;
    this.#versions += 1;
    const version: ObjectVersion = {
      ...(old ?? { uuid: randomUuid(), content: noContent, type: "", metadata: new Map(), imageMetadata: new Map() }),
      ...change,
      ...{ number: this.#versions, modifiedMs: this.now(), modifiedBy: by, isDeleted: false },
    };
    const isKept = container.policy.versioning === "auto";
    object.versions = [...object.versions.filter((each) => isKept || each !== old), version];
    objects.set(name, object);
    this.touch(container);
    return object;
  }

  #delete(object: StoredObject, by: string): void {
    const container = this.requireContainer(object);
    const { live } = object;
    if (live === undefined) return;
    this.#versions += 1;
    const mark = { ...live, number: this.#versions, content: noContent, modifiedMs: this.now(), modifiedBy: by };
    const isKept = container.policy.versioning === "auto";
    const others = object.versions.filter((each) => isKept || each !== live);
    object.versions = [...others, { ...mark, isDeleted: true }];
    object.permissions = object.publicId = undefined;
    this.touch(container);
  }

  /** Marks a container as changed now. */
  touch(container: Container): void {
    const now = this.now();
    container.modifiedMs = now;
    this.account(container.account).modifiedMs = now;
  }

  /**
   * Counts changes of the sizes of objects. Only the latest versions count.
   *
   * @throws CloudFault with 413 if the limit of the container, of the user or of the project does not allow them.
   */
  #charge(changes: readonly { readonly container: Container; readonly size: number }[]): void {
    for (const { container, size } of changes) {
      const { quota } = container.policy;
      const usage = bytesUsed(container) + size;
      if (quota > 0 && size > 0 && usage > quota) throw containerFull(quota, usage);
    }
    const counted = changes.filter(({ size }) => size !== 0);
    if (counted.length === 0) return;
    const excess = this.#cloud.quotas.charge(counted.map(({ container, size }) => quotaChange(container, size)));
    if (excess !== undefined) throw new QuotaFault(excess);
  }
}

/** The sizes of the objects of a container, in bytes. */
export function bytesUsed({ objects }: Container): number {
  let sum = 0;
  for (const { live } of objects.values()) sum += live?.content.size ?? 0;
  return sum;
}

const noContent: ObjectContent = {
  ...{ hashes: [], size: 0, hash: "", checksum: "" },
  ...{ status: "AVAILABLE", isSnapshot: false },
};

function quotaChange({ account, policy }: Container, amount: number): QuotaChange {
  return { user: account, project: policy.project, resource: "pithos.diskspace", amount };
}
