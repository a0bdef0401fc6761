import { describe, expect, test } from "vitest";
import { faultOf, type JsonValue, type Send, startCloud, uuids } from "./cloud-api.js";

const root = "/cyclades/network/v2.0";

interface Network {
  readonly [key: string]: JsonValue;
  readonly id: string;
  readonly name: string;
  readonly subnets: readonly string[];
  readonly status: string;
  readonly deleted: boolean;
}

async function createNetwork(send: Send, more: Readonly<Record<string, JsonValue>> = {}): Promise<string> {
  const { status, json } = await send("POST", `${root}/networks`, { json: { network: { type: "CUSTOM", ...more } } });
  expect(status).toBe(201);
  return (json as { readonly network: Network }).network.id;
}

async function getNetwork(send: Send, id: string): Promise<Network> {
  return ((await send("GET", `${root}/networks/${id}`)).json as { readonly network: Network }).network;
}

const postSubnet = (send: Send, subnet: Readonly<Record<string, JsonValue>>) =>
  send("POST", `${root}/subnets`, { json: { subnet } });

/** A network of alice's with a subnet that has three addresses for ports. */
async function smallNetwork(send: Send): Promise<string> {
  const network = await createNetwork(send);
  const pools = [{ start: "10.1.2.4", end: "10.1.2.6" }];
  const subnet = { network_id: network, cidr: "10.1.2.0/29", allocation_pools: pools };
  expect((await postSubnet(send, subnet)).status).toBe(201);
  return network;
}

const postPort = (send: Send, port: Readonly<Record<string, JsonValue>>) =>
  send("POST", `${root}/ports`, { json: { port } });

async function addressOf(response: ReturnType<typeof postPort>): Promise<string | undefined> {
  const { port } = (await response).json as {
    readonly port: { readonly fixed_ips: readonly { readonly ip_address: string }[] };
  };
  return port.fixed_ips[0]?.ip_address;
}

const postFloatingIp = (send: Send, floatingip: Readonly<Record<string, JsonValue>> = {}) =>
  send("POST", `${root}/floatingips`, { json: { floatingip } });

