import { sha256 } from "./sha256.js";

/** The size of the blocks of objects, in bytes. */
const blockSize = 1024;

/**
 * The hash of an object, in hexadecimal digits: the root of the Merkle tree over the hashes of its blocks. Zero bytes at the end of a
 * block do not count. The hashes are filled up with zeros to a power of two.
 */
export function merkleRoot(content: Uint8Array): string {
  const hashes = blocksOf(content).map((block) => sha256(withoutTrailingZeros(block)));
  if (hashes.length === 0) return toHex(sha256(content));
  let level = hashes;
  while (Math.log2(level.length) % 1 !== 0) level.push(new Uint8Array(32));
  while (level.length > 1) {
    const pairs = level;
    level = pairs.flatMap((hash, index) => (index % 2 === 0 ? [sha256(concatenate(hash, pairs[index + 1]))] : []));
  }
  return toHex(level[0] ?? new Uint8Array());
}

function blocksOf(content: Uint8Array): Uint8Array[] {
  const count = Math.ceil(content.length / blockSize);
  return Array.from({ length: count }, (_, index) => content.subarray(index * blockSize, (index + 1) * blockSize));
}

function withoutTrailingZeros(block: Uint8Array): Uint8Array {
  return block.subarray(0, block.findLastIndex((byte) => byte !== 0) + 1);
}

function concatenate(one: Uint8Array, other: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
