import {
  AmbiguousOutcomeError,
  type Cluster,
  ConflictError,
  type DecapodClient,
  InvalidInputError,
  type Listing,
  NotFoundError,
  TimeoutError,
} from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { createFixture, errorOf, type Fixture, unknownUuid } from "./fixture.js";

async function createCluster(): Promise<Fixture & { cluster: Cluster; other: DecapodClient }> {
  const fixture = createFixture();
  const cluster = await fixture.decapod.clusters.create({ name: "prod" });
  const other = fixture.as("root");
  await other.users.self();
  await fixture.decapod.users.self();
  fixture.server.clearRequests();
  return { ...fixture, cluster, other };
}

/** Before each PUT of the first client, another client writes; up to `times`. */
function interfere({ server, other, cluster }: Awaited<ReturnType<typeof createCluster>>, times: number): void {
  let left = times;
  let isBusy = false;
  server.onRequest(async ({ method }) => {
    if (isBusy || method !== "PUT" || left === 0) return;
    left -= 1;
    isBusy = true;
    await other.clusters.update(cluster.id, { name: `other${left}` });
    isBusy = false;
  });
}

/** What the models of all of them have. */
interface Changeable extends Pick<Cluster, "version" | "timeUpdated" | "timeDeleted" | "isDeleted"> {
  toJSON(): object;
  sync(): Promise<Changeable>;
  versions(): Listing<Changeable>;
  update(change: object): Promise<Changeable>;
  put(changes: object): Promise<Changeable>;
  delete(): Promise<Changeable>;
}

/** A resource of each kind that can be changed, with a change of it. */
const resources: readonly [string, (fixture: Fixture) => Promise<{ resource: Changeable; change: object }>][] = [
  [
    "a user",
    async ({ decapod }) => ({
      resource: await decapod.users.create({ login: "jo", email: "jo@example.org", fullName: "Jo" }),
      change: { fullName: "Joe", roleId: null },
    }),
  ],
  [
    "a role",
    async ({ decapod }) => ({
      resource: await decapod.roles.create({ name: "viewers", permissions: [] }),
      // Neither sorted nor known, as the server stores it.
      change: { name: "v", permissions: [{ name: "api", permissions: ["view_user", "view_role", "nope"] }] },
    }),
  ],
  [
    "a server",
    async ({ decapod, server }) => ({
      resource: await decapod.servers.get(server.addServers(1)[0] ?? ""),
      change: { name: "renamed" },
    }),
  ],
  [
    "a cluster",
    async ({ decapod }) => ({ resource: await decapod.clusters.create({ name: "a1" }), change: { name: "a2" } }),
  ],
  [
    "a playbook configuration",
    async ({ decapod, server }) => {
      const cluster = await decapod.clusters.create({ name: "a1" });
      const input = { name: "c", cluster, playbook: "cluster_deploy", servers: server.addServers(1) };
      const resource = await decapod.playbookConfigurations.create(input);
      const { global_vars: variables, inventory } = resource.configuration;
      return { resource, change: { configuration: { global_vars: { ...variables, journal_size: 7 }, inventory } } };
    },
  ],
];

describe.each(resources)("%s", (_, create) => {
  it("is updated: read, and written as its next version", async () => {
    const fixture = createFixture();
    const { resource, change } = await create(fixture);
    fixture.sent();
    expect(await resource.update(change)).toBe(resource);
    const sent = fixture.sent();
    expect(sent.map((request) => request.replace(/ .*/, ""))).toEqual(["GET", "PUT"]);
    expect(resource.version).toBe(2);
    expect(resource.toJSON()).toEqual((await resource.versions())[0]?.toJSON());
  });

  it("is updated once although the response was lost: a look shows it", async () => {
    const fixture = createFixture();
    const { resource, change } = await create(fixture);
    fixture.sent();
    fixture.server.inject({ kind: "lostResponse", method: "PUT" });
    await resource.put(change);
    expect(resource.version).toBe(2);
    expect(fixture.sent().map((request) => request.replace(/ .*/, ""))).toEqual(["PUT", "GET"]);
  });

  it("is deleted once although the response was lost, and can be read", async () => {
    const fixture = createFixture();
    const { resource } = await create(fixture);
    fixture.sent();
    fixture.server.inject({ kind: "lostResponse", method: "DELETE" });
    expect(await resource.delete()).toBe(resource);
    expect([resource.isDeleted, resource.timeDeleted, resource.version]).toEqual([true, resource.timeUpdated, 2]);
    expect(fixture.sent().map((request) => request.replace(/ .*/, ""))).toEqual(["DELETE", "GET"]);
    expect((await resource.sync()).isDeleted).toBe(true);
    const error = await errorOf(resource.delete(), ConflictError);
    expect([error.reason, error.newer]).toEqual(["CannotUpdateDeletedModel", null]);
    await errorOf(resource.update({}), ConflictError);
  });
});

