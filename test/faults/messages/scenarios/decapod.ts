import {
  DecapodClient,
  type DecapodClientOptions,
  type Logger,
  type RequestOptions,
  type RoleInput,
} from "saltant/decapod";
import { json, type LoggedScenario, type MockResponse, type Options, page, type Scenario } from "./mock-client.js";
import { VirtualClock } from "saltant/testing";

const id = "00000000-0000-4000-8000-000000000001";
const connection = { url: "https://host/", login: "root", password: "root-password" };
const envelope = { id, version: 1, time_updated: 1_767_225_600, time_deleted: 0, initiator_id: null };
const wireCluster = { ...envelope, model: "cluster", data: { name: "ceph", configuration: {} } };
const wireExecution = (state: string, version = 1) => ({
  ...envelope,
  ...{ model: "execution", version },
  data: { state, playbook_configuration: { id, version: 1, playbook_name: "hello_world" } },
});
const wireStep = (role: string, serverId: string | null, error: object) => ({
  ...envelope,
  ...{ id: "0".repeat(24), model: "execution_step" },
  data: {
    ...{ execution_id: id, role, name: "install", result: "error", error },
    ...{ server_id: serverId, time_started: 1_767_225_600, time_finished: 1_767_225_601 },
  },
});
const list = (...items: readonly object[]): object => ({ items, page: 1, per_page: 25, total: items.length });
const refusal = (status: number, error: string, message: string): MockResponse =>
  json({ code: status, error, message }, status);

/** A client whose server sends these responses, and repeats the last one. */
function client(responses: readonly MockResponse[], options: Options = {}): DecapodClient {
  let requests = 0;
  const fetch = async (): Promise<Response> => {
    const response = responses[Math.min(requests, responses.length - 1)];
    requests += 1;
    if (response === undefined) throw new Error("no request should be sent");
    return response();
  };
  const token = { url: "https://host/", token: "a-token" };
  return new DecapodClient({ ...token, fetch, clock: new VirtualClock(), retry: { baseDelayMs: 0 }, ...options });
}

const make = (options: Options): unknown => new DecapodClient(options as unknown as DecapodClientOptions);
const offline = client([]);
const cluster = offline.clusters.fromWire(wireCluster);
const playbook = offline.playbooks.fromWire({
  ...{ id: "pool", name: "Pool", description: "", required_server_list: false, server_list_policy: "any_server" },
  hints: [
    { id: "fast", description: "", type: "boolean", values: [], default_value: false },
    { id: "count", description: "", type: "integer", values: [], default_value: 1 },
    { id: "label", description: "", type: "string", values: [], default_value: "" },
    { id: "kind", description: "", type: "string", values: ["a", "b"], default_value: "a" },
  ],
});
const withoutHints = offline.playbooks.fromWire({ ...playbook.toJSON(), id: "plain", hints: [] });
const configure = (hints: Options, by = playbook): unknown =>
  offline.playbookConfigurations.create({ name: "x", cluster, playbook: by, hints: hints as never });
const filter = (filters: Options): unknown => offline.clusters.list(filters);
const run = (state: string, options: Options, ...more: readonly MockResponse[]): unknown =>
  client([json(wireExecution(state)), ...more]).executions.waitUntilFinished(id, options);

/** A log of which the rest never arrives. */
const stalledLog: MockResponse = () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array([65]));
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/plain" } });
};

async function readLog(response: MockResponse): Promise<void> {
  for await (const line of client([response]).executions.log(id)) if (line === "none") return;
}

