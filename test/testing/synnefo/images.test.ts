import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { faultOf, unknownId, type Send, startCloud, uuids } from "./cloud-api.js";

const root = "/cyclades/image/v1.0";
const store = "/pithos/object-store/v1";

/** Uploads an object of alice's, and returns its location. */
async function upload(alice: Send, name: string, content = name): Promise<string> {
  const container = `${store}/${uuids.alice}/disks`;
  await alice("PUT", container);
  const { status } = await alice("PUT", `${container}/${encodeURIComponent(name)}`, {
    headers: { "Content-Type": "application/octet-stream" },
    body: content,
  });
  expect(status).toBe(201);
  return `pithos://${uuids.alice}/disks/${encodeURIComponent(name)}`;
}

async function register(alice: Send, name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const location = await upload(alice, name);
  const headers = { "X-Image-Meta-Name": name, "X-Image-Meta-Location": location, ...more };
  const response = await alice("POST", `${root}/images/`, { headers });
  expect(response.status).toBe(200);
  return response.headers.get("x-image-meta-id") ?? "";
}

async function namesOf(send: Send, query = "?sort_key=name&sort_dir=asc"): Promise<readonly string[]> {
  const { json } = await send("GET", `${root}/images/${query}`);
  return (json as { readonly images: readonly { readonly name: string }[] }).images.map(({ name }) => name);
}

