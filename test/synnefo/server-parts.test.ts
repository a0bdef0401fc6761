import { describe, expect, it } from "vitest";
import { inspect } from "node:util";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  type Server,
} from "../../src/synnefo/index.js";
import { createServerFixture, pass, rejection, type ServerFixture } from "./fixture.js";

/** A fixture with an `ACTIVE` server, and nothing sent. */
async function withServer(): Promise<ServerFixture & { readonly web: Server; readonly bodies: unknown[] }> {
  const fixture = await createServerFixture();
  const web = await fixture.cloud.servers.create({ name: "web", ...fixture.basis, networks: [] });
  await web.waitUntil("ACTIVE");
  fixture.sent();
  const bodies: unknown[] = [];
  fixture.server.onRequest(({ method, body }) => {
    if (method === "POST") bodies.push(body);
  });
  return { ...fixture, web, bodies };
}

describe("the actions of a server", () => {
  it("are sent as the API writes them, one after another", async () => {
    const { web, bodies } = await withServer();
    await web.reboot();
    await web.waitUntil("ACTIVE");
    await web.reboot({ hard: true });
    await web.waitUntil("ACTIVE");
    await web.shutdown();
    await web.waitUntil("STOPPED");
    await web.resize("5");
    await web.waitWhile("RESIZE");
    expect(web).toMatchObject({ status: "STOPPED", flavorId: "5" });
    await web.start();
    await web.waitUntil("ACTIVE");
    expect(bodies).toEqual([
      { reboot: { type: "SOFT" } },
      { reboot: { type: "HARD" } },
      { shutdown: {} },
      { resize: { flavorRef: 5 } },
      { start: {} },
    ]);
  });

  it("are refused by the server in another state, while another is pending, and if it is suspended", async () => {
    const { server, web, cloud, basis } = await withServer();
    expect(await rejection(web.start())).toBeInstanceOf(BadRequestError);
    await web.shutdown();
    expect(await rejection(web.reboot())).toBeInstanceOf(BadRequestError);
    server.suspendServer(1);
    expect(await rejection(web.start())).toBeInstanceOf(PermissionDeniedError);
    const building = await cloud.servers.create({ name: "new", ...basis });
    expect(await rejection(building.shutdown())).toBeInstanceOf(ConflictError);
  });

  it("that servers as released lack are refused by them", async () => {
    const { web, cloud, basis } = await withServer();
    const { servers } = cloud;
    for (const call of [
      servers.confirmResize(web),
      servers.revertResize(web),
      servers.rebuild(web),
      servers.rebuild(web, basis.image),
      servers.changePassword(web, "Secret12345"),
      servers.createImage(web, { name: "copy", metadata: { a: "b" } }),
    ])
      expect(await rejection(call)).toBeInstanceOf(BadRequestError);
    await web.shutdown();
    await web.waitUntil("STOPPED");
    await web.rescue();
    await web.waitUntil("STOPPED");
    expect(web.isRescue).toBe(true);
    await web.unrescue();
    await web.waitUntil("STOPPED");
    expect(web.isRescue).toBe(false);
  });

  it("are not repeated if the response is lost", async () => {
    const { server, web, sent } = await withServer();
    server.inject({ kind: "lostResponse", method: "POST" });
    expect(await rejection(web.shutdown())).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent()).toEqual(["compute POST /servers/1/action"]);
  });

  it("open consoles whose password is in no printed form", async () => {
    const { web } = await withServer();
    const vnc = await web.console("vnc-wss");
    expect(vnc).toMatchObject({ type: "vnc-wss" });
    expect(vnc.port).toBeGreaterThan(0);
    expect(vnc.password).not.toBe("");
    for (const text of [inspect(vnc), JSON.stringify(vnc)]) expect(text).not.toContain(vnc.password);
    const page = await web.vncConsole();
    expect(page.url).toMatch(/^https?:/);
    for (const text of [inspect(page), JSON.stringify(page)]) expect(text).not.toContain(page.url);
  });

  it("move it to another project, and include any other", async () => {
    const { web, cloud, bodies } = await withServer();
    await web.reassign(web.projectId);
    await cloud.servers.reassign(web, web.projectId, { isSharedToProject: false });
    await expect(cloud.servers.action(web, { "os-stop": null })).resolves.toBeNull();
    await web.waitUntil("STOPPED");
    expect(bodies).toEqual([
      { reassign: { project: web.projectId } },
      { reassign: { project: web.projectId, shared_to_project: false } },
      { "os-stop": null },
    ]);
    expect(await rejection(cloud.servers.action(web, {}))).toBeInstanceOf(InvalidInputError);
  });

  it("refuse wrong arguments by name before sending", async () => {
    const { web, cloud, sent } = await withServer();
    const { servers } = cloud;
    const wrong: readonly (readonly [Promise<unknown>, string])[] = [
      [servers.reboot(web, { hard: "yes" as unknown as boolean }), "reboot: hard must be true or false"],
      [servers.reboot(web, null as never), "reboot: the input must be an object"],
      [servers.resize(web, "big"), "resize: flavor"],
      [servers.rescue(web, { image: 5 as never }), "rescue: image"],
      [servers.console(web, "spice" as "vnc"), "console: type must be one of vnc, vnc-ws, vnc-wss"],
      [servers.vncConsole(web, "vnc" as "novnc"), "vncConsole: type must be one of novnc, xvpvnc"],
      [servers.reassign(web, ""), "reassign: project"],
      [servers.setFirewall(web, { port: "1", profile: "OFF" as "ENABLED" }), "setFirewall: profile must be one of"],
      [servers.setFirewall(web, { port: 1 as never, profile: "ENABLED" }), "setFirewall: port"],
      [servers.addFloatingIp(web, ""), "addFloatingIp: address"],
      [servers.removeFloatingIp(web, 5 as never), "removeFloatingIp: address"],
      [servers.changePassword(web, "short"), "changePassword: adminPass must have 10 characters"],
      [servers.createImage(web, { name: "" }), "createImage: name"],
      [servers.rename(web, ""), "server: name"],
    ];
    for (const [call, message] of wrong) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(InvalidInputError);
      expect((error as Error).message).toContain(message);
    }
    expect(sent()).toEqual([]);
  });
});

