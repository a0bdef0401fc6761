import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { md5 } from "../../../../src/testing/synnefo/storage/objects/md5.js";
import { accept, faultOf, headersOf, namesIn, path, put, root, type Send, startStorage, uuids } from "./storage-api.js";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const target = path("box", "a");

async function textOf(send: Send, name = "a"): Promise<string> {
  return (await accept(send("GET", path("box", name)))).text;
}

test("hashes of MD5 are those of Node, for all lengths around a block", () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    expect(md5(bytes)).toBe(createHash("md5").update(bytes).digest("hex"));
  }
});

describe("PUT", () => {
  test("replaces content, type and metadata, but neither sharing nor UUID", async () => {
    const { alice } = await startStorage();
    const first = { "X-Object-Meta-A": "1", "Content-Encoding": "identity", "X-Object-Sharing": "read=*" };
    await put(alice, "a", "1", first);
    const before = (await alice("HEAD", target)).headers;
    await put(alice, "a", "22", { "Content-Type": "text/html", "X-Object-Meta-B": "2" });
    const { headers } = await alice("HEAD", target);
    expect(headersOf(await alice("HEAD", target), "x-object-meta-")).toEqual({ "x-object-meta-b": "2" });
    expect(headers.get("content-type")).toBe("text/html");
    expect([before.get("content-encoding"), headers.get("content-encoding")]).toEqual(["identity", null]);
    expect(headers.get("x-object-sharing")).toBe("read=%2A");
    expect(headers.get("x-object-uuid")).toBe(before.get("x-object-uuid"));
    await accept(alice("DELETE", target));
    await put(alice, "a");
    expect((await alice("HEAD", target)).headers.get("x-object-uuid")).not.toBe(before.get("x-object-uuid"));
  });

  test("checks the MD5 hash of a request that has one", async () => {
    const { alice } = await startStorage();
    const send = (etag: string) =>
      alice("PUT", target, { headers: { "Content-Type": "t/t", ETag: etag }, body: "abc" });
    expect((await send("0".repeat(32))).status).toBe(422);
    expect((await send(`"${md5(Buffer.from("abc")).toUpperCase()}"`)).status).toBe(201);
    expect((await alice("GET", `${path("box")}?format=json`)).json).toMatchObject([{ hash: md5(Buffer.from("abc")) }]);
  });

  test("meets conditions about the object that it replaces", async () => {
    const { alice } = await startStorage();
    const send = async (headers: Readonly<Record<string, string>>) =>
      (await alice("PUT", target, { headers: { "Content-Type": "t/t", ...headers }, body: "abc" })).status;
    expect(await send({ "If-Match": "*" })).toBe(412);
    expect(await send({ "If-None-Match": "*" })).toBe(201);
    expect(await send({ "If-None-Match": "*" })).toBe(412);
    expect(await send({ "If-Match": `"${sha256("abc")}"` })).toBe(201);
  });

  test("of a hash map needs all blocks", async () => {
    const { alice } = await startStorage();
    const [whole, rest] = ["x".repeat(1024), "y"];
    const send = (json: { readonly bytes: number; readonly hashes: readonly string[] }) =>
      alice("PUT", `${target}?hashmap&format=json`, { headers: { "Content-Type": "image/png" }, json });
    const hashes = [sha256(whole), sha256(rest), sha256(whole)];
    const map = { bytes: 2049, hashes };
    expect(await send(map)).toMatchObject({ status: 409, json: [sha256(whole), sha256(rest)] });
    for (const body of [whole, rest]) {
      const headers = { "Content-Type": "application/octet-stream" };
      await accept(alice("POST", `${path("box")}?update`, { headers, body }));
    }
    expect((await send(map)).status).toBe(201);
    expect((await alice("HEAD", target)).headers.get("content-type")).toBe("image/png");
    expect((await send({ bytes: 0, hashes: [] })).status).toBe(201);
    expect((await alice("GET", `${target}?hashmap`)).json).toMatchObject({ bytes: 0, hashes: [sha256("")] });
    const size = "The object's size does not match with the object's hashmap length";
    expect(faultOf(await send({ bytes: 2048, hashes })).message).toBe(size);
    expect(faultOf(await send({ bytes: 0, hashes: [sha256(whole)] })).message).toBe(size);
    expect(faultOf(await send({ bytes: 1, hashes: ["xyz"] })).message).toBe("Invalid hash: xyz");
  });
});

