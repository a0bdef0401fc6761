import { SynnefoClient, type SynnefoClientOptions, SynnefoCompute } from "saltant/synnefo";
import { EmbeddedServer, VirtualClock } from "saltant/synnefo/testing";
import { json, type MockResponse, type Options, page, type Scenario } from "./mock-client.js";

const server = new EmbeddedServer({ limits: { "cyclades.vm": 2 } });
const cloud = new SynnefoClient(server.connection("alice"));
const cyclades = new SynnefoClient({ ...server.connection("alice"), token: "cyclades-service-token" });
const make = (options: Options): unknown => new SynnefoClient(options as unknown as SynnefoClientOptions);
const connection = { authUrl: "https://host/identity/v2.0", token: "a-token" };

/** A client whose server sends these responses, and repeats the last one. No catalog is requested. */
function client(responses: readonly MockResponse[], options: Options = {}): SynnefoClient {
  let requests = 0;
  const fetch = async (): Promise<Response> => {
    const response = responses[Math.min(requests, responses.length - 1)];
    requests += 1;
    if (response === undefined) throw new Error("no request should be sent");
    return response();
  };
  const url = "https://host/x/v2.0";
  const endpoints = { account: url, compute: url, network: url, volume: url, image: url };
  const all = { ...connection, endpoints, fetch, clock: new VirtualClock(), retry: { baseDelayMs: 0 }, ...options };
  return new SynnefoClient(all);
}

const offline = client([]);
const catalog = (...services: readonly object[]): MockResponse => json({ access: { serviceCatalog: services } });
const located = (...services: readonly object[]): SynnefoClient =>
  client([catalog(...services)], { endpoints: undefined });
const fault = (status: number, name: string, message: string, details = ""): MockResponse =>
  json({ [name]: { code: status, message, details } }, status);

const grant = { code: "x", redirectUri: "https://app.test/", clientId: "app", clientSecret: "a-secret" };
const basis = { name: "web", flavor: "1", image: "an-id" };
const create = (input: Options): unknown => offline.servers.create({ ...basis, ...input });
const device = (...devices: readonly Options[]): unknown => create({ blockDevices: devices });
const image = (input: Options): unknown => offline.images.register({ name: "x", location: "pithos://a/b/c", ...input });
const port = (input: Options): unknown => offline.ports.create("1", input);
const volume = (input: Options): unknown =>
  offline.volumes.create({ displayName: "x", size: 1, volumeType: "1", ...input });
const project = (input: Options): unknown =>
  offline.projects.create({ name: "lab.example.org", endDate: new Date(0), ...input });
const resources = (limits: unknown): unknown => project({ resources: { "cyclades.vm": limits } });
const issue = (...provisions: readonly unknown[]): unknown => offline.commissions.issue(provisions as never);

const wireServer = (status: string, more: Options = {}): Options => ({
  ...{ id: 5, name: "web", user_id: "u", tenant_id: "p", status, "SNF:task_state": "", progress: 0, metadata: {} },
  ...{ created: "2026-01-01T00:00:00Z", updated: "2026-01-01T00:00:00Z", flavor: { id: 1 }, image: { id: "i" } },
  ...{ suspended: false, attachments: [], addresses: {}, diagnostics: [], key_name: null, "SNF:fqdn": null },
  "SNF:port_forwarding": {},
  ...more,
});
const wireSnapshot = {
  ...{
    id: "1",
    size: 1,
    display_name: "x",
    display_description: null,
    status: "AVAILABLE",
    user_id: "u",
    tenant_id: "p",
  },
  ...{ created_at: "2026-01-01T00:00:00", metadata: {}, volume_id: null, links: [] },
  "os-extended-snapshot-attribute:progress": null,
};
const diagnostic = {
  level: "ERROR",
  created: "2026-01-01T00:00:00Z",
  source: "x",
  message: "No disk",
  details: "full",
};
const wait = (response: MockResponse, status = "ACTIVE", options: Options = {}): unknown =>
  client([response]).servers.waitUntil("5", status, options);
const token = "synnefo-wait-1:server:5:until:ACTIVE:0:1";

