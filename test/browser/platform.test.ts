// What the environment of a page allows and forbids: its policy, workers, plain HTTP, and a browser's own retries.
import { describe, expect } from "vitest";
import { bundle } from "./bundle.js";
import "./page-globals.js";
import { it } from "./page-fixture.js";
import type { WorkerResponse, WorkerTask } from "./worker.program.js";

/** The part of a browser's trusted types that is used here. */
interface TrustedTypes {
  createPolicy(name: string, rules: Addresses): Addresses;
}

interface Addresses {
  createScriptURL(url: string): string;
}

describe("a page", () => {
  it("deploys a cluster with Decapod's client, on an embedded server", async ({ setUp, takeViolations }) => {
    const { runInPage } = await setUp();
    const outcome = await runInPage(async () => {
      const server = new decapodTesting.EmbeddedServer();
      server.addServers(2);
      const client = new decapod.DecapodClient(server.connection("root"));
      const cluster = await client.clusters.create({ name: "ceph" });
      const servers = await client.servers.list();
      const input = { name: "deploy", cluster, playbook: "cluster_deploy", servers };
      const run = await client.executions.create(await client.playbookConfigurations.create(input));
      const kinds = new Set<string>();
      for await (const { type } of run.follow()) kinds.add(type);
      await cluster.sync();
      return [cluster.isDeployed, [...kinds], (await run.log().text()).length > 0];
    });
    expect(outcome).toEqual([true, ["state", "step", "log"], true]);
    expect(await takeViolations()).toEqual([]);
  });

  it("deploys an application with SlipStream's client, on an embedded server that keeps the cookies itself", async ({
    setUp,
    takeViolations,
  }) => {
    const { runInPage } = await setUp();
    const outcome = await runInPage(async () => {
      const server = new slipstreamTesting.EmbeddedServer({ modules: slipstreamTesting.exampleModules });
      server.script("apps/lamp", { parameters: { "ss:url.service": "https://lamp.example.org/" } });
      const client = new slipstream.SlipStreamClient(server.connection("joe"));
      const lamp = await client.deployments.deploy("apps/lamp", { multiplicity: { worker: 2 }, tags: ["blog"] });
      await lamp.waitUntilReady();
      const stranger = new slipstream.SlipStreamClient(server.connection("mary"));
      const error = await failure(() => stranger.deployments.get(lamp.id));
      await lamp.terminate();
      await lamp.waitUntilTerminated();
      await client.session.logout();
      const logins = server.requests.filter(({ method, path }) => method === "POST" && path === "api/session");
      const { endpoint, fetch, clock } = server;
      const kept = await new slipstream.SlipStreamClient({ endpoint, fetch, clock }).session.current();
      return [lamp.serviceUrl, lamp.state, error?.name, logins.length, server.resources("session").length, kept];
    });
    expect(outcome).toEqual(["https://lamp.example.org/", "done", "PermissionDeniedError", 2, 1, null]);
    expect(await takeViolations()).toEqual([]);
  });

  it("builds a server and a network of Synnefo, on an embedded cloud", async ({ setUp, takeViolations }) => {
    const { runInPage } = await setUp();
    const outcome = await runInPage(async () => {
      const server = new synnefoTesting.EmbeddedServer();
      const cloud = new synnefo.SynnefoClient(server.connection("alice"));
      const [image] = await cloud.images.list();
      if (image === undefined) throw new Error("there is an image");
      const network = await cloud.networks.create({ type: "MAC_FILTERED", name: "lan" });
      const machine = await cloud.servers.create({ name: "web", flavor: "1", image, networks: [network] });
      await machine.waitUntil("ACTIVE");
      const stranger = new synnefo.SynnefoClient(server.connection("bob"));
      const error = await failure(() => stranger.servers.get(machine));
      await machine.delete();
      const gone = await failure(() => machine.waitUntil("ACTIVE"));
      return [machine.name, network.type, error?.name, gone?.name, (await cloud.servers.list()).length];
    });
    expect(outcome).toEqual(["web", "MAC_FILTERED", "NotFoundError", "ResourceFailedError", 0]);
    expect(await takeViolations()).toEqual([]);
  });
});