describe("POST", () => {
  const patch = (send: Send, range: string, body: string, more: Readonly<Record<string, string>> = {}) =>
    send("POST", `${target}?update`, {
      headers: { "Content-Type": "application/octet-stream", "Content-Range": range, ...more },
      body,
    });

  test("merges metadata with update, and otherwise replaces all", async () => {
    const { alice } = await startStorage();
    await put(alice, "a", "1", { "X-Object-Meta-A": "1", "X-Object-Meta-B": "2", "Content-Disposition": "inline" });
    const versionAfter = async (query: string, headers: Readonly<Record<string, string>>) =>
      (await accept(alice("POST", target + query, { headers }))).headers.has("x-object-version");
    expect(await versionAfter("?update", { "X-Object-Meta-A": "", "X-Object-Meta-C": "3" })).toBe(true);
    const merged = { "x-object-meta-b": "2", "x-object-meta-c": "3" };
    expect(headersOf(await alice("HEAD", target), "x-object-meta-")).toEqual(merged);
    expect(await versionAfter("?update", {})).toBe(false);
    expect((await alice("HEAD", target)).headers.get("content-disposition")).toBe("inline");
    expect(await versionAfter("", {})).toBe(true);
    expect(headersOf(await alice("HEAD", target), "x-object-meta-")).toEqual({});
    expect((await alice("HEAD", target)).headers.get("content-disposition")).toBe(null);
  });

  test("writes into blocks, across their borders, and at the end", async () => {
    const { alice } = await startStorage({ storage: { blockSize: 4 } });
    await put(alice, "a", "abcdefghij");
    await accept(patch(alice, "bytes 2-5/*", "WXYZ"));
    expect(await textOf(alice)).toBe("abWXYZghij");
    await accept(patch(alice, "bytes */*", "klm"));
    await accept(patch(alice, "bytes 13-/*", "n"));
    expect(await textOf(alice)).toBe("abWXYZghijklmn");
    const { headers } = await patch(alice, "bytes 0-0/14", "A");
    await put(alice, "same", "AbWXYZghijklmn");
    expect((await alice("HEAD", path("box", "same"))).headers.get("etag")).toBe(headers.get("etag"));
  });

  test.each([
    ["bytes 0-1/*", "x", 400, "Content length does not match range length"],
    ["bytes 11-11/*", "x", 416, "Supplied offset is beyond object limits"],
    ["bytes 0-0/9", "x", 416, "Supplied range will change provided object limits"],
    ["bytes 9-9/9", "x", 416, "Invalid Content-Range header"],
    ["bytes 2-1/*", "x", 416, "Invalid Content-Range header"],
    ["", "x", 400, "Missing Content-Range header"],
  ])("refuses the range %j", async (range, body, status, message) => {
    const { alice } = await startStorage();
    await put(alice, "a", "0123456789");
    expect(faultOf(await patch(alice, range, body))).toMatchObject({ status, message });
    expect(await textOf(alice)).toBe("0123456789");
  });

  test("truncates, and keeps the rest of the last block in its hash", async () => {
    const { alice } = await startStorage({ storage: { blockSize: 4 } });
    await put(alice, "a", "abcdefghij");
    const self = { "X-Source-Object": "/box/a" };
    await accept(patch(alice, "bytes 0-/*", "", { ...self, "X-Object-Bytes": "6" }));
    expect(await textOf(alice)).toBe("abcdef");
    const { json } = await alice("GET", `${target}?hashmap`);
    expect(json).toMatchObject({ bytes: 6, hashes: [sha256("abcd"), sha256("efgh")] });
    await accept(patch(alice, "bytes */*", "!"));
    expect(await textOf(alice)).toBe("abcdef!");
    await accept(patch(alice, "bytes 0-/*", "", { ...self, "X-Object-Bytes": "0" }));
    expect((await alice("GET", `${target}?hashmap`)).json).toMatchObject({ bytes: 0, hashes: [sha256("")] });
    const refused = await patch(alice, "bytes 0-/*", "", { ...self, "X-Object-Bytes": "x" });
    expect(faultOf(refused).message).toBe("Invalid X-Object-Bytes header");
  });

  test("takes bytes of another object, or of an older version", async () => {
    const { alice } = await startStorage({ storage: { blockSize: 4 } });
    const first = (await put(alice, "a", "0123456789")).headers.get("x-object-version") ?? "";
    await put(alice, "b", "abcdefghij");
    const from = (source: string, range: string, more = {}) =>
      accept(patch(alice, range, "", { "X-Source-Object": source, ...more }));
    await from("/box/b", "bytes 4-8/*");
    expect(await textOf(alice)).toBe("0123abcde9");
    await from("/box/b", "bytes 1-2/*");
    expect(await textOf(alice)).toBe("0ab3abcde9");
    await from("/box/a", "bytes 0-/*", { "X-Source-Version": first, "X-Object-Bytes": "10" });
    expect(await textOf(alice)).toBe("0123456789");
    const messageFor = async (source: string, range = "bytes 0-/*") =>
      faultOf(await patch(alice, range, "", { "X-Source-Object": source })).message;
    expect(await messageFor("box/b")).toBe("Invalid source object");
    expect(await messageFor("/box/none")).toBe("Source object does not exist");
    expect(await messageFor("/box/b", "bytes 0-10/*")).toBe("Object length is smaller than range length");
  });

  test("of a form creates an object", async () => {
    const { alice } = await startStorage();
    const form = new FormData();
    form.set("other", "1");
    form.set("X-Object-Data", new Blob([Uint8Array.of(255, 13, 10, 0)], { type: "image/gif" }), "f.gif");
    const sent = new Response(form);
    const headers = { "Content-Type": sent.headers.get("content-type") ?? "" };
    const body = new Uint8Array(await sent.arrayBuffer());
    expect((await alice("POST", target, { headers, body })).status).toBe(201);
    const head = await alice("HEAD", target);
    expect([head.headers.get("content-type"), head.headers.get("content-length")]).toEqual(["image/gif", "4"]);
    expect(head.headers.get("etag")).toBe(
      createHash("sha256")
        .update(Uint8Array.of(255, 13, 10))
        .digest("hex"),
    );
    const empty = await alice("POST", target, { headers, body: "x" });
    expect(faultOf(empty).message).toBe("Missing X-Object-Data field");
  });
});

