import { describe, expect, it } from "vitest";
import {
  BadRequestError,
  ConflictError,
  InvalidInputError,
  MethodNotAllowedError,
  NotFoundError,
  QuotaError,
  type SynnefoClient,
} from "../../src/synnefo/index.js";
import { createFixture, createServerFixture, largeLimits, pass, rejection, type ServerFixture } from "./fixture.js";

/** Creates a volume that no server uses. */
function detached(cloud: SynnefoClient, displayName = "data") {
  return cloud.volumes.create({ displayName, size: 2, volumeType: "1" });
}

/** A cloud with a server 1, whose root volume is 1. */
async function withServer(): Promise<ServerFixture> {
  const fixture = await createServerFixture({ limits: { ...largeLimits, "pithos.diskspace": 2 ** 42 } });
  const { cloud, server, basis, sent } = fixture;
  await cloud.servers.create({ name: "web", ...basis });
  await pass(server, 30_000);
  sent();
  return fixture;
}

describe("volumes", () => {
  it("are created without a server, requested, changed, listed and deleted", async () => {
    const { server, cloud, sent } = createFixture({ helperServers: true });
    const volume = await detached(cloud, "δεδομένα 数据");
    expect(volume).toMatchObject({
      ...{ id: "1", displayName: "δεδομένα 数据", displayDescription: "", status: "available", size: 2 },
      ...{ attachments: [], metadata: {}, volumeType: "1", snapshotId: null, imageId: null, sourceVolumeId: null },
      ...{ isDeleted: false, isSharedToProject: false, deleteOnTermination: true },
      ...{ projectId: "11111111-1111-4111-8111-111111111111" },
    });
    expect(volume.createdAt).toEqual(new Date(server.clock.now()));
    expect(await volume.update({ displayName: "data", displayDescription: "mine" })).toBe(volume);
    expect(volume).toMatchObject({ displayName: "data", displayDescription: "mine" });
    expect(await cloud.volumes.list()).toEqual([volume]);
    expect(await cloud.volumes.summaries()).toEqual([{ id: "1", displayName: "data" }]);
    await volume.delete();
    await volume.waitUntil("deleted");
    expect(volume.isDeleted).toBe(true);
    expect(await cloud.volumes.list()).toEqual([]);
    expect(sent().slice(0, 6)).toEqual([
      "volume POST /volumes",
      "volume GET /volumes/1",
      "volume PUT /volumes/1",
      "volume GET /volumes/detail",
      "volume GET /volumes",
      "volume DELETE /volumes/1",
    ]);
  });

  it("are attached to a server from the start", async () => {
    const { server, cloud } = await withServer();
    const volume = await cloud.volumes.create({ displayName: "data", size: 1, server: "1" });
    expect(server.requests.find(({ method }) => method === "POST")?.body).toEqual({
      volume: { display_name: "data", size: 1, server_id: "1" },
    });
    expect(volume.status).toBe("creating");
    await volume.waitUntil("in_use");
    expect(volume.attachments).toEqual([{ serverId: "1", deviceIndex: 1 }]);
    expect(volume.toJSON()).toMatchObject({
      attachments: [{ server_id: 1, volume_id: Number(volume.id), device_index: 1 }],
    });
  });

  it("send what the API calls their sources", async () => {
    const { server, cloud, basis } = await withServer();
    const project = "11111111-1111-4111-8111-111111111111";
    const common = { displayName: "v", size: 5, volumeType: "1" };
    await cloud.volumes.create({
      ...common,
      image: basis.image,
      project,
      isSharedToProject: false,
      displayDescription: "d",
    });
    const snapshot = await cloud.snapshots.create("1");
    await snapshot.waitUntil("AVAILABLE");
    const copy = await cloud.volumes.create({ ...common, snapshot });
    expect(copy.snapshotId).toBe(snapshot.id);
    const bodies = server.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/volumes"));
    expect(bodies.map(({ body }) => body)).toEqual([
      {
        volume: {
          ...{ display_name: "v", size: 5, volume_type: "1", imageRef: basis.image, project },
          ...{ shared_to_project: false, display_description: "d" },
        },
      },
      { volume: { display_name: "v", size: 5, volume_type: "1", snapshot_id: snapshot.id } },
    ]);
  });

  it("of servers have no name, and cannot be deleted or moved", async () => {
    const { cloud } = await withServer();
    const root = await cloud.volumes.get("1");
    expect(root).toMatchObject({ displayName: null, displayDescription: null, status: "in_use" });
    expect(await rejection(root.delete())).toBeInstanceOf(BadRequestError);
    expect(await rejection(root.reassign(root.projectId))).toBeInstanceOf(ConflictError);
    expect(String(root)).toBe("volume 1");
  });

  it("without changes are only requested", async () => {
    const { cloud, sent } = createFixture();
    await detached(cloud);
    sent();
    await cloud.volumes.update("1", {});
    await cloud.volumes.update("1", { displayName: undefined });
    expect(sent()).toEqual(["volume GET /volumes/1", "volume GET /volumes/1"]);
    expect(await rejection(cloud.volumes.update("1", { deleteOnTermination: false }))).toBeInstanceOf(
      MethodNotAllowedError,
    );
  });

  it("have a quota", async () => {
    const { cloud } = createFixture({ limits: { "cyclades.disk": 2 ** 30 } });
    const error = await rejection(detached(cloud));
    expect(error).toBeInstanceOf(QuotaError);
    expect(error).toMatchObject({ resource: "System Disk", available: 2 ** 30, requested: 2 ** 31 });
  });

  it("that a helper server would have to delete stay, where there is none", async () => {
    const { cloud } = createFixture();
    await detached(cloud);
    expect(String(await rejection(cloud.volumes.delete("1")))).toContain(
      "404 DELETE /volumes/1: Helper server not found",
    );
  });

  it.each([
    [{ size: 1, volumeType: "1" }, "volume: displayName"],
    [{ displayName: "d", volumeType: "1" }, "volume: size"],
    [{ displayName: "d", size: 0, volumeType: "1" }, "volume: size: expected a whole number of GiB from 1 to 200"],
    [{ displayName: "d", size: 201, volumeType: "1" }, "volume: size"],
    [{ displayName: "d", size: "7", volumeType: "1" }, "volume: size"],
    [{ displayName: "d", size: 1.5, volumeType: "1" }, "volume: size"],
    [{ displayName: "d", size: 1 }, "volume: volumeType is required without server"],
    [
      { displayName: "d", size: 1, server: "1", image: "a", snapshot: "b" },
      "volume: image and snapshot exclude each other",
    ],
    [{ displayName: "d", size: 1, server: 1 }, 'pass "1"'],
    [{ displayName: "d", size: 1, volumeType: 1 }, 'pass "1"'],
    [{ displayName: "d", size: 1, volumeType: "1", metadata: {} }, "unknown property metadata"],
    [{ displayName: "d", size: 1, volumeType: "1", sharedToProject: true }, "unknown property sharedToProject"],
    [{ displayName: "d", size: 1, volumeType: "1", isSharedToProject: 1 }, "volume: isSharedToProject"],
    [undefined, "volume: the input"],
  ])("refuse %j", async (input, message) => {
    const { server, cloud } = createFixture();
    const error = await rejection(cloud.volumes.create(input as never));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(server.requests).toEqual([]);
  });
});

