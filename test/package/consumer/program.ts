// A program that uses the installed package: compiled by every supported compiler, run on every supported runtime.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NotFoundError, SaltantClient, SaltantError, systemClock, type ContainerTaskInstance } from "saltant";
import * as decapod from "saltant/decapod";
import * as decapodTesting from "saltant/decapod/testing";
import { CookieFile, listen, TokenFile } from "saltant/node";
import * as slipstream from "saltant/slipstream";
import * as slipstreamTesting from "saltant/slipstream/testing";
import * as synnefo from "saltant/synnefo";
import * as synnefoTesting from "saltant/synnefo/testing";
import { EmbeddedServer } from "saltant/testing";

/** Shows a step's outcome. */
function show(step: string, outcome: unknown): void {
  console.log(`${step}: ${JSON.stringify(outcome)}`);
}

async function withoutSocket(): Promise<void> {
  const server = new EmbeddedServer();
  server.addTask("align", "container");
  server.script("align", { durationMs: 3_600_000 });
  const client = await SaltantClient.connect(server.connection("alice"));
  const startMs = server.clock.now();
  const run: ContainerTaskInstance = await client.containerTaskInstances.create({
    taskType: 1,
    taskQueue: 1,
    name: "n",
  });
  await run.waitUntilFinished();
  show("waited", { state: run.state, hours: Math.floor((server.clock.now() - startMs) / 3_600_000) });
  await run.clone();
  const states: string[] = [];
  for await (const each of client.containerTaskInstances.list({ name: { startswith: "n" } })) states.push(each.state);
  show("listed", states);
  const error: unknown = await client.taskQueues.get({ id: 7 }).catch((reason: unknown) => reason);
  if (!(error instanceof NotFoundError) || !(error instanceof SaltantError)) throw error;
  show("refused", [error.name, error.code, error.status, error.message]);
}