describe("a copy or a move", () => {
  test("keeps type and metadata of the source, with what the request changes", async () => {
    const { alice } = await startStorage();
    await put(alice, "a", "abc", { "X-Object-Meta-A": "1", "X-Object-Meta-B": "2", "X-Object-Sharing": "read=*" });
    const headers = { "X-Copy-From": "/box/a", "X-Object-Meta-A": "", "X-Object-Meta-C": "3", "Content-Type": "t/t" };
    await accept(alice("PUT", path("box", "b"), { headers }));
    await accept(alice("PUT", `${path("box", "c")}?ignore_content_type`, { headers }));
    const copy = await alice("HEAD", path("box", "b"));
    const metadata = { "x-object-meta-b": "2", "x-object-meta-c": "3" };
    expect(headersOf(copy, "x-object-meta-")).toEqual(metadata);
    expect([copy.headers.get("content-type"), copy.headers.get("x-object-sharing")]).toEqual(["t/t", null]);
    expect((await alice("HEAD", path("box", "c"))).headers.get("content-type")).toBe("text/plain");
    const uuidOf = async (name: string) => (await alice("HEAD", path("box", name))).headers.get("x-object-uuid");
    const uuid = await uuidOf("a");
    expect(copy.headers.get("x-object-uuid")).not.toBe(uuid);
    const moved = await accept(alice("MOVE", target, { headers: { Destination: "/box/m" } }));
    expect(moved.headers.get("x-object-version")).toMatch(/^%28%5B\d+%5D, 3, 3%29$/);
    expect(await uuidOf("m")).toBe(uuid);
    expect((await alice("HEAD", target)).status).toBe(404);
    expect((await alice("HEAD", path())).headers.get("x-account-bytes-used")).toBe("19");
  });

  test("with a delimiter takes all that is below, too", async () => {
    const { alice } = await startStorage();
    for (const name of ["d", "d/1", "d/e/2", "dd"]) await put(alice, name, name);
    await accept(alice("COPY", `${path("box", "d")}?delimiter=/`, { headers: { Destination: "/box/new/d" } }));
    const names = async () => namesIn(await alice("GET", `${path("box")}?format=json`));
    expect(await names()).toEqual(["d", "d/1", "d/e/2", "dd", "new/d", "new/d/1", "new/d/e/2"]);
    const headers = { "X-Move-From": "/box/d" };
    const moved = await accept(alice("PUT", `${path("box", "m")}?delimiter=/`, { headers }));
    expect(moved.headers.get("x-object-version")).toMatch(/^%28%5B\d+, \d+, \d+%5D, 9, 9%29$/);
    expect(await names()).toEqual(["dd", "m", "m/1", "m/e/2", "new/d", "new/d/1", "new/d/e/2"]);
    expect(await textOf(alice, "m/e/2")).toBe("d/e/2");
    await accept(alice("DELETE", `${path("box", "m")}?delimiter=/`));
    expect(await names()).toEqual(["dd", "new/d", "new/d/1", "new/d/e/2"]);
  });

  test("takes an older version, and meets conditions about the source", async () => {
    const { alice } = await startStorage();
    const version = (await put(alice, "a", "old")).headers.get("x-object-version") ?? "";
    await put(alice, "a", "new");
    const copy = (headers: Readonly<Record<string, string>>) =>
      alice("COPY", target, { headers: { Destination: "/box/b", ...headers } });
    expect((await copy({ "If-Match": sha256("old") })).status).toBe(412);
    await accept(copy({ "X-Source-Version": version, "If-Match": sha256("old") }));
    expect(await textOf(alice, "b")).toBe("old");
    expect(faultOf(await copy({ Destination: "box/b" })).message).toBe("Invalid Destination header");
  });

  test("crosses accounts: a copy of what is shared, but no move", async () => {
    const { alice, bob } = await startStorage();
    await put(alice, "a", "abc", { "X-Object-Sharing": `write=${uuids.bob}` });
    const bobs = `${root}/${uuids.bob}/own`;
    await accept(bob("PUT", bobs));
    const source = { "X-Source-Account": uuids.alice };
    await accept(bob("PUT", `${bobs}/c`, { headers: { "X-Copy-From": "/box/a", ...source } }));
    expect((await bob("GET", `${bobs}/c`)).text).toBe("abc");
    expect((await bob("PUT", `${bobs}/m`, { headers: { "X-Move-From": "/box/a", ...source } })).status).toBe(403);
    const destination = { Destination: "/box/x", "Destination-Account": uuids.alice };
    expect((await bob("COPY", `${bobs}/c`, { headers: destination })).status).toBe(403);
    await accept(bob("COPY", `${bobs}/c`, { headers: { ...destination, Destination: "/box/a" } }));
  });
});

