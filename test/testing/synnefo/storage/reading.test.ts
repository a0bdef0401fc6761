import { describe, expect, test } from "vitest";
import { accept, faultOf, headersOf, path, put, type Send, startStorage, uuids } from "./storage-api.js";

const target = path("box", "dir/a.txt");

async function startWithObject(body = "0123456789") {
  const cloud = await startStorage();
  await put(cloud.alice, "dir/a.txt", body, { "X-Object-Meta-Color": "blue %26 %CE%BD" });
  return cloud;
}

describe("an object", () => {
  test("has its facts in the headers of HEAD and GET", async () => {
    const { alice } = await startWithObject();
    const { json } = await alice("GET", `${path("box")}?format=json`);
    const [item] = json as readonly { readonly x_object_uuid: string; readonly x_object_version: number }[];
    const facts = {
      "x-object-hash": "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882",
      "x-object-uuid": item?.x_object_uuid,
      "x-object-version": String(item?.x_object_version),
      "x-object-version-timestamp": "Mon, 30 Nov 2026 10:00:00 GMT",
      "x-object-modified-by": uuids.alice,
      "x-object-meta-color": "blue %26 %CE%BD",
    };
    const head = await accept(alice("HEAD", target));
    expect(headersOf(head, "x-object-")).toEqual(facts);
    expect(Object.fromEntries(head.headers)).toMatchObject({
      etag: facts["x-object-hash"],
      "content-length": "10",
      "content-type": "text/plain",
      "last-modified": "Mon, 30 Nov 2026 10:00:00 GMT",
      available: "1",
    });
    expect(head.headers.has("content-disposition")).toBe(false);
    const read = await accept(alice("GET", target));
    expect(headersOf(read, "x-object-")).toEqual(facts);
    expect([read.text, read.headers.get("content-disposition")]).toEqual(["0123456789", 'inline; filename="a.txt"']);
    const attached = await alice("GET", `${target}?disposition-type=attachment`);
    expect(attached.headers.get("content-disposition")).toBe('attachment; filename="a.txt"');
  });

  test.each([
    ["bytes=0-4", 206, "01234", "bytes 0-4/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-2", 206, "89", "bytes 8-9/10"],
    ["bytes = 3 - 3", 206, "3", "bytes 3-3/10"],
    ["bytes=4-2", 200, "0123456789", null],
    ["bytes=-", 200, "0123456789", null],
    ["bytes=0-1,x", 200, "0123456789", null],
    ["lines=0-4", 200, "0123456789", null],
  ])("responds to the range %j with %i", async (range, status, text, contentRange) => {
    const { alice } = await startWithObject();
    const response = await alice("GET", target, { headers: { Range: range } });
    expect(response).toMatchObject({ status, text });
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(text.length));
  });

  test.each(["bytes=0-10", "bytes=10-", "bytes=-11", "bytes=-0", "bytes=0-1,9-10"])(
    "refuses the range %s, which reaches beyond the end",
    async (range) => {
      const { alice } = await startWithObject();
      const response = await alice("GET", target, { headers: { Range: range } });
      const message = "Requested range exceeds object limits";
      expect(faultOf(response)).toEqual({ status: 416, name: "rangeNotSatisfiable", message });
      expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    },
  );

  test("sends several ranges as parts", async () => {
    const { alice } = await startWithObject();
    const response = await alice("GET", target, { headers: { Range: "bytes=0-1,8-9" } });
    const [, boundary = ""] = /boundary=(\w{32})$/.exec(response.headers.get("content-type") ?? "") ?? [];
    const part = (range: string, text: string) =>
      `--${boundary}\r\nContent-Range: bytes ${range}/10\r\nContent-Transfer-Encoding: binary\r\n\r\n${text}\r\n`;
    expect(response.text).toBe(`${part("0-1", "01")}${part("8-9", "89")}--${boundary}--\r\n`);
    expect(response.headers.get("content-length")).toBe(String(response.text.length));
  });

  test("ignores a range if If-Range is neither its MD5 hash nor its exact time", async () => {
    const { alice, clock } = await startWithObject();
    const statusFor = async (name: string, condition: string) =>
      (await alice("GET", path("box", name), { headers: { Range: "bytes=0-0", "If-Range": condition } })).status;
    expect(await statusFor("dir/a.txt", "x")).toBe(200);
    expect(await statusFor("dir/a.txt", "Mon, 30 Nov 2026 10:00:00 GMT")).toBe(200);
    await clock.advance(750);
    await put(alice, "b", "abc", { ETag: "900150983cd24fb0d6963f7d28e17f72" });
    expect(await statusFor("b", "Mon, 30 Nov 2026 10:00:01 GMT")).toBe(206);
    expect(await statusFor("b", "900150983cd24fb0d6963f7d28e17f72")).toBe(206);
  });

  test("meets conditions about its hash and its time", async () => {
    const { alice } = await startWithObject();
    const etag = (await alice("HEAD", target)).headers.get("etag") ?? "";
    const get = (headers: Readonly<Record<string, string>>) => alice("GET", target, { headers });
    expect((await get({ "If-Match": `"x", "${etag.toUpperCase()}"` })).status).toBe(200);
    expect((await get({ "If-Match": etag })).status).toBe(200);
    expect((await get({ "If-Match": `x, ${etag}` })).status).toBe(412);
    const unchanged = await get({ "If-None-Match": `W/"${etag}"` });
    expect([unchanged.status, unchanged.headers.get("etag")]).toEqual([304, etag]);
    const old = await get({ "If-Modified-Since": "Mon, 30 Nov 2026 10:00:00 GMT" });
    expect([old.status, old.headers.get("etag")]).toEqual([304, null]);
    expect((await get({ "If-Unmodified-Since": "Mon, 30 Nov 2026 09:59:59 GMT" })).status).toBe(412);
  });

  test("keeps versions, which are listed even after its deletion", async () => {
    const { alice, clock } = await startWithObject("1");
    await clock.advance(5000);
    await put(alice, "dir/a.txt", "22");
    await accept(alice("DELETE", target));
    const { json } = await alice("GET", `${target}?version=list`);
    const { versions } = json as { readonly versions: readonly (readonly [number, string])[] };
    expect(versions.map(([, time]) => time)).toEqual(["1796032800.250000", "1796032805.250000"]);
    const [first] = versions[0] ?? [];
    const read = await alice("GET", `${target}?version=${first}`);
    expect(read.text).toBe("1");
    expect(read.headers.get("x-object-version-timestamp")).toBe("Mon, 30 Nov 2026 10:00:00 GMT");
    expect(read.headers.get("last-modified")).toBe("Mon, 30 Nov 2026 10:00:05 GMT");
    for (const version of ["0", "x", "1.5"]) {
      const missing = await alice("GET", `${target}?version=${version}`);
      expect(faultOf(missing)).toEqual({ status: 404, name: "itemNotFound", message: "Version does not exist" });
    }
    expect((await alice("HEAD", target)).status).toBe(404);
  });

  test("has a hash map of its own type", async () => {
    const { alice } = await startWithObject("a".repeat(1025));
    const { json, headers } = await alice("GET", `${target}?hashmap&format=json`);
    expect(json).toMatchObject({ block_size: 1024, block_hash: "sha256", bytes: 1025 });
    expect((json as { readonly hashes: readonly string[] }).hashes).toHaveLength(2);
    expect(headers.get("content-type")).toBe("text/plain");
  });

  test("with a manifest is made of others, in the order of their names", async () => {
    const { alice } = await startStorage();
    await put(alice, "part/2", "two");
    await put(alice, "part/1", "one ");
    await put(alice, "whole", "", { "X-Object-Manifest": "box/part%2F" });
    const whole = path("box", "whole");
    expect((await alice("GET", whole)).text).toBe("one two");
    expect((await alice("GET", whole, { headers: { Range: "bytes=2-5" } })).text).toBe("e tw");
    const head = await alice("HEAD", whole);
    expect([head.headers.get("content-length"), head.headers.get("x-object-manifest")]).toEqual(["7", "box/part/"]);
  });
});

