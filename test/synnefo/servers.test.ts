import { describe, expect, it } from "vitest";
import { inspect } from "node:util";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  BulkError,
  ConflictError,
  CreatedServer,
  InvalidInputError,
  NotFoundError,
  QuotaError,
  type Server,
  type ServerInput,
  SynnefoClient,
} from "../../src/synnefo/index.js";
import { createFixture, createServerFixture, firstImage, pass, rejection } from "./fixture.js";

describe("the creation of a server", () => {
  it("copies os and users of the image, and hands out the password once", async () => {
    const { cloud, basis, sent } = await createServerFixture();
    const server = await cloud.servers.create({ name: "web", ...basis, metadata: { os: "mine", role: "front" } });
    expect(server).toBeInstanceOf(CreatedServer);
    expect(server.metadata).toEqual({ os: "mine", users: "root", role: "front" });
    expect(server).toMatchObject({
      id: "1",
      status: "BUILD",
      taskState: "BUILDING",
      flavorId: "1",
      imageId: basis.image,
    });
    expect(sent()).toEqual([`compute GET /images/${basis.image}`, "compute POST /servers"]);
    const secret = server.adminPass;
    expect(secret).toMatch(/^\w{10}$/);
    const shown = [inspect(server), String(server), JSON.stringify(server), JSON.stringify(Object.entries(server))];
    for (const text of shown) expect(text).not.toContain(secret);
    expect(await cloud.servers.password(server)).toBe(secret);
    await cloud.servers.forgetPassword(server);
    expect(await rejection(cloud.servers.password(server))).toBeInstanceOf(NotFoundError);
  });

  it("leaves the image's metadata out on request, and sends one request then", async () => {
    const { cloud, basis, sent } = await createServerFixture();
    const server = await cloud.servers.create({ name: "web", ...basis, copyImageMetadata: false });
    expect(server.metadata).toEqual({});
    expect(sent()).toEqual(["compute POST /servers"]);
  });

  it("sends all inputs as the API writes them", async () => {
    const { server, cloud, basis } = await createServerFixture();
    await cloud.api.compute.POST("/os-keypairs", { body: { keypair: { name: "k1", public_key: "ssh-rsa x" } } });
    const bodies: unknown[] = [];
    server.onRequest(({ method, body }) => {
      if (method === "POST") bodies.push(body);
    });
    await cloud.servers.create({
      name: "web",
      ...basis,
      copyImageMetadata: false,
      tags: ["blue"],
      personality: [{ path: "/root/x", contents: "grüße", owner: "root", mode: 0o600 }],
      networks: [],
      project: "11111111-1111-4111-8111-111111111111",
      isSharedToProject: false,
      userData: new Uint8Array([0, 255]),
      keyNames: ["k1"],
      adminPass: "Secret12345",
    });
    expect(bodies).toEqual([
      {
        server: {
          name: "web",
          flavorRef: 1,
          imageRef: basis.image,
          tags: ["blue"],
          personality: [{ path: "/root/x", contents: "Z3LDvMOfZQ==", owner: "root", mode: 384 }],
          networks: [],
          project: "11111111-1111-4111-8111-111111111111",
          shared_to_project: false,
          user_data: "AP8=",
          "SNF:key_names": ["k1"],
          adminPass: "Secret12345",
        },
      },
    ]);
  });

  it("sends networks and block devices in all their forms", async () => {
    const bodies: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      bodies.push(await new Request(input, init).json());
      return new Response('{"badRequest": {"code": 400, "message": "no", "details": ""}}', {
        status: 400,
        headers: { "Content-Type": "application/json" },
      });
    };
    const { authUrl, token } = createFixture().server.connection("alice");
    const endpoints = { compute: "https://compute.test" };
    const cloud = new SynnefoClient({ authUrl, token, endpoints, fetch });
    const create = cloud.servers.create({
      name: "web",
      flavor: "3",
      networks: ["31", { network: "2719", fixedIp: "192.0.2.7" }, { port: "88" }],
      blockDevices: [
        { sourceType: "snapshot", source: "abc", size: 20 },
        { sourceType: "volume", source: "7", deleteOnTermination: false },
        { sourceType: "blank", size: 5 },
      ],
    });
    expect(await rejection(create)).toBeInstanceOf(BadRequestError);
    expect(bodies).toEqual([
      {
        server: {
          name: "web",
          flavorRef: 3,
          imageRef: null,
          networks: [{ uuid: "31" }, { uuid: "2719", fixed_ip: "192.0.2.7" }, { port: "88" }],
          block_device_mapping_v2: [
            { source_type: "snapshot", uuid: "abc", volume_size: 20 },
            { source_type: "volume", uuid: "7", delete_on_termination: false },
            { source_type: "blank", volume_size: 5 },
          ],
        },
      },
    ]);
  });

  const many = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ""]));

  it.each<[string, Record<string, unknown>]>([
    ["name must be a string", { name: 7 }],
    ["name has 256 characters, and may have 255", { name: "x".repeat(256) }],
    ["server: unknown property flavorRef", { flavorRef: 1 }],
    ['server: flavor must be the id of a flavor, or a model of it, not 1: pass "1"', { flavor: 1 }],
    ["server: flavor: the id must have digits only", { flavor: "C1R1" }],
    ["the server needs an image", { image: null }],
    ["metadata has 11 items, and may have 10", { metadata: many(11) }],
    ["metadata has 12 items together with os and users of the image", { metadata: many(10) }],
    ['metadata["a"] must be a string, not 1', { metadata: { a: 1 } }],
    ['metadata["a"] has 501 characters', { metadata: { a: "x".repeat(501) } }],
    ["metadata: the key has 51 characters", { metadata: { ["x".repeat(51)]: "" } }],
    ["tags must be an array", { tags: "blue" }],
    ["tags[0] has 47 characters, and may have 46", { tags: ["x".repeat(47)] }],
    ["tags[0] must not contain a slash or a comma", { tags: ["a,b"] }],
    ["tags has 51 tags, and may have 50", { tags: Array.from({ length: 51 }, String) }],
    ["personality has 6 files, and may have 5", { personality: new Array(6).fill({}) }],
    [
      "personality[0].contents is too long: at most 7680 bytes",
      { personality: [{ path: "/x", contents: "x".repeat(7681) }] },
    ],
    ["personality[0]: unknown property content", { personality: [{ path: "/x", content: "" }] }],
    ["personality[0].mode must be permissions", { personality: [{ path: "/x", contents: "", mode: "600" }] }],
    ["networks has 9 connections, and may have 8", { networks: new Array(9).fill("1") }],
    ["networks[0] must be the id of a network or port", { networks: [5] }],
    ["networks[0] must be the id of a network or port", { networks: [null] }],
    ["networks[0].port must be the id of a port", { networks: [{ port: null }] }],
    ["networks[0]: unknown property fixed_ip", { networks: [{ network: "1", fixed_ip: "1.2.3.4" }] }],
    ["the server takes keyName or keyNames, not both", { keyName: "a", keyNames: ["b"] }],
    ["adminPass must have 10 characters or more", { adminPass: "secret" }],
    ["userData must be a string or a Uint8Array", { userData: 5 }],
    ["userData has half of a surrogate pair", { userData: "\ud800" }],
    ["blockDevices[0] is the root volume and must not be blank", { blockDevices: [{ sourceType: "blank" }] }],
    ["blockDevices[0].sourceType must be one of image", { blockDevices: [{}] }],
    ["blockDevices[0].source must be the id of a volume", { blockDevices: [{ sourceType: "volume" }] }],
    [
      "size must be a whole number of GiB from 1 to 200",
      { blockDevices: [{ sourceType: "image", source: "a", size: 201 }] },
    ],
    [
      "deleteOnTermination must be true",
      { blockDevices: [{ sourceType: "image", source: "a", deleteOnTermination: false }] },
    ],
  ])("is refused: %s", async (message, wrong) => {
    const { cloud, basis, sent } = await createServerFixture();
    const error = await rejection(cloud.servers.create({ name: "web", ...basis, ...wrong }));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect((error as Error).message).toContain(message);
    expect(sent().filter((line) => line.includes("POST"))).toEqual([]);
  });

  it("refuses a model of another kind", async () => {
    const { cloud, basis } = await createServerFixture();
    const server = await cloud.servers.create({ name: "web", ...basis });
    const error = await rejection(cloud.servers.create({ name: "two", ...basis, flavor: server }));
    expect((error as Error).message).toBe("server: flavor: server 1 (web) is not a flavor");
  });

  it("settles a lost response by a look for the name", async () => {
    const { server, cloud, basis, sent } = await createServerFixture();
    await cloud.servers.create({ name: "web", ...basis });
    server.inject({ kind: "lostResponse", method: "POST", path: /servers$/ });
    await pass(server, 5_000);
    sent();
    const created = await cloud.servers.create({ name: "web", ...basis });
    expect(created.id).toBe("2");
    expect(created.adminPass).toMatch(/^\w{10}$/);
    expect(sent()).toEqual([
      `compute GET /images/${basis.image}`,
      "compute POST /servers",
      "compute GET /servers/detail",
      "compute GET /servers/2/password",
    ]);
    expect(server.servers()).toHaveLength(2);
  });

  it("stays ambiguous where it is not known which server it is", async () => {
    const { server, cloud, basis } = await createServerFixture();
    // Not executed.
    server.inject({ kind: "status", status: 502, method: "POST", path: /servers$/ });
    expect(await rejection(cloud.servers.create({ name: "web", ...basis }))).toBeInstanceOf(AmbiguousOutcomeError);
    // Another creation with this name is in progress.
    server.inject({ kind: "status", status: 502, method: "POST", path: /servers$/ });
    const results = await Promise.allSettled([1, 2].map(() => cloud.servers.create({ name: "twin", ...basis })));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    // The look fails.
    server.inject({ kind: "lostResponse", method: "POST", path: /servers$/ });
    server.inject({ kind: "status", status: 404, method: "GET", path: /servers\/detail$/ });
    expect(await rejection(cloud.servers.create({ name: "alone", ...basis }))).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it("of many requests the image once, keeps the order, and tells what was created", async () => {
    const { server, cloud, sent } = createFixture();
    const basis = { flavor: "1", image: await firstImage(cloud) };
    sent();
    const error = await rejection(cloud.servers.createMany(["a", "b", "c", "d", "e"], basis, { concurrency: 1 }));
    expect(error).toBeInstanceOf(BulkError);
    const { succeeded, failed } = error as BulkError<Server>;
    expect([...succeeded.values()].map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
    expect(failed.map((each) => each.error)).toEqual([expect.any(QuotaError)]);
    expect(sent().filter((line) => line.includes("images"))).toHaveLength(1);
    expect(server.servers()).toHaveLength(4);
  });

  it("of many takes names with a common input, or inputs", async () => {
    const { cloud, basis } = await createServerFixture();
    const created = await cloud.servers.createMany([
      { name: "a", ...basis },
      { name: "b", ...basis },
    ]);
    expect(created.map(({ name }) => name)).toEqual(["a", "b"]);
    const wrong = [["a", { name: "b", ...basis }], ["a"], "a"] as unknown as ServerInput[][];
    for (const each of wrong) expect(await rejection(cloud.servers.createMany(each))).toBeInstanceOf(InvalidInputError);
    const withName = { name: "x", ...basis };
    expect(await rejection(cloud.servers.createMany(["a"], withName))).toBeInstanceOf(InvalidInputError);
  });
});

describe("servers", () => {
  it("are listed whole, by their changes, and in short", async () => {
    const { server, cloud, basis, sent } = await createServerFixture();
    const [a] = await cloud.servers.createMany(["a", "b"], basis);
    await Promise.all(["1", "2"].map((id) => cloud.servers.waitUntil(id, "ACTIVE")));
    await a?.delete();
    await a?.waitUntil("DELETED");
    sent();
    expect((await cloud.servers.list()).map(({ name }) => name)).toEqual(["b"]);
    const since = new Date(server.clock.now() - 1_000_000);
    const changed = await cloud.servers.list({ changesSince: since });
    expect(changed.map(({ name, isDeleted }) => `${name} ${isDeleted}`)).toEqual(["a true", "b false"]);
    await pass(server, 60_000);
    expect(await cloud.servers.list({ changesSince: new Date(server.clock.now() - 1_000) })).toEqual([]);
    expect(await cloud.servers.summaries()).toEqual([{ id: "2", name: "b" }]);
    expect(sent()).toHaveLength(4);
    const error = await rejection((async () => cloud.servers.list({ name: "b" } as never))());
    expect(error).toBeInstanceOf(InvalidInputError);
  });

  it("are renamed, read again, and equal by id", async () => {
    const { cloud, basis } = await createServerFixture();
    const server = await cloud.servers.create({ name: "web", ...basis });
    const secret = server.adminPass;
    await expect(server.rename("db")).resolves.toBe(server);
    expect([server.name, String(server), server.adminPass]).toEqual(["db", "server 1 (db)", secret]);
    const again = await cloud.servers.get("1");
    expect(again.name).toBe("db");
    expect(again.equals(server)).toBe(true);
    await cloud.servers.rename(again, "cache");
    expect((await again.refresh()).name).toBe("cache");
    const wire = again.toJSON();
    expect(wire).toMatchObject({ id: 1, flavor: { id: 1 }, "SNF:task_state": "BUILDING", tenant_id: again.projectId });
    expect(cloud.servers.fromWire(wire).toJSON()).toEqual(wire);
  });

  it("can be used through a proxy", async () => {
    const { cloud, basis } = await createServerFixture();
    const server = new Proxy(await cloud.servers.create({ name: "web", ...basis }), {});
    await server.rename("db");
    await server.waitUntil("ACTIVE");
    await server.setMetadata({ a: "b" });
    expect([server.name, server.status, server.metadata.a]).toEqual(["db", "ACTIVE", "b"]);
    expect(server.adminPass).toMatch(/^\w{10}$/);
  });

  it("are deleted, and a lost response is settled by a look", async () => {
    const { server, cloud, basis } = await createServerFixture();
    const web = await cloud.servers.create({ name: "web", ...basis });
    expect(await rejection(web.delete())).toBeInstanceOf(ConflictError);
    await web.waitUntil("ACTIVE");
    server.inject({ kind: "status", status: 502, method: "DELETE" });
    expect(await rejection(web.delete())).toBeInstanceOf(AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await web.delete();
    await web.waitUntil("DELETED");
    expect(await rejection(web.delete())).toBeInstanceOf(BadRequestError);
  });

  it("refuse ids that are none before sending", async () => {
    const { cloud, sent } = await createServerFixture();
    for (const id of ["abc", "", ".", 42, null, "4/2"])
      expect(await rejection(cloud.servers.get(id as string))).toBeInstanceOf(InvalidInputError);
    const error = await rejection(cloud.servers.get(42 as unknown as string));
    expect((error as Error).message).toContain('pass "42"');
    expect(sent()).toEqual([]);
  });
});
