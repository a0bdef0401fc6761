import { describe, expect, test } from "vitest";
import { act, compute, createServer, getServer, imageId, members, postServer, quotaOf } from "./compute-api.js";
import { faultOf, type JsonValue, type Send, startCloud, uuids } from "./cloud-api.js";

/** A cloud with a server of alice's that runs. */
async function withServer(more: Readonly<Record<string, JsonValue>> = {}) {
  const cloud = startCloud();
  const path = await createServer(cloud.alice, more);
  cloud.server.tick();
  return { ...cloud, path };
}

async function stateOf(send: Send, path: string) {
  const { status, progress, "SNF:task_state": task } = await getServer(send, path);
  return { status, progress, task };
}

describe("a new server", () => {
  test("is built by itself, in the time that is set", async () => {
    const { alice, clock } = startCloud({ durations: { buildMs: 4000 } });
    const path = await createServer(alice);
    await clock.advance(3999);
    expect(await stateOf(alice, path)).toEqual({ status: "BUILD", progress: 0, task: "BUILDING" });
    await clock.advance(1);
    expect(await stateOf(alice, path)).toEqual({ status: "ACTIVE", progress: 100, task: "" });
  });

  test("can fail, with a diagnostic", async () => {
    const { alice, server } = startCloud();
    server.script("bad", { outcome: "error", diagnostic: { message: "No space left", source: "disk" } });
    server.script(({ metadata }) => metadata.slow === "yes", { outcome: "hang" });
    const bad = await createServer(alice, { name: "bad" });
    const slow = await createServer(alice, { name: "slow", metadata: { slow: "yes" } });
    server.tick();
    const { status, diagnostics } = await getServer(alice, bad);
    expect(status).toBe("ERROR");
    expect(diagnostics).toMatchObject([{ level: "ERROR", message: "No space left", source: "disk", details: "" }]);
    expect((await alice("GET", `${bad}/diagnostics`)).json).toEqual(diagnostics);
    expect(await stateOf(alice, slow)).toMatchObject({ status: "BUILD" });
    expect(faultOf(await act(alice, bad, "reboot")).message).toBe(
      "Cannot perform 'REBOOT' action while server is in 'ERROR' state.",
    );
    expect((await alice("DELETE", bad)).status).toBe(204);
  });

  test("tells its password only as long as it is cached", async () => {
    const { alice } = startCloud();
    const { json } = await postServer(alice);
    const { adminPass: password } = members(members(json).server);
    expect(password).toMatch(/^[A-Za-z0-9]{10,}$/);
    const path = `${compute}/servers/1/password`;
    expect((await alice("GET", path)).json).toEqual({ password });
    expect((await alice("DELETE", path)).status).toBe(204);
    expect((await alice("GET", path)).status).toBe(404);
    expect(await getServer(alice, `${compute}/servers/1`)).not.toHaveProperty("adminPass");
  });

  test("is not created from an invalid body", async () => {
    const { alice } = startCloud();
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`key${index}`, "x"]));
    const file = { path: "/x", contents: "eA==" };
    for (const [body, fault] of [
      [{ name: "x".repeat(256) }, [400, "Server name is too long"]],
      [{ flavorRef: 6 }, [404, "Flavor not found."]],
      [{ imageRef: "00000000-0000-4000-8000-000000000000" }, [404, ""]],
      [{ metadata: eleven }, [400, "Virtual Machines cannot have more than 10 metadata items"]],
      [{ metadata: { ["k".repeat(51)]: "v" } }, [400, "Metadata key is too long"]],
      [{ metadata: { k: "v".repeat(501) } }, [400, "Metadata value is too long"]],
      [{ metadata: [] }, [400, "Malformed request"]],
      [{ networks: "lan" }, [400, "Malformed request"]],
      [{ networks: [{}] }, [400, "Network 'uuid' or 'port' attribute is required."]],
      [{ tags: ["a,b"] }, [400, "Invalid tag 'a,b'"]],
      [{ tags: ["t".repeat(47)] }, [400, "Tag is too long"]],
      [{ personality: Array.from({ length: 6 }, () => file) }, [413, "Maximum number of personalities exceeded"]],
      [{ personality: [{ ...file, contents: "A".repeat(10_244) }] }, [413, "Maximum size of personality exceeded"]],
      [{ personality: [{ ...file, shell: "sh" }] }, [400, "Malformed personality in request"]],
      [{ user_data: "no base64" }, [400, "Malformed user_data"]],
      [{ key_name: "mine" }, [404, "Keypair mine not found."]],
      [{ "SNF:key_names": ["other"] }, [404, "Keypair other not found."]],
      [{ project: uuids.bob }, [400, `User ${uuids.alice} not in project ${uuids.bob}`]],
      [{ block_device_mapping_v2: [{ source_type: "blank", volume_size: 1 }] }, [400, "Root volume cannot be blank"]],
      [
        { block_device_mapping_v2: [{ source_type: "image" }] },
        [400, "Block Device Mapping is Invalid: uuid of image is missing"],
      ],
    ] as const) {
      const { status, message } = faultOf(await postServer(alice, body));
      expect([status, message], JSON.stringify(body)).toEqual(fault);
    }
    expect((await alice("GET", `${compute}/servers`)).json).toEqual({ servers: [] });
    expect(await quotaOf(alice, "cyclades.vm")).toBe(0);
  });

  test("leaves nothing behind if a limit is exceeded", async () => {
    const { alice } = startCloud({ limits: { "cyclades.disk": 12 * 1024 ** 3 } });
    await createServer(alice, { flavorRef: 2 });
    const lan = await alice("POST", "/cyclades/network/v2.0/networks", { json: { network: { type: "MAC_FILTERED" } } });
    expect(lan.status).toBe(201);
    const refused = await postServer(alice, { networks: [{ uuid: "2" }] });
    expect(faultOf(refused)).toMatchObject({ status: 413, name: "overLimit" });
    expect((await alice("GET", "/cyclades/network/v2.0/ports")).json).toEqual({ ports: [] });
    expect(await quotaOf(alice, "cyclades.vm")).toBe(1);
    expect(await quotaOf(alice, "cyclades.disk")).toBe(10 * 1024 ** 3);
  });

  test("connects to a public network by a floating IP of its owner", async () => {
    const { alice, server } = startCloud();
    const refused = faultOf(await postServer(alice, { networks: [{ uuid: "1" }] }));
    expect(refused).toMatchObject({ status: 409, name: "conflict" });
    expect(refused.message).toContain("Please create a floating IP.");
    await alice("POST", "/cyclades/network/v2.0/floatingips", { json: { floatingip: {} } });
    const path = await createServer(alice, { networks: [{ uuid: 1 }] });
    server.tick();
    const { attachments, addresses } = await getServer(alice, path);
    expect(attachments).toMatchObject([
      { network_id: "1", ipv4: "192.0.2.2", "OS-EXT-IPS:type": "floating", firewallProfile: "DISABLED" },
    ]);
    expect(addresses).toEqual({ "1": [{ version: 4, addr: "192.0.2.2", "OS-EXT-IPS:type": "floating" }] });
    expect((await alice("GET", `${path}/ips/1`)).json).toEqual({ network: addresses });
  });

  test("can have several volumes", async () => {
    const { alice, server } = startCloud();
    const image = await imageId(alice);
    const devices = [
      { source_type: "image", uuid: image, volume_size: 7 },
      { source_type: "blank", volume_size: "3" },
    ];
    const path = await createServer(alice, { imageRef: null, block_device_mapping_v2: devices });
    server.tick();
    expect(await getServer(alice, path)).toMatchObject({ volumes: [1, 2], image: { id: image } });
    expect(await quotaOf(alice, "cyclades.disk")).toBe(10 * 1024 ** 3);
  });
});