describe("networks", () => {
  test("are one's own, and public ones", async () => {
    const { alice, bob } = startCloud();
    const id = await createNetwork(alice, { type: "IP_LESS_ROUTED", name: "δίκτυο", shared: true });
    const { json } = await alice("GET", `${root}/networks`);
    expect(json).toMatchObject({
      networks: [
        { id: "1", public: true },
        { id, name: "δίκτυο", shared: false },
      ],
    });
    expect((await alice("GET", `${root}/networks/detail`)).json).toEqual(json);
    expect((await bob("GET", `${root}/networks`)).json).toMatchObject({ networks: [{ id: "1" }] });
    expect(faultOf(await bob("GET", `${root}/networks/${id}`))).toMatchObject({ status: 404 });
  });

  test("may be shared with a project", async () => {
    const { alice } = startCloud();
    const id = await createNetwork(alice, { shared_to_project: true });
    expect((await alice("GET", `${root}/networks/${id}`)).json).toMatchObject({ network: { shared_to_project: true } });
  });

  test.each([
    [null, 500, "Unexpected error"],
    [{}, 400, "Malformed request. Missing attribute 'network'."],
    [{ network: [] }, 400, "Malformed request. Invalid 'network' field"],
    [{ network: { name: "n" } }, 400, "Malformed request. Missing attribute 'type'."],
    [{ network: { type: 7 } }, 400, "Malformed request. Invalid 'type' field"],
    [{ network: { type: "VLAN" } }, 400, "Invalid network type 'VLAN'"],
    [{ network: { type: "PHYSICAL_VLAN" } }, 403, "Cannot create network of type 'PHYSICAL_VLAN'."],
    [{ network: { type: "CUSTOM", name: 7 } }, 400, "Malformed request. Invalid 'name' field"],
    [{ network: { type: "CUSTOM", name: "n".repeat(129) } }, 400, "Network name is too long"],
    [{ network: { type: "CUSTOM", project: "p" } }, 400, `User ${uuids.alice} not in project p`],
  ])("are not created from %j", async (json, status, message) => {
    const { alice } = startCloud();
    expect(faultOf(await alice("POST", `${root}/networks`, { json }))).toMatchObject({ status, message });
  });

  test("count for the quota until they are deleted", async () => {
    const { alice } = startCloud({ limits: { "cyclades.network.private": 1 } });
    const id = await createNetwork(alice);
    const create = () => alice("POST", `${root}/networks`, { json: { network: { type: "MAC_FILTERED" } } });
    expect(faultOf(await create())).toEqual({
      status: 413,
      name: "overLimit",
      message: "Resource Limit Exceeded for your account.",
      details: "Limit for resource 'Private Network' exceeded for your account. Available: 0, Requested: 1",
    });
    expect((await alice("DELETE", `${root}/networks/${id}`)).status).toBe(204);
    expect((await create()).status).toBe(201);
  });

  test("can be read when they are deleted, with their subnets, but not changed", async () => {
    const { alice } = startCloud();
    const id = await smallNetwork(alice);
    expect((await alice("DELETE", `${root}/networks/${id}`)).status).toBe(204);
    expect(await getNetwork(alice, id)).toMatchObject({ status: "DELETED", deleted: true });
    expect((await alice("GET", `${root}/networks`)).json).toMatchObject({ networks: [{ id: "1" }] });
    expect((await alice("GET", `${root}/subnets`)).json).toMatchObject({ subnets: [{ id: "1" }] });
    const renamed = await alice("PUT", `${root}/networks/${id}`, { json: { network: { name: "x" } } });
    for (const response of [renamed, await alice("DELETE", `${root}/networks/${id}`)]) {
      expect(faultOf(response)).toMatchObject({ status: 400, message: "Network has been deleted." });
    }
  });

  test("that have changed since a time, also deleted ones", async () => {
    const { alice, clock } = startCloud();
    const id = await createNetwork(alice);
    await clock.advance(60_000);
    await alice("DELETE", `${root}/networks/${id}`);
    const since = (time: string) => alice("GET", `${root}/networks?changes-since=${encodeURIComponent(time)}`);
    expect((await since("2026-11-30T12:00:30+02:00")).json).toMatchObject({ networks: [{ id, deleted: true }] });
    await clock.advance(60_000);
    expect((await since("2026-11-30T10:01:30Z")).status).toBe(304);
    expect(faultOf(await since("2026-11-30T10:01:30"))).toMatchObject({ message: "Invalid changes-since parameter." });
    expect(faultOf(await since("2026-11-30T11:01:30Z"))).toMatchObject({
      message: "changes-since value set in the future.",
    });
    expect(faultOf(await since("2026-11-30T08:01:30Z"))).toMatchObject({ message: "Too old changes-since value." });
  });

  test("with ports cannot be deleted, nor public ones changed", async () => {
    const { alice } = startCloud();
    const id = await createNetwork(alice);
    await postPort(alice, { network_id: id });
    expect(faultOf(await alice("DELETE", `${root}/networks/${id}`))).toMatchObject({
      status: 409,
      message: `Cannot delete network. There are ports still configured on network network ${id}`,
    });
    const rename = { json: { network: { name: "mine" } } };
    const reassign = { json: { reassign: { project: uuids.alice } } };
    expect(faultOf(await alice("PUT", `${root}/networks/1`, rename)).message).toBe("Cannot rename the public network.");
    expect(faultOf(await alice("DELETE", `${root}/networks/1`)).message).toBe("Cannot delete the public network.");
    const action = await alice("POST", `${root}/networks/1/action`, reassign);
    expect(faultOf(action)).toMatchObject({ status: 403, message: "Cannot reassign public network" });
  });

  test.each([
    [{ explode: {} }, 400, "Action explode not supported."],
    [{ reassign: "p" }, 400, "Invalid argument."],
    [{ reassign: {} }, 400, "Missing 'project' attribute."],
    [{ reassign: { project: uuids.bob } }, 400, `User ${uuids.alice} not in project ${uuids.bob}`],
  ])("refuse the action %j", async (json, status, message) => {
    const { alice } = startCloud();
    const id = await createNetwork(alice);
    const response = await alice("POST", `${root}/networks/${id}/action`, { json });
    expect(faultOf(response)).toMatchObject({ status, message });
  });

  test("have links to where the request was sent, with any suffix of the path", async () => {
    const { alice } = startCloud();
    const { json } = await alice("GET", `${root}/networks/1.json`);
    const href = "https://synnefo.test/cyclades/network/v2.0/networks/1";
    expect(json).toMatchObject({
      network: {
        links: [
          { rel: "self", href },
          { rel: "bookmark", href },
        ],
      },
    });
  });

  test.each([
    ["GET", "/networks/none", 400, "Invalid network ID 'none'"],
    ["GET", "/networks/0", 404, "Network 0 not found."],
    ["GET", "/ports/none", 400, "Invalid port ID 'none'"],
    ["GET", "/ports/77", 404, "Port '77' not found."],
    ["GET", "/subnets/none", 400, "Invalid subnet ID 'none'"],
    ["GET", "/subnets/077", 404, "Subnet '77' not found."],
    ["DELETE", "/subnets/77", 400, "Deletion of a subnet is not supported"],
    ["GET", "/floatingips/none", 400, "Invalid Floating IP ID none"],
    ["PUT", "/floatingips/77", 501, "Updating a floating IP is not supported."],
    ["GET", "/floatingips/detail", 500, "Unexpected error"],
    ["PATCH", "/networks", 405, "Method not allowed"],
    ["GET", "/routers", 400, "API endpoint not found"],
  ])("%s %s is refused", async (method, path, status, message) => {
    const { alice } = startCloud();
    expect(faultOf(await alice(method, root + path))).toMatchObject({ status, message });
  });
});

