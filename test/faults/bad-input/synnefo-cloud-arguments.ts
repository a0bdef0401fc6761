import * as wrong from "./nonsense.js";
import {
  bulk,
  changes,
  filledTexts,
  flavor,
  id,
  image,
  input,
  listOptions,
  noMetadata,
  noTexts,
  pending,
  project,
  reassignOptions,
  request,
  statuses,
  token,
  unstorable,
  volume,
  volumeType,
  wait,
} from "./synnefo-values.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

const texts = [...wrong.noTexts, ...unstorable];
const sharing = { project: texts, isSharedToProject: wrong.noBooleans };
const resource = id("1", flavor);
const noResources = [...wrong.noTexts, "", " ", "..", ".", { id: "x" }, flavor];
const lists = [...wrong.noArrays.slice(0, -1), ...noTexts.map((each) => [each]), [unstorable[0]], new Array(1)];

const networkInput = input(
  { type: "MAC_FILTERED" },
  { type: [...texts, undefined], name: texts, ...sharing },
  undefined,
  {},
);
const newName = input({ name: "new" }, { name: [...texts, undefined] }, undefined, {});
const subnetInput = input(
  { cidr: "192.168.8.0/24" },
  {
    cidr: [...texts, undefined],
    name: texts,
    ipVersion: [...wrong.noCounts, 5, "4"],
    gatewayIp: texts.filter((each) => each !== null),
    allocationPools: [
      ...wrong.noArrays.slice(0, -1),
      [null],
      [5],
      ["192.168.8.1-192.168.8.9"],
      [{ start: "\0", end: "x" }],
    ],
    enableDhcp: wrong.noBooleans,
    enableSlaac: wrong.noBooleans,
    dnsNameservers: lists,
    hostRoutes: lists,
  },
  ...[undefined, {}],
);
const portProperties = {
  server: noResources,
  name: [...texts, "x".repeat(129)],
  ipAddress: texts,
  securityGroups: lists,
};
const portInput = input({}, portProperties);
const portChanges = input(
  { name: "new" },
  { name: [...portProperties.name, ""], securityGroups: [...lists, []] },
  undefined,
);
const addressInput = input(
  {},
  { network: noResources, ...sharing },
  ...wrong.withWrong({ ipAddress: texts }, { network: "1" }),
  { ipAddress: "192.0.2.7" },
);
const addressChanges = input(
  { port: null },
  {
    port: noResources.filter((each) => each !== null),
    floatingIpAddress: texts.filter((each) => each !== null),
    fixedIpAddress: texts.filter((each) => each !== null),
  },
  undefined,
);

const newVolume = { displayName: "new", size: 1, volumeType: "1" };
const volumeInput = input(
  newVolume,
  {
    displayName: [...texts, undefined],
    size: [...wrong.noCounts, 0, 201, Infinity, undefined],
    displayDescription: texts,
    server: noResources,
    volumeType: [...noResources, undefined],
    image: noResources,
    snapshot: [...noResources, volume],
    ...sharing,
  },
  ...[undefined, {}, { ...newVolume, image: "x", snapshot: "x" }],
);
const volumeChanges = input(
  {},
  { displayName: texts, displayDescription: texts, deleteOnTermination: wrong.noBooleans },
  undefined,
);
const snapshotInput = input({}, { displayName: texts, displayDescription: texts, metadata: noMetadata });
const snapshotChanges = input({}, { displayName: texts, displayDescription: texts }, undefined);
const metadata: Argument = { right: { a: "b" }, wrong: [...noMetadata, undefined] };
const key: Argument = { right: "a", wrong: [...filledTexts, "..", ".", "a.json", "axml"] };