describe("servers", () => {
  test("belong to their owner", async () => {
    const { alice, bob, path } = await withServer();
    expect(faultOf(await bob("GET", path))).toEqual({
      status: 404,
      name: "itemNotFound",
      message: "Server not found.",
    });
    expect((await bob("DELETE", path)).status).toBe(404);
    expect((await bob("GET", `${compute}/servers/detail`)).json).toEqual({ servers: [] });
    expect((await alice("GET", path)).status).toBe(200);
  });

  test("are listed with those that have changed since a time, deleted ones, too", async () => {
    const { alice, server, clock, path } = await withServer();
    await clock.advance(60_000);
    const since = new Date(clock.now()).toISOString();
    const list = (time: string) => alice("GET", `${compute}/servers?changes-since=${encodeURIComponent(time)}`);
    expect((await list(since)).status).toBe(304);
    await clock.advance(1000);
    await alice("DELETE", path);
    server.tick();
    expect((await list(since)).json).toMatchObject({ servers: [{ id: 1 }] });
    expect((await list(since.replace("Z", "+00:00"))).status).toBe(200);
    expect((await alice("GET", `${compute}/servers`)).json).toEqual({ servers: [] });
    await clock.advance(3_600_000);
    expect(faultOf(await list(since)).message).toBe("Too old changes-since value.");
    expect(faultOf(await list("2026-11-30T10:00:00")).message).toBe("Invalid changes-since parameter.");
    expect(faultOf(await list("2099-11-30T10:00:00Z")).message).toBe("changes-since value set in the future.");
  });

  test("refuse other methods with 405, and other paths with 400", async () => {
    const { alice, anonymous } = startCloud();
    const refused = await anonymous("PATCH", `${compute}/servers/5`);
    expect(faultOf(refused)).toEqual({ status: 405, name: "notAllowed", message: "Method not allowed" });
    expect(refused.headers.get("allow")).toBe("GET,PUT,DELETE");
    expect(faultOf(await alice("GET", `${compute}/servers/one`)).message).toBe("API endpoint not found");
    expect(faultOf(await alice("GET", `${compute}/servers/1/nothing`)).status).toBe(400);
    expect((await anonymous("GET", `${compute}/servers`)).status).toBe(401);
    expect((await alice("GET", `${compute}/servers.json`)).status).toBe(200);
  });

  test("are deleted in any state, but not while they are built", async () => {
    const { alice, server } = startCloud();
    const path = await createServer(alice, { tags: ["a"], flavorRef: 2 });
    const refused = { status: 409, name: "buildInProgress", message: "Server is being build" };
    expect(faultOf(await alice("DELETE", path))).toEqual(refused);
    server.tick();
    await act(alice, path, "shutdown");
    expect((await alice("DELETE", path)).status).toBe(204);
    expect(await stateOf(alice, path)).toMatchObject({ status: "ACTIVE", task: "DESTROYING" });
    server.tick();
    expect(await getServer(alice, path)).toMatchObject({ status: "DELETED", deleted: true, tags: [], volumes: [] });
    for (const resource of ["cyclades.vm", "cyclades.cpu", "cyclades.ram", "cyclades.disk"])
      expect(await quotaOf(alice, resource), resource).toBe(0);
    for (const [method, below] of [
      ["DELETE", ""],
      ["POST", "/action"],
      ["PUT", "/tags/x"],
    ] as const) {
      const json = method === "POST" ? { start: {} } : undefined;
      const response = await alice(method, path + below, json === undefined ? {} : { json });
      expect(faultOf(response).message, method).toBe("Server has been deleted.");
    }
  });

  test("that are suspended can only be read", async () => {
    const { alice, server, path } = await withServer();
    server.suspendServer(1);
    expect(await getServer(alice, path)).toMatchObject({ suspended: true, status: "ACTIVE" });
    for (const response of [
      await alice("DELETE", path),
      await alice("PUT", path, { json: { server: { name: "other" } } }),
      await act(alice, path, "reboot"),
      await alice("PUT", `${path}/tags/red`),
      await alice("PUT", `${path}/metadata/k`, { json: { meta: { k: "v" } } }),
    ]) {
      expect(faultOf(response)).toMatchObject({ status: 403, message: "Administratively Suspended VM" });
    }
    server.suspendServer(1, false);
    expect((await act(alice, path, "reboot")).status).toBe(202);
  });

  test("can be made to fail while they run", async () => {
    const { alice, server, path } = await withServer();
    await act(alice, path, "shutdown");
    server.failServer(1, { message: "Node is down", level: "FATAL" });
    expect(await stateOf(alice, path)).toMatchObject({ status: "ERROR", task: "" });
    expect(server.server(1)).toMatchObject({ name: "box", status: "ERROR", task: null });
    expect(() => {
      server.failServer(99);
    }).toThrow("The server has no machine 99.");
  });
});