describe("sharing", () => {
  const readFor = async (send: Send, name: string) => {
    const { status, headers } = await send("HEAD", path("box", name));
    return { status, sharing: headers.get("x-object-sharing"), by: headers.get("x-object-shared-by") };
  };

  test("is inherited from the nearest directory that is an object of that type", async () => {
    const { alice, bob } = await startStorage();
    const directory = { "Content-Type": "application/directory" };
    const toBob = { "X-Object-Sharing": `read=${uuids.bob}` };
    await put(alice, "d", "", { ...directory, ...toBob });
    await put(alice, "d/a");
    await put(alice, "d/plain", "", { "X-Object-Sharing": `read=${uuids.carol}` });
    await put(alice, "d/plain/b");
    const sharing = `read=${uuids.bob}`;
    const by = `${uuids.alice}/box/d`;
    expect(await readFor(bob, "d/a")).toEqual({ status: 200, sharing, by });
    expect(await readFor(bob, "d")).toEqual({ status: 200, sharing, by: null });
    expect(await readFor(bob, "d/plain")).toMatchObject({ status: 403 });
    // A text is no directory.
    expect(await readFor(bob, "d/plain/b")).toEqual({ status: 200, sharing, by });
  });

  test("lets writers write, but neither share nor delete", async () => {
    const { alice, bob, carol } = await startStorage();
    const shared = path("box", "a");
    await put(alice, "a", "1", { "X-Object-Sharing": `read=${uuids.bob};write=${uuids.carol}` });
    await put(carol, "a", "22", { "X-Object-Meta-By": "carol" });
    expect((await alice("HEAD", shared)).headers.get("x-object-modified-by")).toBe(uuids.carol);
    expect((await bob("HEAD", shared)).headers.get("x-object-allowed-to")).toBe("read");
    expect((await carol("HEAD", shared)).headers.get("x-object-allowed-to")).toBe("write");
    const headers = { "Content-Type": "t/t" };
    expect(faultOf(await bob("PUT", shared, { headers })).message).toBe(
      "User does not have write access to the object",
    );
    expect(faultOf(await bob("PUT", path("box", "b"), { headers })).message).toBe(
      "User does not have access to the object",
    );
    const sharing = { "X-Object-Sharing": "read=*" };
    expect((await carol("PUT", shared, { headers: { ...headers, ...sharing } })).status).toBe(403);
    expect((await carol("POST", `${shared}?update`, { headers: sharing })).status).toBe(403);
    expect((await carol("DELETE", shared)).status).toBe(403);
  });

  test.each([
    ["read=a,B , a;write=c", "read=a,b; write=c"],
    ["read=a,b; write=b,", "read=a; write=b"],
    ["read=a,*", "read=%2A"],
    ["read=a~b", "read=ab"],
    ["", null],
  ])("normalizes %j", async (given, sharing) => {
    const { alice } = await startStorage();
    await put(alice, "a", "", { "X-Object-Sharing": given });
    expect((await readFor(alice, "a")).sharing).toBe(sharing);
  });

  test.each([
    ["X-Object-Sharing", "all=a", "Bad X-Object-Sharing header value: missing prefix"],
    ["X-Object-Sharing", "read=", "Bad X-Object-Sharing header value: invalid length"],
    ["X-Object-Public", "1", "Bad X-Object-Public header value"],
  ])("refuses the header %s: %s", async (name, value, message) => {
    const { alice } = await startStorage();
    const response = await alice("POST", `${path("box", "none")}?update`, { headers: { [name]: value } });
    expect(faultOf(response)).toEqual({ status: 400, name: "badRequest", message });
  });
});