describe("registration", () => {
  test("makes an object an image with the defaults of the server", async () => {
    const { alice } = startCloud();
    const location = await upload(alice, "my disk.raw", "content");
    const headers = { "X-Image-Meta-Name": "caf%C3%A9", "X-Image-Meta-Location": location };
    const response = await alice("POST", `${root}/images/`, { headers });
    expect(response.status).toBe(200);
    expect(Object.fromEntries([...response.headers].filter(([name]) => name.startsWith("x-image-meta-")))).toEqual({
      "x-image-meta-checksum": createHash("sha256").update("content").digest("hex"),
      "x-image-meta-container-format": "bare",
      "x-image-meta-created-at": "2026-11-30 10:00:00",
      "x-image-meta-deleted-at": "",
      "x-image-meta-description": "",
      "x-image-meta-disk-format": "diskdump",
      "x-image-meta-id": expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      "x-image-meta-is-public": "False",
      "x-image-meta-is-snapshot": "False",
      "x-image-meta-location": `pithos://${uuids.alice}/disks/my%20disk.raw`,
      "x-image-meta-name": "caf%C3%A9",
      "x-image-meta-owner": uuids.alice,
      "x-image-meta-size": "7",
      "x-image-meta-status": "AVAILABLE",
      "x-image-meta-updated-at": "2026-11-30 10:00:00",
    });
  });

  test("normalizes the names of properties, and decodes their values", async () => {
    const { alice } = startCloud();
    const id = await register(alice, "props", {
      "X-Image-Meta-Property-OS-Family": "a%2Fb%20%7Ec%25",
      "X-Image-Meta-Property-Users.Admin": "root",
    });
    const { headers } = await alice("HEAD", `${root}/images/${id}`);
    expect(headers.get("x-image-meta-property-os-family")).toBe("a/b%20%7Ec%25");
    expect(headers.get("x-image-meta-property-users-admin")).toBe("root");
    const { json } = await alice("GET", `${root}/images/detail?sort_key=name`);
    expect(json).toMatchObject({ images: [{ properties: { os_family: "a/b ~c%", users_admin: "root" } }, {}] });
  });

  test("again keeps the id and the properties, and resets who may read it", async () => {
    const { alice, bob } = startCloud();
    const id = await register(alice, "twice", { "X-Image-Meta-Property-A": "1" });
    await alice("PUT", `${root}/images/${id}/members/${uuids.bob}`);
    expect((await bob("HEAD", `${root}/images/${id}`)).status).toBe(200);
    expect(await register(alice, "twice", { "X-Image-Meta-Property-B": "2" })).toBe(id);
    expect((await bob("HEAD", `${root}/images/${id}`)).status).toBe(403);
    const { headers } = await alice("HEAD", `${root}/images/${id}`);
    expect(headers.get("x-image-meta-property-a")).toBe("1");
    expect(headers.get("x-image-meta-property-b")).toBe("2");
  });

  test.each([
    [{}, 400, "Image 'name' parameter is required"],
    [{ name: "" }, 400, "Invalid image name"],
    [{ name: "n" }, 400, "'location' parameter is required"],
    [{ name: "n", location: "http://x/y" }, 400, "Invalid location 'http://x/y'"],
    [{ name: "n", location: "LOCATION", status: "available" }, 400, "Invalid parameters"],
    [{ name: "n", location: "LOCATION", id: "7" }, 400, "Setting the image ID is not supported"],
    [{ name: "n", location: "LOCATION", store: "s3" }, 400, "Invalid store type 's3'"],
    [{ name: "n", location: "LOCATION", "disk-format": "iso" }, 400, "Invalid disk format 'iso'"],
    [{ name: "n", location: "LOCATION", "container-format": "zip" }, 400, "Invalid container format 'zip'"],
    [{ name: "n", location: "LOCATION", size: "4" }, 400, "Invalid 'size' field"],
    [{ name: "n", location: "LOCATION", checksum: "0" }, 400, "Invalid checksum field"],
    [{ name: "%FF", location: "LOCATION" }, 400, "Could not decode request as UTF-8 string"],
    [{ name: "n".repeat(257), location: "LOCATION" }, 400, "Metadata values should be less than 256 characters."],
    [{ name: "n", location: `pithos://${uuids.alice}/disks/none` }, 404, ""],
    [{ name: "n", location: `pithos://${uuids.bob}/disks/none` }, 403, ""],
  ])("is refused with %j", async (fields, status, message) => {
    const { alice } = startCloud();
    const location = await upload(alice, "good");
    const headers = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`X-Image-Meta-${name}`, value.replace("LOCATION", location)]),
    );
    const response = await alice("POST", `${root}/images/`, { headers });
    expect(faultOf(response)).toMatchObject({ status, message });
    expect(await namesOf(alice)).toEqual(["Debian Base"]);
  });

  test("of another user's image is refused, even of a public one", async () => {
    const { alice, bob } = startCloud();
    const id = await register(alice, "public", { "X-Image-Meta-Is-Public": "TRUE" });
    const location = `pithos://${uuids.alice}/disks/public`;
    const headers = { "X-Image-Meta-Name": "mine", "X-Image-Meta-Location": location };
    expect(faultOf(await bob("POST", `${root}/images/`, { headers }))).toMatchObject({ status: 403 });
    const { headers: fields } = await bob("HEAD", `${root}/images/${id}`);
    expect(fields.get("x-image-meta-name")).toBe("public");
  });

  test("can be undone: the object stays, the image does not", async () => {
    const { alice, bob } = startCloud();
    const id = await register(alice, "gone", { "X-Image-Meta-Is-Public": "true" });
    expect((await bob("DELETE", `${root}/images/${id}`)).status).toBe(403);
    expect((await alice("DELETE", `${root}/images/${id}`)).status).toBe(204);
    for (const method of ["DELETE", "PUT"]) {
      const fault = faultOf(await alice(method, `${root}/images/${id}`));
      expect(fault).toMatchObject({ status: 404, message: `Object '${id}' does not exist.` });
    }
    const headers = { "X-Image-Meta-Name": "back", "X-Image-Meta-Location": `pithos://${uuids.alice}/disks/gone` };
    const { headers: fields } = await alice("POST", `${root}/images/`, { headers });
    expect(fields.get("x-image-meta-id")).toBe(id);
  });
});

