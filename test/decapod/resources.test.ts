import {
  BadRequestError,
  ConflictError,
  type DecapodClient,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  ResourceDeletedError,
  WaitTimeoutError,
} from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { createDeployFixture, createFixture, errorOf, unknownUuid } from "./fixture.js";

const hardwareId = "c9fe8583-3f39-37b8-f651-b93268fa7fb2";

describe("a discovery", () => {
  const input = { id: hardwareId, host: "node7.example.org", username: "ansible" };

  it("is requested, and waited for until the server is there", async () => {
    const { decapod, server, sent } = createFixture();
    server.scriptDiscovery(hardwareId, { durationMs: 12_000, name: "node7" });
    await decapod.servers.discover(input);
    expect(server.requests.at(-1)?.body).toEqual(input);
    sent();
    const found = await decapod.servers.waitForDiscovery(hardwareId);
    expect([found.id, found.name, found.username, found.version]).toEqual([hardwareId, "node7", "ansible", 1]);
    expect(sent()).toEqual(Array(4).fill(`GET server/${hardwareId}/`));
  });

  it("of a deleted server brings it back", async () => {
    const { decapod } = createFixture();
    await decapod.servers.discover(input);
    const first = await decapod.servers.waitForDiscovery(hardwareId);
    await first.delete();
    await decapod.servers.discover(input);
    expect((await decapod.servers.waitForDiscovery(hardwareId)).version).toBe(3);
  });

  it("of a known server may be waited for by its version", async () => {
    const { decapod, server } = createFixture();
    server.completeDiscovery(hardwareId, { name: "node7" });
    server.scriptDiscovery(hardwareId, { name: "node7", facts: { more: 1 } });
    await decapod.servers.discover(input);
    expect((await decapod.servers.waitForDiscovery(hardwareId, { newerThan: 1 })).version).toBe(2);
  });

  it("that fails ends the wait at its deadline", async () => {
    const { decapod, server } = createFixture();
    server.scriptDiscovery(hardwareId, { outcome: "never" });
    await decapod.servers.discover(input);
    const error = await errorOf(decapod.servers.waitForDiscovery(hardwareId, { timeoutMs: 30_000 }), WaitTimeoutError);
    expect([error.resource, error.states, error.id]).toEqual([null, ["missing"], hardwareId]);
    expect(error.message).toMatch(/^server c9fe.* was not discovered after 30 s and \d+ polls \(seen missing\)$/);
  });

  it("needs no login with the token of servers, which nothing shows", async () => {
    const { as, server } = createFixture();
    const lines: string[] = [];
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const decapod = as("root", { password: "wrong", logger });
    await decapod.servers.discover(input, { discoveryToken: "26758c32-3421-4f3d-9603-e4b5337e7ecc" });
    expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ["server/", "26758c32-3421-4f3d-9603-e4b5337e7ecc"],
    ]);
    const refused = decapod.servers.discover(input, { discoveryToken: "canary-discovery-token" });
    const error = await refused.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "AuthenticationError", status: 401 });
    expect(JSON.stringify([error, String(error), lines])).not.toContain("canary");
    await expect(decapod.servers.discover(input, { discoveryToken: "" })).rejects.toThrow(InvalidInputError);
  });

  it.each([
    { id: hardwareId.toUpperCase() },
    { id: "x" },
    { host: "" },
    { username: 7 },
    { unknown: 1 },
    { username: "x".repeat(1025) },
  ])("with %j is refused", async (change) => {
    const { decapod, server } = createFixture();
    await errorOf(decapod.servers.discover({ ...input, ...change } as never), InvalidInputError);
    expect(server.requests).toEqual([]);
  });
});