async function overHttp(): Promise<void> {
  const server = new EmbeddedServer({ clock: systemClock });
  server.addTask("report");
  server.script("report", { queuedMs: 0, durationMs: 10 });
  await using listening = await listen(server.handle);
  const baseApiUrl = `${listening.url}/api/`;
  const directory = await mkdtemp(join(tmpdir(), "saltant-consumer-"));
  try {
    const tokenStore = new TokenFile(join(directory, "tokens.json"));
    const first = new SaltantClient({ baseApiUrl, username: "alice", password: "alice-password", tokenStore });
    await using run = await first.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    await run.waitUntilFinished({ refreshPeriodMs: 20 });
    show("over HTTP", run.state);
    const second = new SaltantClient({ baseApiUrl, tokenStore });
    show("with kept tokens", (await second.executableTaskInstances.list({ user: "alice" })).length);
    const logins = server.requests.filter(({ path }) => path === "token/");
    show("logins", logins.length);
    server.inject({ kind: "reset", method: "GET", times: 1 });
    show("after a lost connection", await second.users.list().count());
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The main job of the second service, with a streamed log. */
async function decapodOverHttp(): Promise<void> {
  const server = new decapodTesting.EmbeddedServer({ clock: systemClock });
  server.addServers(2);
  server.script("cluster_deploy", { queuedMs: 0, durationMs: 10 });
  await using listening = await listen(server.handle);
  const client = new decapod.DecapodClient({ url: listening.url, login: "root", password: "root" });
  const cluster = await client.clusters.create({ name: "ceph" });
  const servers = await client.servers.list({ state: "operational" });
  const input = { name: "deploy", cluster, playbook: "cluster_deploy", servers };
  const run = await client.executions.create(await client.playbookConfigurations.create(input));
  const steps: string[] = [];
  await run.waitUntilFinished({
    refreshPeriodMs: 20,
    onStep: ({ result }) => steps.push(result),
    throwOnFailure: true,
  });
  await cluster.update({ name: "production" });
  let lines = 0;
  for await (const line of run.log()) if (line !== "") lines += 1;
  show("deployed", { name: cluster.name, isDeployed: cluster.isDeployed, steps: steps.length > 0, log: lines > 0 });
  const error: unknown = await cluster.delete().catch((reason: unknown) => reason);
  show("in use", [error instanceof decapod.ConflictError, error instanceof SaltantError, decapod.isApiError(error)]);
}

/** The main job of the third service, with a session in a file that two clients share. */
async function slipstreamOverHttp(): Promise<void> {
  const { EmbeddedServer: Server, exampleModules } = slipstreamTesting;
  const server = new Server({ clock: systemClock, modules: exampleModules });
  const url = "https://lamp.example.org/";
  const statesMs = { Initializing: 10, Provisioning: 10, Executing: 10, SendingReports: 10, Finalizing: 10 };
  server.script("apps/lamp", { statesMs, cleanupMs: 10, parameters: { "ss:url.service": url } });
  await using listening = await listen(server.handle);
  const directory = await mkdtemp(join(tmpdir(), "saltant-consumer-"));
  try {
    const connection = {
      endpoint: listening.url,
      cookieStore: new CookieFile(join(directory, "cookies.txt")),
      // The server's cookie is for HTTPS only.
      insecure: true,
    };
    const login = { username: "joe", password: "joe-password" };
    const first = new slipstream.SlipStreamClient({ ...connection, ...login });
    const lamp = await first.deployments.deploy("apps/lamp", { multiplicity: { worker: 2 }, tags: ["blog"] });
    await lamp.waitUntilReady({ refreshPeriodMs: 20 });
    const second = new slipstream.SlipStreamClient(connection);
    const same = await second.deployments.get(lamp.id);
    show("ready", { url: same.serviceUrl, workers: await same.parameter("worker:multiplicity"), tags: same.tags });
    const module = await second.modules.get("apps/WordPress/wordpress");
    show("module", [module.path, module.version > 0]);
    await same.terminate();
    await same.waitUntilTerminated({ refreshPeriodMs: 20 });
    await second.session.logout();
    const logins = server.requests.filter(({ method, path }) => method === "POST" && path === "api/session");
    show("sessions", { state: same.state, logins: logins.length, left: server.resources("session").length });
    const error: unknown = await first.modules.get("apps/none").catch((reason: unknown) => reason);
    show("no module", [error instanceof slipstream.NotFoundError, error instanceof SaltantError]);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The main job of the fourth service, with a wait that another client continues. */
async function synnefoOverHttp(): Promise<void> {
  const server = new synnefoTesting.EmbeddedServer({
    clock: systemClock,
    durations: { buildMs: 30, stopMs: 10, destroyMs: 10 },
  });
  await using listening = await listen(server.handle);
  const connection = { authUrl: `${listening.url}/astakos/identity/v2.0`, token: "alice-token" };
  const cloud = new synnefo.SynnefoClient(connection);
  const image = await cloud.images.list().first();
  const flavor = await cloud.flavors.list().first();
  if (image === undefined || flavor === undefined) throw new Error("the embedded cloud is empty");
  const web = await cloud.servers.create({ name: "web", flavor, image });
  const wait = web.waitUntil("ACTIVE", { refreshPeriodMs: 20 });
  const compute = new synnefo.SynnefoCompute(connection);
  const same = await compute.servers.resumeWait(wait.token, { refreshPeriodMs: 20 });
  await wait;
  show("built", { status: same?.status, isSame: web.equals(same), hasPassword: typeof web.adminPass === "string" });
  const error: unknown = await cloud.servers.start(web).catch((reason: unknown) => reason);
  show("not stopped", [error instanceof synnefo.BadRequestError, error instanceof SaltantError]);
  await web.delete();
  await web.waitUntil("DELETED", { refreshPeriodMs: 20 });
  const quota = Object.values(await cloud.quotas.get())[0]?.["cyclades.vm"];
  show("deleted", { isDeleted: web.isDeleted, used: quota?.usage });
}

await withoutSocket();
await overHttp();
await decapodOverHttp();
await slipstreamOverHttp();
await synnefoOverHttp();