describe("a change", () => {
  test("moves both times, and changes only what it names", async () => {
    const { alice, clock } = startCloud();
    const id = await register(alice, "changing", { "X-Image-Meta-Property-Os": "debian" });
    await clock.advance(2000);
    const { headers } = await alice("PUT", `${root}/images/${id}`, { headers: { "X-Image-Meta-Status": "Error" } });
    expect(headers.get("x-image-meta-status")).toBe("ERROR");
    expect(headers.get("x-image-meta-created-at")).toBe("2026-11-30 10:00:02");
    expect(headers.get("x-image-meta-updated-at")).toBe("2026-11-30 10:00:02");
    expect(headers.get("x-image-meta-property-os")).toBe("debian");
  });

  test("to the empty string removes a property; the name cannot be removed", async () => {
    const { alice } = startCloud();
    const id = await register(alice, "named", { "X-Image-Meta-Property-Os": "debian" });
    const without = await alice("PUT", `${root}/images/${id}`, { headers: { "X-Image-Meta-Property-Os": "" } });
    expect(without.headers.has("x-image-meta-property-os")).toBe(false);
    expect((await alice("PUT", `${root}/images/${id}`, { headers: { "X-Image-Meta-Name": "" } })).status).toBe(404);
    expect((await alice("HEAD", `${root}/images/${id}`)).headers.get("x-image-meta-name")).toBe("named");
  });

  test.each(["location", "size", "checksum", "id", "store"])("of the field %s is refused", async (field) => {
    const { alice } = startCloud();
    const id = await register(alice, "fixed");
    const response = await alice("PUT", `${root}/images/${id}`, { headers: { [`X-Image-Meta-${field}`]: "1" } });
    expect(faultOf(response)).toMatchObject({ status: 400, message: "Invalid metadata" });
  });

  test("of an image that is not there, or not one's own", async () => {
    const { alice, bob } = startCloud();
    const id = await register(alice, "private");
    expect(faultOf(await bob("PUT", `${root}/images/${id}`))).toEqual({ status: 403, name: "forbidden", message: "" });
    const missing = faultOf(await alice("PUT", `${root}/images/${unknownId}`));
    expect(missing).toEqual({ status: 404, name: "itemNotFound", message: "" });
  });
});

describe("lists", () => {
  test("have one's own images, public ones and those that are shared", async () => {
    const { alice, bob, carol } = startCloud();
    await register(alice, "a private one");
    await register(alice, "b public one", { "X-Image-Meta-Is-Public": "true" });
    const shared = await register(alice, "c shared one");
    await alice("PUT", `${root}/images/${shared}/members/${uuids.bob}`);
    expect(await namesOf(alice)).toEqual(["Debian Base", "a private one", "b public one", "c shared one"]);
    expect(await namesOf(bob)).toEqual(["Debian Base", "b public one", "c shared one"]);
    expect(await namesOf(carol)).toEqual(["Debian Base", "b public one"]);
    const { json } = await bob("GET", `${root}/shared-images/${uuids.alice}`);
    expect(json).toEqual({ shared_images: [{ image_id: shared, can_share: false }] });
  });

  test("are in the order of changes, the latest first, and ignore filters", async () => {
    const { alice, clock } = startCloud();
    const first = await register(alice, "first");
    await clock.advance(1000);
    await register(alice, "second");
    await clock.advance(1000);
    await alice("PUT", `${root}/images/${first}`, { headers: { "X-Image-Meta-Property-A": "b" } });
    expect(await namesOf(alice, "?name=x&size_min=100")).toEqual(["first", "second", "Debian Base"]);
    expect(await namesOf(alice, "?sort_key=size&sort_dir=asc")).toEqual(["first", "second", "Debian Base"]);
  });

  test.each([
    ["sort_key=owner", "Invalid 'sort_key'"],
    ["sort_dir=up", "Invalid 'sort_dir'"],
    ["size_min=1k", "Malformed request."],
    ["size_max=1.5", "Malformed request."],
  ])("are refused with %s", async (query, message) => {
    const { alice } = startCloud();
    expect(faultOf(await alice("GET", `${root}/images/detail?${query}`))).toMatchObject({ status: 400, message });
  });
});

