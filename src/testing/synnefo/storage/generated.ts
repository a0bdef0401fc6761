import type { BlockStore } from "./blocks.js";
import type { GeneratedObject } from "./options.js";
import { QuotaFault } from "./quota-fault.js";
import type { ObjectStore } from "./store.js";

/**
 * Creates an object whose blocks are made when they are read.
 *
 * @throws TypeError if a limit does not allow it.
 */
export function createGenerated(store: ObjectStore, account: string, object: GeneratedObject): void {
  const { container, name, size, seed = 0 } = object;
  if (store.findContainer(account, container) === undefined) store.createContainer(account, container);
  const content = store.contentOf(generateBlocks(store.blocks, size, seed), size);
  try {
    store.write({ account, container, name }, account, { content, type: "application/octet-stream" });
  } catch (error) {
    if (!(error instanceof QuotaFault)) throw error;
    const message = `The limits of ${object.user} allow no object of ${size} bytes: raise "pithos.diskspace".`;
    throw new TypeError(message, { cause: error });
  }
}

function generateBlocks(blocks: BlockStore, size: number, seed: number): string[] {
  const { blockSize } = blocks;
  return Array.from({ length: Math.ceil(size / blockSize) }, (_, index) => {
    const length = Math.min(blockSize, size - index * blockSize);
    return blocks.generate(() => randomBytes(length, seed, index));
  });
}

/** The bytes of a block: those of a xorshift generator that starts from the seed and the number of the block. */
function randomBytes(length: number, seed: number, index: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 1;
  for (let position = 0; position < words.length; position += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[position] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}