describe("actions", () => {
  test("take their time, one after the other", async () => {
    const { alice, clock, path } = await withServer();
    expect((await act(alice, path, "os-stop", null)).status).toBe(202);
    expect(await stateOf(alice, path)).toEqual({ status: "ACTIVE", progress: 100, task: "STOPPING" });
    expect(faultOf(await act(alice, path, "reboot")).message).toBe(
      "Cannot perform 'REBOOT' action while there is a pending 'STOP'.",
    );
    await clock.advance(3000);
    expect(await stateOf(alice, path)).toMatchObject({ status: "STOPPED", task: "" });
    expect(faultOf(await act(alice, path, "shutdown")).message).toBe(
      "Cannot perform 'STOP' action while server is in 'STOPPED' state.",
    );
    expect(await quotaOf(alice, "cyclades.cpu")).toBe(0);
    await act(alice, path, "start");
    expect(await quotaOf(alice, "cyclades.cpu")).toBe(1);
    await clock.advance(3000);
    await act(alice, path, "reboot", { type: "HARD" });
    expect(await stateOf(alice, path)).toMatchObject({ status: "ACTIVE", task: "REBOOTING" });
    await clock.advance(1000);
    expect(await stateOf(alice, path)).toMatchObject({ status: "REBOOT", task: "REBOOTING" });
    await clock.advance(4000);
    expect(await stateOf(alice, path)).toMatchObject({ status: "ACTIVE", task: "" });
  });

  test("have the requirements of the real ones", async () => {
    const { alice, server, path } = await withServer();
    const messageOf = async (action: string, args: JsonValue = {}) => {
      const { status, message } = faultOf(await act(alice, path, action, args));
      return [status, message];
    };
    expect(await messageOf("start")).toEqual([
      400,
      "Cannot perform 'START' action while server is in 'STARTED' state.",
    ]);
    expect(await messageOf("rescue")).toEqual([
      400,
      "Cannot perform 'RESCUE' action while server is in 'STARTED' state.",
    ]);
    expect(await messageOf("reboot", null)).toEqual([500, "Unexpected error"]);
    expect(await messageOf("reboot", "SOFT")).toEqual([400, "Malformed request. Invalid 'reboot' field"]);
    expect(await messageOf("resize")).toEqual([400, "Missing 'flavorRef' attribute."]);
    expect(await messageOf("resize", { flavorRef: "none" })).toEqual([404, "Flavor not found."]);
    expect(await messageOf("console", { type: "spice" })).toEqual([400, "Supported types: vnc, vnc-ws, vnc-wss"]);
    expect(await messageOf("os-getSPICEConsole")).toEqual([501, "Spice console not implemented"]);
    expect(await messageOf("suspend")).toEqual([403, "User is not allowed to suspend his server"]);
    expect(await messageOf("rebuild")).toEqual([400, "Action rebuild not supported"]);
    expect(await messageOf("START")).toEqual([500, "Unexpected error"]);
    expect(await messageOf("firewallProfile", { profile: "ENABLED" })).toEqual([400, "Missing 'nic' attribute"]);
    expect(await messageOf("reassign")).toEqual([400, "Missing 'project' attribute."]);
    expect(await messageOf("removeFloatingIp", { address: "192.0.2.4" })).toEqual([404, "Floating IP does not exist."]);
    await act(alice, path, "shutdown");
    server.tick();
    expect(await messageOf("console", { type: "vnc" })).toEqual([400, "Server not in ACTIVE state."]);
    expect(await messageOf("resize", { flavorRef: 2 })).toEqual([400, "Cannot change instance's disk size."]);
    expect(await messageOf("resize", { flavorRef: 3 })).toEqual([400, "Cannot change instance's volume type."]);
    expect(await messageOf("resize", { flavorRef: 1 })).toEqual([
      400,
      "Server '<vm:1@backend:1>' flavor is already '<1:C1R512D5ext_archipelago>'.",
    ]);
    expect(await messageOf("unrescue")).toEqual([
      400,
      "Cannot perform 'UNRESCUE' action while server is not in rescue mode.",
    ]);
  });

  test("change the flavor, and what is counted", async () => {
    const { alice, clock, path } = await withServer();
    await act(alice, path, "shutdown");
    await clock.advance(3000);
    expect((await act(alice, path, "resize", { flavorRef: "5" })).status).toBe(202);
    await clock.advance(1000);
    expect(await stateOf(alice, path)).toMatchObject({ status: "RESIZE", task: "RESIZING" });
    await clock.advance(1000);
    expect(await getServer(alice, path)).toMatchObject({ status: "STOPPED", flavor: { id: 5 } });
    await act(alice, path, "start");
    expect(await quotaOf(alice, "cyclades.cpu")).toBe(2);
  });

  test("start and end the rescue mode", async () => {
    const { alice, server, path } = await withServer();
    await act(alice, path, "shutdown");
    server.tick();
    expect(faultOf(await act(alice, path, "rescue", { rescue_image_ref: 9 })).status).toBe(404);
    expect((await act(alice, path, "rescue")).status).toBe(202);
    server.tick();
    expect((await getServer(alice, path))["SNF:rescue"]).toBe(true);
    expect(faultOf(await act(alice, path, "rescue")).message).toContain("while server is in rescue mode.");
    expect((await act(alice, path, "unrescue", null)).status).toBe(202);
    server.tick();
    expect((await getServer(alice, path))["SNF:rescue"]).toBe(false);
  });

  test("open consoles", async () => {
    const { alice, path } = await withServer();
    const { json } = await act(alice, path, "console", { type: "vnc-ws" });
    expect(json).toMatchObject({ console: { type: "vnc-ws", host: "console.example.org", port: 21_000 } });
    const page = members(members((await act(alice, path, "os-getVNCConsole", { type: "novnc" })).json).console);
    expect(page.type).toBe("novnc");
    expect(page.url).toMatch(/console\?host=console\.example\.org&port=21000&password=\w{10}$/);
  });

  test("set the firewall of a port, and give and take floating IPs", async () => {
    const { alice, server, path } = await withServer();
    await alice("POST", "/cyclades/network/v2.0/floatingips", { json: { floatingip: {} } });
    expect((await act(alice, path, "addFloatingIp", { address: "192.0.2.2" })).status).toBe(202);
    expect(await stateOf(alice, path)).toMatchObject({ task: "CONNECTING" });
    server.tick();
    expect((await act(alice, path, "firewallProfile", { profile: "PROTECTED", nic: 1 })).status).toBe(202);
    expect(await stateOf(alice, path)).toMatchObject({ task: "" });
    server.tick();
    expect((await getServer(alice, path)).attachments).toMatchObject([{ id: 1, firewallProfile: "PROTECTED" }]);
    expect((await act(alice, path, "removeFloatingIp", { address: "192.0.2.2" })).status).toBe(202);
    server.tick();
    expect((await getServer(alice, path)).attachments).toEqual([]);
  });
});

