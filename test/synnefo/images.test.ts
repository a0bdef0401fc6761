import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  type SynnefoClient,
  SynnefoImages,
} from "../../src/synnefo/index.js";
import { createFixture, type Fixture, pass, rejection } from "./fixture.js";

const alice = "11111111-1111-4111-8111-111111111111";
const bob = "22222222-2222-4222-8222-222222222222";

/** Uploads a file of alice's into the container `disks`. */
async function upload({ server }: Fixture, path: string): Promise<void> {
  const root = `https://synnefo.test/pithos/object-store/v1/${alice}/disks`;
  const headers = { "X-Auth-Token": "alice-token", "Content-Type": "application/octet-stream" };
  await server.fetch(root, { method: "PUT", headers });
  const url = `${root}/${path.split("/").map(encodeURIComponent).join("/")}`;
  const { status } = await server.fetch(url, { method: "PUT", headers, body: "content" });
  expect(status).toBe(201);
  server.clearRequests();
}

/** Uploads a file and registers it. */
async function register(fixture: Fixture, name: string, cloud: SynnefoClient = fixture.cloud) {
  await upload(fixture, name);
  const image = await cloud.images.register({ name, location: { account: alice, container: "disks", path: name } });
  fixture.sent();
  return image;
}

/** The headers of the last request that describe an image. */
function sentHeaders({ server }: Fixture): Record<string, string> {
  const headers = Object.entries(server.requests.at(-1)?.headers ?? {});
  return Object.fromEntries(
    headers.filter(([name]) => name.startsWith("x-image-meta-")).map(([name, value]) => [name.slice(13), value]),
  );
}