describe("subnets", () => {
  test.each([
    ["10.9.8.0/24", {}, "10.9.8.1", [["10.9.8.2", "10.9.8.254"]]],
    ["10.9.8.0/24", { gateway_ip: "" }, "10.9.8.1", [["10.9.8.2", "10.9.8.254"]]],
    ["10.9.8.0/24", { gateway_ip: null }, null, [["10.9.8.1", "10.9.8.254"]]],
    ["10.9.8.0/24", { gateway_ip: "10.9.8.254" }, "10.9.8.254", [["10.9.8.1", "10.9.8.253"]]],
    [
      "10.9.8.0/25",
      { gateway_ip: "10.9.8.10" },
      "10.9.8.10",
      [
        ["10.9.8.1", "10.9.8.9"],
        ["10.9.8.11", "10.9.8.126"],
      ],
    ],
    ["10.9.8.0/255.255.252.0", {}, "10.9.8.1", [["10.9.8.2", "10.9.11.254"]]],
    ["2001:DB8:0:0::/64", { ip_version: 6 }, "2001:db8::1", []],
  ])("%s with %j has a gateway and pools", async (cidr, more, gateway, pools) => {
    const { alice } = startCloud();
    const network = await createNetwork(alice);
    const { json } = await postSubnet(alice, { network_id: network, cidr, ...more });
    expect(json).toMatchObject({
      subnet: { cidr, gateway_ip: gateway, allocation_pools: pools.map(([start, end]) => ({ start, end })) },
    });
    expect((await getNetwork(alice, network)).subnets).toEqual(["2"]);
  });

  test.each([
    [{ cidr: "10.0.0.0/33" }, 400, "Malformed CIDR '10.0.0.0/33'"],
    [{ cidr: "10.0.0.01/24" }, 400, "Malformed CIDR '10.0.0.01/24'"],
    [{ cidr: "10.0.0.1/24" }, 400, "Invalid network IPv4 subnet"],
    [{ cidr: "2001:db8::/64" }, 400, "Invalid network IPv4 subnet"],
    [{ ip_version: 6 }, 400, "Invalid network IPv6 subnet"],
    [{ ip_version: 6, cidr: "2001:db8::/60" }, 400, "Unsupported IPv6 subnet size. Network netmask must be /64"],
    [{ ip_version: 5 }, 400, "Malformed IP version type"],
    [{ cidr: "10.0.0.0/30" }, 413, "Unsupported network size"],
    [{ cidr: "10.0.0.0/21" }, 413, "Unsupported network size"],
    [{ gateway_ip: "10.0.1.1" }, 400, "Invalid network IPv4 gateway"],
    [{ enable_dhcp: "no" }, 400, "Malformed request, dhcp must be True or False"],
    [{ name: "n".repeat(129) }, 400, "Subnet name is too long"],
    [{ network_id: "x" }, 400, "Malformed network ID"],
    [{ network_id: "1" }, 403, "Forbidden operation"],
    [{ allocation_pools: [{ start: "10.0.0.9" }] }, 400, "Malformed allocation pool."],
    [{ allocation_pools: [{ start: "10.0.0.9", end: "::1" }] }, 400, "Allocation pools contain invalid IPv4 address"],
    [{ allocation_pools: [{ start: "10.0.0.9", end: "10.0.1.1" }] }, 409, "IP Pool out of bounds"],
    [{ allocation_pools: [{ start: "10.0.0.9", end: "10.0.0.8" }] }, 409, "Invalid IP pool range"],
    [{ allocation_pools: [{ start: "10.0.0.1", end: "10.0.0.8" }] }, 409, "Gateway cannot be in pool range"],
    [
      {
        allocation_pools: [
          { start: "10.0.0.20", end: "10.0.0.30" },
          { start: "10.0.0.9", end: "10.0.0.20" },
        ],
      },
      409,
      "IP Pool range conflict",
    ],
    [{ ip_version: 6, cidr: "2001:db8::/64", allocation_pools: [] }, 409, "Can't allocate an IP Pool in IPv6"],
  ])("are not created with %j", async (more, status, message) => {
    const { alice } = startCloud();
    const network = await createNetwork(alice);
    const response = await postSubnet(alice, { network_id: network, cidr: "10.0.0.0/24", ...more });
    expect(faultOf(response)).toMatchObject({ status, message });
    expect((await getNetwork(alice, network)).subnets).toEqual([]);
  });

  test("are one for each version of IP, and only one's own can be renamed", async () => {
    const { alice, bob } = startCloud();
    const network = await smallNetwork(alice);
    const again = await postSubnet(alice, { network_id: network, cidr: "10.3.0.0/24" });
    expect(faultOf(again)).toMatchObject({ message: "Only one subnet of IPv4/IPv6 per network is allowed" });
    const rename = (send: Send, id: string, subnet: Readonly<Record<string, JsonValue>>) =>
      send("PUT", `${root}/subnets/${id}`, { json: { subnet } });
    expect((await rename(alice, "2", { name: "new" })).json).toMatchObject({ subnet: { name: "new" } });
    expect(faultOf(await rename(bob, "2", { name: "new" })).status).toBe(403);
    expect(faultOf(await rename(alice, "9", { name: "new" })).message).toBe("Subnet not found");
    expect(faultOf(await rename(alice, "2", { name: "new", cidr: "" })).message).toBe(
      "Only the name of a subnet can be updated",
    );
  });
});