describe("metadata", () => {
  test("are merged, up to ten items", async () => {
    const { alice, path } = await withServer({ metadata: { os: "bsd" } });
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, "x"]));
    const post = (metadata: JsonValue) => alice("POST", `${path}/metadata`, { json: { metadata } });
    expect((await post({ ...nine, os: "linux" })).status).toBe(201);
    expect(faultOf(await post({ more: "x" })).message).toBe("Virtual Machines cannot have more than 10 metadata items");
    const put = (key: string, meta: JsonValue) => alice("PUT", `${path}/metadata/${key}`, { json: { meta } });
    expect(faultOf(await put("more", { more: "x" })).status).toBe(400);
    expect((await put("os", { os: "plan9" })).json).toEqual({ meta: { os: "plan9" } });
    expect(faultOf(await put("os", { other: "x" })).message).toBe("Malformed request");
    expect(faultOf(await put("os", { os: "x".repeat(501) })).message).toContain("Metadata value is too long");
    expect((await alice("GET", `${path}/metadata/os`)).json).toEqual({ meta: { os: "plan9" } });
    expect((await alice("GET", `${path}/metadata/os.json`)).json).toEqual({ meta: { os: "plan9" } });
    expect((await alice("DELETE", `${path}/metadata/os`)).status).toBe(204);
    expect((await alice("DELETE", `${path}/metadata/os`)).status).toBe(404);
  });
});