describe("an update", () => {
  it("gets the current properties, and may return some of them, later", async () => {
    const { decapod, cluster } = await createCluster();
    const seen: object[] = [];
    await decapod.clusters.update(cluster, async (current) => {
      seen.push(current);
      await Promise.resolve();
      return { name: `${current.name}2` };
    });
    expect(seen).toEqual([{ name: "prod" }]);
    expect((await cluster.sync()).name).toBe("prod2");
  });

  it("is read and changed again if another client was faster", async () => {
    const fixture = await createCluster();
    const { decapod, cluster, server } = fixture;
    interfere(fixture, 2);
    const seen: string[] = [];
    const updated = await decapod.clusters.update(cluster, ({ name }) => {
      seen.push(name);
      return { name: `${name}x` };
    });
    expect(seen).toEqual(["prod", "other1", "other0"]);
    expect([updated.name, updated.version]).toEqual(["other0x", 4]);
    const puts = server.requests.filter(({ method, status }) => method === "PUT" && status === 400);
    expect(puts).toHaveLength(2);
  });

  it("gives up after five conflicts, with the newest version", async () => {
    const fixture = await createCluster();
    const { decapod, cluster } = fixture;
    interfere(fixture, 99);
    let calls = 0;
    const update = decapod.clusters.update(cluster.id, () => {
      calls += 1;
      return { name: "mine" };
    });
    const error = await errorOf(update, ConflictError);
    expect([calls, error.reason, error.status]).toEqual([5, "CannotUpdateManagedFieldsError", 400]);
    expect(error.newer?.toJSON()).toMatchObject({ version: 6, data: { name: "other94" } });
  });

  it("whose function throws writes nothing", async () => {
    const { decapod, cluster, sent } = await createCluster();
    const failing = decapod.clusters.update(cluster, () => {
      throw new RangeError("no");
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(sent()).toEqual([`GET cluster/${cluster.id}/`]);
  });

  it.each([{ nam: "x" }, { name: "with-hyphen" }, { name: "" }, { configuration: {} }, null, 7])(
    "to %j is refused",
    async (change) => {
      const { decapod, cluster, server } = await createCluster();
      await errorOf(decapod.clusters.update(cluster, change as never), InvalidInputError);
      expect(server.requests.filter(({ method }) => method === "PUT")).toEqual([]);
    },
  );

  it("of an unknown resource is a 404", async () => {
    const { decapod } = await createCluster();
    await errorOf(decapod.clusters.update(unknownUuid, { name: "x" }), NotFoundError);
  });

  it("has one total deadline for all of its requests", async () => {
    const { decapod, cluster, server } = await createCluster();
    server.inject({ kind: "delay", ms: 800, method: "GET" });
    server.inject({ kind: "stall", method: "PUT" });
    const startMs = server.clock.now();
    await errorOf(decapod.clusters.update(cluster, { name: "x" }, { totalTimeoutMs: 1000 }), AmbiguousOutcomeError);
    expect(server.clock.now() - startMs).toBeLessThanOrEqual(1010);
  });
});

describe("a put", () => {
  it("of an old version is a conflict that has the newer one", async () => {
    const { decapod, cluster, other, sent } = await createCluster();
    await other.clusters.update(cluster.id, { name: "other" });
    sent();
    const error = await errorOf(cluster.put({ name: "mine" }), ConflictError);
    expect([error.code, error.reason, error.status]).toEqual(["CONFLICT", "CannotUpdateManagedFieldsError", 400]);
    expect(error.message).toContain("the latest version is 2");
    expect(error.newer?.toJSON()).toEqual((await decapod.clusters.get(cluster.id)).toJSON());
    expect(cluster.name).toBe("prod");
    expect(sent().map((request) => request.replace(/ .*/, ""))).toEqual(["PUT", "GET", "GET"]);
  });

  it("of an old version is a conflict without the newer one if that cannot be read", async () => {
    const { cluster, other, server } = await createCluster();
    await other.clusters.update(cluster.id, { name: "other" });
    server.inject({ kind: "status", status: 404, method: "GET" });
    const error = await errorOf(cluster.put({ name: "mine" }), ConflictError);
    expect(error.newer).toBeNull();
  });

  it("of what is no model is refused", async () => {
    const { decapod, cluster, server } = await createCluster();
    await errorOf(decapod.clusters.put(cluster.toJSON() as never, {}), InvalidInputError);
    await errorOf(decapod.roles.put(cluster as never, {}), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  it("to a name that is taken is a conflict", async () => {
    const { decapod, cluster } = await createCluster();
    await decapod.clusters.create({ name: "taken" });
    const error = await errorOf(cluster.put({ name: "taken" }), ConflictError);
    expect([error.reason, error.newer]).toEqual(["CannotUpdateModelWithSuchParameters", null]);
    const create = await errorOf(decapod.clusters.create({ name: "taken" }), ConflictError);
    expect(create.reason).toBe("ImpossibleToCreateSuchModel");
  });
});

describe("a change whose response was lost", () => {
  const notExecuted = [
    { kind: "reset" },
    { kind: "status", status: 502 },
    { kind: "html" },
    { kind: "stall" },
  ] as const;
  const executed = [{ kind: "lostResponse" }, { kind: "truncate" }, { kind: "stallBody" }, { kind: "empty" }] as const;

  it.each(executed)("by $kind is settled by one look: it was executed", async (fault) => {
    const { cluster, server } = await createCluster();
    server.inject({ ...fault, method: "PUT" });
    server.inject({ ...fault, method: "DELETE" });
    expect((await cluster.put({ name: "next" })).version).toBe(2);
    expect((await cluster.delete()).isDeleted).toBe(true);
    expect(server.requests.map(({ method }) => method)).toEqual(["PUT", "GET", "DELETE", "GET"]);
  });

  it.each(notExecuted)("by $kind stays unknown if the look shows no change: it may still arrive", async (fault) => {
    const { cluster, server } = await createCluster();
    server.inject({ ...fault, method: "PUT" });
    server.inject({ ...fault, method: "DELETE" });
    const error = await errorOf(cluster.put({ name: "next" }), AmbiguousOutcomeError);
    expect([error.code, error.method]).toEqual(["AMBIGUOUS_OUTCOME", "PUT"]);
    await errorOf(cluster.delete(), AmbiguousOutcomeError);
    expect(server.requests.map(({ method }) => method)).toEqual(["PUT", "GET", "DELETE", "GET"]);
    expect([cluster.version, cluster.name]).toEqual([1, "prod"]);
  });

  it("was executed if the next version has it, whichever came after that", async () => {
    const { cluster, other, server } = await createCluster();
    let isBusy = false;
    server.inject({ kind: "lostResponse", method: "PUT" });
    server.onRequest(async ({ method }) => {
      if (isBusy || method !== "GET") return;
      isBusy = true;
      await other.clusters.update(cluster.id, { name: "later" });
    });
    expect(await cluster.put({ name: "next" })).toMatchObject({ name: "next", version: 2 });
  });

  it("was not executed if the next version is another client's: that is a conflict", async () => {
    const { cluster, other, server } = await createCluster();
    server.inject({ kind: "reset", method: "PUT" });
    let isBusy = false;
    server.onRequest(async ({ method }) => {
      if (isBusy || method !== "GET") return;
      isBusy = true;
      await other.clusters.update(cluster.id, { name: "others" });
    });
    const error = await errorOf(cluster.put({ name: "next" }), ConflictError);
    expect(error.reason).toBe("CannotUpdateManagedFieldsError");
    expect(error.newer?.toJSON()).toMatchObject({ version: 2, data: { name: "others" } });
    expect(error.cause).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it("stays unknown if the look fails, too", async () => {
    const { decapod, cluster, server } = await createCluster();
    server.inject({ kind: "lostResponse", method: "PUT" });
    server.inject({ kind: "status", status: 500, method: "GET", times: Infinity });
    await errorOf(decapod.clusters.put(cluster, { name: "next" }, { retry: false }), AmbiguousOutcomeError);
  });

  it("is sent once if nothing can settle it: a create", async () => {
    const { decapod, server } = createFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: "cluster/" });
    const error = await errorOf(decapod.clusters.create({ name: "a1" }), AmbiguousOutcomeError);
    expect(error.message).toContain("check before you send it again");
    expect(await decapod.clusters.list()).toHaveLength(1);
    expect(server.requests.filter(({ path, method }) => path === "cluster/" && method === "POST")).toHaveLength(1);
  });

  it("is sent again if it was never sent", async () => {
    const { cluster, server } = await createCluster();
    server.inject({ kind: "refuse", method: "PUT" });
    expect((await cluster.put({ name: "next" })).version).toBe(2);
  });

  it("ends with the reason of an abort during the look", async () => {
    const { decapod, cluster, server } = await createCluster();
    const controller = new AbortController();
    server.inject({ kind: "lostResponse", method: "PUT" });
    server.onRequest(({ method }) => {
      if (method === "GET") controller.abort(new Error("enough"));
    });
    const put = decapod.clusters.put(cluster, { name: "next" }, { signal: controller.signal });
    await expect(put).rejects.toThrow("enough");
  });
});

describe("a cancellation", () => {
  it.each(["lostResponse", "reset", "truncate"] as const)("is repeated after a %s, as it may be", async (kind) => {
    const { decapod, server } = createFixture({ workers: "off" });
    const cluster = await decapod.clusters.create({ name: "a1" });
    const input = { name: "c", cluster, playbook: "cluster_deploy", servers: server.addServers(1) };
    const run = await decapod.executions.create(await decapod.playbookConfigurations.create(input));
    server.clearRequests();
    server.inject({ kind, method: "DELETE" });
    expect((await run.cancel()).state).toBe("canceled");
    expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
    expect(await run.versions()).toHaveLength(2);
  });
});

it("a get that stalls ends at its deadline", async () => {
  const { decapod, cluster, server } = await createCluster();
  server.inject({ kind: "stall", method: "GET", times: Infinity });
  const error = await errorOf(decapod.clusters.get(cluster.id, { timeoutMs: 100, retry: false }), TimeoutError);
  expect(error.timeoutMs).toBe(100);
});