describe("the connections of a server", () => {
  it("come and go with floating IP addresses, and have a firewall", async () => {
    const { server, web, cloud } = await withServer();
    const { data } = await cloud.api.network.POST("/floatingips", { body: { floatingip: {} } } as never);
    const { floating_ip_address: address } = (data as unknown as { floatingip: { floating_ip_address: string } })
      .floatingip;
    await web.addFloatingIp(address);
    await web.waitUntil("ACTIVE");
    const [nic] = web.nics;
    if (nic === undefined) throw new Error("it has none");
    expect(nic).toMatchObject({ ipv4: address, ipv6: null, type: "floating", firewallProfile: "DISABLED" });
    expect(await cloud.servers.nics(web)).toEqual([nic]);
    const expected = [{ version: 4, address, type: "floating" }];
    expect(await cloud.servers.addresses(web)).toEqual({ [nic.networkId]: expected });
    expect(await cloud.servers.addressesOn(web, nic.networkId)).toEqual(expected);
    expect(web.addresses).toEqual({ [nic.networkId]: expected });
    await web.setFirewall({ port: nic.id, profile: "PROTECTED" });
    // No task state shows it.
    await pass(server, 10_000);
    await web.refresh();
    expect(web.nics[0]?.firewallProfile).toBe("PROTECTED");
    expect(await rejection(web.setFirewall({ port: "999", profile: "ENABLED" }))).toBeInstanceOf(NotFoundError);
    await web.removeFloatingIp(address);
    await web.waitUntil("ACTIVE");
    expect(web.nics).toEqual([]);
  });

  it("and its graphs and messages can be read", async () => {
    const { server, web, cloud } = await withServer();
    const stats = await web.stats();
    expect(stats.serverId).toBe("1");
    expect(stats.refreshPeriodSeconds).toBeGreaterThan(0);
    expect(stats.cpuBar).toMatch(/^http/);
    expect(await web.diagnostics()).toEqual([]);
    server.failServer(1, { message: "It broke" });
    expect(await web.diagnostics()).toMatchObject([
      { message: "It broke", level: "ERROR", created: expect.any(Date) as Date },
    ]);
    expect((await web.refresh()).latestDiagnostic).toMatchObject({ message: "It broke" });
    expect(await cloud.servers.status(web)).toMatchObject({ status: "ERROR" });
  });
});

describe("the metadata of a server", () => {
  it("are listed, read, set, merged and deleted", async () => {
    const { web, cloud } = await withServer();
    const metadata = cloud.servers.metadata(web);
    expect(await metadata.list()).toEqual({ os: "debian", users: "root" });
    expect(await metadata.get("os")).toBe("debian");
    await metadata.set("os", "fedora");
    expect(await metadata.update({ role: "front" })).toEqual({ os: "fedora", users: "root", role: "front" });
    await metadata.delete("users");
    expect(await rejection(metadata.get("users"))).toBeInstanceOf(NotFoundError);
    expect(await rejection(metadata.delete("users"))).toBeInstanceOf(NotFoundError);
    await expect(web.setMetadata({ a: "1" })).resolves.toBe(web);
    expect(web.metadata).toEqual({ os: "fedora", role: "front", a: "1" });
  });

  it("are changed once where the response is lost", async () => {
    const { server, web, cloud } = await withServer();
    const metadata = cloud.servers.metadata(web);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await metadata.delete("users");
    server.inject({ kind: "status", status: 502, method: "DELETE" });
    expect(await rejection(metadata.delete("os"))).toBeInstanceOf(AmbiguousOutcomeError);
    // A value that is set twice is the same.
    server.inject({ kind: "lostResponse", method: "PUT" });
    await metadata.set("os", "arch");
    expect(await metadata.list()).toEqual({ os: "arch" });
  });

  it.each(["conf.json", "foojson", "a.xml", "json"])(
    "refuse the key %s in a path, as the server would cut it",
    async (key) => {
      const { web, cloud, sent } = await withServer();
      const metadata = cloud.servers.metadata(web);
      for (const call of [metadata.get(key), metadata.set(key, ""), metadata.delete(key)]) {
        const error = await rejection(call);
        expect(error).toBeInstanceOf(InvalidInputError);
        expect((error as Error).message).toContain(JSON.stringify(key));
      }
      expect(sent()).toEqual([]);
      await metadata.update({ [key]: "x" });
      expect(await metadata.list()).toMatchObject({ [key]: "x" });
    },
  );
});

