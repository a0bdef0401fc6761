import { sha256 as ownSha256 } from "./sha256.js";

/** A synchronous SHA-256. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Gives the content of a block that is not kept in memory. */
export type BlockSource = () => Uint8Array;

/** The blocks of all objects, by their hashes. */
export class BlockStore {
  /** The size of each block but the last one of an object, in bytes. */
  readonly blockSize: number;
  readonly #sha256: Sha256;
  readonly #keepsBlocks: boolean;
  readonly #blocks = new Map<string, Uint8Array | BlockSource>();

  constructor({ blockSize = 1024, sha256 = ownSha256, keepsBlocks = true }: BlockOptions = {}) {
    this.blockSize = blockSize;
    this.#sha256 = sha256;
    this.#keepsBlocks = keepsBlocks;
  }

  has(hash: string): boolean {
    return this.#blocks.has(hash);
  }

  /** The content of a block: without the zeros at its end, if it was first uploaded without them. */
  read(hash: string): Uint8Array {
    const block = this.#blocks.get(hash) ?? empty;
    return typeof block === "function" ? block() : block;
  }

  /** Stores a block of at most `blockSize` bytes. @returns Its hash. */
  write(block: Uint8Array): string {
    const hash = this.hashOf(block);
    // A copy: the bytes may be a part of the body of a request.
    if (!this.has(hash)) this.#blocks.set(hash, this.#keepsBlocks ? block.slice() : () => empty);
    return hash;
  }

  /** Stores a block that is another one with new bytes from an offset on. @returns Its hash. */
  update(hash: string, offset: number, bytes: Uint8Array): string {
    const old = this.read(hash);
    const block = new Uint8Array(Math.max(old.length, offset + bytes.length));
    block.set(old);
    block.set(bytes, offset);
    return this.write(block);
  }

  /** Knows a block whose content is made when it is read. */
  generate(source: BlockSource): string {
    const hash = this.hashOf(source());
    this.#blocks.set(hash, source);
    return hash;
  }

  /** Splits bytes into blocks, and stores them. @returns Their hashes. */
  writeAll(bytes: Uint8Array): string[] {
    const count = Math.ceil(bytes.length / this.blockSize);
    return Array.from({ length: count }, (_, index) =>
      this.write(bytes.subarray(index * this.blockSize, (index + 1) * this.blockSize)),
    );
  }

  /** The bytes from `start` up to, but not including, `end` of an object with these blocks. Missing bytes are zeros. */
  readRange(hashes: readonly string[], start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - start);
    for (let index = Math.floor(start / this.blockSize); index * this.blockSize < end; index += 1) {
      const hash = hashes[index];
      if (hash === undefined) break;
      const offset = index * this.blockSize;
      const block = this.read(hash).subarray(Math.max(0, start - offset), end - offset);
      bytes.set(block, Math.max(0, offset - start));
    }
    return bytes;
  }

  /** The hash of a block, in hexadecimal digits. Zero bytes at its end do not count. */
  hashOf(block: Uint8Array): string {
    return toHex(this.#sha256(withoutTrailingZeros(block)));
  }

  /** The hash of an object: the root of the Merkle tree over its blocks, which are filled up with zeros to a power of two. */
  rootOf(hashes: readonly string[]): string {
    let level = hashes.length === 0 ? [this.#sha256(empty)] : hashes.map(fromHex);
    while (Math.log2(level.length) % 1 !== 0) level.push(new Uint8Array(32));
    while (level.length > 1) {
      const pairs = level;
      level = pairs.flatMap((hash, index) =>
        index % 2 === 0 ? [this.#sha256(concatenate(hash, pairs[index + 1]))] : [],
      );
    }
    return toHex(level[0] ?? empty);
  }
}

/** How blocks are stored. */
export interface BlockOptions {
  readonly blockSize?: number | undefined;
  readonly sha256?: Sha256 | undefined;
  /** Whether the content of uploaded blocks can be read, instead of being all zeros. Default: true. */
  readonly keepsBlocks?: boolean | undefined;
}

const empty = new Uint8Array();

function withoutTrailingZeros(block: Uint8Array): Uint8Array {
  let end = block.length;
  while (end > 0 && block[end - 1] === 0) end -= 1;
  return block.subarray(0, end);
}

function concatenate(one: Uint8Array, other: Uint8Array = empty): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