describe("ports", () => {
  test("get the first free address, or the one that is asked for", async () => {
    const { alice } = startCloud();
    const network = await smallNetwork(alice);
    const at = (address: string) => postPort(alice, { network_id: network, fixed_ips: [{ ip_address: address }] });
    expect(await addressOf(postPort(alice, { network_id: network }))).toBe("10.1.2.4");
    expect(await addressOf(at("10.1.2.6"))).toBe("10.1.2.6");
    expect(await addressOf(postPort(alice, { network_id: Number(network) }))).toBe("10.1.2.5");
    expect(faultOf(await at("10.1.2.6"))).toMatchObject({
      status: 409,
      message: "IP address 10.1.2.6 is already used.",
    });
    expect(faultOf(await at("10.1.2.3")).message).toBe(`Address 10.1.2.3 does not belong to network ${network}`);
    expect(faultOf(await postPort(alice, { network_id: network }))).toMatchObject({
      status: 409,
      message: `No more IP addresses available on network ${network}`,
    });
    expect((await alice("DELETE", `${root}/ports/1`)).status).toBe(204);
    expect(await addressOf(postPort(alice, { network_id: network }))).toBe("10.1.2.4");
  });

  test("without a server are down, and can be renamed", async () => {
    const { alice, bob, clock } = startCloud();
    const network = await createNetwork(alice);
    const { json } = await postPort(alice, { network_id: network, name: "free" });
    expect(json).toMatchObject({
      port: { id: "1", status: "DOWN", name: "free", fixed_ips: [], device_id: null, device_owner: null },
    });
    await clock.advance(1000);
    const changed = await alice("PUT", `${root}/ports/1`, { json: { port: { name: "new", network_id: "9" } } });
    expect(changed.json).toMatchObject({
      port: {
        name: "new",
        network_id: network,
        created: "2026-11-30T10:00:00.250000+00:00",
        updated: "2026-11-30T10:00:01.250000+00:00",
      },
    });
    expect((await bob("GET", `${root}/ports`)).json).toEqual({ ports: [] });
    expect((await bob("DELETE", `${root}/ports/1`)).status).toBe(404);
  });

  test.each([
    [{}, 400, "Malformed request. Missing attribute 'network_id'."],
    [{ network_id: [] }, 400, "Malformed request. Invalid 'network_id' field"],
    [{ network_id: "n" }, 400, "Invalid network ID 'n'"],
    [{ network_id: 2, device_id: "d" }, 400, "Invalid server ID."],
    [{ network_id: 2, device_id: 7 }, 404, "Server not found."],
    [{ network_id: 2, name: "n".repeat(129) }, 400, "Port name is too long"],
    [{ network_id: 2, fixed_ips: [{}, {}] }, 400, "'fixed_ips' attribute must contain only one fixed IP."],
    [{ network_id: 2, fixed_ips: ["10.0.0.1"] }, 400, "Invalid 'fixed_ips' field."],
    [{ network_id: 2, fixed_ips: [{ ip_address: "::1" }] }, 400, "'ip_address' can be only an IPv4 address'"],
    [{ network_id: 2, fixed_ips: [{ ip_address: "1.2.3" }] }, 400, "1.2.3 is not a valid IPv4 Address"],
    [{ network_id: 2, fixed_ips: [{ ip_address: "10.0.0.1" }] }, 400, "Address 10.0.0.1 does not belong to network 2"],
    [{ network_id: 2, security_groups: ["a"] }, 400, "Invalid 'security_groups' field."],
    [{ network_id: 2, security_groups: [3] }, 404, "Not valid security group"],
    [{ network_id: 1, fixed_ips: [{ ip_address: "192.0.2.5" }] }, 404, "Floating IP does not exist."],
  ])("are not created from %j", async (port, status, message) => {
    const { alice } = startCloud();
    await createNetwork(alice);
    expect(faultOf(await postPort(alice, port))).toMatchObject({ status, message });
    expect((await alice("GET", `${root}/ports/detail`)).json).toEqual({ ports: [] });
  });

  test("on a public network need a floating IP, which they keep from being deleted", async () => {
    const { alice, bob } = startCloud();
    await postFloatingIp(alice, { floating_network_id: 1, floating_ip_address: "192.0.2.9" });
    const port = { network_id: 1, fixed_ips: [{ ip_address: "192.0.2.9" }] };
    expect(faultOf(await postPort(bob, port)).status).toBe(404);
    expect((await postPort(alice, port)).status).toBe(201);
    expect(faultOf(await postPort(alice, port))).toMatchObject({
      status: 409,
      message: "IP address '192.0.2.9' is already in use",
    });
    expect(faultOf(await alice("DELETE", `${root}/floatingips/1`))).toMatchObject({
      status: 409,
      message: "IP '1' is used by port '1'",
    });
    expect((await alice("DELETE", `${root}/ports/1`)).status).toBe(204);
    expect((await alice("GET", `${root}/floatingips/1`)).json).toMatchObject({ floatingip: { port_id: null } });
    expect((await alice("DELETE", `${root}/floatingips/1`)).status).toBe(204);
  });
});

