import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  BulkError,
  ConflictError,
  InvalidInputError,
  QuotaError,
  SynnefoClient,
  type Volume,
} from "../../src/synnefo/index.js";
import { VirtualClock } from "../../src/testing/kit/virtual-clock.js";
import { createFixture, createServerFixture, type Fixture, pass, rejection } from "./fixture.js";

/** A resource whose creation a look for its name can settle. */
interface Kind {
  readonly what: string;
  /** The path of the request, for faults. */
  readonly path: RegExp;
  readonly create: (cloud: SynnefoClient, name: string) => Promise<{ readonly id: string }>;
  /** The requests of a creation, and of the look after it. */
  readonly post: string;
  readonly look: string;
  /** What follows the request if its response arrives. */
  readonly after?: RegExp;
}

const kinds: readonly Kind[] = [
  {
    what: "a network",
    path: /network\/v2\.0\/networks$/,
    create: (cloud, name) => cloud.networks.create({ type: "CUSTOM", name }),
    post: "network POST /networks",
    look: "network GET /networks/detail",
  },
  {
    what: "a port",
    path: /network\/v2\.0\/ports$/,
    create: async (cloud, name) => cloud.ports.create("2", { name }),
    post: "network POST /ports",
    look: "network GET /ports/detail",
  },
  {
    what: "a volume",
    path: /volume\/v2\.0\/volumes$/,
    create: (cloud, name) => cloud.volumes.create({ displayName: name, size: 1, volumeType: "1" }),
    post: "volume POST /volumes",
    look: "volume GET /volumes/detail",
    after: /^volume GET \/volumes\/\d+$/,
  },
  {
    what: "a key pair",
    path: /os-keypairs$/,
    create: async (cloud, name) => {
      const keypair = await cloud.keypairs.create({ name, publicKey: "ssh-rsa AAAA" });
      return { id: keypair.name };
    },
    post: "compute POST /os-keypairs",
    look: "compute GET /os-keypairs/NAME",
  },
  {
    what: "a snapshot",
    path: /volume\/v2\.0\/snapshots$/,
    create: (cloud, name) => cloud.snapshots.create("1", { displayName: name }),
    post: "volume POST /snapshots",
    look: "volume GET /snapshots/detail",
  },
];

/** A cloud in which each kind can be created: with a network 2 and with a volume 1 that a server uses. */
async function cloudForAll(start?: Date): Promise<Fixture> {
  const clock = new VirtualClock(start === undefined ? {} : { start });
  const fixture = await createServerFixture({
    clock,
    limits: {
      "cyclades.vm": 5,
      "cyclades.ram": 2 ** 40,
      "cyclades.disk": 2 ** 40,
      "pithos.diskspace": 2 ** 42,
      "cyclades.network.private": 50,
    },
  });
  const { cloud, server, basis, sent } = fixture;
  await cloud.networks.create({ type: "CUSTOM", name: "basis" });
  await cloud.subnets.create("2", { cidr: "10.0.0.0/24" });
  await cloud.servers.create({ name: "basis", ...basis });
  await pass(server, 60_000);
  sent();
  return fixture;
}