describe("a deployment", () => {
  it("is waited for until the cluster has servers", async () => {
    const { decapod, cluster, config, server, serverIds } = await createDeployFixture();
    server.script("cluster_deploy", { queuedMs: 9_000 });
    expect(cluster.isDeployed).toBe(false);
    await decapod.executions.create(config);
    expect(await cluster.waitUntilDeployed()).toBe(cluster);
    const inCluster = Object.values(cluster.configuration).flatMap((each) => each ?? []);
    expect(new Set(inCluster.map(({ server_id: id }) => id))).toEqual(new Set(serverIds));
    expect((await errorOf(cluster.delete(), ConflictError)).reason).toBe("CannotDeleteClusterWithServers");
  });

  it("of a deleted cluster ends the wait", async () => {
    const { decapod, cluster } = await createDeployFixture();
    await decapod.clusters.delete(cluster);
    const error = await errorOf(cluster.waitUntilDeployed(), ResourceDeletedError);
    expect([error.code, error.resource.id]).toEqual(["RESOURCE_DELETED", cluster.id]);
    expect(error.message).toBe(`cluster ${cluster.id} (prod) has been deleted`);
  });

  it("that does not come ends the wait at its deadline", async () => {
    const { cluster } = await createDeployFixture();
    const error = await errorOf(cluster.waitUntilDeployed({ timeoutMs: 10_000 }), WaitTimeoutError);
    expect([error.states, error.polls]).toEqual([["empty"], 2]);
  });
});

describe("the files for Cinder", () => {
  it("are those of the cluster, below the root", async () => {
    const { decapod, cluster, server } = await createDeployFixture();
    await errorOf(cluster.cinderIntegration(), NotFoundError);
    server.setCinderIntegration(cluster.id, {
      config: "[global]\n",
      keyrings: { "images.keyring": "[client.images]\n\tkey = canary" },
    });
    const files = await cluster.cinderIntegration();
    expect(Object.keys(files).sort()).toEqual(["/etc/ceph/ceph.conf", "/etc/ceph/images.keyring"]);
    const custom = await decapod.clusters.cinderIntegration(cluster.id, { root: "/x" });
    expect(Object.keys(custom)).toContain("/x/ceph.conf");
    expect(Object.keys(await cluster.cinderIntegration({ root: "" }))).toContain("/etc/ceph/ceph.conf");
    expect(server.requests.at(-1)?.query).toEqual([]);
  });

  it("are in no error", async () => {
    const { cluster, server } = await createDeployFixture();
    server.setCinderIntegration(cluster.id, { config: "", keyrings: {} });
    server.inject({ kind: "json", body: { "/etc/ceph/images.keyring": ["canary"] }, path: /^cinder_integration/ });
    const error: unknown = await cluster.cinderIntegration().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ResponseValidationError" });
    expect(JSON.stringify([error, String(error), Object(error)])).not.toContain("canary");
  });
});

describe("a password reset", () => {
  it("goes from the request to the new password, without a login", async () => {
    const { decapod, as, server } = createFixture();
    await decapod.users.self();
    server.clearRequests();
    await decapod.passwordReset.request("root");
    const token = server.mails.at(-1)?.token ?? "";
    expect(token).not.toBe("");
    expect(await decapod.passwordReset.peek(token)).toBe(true);
    await decapod.passwordReset.reset(token, "new-password");
    expect(await decapod.passwordReset.peek(token)).toBe(false);
    expect(server.requests.some(({ headers }) => "authorization" in headers)).toBe(false);
    // The old login has ended, and the old password does not work any more.
    expect(await decapod.users.self().catch((error: unknown) => error)).toMatchObject({ status: 401 });
    expect((await as("root", { password: "new-password" }).users.self()).login).toBe("root");
  });

  it("of an unknown user or token is refused", async () => {
    const { decapod } = createFixture();
    const error = await errorOf(decapod.passwordReset.request("unknown"), BadRequestError);
    expect(error.reason).toBe("UnknownUserError");
    await errorOf(decapod.passwordReset.reset("canary", "canary"), NotFoundError);
  });

  it("shows neither its token nor the password, in no error, hook or log", async () => {
    const seen: unknown[] = [];
    const { as, server } = createFixture();
    const decapod = as("root", {
      retry: false,
      onRequest: (event) => seen.push(event),
      onResponse: (event) => seen.push(event),
      logger: { debug: (line) => seen.push(line), warn: (line) => seen.push(line) },
    });
    const { passwordReset } = decapod;
    const call = async (promise: Promise<unknown>): Promise<void> => {
      const error: unknown = await promise.catch((thrown: unknown) => thrown);
      seen.push(error, String(error), Object(error), error instanceof Error ? error.stack : "");
    };
    await call(passwordReset.peek("canary-token"));
    await call(passwordReset.reset("canary-token", "canary-password"));
    for (const kind of ["reset", "lostResponse", "html", "stall"] as const) {
      server.inject({ kind, path: /^password_reset/ });
      await call(passwordReset.reset("canary-token", "canary-password"));
    }
    server.inject({ kind: "status", status: 400, body: "canary-token canary-password", path: /^password_reset/ });
    await call(passwordReset.reset("canary-token", "canary-password"));
    for (const value of ["", 7, undefined]) await call(passwordReset.reset("canary-token", value as never));
    expect(seen.length).toBeGreaterThan(20);
    expect(JSON.stringify(seen)).not.toContain("canary");
  });
});