test("a public object has a link, which stays until it is no longer public", async () => {
  const { alice, bob, anonymous } = await startStorage();
  const target = path("box", "a");
  await put(alice, "a", "open", { "X-Object-Meta-Secret": "1" });
  const publish = async (value: string) => {
    await accept(alice("POST", `${target}?update`, { headers: { "X-Object-Public": value } }));
    return (await alice("HEAD", target)).headers.get("x-object-public");
  };
  const link = new URL((await publish("true")) ?? "").pathname;
  expect(await publish(" TRUE")).toBe(`https://synnefo.test${link}`);
  const read = await anonymous("GET", link);
  expect(read.text).toBe("open");
  expect(headersOf(read, "x-object-")).toEqual({});
  expect((await anonymous("HEAD", link)).headers.get("content-length")).toBe("4");
  expect((await anonymous("PUT", link)).headers.get("allow")).toBe("HEAD,GET");
  // Without the link, other users need the number of a version.
  const version = (await alice("HEAD", target)).headers.get("x-object-version") ?? "";
  expect((await bob("GET", `${target}?version=${version}`)).text).toBe("open");
  expect(faultOf(await bob("GET", target)).message).toBe("User does not have access to the path");
  expect(await publish("")).toBe(null);
  expect((await anonymous("GET", link)).status).toBe(404);
  expect(await publish("true")).not.toBe(`https://synnefo.test${link}`);
});