describe("tags", () => {
  test("are pending at first, and can be removed only later", async () => {
    const { alice, clock, path } = await withServer();
    const put = await alice("PUT", `${path}/tags/one`);
    expect([put.status, put.headers.get("location")]).toEqual([201, `https://synnefo.test${path}/tags/one`]);
    expect((await alice("PUT", `${path}/tags/one`)).status).toBe(204);
    expect((await alice("GET", `${path}/tags/one`)).headers.get("tag-status")).toBe("PENDADD");
    expect((await alice("DELETE", `${path}/tags/one`)).status).toBe(404);
    await clock.advance(1000);
    await alice("PUT", `${path}/tags/two`);
    expect((await alice("GET", `${path}/tags`)).json).toEqual({
      tags: ["one", "two"],
      statuses: ["ACTIVE", "PENDADD"],
    });
    const replaced = await alice("PUT", `${path}/tags`, { json: { tags: ["three"] } });
    expect(replaced.json).toEqual({ tags: ["three"], statuses: ["PENDADD"] });
    expect((await getServer(alice, path)).tags).toEqual(["two", "three"]);
    await clock.advance(1000);
    expect((await alice("DELETE", `${path}/tags`)).status).toBe(204);
    expect((await alice("DELETE", `${path}/tags`)).status).toBe(404);
    expect(faultOf(await alice("PUT", `${path}/tags/${"x".repeat(61)}`)).status).toBe(400);
  });
});