describe("a role", () => {
  it("tells which permissions the server dropped, and warns", async () => {
    const { as, decapod } = createFixture();
    const warnings: string[] = [];
    const logger = { debug: () => undefined, warn: (line: string) => warnings.push(line) };
    const { roles } = as("root", { logger });
    const permissions = [{ name: "api" as const, permissions: ["view_user", "nope"] }];
    const role = await roles.create({ name: "viewers", permissions });
    expect(role.droppedPermissions).toEqual([{ name: "api", permissions: ["nope"] }]);
    expect(role.permissions).toEqual([{ name: "api", permissions: ["view_user"] }]);
    expect(warnings).toEqual([`role ${role.id} (viewers): the server dropped unknown permissions (api: nope)`]);
    const updated = await roles.update(role, { permissions: [{ name: "playbook", permissions: ["x", "add_osd"] }] });
    expect(updated.droppedPermissions).toEqual([{ name: "playbook", permissions: ["x"] }]);
    const written = await roles.put(updated, { name: "v" });
    expect(written.droppedPermissions).toEqual([]);
    expect((await decapod.roles.get(role.id)).droppedPermissions).toEqual([]);
    expect(JSON.parse(JSON.stringify(updated))).not.toHaveProperty("droppedPermissions");
  });

  it("with an unknown class is refused by the server, with a wrong form by the client", async () => {
    const { decapod } = createFixture({}, false);
    const unknown = decapod.roles.create({ name: "r", permissions: [{ name: "x" as "api", permissions: [] }] });
    expect((await errorOf(unknown, BadRequestError)).reason).toBe("BadRequest");
    for (const permissions of [undefined, {}, [7], [{ name: "api" }], [{ name: "api", permissions: [1] }]]) {
      await errorOf(decapod.roles.create({ name: "r", permissions: permissions as never }), InvalidInputError);
    }
  });

  it("is the user's own, of whom one without a role can do little", async () => {
    const { decapod, as } = createFixture();
    expect((await decapod.roles.self()).name).toBe("wheel");
    const list = await decapod.permissions.list();
    expect(list.map(({ name }) => name).sort()).toEqual(["api", "playbook"]);
    const self = await decapod.users.self();
    await self.update({ roleId: null });
    const plain = as("root");
    await errorOf(plain.roles.self(), NotFoundError);
    await errorOf(plain.clusters.list().toArray(), PermissionDeniedError);
    expect((await plain.playbooks.list()).length).toBeGreaterThan(10);
  });

  it("cannot be deleted while users have it", async () => {
    const { decapod } = createFixture();
    const error = await errorOf(decapod.roles.delete(await decapod.roles.self()), ConflictError);
    expect(error.reason).toBe("CannotDeleteRoleWithActiveUsers");
  });
});