const location = { account: "an-account", container: "images", path: "debian" };
/** Strings that no header can have. */
const noHeaders = [...wrong.noTexts, "a\0", "a\r\nb: c", "a\u0100"];
const noProperties = [
  ...wrong.noPlainObjects,
  ...wrong.withWrong({ a: [...wrong.noTexts, undefined, "a\ud800"] }),
  ...[{ "": "x" }, { "\ud800": "x" }, { a_b: "x", "a-b": "y" }],
];
const imageInput = input(
  { name: "new", location },
  {
    name: [...wrong.noTexts, undefined, "", "a\ud800"],
    location: [
      ...[
        ...wrong.noPlainObjects,
        undefined,
        "",
        "a/b/c",
        "pithos://a",
        "pithos://a/b",
        "pithos:///b/c",
        "https://a/b/c",
      ],
      ...wrong.withWrong(
        { account: [...noTexts, "", "\ud800"], container: [...noTexts, ""], path: [...noTexts, ""] },
        location,
      ),
      ...[{ ...location, nonsense: 1 }, "pithos://a/b/c\r\nd: e", "pithos://a/b/\u0100"],
    ],
    diskFormat: noHeaders,
    containerFormat: noHeaders,
    checksum: noHeaders,
    isPublic: wrong.noBooleans,
    properties: noProperties,
  },
  ...[...wrong.noPlainObjects, undefined, {}],
);
const imageChanges = input(
  { name: "new" },
  {
    name: [...wrong.noTexts, "a\ud800"],
    diskFormat: noHeaders,
    containerFormat: noHeaders,
    status: noHeaders,
    isPublic: wrong.noBooleans,
    properties: noProperties,
  },
  ...[...wrong.noPlainObjects, undefined],
);
const user: Argument = { right: "a-uuid", wrong: [...noTexts, "", " ", ".", "..", "a/b", "\ud800"] };
const imageFilters: Argument = input(
  {},
  {
    name: texts,
    status: texts,
    diskFormat: texts,
    containerFormat: texts,
    sizeMin: [...wrong.noCounts, Infinity],
    sizeMax: [...wrong.noCounts, Infinity],
  },
  ...wrong.noPlainObjects,
);
const imageOptions: Argument = {
  right: undefined,
  wrong: [
    ...listOptions.wrong,
    ...wrong.withWrong({
      sortBy: [
        ...wrong.noPlainObjects,
        {},
        { nonsense: "asc" },
        { name: "up" },
        { toString: "asc" },
        { id: 1, name: 1 },
      ],
    }),
  ],
};
const imageId = id("an-id", flavor);

const nounOf = (owner: object): string => ("names" in owner ? (owner.names as { readonly one: string }).one : "");
const first = { port: "ACTIVE", volume: "available", snapshot: "AVAILABLE" };
const goalOf = (owner: object): string => first[nounOf(owner) as keyof typeof first];
const deletedOf = (owner: object): string => (nounOf(owner) === "volume" ? "deleted" : "DELETED");
const ofModel =
  (...more: readonly Argument[]) =>
  () => [...more, request];
const waitsOf = (deleted: string, goal: string) => ({
  until: () => [statuses(goal), wait],
  while: () => [pending(goal, deleted), wait],
});
const portWaits = waitsOf("DELETED", "ACTIVE");
const volumeWaits = waitsOf("deleted", "available");
const snapshotWaits = waitsOf("DELETED", "AVAILABLE");
const many = (right: object, each: Argument): readonly Argument[] => [
  { right: [right], wrong: [...wrong.noArrays, new Array(1), ...each.wrong.map((one) => [right, one])] },
  bulk,
];