describe("members", () => {
  test("are added, removed and replaced by the owner; an image stays public", async () => {
    const { alice, bob } = startCloud();
    const id = await register(alice, "shared", { "X-Image-Meta-Is-Public": "true" });
    const members = `${root}/images/${id}/members`;
    for (const member of [uuids.carol, uuids.bob, uuids.bob]) {
      expect((await alice("PUT", `${members}/${member}`)).status).toBe(204);
    }
    const listed = async () => {
      const { json } = await alice("GET", members);
      return (json as { readonly members: readonly { readonly member_id: string }[] }).members.map(
        ({ member_id: member }) => member,
      );
    };
    expect(await listed()).toEqual([uuids.alice, uuids.bob, uuids.carol]);
    expect((await alice("DELETE", `${members}/${uuids.carol}`)).status).toBe(204);
    expect((await alice("DELETE", `${members}/${uuids.carol}`)).status).toBe(204);
    expect(await listed()).toEqual([uuids.alice, uuids.bob]);
    expect((await alice("PUT", members, { json: { memberships: [{ member_id: uuids.carol }] } })).status).toBe(204);
    expect(await listed()).toEqual([uuids.carol]);
    expect((await bob("HEAD", `${root}/images/${id}`)).headers.get("x-image-meta-is-public")).toBe("True");
  });

  test("cannot change who the members are, unless nothing changes", async () => {
    const { alice, bob } = startCloud();
    const id = await register(alice, "shared");
    await alice("PUT", `${root}/images/${id}/members/${uuids.bob}`);
    expect((await bob("PUT", `${root}/images/${id}/members/${uuids.carol}`)).status).toBe(403);
    expect((await bob("DELETE", `${root}/images/${id}/members/${uuids.bob}`)).status).toBe(403);
    expect((await bob("PUT", `${root}/images/${id}/members/${uuids.bob}`)).status).toBe(204);
  });

  test.each([
    [{}, "Malformed request. Missing attribute 'memberships'."],
    [{ memberships: "bob" }, "Malformed request. Invalid 'memberships' field"],
    [{ memberships: ["bob"] }, "Invalid 'memberships' field"],
    [{ memberships: [{ member: "bob" }] }, "Malformed request. Missing attribute 'member_id'."],
  ])("are not replaced by %j", async (json, message) => {
    const { alice } = startCloud();
    const id = await register(alice, "shared");
    const response = await alice("PUT", `${root}/images/${id}/members`, { json });
    expect(faultOf(response)).toMatchObject({ status: 400, message });
  });
});

