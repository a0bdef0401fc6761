import { SynnefoClient, type SynnefoClientOptions } from "saltant/synnefo";
import { EmbeddedServer } from "saltant/synnefo/testing";
import type { RecordedResponse } from "./mutations.js";
import type { RecordedOperation } from "./operations.js";

/** A program's use of the client, with the ids of what is on the server. */
type Operation = (client: SynnefoClient, ids: Ids) => PromiseLike<unknown>;

interface Ids {
  readonly image: string;
  readonly server: string;
  readonly port: string;
  readonly network: string;
  readonly volume: string;
  readonly snapshot: string;
  /** A project of the user, and an application of it. */
  readonly project: string;
  readonly application: string;
  /** A code of OAuth 2. */
  readonly code: string;
}

const wait = { refreshPeriodMs: 1_000, timeoutMs: 10_000 };
const grant = { clientId: "app", clientSecret: "app-secret", redirectUri: "https://app.test/" };
const alice = "11111111-1111-4111-8111-111111111111";
const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@host";

const compute: Readonly<Record<string, Operation>> = {
  "servers.list": (client) => client.servers.list(),
  "servers.list changed": (client) => client.servers.list({ changesSince: new Date(Date.UTC(2026, 0, 1)) }),
  "servers.summaries": (client) => client.servers.summaries(),
  "servers.get": (client, { server }) => client.servers.get(server),
  "servers.create": (client, { image }) =>
    client.servers.create({ name: "new", flavor: "1", image, adminPass: "Secret1word" }),
  "servers.createMany": (client, { image }) =>
    client.servers.createMany(["a", "b"], { flavor: "1", image, networks: [] }),
  "servers.delete": (client, { server }) => client.servers.delete(server),
  "servers.rename": (client, { server }) => client.servers.rename(server, "other"),
  "servers.waitUntil": (client, { server }) => client.servers.waitUntil(server, "STOPPED", wait),
  "server.shutdown": async (client, { server }) => {
    const machine = await client.servers.get(server);
    await machine.shutdown();
    return machine.waitUntil("STOPPED", wait);
  },
  "servers.reboot": (client, { server }) => client.servers.reboot(server),
  "servers.console": (client, { server }) => client.servers.console(server),
  "servers.vncConsole": (client, { server }) => client.servers.vncConsole(server),
  "servers.createImage": (client, { server }) => client.servers.createImage(server, { name: "x" }),
  "servers.action": (client, { server }) => client.servers.action(server, { start: {} }),
  "servers.nics": (client, { server }) => client.servers.nics(server),
  "servers.addresses": (client, { server }) => client.servers.addresses(server),
  "servers.addressesOn": (client, { server, network }) => client.servers.addressesOn(server, network),
  "servers.stats": (client, { server }) => client.servers.stats(server),
  "servers.diagnostics": (client, { server }) => client.servers.diagnostics(server),
  "servers.password": (client, { server }) => client.servers.password(server),
  "servers.metadata": async (client, { server }) => {
    const metadata = client.servers.metadata(server);
    await metadata.set("a", "b");
    await metadata.get("a");
    await metadata.delete("a");
    return metadata.list();
  },
  "servers.tags": async (client, { server }) => {
    const tags = client.servers.tags(server);
    await tags.add("a");
    await tags.status("a");
    return tags.statuses();
  },
  "servers.attachments": async (client, { server, volume }) => {
    await client.servers.attachments(server).attach(volume);
    return client.servers.attachments(server).list();
  },
  "flavors.list": (client) => client.flavors.list(),
  "flavors.extraSpecs": (client) => client.flavors.extraSpecs("1"),
  "keypairs.list": (client) => client.keypairs.list(),
  "keypairs.create": (client) => client.keypairs.create({ name: "new", publicKey: key }),
  "keypairs.delete": (client) => client.keypairs.delete("old"),
  "serverImages.list": (client) => client.serverImages.list(),
  "serverImages.metadata": (client, { image }) => client.serverImages.metadata(image).update({ a: "b" }),
  "serverFloatingIps.list": (client) => client.serverFloatingIps.list(),
  "serverFloatingIps.create": (client) => client.serverFloatingIps.create(),
};