describe.each(kinds)("the creation of $what", ({ path, create, post, look, after }) => {
  const lookFor = (name: string): string => look.replace("NAME", name);

  it("sends one request", async () => {
    const { cloud, sent } = await cloudForAll();
    await create(cloud, "mine");
    const [first, second] = sent();
    expect(first).toBe(post);
    if (after === undefined) expect(second).toBeUndefined();
    else expect(second).toMatch(after);
  });

  it.each(["lostResponse", "truncate", "crash", "empty"] as const)(
    "whose response is lost (%s) is settled by one look",
    async (kind) => {
      const { server, cloud, sent } = await cloudForAll();
      server.inject({ kind, method: "POST", path });
      const made = await create(cloud, "mine");
      expect(made.id).toBeTruthy();
      expect(sent()).toEqual([post, lookFor("mine")]);
    },
  );

  it("that never came about stays unknown", async () => {
    const { server, cloud, sent } = await cloudForAll();
    server.inject({ kind: "reset", method: "POST", path });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent()).toEqual([post, lookFor("mine")]);
  });

  it("that was refused, or never sent, needs no look", async () => {
    const { server, cloud, sent } = await cloudForAll();
    server.inject({
      kind: "status",
      status: 409,
      method: "POST",
      path,
      body: { conflict: { code: 409, message: "no" } },
    });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(ConflictError);
    expect(sent()).toEqual([post]);
  });

  it("stays unknown if the look fails", async () => {
    const { server, cloud, sent } = await cloudForAll();
    server.inject({ kind: "lostResponse", method: "POST", path });
    server.inject({ kind: "status", status: 500, method: "GET", times: Infinity });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent().filter((request) => request === post)).toHaveLength(1);
  });

  it("is not taken for an earlier one of the same name", async () => {
    const { server, cloud, as, sent } = await cloudForAll();
    // By another client, and long ago.
    await create(as("alice"), "mine");
    await pass(server, 3_600_000);
    sent();
    server.inject({ kind: "reset", method: "POST", path });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it("is not taken for one that this client made a moment ago", async () => {
    const { server, cloud } = await cloudForAll();
    await create(cloud, "mine");
    server.inject({ kind: "reset", method: "POST", path });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it("is not taken for that of another call, which creates the same name at the same time", async () => {
    const { server, cloud } = await cloudForAll();
    server.inject({ kind: "reset", method: "POST", path });
    server.inject({ kind: "lostResponse", method: "POST", path });
    // One of them was executed, and it is not known which one.
    const errors = await Promise.all([rejection(create(cloud, "mine")), rejection(create(cloud, "mine"))]);
    for (const error of errors) expect(error).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it("is settled with any time of the server's clock", async () => {
    for (const skewMs of [-7_200_000, -30_000, 30_000, 7_200_000]) {
      const { server, sent } = await cloudForAll(new Date("2030-01-02T03:04:05.678Z"));
      const { clock } = server;
      const skewed = { now: () => clock.now() + skewMs, setTimer: clock.setTimer.bind(clock) };
      const cloud = new SynnefoClient({ ...server.connection("alice"), clock: skewed });
      await create(cloud, "early");
      await pass(server, 10_000);
      server.inject({ kind: "lostResponse", method: "POST", path });
      await create(cloud, "mine");
      server.inject({ kind: "reset", method: "POST", path });
      expect(await rejection(create(cloud, "early"))).toBeInstanceOf(AmbiguousOutcomeError);
      expect(sent().filter((request) => request === post)).toHaveLength(3);
    }
  });

  it("is never found without the server's time where the clocks differ", async () => {
    const { server, as } = await cloudForAll(new Date("2030-01-02T03:04:05.678Z"));
    const { clock } = server;
    await create(as("alice"), "mine");
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await server.fetch(...request);
      const headers = new Headers(response.headers);
      headers.delete("Last-Modified");
      const { status } = response;
      return new Response(status === 204 ? null : await response.text(), { status, headers });
    };
    const skewed = { now: () => clock.now() - 1_800_000, setTimer: clock.setTimer.bind(clock) };
    const cloud = as("alice", { fetch, clock: skewed });
    server.inject({ kind: "reset", method: "POST", path });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(AmbiguousOutcomeError);
    // With one time it is.
    const other = as("alice", { fetch });
    server.inject({ kind: "lostResponse", method: "POST", path });
    await create(other, "other");
  });
});

const named = kinds.filter(({ what }) => what !== "a key pair");

describe.each(named)("the creation of $what, whose name is not unique,", ({ path, create, post, look }) => {
  it("stays unknown with two of the name", async () => {
    const { server, cloud, as, sent } = await cloudForAll();
    server.onRequest(async ({ method, path: to }) => {
      if (method !== "POST" || !path.test(to) || isNested) return;
      isNested = true;
      await create(as("alice"), "mine");
    });
    let isNested = false;
    server.inject({ kind: "lostResponse", method: "POST", path, skip: 1 });
    expect(await rejection(create(cloud, "mine"))).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent().filter((request) => request === look)).toHaveLength(1);
  });

  it("stays unknown while another one of the name is in progress, but not with other names", async () => {
    const { server, cloud, sent } = await cloudForAll();
    server.inject({ kind: "lostResponse", method: "POST", path, times: 2 });
    const outcomes = await Promise.allSettled([create(cloud, "mine"), create(cloud, "mine")]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "rejected"]);
    expect(sent().filter((request) => request === post)).toHaveLength(2);
    server.inject({ kind: "lostResponse", method: "POST", path, times: 2 });
    const [one, other] = await Promise.all([create(cloud, "one"), create(cloud, "other")]);
    expect(one.id).not.toBe(other.id);
  });
});

describe("a creation without a name", () => {
  it.each([undefined, ""])("stays unknown, without a look: %j", async (name) => {
    const { server, cloud, sent } = createFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: /networks$/ });
    expect(
      await rejection(cloud.networks.create({ type: "CUSTOM", ...(name !== undefined && { name }) })),
    ).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent()).toEqual(["network POST /networks"]);
  });

  it("is not repeated: floating IP addresses, subnets", async () => {
    const { server, cloud, sent } = createFixture();
    await cloud.networks.create({ type: "CUSTOM" });
    sent();
    for (const create of [
      () => cloud.floatingIps.create(),
      () => cloud.floatingIps.create({ network: "1", ipAddress: "192.0.2.9" }),
      () => cloud.serverFloatingIps.create(),
      () => cloud.subnets.create("2", { cidr: "10.0.0.0/24" }),
    ]) {
      server.inject({ kind: "lostResponse", method: "POST" });
      expect(await rejection(create())).toBeInstanceOf(AmbiguousOutcomeError);
      expect(sent()).toHaveLength(1);
    }
  });
});

