// Prism's mock of the contract of Synnefo's compute API.
import { describe, expect, it } from "vitest";
import { testMock } from "./mock-suite.js";

const send = testMock({
  document: "openapi/synnefo-compute.yaml",
  operations: [
    ...["listServers", "listServerDetails", "createServer", "getServer", "renameServer", "deleteServer"],
    ...["getServerPassword", "deleteServerPassword", "getServerStats", "listServerDiagnostics", "runServerAction"],
    ...["listServerAddresses", "getServerNetworkAddresses"],
    ...["listServerMetadata", "updateServerMetadata"],
    ...["getServerMetadataItem", "setServerMetadataItem", "deleteServerMetadataItem"],
    ...["listServerTags", "replaceServerTags", "deleteServerTags", "checkServerTag", "addServerTag", "deleteServerTag"],
    ...["listVolumeAttachments", "attachVolume", "getVolumeAttachment", "detachVolume"],
    ...["listFlavors", "listFlavorDetails", "getFlavor", "getFlavorExtraSpecs"],
    ...["listImages", "listImageDetails", "createImage", "getImage", "deleteImage"],
    ...["listImageMetadata", "updateImageMetadata"],
    ...["getImageMetadataItem", "setImageMetadataItem", "deleteImageMetadataItem"],
    ...["listKeyPairs", "createKeyPair", "getKeyPair", "deleteKeyPair"],
    ...["listComputeFloatingIps", "allocateComputeFloatingIp", "getComputeFloatingIp", "deleteComputeFloatingIp"],
    ...["listFloatingIpPools", "listExtensions", "getExtension", "getLimits"],
  ],
  pathParameters: {
    server_id: "42",
    network_id: "2719",
    volume_id: "77",
    flavor_id: "3",
    image_id: "dd3a86c2-f6b6-4116-9703-d15884a4b82f",
    floating_ip_id: "12",
    key: "os",
    tag: "blue",
    name: "my key",
    alias: "OS-DCF",
  },
});

describe("the mock", () => {
  const server = { name: "web", flavorRef: "3", imageRef: null };

  it.each([
    ["start", { start: {} }],
    ["os-start", { "os-start": null }],
    ["shutdown", { shutdown: {} }],
    ["os-stop", { "os-stop": null }],
    ["reboot", { reboot: {} }],
    ["resize", { resize: { flavorRef: "5" } }],
    ["firewallProfile", { firewallProfile: { profile: "ENABLED", nic: 19 } }],
    ["console", { console: { type: "vnc-wss" } }],
    ["os-getVNCConsole", { "os-getVNCConsole": { type: "novnc" } }],
    ["reassign", { reassign: { project: "lab", shared_to_project: true } }],
    ["addFloatingIp", { addFloatingIp: { address: "192.0.2.7" } }],
    ["removeFloatingIp", { removeFloatingIp: { address: "192.0.2.7" } }],
    ["rescue", { rescue: { rescue_image_ref: 7 } }],
    ["unrescue", { unrescue: {} }],
    ["suspend", { suspend: {} }],
    ["os-getSPICEConsole", { "os-getSPICEConsole": { type: "spice-html5" } }],
    ["os-getRDPConsole", { "os-getRDPConsole": { type: "rdp-html5" } }],
    ["changePassword", { changePassword: { adminPass: "Secret12345" } }],
    ["rebuild", { rebuild: {} }],
    ["confirmResize", { confirmResize: null }],
    ["revertResize", { revertResize: null }],
    ["createImage", { createImage: { name: "copy", metadata: { os: "debian" } } }],
  ])("accepts the action %s", async (_, body) => {
    const response = await send("runServerAction", { body });
    expect(response.status).toBe(200);
  });

  it.each([
    ["an action that does not exist", "runServerAction", { explode: {} }],
    ["two actions", "runServerAction", { rescue: {}, rescue_image_ref: 7 }],
    ["no action", "runServerAction", {}],
    ["a restart without an object", "runServerAction", { reboot: null }],
    ["a restart of another kind", "runServerAction", { reboot: { type: "MEDIUM" } }],
    ["a console without a type", "runServerAction", { console: {} }],
    ["a server without an image", "createServer", { server: { name: "web", flavorRef: 3 } }],
    ["a short password", "createServer", { server: { ...server, adminPass: "Secret1" } }],
    ["11 metadata", "createServer", { server: { ...server, metadata: pairs(11) } }],
    ["a tag with a comma", "createServer", { server: { ...server, tags: ["blue,green"] } }],
    ["a network and a port as one", "createServer", { server: { ...server, networks: [{ uuid: "1", port: "2" }] } }],
    ["two pairs in place of one", "setServerMetadataItem", { meta: pairs(2) }],
    ["metadata that are no strings", "updateServerMetadata", { metadata: { answer: 42 } }],
    ["a key pair without a name", "createKeyPair", { keypair: { public_key: "ssh-rsa AAAA" } }],
  ])("refuses %s, so that a success means something", async (_, id, body) => {
    const response = await send(id, { body });
    expect([400, 422]).toContain(response.status);
  });

  it.each([
    ["a time that is none", "listServers", { query: "?changes-since=yesterday" }],
    ["a flavor that is public or not, in other words", "listFlavors", { query: "?SNF:is_public=yes" }],
    ["a server by a word", "getServer", { pathParameters: { server_id: "web" } }],
    ["a tag with a comma in the path", "addServerTag", { pathParameters: { tag: "blue,green" } }],
  ])("refuses %s", async (_, id, changes) => {
    const response = await send(id, changes);
    expect([400, 422]).toContain(response.status);
  });

  it("has the status of a tag and the address of a new one in headers", async () => {
    const check = await send("checkServerTag");
    expect(check.headers.get("tag-status")).toBe("ACTIVE");
    const add = await send("addServerTag");
    expect(add.headers.get("Location")).toBe("https://cyclades.example.org/cyclades/compute/v2.0/servers/1/tags/red");
  });

  it("accepts the time of the last look, and flavors of a project", async () => {
    const changed = await send("listServers", { query: "?changes-since=2030-01-02T03:04:05%2B02:00" });
    const flavors = await send("listFlavors", { query: "?SNF:is_public=true&SNF:flavor-access=lab" });
    expect([changed.status, flavors.status]).toEqual([200, 200]);
  });
});

/** So many pairs of strings. */
function pairs(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "value"]));
}