describe("DELETE", () => {
  test("marks an object as deleted, once", async () => {
    const { alice } = await startStorage();
    await put(alice, "a", "1", { "X-Object-Public": "true", "X-Object-Sharing": "read=*" });
    expect((await alice("DELETE", target)).status).toBe(204);
    expect(faultOf(await alice("DELETE", target)).message).toBe("Object is deleted.");
    expect(faultOf(await alice("DELETE", path("box", "none"))).message).toBe("Object does not exist");
    await put(alice, "a");
    const { headers } = await alice("HEAD", target);
    expect([headers.get("x-object-public"), headers.get("x-object-sharing")]).toEqual([null, null]);
  });

  test("with a time deletes the versions until then, also the latest one", async () => {
    const { alice, clock } = await startStorage();
    await put(alice, "a", "1");
    await clock.advance(5000);
    await put(alice, "a", "22");
    const now = Math.ceil(clock.now() / 1000);
    const count = async () => {
      const { json } = await alice("GET", `${target}?version=list`);
      return (json as { readonly versions: readonly unknown[] }).versions.length;
    };
    await accept(alice("DELETE", `${target}?until=${now - 3}`));
    expect(await count()).toBe(1);
    await accept(alice("DELETE", `${target}?until=${now}`));
    expect((await alice("GET", `${target}?version=list`)).status).toBe(404);
    expect((await alice("HEAD", path())).headers.get("x-account-bytes-used")).toBe("10");
  });
});
