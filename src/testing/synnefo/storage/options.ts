import { checkArray, checkCount, checkNames, checkType } from "../../kit/checks.js";

/** How the object store of an `EmbeddedServer` works. */
export interface StorageOptions {
  /** The size of the blocks of objects, in bytes. Default: 1024; that of a real server is usually 4 MiB. */
  readonly blockSize?: number;
  /**
   * Computes SHA-256 hashes: in Node, `(bytes) => createHash("sha256").update(bytes).digest()`. Default: the server's own
   * implementation, which runs everywhere and hashes about 100 MB/s.
   */
  readonly sha256?: (bytes: Uint8Array) => Uint8Array;
  /**
   * Whether the content of uploaded objects can be read. `false` saves memory: only hashes are kept, and content is read as zeros.
   * Default: `true`.
   */
  readonly keepsBlocks?: boolean;
  /** Objects whose content is made when it is read, so that large ones need no memory. Default: none. */
  readonly generated?: readonly GeneratedObject[];
}

/** An object that an `EmbeddedServer` starts with. Its content is pseudorandom; each block is hashed once when the server starts. */
export interface GeneratedObject {
  /** The name of the user whose object it is: `"alice"`. */
  readonly user: string;
  /** The container, which is created. */
  readonly container: string;
  /** The name in the container. */
  readonly name: string;
  /** The size in bytes. The limit of the user for `pithos.diskspace` must allow it. */
  readonly size: number;
  /** A number that decides the content. Default: 0. */
  readonly seed?: number;
}

const names = ["blockSize", "sha256", "keepsBlocks", "generated"];

/** @throws TypeError or RangeError for invalid options. */
export function checkStorageOptions(options: StorageOptions): void {
  checkType("storage", options, "object");
  checkNames("storage", options, names);
  const { blockSize = 1024, sha256, keepsBlocks = true, generated = [] } = options;
  checkCount("storage.blockSize", blockSize, 1, 2 ** 30);
  if (sha256 !== undefined) checkType("storage.sha256", sha256, "function");
  checkType("storage.keepsBlocks", keepsBlocks, "boolean");
  checkArray("storage.generated", generated);
  for (const object of generated) checkGenerated(object);
}

function checkGenerated(object: GeneratedObject): void {
  checkType("A generated object", object, "object");
  checkNames("A generated object", object, ["user", "container", "name", "size", "seed"]);
  for (const name of ["user", "container", "name"] as const) {
    checkType(`The ${name} of a generated object`, object[name], "string");
    if (object[name] === "") throw new RangeError(`The ${name} of a generated object must not be empty.`);
  }
  checkCount("The size of a generated object", object.size, 0, Number.MAX_SAFE_INTEGER);
  checkCount("The seed of a generated object", object.seed ?? 0, 0, 2 ** 32 - 1);
}
