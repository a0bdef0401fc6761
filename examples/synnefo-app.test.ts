import { ResourceFailedError, type Server, SynnefoClient } from "saltant/synnefo";
import { EmbeddedServer } from "saltant/synnefo/testing";
import { describe, expect, it } from "vitest";

// Your code takes the client as an argument, so that a test can pass one.
/** Creates a build machine, and returns it when it can be used. One that fails is deleted. */
async function createBuilder(cloud: SynnefoClient, name: string): Promise<Server> {
  const image = await cloud.images.list({ name: "Debian Base" }).first();
  if (image === undefined) throw new Error("the cloud has no image Debian Base");
  const server = await cloud.servers.create({ name, image, flavor: "1" });
  try {
    return await server.waitUntil("ACTIVE", { timeoutMs: 3_600_000 });
  } catch (error) {
    if (error instanceof ResourceFailedError) await server.delete();
    throw error;
  }
}

describe("creating a build machine", () => {
  it("returns it half an hour later, which your test does not wait", async () => {
    const server = new EmbeddedServer();
    server.script("builder", { buildMs: 1_800_000 });
    const builder = await createBuilder(new SynnefoClient(server.connection("alice")), "builder");
    expect(builder.status).toBe("ACTIVE");
    expect(server.servers()).toMatchObject([{ name: "builder", status: "ACTIVE" }]);
  });

  it("says why it failed, and deletes it", async () => {
    const server = new EmbeddedServer();
    server.script("builder", { outcome: "error", diagnostic: { message: "no space left on device" } });
    const failed = createBuilder(new SynnefoClient(server.connection("alice")), "builder");
    await expect(failed).rejects.toThrow(/its status is ERROR.*no space left on device/);
    server.tick(); // finishes the deletion
    expect(server.servers()).toMatchObject([{ name: "builder", status: "DELETED" }]);
  });

  it("creates one server, also if the response is lost", async () => {
    const server = new EmbeddedServer();
    server.inject({ kind: "lostResponse", method: "POST", path: "cyclades/compute/v2.0/servers" });
    const builder = await createBuilder(new SynnefoClient(server.connection("alice")), "builder");
    expect(server.servers()).toHaveLength(1);
    expect(builder.id).toBe("1");
  });

  it("survives a cloud that fails for a moment", async () => {
    const server = new EmbeddedServer();
    server.inject({ kind: "status", status: 503, method: "GET", path: "cyclades/compute/v2.0/servers/1", times: 1 });
    const builder = await createBuilder(new SynnefoClient(server.connection("alice")), "builder");
    expect(builder.status).toBe("ACTIVE");
    expect(server.requests.filter(({ status }) => status === 503)).toHaveLength(1);
  });

  it("respects the quotas", async () => {
    const server = new EmbeddedServer({ limits: { "cyclades.vm": 1 } });
    const cloud = new SynnefoClient(server.connection("alice"));
    await createBuilder(cloud, "first");
    await expect(createBuilder(cloud, "second")).rejects.toMatchObject({ code: "QUOTA", available: 0, requested: 1 });
    expect(server.servers()).toHaveLength(1);
  });
});
