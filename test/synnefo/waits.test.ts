import { describe, expect, it } from "vitest";
import {
  InvalidInputError,
  PermissionDeniedError,
  ResourceFailedError,
  type Server,
  ServerError,
  WaitTimeoutError,
} from "../../src/synnefo/index.js";
import {
  portKind,
  type ResourceKind,
  serverKind,
  snapshotKind,
  type StatusResource,
  volumeKind,
} from "../../src/synnefo/waits/resource-kinds.js";
import { checkedGoal, verdictOf } from "../../src/synnefo/waits/wait-goal.js";
import { createServerFixture, rejection, type ServerFixture } from "./fixture.js";

/** A fixture with an `ACTIVE` server, and nothing sent. */
async function withServer(name = "web"): Promise<ServerFixture & { readonly web: Server }> {
  const fixture = await createServerFixture();
  const web = await fixture.cloud.servers.create({ name, ...fixture.basis });
  await web.waitUntil("ACTIVE");
  fixture.sent();
  return { ...fixture, web };
}

describe("waits for the status of a server", () => {
  it("poll every two seconds, tell each poll, and update the model", async () => {
    const { cloud, basis, sent } = await createServerFixture();
    const server = await cloud.servers.create({ name: "web", ...basis });
    sent();
    const seen: string[] = [];
    const onUpdate = ({ instance, elapsedMs, polls }: { instance: Server; elapsedMs: number; polls: number }): void => {
      seen.push(`${polls}: ${instance.status} after ${elapsedMs} ms`);
      expect(instance).toBe(server);
    };
    await expect(server.waitUntil("ACTIVE", { onUpdate })).resolves.toBe(server);
    expect(server.status).toBe("ACTIVE");
    expect(seen).toHaveLength(6);
    expect(seen.at(-1)).toBe("6: ACTIVE after 10000 ms");
    expect(sent()).toEqual(Array.from({ length: 6 }, () => "compute GET /servers/1"));
  });

  it("do not count a status while a task is pending", async () => {
    const { cloud, web } = await withServer();
    await web.reboot();
    const first = await cloud.servers.get(web);
    expect(first.taskState).toBe("REBOOTING");
    await web.waitUntil("ACTIVE");
    expect(web.taskState).toBe("");
    await web.shutdown();
    const stopped = await cloud.servers.waitWhile(web, "ACTIVE");
    expect([stopped.status, stopped.taskState]).toEqual(["STOPPED", ""]);
  });

  it("end early with the reason when the server fails", async () => {
    const { server, cloud, basis } = await createServerFixture();
    server.script("web", { outcome: "error", diagnostic: { message: "No space left", details: "on node 7" } });
    const created = await cloud.servers.create({ name: "web", ...basis });
    const error = await rejection(created.waitUntil("ACTIVE"));
    expect(error).toBeInstanceOf(ResourceFailedError);
    expect(error).toMatchObject({ status: "ERROR", isDeleted: false, id: "1", reason: "No space left; on node 7" });
    expect((error as ResourceFailedError).resource).toBe(created);
    expect((error as Error).message).toBe(
      "server 1 (web) failed: its status is ERROR, so it cannot be ACTIVE; No space left; on node 7",
    );
    await expect(cloud.servers.waitUntil("1", ["ACTIVE", "ERROR"])).resolves.toMatchObject({ status: "ERROR" });
  });

  it("of a failed server for its deletion do not end as it has failed", async () => {
    const { server, cloud, web } = await withServer();
    server.failServer(1);
    await cloud.servers.delete(web);
    expect(await cloud.servers.status(web)).toMatchObject({ status: "ERROR", taskState: "DESTROYING" });
    await web.waitUntil("DELETED");
    expect(web.isDeleted).toBe(true);
    expect(await rejection(web.waitUntil("ACTIVE"))).toMatchObject({ isDeleted: true, status: "DELETED" });
  });

  it("take a 404 for a deletion", async () => {
    const { cloud } = await createServerFixture();
    await expect(cloud.servers.waitUntil("99", "DELETED")).resolves.toBeNull();
    const error = await rejection(cloud.servers.waitUntil("99", "ACTIVE"));
    expect(error).toBeInstanceOf(ResourceFailedError);
    expect(error).toMatchObject({ resource: null, isDeleted: true });
    expect((error as Error).message).toBe("server 99 does not exist, so it cannot be ACTIVE");
  });

  it("bear failed polls, but no refusal", async () => {
    const { server, cloud, basis } = await createServerFixture();
    const created = await cloud.servers.create({ name: "web", ...basis });
    const get = { method: "GET", path: /servers\/1$/ } as const;
    server.inject({ kind: "status", status: 500, ...get, times: 2 });
    server.inject({ kind: "lostResponse", ...get, times: 2 });
    await created.waitUntil("ACTIVE", { request: { retry: false } });
    server.inject({ kind: "status", status: 403, ...get });
    expect(await rejection(created.waitUntil("STOPPED"))).toBeInstanceOf(PermissionDeniedError);
    server.inject({ kind: "status", status: 503, ...get, times: 5 });
    expect(await rejection(created.waitUntil("STOPPED", { request: { retry: false } }))).toBeInstanceOf(ServerError);
  });

  it("end at the deadline with the server, and at an abort with its reason", async () => {
    const { server, cloud, basis } = await createServerFixture();
    server.script("web", { outcome: "hang" });
    const created = await cloud.servers.create({ name: "web", ...basis });
    const error = await rejection(created.waitUntil("ACTIVE", { timeoutMs: 60_000 }));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({ states: ["BUILD"], timeoutMs: 60_000 });
    expect((error as WaitTimeoutError).resource).toBe(created);
    const controller = new AbortController();
    const reason = new Error("enough");
    const wait = created.waitUntil("ACTIVE", { signal: controller.signal, onUpdate: () => controller.abort(reason) });
    expect(await rejection(wait)).toBe(reason);
    // Without an end of their own, they last an hour.
    expect(await rejection(created.waitUntil("ACTIVE"))).toMatchObject({ timeoutMs: 3_600_000 });
  });

  it.each([
    ["active", 'server: there is no status "active"; did you mean ACTIVE?'],
    ["ACTVE", 'server: there is no status "ACTVE"; did you mean ACTIVE?'],
    ["deleted", 'server: there is no status "deleted"; did you mean DELETED?'],
    [42, "server: the status must be a string or an array of them, not 42"],
    [[], "server: the wait needs at least one status"],
  ])("refuse the goal %j", async (status, message) => {
    const { cloud, sent } = await createServerFixture();
    const wait = cloud.servers.waitUntil("1", status as "ACTIVE");
    expect(wait.token).toBe("");
    const error = await rejection(wait);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect((error as Error).message).toContain(message);
    expect(sent()).toEqual([]);
  });

  it("refuse to wait while a server is deleted, and invalid ids and options", async () => {
    const { cloud } = await createServerFixture();
    for (const wait of [
      cloud.servers.waitWhile("1", "DELETED"),
      cloud.servers.waitUntil("abc", "ACTIVE"),
      cloud.servers.waitUntil("1", "ACTIVE", { timeoutMs: -1 }),
    ])
      expect(await rejection(wait)).toBeInstanceOf(InvalidInputError);
  });
});

