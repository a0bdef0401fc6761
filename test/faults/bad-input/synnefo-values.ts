// A cloud with one resource of each kind, and the invalid values that many methods of Synnefo's client share.
import { SynnefoClient } from "saltant/synnefo";
import { EmbeddedServer } from "saltant/synnefo/testing";
import * as wrong from "./nonsense.js";
import type { Argument } from "./table-tests.js";

export const server = new EmbeddedServer({ limits: { "pithos.diskspace": 2 ** 40 } });
export const connection = server.connection("alice");
export const client = new SynnefoClient(connection);
const [image] = await client.images.list();
const [serverImage] = await client.serverImages.list();
const [flavor] = await client.flavors.list();
const [volumeType] = await client.volumeTypes.list();
const [network] = await client.networks.list();
if (image === undefined || serverImage === undefined || flavor === undefined)
  throw new Error("a cloud has one of each");
if (volumeType === undefined || network === undefined) throw new Error("a cloud has one of each");
export const machine = await client.servers.create({ name: "web", flavor, image });
await machine.waitUntil("ACTIVE");
export const [rootVolume = ""] = machine.volumeIds;
export const own = await client.networks.create({ type: "MAC_FILTERED", name: "own" });
export const subnet = await client.subnets.create(own, { cidr: "192.168.7.0/24" });
export const port = await client.ports.create(own, { server: machine });
export const address = await client.floatingIps.create();
const [serverAddress] = await client.serverFloatingIps.list();
export const volume = await client.volumes.create({ displayName: "data", size: 1, volumeType });
export const snapshot = await client.snapshots.create(rootVolume, { displayName: "before" });
export const keypair = await client.keypairs.create({ name: "laptop", publicKey: "ssh-ed25519 AAAA me@host" });
export const { projectId, applicationId } = await client.projects.create({
  name: "lab.example.org",
  endDate: new Date(Date.UTC(2099, 0, 1)),
});
export const lab = await client.projects.get(projectId);
const admin = new SynnefoClient(server.connection("admin"));
await admin.projects.applications.approve(lab, applicationId);
export const membershipId = await client.memberships.join(lab);
const membership = await client.memberships.get(membershipId);
await machine.refresh();
export { flavor, image, network, serverImage, volumeType };

/** An object of each class. */
export const owners: readonly object[] = [
  ...[client, ...Object.values(client).filter((each) => typeof each === "object")],
  ...[machine, image, serverImage, flavor, volumeType, own, subnet, port, address, serverAddress ?? {}, volume],
  ...[snapshot, keypair, lab, membership, client.account.service, client.projects.applications],
  ...[client.servers.list(), client.servers.metadata(machine), client.servers.tags(machine)],
  ...[client.servers.attachments(machine), client.volumes.metadata(volume), client.serverImages.metadata(image.id)],
  ...[await client.servers.console(machine), await client.servers.vncConsole(machine)],
];

/** Strings that no database can store. */
export const unstorable = ["a\0", "a\ud800"];
export const request: Argument = { right: undefined, wrong: wrong.wrongRequestOptions };
export const wait: Argument = { right: undefined, wrong: wrong.wrongPollingOptions };
export const bulk: Argument = { right: undefined, wrong: wrong.wrongBulkOptions };
export const listOptions: Argument = {
  right: undefined,
  wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong({ limit: wrong.noCounts })],
};
export const noTexts = [...wrong.noTexts, undefined];
export const filledTexts = [...noTexts, "", ...unstorable];
/** An id, or a model of one kind. */
export const id = (right: unknown, ...others: readonly unknown[]): Argument => ({
  right,
  wrong: [...noTexts, "", " ", "..", ".", "a\ud800", { id: "x" }, ...others],
});
export const serverId = id("1", "abc", "1a", "-1", "1.5", flavor);
/** A resource of any service that may be left out. */
export const noReferences = [...wrong.noTexts, "", " ", "..", ".", { id: "x" }, keypair];

/** The filter of the time of the last change. */
export const changes: Argument = {
  right: undefined,
  wrong: [
    ...[...wrong.noPlainObjects, { nonsense: 1 }, { toString: "x" }, { name: "x" }],
    ...wrong.withWrong({ changesSince: [...wrong.noTexts.slice(0, -2), new Date(NaN), "2026-01-01T00:00:00Z"] }),
  ],
};

/** A goal of a wait. */
export const statuses = (right: string): Argument => ({
  right,
  wrong: [
    ...noTexts.filter((each) => !Array.isArray(each)),
    "",
    "nonsense",
    "active ",
    [],
    [5],
    ["nonsense"],
    [right, null],
  ],
});
export const pending = (right: string, deleted: string): Argument => ({
  right,
  wrong: [...statuses(right).wrong, deleted],
});
export const token: Argument = {
  right: "synnefo-wait-1:server:1:until:ACTIVE:0:1",
  wrong: [
    ...[
      ...noTexts,
      "",
      "nonsense",
      "synnefo-wait-2:server:1:until:ACTIVE:0:1",
      "synnefo-wait-1:server::until:ACTIVE:0:1",
    ],
    ...["synnefo-wait-1:key pair:1:until:ACTIVE:0:1", "synnefo-wait-1:server:%ff:until:ACTIVE:0:1"],
  ],
};

/** An object with these properties, of which the wrong values are known. */
export function input(
  right: object,
  properties: Readonly<Record<string, readonly unknown[]>>,
  ...others: readonly unknown[]
): Argument {
  return {
    right,
    wrong: [
      ...[...wrong.noObjects, { ...right, nonsense: 1 }, { ...right, toString: "x" }],
      ...wrong.withWrong(properties, right),
      ...others,
    ],
  };
}

const noItems = [...wrong.noTexts.slice(0, -1), undefined, ...unstorable];
/** Metadata of resources. */
export const noMetadata = [
  ...wrong.noPlainObjects,
  ...wrong.withWrong({ a: noItems }),
  { "a\0": "x" },
  { "a\ud800": "x" },
];

const sharing = { isSharedToProject: wrong.noBooleans };
export const project: Argument = { right: "a-project", wrong: [...noReferences, undefined, flavor, ...unstorable] };
export const reassignOptions: Argument = {
  right: undefined,
  wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong(sharing)],
};