/** The invalid values of all arguments of the APIs of networks, volumes and images. */
export const cloudTable: ArgumentTable = {
  "CloudManager.get": (owner) => [nounOf(owner) === "flavor" ? id("1", image) : id("1", flavor), request],
  "StatusManager.waitUntil": (owner) => [resource, statuses(goalOf(owner)), wait],
  "StatusManager.waitWhile": (owner) => [resource, pending(goalOf(owner), deletedOf(owner)), wait],
  "StatusManager.resumeWait": (owner) => [
    { right: `synnefo-wait-1:${nounOf(owner)}:1:until:${goalOf(owner)}:0:1`, wrong: [...token.wrong, token.right] },
    wait,
  ],
  "NetworkManager.list": () => [changes, listOptions],
  "NetworkManager.create": () => [networkInput, request],
  "NetworkManager.createMany": () => many({ type: "MAC_FILTERED" }, networkInput),
  "NetworkManager.update": () => [resource, newName, request],
  "NetworkManager.delete": () => [resource, request],
  "NetworkManager.reassign": () => [resource, project, reassignOptions],
  "Network.refresh": ofModel(),
  "Network.update": ofModel(newName),
  "Network.delete": ofModel(),
  "Network.reassign": () => [project, reassignOptions],
  "SubnetManager.list": () => [changes, listOptions],
  "SubnetManager.create": () => [resource, subnetInput, request],
  "SubnetManager.update": () => [resource, newName, request],
  "SubnetManager.delete": () => [resource, request],
  "Subnet.refresh": ofModel(),
  "Subnet.update": ofModel(newName),
  "PortManager.list": () => [listOptions],
  "PortManager.create": () => [resource, portInput, request],
  "PortManager.createMany": () =>
    many(
      { network: "1" },
      input({ network: "1" }, { ...portProperties, network: [...noResources, undefined] }, undefined, {}),
    ),
  "PortManager.update": () => [resource, portChanges, request],
  "PortManager.delete": () => [resource, request],
  "Port.refresh": ofModel(),
  "Port.update": ofModel(portChanges),
  "Port.delete": ofModel(),
  "Port.waitUntil": portWaits.until,
  "Port.waitWhile": portWaits.while,
  "FloatingIpManager.list": () => [changes, listOptions],
  "FloatingIpManager.create": () => [addressInput, request],
  "FloatingIpManager.update": () => [resource, addressChanges, request],
  "FloatingIpManager.delete": () => [resource, request],
  "FloatingIpManager.reassign": () => [resource, project, reassignOptions],
  "FloatingIp.refresh": ofModel(),
  "FloatingIp.delete": ofModel(),
  "FloatingIp.reassign": () => [project, reassignOptions],
  "ServerFloatingIpManager.list": () => [listOptions],
  "ServerFloatingIpManager.get": () => [resource, request],
  "ServerFloatingIpManager.create": () => [request],
  "ServerFloatingIpManager.delete": () => [resource, request],
  "VolumeManager.list": () => [changes, listOptions],
  "VolumeManager.summaries": () => [listOptions],
  "VolumeManager.create": () => [volumeInput, request],
  "VolumeManager.createMany": () => many(newVolume, volumeInput),
  "VolumeManager.update": () => [resource, volumeChanges, request],
  "VolumeManager.delete": () => [resource, request],
  "VolumeManager.reassign": () => [resource, project, reassignOptions],
  "VolumeManager.metadata": () => [resource],
  "VolumeMetadata.get": ofModel(),
  "VolumeMetadata.update": ofModel(metadata),
  "VolumeMetadata.replace": ofModel(metadata),
  "VolumeMetadata.delete": ofModel(key),
  "Volume.refresh": ofModel(),
  "Volume.update": ofModel(volumeChanges),
  "Volume.delete": ofModel(),
  "Volume.reassign": () => [project, reassignOptions],
  "Volume.waitUntil": volumeWaits.until,
  "Volume.waitWhile": volumeWaits.while,
  "VolumeTypeManager.list": () => [listOptions],
  "SnapshotManager.list": () => [changes, listOptions],
  "SnapshotManager.create": () => [id("1", volumeType), snapshotInput, request],
  "SnapshotManager.update": () => [resource, snapshotChanges, request],
  "SnapshotManager.delete": () => [resource, request],
  "SnapshotManager.metadata": () => [resource],
  "Snapshot.refresh": ofModel(),
  "Snapshot.update": ofModel(snapshotChanges),
  "Snapshot.delete": ofModel(),
  "Snapshot.waitUntil": snapshotWaits.until,
  "Snapshot.waitWhile": snapshotWaits.while,
  "ServerImageManager.list": () => [changes, listOptions],
  "ServerImageManager.summaries": () => [listOptions],
  "ServerImageManager.delete": () => [imageId, request],
  "ServerImageManager.metadata": () => [imageId],
  "ServerImageMetadata.list": ofModel(),
  "ServerImageMetadata.get": ofModel(key),
  "ServerImageMetadata.set": ofModel(key, { right: "x", wrong: [...texts, undefined] }),
  "ServerImageMetadata.update": ofModel(metadata),
  "ServerImageMetadata.delete": ofModel(key),
  "ServerImage.refresh": ofModel(),
  "ServerImage.delete": ofModel(),
  "ImageManager.list": () => [imageFilters, imageOptions],
  "ImageManager.get": () => [imageId, request],
  "ImageManager.register": () => [imageInput, request],
  "ImageManager.update": () => [imageId, imageChanges, request],
  "ImageManager.unregister": () => [imageId, request],
  "ImageManager.members": () => [imageId, request],
  "ImageManager.addMember": () => [imageId, user, request],
  "ImageManager.removeMember": () => [imageId, user, request],
  "ImageManager.setMembers": () => [
    imageId,
    { right: ["a-uuid"], wrong: [...wrong.noArrays, new Array(1), ...user.wrong.map((each) => [each])] },
    request,
  ],
  "ImageManager.sharedBy": () => [user, request],
  "Image.refresh": ofModel(),
  "Image.update": ofModel(imageChanges),
  "Image.unregister": ofModel(),
};