/** Errors of Synnefo's client. */
export const synnefo: readonly Scenario[] = [
  // Options.
  () => make({}),
  () => make({ authUrl: "https://host/" }),
  () => make({ ...connection, credentials: { authorization: () => ({}) } }),
  () => make({ ...connection, token: "a b" }),
  () => make({ ...connection, endpoints: { storage: "https://host/" } }),
  () => make({ ...connection, endpoints: { compute: "host" } }),
  () => new SynnefoCompute({ ...connection, url: "https://host/" } as never),
  () => SynnefoClient.fromEnv({ env: {} }),
  () => SynnefoClient.fromEnv({ env: { SYNNEFO_AUTH_URL: "https://host/" } }),
  // The catalog.
  () => located().servers.get("1"),
  () => located({ name: "x", type: "volume", endpoints: [] }).servers.get("1"),
  () =>
    located({ name: "x", type: "compute", endpoints: [{ versionId: "v2.0", publicURL: "ftp://host/" }] }).servers.get(
      "1",
    ),
  () => cloud.identity.serviceDetails("storage"),
  () => cloud.identity.endpointUrl("compute", "v9"),
  // Identity.
  () => client([], { token: undefined, credentials: { authorization: () => ({ "X-Other": "x" }) } }).identity.user(),
  () => offline.identity.validateToken("a b"),
  () => offline.identity.oauthToken({ code: "" } as never),
  () => offline.identity.oauthToken({ codes: "x" } as never),
  () => offline.account.username(""),
  () => cloud.account.username("00000000-0000-4000-8000-000000000000"),
  () => offline.account.sendFeedback(" "),
  () => offline.quotas.forService({ users: [] }),
  () => offline.quotas.forService({ users: ["a,b"] }),
  () => issue(),
  () => issue({ project: "p", resource: "", quantity: 1 }),
  () => issue({ project: "project:p", resource: "cyclades.vm", quantity: 1 }),
  () => issue({ project: "p", resource: "cyclades.vm", quantity: 1.5 }),
  () => issue({ project: "p", resource: "cyclades.vm", amount: 1 }),
  () => offline.commissions.get(-1),
  () => offline.commissions.action(1, ""),
  () => offline.commissions.resolve({}),
  () => offline.commissions.resolve({ accepted: [1] } as never),
  () => cyclades.commissions.get(77),
  () => project({ name: "lab" }),
  () => project({ endDate: "2099" }),
  () => project({ maxMembers: -1 }),
  () => project({ description: "x".repeat(5_000) }),
  () => resources({ memberCapacity: 1 }),
  () => resources({ memberCapacity: 2, projectCapacity: 1 }),
  () => resources({ memberCapacity: 1, projectCapacity: 1, limit: 1 }),
  () => offline.projects.modify("an-id", {}),
  () => offline.projects.action("an-id", "a b"),
  () => offline.projects.terminate("an-id", 5 as never),
  () => offline.projects.applications.approve("an-id", "x"),
  () => offline.memberships.enroll("an-id", ""),
  // References and filters.
  () => offline.servers.get(5 as never),
  () => offline.servers.get("web"),
  () => offline.networks.get(5 as never),
  async () => offline.networks.get((await cloud.flavors.list().first()) as never),
  async () => create({ flavor: await cloud.networks.list().first() }),
  () => create({ flavor: 1 }),
  () => create({ flavor: "small" }),
  () => offline.servers.list({ name: "web" } as never),
  () => offline.servers.list({ changesSince: "today" } as never),
  () => offline.images.list({}, { sortBy: { name: "up" } } as never),
  // Servers.
  () => create({ name: "" }),
  () => create({ name: "x".repeat(256) }),
  () => create({ nme: "x" }),
  () => create({ image: undefined }),
  () => create({ keyName: "a", keyNames: ["b"] }),
  () => create({ adminPass: "secret" }),
  () => create({ userData: 5 }),
  () => create({ userData: "\ud800" }),
  () => create({ tags: ["a,b"] }),
  () => create({ tags: Array(51).fill("a") }),
  () => create({ metadata: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, ""])) }),
  () => create({ metadata: { a: 5 } }),
  () => create({ metadata: { a: "x".repeat(501) } }),
  () => create({ personality: Array(6).fill({ path: "/x", contents: "x" }) }),
  () => create({ personality: [{ path: "/x", contents: "x".repeat(8_000) }] }),
  () => create({ personality: [{ path: "/x", contents: "x", mode: "600" }] }),
  () => create({ networks: Array(9).fill("1") }),
  () => device({ sourceType: "disk" }),
  () => device({ sourceType: "blank" }),
  () => device({ sourceType: "image", source: "x" }, { sourceType: "blank", source: "x" }),
  () => device({ sourceType: "image", source: "x", size: 500 }),
  () => device({ sourceType: "image", source: "x", deleteOnTermination: false }),
  () => {
    const metadata = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`k${index}`, ""]));
    const found = json({ image: { metadata: { os: "debian", users: "root" } } });
    return client([found]).servers.create({ ...basis, metadata });
  },
  () => offline.servers.createMany(["a", basis] as never),
  () => offline.servers.createMany(["a"], basis as never),
  () => offline.servers.reboot("5", { hrd: true } as never),
  () => offline.servers.console("5", "spice" as never),
  () => offline.servers.action("5", {}),
  () => offline.servers.metadata("5").get("a.json"),
  () => offline.servers.metadata("5").get(".."),
  () => offline.servers.tags("5").add("xml.xml"),
  // Networks, volumes, images and key pairs.
  () => offline.subnets.create("1", { cidr: "x", ipVersion: 5 } as never),
  () => offline.subnets.create("1", { cidr: "x", allocationPools: ["x"] } as never),
  () => port({ name: "x".repeat(129) }),
  () => offline.ports.update("1", { name: "" }),
  () => offline.ports.update("1", { securityGroups: [] }),
  () => offline.networks.createMany([{ type: "CUSTOM" }, {} as never]),
  () => offline.floatingIps.create({ ipAddress: "192.0.2.7" }),
  () => volume({ size: 500 }),
  () => volume({ volumeType: undefined }),
  () => volume({ image: "x", snapshot: "x" }),
  () => volume({ server: 5 }),
  () => offline.volumes.metadata("1").update({ a: 5 } as never),
  () => offline.volumes.metadata("1").delete(""),
  () => offline.snapshots.create("1", { metadata: [] } as never),
  () => image({ name: "" }),
  () => image({ location: "a/b/c" }),
  () => image({ location: { account: "a/b", container: "c", path: "p" } }),
  () => image({ diskFormat: "two words" }),
  () => image({ properties: { a: 5 } }),
  () => image({ properties: { "": "x" } }),
  () => image({ properties: { A: "x", a: "y" } }),
  () => image({ properties: { "a b": "x", "a-b": "y" } }),
  () => offline.images.addMember("an-id", "a/b"),
  () => offline.keypairs.get(""),
  () => offline.keypairs.create({ name: "a\0" }),
  () => offline.keypairs.create({ name: "a", publicKey: "\0" }),
  () => image({ properties: { "a\0": "x" } }),
  () => offline.floatingIps.list({ name: "x" } as never),
  async () => volume({ volumeType: await cloud.flavors.list().first() }),
  // What is no object.
  () => offline.servers.create(5 as never),
  () => offline.servers.createImage("5", 5 as never),
  () => offline.servers.reboot("5", 5 as never),
  () => offline.servers.rescue("5", 5 as never),
  () => offline.servers.setFirewall("5", 5 as never),
  () => offline.networks.createMany(5 as never),
  () => offline.ports.create("1", 5 as never),
  () => offline.floatingIps.create(5 as never),
  () => offline.floatingIps.update("1", 5 as never),
  () => offline.volumes.create(5 as never),
  () => offline.images.register(5 as never),
  () => offline.images.update("an-id", 5 as never),
  () => offline.keypairs.create(5 as never),
  () => offline.identity.oauthToken(5 as never),
  () => offline.identity.oauthToken({ ...grant, clientId: "a:b" }),
  () => offline.projects.create(5 as never),
  // Waits.
  () => wait(json({ server: wireServer("BUILD") }), "ACTVE"),
  () => wait(json({ server: wireServer("BUILD") }), 5 as never),
  () => client([]).servers.waitUntil("5", []),
  () => client([]).servers.waitWhile("5", "DELETED"),
  () => wait(json({ server: wireServer("ERROR", { diagnostics: [diagnostic] }) })),
  () => wait(json({ server: wireServer("DELETED") })),
  () => wait(fault(404, "itemNotFound", "Server not found")),
  () => wait(json({ server: wireServer("BUILD") }), "ACTIVE", { timeoutMs: 10_000 }),
  () => client([json({ server: wireServer("BUILD") })]).servers.waitWhile("5", "BUILD", { timeoutMs: 10_000 }),
  () => offline.servers.resumeWait(5 as never),
  () => offline.servers.resumeWait("x"),
  () => offline.servers.resumeWait(token.replace("wait-1", "wait-2")),
  () => offline.volumes.resumeWait(token),
  // Refusals.
  () => client([fault(400, "badRequest", "Invalid server ID", "Invalid server ID")]).servers.get("1"),
  () => client([fault(400, "badRequest", "API endpoint not found")]).servers.get("1"),
  () => client([fault(401, "unauthorized", "Invalid token")]).servers.get("1"),
  () => client([fault(403, "forbidden", "Administratively Suspended VM")]).servers.start("1"),
  () => client([fault(404, "itemNotFound", "Server not found")]).servers.get("1"),
  () => client([page("<title>404 Not Found</title>", 404)]).servers.get("1"),
  () => client([fault(409, "buildInProgress", "Server is being built")]).servers.delete("1"),
  () => client([fault(421, "networkInUse", "Network in use")]).networks.delete("1"),
  () => client([fault(500, "computeFault", "Unexpected error")]).servers.get("1"),
  () => client([page("SSH keys limit exceeded", 500)]).keypairs.create({ name: "x", publicKey: "x" }),
  () => client([fault(501, "notImplemented", "Not Implemented")]).floatingIps.update("1", {}),
  () =>
    client([
      fault(
        413,
        "overLimit",
        "Resource Limit Exceeded",
        "Limit for resource 'Virtual Machine' exceeded for your account. Available: 0, Requested: 1",
      ),
    ]).networks.create({ type: "CUSTOM" }),
  () => client([json({ error: "invalid_grant", exception: "Unknown code" }, 400)]).servers.get("1"),
  () => client([json({ server: { id: "x" } })]).servers.get("1"),
  () =>
    client([json({ server: wireServer("ACTIVE", { addresses: 5, attachments: [5], diagnostics: [5] }) })]).servers.get(
      "1",
    ),
  () =>
    client([json({ server: wireServer("ACTIVE", { flavor: 5, image: 5, progress: "x", metadata: [] }) })]).servers.get(
      "1",
    ),
  () => client([json({ console: { type: "vnc", host: "h", port: "x", password: "p" } })]).servers.console("1"),
  () => client([json([])]).quotas.get(),
  () => client([json({ floatingip: { id: 1, fixed_ip_address: 5 } })]).floatingIps.get("1"),
  () => client([json({ snapshot: wireSnapshot })]).snapshots.get("1"),
  () => client([json({ accepted: [], rejected: [], failed: [5] })]).commissions.resolve({ accept: [1] }),
  () => client([page("")]).images.get("an-id"),
  () => client([json({ flavor: { id: 1, name: "x", links: 5 } })]).flavors.get("1"),
  () => {
    const made = json({ volume: { id: "7", display_name: "x", links: [] } }, 202);
    const input = { displayName: "x", size: 1, volumeType: "1" };
    return client([made, fault(403, "forbidden", "Not yours")]).volumes.create(input);
  },
  () => offline.keypairs.get("keyjson"),
  () => new SynnefoCompute({ url: "https://host/v2.0", token: "a-token", endpoints: {} } as never),
];
