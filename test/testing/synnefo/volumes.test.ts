import { describe, expect, test } from "vitest";
import { act, compute, createServer, getServer, idText, imageId, members, quotaOf, volumeRoot } from "./compute-api.js";
import { faultOf, type JsonValue, type Send, startCloud, uuids } from "./cloud-api.js";

const post = (send: Send, volume: JsonValue) => send("POST", `${volumeRoot}/volumes`, { json: { volume } });

/** Creates a volume. @returns Its path. */
async function createVolume(send: Send, more: Readonly<Record<string, JsonValue>> = {}): Promise<string> {
  const { status, json } = await post(send, { display_name: "disk", size: 3, volume_type: 1, ...more });
  expect(status).toBe(202);
  return `${volumeRoot}/volumes/${idText(members(members(json).volume).id)}`;
}

async function getVolume(send: Send, path: string) {
  return members(members((await send("GET", path)).json).volume);
}

async function messageOf(response: ReturnType<Send>) {
  const { status, message } = faultOf(await response);
  return [status, message];
}

const attach = (send: Send, server: string, volumeId: JsonValue) =>
  send("POST", `${server}/os-volume_attachments`, { json: { volumeAttachment: { volumeId } } });

describe("volumes", () => {
  test("without a server are available at once, and counted", async () => {
    const { alice, bob } = startCloud();
    const path = await createVolume(alice, { size: "4", display_description: "more", metadata: { dropped: "yes" } });
    expect(await getVolume(alice, path)).toMatchObject({
      ...{ id: "1", status: "available", size: 4, display_description: "more", metadata: {}, attachments: [] },
      ...{ tenant_id: uuids.alice, delete_on_termination: true, volume_type: 1, image_id: null },
    });
    expect(await quotaOf(alice, "cyclades.disk")).toBe(4 * 1024 ** 3);
    expect((await bob("GET", path)).status).toBe(404);
  });

  test("are not created from an invalid body", async () => {
    const { alice } = startCloud();
    const image = await imageId(alice);
    for (const [more, message] of [
      [{ size: 0 }, "Volume 'size' needs to be a positive integer value. '0' cannot be accepted."],
      [{ size: "big" }, "Volume 'size' needs to be a positive integer value. 'big' cannot be accepted."],
      [{ size: 201 }, "Maximum volume size is 200GB"],
      [{ size: null }, "Malformed request. Missing attribute 'size'."],
      [{ size: 1.5 }, "Malformed request. Invalid 'size' field"],
      [{ display_name: 7 }, "Malformed request. Invalid 'display_name' field"],
      [{ display_name: "x".repeat(256) }, "Volume name is too long"],
      [{ volume_type: 2 }, "Volume type 'drbd' is not detachable"],
      [{ server_id: "none" }, "Invalid server ID."],
      [{ source_volid: "1" }, "Cloning a volume is not supported"],
      [{ imageRef: image, snapshot_id: "x" }, "Volume can not have more than one source!"],
      [{ imageRef: uuids.bob }, `Image ${uuids.bob} not found`],
      [{ project: uuids.carol }, `User ${uuids.alice} not in project ${uuids.carol}`],
    ] as const) {
      const response = post(alice, { display_name: "disk", size: 1, volume_type: 1, ...more });
      expect(await messageOf(response), JSON.stringify(more)).toEqual([400, message]);
    }
    expect((await alice("GET", `${volumeRoot}/volumes`)).json).toEqual({ volumes: [] });
    expect(await quotaOf(alice, "cyclades.disk")).toBe(0);
  });

  test("are attached and detached, which takes a while", async () => {
    const { alice, clock } = startCloud();
    const server = await createServer(alice);
    await clock.advance(10_000);
    const path = await createVolume(alice);
    expect((await attach(alice, server, 2)).json).toEqual({
      volumeAttachment: { id: 2, volumeId: 2, serverId: 1, device: "" },
    });
    expect(await getVolume(alice, path)).toMatchObject({ status: "attaching", attachments: [{ device_index: 1 }] });
    expect((await getServer(alice, server))["SNF:task_state"]).toBe("ATTACHING_VOLUME");
    await clock.advance(2000);
    expect((await getVolume(alice, path)).status).toBe("in_use");
    expect((await alice("DELETE", `${server}/os-volume_attachments/2`)).status).toBe(202);
    expect((await getVolume(alice, path)).status).toBe("detaching");
    await clock.advance(2000);
    expect(await getVolume(alice, path)).toMatchObject({ status: "available", attachments: [] });
    expect((await alice("GET", `${server}/os-volume_attachments`)).json).toMatchObject({
      volumeAttachments: [{ id: 1 }],
    });
    expect(await messageOf(alice("GET", `${server}/os-volume_attachments/2`))).toEqual([
      400,
      "Volume '2' is not attached to server '1'",
    ]);
  });

  test("fit their server", async () => {
    const { alice, server } = startCloud();
    const drbd = await createServer(alice, { flavorRef: 3 });
    const path = await createServer(alice);
    server.tick();
    await createVolume(alice, { size: 1 });
    expect(await messageOf(attach(alice, drbd, 3))).toEqual([
      400,
      "Volume and server must have the same volume type. Volume has volume type '1' while server has '2'",
    ]);
    const other = post(alice, { display_name: "x", size: 1, server_id: 1, volume_type: 1 });
    expect(await messageOf(other)).toEqual([
      400,
      "Cannot create a volume with type '1' to a server with volume type '2'.",
    ]);
    const filled = post(alice, { display_name: "x", size: 1, server_id: 1, imageRef: await imageId(alice) });
    expect((await messageOf(filled))[1]).toContain("Cannot specify a 'source' attribute for volume type '2'");
    for (let index = 0; index < 7; index += 1) {
      await createVolume(alice, { size: 1, server_id: 2, volume_type: null });
      server.tick();
    }
    expect(await messageOf(attach(alice, path, 3))).toEqual([400, "Maximum volumes per server limit reached"]);
  });

  test("are deleted with their server, or by themselves", async () => {
    const { alice, server } = startCloud();
    const path = await createServer(alice);
    server.tick();
    const attached = await createVolume(alice, { server_id: 1 });
    expect((await getVolume(alice, attached)).status).toBe("creating");
    server.tick();
    expect(await messageOf(alice("DELETE", `${volumeRoot}/volumes/1`))).toEqual([
      400,
      "Cannot delete the root volume of server <vm:1@backend:1>.",
    ]);
    expect((await alice("DELETE", attached)).status).toBe(202);
    expect((await getVolume(alice, attached)).status).toBe("deleting");
    expect((await getServer(alice, path))["SNF:task_state"]).toBe("UNKNOWN");
    server.tick();
    expect(await getVolume(alice, attached)).toMatchObject({ status: "deleted", deleted: true });
    expect(await messageOf(alice("DELETE", attached))).toEqual([400, "Volume '2' has been deleted."]);
    await alice("DELETE", path);
    server.tick();
    expect(await getVolume(alice, `${volumeRoot}/volumes/1`)).toMatchObject({ status: "deleted" });
    expect(await quotaOf(alice, "cyclades.disk")).toBe(0);
  });

  test("that exist keep being there after their server, if they are used by it as they are", async () => {
    const { alice, server } = startCloud();
    const path = await createVolume(alice, { size: 6 });
    const devices = [{ source_type: "volume", uuid: 1 }];
    const box = await createServer(alice, { imageRef: null, block_device_mapping_v2: devices });
    server.tick();
    expect(await getVolume(alice, path)).toMatchObject({ status: "in_use", delete_on_termination: false });
    await alice("DELETE", box);
    server.tick();
    expect(await getVolume(alice, path)).toMatchObject({ status: "available", attachments: [] });
  });

  test("without a server are deleted by a helper server, if the provider has one", async () => {
    const { alice, server } = startCloud({ helperServers: true });
    const path = await createVolume(alice);
    expect((await alice("DELETE", path)).status).toBe(202);
    server.tick();
    expect(await getVolume(alice, path)).toMatchObject({ status: "deleted" });
    expect(await quotaOf(alice, "cyclades.disk")).toBe(0);
  });

  test("have metadata, which are merged or replaced", async () => {
    const { alice } = startCloud();
    const path = `${await createVolume(alice)}/metadata`;
    const send = (method: string, metadata: JsonValue) => alice(method, path, { json: { metadata } });
    expect((await send("POST", { a: "1", b: "2" })).json).toEqual({ metadata: { a: "1", b: "2" } });
    expect((await send("POST", { b: "3" })).json).toEqual({ metadata: { a: "1", b: "3" } });
    expect((await send("PUT", { c: "4" })).json).toEqual({ metadata: { c: "4" } });
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`n${index}`, "x"]));
    expect((await send("POST", many)).status).toBe(400);
    expect((await alice("DELETE", `${path}/c`)).status).toBe(200);
    expect(await messageOf(alice("DELETE", `${path}/c`))).toEqual([400, "Metadata key not found"]);
  });

  test("refuse other methods without a body, and crash on unknown actions", async () => {
    const { alice } = startCloud();
    const path = await createVolume(alice);
    const refused = await alice("PATCH", path);
    expect([refused.status, refused.json, refused.headers.get("allow")]).toEqual([405, null, "GET, PUT, DELETE"]);
    expect(faultOf(await alice("POST", `${volumeRoot}/types`)).name).toBe("notAllowed");
    const crashed = await act(alice, path, "extend", { new_size: 5 });
    expect([crashed.status, crashed.headers.get("content-type")]).toEqual([500, "text/html; charset=utf-8"]);
    expect(await messageOf(act(alice, path, "reassign"))).toEqual([400, "Missing 'project' attribute."]);
    expect(await messageOf(alice("PUT", path, { json: { volume: {} } }))).toEqual([400, "Nothing to update."]);
    expect((await alice("GET", "/cyclades/volume/v2/volumes/1")).status).toBe(200);
  });
});