describe("hints", () => {
  it.each([
    ["cluster_deploy", { dmcryp: true }, "unknown hint dmcryp; those of cluster_deploy are"],
    ["cluster_deploy", { dmcrypt: 1 }, "hint dmcrypt must be true or false, not 1"],
    ["cluster_deploy", { mon_count: 1.5 }, "hint mon_count must be a whole number from 0, not 1.5"],
    ["cluster_deploy", { mon_count: -1 }, "hint mon_count must be a whole number from 0, not -1"],
    ["add_pool", { pool_name: 7 }, "hint pool_name must be a string, not 7"],
    ["add_pool", { pool_type: "x" }, 'hint pool_type must be one of "replicated", "erasure", not "x"'],
    ["remove_osd", { x: 1 }, "unknown hint x; remove_osd takes none"],
  ])("of %s that are %j are refused", async (playbook, hints, message) => {
    const { decapod, cluster, serverIds, server } = await createDeployFixture();
    const input = { name: "x", cluster, playbook, servers: serverIds, hints: hints as never };
    await expect(decapod.playbookConfigurations.create(input)).rejects.toThrow(message);
    expect(server.requests.filter(({ method, path }) => method === "POST" && path !== "auth/")).toEqual([]);
  });

  it("are sent as the API has them; the playbook is read once, or not if it is given", async () => {
    const { decapod, cluster, serverIds, server, sent } = await createDeployFixture();
    const input = {
      name: "x",
      cluster,
      playbook: "cluster_deploy",
      servers: [...serverIds, ...serverIds],
      hints: { dmcrypt: true, mon_count: 1, collocation: undefined },
    };
    await decapod.playbookConfigurations.create(input);
    expect(server.requests.at(-1)?.body).toMatchObject({
      server_ids: serverIds,
      hints: [
        { id: "dmcrypt", value: true },
        { id: "mon_count", value: 1 },
      ],
    });
    await decapod.playbookConfigurations.create(input);
    expect(sent()).toEqual(["GET playbook/", "POST playbook_configuration/", "POST playbook_configuration/"]);
    const playbook = await decapod.playbooks.get("cluster_deploy");
    sent();
    const servers = await decapod.servers.list();
    await decapod.playbookConfigurations.create({ ...input, playbook, servers });
    expect(sent()).toEqual(["GET server/?page=1&per_page=250", "POST playbook_configuration/"]);
  });

  it("of an unknown playbook are a 404, and without hints the server's own refusal", async () => {
    const { decapod, cluster } = await createDeployFixture();
    const { playbookConfigurations } = decapod;
    await errorOf(
      playbookConfigurations.create({ name: "x", cluster, playbook: "nope", hints: { a: 1 } }),
      NotFoundError,
    );
    const error = await errorOf(
      playbookConfigurations.create({ name: "x", cluster, playbook: "nope" }),
      BadRequestError,
    );
    expect(error.reason).toBe("UnknownPlaybookError");
  });
});

describe("info", () => {
  it("is the version and the time, without a login", async () => {
    const { decapod, sent, server } = createFixture();
    const { version, time } = await decapod.info.get();
    expect([version, time.unix]).toEqual([expect.stringMatching(/^1\.2/), Math.floor(server.clock.now() / 1000)]);
    expect(sent()).toEqual(["GET info/"]);
  });
});

describe("an id", () => {
  const calls: readonly [string, (decapod: DecapodClient, id: string) => Promise<unknown>][] = [
    ["get", ({ servers }, id) => servers.get(id)],
    ["versions", ({ servers }, id) => servers.versions(id).toArray()],
    ["version", ({ servers }, id) => servers.version(id, 1)],
    ["update", ({ servers }, id) => servers.update(id, { name: "x" })],
    ["delete", ({ servers }, id) => servers.delete(id)],
    ["cancel", ({ executions }, id) => executions.cancel(id)],
    ["steps", ({ executions }, id) => executions.steps(id).toArray()],
    ["log", ({ executions }, id) => executions.log(id).text()],
    ["cinderIntegration", ({ clusters }, id) => clusters.cinderIntegration(id)],
  ];

  it.each(calls)("of %s is escaped, and refused where it leads elsewhere", async (_, call) => {
    const { decapod, server } = createFixture({}, false);
    await call(decapod, "a b/ü?x#y%41").catch(() => undefined);
    const { pathname, search } = new URL(server.requests.at(-1)?.url ?? "");
    expect(pathname.split("/")).toContain("a%20b%2F%C3%BC%3Fx%23y%2541");
    expect(search).not.toContain("x");
    server.clearRequests();
    for (const id of ["", " ", ".", "..", 7, null, undefined, {}]) {
      await expect((async () => call(decapod, id as string))()).rejects.toThrow(InvalidInputError);
    }
    expect(server.requests).toEqual([]);
    expect(await call(decapod, unknownUuid).catch(() => "refused")).toSatisfy(
      (result) => result === "refused" || (Array.isArray(result) && result.length === 0),
    );
  });
});