describe("the metadata of volumes", () => {
  it("are read, merged, replaced and deleted", async () => {
    const { cloud, sent } = createFixture();
    await detached(cloud);
    const metadata = cloud.volumes.metadata("1");
    sent();
    expect(await metadata.get()).toEqual({});
    expect(await metadata.update({ a: "1", "κλειδί 键": "τιμή %41" })).toEqual({ a: "1", "κλειδί 键": "τιμή %41" });
    expect(await metadata.update({ b: "" })).toEqual({ a: "1", b: "", "κλειδί 键": "τιμή %41" });
    await metadata.delete("κλειδί 键");
    expect(await metadata.replace({ a: "2" })).toEqual({ a: "2" });
    expect(await rejection(metadata.delete("b"))).toBeInstanceOf(BadRequestError);
    expect((await cloud.volumes.get("1")).metadata).toEqual({ a: "2" });
    expect(sent()[3]).toBe(`volume DELETE /volumes/1/metadata/κλειδί 键`);
  });

  it("may be repeated, but for deletions", async () => {
    const { server, cloud, sent } = createFixture();
    await detached(cloud);
    const metadata = cloud.volumes.metadata("1");
    sent();
    server.inject({ kind: "lostResponse", method: "POST" });
    expect(await metadata.update({ a: "1" })).toEqual({ a: "1" });
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await metadata.delete("a");
    expect(sent()).toEqual([
      "volume POST /volumes/1/metadata",
      "volume POST /volumes/1/metadata",
      "volume DELETE /volumes/1/metadata/a",
      "volume GET /volumes/1/metadata",
    ]);
  });

  it.each(["", "json", "xml", "a.json", "axml", ".", "..", "\ud800", 7, null])("refuse the key %j", async (key) => {
    const { server, cloud } = createFixture();
    expect(await rejection(cloud.volumes.metadata("1").delete(key as never))).toBeInstanceOf(InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it.each([null, "x", ["x"], { a: 1 }, { a: null }, { a: "\ud800" }, { "\0": "a" }, new Map([["a", "b"]])])(
    "refuse %j",
    async (value) => {
      const { server, cloud } = createFixture();
      for (const call of [
        () => cloud.volumes.metadata("1").update(value as never),
        () => cloud.volumes.metadata("1").replace(value as never),
        () => cloud.serverImages.metadata("1").update(value as never),
      ])
        expect(await rejection(call())).toBeInstanceOf(InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );

  it("may have any key, also one that objects have", async () => {
    const { server, cloud } = createFixture();
    await detached(cloud);
    const given = JSON.parse('{"__proto__": "a", "constructor": "b", "toString": "c"}') as Record<string, string>;
    const kept = await cloud.volumes.metadata("1").update(given);
    expect(Object.entries(kept)).toEqual(Object.entries(given));
    expect(JSON.stringify(server.requests.at(-1)?.body)).toBe(JSON.stringify({ metadata: given }));
    const volume = await cloud.volumes.get("1");
    expect(Object.keys(volume.metadata)).toEqual(Object.keys(given));
    expect(JSON.stringify(volume.toJSON().metadata)).toBe(JSON.stringify(given));
  });
});

describe("snapshots", () => {
  it("are made of volumes in use, requested, changed, listed and deleted", async () => {
    const { server, cloud, sent } = await withServer();
    const snapshot = await cloud.snapshots.create("1", { displayName: "αντίγραφο", metadata: { k: "v" } });
    expect(server.requests.at(-1)?.body).toEqual({
      snapshot: { volume_id: "1", display_name: "αντίγραφο", metadata: { k: "v" } },
    });
    expect(snapshot).toMatchObject({
      displayName: "αντίγραφο",
      status: "CREATING",
      progress: 0,
      volumeId: "1",
      size: 5,
    });
    expect(snapshot.metadata).toEqual({});
    expect(await cloud.snapshots.metadata(snapshot).get()).toMatchObject({ k: "v" });
    expect(await snapshot.waitUntil("AVAILABLE")).toBe(snapshot);
    expect(snapshot.progress).toBe(100);
    expect(snapshot.toJSON()).toMatchObject({ "os-extended-snapshot-attribute:progress": "100%", volume_id: "1" });
    await snapshot.update({ displayDescription: "before the change" });
    expect(snapshot.displayDescription).toBe("before the change");
    expect(await cloud.snapshots.list()).toHaveLength(1);
    expect(await cloud.snapshots.metadata(snapshot).update({ x: "y" })).toMatchObject({ k: "v", x: "y" });
    // A snapshot is an image, too.
    expect((await cloud.images.list()).find(({ isSnapshot }) => isSnapshot)).toMatchObject({ id: snapshot.id });
    expect(await cloud.images.get(snapshot.id)).toMatchObject({ isSnapshot: true, description: "before the change" });
    await snapshot.delete();
    expect(await rejection(snapshot.refresh())).toBeInstanceOf(NotFoundError);
    sent();
    expect(await rejection(cloud.snapshots.update(snapshot, {}))).toBeInstanceOf(NotFoundError);
    expect(sent()).toEqual([`volume GET /snapshots/${snapshot.id}`]);
  });

  it("have a default name, and a quota of the object storage", async () => {
    const fixture = await createServerFixture();
    const { cloud, server, basis } = fixture;
    await cloud.servers.create({ name: "web", ...basis });
    await pass(server, 30_000);
    const error = await rejection(cloud.snapshots.create("1"));
    expect(error).toMatchObject({ code: "QUOTA", resource: "Storage space", requested: 5 * 2 ** 30, reason: "fault" });
    const { cloud: rich } = await withServer();
    expect((await rich.snapshots.create("1")).displayName).toBe("Snapshot of volume '1'");
  });

  it("cannot be made of volumes that no server uses", async () => {
    const { cloud } = createFixture();
    await detached(cloud);
    expect(await rejection(cloud.snapshots.create("1"))).toBeInstanceOf(BadRequestError);
    expect(String(await rejection(cloud.snapshots.create("1", { metadata: { a: 1 } as never })))).toContain(
      "snapshot: metadata",
    );
  });
});

describe("types of volumes, and flavors", () => {
  it("are listed and requested", async () => {
    const { cloud, sent } = createFixture();
    const types = await cloud.volumeTypes.list();
    expect(types).toMatchObject([
      { id: "1", name: "ext_archipelago", diskTemplate: "ext_archipelago", isDetachable: true, isDeleted: false },
      { id: "2", name: "drbd", isDetachable: false },
    ]);
    expect(await cloud.volumeTypes.get("1")).toEqual(types[0]);
    const flavors = await cloud.flavors.list();
    expect(flavors).toHaveLength(5);
    expect(flavors[0]).toMatchObject({ id: "1", ram: 512, disk: 5, vcpus: 1, volumeType: "1", isPublic: true });
    expect(await cloud.flavors.get("1")).toEqual(flavors[0]);
    expect(flavors[0]?.toJSON()).toMatchObject({ id: 1, "SNF:volume_type": 1, "os-flavor-access:is_public": true });
    expect(await cloud.flavors.list({ isPublic: false })).toEqual([]);
    expect(await cloud.flavors.list({ project: "11111111-1111-4111-8111-111111111111", isPublic: true })).toEqual([]);
    expect(await cloud.flavors.extraSpecs("1")).toEqual({});
    expect(await rejection(cloud.flavors.get("6"))).toBeInstanceOf(NotFoundError);
    expect(sent().slice(4, 6)).toEqual([
      "compute GET /flavors/detail?SNF:is_public=false",
      "compute GET /flavors/detail?SNF:is_public=true&SNF:flavor-access=11111111-1111-4111-8111-111111111111",
    ]);
  });

  it("refuse filters that the server ignores", () => {
    const { cloud } = createFixture();
    expect(() => cloud.flavors.list({ minRam: 1 } as never)).toThrow('flavors have no filter "minRam"');
    expect(() => cloud.flavors.list({ isPublic: "yes" } as never)).toThrow("isPublic");
  });
});