describe("a key pair", () => {
  it("with another key is not the one", async () => {
    const { server, cloud, as } = createFixture();
    server.onRequest(async ({ method }) => {
      if (method !== "POST" || isNested) return;
      isNested = true;
      await as("alice").keypairs.create({ name: "k", publicKey: "ssh-rsa OTHER" });
    });
    let isNested = true;
    await cloud.keypairs.list();
    isNested = false;
    server.inject({ kind: "reset", method: "POST", skip: 2 });
    expect(await rejection(cloud.keypairs.create({ name: "k", publicKey: "ssh-rsa MINE" }))).toBeInstanceOf(
      AmbiguousOutcomeError,
    );
  });

  it("can be created again under its name after it was deleted", async () => {
    const { server, cloud } = createFixture();
    await cloud.keypairs.create({ name: "k", publicKey: "ssh-rsa x" });
    await cloud.keypairs.delete("k");
    server.inject({ kind: "lostResponse", method: "POST", path: /keypairs$/ });
    expect(await cloud.keypairs.create({ name: "k", publicKey: "ssh-rsa x" })).toMatchObject({ name: "k" });
  });

  it("that the server generates is lost with its response", async () => {
    const { server, cloud, sent } = createFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: /keypairs$/ });
    expect(await rejection(cloud.keypairs.create({ name: "k" }))).toBeInstanceOf(AmbiguousOutcomeError);
    expect(sent()).toEqual(["compute POST /os-keypairs"]);
  });
});

