import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { EmbeddedServer, type EmbeddedServerOptions } from "../../../../src/testing/synnefo/index.js";
import { accept, path, put, startStorage } from "./storage-api.js";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

test("the size of blocks can be set", async () => {
  const { alice } = await startStorage({ storage: { blockSize: 4 } });
  expect((await alice("HEAD", path("box"))).headers.get("x-container-block-size")).toBe("4");
  const { headers } = await put(alice, "a", "abcdefghij");
  expect(headers.get("etag")).toBe("18374008371944fcd365918bfd1187d4edcaaad1ce8dc23e746347129b1f22d1");
});

test("another implementation of SHA-256 computes all hashes", async () => {
  let hashed = 0;
  const counted = (bytes: Uint8Array) => {
    hashed += 1;
    return sha256(bytes);
  };
  const { alice } = await startStorage({ storage: { sha256: counted } });
  const before = hashed;
  const { headers } = await put(alice, "a", "abc");
  expect(headers.get("etag")).toBe(sha256(Buffer.from("abc")).toString("hex"));
  expect(hashed - before).toBe(1);
});

test("an object is generated from its seed", async () => {
  const large = { user: "alice", container: "box", name: "large", size: 2500 };
  const { alice } = await startStorage({
    storage: { generated: [large, { ...large, name: "same" }, { ...large, name: "other", seed: 1 }] },
  });
  const hashOf = async (name: string) => {
    const { json } = await accept(alice("GET", `${path("box", name)}?hashmap&format=json`));
    return json as { readonly bytes: number; readonly hashes: readonly string[] };
  };
  const { bytes, hashes } = await hashOf("large");
  expect(bytes).toBe(2500);
  expect(new Set(hashes).size).toBe(3);
  expect(await hashOf("same")).toEqual(await hashOf("large"));
  expect((await hashOf("other")).hashes).not.toContain(hashes[0]);
});

test("blocks that are not kept are known, and read as zeros", async () => {
  const { alice } = await startStorage({ storage: { keepsBlocks: false } });
  const { headers } = await put(alice, "a", "abc");
  expect(headers.get("etag")).toBe(sha256(Buffer.from("abc")).toString("hex"));
  expect((await accept(alice("GET", path("box", "a")))).text).toBe("\0\0\0");
});

test.each<[storage: unknown, message: string]>([
  [{ blocksize: 1 }, "storage has no property"],
  [{ blockSize: 0 }, "storage.blockSize must be a number from 1 to"],
  [{ sha256: "sha256" }, "storage.sha256 must be a function"],
  [{ keepsBlocks: 1 }, "storage.keepsBlocks must be true or false"],
  [{ generated: {} }, "storage.generated must be an array"],
  [
    { generated: [{ user: "alice", container: "c", name: "", size: 1 }] },
    "name of a generated object must not be empty",
  ],
  [{ generated: [{ user: "alice", container: "c", name: "n", size: -1 }] }, "size of a generated object must be"],
  [{ generated: [{ user: "eve", container: "c", name: "n", size: 1 }] }, "The server has no user eve."],
  [
    { generated: [{ user: "alice", container: "c", name: "n", size: 100_001 }] },
    'The limits of alice allow no object of 100001 bytes: raise "pithos.diskspace".',
  ],
])("a server refuses the storage %j", (storage, message) => {
  expect(() => new EmbeddedServer({ storage } as EmbeddedServerOptions)).toThrow(message);
});
