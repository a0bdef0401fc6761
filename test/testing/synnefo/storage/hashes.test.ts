import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { BlockStore } from "../../../../src/testing/synnefo/storage/blocks.js";
import { sha256 } from "../../../../src/testing/synnefo/storage/sha256.js";

const digest = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

test("hashes of SHA-256 are those of Node, for all lengths around a block", () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    expect(Buffer.from(sha256(bytes)).toString("hex")).toBe(digest(bytes).toString("hex"));
  }
});

describe("blocks", () => {
  test("have the root of a tree as the hash of their object, and zero bytes at their ends do not count", () => {
    const blocks = new BlockStore();
    const rootOf = (content: Uint8Array) => blocks.rootOf(blocks.writeAll(content));
    const block = (letter: string) => Buffer.from(letter.repeat(1024));
    const zeros = Buffer.alloc(32);
    expect(rootOf(new Uint8Array())).toBe(digest().toString("hex"));
    expect(rootOf(Buffer.from("hello\0\0\0"))).toBe(digest(Buffer.from("hello")).toString("hex"));
    const [a, b, c] = [digest(block("a")), digest(block("b")), digest(Buffer.from("c"))];
    expect(rootOf(Buffer.concat([block("a"), block("b"), Buffer.from("c")]))).toBe(
      digest(digest(a, b), digest(c, zeros)).toString("hex"),
    );
  });

  test("are read across their borders", () => {
    const blocks = new BlockStore({ blockSize: 4 });
    const hashes = blocks.writeAll(Buffer.from("abcdefghij"));
    const read = (start: number, end: number) => Buffer.from(blocks.readRange(hashes, start, end)).toString();
    expect(read(0, 10)).toBe("abcdefghij");
    expect(read(3, 9)).toBe("defghi");
    expect(read(5, 6)).toBe("f");
    expect(read(8, 10)).toBe("ij");
    expect(read(4, 4)).toBe("");
    expect(read(8, 12)).toBe("ij\0\0");
  });
});
