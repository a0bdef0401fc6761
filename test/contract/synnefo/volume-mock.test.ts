// Prism's mock of the contract of Synnefo's block storage API.
import { describe, expect, it } from "vitest";
import { testMock } from "./mock-suite.js";

const send = testMock({
  document: "openapi/synnefo-volume.yaml",
  operations: [
    ...["listVolumes", "listVolumeDetails", "createVolume", "getVolume", "updateVolume", "deleteVolume"],
    "runVolumeAction",
    ...["listVolumeMetadata", "updateVolumeMetadata", "replaceVolumeMetadata", "deleteVolumeMetadataItem"],
    ...["listVolumeTypes", "getVolumeType"],
    ...["listSnapshots", "listSnapshotDetails", "createSnapshot", "getSnapshot", "updateSnapshot", "deleteSnapshot"],
    ...["listSnapshotMetadata", "updateSnapshotMetadata", "replaceSnapshotMetadata", "deleteSnapshotMetadataItem"],
  ],
  pathParameters: {
    volume_id: "77",
    volume_type_id: "2",
    snapshot_id: "ca996ba1-5fef-4573-8342-00c7371f9edd",
    key: "role",
  },
});

describe("the mock", () => {
  it.each([
    ["a size in digits", "createVolume", { volume: { size: "20", display_name: "data", volume_type: "1" } }],
    ["metadata, which the server ignores", "updateVolume", { volume: { metadata: { role: "logs" } } }],
    ["a snapshot without a name", "createSnapshot", { snapshot: { volume_id: "77", force: true } }],
  ])("accepts %s", async (_, id, body) => {
    const response = await send(id, { body });
    expect(response.ok).toBe(true);
  });

  it.each([
    ["a volume without a name", "createVolume", { volume: { size: 20 } }],
    ["a volume of 201 GiB", "createVolume", { volume: { size: 201, display_name: "data" } }],
    ["a size in words", "createVolume", { volume: { size: "big", display_name: "data" } }],
    ["a change of nothing", "updateVolume", { volume: {} }],
    ["a change of a snapshot's nothing", "updateSnapshot", { snapshot: {} }],
    ["an action that does not exist", "runVolumeAction", { explode: {} }],
    ["11 metadata", "replaceVolumeMetadata", { metadata: pairs(11) }],
    ["a snapshot of no volume", "createSnapshot", { snapshot: { display_name: "one" } }],
  ])("refuses %s, so that a success means something", async (_, id, body) => {
    const response = await send(id, { body });
    expect([400, 422]).toContain(response.status);
  });

  it("refuses a snapshot by a word", async () => {
    const response = await send("getSnapshot", { pathParameters: { snapshot_id: "None" } });
    expect([400, 422]).toContain(response.status);
  });
});

/** So many pairs of strings. */
function pairs(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "value"]));
}