describe("a page's policy", () => {
  it("refuses strings as code and inline scripts, so that the tests would detect both", async ({
    setUp,
    takeViolations,
  }) => {
    const inline = "<!doctype html><script>document.title = 'ran'</script>";
    const { page, runInPage } = await setUp({
      files: { "/": `${inline}<script type="module" src="/app.js"></script>` },
    });
    const tried = await runInPage(async () => {
      const evaluated = await failure(() => globalThis.eval("1") as unknown);
      const assigned = await failure(() => (document.body.innerHTML = "<p>"));
      return [evaluated?.name, assigned?.name];
    });
    expect(tried).toEqual(["EvalError", "TypeError"]);
    expect(await page.title()).toBe("");
    const directives = (await takeViolations()).map((text) => text.split(" ")[0]);
    expect(directives).toEqual(["script-src-elem", ...Array<string>(2).fill("require-trusted-types-for")]);
  });

  it("is not violated by any use of the client and an embedded server", async ({ setUp, takeViolations }) => {
    const { runInPage } = await setUp();
    const state = await runInPage(async () => {
      const server = new testing.EmbeddedServer();
      const task = server.addTask("nightly");
      server.script("nightly", { durationMs: 3_600_000 });
      server.inject({ kind: "status", status: 503, method: "GET" });
      const client = new saltant.SaltantClient({ ...server.connection("alice") });
      const run = await client.executableTaskInstances.create({
        ...task,
        name: "n",
        arguments: { a: [1, { b: null }] },
      });
      await run.waitUntilFinished();
      await client.executableTaskInstances.list({ name: { regex: "^n+$" } });
      await failure(() => client.users.get("stranger"));
      return run.state;
    });
    expect(state).toBe("successful");
    expect(await takeViolations()).toEqual([]);
  });
});

describe("a worker with its own policy", () => {
  it("launches, waits and cleans up as a page does", async ({ setUp }) => {
    const { server, runInPage } = await setUp({
      files: { "/worker.js": await bundle("test/browser/worker.program.ts") },
    });
    const task: WorkerTask = server.addTask("quick");
    server.script("quick", { queuedMs: 0, durationMs: 1 });
    const response = await runInPage(async (message) => {
      // The policy accepts no string as the URL of a script; and the compiler has no types for this.
      const { trustedTypes } = globalThis as unknown as { readonly trustedTypes: TrustedTypes };
      const policy = trustedTypes.createPolicy("tests", { createScriptURL: (url) => url });
      const worker = new Worker(policy.createScriptURL("/worker.js"), { type: "module" });
      return new Promise<WorkerResponse>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<WorkerResponse>) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(message);
      });
    }, task);
    expect(response).toEqual({
      states: ["created", "successful"],
      leftBehind: "terminated",
      violations: [],
      provoked: ["require-trusted-types-for trusted-types-sink"],
    } satisfies WorkerResponse);
  });
});

describe("a page over plain HTTP", () => {
  it("launches and waits, with a server inside, too", async ({ setUp }) => {
    const { server, runInPage } = await setUp({ host: "intranet.test" });
    const task = server.addTask("quick");
    server.script("quick", { queuedMs: 0, durationMs: 1 });
    const states = await runInPage(async (ids) => {
      const inside = new testing.EmbeddedServer();
      const insideTask = inside.addTask("quick");
      const [seeded = ""] = inside.addInstances(1);
      const runs = [
        await connect().executableTaskInstances.create(ids),
        await new saltant.SaltantClient(inside.connection("alice")).executableTaskInstances.create(insideTask),
      ];
      for (const run of runs) await run.waitUntilFinished({ refreshPeriodMs: 10 });
      const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
      return [isSecureContext, uuid.test(seeded), ...runs.map(({ state }) => state)];
    }, task);
    expect(states).toEqual([false, true, "successful", "successful"]);
  });
});

describe("Chromium's own retries", () => {
  it("resend a create whose keep-alive connection broke: the page does not notice, as docs/using-it-in-browsers.md says", async ({
    setUp,
  }) => {
    const { server, runInPage } = await setUp();
    const lost = server.inject({ kind: "lostResponse", method: "POST" });
    const task = server.addTask();
    const error = await runInPage(async (ids) => {
      const client = connect({ retry: false });
      // So that there is a keep-alive connection.
      await client.users.get("bob");
      return failure(() => client.executableTaskInstances.create({ ...ids, name: "twice" }));
    }, task);
    expect(error).toBeNull();
    expect(lost.count).toBe(1);
    expect([...server.instances("executable")].map(({ name }) => name)).toEqual(["twice", "twice"]);
  });
});
