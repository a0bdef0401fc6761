import { DecapodClient, ExecutionFailedError } from "saltant/decapod";
import { EmbeddedServer } from "saltant/decapod/testing";
import { describe, expect, it } from "vitest";

// Your code takes the client as an argument, so that a test can pass one.
/** Adds all free servers to a cluster as OSDs. Returns a line for a report. */
async function extend(decapod: DecapodClient, clusterName: string): Promise<string> {
  const cluster = await decapod.clusters.list({ name: clusterName }).first();
  if (cluster === undefined) return `no cluster is called ${clusterName}`;
  const all = await decapod.servers.list({ state: "operational" }, { sortBy: { id: "asc" } });
  const servers = all.filter(({ clusterId }) => clusterId === null);
  if (servers.length === 0) return "no server is free";
  const configuration = await decapod.playbookConfigurations.create({
    name: `extend ${clusterName}`,
    cluster,
    playbook: "add_osd",
    servers,
  });
  const run = await decapod.executions.create(configuration);
  try {
    await run.waitUntilFinished({ timeoutMs: 7_200_000, throwOnFailure: true });
  } catch (error) {
    if (!(error instanceof ExecutionFailedError)) throw error;
    return `failed: ${error.failedSteps.map(({ name }) => name).join(", ")}`;
  }
  await cluster.sync();
  return `${clusterName} has ${cluster.configuration.osds?.length ?? 0} OSD servers`;
}

describe("extending a cluster", () => {
  /** A server with a cluster of three servers, and two free ones. */
  function createServer(): EmbeddedServer {
    const server = new EmbeddedServer();
    const [mon = "", ...osds] = server.addServers(3);
    server.addCluster("prod", { mons: [mon], osds });
    server.addServers(2);
    return server;
  }

  it("adds the free servers", async () => {
    const server = createServer();
    const decapod = new DecapodClient(server.connection("root"));
    expect(await extend(decapod, "prod")).toBe("prod has 4 OSD servers");
    expect(await extend(decapod, "prod")).toBe("no server is free");
    expect(await extend(decapod, "test")).toBe("no cluster is called test");
  });

  it("names the step that failed, after an hour that your test does not wait", async () => {
    const server = createServer();
    server.script("add_osd", {
      durationMs: 3_600_000,
      outcome: "failed",
      steps: [{ name: "check the disks", result: "error", error: { msg: "sdb has partitions" } }],
    });
    expect(await extend(new DecapodClient(server.connection("root")), "prod")).toBe("failed: check the disks");
  });

  it("survives a server that fails for a moment", async () => {
    const server = createServer();
    server.inject({ kind: "status", status: 503, path: "server/", times: 1 });
    expect(await extend(new DecapodClient(server.connection("root")), "prod")).toBe("prod has 4 OSD servers");
    expect(server.requests.filter(({ status }) => status === 503)).toHaveLength(1);
  });
});