describe("a volume", () => {
  it("that was created but cannot be requested is not lost", async () => {
    const { server, as, sent } = await cloudForAll();
    const cloud = as("alice", { retry: false });
    server.inject({ kind: "status", status: 503, method: "GET", path: /volumes\/\d+$/ });
    const found: Volume = await cloud.volumes.create({ displayName: "data", size: 1, volumeType: "1" });
    expect(found.displayName).toBe("data");
    expect(sent()).toEqual(["volume POST /volumes", `volume GET /volumes/${found.id}`, "volume GET /volumes/detail"]);
    server.inject({ kind: "status", status: 503, method: "GET", path: /volumes\//, times: Infinity });
    const error = await rejection(cloud.volumes.create({ displayName: "more", size: 1, volumeType: "1" }));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect(String(error)).toContain("the volume 3 was created, but 503 GET /volumes/3");
  });

  it("keeps one deadline for both requests", async () => {
    const { server, cloud } = await cloudForAll();
    server.inject({ kind: "delay", ms: 800, method: "POST" });
    server.inject({ kind: "stall", method: "GET", times: Infinity });
    const start = server.clock.now();
    const options = { totalTimeoutMs: 1000 };
    expect(
      await rejection(cloud.volumes.create({ displayName: "data", size: 1, volumeType: "1" }, options)),
    ).toBeInstanceOf(AmbiguousOutcomeError);
    expect(server.clock.now() - start).toBeLessThanOrEqual(1010);
  });
});

describe("several creations", () => {
  it("are checked before the first request", async () => {
    const { cloud, sent } = createFixture();
    const networks = cloud.networks.createMany([{ type: "CUSTOM" }, { type: "CUSTOM", name: 7 as never }]);
    expect(await rejection(networks)).toMatchObject({
      message: expect.stringContaining("[1]: network: name") as string,
    });
    const ports = cloud.ports.createMany([{ network: "1" }, {} as never]);
    expect(String(await rejection(ports))).toContain("[1]: network: the id must be a string");
    const volumes = cloud.volumes.createMany([{ displayName: "a", size: 1 }]);
    expect(String(await rejection(volumes))).toContain("[0]: volume: volumeType is required without server");
    expect(await rejection(cloud.networks.createMany("x" as never))).toBeInstanceOf(InvalidInputError);
    expect(sent()).toEqual([]);
  });

  it("are in the order of the inputs, and tell which failed", async () => {
    const { cloud } = createFixture();
    const made = await cloud.networks.createMany([
      { type: "CUSTOM", name: "a" },
      { type: "CUSTOM", name: "b" },
    ]);
    expect(made.map(({ name }) => name)).toEqual(["a", "b"]);
    const error = await rejection(
      cloud.networks.createMany([
        { type: "CUSTOM", name: "c" },
        { type: "CUSTOM", name: "d" },
      ]),
    );
    expect(error).toBeInstanceOf(BulkError);
    expect((error as BulkError<unknown>).failed[0]?.error).toBeInstanceOf(QuotaError);
  });
});

describe("a deletion whose response is lost", () => {
  it.each([
    {
      what: "network",
      path: /networks\/2$/,
      remove: (cloud: SynnefoClient) => cloud.networks.delete("2"),
      requests: ["network DELETE /networks/2", "network GET /networks/2"],
    },
    {
      what: "floating IP address",
      path: /floatingips\/\d+$/,
      remove: (cloud: SynnefoClient) => cloud.floatingIps.delete("1"),
      requests: ["network DELETE /floatingips/1", "network GET /floatingips/1"],
    },
    {
      what: "floating IP address of the compute service",
      path: /os-floating-ips\/\d+$/,
      remove: (cloud: SynnefoClient) => cloud.serverFloatingIps.delete("1"),
      requests: ["compute DELETE /os-floating-ips/1", "compute GET /os-floating-ips/1"],
    },
    {
      what: "port",
      path: /ports\/\d+$/,
      remove: (cloud: SynnefoClient) => cloud.ports.delete("1"),
      requests: ["network DELETE /ports/1", "network GET /ports/1"],
    },
    {
      what: "volume",
      path: /volumes\/1$/,
      remove: (cloud: SynnefoClient) => cloud.volumes.delete("1"),
      requests: ["volume DELETE /volumes/1", "volume GET /volumes/1"],
    },
    {
      what: "metadata of a volume",
      path: /metadata\/k$/,
      remove: (cloud: SynnefoClient) => cloud.volumes.metadata("1").delete("k"),
      requests: ["volume DELETE /volumes/1/metadata/k", "volume GET /volumes/1/metadata"],
    },
    {
      what: "key pair",
      path: /keypairs\/k$/,
      remove: (cloud: SynnefoClient) => cloud.keypairs.delete("k"),
      requests: ["compute DELETE /os-keypairs/k", "compute GET /os-keypairs/k"],
    },
  ])("of a $what is settled by a look", async ({ path, remove, requests }) => {
    for (const kind of ["lostResponse", "reset"] as const) {
      const { server, cloud, sent } = createFixture({ helperServers: true });
      await cloud.networks.create({ type: "CUSTOM" });
      await cloud.networks.create({ type: "CUSTOM" });
      await cloud.ports.create("3");
      const ip = await cloud.floatingIps.create();
      await cloud.volumes.create({ displayName: "data", size: 1, volumeType: "1" });
      await cloud.volumes.metadata("1").update({ k: "v" });
      await cloud.keypairs.create({ name: "k", publicKey: "ssh-rsa x" });
      sent();
      const own = (request: string): string => request.replace(/(floatingips|os-floating-ips)\/1$/, `$1/${ip.id}`);
      server.inject({ kind, method: "DELETE", path });
      const outcome = await removed(remove, cloud, ip.id);
      if (kind === "lostResponse") expect(outcome).toBeUndefined();
      else expect(outcome).toBeInstanceOf(AmbiguousOutcomeError);
      expect(sent()).toEqual(requests.map(own));
    }
  });
});

async function removed(
  remove: (cloud: SynnefoClient) => Promise<void>,
  cloud: SynnefoClient,
  ip: string,
): Promise<unknown> {
  expect(ip).toBe("1");
  try {
    await remove(cloud);
    return undefined;
  } catch (error) {
    return error;
  }
}