describe("floating IPs", () => {
  test("are the first free ones of the pool, and are free again when they are deleted", async () => {
    const { alice, bob } = startCloud();
    for (const [send, address] of [
      [alice, "192.0.2.2"],
      [bob, "192.0.2.3"],
    ] as const) {
      expect((await postFloatingIp(send)).json).toMatchObject({ floatingip: { floating_ip_address: address } });
    }
    expect((await alice("GET", `${root}/floatingips`)).json).toMatchObject({ floatingips: [{ id: "1" }] });
    expect((await alice("DELETE", `${root}/floatingips/2`)).status).toBe(404);
    expect((await alice("DELETE", `${root}/floatingips/1`)).status).toBe(204);
    expect((await postFloatingIp(bob)).json).toMatchObject({
      floatingip: { id: "3", floating_ip_address: "192.0.2.2" },
    });
  });

  test("end with the pool", async () => {
    const { alice } = startCloud({ limits: { "cyclades.floating_ip": 20 } });
    for (let count = 0; count < 13; count += 1) expect((await postFloatingIp(alice)).status).toBe(200);
    expect(faultOf(await postFloatingIp(alice))).toMatchObject({
      status: 409,
      message: "Cannot allocate a floating IP address.",
    });
    expect(faultOf(await postFloatingIp(alice, { floating_network_id: "1" })).message).toBe(
      "No more IP addresses available on network 1",
    );
  });

  test.each([
    [{ floating_network_id: "n" }, 400, "Invalid networkd ID."],
    [{ floating_network_id: 2 }, 409, "Cannot allocate floating IP. Network 2 is not a floating IP pool."],
    [{ floating_network_id: 3 }, 404, "Network 3 not found."],
    [
      { floating_network_id: 1, floating_ip_address: "192.0.2.1" },
      400,
      "Address 192.0.2.1 does not belong to network 1",
    ],
    [{ floating_network_id: 1, floating_ip_address: 7 }, 400, "Malformed request. Invalid 'floating_ip_address' field"],
    [{ project: uuids.bob }, 400, `User ${uuids.alice} not in project ${uuids.bob}`],
  ])("are not created from %j", async (floatingip, status, message) => {
    const { alice } = startCloud();
    await createNetwork(alice);
    expect(faultOf(await postFloatingIp(alice, floatingip))).toMatchObject({ status, message });
    expect((await alice("GET", `${root}/floatingips`)).json).toEqual({ floatingips: [] });
  });

  test("count for the quota, also after they are assigned again", async () => {
    const { alice } = startCloud({ limits: { "cyclades.floating_ip": 1 } });
    await postFloatingIp(alice);
    const act = (json: JsonValue) => alice("POST", `${root}/floatingips/1/action`, { json });
    expect((await act({ reassign: { project: uuids.alice } })).status).toBe(200);
    expect(faultOf(await postFloatingIp(alice))).toMatchObject({ status: 413, name: "overLimit" });
    expect(faultOf(await act({ reassign: {}, other: {} })).message).toBe("Malformed request.");
    expect(faultOf(await act({ other: {} })).message).toBe("Action other not supported.");
  });
});