describe("the registration of an image", () => {
  it("sends and reads texts of any script, with signs of any kind", async () => {
    const fixture = createFixture();
    const { server, cloud } = fixture;
    const path = "δίσκοι/磁盘 (1) 100%#?.raw";
    await upload(fixture, path);
    const properties = {
      os: "Ελληνικά 中文 🙂",
      "ετικέτα (α) 标签": "50% %41 + & = ; , \"x\" 'y' ~ !* \\",
      "sort-order": " 1 ",
      empty_line: "a\nb\tc",
    };
    const image = await cloud.images.register({
      ...{ name: "Εικόνα 图像 100% (β) %C3", location: { account: alice, container: "disks", path } },
      ...{ diskFormat: "extdump", containerFormat: "ovf", isPublic: true, properties },
    });
    expect(image).toMatchObject({
      ...{ name: "Εικόνα 图像 100% (β) %C3", status: "AVAILABLE", diskFormat: "extdump", containerFormat: "ovf" },
      ...{ size: 7, isPublic: true, isSnapshot: false, owner: alice, deletedAt: null, description: undefined },
    });
    expect(image.createdAt).toEqual(new Date(server.clock.now()));
    expect(image.properties).toEqual({
      os: properties.os,
      "ετικέτα _α_ 标签": properties["ετικέτα (α) 标签"],
      sort_order: " 1 ",
      empty_line: "a\nb\tc",
    });
    const { location, name } = sentHeaders(fixture);
    expect(location).toBe(`pithos://${alice}/disks/${path.split("/").map(encodeURIComponent).join("/")}`);
    expect(name).toMatch(/^[!-~]+$/);
    // The same in all responses, and by the location that they have.
    expect(await cloud.images.get(image.id)).toEqual(image);
    const [listed] = await cloud.images.list({ name: image.name });
    expect(listed).toEqual(image);
    const again = await cloud.images.register({ name: "again", location: image.location });
    expect(again.id).toBe(image.id);
    expect(again.properties).toEqual(image.properties);
  });

  it("sends headers and no body, and may be repeated", async () => {
    const fixture = createFixture();
    const { server, cloud, sent } = fixture;
    await upload(fixture, "a");
    server.inject({ kind: "lostResponse", method: "POST", path: /images\/$/ });
    const location = `pithos://${alice}/disks/a`;
    await cloud.images.register({ name: "a", location }, { headers: { "X-Own": "1" } });
    expect(sentHeaders(fixture)).toEqual({ name: "a", location });
    expect(server.requests.at(-1)?.headers).toMatchObject({ "x-own": "1" });
    expect(server.requests.at(-1)?.body).toBeUndefined();
    expect(sent()).toEqual(["image POST /images/", "image POST /images/"]);
  });

  it("is refused without the file, by others, and for another checksum", async () => {
    const fixture = createFixture();
    const { cloud, as } = fixture;
    await upload(fixture, "a");
    const location = { account: alice, container: "disks", path: "a" };
    expect(await rejection(cloud.images.register({ name: "a", location: { ...location, path: "b" } }))).toBeInstanceOf(
      NotFoundError,
    );
    expect(await rejection(as("bob").images.register({ name: "a", location }))).toBeInstanceOf(PermissionDeniedError);
    expect(await rejection(cloud.images.register({ name: "a", location, checksum: "00" }))).toBeInstanceOf(
      BadRequestError,
    );
    const { checksum } = await cloud.images.register({ name: "a", location });
    expect((await cloud.images.register({ name: "a", location, checksum })).checksum).toBe(checksum);
  });

  const location = `pithos://${alice}/disks/a`;
  it.each([
    [{ location }, "image: name"],
    [{ name: "", location }, "image: name: expected a name"],
    [{ name: "\ud800", location }, "image: name"],
    [{ name: "a" }, "image: location"],
    [{ name: "a", location: "https://a.test/b/c" }, "image: location: expected pithos://ACCOUNT/CONTAINER/PATH"],
    [{ name: "a", location: `pithos://${alice}/disks/` }, "image: location"],
    [{ name: "a", location: "pithos:///disks/a" }, "image: location"],
    [{ name: "a", location: `pithos://${alice}/disks/εικόνα` }, "percent-encoded"],
    [{ name: "a", location: `pithos://${alice}/disks/a b` }, "percent-encoded"],
    [{ name: "a", location: `pithos://${alice}/disks/a\n` }, "percent-encoded"],
    [{ name: "a", location: { account: alice, container: "disks" } }, "image: location.path"],
    [{ name: "a", location: { account: alice, container: "a/b", path: "c" } }, "image: location.container"],
    [{ name: "a", location: { account: "", container: "a", path: "c" } }, "image: location.account"],
    [{ name: "a", location: { account: alice, container: "a", path: "\ud800" } }, "image: location.path"],
    [{ name: "a", location, diskFormat: "é" }, "image: diskFormat"],
    [{ name: "a", location, containerFormat: "" }, "image: containerFormat"],
    [{ name: "a", location, checksum: "a\nb" }, "image: checksum"],
    [{ name: "a", location, isPublic: "True" }, "image: isPublic"],
    [{ name: "a", location, size: 7 }, "image: unknown property size"],
    [{ name: "a", location, properties: { "": "a" } }, "image: the key of a property cannot be empty"],
    [{ name: "a", location, properties: { a: 1 } }, "image: properties"],
    [{ name: "a", location, properties: { a: "\ud800" } }, "image: properties"],
    [{ name: "a", location, properties: { "\udfff": "a" } }, "image: properties"],
    [{ name: "a", location, properties: { "a-b": "1", "A.B": "2" } }, 'two keys that the server stores as "a_b"'],
    [{ name: "a", location, properties: [] }, "image: properties must be a plain object"],
    [null, "image: the input must be a plain object"],
  ])("refuses %j", async (input, message) => {
    const { server, cloud } = createFixture();
    const error = await rejection(cloud.images.register(input as never));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(server.requests).toEqual([]);
  });

  it("takes keys for different that differ for the server, too", async () => {
    const fixture = createFixture();
    await upload(fixture, "a");
    const properties = { "a b": "1", a_b: "2", "α·β": "3", α_β: "4" };
    const image = await fixture.cloud.images.register({ name: "a", location, properties });
    expect(image.properties).toEqual(properties);
  });
});