const others: Readonly<Record<string, Operation>> = {
  "networks.list": (client) => client.networks.list(),
  "networks.create": (client) => client.networks.create({ type: "MAC_FILTERED", name: "new" }),
  "networks.update": (client, { network }) => client.networks.update(network, { name: "other" }),
  "networks.delete": (client, { network }) => client.networks.delete(network),
  "subnets.list": (client) => client.subnets.list(),
  "subnets.create": (client, { network }) => client.subnets.create(network, { cidr: "192.168.9.0/24" }),
  "ports.list": (client) => client.ports.list(),
  "ports.create": (client, { network }) => client.ports.create(network, { name: "new" }),
  "ports.waitUntil": (client, { port }) => client.ports.waitUntil(port, "ACTIVE", wait),
  "floatingIps.list": (client) => client.floatingIps.list(),
  "floatingIps.create": (client) => client.floatingIps.create(),
  "floatingIps.delete": (client) => client.floatingIps.delete("1"),
  "volumes.list": (client) => client.volumes.list(),
  "volumes.summaries": (client) => client.volumes.summaries(),
  "volumes.create": (client) => client.volumes.create({ displayName: "new", size: 1, volumeType: "1" }),
  "volumes.update": (client, { volume }) => client.volumes.update(volume, { displayName: "other" }),
  "volumes.delete": (client, { volume }) => client.volumes.delete(volume),
  "volumes.metadata": (client, { volume }) => client.volumes.metadata(volume).replace({ a: "b" }),
  "snapshots.list": (client) => client.snapshots.list(),
  "snapshots.update": (client, { snapshot }) => client.snapshots.update(snapshot, { displayName: "other" }),
  "snapshots.delete": (client, { snapshot }) => client.snapshots.delete(snapshot),
  "volumeTypes.list": (client) => client.volumeTypes.list(),
  "images.list": (client) => client.images.list({ name: "Debian Base" }, { sortBy: { name: "asc" } }),
  "images.get": (client, { image }) => client.images.get(image),
  "images.update": (client, { image }) => client.images.update(image, { properties: { a: "b c" } }),
  "images.members": (client, { image }) => client.images.members(image),
  "images.setMembers": (client, { image }) => client.images.setMembers(image, ["a-uuid"]),
  "images.sharedBy": (client) => client.images.sharedBy("a-uuid"),
  "images.unregister": (client, { image }) => client.images.unregister(image),
  "api.GET": async (client) => {
    const { data, error } = await client.api.compute.GET("/servers");
    return data ?? error;
  },
  "refused: not found": (client) => client.servers.get("77"),
  "refused: quota": (client) => client.volumes.create({ displayName: "new", size: 200, volumeType: "1" }),
  "refused: in use": (client, { network }) => client.networks.delete(network),
  "refused: not valid": (client, { server }) => client.servers.start(server),
  "refused: no such path": (client) => client.volumes.get("abc"),
};