describe("waits for several servers", () => {
  it("poll together by one list, and request a missing server by itself", async () => {
    const { cloud, basis, sent } = await createServerFixture();
    const servers = await cloud.servers.createMany(["a", "b", "c"], basis);
    sent();
    await Promise.all(servers.map((each) => each.waitUntil("ACTIVE")));
    // Ten seconds, a list each two.
    expect(sent()).toEqual(Array.from({ length: 6 }, () => "compute GET /servers/detail"));
    await cloud.servers.delete("2");
    sent();
    await Promise.all([
      cloud.servers.waitUntil("2", "DELETED"),
      cloud.servers.waitWhile("1", "BUILD"),
      cloud.servers.waitWhile("3", "BUILD"),
    ]);
    // The list of the first poll, then the last server alone until it is gone.
    expect(sent()).toEqual(["compute GET /servers/detail", "compute GET /servers/2", "compute GET /servers/2"]);
  });

  it("with other request options poll by themselves", async () => {
    const { cloud, basis, sent } = await createServerFixture();
    const [a, b] = await cloud.servers.createMany(["a", "b"], basis);
    if (a === undefined || b === undefined) throw new Error("none");
    await Promise.all([a.waitUntil("ACTIVE"), b.waitUntil("ACTIVE")]);
    sent();
    await Promise.all([a.waitUntil("ACTIVE"), b.waitUntil("ACTIVE", { request: { timeoutMs: 1_000 } })]);
    expect(sent()).toEqual(["compute GET /servers/1", "compute GET /servers/2"]);
  });
});