describe("images", () => {
  it("are changed: what is not named stays, and an empty property is deleted", async () => {
    const fixture = createFixture();
    const { server, cloud, sent } = fixture;
    const image = await register(fixture, "a");
    await pass(server, 5000);
    const changes = { name: "β %", isPublic: true, status: "ERROR", properties: { os: "debian", kernel: "6" } };
    expect(await image.update(changes)).toBe(image);
    expect(image).toMatchObject({ name: "β %", isPublic: true, diskFormat: "diskdump", status: "ERROR" });
    expect(image.updatedAt).toEqual(new Date(server.clock.now()));
    await image.update({ isPublic: false, properties: { kernel: "" } });
    expect(image).toMatchObject({ name: "β %", isPublic: false, properties: { os: "debian" } });
    expect(sentHeaders(fixture)).toEqual({ "is-public": "False", "property-kernel": "" });
    sent();
    await image.update({});
    await cloud.images.update(image, { name: undefined, properties: {} });
    expect(sent()).toEqual([`image HEAD /images/${image.id}`, `image HEAD /images/${image.id}`]);
    expect(String(await rejection(cloud.images.update(image, { name: "" })))).toContain("image: name: expected a name");
    expect(String(await rejection(cloud.images.update(image, { location: "x" } as never)))).toContain("location");
  });

  it("become files again", async () => {
    const fixture = createFixture();
    const { server, cloud, sent } = fixture;
    const image = await register(fixture, "a");
    await image.unregister();
    expect(await rejection(cloud.images.get(image))).toBeInstanceOf(NotFoundError);
    expect(await rejection(cloud.images.unregister(image))).toBeInstanceOf(NotFoundError);
    const again = await cloud.images.register({ name: "a", location: image.location });
    expect(again.id).toBe(image.id);
    sent();
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await again.unregister();
    expect(sent()).toEqual([`image DELETE /images/${image.id}`, `image HEAD /images/${image.id}`]);
    await cloud.images.register({ name: "a", location: image.location });
    server.inject({ kind: "reset", method: "DELETE" });
    expect(await rejection(again.unregister())).toBeInstanceOf(AmbiguousOutcomeError);
    server.inject({ kind: "reset", method: "DELETE" });
    server.inject({ kind: "status", status: 404, method: "HEAD" });
    // A proxy's page does not say that there is no image.
    expect(await rejection(again.unregister())).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it("are filtered by the client, as the server does not, and sorted by the server", async () => {
    const fixture = createFixture();
    const { server, cloud, sent } = fixture;
    for (const name of ["b", "a"]) {
      await pass(server, 1000);
      await register(fixture, name);
    }
    const names = async (...args: Parameters<typeof cloud.images.list>) =>
      (await cloud.images.list(...args)).map(({ name }) => name);
    expect(await names()).toEqual(["a", "b", "Debian Base"]);
    expect(await names({}, { sortBy: { name: "asc" } })).toEqual(["Debian Base", "a", "b"]);
    expect(await names({}, { sortBy: { createdAt: "asc" }, limit: 2 })).toEqual(["Debian Base", "b"]);
    expect(await names({ name: "a", status: "available", diskFormat: "diskdump", containerFormat: "bare" })).toEqual([
      "a",
    ]);
    expect(await names({ sizeMin: 8 })).toEqual(["Debian Base"]);
    expect(await names({ sizeMin: 1, sizeMax: 7 })).toEqual(["a", "b"]);
    expect(sent()).toContain("image GET /images/detail?sort_key=created_at&sort_dir=asc");
  });

  it.each([
    [{ owner: alice }, {}, 'images have no filter "owner"'],
    [{ name: 7 }, {}, "name must be a string"],
    [{ sizeMin: -1 }, {}, "sizeMin"],
    [{ sizeMax: "7" }, {}, "sizeMax"],
    [{}, { sortBy: "name" }, "sortBy must have one of"],
    [{}, { sortBy: { name: "up" } }, "sortBy must have one of"],
    [{}, { sortBy: { name: "asc", id: "asc" } }, "sortBy must have one of"],
    [{}, { sortBy: { toString: "asc" } }, "sortBy must have one of"],
    [{}, { limit: 0.5 }, "limit"],
  ])("refuse the filters %j with the options %j", (filters, options, message) => {
    const { server, cloud } = createFixture();
    expect(() => cloud.images.list(filters as never, options as never)).toThrow(message);
    expect(server.requests).toEqual([]);
  });

  it("are shared by name with members", async () => {
    const fixture = createFixture();
    const { cloud, as } = fixture;
    const image = await register(fixture, "a");
    const friend = as("bob").images;
    expect(await rejection(friend.get(image.id))).toBeInstanceOf(PermissionDeniedError);
    await cloud.images.addMember(image, bob);
    await cloud.images.addMember(image, bob);
    expect(await cloud.images.members(image)).toEqual([alice, bob]);
    expect(await friend.sharedBy(alice)).toEqual([image.id]);
    expect((await friend.get(image.id)).owner).toBe(alice);
    await cloud.images.removeMember(image, bob);
    await cloud.images.removeMember(image, bob);
    await cloud.images.setMembers(image, [bob]);
    expect(fixture.server.requests.at(-1)?.body).toEqual({ memberships: [{ member_id: bob }] });
    expect(await cloud.images.members(image)).toEqual([bob]);
    expect(await rejection(friend.update(image.id, { name: "mine" }))).toBeInstanceOf(PermissionDeniedError);
  });

  it.each(["", ".", "..", "a b", "a/b", "bob.json", "bobxml", 7, null])("refuse the user %j", async (user) => {
    const { server, cloud } = createFixture();
    for (const call of [
      () => cloud.images.addMember("a", user as never),
      () => cloud.images.removeMember("a", user as never),
      () => cloud.images.setMembers("a", [user as never]),
      () => cloud.images.sharedBy(user as never),
    ])
      expect(await rejection(call())).toBeInstanceOf(InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it("of older servers are read, too", async () => {
    const headers = {
      ...{ "x-image-meta-id": "abc", "x-image-meta-name": "100%", "x-image-meta-status": "available" },
      ...{ "x-image-meta-disk-format": "diskdump", "x-image-meta-container-format": "bare", "x-image-meta-size": "7" },
      ...{ "x-image-meta-checksum": "0", "x-image-meta-location": "pithos://a/b/c", "x-image-meta-owner": "u" },
      ...{ "x-image-meta-created-at": "2030-01-02 03:04:05", "x-image-meta-updated-at": "2030-01-02 03:04:05" },
      ...{
        "x-image-meta-deleted-at": "",
        "x-image-meta-is-public": "true",
        "x-image-meta-property-OS-Family": "%CE%B1",
      },
    };
    const fetch: typeof globalThis.fetch = () => Promise.resolve(new Response(null, { headers }));
    const { images } = new SynnefoImages({ url: "https://i.test", token: "t0k3n", fetch });
    const image = await images.get("abc");
    expect(image).toMatchObject({ name: "100%", isPublic: true, isSnapshot: false, properties: { os_family: "α" } });
    expect(image.createdAt).toEqual(new Date("2030-01-02T03:04:05Z"));
    expect(image.toJSON()).toMatchObject({ created_at: "2030-01-02 03:04:05", deleted_at: "", size: 7 });
    const broken: typeof globalThis.fetch = () =>
      Promise.resolve(new Response(null, { headers: { ...headers, "x-image-meta-size": "many" } }));
    const other = new SynnefoImages({ url: "https://i.test", token: "t0k3n", fetch: broken });
    expect(await rejection(other.images.get("abc"))).toMatchObject({ name: "ResponseValidationError" });
    const page: typeof globalThis.fetch = () =>
      Promise.resolve(new Response(null, { headers: { "Content-Type": "text/html" } }));
    const elsewhere = new SynnefoImages({ url: "https://i.test", token: "t0k3n", fetch: page });
    expect(await rejection(elsewhere.images.get("abc"))).toMatchObject({ name: "UnexpectedResponseError" });
  });
});

describe("images of the compute service", () => {
  it("are those of the image service", async () => {
    const fixture = createFixture();
    const { cloud, sent } = fixture;
    const { id } = await register(fixture, "a");
    const image = await cloud.serverImages.get(id);
    expect(image).toMatchObject({ id, name: "a", status: "ACTIVE", progress: 100, isPublic: false, metadata: {} });
    expect((await cloud.serverImages.list()).map(({ name }) => name).sort()).toEqual(["Debian Base", "a"]);
    expect(await cloud.serverImages.summaries()).toContainEqual({ id, name: "a" });
    await image.delete();
    expect(await rejection(image.refresh())).toBeInstanceOf(NotFoundError);
    expect(sent()).toEqual([
      `compute GET /images/${id}`,
      "compute GET /images/detail",
      "compute GET /images",
      `compute DELETE /images/${id}`,
      `compute GET /images/${id}`,
    ]);
  });

  it("have metadata", async () => {
    const fixture = createFixture();
    const { cloud } = fixture;
    const { id } = await register(fixture, "a");
    const metadata = cloud.serverImages.metadata(id);
    expect(await metadata.list()).toEqual({});
    await metadata.set("Kernel", "6 %");
    await metadata.set("constructor", "x");
    expect(await metadata.get("Kernel")).toBe("6 %");
    expect(await metadata.get("constructor")).toBe("x");
    expect(await metadata.update({ λειτουργικό: "中文" })).toEqual({
      Kernel: "6 %",
      constructor: "x",
      λειτουργικό: "中文",
    });
    expect(await metadata.get("λειτουργικό")).toBe("中文");
    expect(await rejection(metadata.get("toString"))).toBeInstanceOf(NotFoundError);
    await metadata.delete("none");
    await metadata.update({ Kernel: "" });
    expect(await rejection(metadata.get("Kernel"))).toBeInstanceOf(NotFoundError);
    expect(String(await rejection(metadata.set("a.json", "x")))).toContain("json");
  });
});