/** Errors of Decapod's client. */
export const decapod: readonly Scenario[] = [
  // Options.
  () => make({}),
  () => make({ url: "https://host/" }),
  () => make({ ...connection, credentials: { authorization: () => "x" } }),
  () => make({ ...connection, password: 5 }),
  () => make({ url: "https://host/", token: "a b" }),
  () => DecapodClient.fromEnv({ env: {} }),
  () => DecapodClient.fromEnv({ env: { DECAPOD_URL: "https://host/" } }),
  () => DecapodClient.fromEnv({ env: { DECAPOD_URL: "https://host/", DECAPOD_LOGIN: "root" } }),
  () => DecapodClient.fromEnv({ env: { DECAPOD_URL: "https://host/", DECAPOD_TOKEN: " " } }),
  // Credentials.
  () => offline.auth.login(),
  async () => {
    const own = client([json({})], { token: "a-token" });
    own.auth.forget();
    await own.users.self();
  },
  () => client([json({})], connection).users.self(),
  () => client([json({ id: "x y", data: {} })], { ...connection, token: undefined }).auth.login(),
  () =>
    client([json({ id: "xyz", data: { expires_at: "soon", user: 5 } })], {
      ...connection,
      token: undefined,
    }).auth.login(),
  () =>
    client([refusal(401, "Unauthorized", "The server could not verify you.")], {
      ...connection,
      token: undefined,
    }).users.self(),
  // Refusals.
  () =>
    client([refusal(400, "InvalidJSONError", "'name' is a required property\n'x' is not of type 'y'")]).users.self(),
  () => client([refusal(400, "ImpossibleToCreateSuchModel", "Cluster exists")]).clusters.create({ name: "ceph" }),
  () => client([refusal(400, "PlainTextError", "'host'")]).users.self(),
  () => client([refusal(403, "Forbidden", "You have no permission.")]).users.self(),
  () => client([refusal(404, "404 Not Found: The URL was not found", "")]).users.self(),
  () => client([refusal(405, "MethodNotAllowed", "The method is not allowed.")]).users.delete(id),
  () => client([page("<title>Nothing here</title>", 404)]).users.self(),
  () =>
    client([page("<title>Sign in</title>")])
      .executions.log(id)
      .text(),
  () => client([json({})]).roles.self(),
  () => client([json({ ...wireCluster, data: { name: "x", configuration: { mons: 5 } } })]).clusters.get(id),
  () => client([json({ items: [{ ...playbook.toJSON(), hints: [5] }] })]).playbooks.list(),
  () => client([json({ items: [{ name: 5 }] })]).permissions.list(),
  () =>
    client([
      json(list(wireStep("", null, {}), { ...wireStep("", null, {}), data: { time_started: "x" } })),
    ]).executions.steps(id),
  () => client([json({ ...wireExecution("x"), data: { state: 5, playbook_configuration: {} } })]).executions.get(id),
  () => client([json({ ...envelope, model: "server", data: { facts: 5 } })]).servers.get(id),
  () =>
    client([
      json({ ...envelope, model: "playbook_configuration", data: { configuration: 5 } }),
    ]).playbookConfigurations.get(id),
  () => client([json({ "ceph.conf": 5 })]).clusters.cinderIntegration(id),
  () => client([json({ time: {}, version: "1" })]).info.get(),
  () => client([json({ items: [] })]).playbooks.get("none"),
  // Versions.
  () =>
    client([
      refusal(400, "CannotUpdateManagedFieldsError", "It is forbidden"),
      json({ ...wireCluster, version: 3 }),
    ]).clusters.put(cluster, { name: "new" }),
  () => client([page("", 502), json({ ...wireCluster, version: 2 })]).clusters.put(cluster, { name: "new" }),
  () => offline.clusters.put(5 as never, { name: "new" }),
  () => offline.clusters.put(cluster, { name: "not good" }),
  () => offline.clusters.put(cluster, { nmae: "x" } as never),
  // Input.
  () => offline.clusters.get(5 as never),
  () => offline.users.get(cluster as never),
  () => offline.clusters.create({ name: 5 as never }),
  () => offline.clusters.version(id, 0),
  () => offline.users.create(5 as never),
  () => offline.users.create({ login: "", email: "x", fullName: "x", roleId: 5 as never }),
  () => offline.roles.create({ name: "x", permissions: [{ name: "api" }] } as unknown as RoleInput),
  () => offline.servers.discover({ id: "XYZ", host: "h", username: "u" }),
  () => offline.servers.discover({ id, host: "h", username: "u" }, { discoveryToken: "" }),
  () => offline.servers.waitForDiscovery(id, { newerThan: -1 }),
  () => offline.executions.create(5 as never),
  () => offline.executions.create({ id: 5 as never, version: 1 }),
  () => offline.executions.create({ id, version: "1" as never }),
  () => offline.executions.log(id, { idleTimeoutMs: 0 }),
  () => offline.executions.waitUntilFinished(id, { onStep: 5 as never }),
  () => offline.passwordReset.reset("", "x"),
  () => offline.clusters.get(id, 5 as unknown as RequestOptions),
  () => configure({ fats: true }),
  () => configure({ fast: true }, withoutHints),
  () => configure({ fast: "yes" }),
  () => configure({ count: -1 }),
  () => configure({ label: 5 }),
  () => configure({ kind: "c" }),
  () => offline.playbookConfigurations.create({ name: "x", cluster, playbook, servers: 5 as never }),
  () => offline.playbookConfigurations.create({ name: "x", cluster: playbook as never, playbook }),
  // Filters.
  () => filter({ nmae: "x" }),
  () => offline.playbookConfigurations.list({ state: "x" } as never),
  () => offline.executions.steps(id, { state: "x" } as never),
  () => filter({ name: {} }),
  () => filter({ name: { like: "x" } }),
  () => filter({ name: { regexp: "x", eq: "y" } }),
  () => filter({ name: { in: "x" } }),
  () => filter({ name: 5 }),
  () => filter({ name: "\0" }),
  () => filter({ name: { regexp: "(" } }),
  () => filter({ name: { regexp: "(?<a>b)" } }),
  () => filter({ version: "1" }),
  () => filter({ isLatest: "yes" }),
  () => filter({ timeUpdated: "today" }),
  () => filter({ timeUpdated: new Date(1) }),
  () => offline.servers.list({ state: "broken" as never }),
  () => offline.servers.list({ "facts.x": null as never }),
  () => offline.clusters.list({}, { sortBy: { nmae: "asc" } as never }),
  () => offline.clusters.list({}, { sortBy: { name: "up" as never } }),
  () => offline.clusters.list({}, { sortBy: { name: "asc", id: "asc" } }),
  // Waits.
  () => run("started", { timeoutMs: 10_000 }),
  () => run("failed", { throwOnFailure: true }, page("", 403)),
  () => run("failed", { throwOnFailure: true }, json(list(wireStep("", null, {})))),
  () => run("failed", { throwOnFailure: true }, json(list(wireStep("ceph-mon", id, { msg: "no space left" })))),
  () => run("canceled", { throwOnFailure: true }),
  () => client([json(wireExecution("completed"))]).executions.waitUntilCanceled(id),
  () => client([json(wireExecution("failed"))]).executions.waitUntilCanceled(id),
  () => client([json({ ...wireCluster, time_deleted: 1_767_225_600 })]).clusters.waitUntilDeployed(id),
  () => client([json(wireCluster)]).clusters.waitUntilDeployed(id, { timeoutMs: 1_000 }),
  () => client([refusal(404, "NotFound", "")]).servers.waitForDiscovery(id, { timeoutMs: 1_000 }),
  () => readLog(stalledLog),
];

/** Warnings of Decapod's client. */
export const loggedDecapod: readonly LoggedScenario[] = [
  (logger: Logger) => {
    const wireRole = { ...envelope, model: "role", data: { name: "x", permissions: [] } };
    return client([json(wireRole)], { logger }).roles.create({
      name: "x",
      permissions: [{ name: "api", permissions: ["none"] }],
    });
  },
];
