import { DecapodClient, type DecapodClientOptions } from "saltant/decapod";
import { EmbeddedServer } from "saltant/decapod/testing";
import type { RecordedResponse } from "./mutations.js";
import type { RecordedOperation } from "./operations.js";

/** A program's use of the client, with the ids of what is on the server. */
type Operation = (client: DecapodClient, ids: Ids) => PromiseLike<unknown>;

interface Ids {
  readonly cluster: string;
  readonly deployed: string;
  readonly server: string;
  readonly configuration: string;
  readonly execution: string;
}

const wait = { refreshPeriodMs: 1_000, timeoutMs: 10_000 };
const login = { login: "root", password: "root" };

const operations: Readonly<Record<string, Operation>> = {
  testAuthentication: (client) => client.testAuthentication(),
  "info.get": (client) => client.info.get(),
  "auth.login": (client) => client.auth.login(),
  "auth.logout": async (client) => {
    await client.users.self();
    await client.auth.logout();
  },
  "users.list": (client) => client.users.list({}, { pageSize: 1 }),
  "users.create": (client) => client.users.create({ login: "new", email: "new@example.com", fullName: "New" }),
  "roles.create": (client) =>
    client.roles.create({ name: "new", permissions: [{ name: "api", permissions: ["view_user", "none"] }] }),
  "roles.self": (client) => client.roles.self(),
  "permissions.list": (client) => client.permissions.list(),
  "playbooks.get": (client) => client.playbooks.get("hello_world"),
  "servers.list by id": (client) => client.servers.list({}, { pageSize: 2, sortBy: { id: "asc" } }),
  "servers.list as a whole": (client) => client.servers.list({ state: "operational" }, { pageSize: Infinity }),
  "servers.discover": (client) =>
    client.servers.discover({ id: "00000000-0000-4000-8000-00000000000a", host: "node9", username: "ansible" }),
  "servers.waitForDiscovery": (client, { server }) => client.servers.waitForDiscovery(server, wait),
  "clusters.get": (client, { cluster }) => client.clusters.get(cluster),
  "clusters.create": (client) => client.clusters.create({ name: "new" }),
  "clusters.update": (client, { cluster }) => client.clusters.update(cluster, { name: "other" }),
  "cluster.put": async (client, { cluster }) => (await client.clusters.get(cluster)).put({ name: "other" }),
  "clusters.delete": (client, { cluster }) => client.clusters.delete(cluster),
  "clusters.versions": (client, { cluster }) => client.clusters.versions(cluster),
  "clusters.version": (client, { cluster }) => client.clusters.version(cluster, 1),
  "clusters.waitUntilDeployed": (client, { deployed }) => client.clusters.waitUntilDeployed(deployed, wait),
  "clusters.cinderIntegration": (client, { deployed }) => client.clusters.cinderIntegration(deployed),
  "configurations.create": (client, { deployed }) =>
    client.playbookConfigurations.create({
      name: "new",
      cluster: deployed,
      playbook: "upgrade_ceph",
      hints: { sync_time: true },
    }),
  "executions.create": (client, { configuration }) => client.executions.create({ id: configuration, version: 1 }),
  "executions.waitUntilFinished": (client, { execution }) =>
    client.executions.waitUntilFinished(execution, { ...wait, throwOnFailure: true, onStep: () => undefined }),
  "executions.follow": async (client, { execution }) => {
    const events = [];
    for await (const event of client.executions.follow(execution, wait)) events.push(event);
    return events;
  },
  "executions.steps": (client, { execution }) => client.executions.steps(execution, { result: "ok" }),
  "executions.cancel": (client, { execution }) => client.executions.cancel(execution),
  "execution.log": (client, { execution }) => client.executions.log(execution).text(),
  "passwordReset.request": (client) => client.passwordReset.request("root"),
  "passwordReset.peek": (client) => client.passwordReset.peek("a-token"),
  "refused: taken": (client) => client.clusters.create({ name: "ceph" }),
  "refused: in use": (client, { deployed }) => client.clusters.delete(deployed),
  "refused: not valid": (client) => client.passwordReset.request("stranger"),
};

/** Runs each operation on its own server and records the responses. */
export async function recordDecapodOperations(): Promise<RecordedOperation[]> {
  return Promise.all(Object.entries(operations).map(([name, run]) => record(name, run)));
}

async function record(name: string, run: Operation): Promise<RecordedOperation> {
  const server = new EmbeddedServer({ workers: "off" });
  const ids = await fill(server);
  const responses: RecordedResponse[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await server.fetch(input, init);
    responses.push({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.clone().text(),
    });
    return response;
  };
  await run(clientFor(fetch, server.clock, {}), ids).then(undefined, () => undefined);
  if (responses.length === 0) throw new Error(`${name} sent no request`);
  return { name, responses, run: (hostile, clock, more) => run(clientFor(hostile, clock, more), ids) };
}

/** Puts a little of everything on a server. */
async function fill(server: EmbeddedServer): Promise<Ids> {
  const setUp = new DecapodClient(server.connection("root"));
  const [first = "", second = ""] = server.addServers(4);
  const cluster = server.addCluster("ceph", {});
  const deployed = server.addCluster("deployed", { mons: [first] });
  server.setCinderIntegration(deployed, { config: "[global]", keyrings: { "images.keyring": "[client.images]" } });
  const input = { name: "hello", cluster: deployed, playbook: "hello_world" };
  const configuration = await setUp.playbookConfigurations.create(input);
  const execution = await setUp.executions.create(configuration);
  server.startExecution(execution.id);
  server.addStep({
    ...{ execution_id: execution.id, role: "", name: "gather facts", result: "ok", error: {}, server_id: first },
    ...{ time_started: 1_767_225_600, time_finished: 1_767_225_601 },
  });
  server.finishExecution(execution.id, "completed", "a line\n");
  return { cluster, deployed, server: second, configuration: configuration.id, execution: execution.id };
}

function clientFor(fetch: typeof globalThis.fetch, clock: EmbeddedServer["clock"], more: object): DecapodClient {
  const options: DecapodClientOptions = { url: "http://decapod.test", ...login, fetch, clock, ...more };
  return new DecapodClient(options);
}