describe("ports of servers", () => {
  const compute = "/cyclades/compute/v2.0";

  /** A server of alice's without ports, built. */
  async function startWithServer() {
    const started = startCloud({ limits: { "cyclades.floating_ip": 10 } });
    const { alice, clock } = started;
    const { images } = (await alice("GET", `${compute}/images`)).json as {
      readonly images: readonly { readonly id: string }[];
    };
    const server = { name: "web", flavorRef: 1, imageRef: images[0]?.id ?? "", networks: [] };
    const { status } = await alice("POST", `${compute}/servers`, { json: { server } });
    expect(status).toBe(202);
    await clock.advance(60_000);
    return { ...started, act: (json: JsonValue) => alice("POST", `${compute}/servers/1/action`, { json }) };
  }

  test("are built, then active, and leave when they are disconnected", async () => {
    const { alice, clock } = await startWithServer();
    const network = await createNetwork(alice);
    await postSubnet(alice, { network_id: network, cidr: "10.1.2.0/29" });
    await postSubnet(alice, { network_id: network, cidr: "2001:db8:7::/64", ip_version: 6 });
    const created = await postPort(alice, { network_id: network, device_id: "1" });
    expect(created.json).toMatchObject({
      port: { status: "BUILD", device_id: "1", device_owner: "vm", mac_address: null },
    });
    const busy = faultOf(await postPort(alice, { network_id: network, device_id: "1" }));
    expect(busy.message).toBe("Cannot perform 'CONNECT' action while there is a pending 'CONNECT'.");
    await clock.advance(60_000);
    expect((await alice("GET", `${root}/ports/1`)).json).toMatchObject({
      port: {
        status: "ACTIVE",
        mac_address: "aa:00:00:00:00:01",
        fixed_ips: [
          { ip_address: "10.1.2.2", subnet: "2" },
          { ip_address: "2001:db8:7:0:a800:ff:fe00:1", subnet: "3" },
        ],
      },
    });
    expect((await alice("DELETE", `${root}/ports/1`)).status).toBe(204);
    expect((await alice("GET", `${root}/ports/1`)).status).toBe(200);
    await clock.advance(60_000);
    expect((await alice("GET", `${root}/ports/1`)).status).toBe(404);
  });

  test("keep a network from getting subnets, and make its deletion take time", async () => {
    const { alice, clock } = await startWithServer();
    const network = await createNetwork(alice);
    await postPort(alice, { network_id: network, device_id: 1 });
    await clock.advance(60_000);
    expect(faultOf(await postSubnet(alice, { network_id: network, cidr: "10.1.2.0/29" })).message).toBe(
      `Cannot create subnet in network ${network}, VMs are already connected to this network`,
    );
    await alice("DELETE", `${root}/ports/1`);
    await clock.advance(60_000);
    expect((await alice("DELETE", `${root}/networks/${network}`)).status).toBe(204);
    expect(await getNetwork(alice, network)).toMatchObject({ status: "ACTIVE", deleted: false });
    expect(faultOf(await postPort(alice, { network_id: network }))).toMatchObject({
      status: 409,
      message: `Cannot create port. Network ${network} is being deleted.`,
    });
    await clock.advance(60_000);
    expect(await getNetwork(alice, network)).toMatchObject({ status: "DELETED", deleted: true });
  });

  test("are at most eight", async () => {
    const { alice, clock } = await startWithServer();
    const network = await createNetwork(alice);
    for (let count = 0; count < 8; count += 1) {
      expect((await postPort(alice, { network_id: network, device_id: 1 })).status).toBe(201);
      await clock.advance(60_000);
    }
    expect(faultOf(await postPort(alice, { network_id: network, device_id: 1 }))).toMatchObject({
      status: 400,
      message: "Maximum ports per server limit reached",
    });
  });

  test("come and go with floating IPs by actions of the server", async () => {
    const { alice, act, clock } = await startWithServer();
    await postFloatingIp(alice);
    const args = { address: "192.0.2.2" };
    expect(faultOf(await act({ addFloatingIp: {} })).message).toBe("Missing 'address' attribute");
    expect(faultOf(await act({ addFloatingIp: { address: "192.0.2.3" } })).status).toBe(404);
    expect(faultOf(await act({ removeFloatingIp: args })).message).toBe(
      "Floating IP 192.0.2.2 not attached to instance",
    );
    expect((await act({ addFloatingIp: args })).status).toBe(202);
    await clock.advance(60_000);
    expect(faultOf(await act({ addFloatingIp: args }))).toMatchObject({ status: 409 });
    expect(faultOf(await alice("DELETE", `${compute}/os-floating-ips/1`)).message).toBe("IP '1' is used by server '1'");
    expect((await alice("GET", `${compute}/os-floating-ips`)).json).toEqual({
      floating_ips: [{ id: 1, ip: "192.0.2.2", fixed_ip: null, instance_id: "1", pool: null }],
    });
    expect((await act({ removeFloatingIp: args })).status).toBe(202);
    await clock.advance(60_000);
    expect((await alice("DELETE", `${compute}/os-floating-ips/1`)).status).toBe(204);
  });

  test("have older views in the compute service, of which one is that of the network service", async () => {
    const { alice } = startCloud();
    const created = await alice("POST", `${compute}/os-floating-ips`, { body: "anything" });
    expect(created.json).toEqual({
      floating_ip: { id: 1, ip: "192.0.2.2", fixed_ip: null, instance_id: null, pool: null },
    });
    const { json } = await alice("GET", `${root}/floatingips/1`);
    expect((await alice("GET", `${compute}/os-floating-ips/1`)).json).toEqual(json);
    expect(faultOf(await alice("GET", `${compute}/os-floating-ips/x`)).message).toBe("Invalid Floating IP ID x");
  });
});