describe("images in the compute service", () => {
  const compute = "/cyclades/compute/v2.0/images";

  test("have other names and statuses, and are listed by their ids", async () => {
    const { alice } = startCloud();
    const id = await register(alice, "mine", { "X-Image-Meta-Property-Os": "debian" });
    await alice("PUT", `${root}/images/${id}`, { headers: { "X-Image-Meta-Status": "creating" } });
    const { json } = await alice("GET", `${compute}/${id}`);
    expect(json).toEqual({
      image: {
        ...{ id, name: "mine", status: "SAVING", progress: 0, user_id: uuids.alice, tenant_id: uuids.alice },
        ...{ public: false, is_snapshot: false, metadata: { os: "debian" } },
        ...{ created: "2026-11-30T10:00:00+00:00", updated: "2026-11-30T10:00:00+00:00" },
        links: [
          { rel: "self", href: `https://synnefo.test${compute}/${id}` },
          { rel: "bookmark", href: `https://synnefo.test${compute}/${id}` },
          { rel: "alternate", href: `https://synnefo.test${root}/images/${id}` },
        ],
      },
    });
    const { images } = (await alice("GET", compute)).json as { readonly images: readonly { readonly id: string }[] };
    const ids = images.map((image) => image.id);
    expect(ids).toContain(id);
    expect(ids).toEqual([...ids].sort());
  });

  test("have metadata, which keeps its case and is never deleted", async () => {
    const { alice, bob, clock } = startCloud();
    const id = await register(alice, "mine");
    const metadata = `${compute}/${id}/metadata`;
    const given = { Sort_Order: "1", "a/b": "x" };
    expect((await alice("POST", metadata, { json: { metadata: given } })).json).toEqual({ metadata: given });
    const set = await alice("PUT", `${metadata}/kernel`, { json: { meta: { kernel: "6" } } });
    expect([set.status, set.json]).toEqual([201, { meta: { kernel: "6" } }]);
    await clock.advance(5000);
    expect((await alice("DELETE", `${metadata}/kernel`)).status).toBe(204);
    expect((await alice("GET", metadata)).json).toEqual({ metadata: { ...given, kernel: "6" } });
    const { json } = await alice("GET", `${compute}/${id}`);
    expect(json).toMatchObject({ image: { created: "2026-11-30T10:00:05+00:00" } });
    expect((await alice("GET", `${metadata}/Sort_Order`)).json).toEqual({ meta: { Sort_Order: "1" } });
    expect(faultOf(await alice("GET", `${metadata}/none`))).toMatchObject({ message: "Metadata key not found." });
    for (const meta of [{}, { other: "6" }, { kernel: "6", other: "6" }]) {
      const refused = await alice("PUT", `${metadata}/kernel`, { json: { meta } });
      expect(faultOf(refused)).toMatchObject({ status: 400, message: "Malformed request." });
    }
    expect((await bob("GET", metadata)).status).toBe(403);
  });

  test("have any metadata, which the image service encodes in headers", async () => {
    const { alice } = startCloud();
    const id = await register(alice, "mine");
    const metadata = { "a/b c": "ä/\ud800", π: "" };
    expect((await alice("POST", `${compute}/${id}/metadata`, { json: { metadata } })).status).toBe(201);
    const { headers } = await alice("HEAD", `${root}/images/${id}`);
    expect(headers.get("x-image-meta-property-a%2Fb%20c")).toBe("%C3%A4/%EF%BF%BD");
    expect([...headers].filter(([name]) => name.startsWith("x-image-meta-property-"))).toHaveLength(1);
  });

  test("are unregistered, not created", async () => {
    const { alice } = startCloud();
    const id = await register(alice, "mine");
    expect(faultOf(await alice("POST", compute))).toMatchObject({ status: 501, message: "Not supported." });
    expect((await alice("DELETE", `${compute}/${id}`)).status).toBe(204);
    expect((await alice("HEAD", `${root}/images/${id}`)).status).toBe(404);
    expect(faultOf(await alice("GET", `${compute}/a.b`))).toMatchObject({ status: 400 });
  });
});

describe("other requests", () => {
  test("for the content of an image, with other methods and for other paths", async () => {
    const { alice, anonymous } = startCloud();
    expect((await alice("GET", `${root}/images/${unknownId}`)).status).toBe(501);
    const refused = await alice("DELETE", `${root}/images/`);
    expect([refused.status, refused.headers.get("allow"), refused.json]).toEqual([405, "GET, POST", null]);
    for (const path of ["/images", "/images/a.b", `/images/${unknownId}/members/a+b`, "/none"]) {
      expect(faultOf(await alice("GET", root + path))).toMatchObject({
        status: 400,
        message: "API endpoint not found",
      });
    }
    expect((await anonymous("GET", `${root}/images/`)).status).toBe(401);
    expect((await alice("GET", "/cyclades/image/v1/images/")).status).toBe(200);
  });

  test("to upload an object need a type, a container, and room", async () => {
    const { alice, bob } = startCloud();
    const container = `${store}/${uuids.alice}/disks`;
    const put = (send: Send, body: string | Uint8Array<ArrayBuffer>, type = "text/plain") =>
      send("PUT", `${container}/a/b`, { headers: { "Content-Type": type }, body });
    const missing = await put(alice, "x");
    expect(faultOf(missing)).toMatchObject({ status: 404, message: "Container does not exist" });
    expect((await alice("PUT", container)).status).toBe(201);
    expect((await alice("PUT", container)).status).toBe(202);
    expect((await put(bob, "x")).status).toBe(403);
    expect((await alice("PUT", `${container}/a`, { body: new Uint8Array(1) })).status).toBe(411);
    expect((await put(alice, "x")).headers.get("etag")).toBe(createHash("sha256").update("x").digest("hex"));
    expect((await put(alice, new Uint8Array(100_000))).status).toBe(413);
  });
});