describe("snapshots", () => {
  const postSnapshot = (send: Send, snapshot: JsonValue) =>
    send("POST", `${volumeRoot}/snapshots`, { json: { snapshot } });

  test("of the volumes of a server are made, and are images", async () => {
    const { alice, bob, clock } = startCloud({ limits: { "pithos.diskspace": 50 * 1024 ** 3 } });
    await createServer(alice, { metadata: { users: "joe" } });
    await clock.advance(10_000);
    const { status, json } = await postSnapshot(alice, { volume_id: "1", metadata: { note: "first" } });
    const snapshot = members(members(json).snapshot);
    expect(status).toBe(202);
    expect(snapshot).toMatchObject({
      ...{ status: "CREATING", size: 5, volume_id: "1", display_name: "Snapshot of volume '1'", metadata: {} },
      "os-extended-snapshot-attribute:progress": 0,
    });
    await clock.advance(5000);
    const path = `${volumeRoot}/snapshots/${idText(snapshot.id)}`;
    const since = encodeURIComponent(new Date(clock.now()).toISOString());
    const list = alice("GET", `${volumeRoot}/snapshots?changes-since=${since}`);
    expect((await list).json).toEqual({ snapshots: [] });
    expect((await alice("GET", path)).json).toMatchObject({
      snapshot: { status: "AVAILABLE", "os-extended-snapshot-attribute:progress": "100%" },
    });
    expect(await quotaOf(alice, "pithos.diskspace")).toBe(5 * 1024 ** 3 + 10);
    expect((await alice("GET", `${path}/metadata`)).json).toMatchObject({
      metadata: { note: "first", users: "joe", exclude_all_tasks: "yes" },
    });
    expect((await alice("GET", `${compute}/images/${idText(snapshot.id)}`)).json).toMatchObject({
      image: { is_snapshot: true, status: "ACTIVE" },
    });
    const renamed = await alice("PUT", path, { json: { snapshot: { display_name: "kept" } } });
    expect(renamed.json).toMatchObject({ snapshot: { display_name: "kept" } });
    expect((await bob("GET", path)).status).toBe(403);
    await createVolume(alice, { size: 5, snapshot_id: idText(snapshot.id) });
    const small = post(alice, { display_name: "x", size: 4, volume_type: 1, snapshot_id: idText(snapshot.id) });
    expect((await messageOf(small))[1]).toContain("is smaller than snapshot's size");
    expect((await alice("DELETE", path)).status).toBe(202);
    expect(await messageOf(alice("GET", path))).toEqual([404, `Snapshot ${idText(snapshot.id)} not found`]);
    expect(await quotaOf(alice, "pithos.diskspace")).toBe(10);
  });

  test("need a volume with a server, and room for it", async () => {
    const { alice, server } = startCloud();
    await createServer(alice, { flavorRef: 3 });
    await createServer(alice);
    expect(await messageOf(postSnapshot(alice, { volume_id: 2 }))).toEqual([
      400,
      "Cannot create snapshot while volume is in 'CREATING' status",
    ]);
    server.tick();
    await createVolume(alice);
    expect(await messageOf(postSnapshot(alice, {}))).toEqual([
      400,
      "Malformed request. Missing attribute 'volume_id'.",
    ]);
    expect(await messageOf(postSnapshot(alice, { volume_id: 1 }))).toEqual([
      400,
      "Cannot take a snapshot from a volume with volume type '2' and 'drbd' disk template",
    ]);
    expect(await messageOf(postSnapshot(alice, { volume_id: 3 }))).toEqual([400, "Cannot snapshot a detached volume!"]);
    expect(faultOf(await postSnapshot(alice, { volume_id: 2 }))).toMatchObject({ status: 413, name: "fault" });
  });
});
