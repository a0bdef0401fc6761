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
  noReferences,
  noTexts,
  pending,
  project,
  reassignOptions,
  request,
  serverId,
  statuses,
  token,
  unstorable,
  wait,
} from "./synnefo-values.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

const noFlavors = [...noReferences, undefined, "abc", "1.5", image];
const noTags = [...filledTexts, "a/b", "a,b", "/"];
const noTagLists = [...wrong.noArrays.slice(0, -1), ...noTags.map((each) => [each]), Array(51).fill("a"), new Array(1)];
/** Metadata that servers refuse. */
const noServerMetadata = [
  ...noMetadata,
  ...[{ "": "x" }, { ["k".repeat(51)]: "x" }, { a: "v".repeat(501) }],
  Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, "x"])),
];
const noPasswords = [...filledTexts, "short1A", "nouppercase1", "NOLOWERCASE1", "NoDigitsAtAll", "Long1enough\ud800"];
const noBytes = [
  ...wrong.noTexts.filter((each) => each !== null),
  null,
  "\ud800",
  new ArrayBuffer(1),
  [1],
  new Uint16Array(1),
];

const file = { path: "/etc/motd", contents: "hello" };
const noFiles = [
  ...wrong.noArrays.slice(0, -1),
  Array(6).fill(file),
  ...wrong.noObjects.map((each) => [each]),
  ...wrong
    .withWrong(
      {
        path: filledTexts,
        contents: [...noBytes, undefined, "x".repeat(7_681)],
        owner: filledTexts.filter((each) => each !== undefined),
        group: filledTexts.filter((each) => each !== undefined),
        mode: [...wrong.noCounts, Infinity, 0o10000],
        nonsense: [1],
      },
      file,
    )
    .map((each) => [each]),
];

const noNetworks = [
  ...[...wrong.noArrays.slice(0, -1), Array(9).fill("1"), new Array(1)],
  ...[null, 5, true, "", "..", {}, [], { id: "x" }, { nonsense: 1 }, flavor].map((each) => [each]),
  ...wrong.withWrong({ network: [...noReferences, undefined], nonsense: [1] }, { network: "1" }).map((each) => [each]),
  ...wrong
    .withWrong({ fixedIp: filledTexts.filter((each) => each !== undefined) }, { network: "1" })
    .map((each) => [each]),
  ...wrong.withWrong({ port: [...noReferences, undefined], nonsense: [1] }, { port: "1" }).map((each) => [each]),
  [{ port: "1", network: "1" }],
];

const device = { sourceType: "image", source: "an-id" };
const noDevices = [
  ...wrong.noArrays.slice(0, -1),
  ...wrong.noObjects.map((each) => [each]),
  ...[[{ sourceType: "blank" }], [device, { sourceType: "blank", source: "x" }], [{ sourceType: "image" }]],
  ...wrong
    .withWrong(
      {
        sourceType: [...noTexts, "", "nonsense"],
        source: [...noReferences, flavor],
        size: [...wrong.noCounts, 0, 201, Infinity],
        deleteOnTermination: [...wrong.noBooleans, false],
        nonsense: [1],
      },
      device,
    )
    .map((each) => [each]),
];

const properties = {
  name: [...filledTexts, "x".repeat(256)],
  flavor: noFlavors,
  image: [...noReferences.filter((each) => each !== null), flavor],
  metadata: noServerMetadata,
  copyImageMetadata: wrong.noBooleans,
  tags: [...noTagLists, ["x".repeat(47)]],
  personality: noFiles,
  networks: noNetworks,
  project: noReferences,
  isSharedToProject: wrong.noBooleans,
  userData: noBytes,
  keyName: filledTexts.filter((each) => each !== undefined),
  keyNames: [...wrong.noArrays.slice(0, -1), ...filledTexts.map((each) => [each]), new Array(1)],
  adminPass: noPasswords.filter((each) => each !== undefined),
  blockDevices: noDevices,
};
const newServer = { name: "new", flavor: "1", image: "an-id" };
const serverInput = input(
  newServer,
  properties,
  ...[undefined, {}, { name: "new", flavor: "1" }, { ...newServer, image: null }],
  ...[
    { ...newServer, image: undefined, blockDevices: [] },
    { ...newServer, keyName: "a", keyNames: ["a"] },
  ],
);

const address: Argument = { right: "192.0.2.7", wrong: filledTexts };
const consoleType: Argument = { right: undefined, wrong: [...wrong.noTexts, "", "nonsense", "toString"] };
const reboot = input({}, { hard: wrong.noBooleans });
const rescue = input({}, { image: [...noReferences, flavor] });
const imageInput = input({ name: "x" }, { name: filledTexts, metadata: noMetadata }, undefined, {});
const firewall = input(
  { port: "1", profile: "ENABLED" },
  { port: [...noReferences, undefined, flavor], profile: [...noTexts, "", "enabled", "toString"] },
  ...[undefined, {}],
);
const flavorId: Argument = { right: "2", wrong: noFlavors };
const password: Argument = { right: "Secret1word", wrong: noPasswords };
const name: Argument = { right: "new", wrong: properties.name };
const tag: Argument = { right: "a", wrong: [...noTags, "x".repeat(61), "a.json", "axml"] };
const listedTag: Argument = { right: ["a"], wrong: [...noTagLists, ["x".repeat(61)]] };
const metadata: Argument = { right: { a: "b" }, wrong: [...noServerMetadata, undefined] };
const key: Argument = { right: "a", wrong: [...filledTexts, "..", ".", "a.json", "axml"] };
const volume = id("an-id", flavor);
const actionBody: Argument = {
  right: { start: {} },
  wrong: [...wrong.noPlainObjects, undefined, {}, { start: {}, shutdown: {} }, ...wrong.noJson],
};
const act =
  (...more: readonly Argument[]) =>
  () => [serverId, ...more, request];