const identity: Readonly<Record<string, Operation>> = {
  testAuthentication: (client) => client.testAuthentication(),
  "identity.authenticate": (client) => client.identity.authenticate(),
  "identity.user": (client) => client.identity.user(),
  "identity.endpoints": (client) => client.identity.endpoints(),
  "identity.validateToken": (client) => client.identity.validateToken("a-token-of-oauth"),
  "identity.setDefaultProject": (client, { project }) => client.identity.setDefaultProject(project),
  "identity.oauthToken": (client, { code }) => client.identity.oauthToken({ ...grant, code }),
  "account.services": (client) => client.account.services(),
  "account.resources": (client) => client.account.resources(),
  "account.uuids": (client) => client.account.uuids(["alice@example.org", "mallory@example.org"]),
  "account.username": (client) => client.account.username(alice),
  "account.sendFeedback": (client) => client.account.sendFeedback("fine"),
  "quotas.get": (client) => client.quotas.get(),
  "quotas.forService": (client) => client.quotas.forService(),
  "commissions.issueOne": (client) =>
    client.commissions.issueOne(alice, [{ project: alice, resource: "cyclades.vm", quantity: 1 }]),
  "commissions.pending": (client) => client.commissions.pending(),
  "commissions.resolve": (client) => client.commissions.resolve({ accept: [1], reject: [2] }),
  "projects.list": (client) => client.projects.list(),
  "projects.create": (client) =>
    client.projects.create({ name: "new.example.org", endDate: new Date(Date.UTC(2099, 0, 1)) }),
  "projects.get": (client, { project }) => client.projects.get(project),
  "projects.action": (client, { project }) => client.projects.terminate(project, "over"),
  "applications.cancel": (client, { project, application }) =>
    client.projects.applications.cancel(project, application),
  "memberships.list": (client) => client.memberships.list(),
  "memberships.join": (client, { project }) => client.memberships.join(project),
};

/** The operations that need the token of a service. */
const isOfService = /^(quotas.forService|commissions)/;

/** Runs each operation on its own server and records the responses. */
export async function recordSynnefoOperations(): Promise<RecordedOperation[]> {
  const all = Object.entries({ ...compute, ...others, ...identity });
  return Promise.all(all.map(([name, run]) => record(name, run)));
}

async function record(name: string, run: Operation): Promise<RecordedOperation> {
  const server = new EmbeddedServer({ limits: { "pithos.diskspace": 2 ** 40 } });
  const ids = await fill(server);
  const token = isOfService.test(name) ? "cyclades-service-token" : "alice-token";
  const responses: RecordedResponse[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await server.fetch(input, init);
    responses.push({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.clone().text(),
    });
    return response;
  };
  await run(clientFor(fetch, server.clock, { token }), ids).then(undefined, () => undefined);
  if (responses.length === 0) throw new Error(`${name} sent no request`);
  return { name, responses, run: (hostile, clock, more) => run(clientFor(hostile, clock, { token, ...more }), ids) };
}

/** Puts a little of everything on a server. */
async function fill(server: EmbeddedServer): Promise<Ids> {
  const setUp = new SynnefoClient(server.connection("alice"));
  const [image] = await setUp.images.list();
  if (image === undefined) throw new Error("there is an image");
  const machine = await setUp.servers.create({ name: "old", flavor: "1", image, tags: ["old"], networks: [] });
  await machine.waitUntil("ACTIVE");
  const network = await setUp.networks.create({ type: "MAC_FILTERED", name: "old" });
  await setUp.subnets.create(network, { cidr: "192.168.7.0/24" });
  const port = await setUp.ports.create(network, { server: machine, name: "old" });
  await port.waitUntil("ACTIVE");
  await setUp.floatingIps.create();
  const [rootVolume = ""] = (await machine.refresh()).volumeIds;
  const volume = await setUp.volumes.create({ displayName: "old", size: 1, volumeType: "1" });
  const snapshot = await setUp.snapshots.create(rootVolume, { displayName: "old" });
  await setUp.keypairs.create({ name: "old", publicKey: key });
  const endDate = new Date(Date.UTC(2099, 0, 1));
  const { projectId, applicationId } = await setUp.projects.create({ name: "old.example.org", endDate });
  return {
    ...{ image: image.id, server: machine.id, port: port.id, network: network.id, volume: volume.id },
    ...{ snapshot: snapshot.id, project: projectId, application: applicationId },
    code: server.grantCode("alice", grant),
  };
}

function clientFor(fetch: typeof globalThis.fetch, clock: EmbeddedServer["clock"], more: object): SynnefoClient {
  const options = { authUrl: "https://synnefo.test/astakos/identity/v2.0", fetch, clock, ...more };
  return new SynnefoClient(options as SynnefoClientOptions);
}