describe("key pairs", () => {
  test("belong to a user, by name", async () => {
    const { alice, bob } = startCloud();
    const post = (send: Send, keypair: JsonValue) => send("POST", `${compute}/os-keypairs`, { json: { keypair } });
    for (const name of ["z", "a"]) expect((await post(alice, { name, public_key: "any text" })).status).toBe(201);
    expect((await alice("GET", `${compute}/os-keypairs`)).json).toMatchObject({
      keypairs: [{ keypair: { name: "a" } }, { keypair: { name: "z" } }],
    });
    expect((await bob("GET", `${compute}/os-keypairs/a`)).status).toBe(404);
    const details = members(members((await alice("GET", `${compute}/os-keypairs/a`)).json).keypair);
    expect(details).toMatchObject({ id: 2, deleted: false, deleted_at: null, fingerprint: "unknown fingerprint" });
    expect(details.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
    expect(faultOf(await post(alice, { name: "" })).message).toBe("Invalid name format");
    for (let index = 0; index < 8; index += 1) await post(alice, { name: `k${index}`, public_key: "" });
    const response = await post(alice, { name: "last", public_key: "" });
    expect([response.status, response.json]).toEqual([500, null]);
    expect(response.headers.get("content-type")).toContain("application/json");
  });
});

describe("flavors", () => {
  test("are selected by project and by whether they are public", async () => {
    const { alice } = startCloud();
    const count = async (query: string) => {
      const { flavors } = members((await alice("GET", `${compute}/flavors/detail${query}`)).json);
      return Array.isArray(flavors) ? flavors.length : -1;
    };
    expect(await count("")).toBe(5);
    expect(await count("?SNF:is_public=true")).toBe(5);
    expect(await count("?SNF:is_public=False")).toBe(0);
    expect(await count(`?SNF:flavor-access=${uuids.alice}`)).toBe(0);
    expect((await alice("GET", `${compute}/flavors/2/os-extra_specs`)).json).toEqual({ extra_specs: {} });
  });
});
