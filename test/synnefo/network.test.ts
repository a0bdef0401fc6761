import { describe, expect, it } from "vitest";
import { inspect } from "node:util";
import {
  BadRequestError,
  ConflictError,
  InvalidInputError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  QuotaError,
  stringifyJson,
  SynnefoNetwork,
} from "../../src/synnefo/index.js";
import { createFixture, createServerFixture, pass, rejection } from "./fixture.js";

const otherProject = "99999999-9999-4999-8999-999999999999";

describe("networks", () => {
  it("are created, requested, renamed, listed and deleted", async () => {
    const { server, cloud, sent } = createFixture();
    const network = await cloud.networks.create({
      type: "MAC_FILTERED",
      name: "δίκτυο 网络",
      isSharedToProject: false,
    });
    expect(network).toMatchObject({
      ...{ id: "2", name: "δίκτυο 网络", type: "MAC_FILTERED", status: "ACTIVE", isPublic: false, isExternal: false },
      ...{ subnetIds: [], isFloatingIpPool: false, isDeleted: false, isSharedToProject: false },
      ...{ userId: "11111111-1111-4111-8111-111111111111", projectId: "11111111-1111-4111-8111-111111111111" },
    });
    expect(network.created).toEqual(new Date(server.clock.now()));
    expect(await cloud.networks.get(network)).toEqual(network);
    expect(await network.update({ name: "lan" })).toBe(network);
    expect(network.name).toBe("lan");
    expect((await cloud.networks.list()).map(({ name }) => name)).toEqual(["public", "lan"]);
    await network.delete();
    expect(await cloud.networks.list()).toHaveLength(1);
    expect((await network.refresh()).isDeleted).toBe(true);
    expect(sent()).toEqual([
      "network POST /networks",
      "network GET /networks/2",
      "network PUT /networks/2",
      "network GET /networks/detail",
      "network DELETE /networks/2",
      "network GET /networks/detail",
      "network GET /networks/2",
    ]);
  });

  it("send what the API calls it", async () => {
    const { server, cloud } = createFixture();
    const project = "11111111-1111-4111-8111-111111111111";
    await cloud.networks.create({ type: "CUSTOM", name: "lan", project, isSharedToProject: true });
    await cloud.networks.reassign("2", project, { isSharedToProject: false });
    expect(server.requests.slice(1).map(({ body }) => body)).toEqual([
      { network: { type: "CUSTOM", name: "lan", project, shared_to_project: true } },
      { reassign: { project, shared_to_project: false } },
    ]);
    expect(await rejection(cloud.networks.reassign("2", otherProject))).toBeInstanceOf(BadRequestError);
  });

  it("are public without an owner", async () => {
    const { cloud } = createFixture();
    const [network] = await cloud.networks.list();
    expect(network).toMatchObject({ id: "1", isPublic: true, isExternal: true, userId: null, projectId: null });
    expect(network?.isFloatingIpPool).toBe(true);
    expect(await rejection(cloud.networks.delete("1"))).toBeInstanceOf(PermissionDeniedError);
    expect(await rejection(cloud.networks.update("1", { name: "mine" }))).toBeInstanceOf(PermissionDeniedError);
  });

  it("of other users do not exist", async () => {
    const { cloud, as } = createFixture();
    await cloud.networks.create({ type: "CUSTOM" });
    expect(await rejection(as("bob").networks.get("2"))).toBeInstanceOf(NotFoundError);
    expect(await rejection(as("bob").networks.delete("2"))).toBeInstanceOf(NotFoundError);
  });

  it("have a quota", async () => {
    const { cloud } = createFixture({ limits: { "cyclades.network.private": 1 } });
    await cloud.networks.create({ type: "CUSTOM" });
    expect(await rejection(cloud.networks.create({ type: "CUSTOM" }))).toMatchObject({
      ...{ code: "QUOTA", resource: "Private Network", available: 0, requested: 1 },
    });
  });

  it("are given back as they came", async () => {
    const { server, cloud } = createFixture();
    const wire = {
      ...{
        id: 31,
        name: "lan",
        links: [],
        user_id: "u",
        tenant_id: "p",
        type: "NEW_TYPE",
        status: "NEW",
        public: false,
      },
      ...{
        shared: false,
        "router:external": false,
        admin_state_up: true,
        subnets: [5, "6"],
        "SNF:floating_ip_pool": false,
      },
      ...{
        created: "2030-01-02T03:04:05.678901+00:00",
        updated: "2030-01-02 03:04:05",
        deleted: false,
        "SNF:new": [1],
      },
    };
    server.inject({ kind: "json", path: /networks\/1$/, body: { network: wire } });
    const network = await cloud.networks.get("1");
    expect(network).toMatchObject({ id: "31", subnetIds: ["5", "6"], type: "NEW_TYPE" });
    expect(network.created.toISOString()).toBe("2030-01-02T03:04:05.678Z");
    expect(network.updated.toISOString()).toBe("2030-01-02T03:04:05.000Z");
    expect(network.toJSON()).toEqual(wire);
    expect(JSON.stringify(network)).toBe(JSON.stringify(wire));
    expect(inspect(network)).toContain("Network");
    expect(String(network)).toBe("network 31 (lan)");
  });

  it("keep digits of large numbers that they do not know", async () => {
    const { server, cloud } = createFixture();
    const { data } = await cloud.api.network.GET("/networks/{network_id}", { params: { path: { network_id: "1" } } });
    const text = JSON.stringify({ network: data?.network }).replace(
      '"id"',
      '"SNF:x":12345678901234567890,"SNF:y":1.0,"id"',
    );
    const fetch: typeof globalThis.fetch = () =>
      Promise.resolve(new Response(text, { headers: { "Content-Type": "application/json" } }));
    const { token } = server.connection("alice");
    const { networks } = new SynnefoNetwork({ url: "https://n.test", token, fetch });
    const network = await networks.get("1");
    expect(network.toJSONText()).toContain('"SNF:x":12345678901234567890,"SNF:y":1.0');
    const many: typeof globalThis.fetch = () =>
      Promise.resolve(
        new Response(text.replace('{"network":', '{"networks":[').replace(/\}$/, "]}"), {
          headers: { "Content-Type": "application/json" },
        }),
      );
    const [listed] = await new SynnefoNetwork({ url: "https://n.test", token, fetch: many }).networks.list();
    expect(stringifyJson(listed)).toContain('"SNF:x":12345678901234567890,"SNF:y":1.0');
  });

  it.each([
    [{}, "network: type"],
    [{ type: 7 }, "network: type"],
    [{ type: "CUSTOM", name: null }, "network: name"],
    [{ type: "CUSTOM", shared: true }, "network: unknown property shared"],
    [{ type: "CUSTOM", isSharedToProject: "yes" }, "network: isSharedToProject"],
    [{ type: "CUSTOM", name: "a\0b" }, "network: name"],
    [null, "network: the input"],
  ])("refuse %j", async (input, message) => {
    const { server, cloud } = createFixture();
    const error = await rejection(cloud.networks.create(input as never));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(server.requests).toEqual([]);
  });

  it.each(["", " ", ".", "..", "1/action", "1/", "1.json", "1xxml", "json", "\ud800", 7, null, undefined, {}])(
    "refuse the id %j",
    async (id) => {
      const { server, cloud } = createFixture();
      for (const call of [
        () => cloud.networks.get(id as never),
        () => cloud.networks.delete(id as never),
        () => cloud.networks.update(id as never, { name: "x" }),
        () => cloud.subnets.get(id as never),
        () => cloud.ports.create(id as never),
        () => cloud.volumes.delete(id as never),
        () => cloud.serverFloatingIps.delete(id as never),
      ])
        expect(await rejection(call())).toBeInstanceOf(InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );

  it("refuse a model of another kind", async () => {
    const { cloud } = createFixture();
    const network = await cloud.networks.get("1");
    const error = await rejection(cloud.subnets.get(network as never));
    expect(String(error)).toContain("network 1 (public) is not a subnet");
    const volume = { displayName: "x", size: 1, server: network as never };
    expect(String(await rejection(cloud.volumes.create(volume)))).toContain("network 1 (public) is not a server");
  });
});

describe("lists of changes", () => {
  it("have what has changed, with what is deleted; nothing has changed where the server says so", async () => {
    const { server, cloud, sent } = createFixture();
    const start = new Date(server.clock.now());
    await pass(server, 60_000);
    const changesSince = new Date(server.clock.now());
    expect(await cloud.networks.list({ changesSince })).toEqual([]);
    await cloud.networks.create({ type: "CUSTOM" });
    await cloud.networks.delete("2");
    const changed = await cloud.networks.list({ changesSince });
    expect(changed.map(({ id, isDeleted }) => [id, isDeleted])).toEqual([["2", true]]);
    expect(await cloud.networks.list({ changesSince: start })).toHaveLength(2);
    const query = `changes-since=${changesSince.toISOString()}`;
    expect(sent()[0]).toBe(`network GET /networks/detail?${query}`);
    for (const list of [
      () => cloud.subnets.list({ changesSince: new Date(server.clock.now()) }),
      () => cloud.floatingIps.list({ changesSince }),
      () => cloud.volumes.list({ changesSince }),
      () => cloud.snapshots.list({ changesSince }),
    ])
      expect(await list()).toEqual([]);
  });

  it("that are too old, or of the future, are refused by the server", async () => {
    const { server, cloud } = createFixture();
    for (const ms of [-3_700_000, 60_000])
      expect(await rejection(cloud.networks.list({ changesSince: new Date(server.clock.now() + ms) }))).toBeInstanceOf(
        BadRequestError,
      );
  });

  it.each([
    [{ changesSince: "2030-01-02" }, "changesSince must be a valid Date"],
    [{ changesSince: new Date(NaN) }, "changesSince must be a valid Date"],
    [{ name: "lan" }, 'networks have no filter "name"; the filters are changesSince'],
    [{ toString: 1 }, 'no filter "toString"'],
    ["lan", "filters must be a plain object"],
  ])("refuse %j", (filters, message) => {
    const { server, cloud } = createFixture();
    expect(() => cloud.networks.list(filters as never)).toThrow(message);
    expect(server.requests).toEqual([]);
  });

  it("are refused where there are none: a single resource that has not changed", async () => {
    const { server, cloud } = createFixture();
    server.inject({ kind: "status", status: 304, path: /networks\/1$/, body: "", headers: {} });
    expect(await rejection(cloud.networks.get("1"))).toMatchObject({ name: "UnexpectedResponseError" });
  });
});

describe("subnets", () => {
  it("are created, requested, renamed and listed, and deleted with their network only", async () => {
    const { server, cloud } = createFixture();
    await cloud.networks.create({ type: "CUSTOM" });
    const allocationPools = [{ start: "192.168.1.10", end: "192.168.1.20" }];
    const subnet = await cloud.subnets.create("2", {
      ...{ cidr: "192.168.1.0/24", name: "four", gatewayIp: null, allocationPools, enableDhcp: false },
      ...{ dnsNameservers: ["192.0.2.53"], hostRoutes: [], ipVersion: 4 },
    });
    expect(subnet).toMatchObject({ id: "2", networkId: "2", gatewayIp: null, ipVersion: 4, allocationPools });
    expect(server.requests.at(-1)?.body).toEqual({
      subnet: {
        ...{ network_id: "2", cidr: "192.168.1.0/24", name: "four", gateway_ip: null, enable_dhcp: false },
        ...{ allocation_pools: allocationPools, dns_nameservers: ["192.0.2.53"], host_routes: [], ip_version: 4 },
      },
    });
    await subnet.update({ name: "vier" });
    expect((await cloud.subnets.list()).map(({ name }) => name)).toEqual(["public4", "vier"]);
    expect((await cloud.networks.get("2")).subnetIds).toEqual(["2"]);
    expect(await rejection(cloud.subnets.delete(subnet))).toBeInstanceOf(BadRequestError);
    const six = await cloud.subnets.create("2", { cidr: "2001:db8::/64", ipVersion: 6 });
    expect(six).toMatchObject({ ipVersion: 6, enableSlaac: true, allocationPools: [] });
    expect(six.toJSON()).toMatchObject({ id: "3", network_id: "2", ip_version: 6 });
    expect(await rejection(cloud.subnets.create("2", { cidr: "10.0.0.0/24" }))).toBeInstanceOf(BadRequestError);
  });

  it.each([
    [{}, "subnet: cidr"],
    [{ cidr: "10.0.0.0/24", ipVersion: 5 }, "subnet: ipVersion: expected 4 or 6"],
    [{ cidr: "10.0.0.0/24", allocationPools: [{ start: "10.0.0.2" }] }, "subnet: allocationPools[0].end"],
    [{ cidr: "10.0.0.0/24", allocationPools: [["10.0.0.2", "10.0.0.3"]] }, "subnet: allocationPools[0]"],
    [{ cidr: "10.0.0.0/24", networkId: "2" }, "unknown property networkId"],
  ])("refuse %j", async (input, message) => {
    const { server, cloud } = createFixture();
    expect(String(await rejection(cloud.subnets.create("2", input as never)))).toContain(message);
    expect(server.requests).toEqual([]);
  });
});

describe("ports", () => {
  it("connect a server with the network of a floating IP address, and are deleted", async () => {
    const { server, cloud, basis, sent } = await createServerFixture();
    const { id } = await cloud.servers.create({ name: "web", ...basis, networks: [] });
    await pass(server, 20_000);
    const ip = await cloud.floatingIps.create();
    sent();
    const port = await cloud.ports.create(ip.floatingNetworkId, {
      server: id,
      ipAddress: ip.floatingIpAddress,
      name: "p",
    });
    expect(server.requests.at(-1)?.body).toEqual({
      port: { network_id: "1", device_id: id, name: "p", fixed_ips: [{ ip_address: ip.floatingIpAddress }] },
    });
    expect(port).toMatchObject({ deviceId: id, networkId: "1", status: "BUILD", deviceOwner: "vm" });
    expect(port.fixedIps).toEqual([{ ipAddress: ip.floatingIpAddress, subnetId: "1" }]);
    expect(await port.waitUntil("ACTIVE")).toBe(port);
    expect(port.macAddress).toMatch(/^[0-9a-f:]{17}$/);
    await ip.refresh();
    expect(ip).toMatchObject({ portId: port.id, instanceId: id });
    expect(await rejection(ip.delete())).toBeInstanceOf(ConflictError);
    const wire = port.toJSON();
    expect(wire).toMatchObject({ device_id: id, fixed_ips: [{ ip_address: ip.floatingIpAddress, subnet: "1" }] });
    await port.delete();
    await cloud.ports.waitUntil(port, "DELETED");
    expect(await cloud.ports.list()).toEqual([]);
    await ip.delete();
    expect(await cloud.floatingIps.list()).toEqual([]);
  });

  it("are renamed, and keep their name where it is left out", async () => {
    const { cloud } = createFixture();
    await cloud.networks.create({ type: "CUSTOM" });
    await cloud.subnets.create("2", { cidr: "10.0.0.0/24" });
    const port = await cloud.ports.create("2", { name: "a", ipAddress: "10.0.0.7" });
    expect(port).toMatchObject({
      status: "DOWN",
      deviceId: null,
      fixedIps: [{ ipAddress: "10.0.0.7", subnetId: "2" }],
    });
    await port.update({ name: "b" });
    expect(port.name).toBe("b");
    expect((await cloud.ports.update(port, {})).name).toBe("b");
    expect(await rejection(cloud.ports.create("2", { ipAddress: "10.0.0.7" }))).toBeInstanceOf(ConflictError);
    expect(await rejection(cloud.ports.update(port, { securityGroups: ["3"] }))).toBeInstanceOf(NotFoundError);
  });

  it.each([
    [{ name: "x".repeat(129) }, "port: name: expected at most 128 characters"],
    [{ server: 7 }, 'port: server must be the id of a server, or a model of it, not 7: pass "7"'],
    [{ fixedIps: [] }, "unknown property fixedIps"],
    [{ ipAddress: 7 }, "port: ipAddress"],
    [null, "port: the input"],
  ])("refuse %j", async (input, message) => {
    const { server, cloud } = createFixture();
    expect(String(await rejection(cloud.ports.create("1", input as never)))).toContain(message);
    expect(server.requests).toEqual([]);
  });

  it("count the characters of a name as the server does", async () => {
    const { cloud } = createFixture();
    await cloud.networks.create({ type: "CUSTOM" });
    const name = "🙂".repeat(128);
    expect((await cloud.ports.create("2", { name })).name).toBe(name);
  });

  it.each([
    [{ name: "" }, "expected 1 to 128 characters"],
    [{ securityGroups: [] }, "expected at least one, as the server ignores none"],
  ])("refuse the change %j", async (changes, message) => {
    const { server, cloud } = createFixture();
    expect(String(await rejection(cloud.ports.update("1", changes)))).toContain(message);
    expect(server.requests).toEqual([]);
  });
});

describe("floating IP addresses", () => {
  it("are allocated from any pool or from one, with an address or without", async () => {
    const { server, cloud } = createFixture();
    const first = await cloud.floatingIps.create();
    const second = await cloud.floatingIps.create({ network: first.floatingNetworkId, ipAddress: "192.0.2.9" });
    expect(second).toMatchObject({ floatingIpAddress: "192.0.2.9", portId: null, instanceId: null, isDeleted: false });
    expect(server.requests.slice(1).map(({ body }) => body)).toEqual([
      { floatingip: {} },
      { floatingip: { floating_network_id: "1", floating_ip_address: "192.0.2.9" } },
    ]);
    expect(await rejection(cloud.floatingIps.create({ network: "1", ipAddress: "192.0.2.9" }))).toBeInstanceOf(
      ConflictError,
    );
    await cloud.floatingIps.create();
    expect(await rejection(cloud.floatingIps.create())).toBeInstanceOf(QuotaError);
    await first.reassign(first.projectId);
  });

  it("cannot be changed", async () => {
    const { server, cloud } = createFixture();
    const ip = await cloud.floatingIps.create();
    expect(await rejection(cloud.floatingIps.update(ip, { port: null, fixedIpAddress: null }))).toBeInstanceOf(
      MethodNotAllowedError,
    );
    expect(server.requests.at(-1)?.body).toEqual({ floatingip: { port_id: null, fixed_ip_address: null } });
  });

  it("need a network with an address", async () => {
    const { server, cloud } = createFixture();
    const error = await rejection(cloud.floatingIps.create({ ipAddress: "192.0.2.9" }));
    expect(String(error)).toContain("ipAddress needs network");
    expect(String(await rejection(cloud.floatingIps.create({ pool: "x" } as never)))).toContain(
      "unknown property pool",
    );
    expect(server.requests).toEqual([]);
  });

  it("are those of the compute service", async () => {
    const { cloud, sent } = createFixture();
    const ip = await cloud.serverFloatingIps.create();
    expect(await cloud.serverFloatingIps.list()).toEqual([ip]);
    const again = await cloud.serverFloatingIps.get(ip);
    expect(again).toEqual(ip);
    expect(again).toMatchObject({ id: ip.id, ip: ip.ip, instanceId: null });
    expect((await cloud.floatingIps.get(ip.id)).floatingIpAddress).toBe(ip.ip);
    expect(ip.toJSON()).toEqual({ id: Number(ip.id), ip: ip.ip, fixed_ip: null, instance_id: null, pool: null });
    await cloud.serverFloatingIps.delete(ip);
    expect(await rejection(cloud.serverFloatingIps.get(ip))).toBeInstanceOf(NotFoundError);
    expect(sent()).toEqual([
      "compute POST /os-floating-ips",
      "compute GET /os-floating-ips",
      "compute GET /os-floating-ips/1",
      "network GET /floatingips/1",
      "compute DELETE /os-floating-ips/1",
      "compute GET /os-floating-ips/1",
    ]);
  });
});