describe("the token of a wait", () => {
  it("lets another process continue it, with its deadline", async () => {
    const { server, cloud, as, basis } = await createServerFixture();
    server.script("web", { buildMs: 30_000 });
    const created = await cloud.servers.create({ name: "web", ...basis });
    const controller = new AbortController();
    const first = created.waitUntil(["ACTIVE", "STOPPED"], { timeoutMs: 60_000, signal: controller.signal });
    expect(first.token).toBe("synnefo-wait-1:server:1:until:ACTIVE,STOPPED:1767225600000:1767225660000");
    controller.abort();
    await rejection(first);
    const elapsed: number[] = [];
    const again = as("alice").servers.resumeWait(first.token, {
      onUpdate: ({ elapsedMs }) => elapsed.push(elapsedMs),
    });
    expect(again.token).toBe(first.token);
    await expect(again).resolves.toMatchObject({ id: "1", status: "ACTIVE" });
    expect(elapsed.at(-1)).toBe(30_000);
  });

  it("keeps the deadline that has passed, unless there is a new one", async () => {
    const { cloud, web } = await withServer();
    const wait = cloud.servers.waitUntil(web, "ACTIVE", { timeoutMs: 0 });
    const { token } = wait;
    await rejection(wait);
    expect(await rejection(cloud.servers.resumeWait(token))).toBeInstanceOf(WaitTimeoutError);
    await expect(cloud.servers.resumeWait(token, { timeoutMs: 1_000 })).resolves.toMatchObject({ status: "ACTIVE" });
  });

  it.each([
    "",
    "nonsense",
    "synnefo-wait-1:server:1:until:ACTIVE:x:1",
    "synnefo-wait-1:server::until:ACTIVE:1:1",
    "synnefo-wait-1:server:%:until:ACTIVE:1:1",
    "synnefo-wait-1:server:abc:until:ACTIVE:1:1",
    "synnefo-wait-1:server:1:until:ACTIVE:1:1:1",
    "synnefo-wait-1:server:1:until:active:1:1",
    "synnefo-wait-1:server:1:for:ACTIVE:1:1",
    "synnefo-wait-2:server:1:until:ACTIVE:1:1",
    "synnefo-wait-1:volume:1:until:in_use:1:1",
  ])("is refused if it is %j", async (token) => {
    const { cloud, sent } = await createServerFixture();
    expect(await rejection(cloud.servers.resumeWait(token))).toBeInstanceOf(InvalidInputError);
    expect(sent()).toEqual([]);
  });
});

type AnyKind = ResourceKind<StatusResource & { readonly taskState: string }>;

describe("the verdict of a poll", () => {
  it.each<[AnyKind, "until" | "while", string, string | null, string]>([
    [serverKind, "until", "ACTIVE", "ACTIVE", "reached"],
    [serverKind, "until", "ACTIVE", "ACTIVE STARTING", "open"],
    [serverKind, "until", "ACTIVE", "ERROR", "failed"],
    [serverKind, "until", "ERROR", "ERROR", "reached"],
    [serverKind, "until", "DELETED", "ERROR DESTROYING", "open"],
    [serverKind, "until", "DELETED", "ERROR", "failed"],
    [serverKind, "until", "DELETED", "DELETED", "reached"],
    [serverKind, "until", "DELETED", null, "reached"],
    [serverKind, "until", "ACTIVE", null, "failed"],
    [serverKind, "until", "ACTIVE", "SHINY", "open"],
    [serverKind, "while", "BUILD", "BUILD BUILDING", "open"],
    [serverKind, "while", "BUILD", "ACTIVE", "reached"],
    [serverKind, "while", "BUILD", "ERROR", "failed"],
    [serverKind, "while", "ERROR", "ERROR", "open"],
    [serverKind, "while", "ACTIVE", "DELETED", "failed"],
    [portKind, "until", "ACTIVE", "ERROR", "failed"],
    [portKind, "until", "DELETED", "ERROR", "open"],
    [portKind, "until", "DELETED", null, "reached"],
    [portKind, "while", "BUILD", "DOWN", "reached"],
    [volumeKind, "until", "in_use", "attaching", "open"],
    [volumeKind, "until", "deleted", "error_deleting", "failed"],
    [volumeKind, "until", "deleted", "deleted", "reached"],
    [volumeKind, "while", "deleting", "deleted", "reached"],
    [volumeKind, "while", "creating", "deleted", "failed"],
    [snapshotKind, "until", "AVAILABLE", "CREATING", "open"],
    [snapshotKind, "until", "AVAILABLE", "ERROR", "failed"],
  ])("%o %s %s, seen %s: %s", (kind, mode, goal, seen, verdict) => {
    const [status = "", taskState = ""] = seen?.split(" ") ?? [];
    const resource = seen === null ? null : { id: "1", status, taskState, toString: () => "it" };
    expect(verdictOf(kind, checkedGoal(kind, mode, goal), resource)).toBe(verdict);
  });

  it("needs a goal that the kind has", () => {
    const wrong: readonly [AnyKind, string, string][] = [
      [volumeKind, "in-use", "in_use"],
      [portKind, "down", "DOWN"],
      [snapshotKind, "available", "AVAILABLE"],
    ];
    for (const [kind, goal, nearest] of wrong)
      expect(() => checkedGoal(kind, "until", goal)).toThrow(`did you mean ${nearest}?`);
  });
});