const ofModel =
  (...more: readonly Argument[]) =>
  () => [...more, request];
const statusWait = [statuses("ACTIVE"), wait];

/** The invalid values of all arguments of the API of servers. */
export const serverTable: ArgumentTable = {
  "ServerManager.list": () => [changes, listOptions],
  "ServerManager.summaries": () => [listOptions],
  "ServerManager.create": () => [serverInput, request],
  "ServerManager.createMany": () => [
    {
      right: [newServer],
      wrong: [...wrong.noArrays, [newServer, "name"], ["name"], ...serverInput.wrong.map((each) => [each])],
    },
    bulk,
  ],
  "ServerManager.delete": act(),
  "ServerManager.waitUntil": () => [serverId, ...statusWait],
  "ServerManager.waitWhile": () => [serverId, pending("ACTIVE", "DELETED"), wait],
  "ServerManager.resumeWait": () => [token, wait],
  "ServerActions.start": act(),
  "ServerActions.shutdown": act(),
  "ServerActions.reboot": act(reboot),
  "ServerActions.resize": act(flavorId),
  "ServerActions.confirmResize": act(),
  "ServerActions.revertResize": act(),
  "ServerActions.rebuild": act({ right: undefined, wrong: [...noReferences, flavor] }),
  "ServerActions.rescue": act(rescue),
  "ServerActions.unrescue": act(),
  "ServerActions.changePassword": act(password),
  "ServerActions.createImage": act(imageInput),
  "ServerActions.console": act(consoleType),
  "ServerActions.vncConsole": act(consoleType),
  "ServerActions.reassign": () => [serverId, project, reassignOptions],
  "ServerActions.setFirewall": act(firewall),
  "ServerActions.addFloatingIp": act(address),
  "ServerActions.removeFloatingIp": act(address),
  "ServerActions.action": act(actionBody),
  "ServerDetails.rename": act(name),
  "ServerDetails.status": act(),
  "ServerDetails.nics": act(),
  "ServerDetails.addresses": act(),
  "ServerDetails.addressesOn": act({ right: "1", wrong: [...noReferences, undefined, flavor] }),
  "ServerDetails.stats": act(),
  "ServerDetails.diagnostics": act(),
  "ServerDetails.password": act(),
  "ServerDetails.forgetPassword": act(),
  "ServerDetails.metadata": () => [serverId],
  "ServerDetails.tags": () => [serverId],
  "ServerDetails.attachments": () => [serverId],
  "ServerMetadata.list": () => [request],
  "ServerMetadata.get": () => [key, request],
  "ServerMetadata.set": () => [
    { ...key, wrong: [...key.wrong, "k".repeat(51)] },
    { right: "x", wrong: [...noTexts, ...unstorable, "v".repeat(501)] },
    request,
  ],
  "ServerMetadata.update": () => [metadata, request],
  "ServerMetadata.delete": () => [key, request],
  "ServerTags.list": () => [request],
  "ServerTags.statuses": () => [request],
  "ServerTags.has": () => [tag, request],
  "ServerTags.status": () => [tag, request],
  "ServerTags.add": () => [tag, request],
  "ServerTags.replace": () => [listedTag, request],
  "ServerTags.delete": () => [tag, request],
  "ServerTags.clear": () => [request],
  "ServerAttachments.list": () => [request],
  "ServerAttachments.get": () => [volume, request],
  "ServerAttachments.attach": () => [volume, request],
  "ServerAttachments.delete": () => [volume, request],
  "ServerAttachments.detach": () => [volume, request],
  "Server.refresh": ofModel(),
  "Server.rename": ofModel(name),
  "Server.delete": ofModel(),
  "Server.start": ofModel(),
  "Server.shutdown": ofModel(),
  "Server.reboot": ofModel(reboot),
  "Server.resize": ofModel(flavorId),
  "Server.rescue": ofModel(rescue),
  "Server.unrescue": ofModel(),
  "Server.createImage": ofModel(imageInput),
  "Server.console": ofModel(consoleType),
  "Server.vncConsole": ofModel(consoleType),
  "Server.reassign": () => [project, reassignOptions],
  "Server.setFirewall": ofModel(firewall),
  "Server.addFloatingIp": ofModel(address),
  "Server.removeFloatingIp": ofModel(address),
  "Server.stats": ofModel(),
  "Server.diagnostics": ofModel(),
  "Server.setMetadata": ofModel(metadata),
  "Server.addTag": ofModel(tag),
  "Server.deleteTag": ofModel(tag),
  "Server.attachVolume": ofModel(volume),
  "Server.detachVolume": ofModel(volume),
  "Server.waitUntil": () => statusWait,
  "Server.waitWhile": () => [pending("ACTIVE", "DELETED"), wait],
  "KeypairManager.list": () => [listOptions],
  "KeypairManager.get": () => [keypairName, request],
  "KeypairManager.create": () => [
    input(
      { name: "new" },
      { name: keypairName.wrong, publicKey: [...wrong.noTexts, ...unstorable] },
      ...[undefined, {}],
    ),
    request,
  ],
  "KeypairManager.delete": () => [keypairName, request],
  "Keypair.refresh": ofModel(),
  "Keypair.delete": ofModel(),
  "FlavorManager.list": () => [
    input({}, { isPublic: wrong.noBooleans, project: [...wrong.noTexts, ...unstorable] }, ...wrong.noPlainObjects),
    listOptions,
  ],
  "FlavorManager.extraSpecs": () => [id("1", image), request],
};

const keypairName: Argument = { right: "laptop", wrong: [...filledTexts, " ", "..", ".", { name: "laptop" }, flavor] };