describe("the tags of a server", () => {
  it("are stored after some time", async () => {
    const { server, web, cloud } = await withServer();
    const tags = cloud.servers.tags(web);
    await expect(web.addTag("blue")).resolves.toBe(true);
    await expect(tags.add("blue")).resolves.toBe(false);
    expect(await tags.status("blue")).toBe("PENDADD");
    expect(await rejection(tags.delete("blue"))).toBeInstanceOf(NotFoundError);
    await pass(server, 2_000);
    expect(await tags.statuses()).toEqual(new Map([["blue", "ACTIVE"]]));
    expect((await web.refresh()).tags).toEqual(["blue"]);
    expect([await tags.has("blue"), await tags.has("red"), await tags.status("red")]).toEqual([true, false, null]);
    expect(await tags.replace(["x", "y"])).toEqual(
      new Map([
        ["x", "PENDADD"],
        ["y", "PENDADD"],
      ]),
    );
    await pass(server, 2_000);
    await web.deleteTag("x");
    expect(await tags.list()).toEqual(["y"]);
    await tags.clear();
    await tags.clear();
    expect(await tags.list()).toEqual([]);
  });

  it("tell a missing tag from a missing server", async () => {
    const { cloud } = await withServer();
    const tags = cloud.servers.tags("99");
    for (const call of [tags.has("blue"), tags.status("blue"), tags.clear()])
      expect(await rejection(call)).toBeInstanceOf(NotFoundError);
  });

  it("refuse what the server would cut or refuse", async () => {
    const { web, cloud, sent } = await withServer();
    const tags = cloud.servers.tags(web);
    for (const tag of ["a.json", "json", "a/b", "a,b", "", "x".repeat(61), 5 as unknown as string])
      for (const call of [tags.add(tag), tags.has(tag), tags.delete(tag)])
        expect(await rejection(call)).toBeInstanceOf(InvalidInputError);
    expect(await rejection(tags.replace("blue" as never))).toBeInstanceOf(InvalidInputError);
    expect(() => cloud.servers.tags("abc")).toThrow(InvalidInputError);
    expect(sent()).toEqual([]);
  });
});

describe("the volumes of a server", () => {
  it("are attached and detached", async () => {
    const { web, cloud, sent } = await withServer();
    const body = { volume: { size: 1, display_name: "data", volume_type: 1 } };
    const { data } = await cloud.api.volume.POST("/volumes", { body } as never);
    const volume = String((data as unknown as { volume: { id: unknown } }).volume.id);
    const attachments = cloud.servers.attachments(web);
    const expected = { id: volume, volumeId: volume, serverId: "1", device: "" };
    expect(await web.attachVolume(volume)).toEqual(expected);
    await web.waitUntil("ACTIVE");
    expect(web.volumeIds).toEqual(["1", volume]);
    expect(await attachments.get(volume)).toEqual(expected);
    expect((await attachments.list()).map(({ volumeId }) => volumeId)).toEqual(["1", volume]);
    sent();
    expect(await web.detachVolume(volume)).toEqual([expected]);
    expect(sent()).toEqual([
      "compute GET /servers/1/os-volume_attachments",
      `compute DELETE /servers/1/os-volume_attachments/${volume}`,
    ]);
    await web.waitUntil("ACTIVE");
    expect(await web.detachVolume(volume)).toEqual([]);
    expect(await rejection(attachments.get("99"))).toBeInstanceOf(BadRequestError);
    expect(await rejection(attachments.attach(5 as never))).toBeInstanceOf(InvalidInputError);
  });

  it("are attached once where the response is lost", async () => {
    const { server, web, cloud } = await withServer();
    const body = { volume: { size: 1, display_name: "data", volume_type: 1 } };
    const { data } = await cloud.api.volume.POST("/volumes", { body } as never);
    const volume = String((data as unknown as { volume: { id: unknown } }).volume.id);
    server.inject({ kind: "lostResponse", method: "POST" });
    expect(await web.attachVolume(volume)).toMatchObject({ volumeId: volume });
  });
});
