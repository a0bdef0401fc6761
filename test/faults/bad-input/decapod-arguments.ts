import { DecapodClient } from "saltant/decapod";
import { EmbeddedServer } from "saltant/decapod/testing";
import * as wrong from "./nonsense.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

export const server = new EmbeddedServer({ workers: "off" });
const connection = server.connection("root");
const client = new DecapodClient(connection);
const [serverId = ""] = server.addServers(1);
const cluster = await client.clusters.get(server.addCluster("ceph", { mons: [serverId] }));
const playbook = await client.playbooks.get("hello_world");
const configuration = await client.playbookConfigurations.create({ name: "hello", cluster, playbook });
const run = await client.executions.create(configuration);
server.startExecution(run.id);
server.addStep({
  ...{ execution_id: run.id, role: "", name: "gather facts", result: "ok", error: {}, server_id: serverId },
  ...{ time_started: 1_767_225_600, time_finished: 1_767_225_601 },
});
const step = await run.steps().first();
const user = await client.users.self();
const role = await client.roles.self();
const node = await client.servers.get(serverId);
const log = run.log();
export const owners = [
  ...[client, ...Object.values(client).filter((each) => typeof each === "object")],
  ...[cluster, playbook, configuration, run, step ?? {}, user, role, node, log, client.users.list()],
];

const request: Argument = { right: undefined, wrong: wrong.wrongRequestOptions };
const wait: Argument = { right: undefined, wrong: wrong.wrongPollingOptions };
const executionWait: Argument = {
  right: undefined,
  wrong: [
    ...wrong.wrongPollingOptions,
    ...wrong.withWrong({ throwOnFailure: wrong.noBooleans, onStep: wrong.noFunctions }),
  ],
};
const listOptions: Argument = { right: undefined, wrong: wrong.wrongWholeListOptions };
const sortedOptions: Argument = {
  right: undefined,
  wrong: [
    ...listOptions.wrong,
    ...wrong.withWrong({
      sortBy: [...wrong.noPlainObjects, { nonsense: "asc" }, { role: "up" }, { toString: "asc" }, { id: 1, name: 1 }],
    }),
  ],
};
const logOptions: Argument = {
  right: undefined,
  wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong({ idleTimeoutMs: [...wrong.noMilliseconds, 0] })],
};
const noIds = [...wrong.noTexts, undefined, "", " ", "..", "."];
/** An id, or a model of one kind. */
const id = (...others: readonly unknown[]): Argument => ({ right: "an-id", wrong: [...noIds, ...others, { id: "x" }] });
const noStrings = [...wrong.noTexts, "", "x".repeat(2_000)];
const version: Argument = { right: 1, wrong: [...wrong.noCounts, 0, Infinity, undefined] };

function filters(known: string): Argument {
  const values = [
    ...wrong.noTexts.filter((each) => typeof each !== "object" || each === null),
    ...[
      "\0",
      "\ud800",
      {},
      { nonsense: "x" },
      { eq: 5 },
      { in: "x" },
      { in: [5] },
      { regexp: "(" },
      { regexp: "a", eq: "b" },
    ],
  ];
  return {
    right: {},
    wrong: [
      ...wrong.noPlainObjects,
      { nonsense: 1 },
      { page: 1 },
      { toString: "x" },
      ...wrong.withWrong({ [known]: values }),
    ],
  };
}

/** What may be written of each kind of resource: a valid input, and the invalid values of its properties. */
const inputs = new Map<unknown, readonly [object, Readonly<Record<string, readonly unknown[]>>]>([
  [
    "UserManager",
    [
      { login: "new", email: "new@example.com", fullName: "New" },
      {
        login: noStrings,
        email: [...noStrings, "x", "x@y"],
        fullName: noStrings,
        roleId: [...wrong.noTexts.slice(1), "", user],
      },
    ],
  ],
  [
    "RoleManager",
    [
      { name: "new", permissions: [] },
      { name: noStrings, permissions: [...wrong.noArrays.slice(0, -1), [5], [{}], [{ name: "api", permissions: 5 }]] },
    ],
  ],
  ["ServerManager", [{ name: "new" }, { name: noStrings }]],
  ["ClusterManager", [{ name: "new" }, { name: [...noStrings, "not good", "\u00e9"] }]],
  [
    "PlaybookConfigurationManager",
    [{ name: "new" }, { name: noStrings, configuration: [...wrong.noObjects, ...wrong.noJson] }],
  ],
]);

/** @param isWhole - Whether all properties must be given. */
function input(manager: object, isWhole: boolean): Argument {
  const [right, wrongOnes] = inputs.get(manager.constructor.name) ?? [{}, {}];
  const nothing = isWhole ? [{}, new Map()] : [];
  return {
    right,
    wrong: [
      ...[...wrong.noObjects, undefined, ...nothing],
      ...[
        { ...right, nonsense: 1 },
        { ...right, id: "x" },
      ],
      ...wrong.withWrong(wrongOnes, right),
    ],
  };
}

const create = (manager: object): readonly Argument[] => [input(manager, true), request];
const environment = { DECAPOD_URL: connection.url, DECAPOD_LOGIN: "root", DECAPOD_PASSWORD: "root" };
const fromEnvironment: Argument = {
  right: { env: environment },
  wrong: [
    ...wrong.noObjects,
    ...wrong.withWrong({ env: [...wrong.noObjects, {}, { ...environment, DECAPOD_URL: 5 }, { DECAPOD_URL: "x" }] }),
    ...wrong.withWrong({ fetch: wrong.noFunctions, timeoutMs: wrong.noMilliseconds }, { env: environment }),
  ],
};
export const clientOptions: Argument = {
  right: connection,
  wrong: [
    ...wrong.noObjects.filter((each) => typeof each !== "object" || each === null || Array.isArray(each)),
    ...wrong.withWrong(
      {
        url: [...wrong.noTexts, "", "host", "ftp://host/", "https://a:b@host/", undefined],
        login: [...wrong.noTexts.filter((each) => each !== undefined), undefined, "a\ud800"],
        password: [...wrong.noTexts, undefined, "a\ud800"],
        token: [...wrong.noTexts, "", "a b", "a\nb"],
        credentials: [...wrong.noObjects, {}, { authorization: 5 }, { authorization: () => "x" }],
        fetch: wrong.noFunctions,
        timeoutMs: [...wrong.noMilliseconds, 0],
      },
      connection,
    ),
  ],
};

/** The invalid values of all arguments of Decapod's client. */
export const table: ArgumentTable = {
  "ResourceManager.fromWire": () => [{ right: undefined, wrong: [...wrong.noObjects, undefined, {}, { id: 5 }] }],
  "VersionedManager.list": (owner) => [filters("id" in owner ? "name" : "id"), sortedOptions],
  "VersionedManager.get": () => [{ right: "an-id", wrong: noIds }, request],
  "VersionedManager.versions": () => [id(playbook), listOptions],
  "VersionedManager.version": () => [id(playbook), version, request],
  "ChangeableManager.update": (owner) =>
    [id(playbook), { right: {}, wrong: [] }, request].map((each, at) =>
      at === 1 ? { right: input(owner, false).right, wrong: [] } : each,
    ),
  "ChangeableManager.put": (owner) => [
    { right: modelOf(owner), wrong: [...wrong.noObjects, undefined, {}, "an-id", playbook] },
    input(owner, false),
    request,
  ],
  "ChangeableManager.delete": () => [id(playbook), request],
  "UserManager.create": create,
  "UserManager.self": () => [request],
  "RoleManager.create": create,
  "RoleManager.self": () => [request],
  "RoleManager.put": (owner) => table["ChangeableManager.put"]?.(owner) ?? [],
  "RoleManager.update": (owner) => table["ChangeableManager.update"]?.(owner) ?? [],
  "PermissionManager.list": () => [request],
  "ServerManager.discover": () => [
    {
      right: { id: serverId, host: "node", username: "ansible" },
      wrong: [
        ...[...wrong.noObjects, undefined, {}],
        ...wrong.withWrong(
          {
            id: [...noStrings, "x", serverId.toUpperCase().replaceAll(/\d/g, "A")],
            host: noStrings,
            username: noStrings,
          },
          { id: serverId, host: "node", username: "ansible" },
        ),
      ],
    },
    {
      right: undefined,
      wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong({ discoveryToken: [...wrong.noTexts, "", "a b"] })],
    },
  ],
  "ServerManager.waitForDiscovery": () => [
    { right: "an-id", wrong: noIds },
    { right: undefined, wrong: [...wrong.wrongPollingOptions, ...wrong.withWrong({ newerThan: wrong.noCounts })] },
  ],
  "ClusterManager.create": create,
  "ClusterManager.waitUntilDeployed": () => [id(playbook), wait],
  "ClusterManager.cinderIntegration": () => [
    id(playbook),
    { right: undefined, wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong({ root: wrong.noTexts })] },
  ],
  "PlaybookManager.list": () => [request],
  "PlaybookManager.get": () => [{ right: "hello_world", wrong: [] }, request],
  "PlaybookConfigurationManager.create": () => {
    const right = { name: "new", cluster, playbook, servers: [node] };
    const properties = {
      name: noStrings,
      cluster: [...noIds, playbook],
      playbook: [...noIds, cluster],
      servers: [...wrong.noArrays.slice(0, -1), [5], [cluster], new Array(1)],
      hints: [...wrong.noPlainObjects, { nonsense: 1 }],
      run: wrong.noBooleans,
    };
    return [
      {
        right,
        wrong: [...wrong.noObjects, undefined, {}, { ...right, nonsense: 1 }, ...wrong.withWrong(properties, right)],
      },
      request,
    ];
  },
  "ExecutionManager.create": () => [
    {
      right: configuration,
      wrong: [
        ...[...wrong.noObjects, undefined, {}, cluster.id],
        ...wrong.withWrong({ id: noIds, version: version.wrong }, { id: "an-id", version: 1 }),
      ],
    },
    request,
  ],
  "ExecutionManager.cancel": () => [id(playbook), request],
  "ExecutionManager.steps": () => [id(playbook), filters("name"), sortedOptions],
  "ExecutionManager.log": () => [id(playbook), logOptions],
  "ExecutionManager.waitUntilFinished": () => [id(playbook), executionWait],
  "ExecutionManager.waitUntilCanceled": () => [id(playbook), wait],
  "ExecutionManager.follow": () => [id(playbook), executionWait],
  "PasswordResetManager.request": () => [{ right: "root", wrong: [...wrong.noTexts, undefined, ""] }, request],
  "PasswordResetManager.peek": () => [{ right: "a-token", wrong: [...wrong.noTexts, undefined, "", ".."] }, request],
  "PasswordResetManager.reset": () => [
    { right: "a-token", wrong: [...wrong.noTexts, undefined, "", ".."] },
    { right: "secret", wrong: [...wrong.noTexts, undefined, ""] },
    request,
  ],
  "InfoManager.get": () => [request],
  "AuthManager.token": () => [],
  "AuthManager.login": () => [request],
  "AuthManager.logout": () => [],
  "AuthManager.forget": () => [],
  "Model.toJSON": () => [],
  "Model.toJSONText": () => [{ right: 0, wrong: [...wrong.noCounts, Infinity] }],
  "Model.equals": () => [],
  "Model.toString": () => [],
  "Model.Symbol(nodejs.util.inspect.custom)": () => [],
  "VersionedModel.sync": () => [request],
  "VersionedModel.versions": () => [listOptions],
  "ChangeableModel.update": (owner) => [{ right: input(managerOf(owner), false).right, wrong: [] }, request],
  "ChangeableModel.put": (owner) => [input(managerOf(owner), false), request],
  "ChangeableModel.delete": () => [request],
  "Cluster.waitUntilDeployed": () => [wait],
  "Cluster.cinderIntegration": () => [
    { right: undefined, wrong: [...wrong.wrongRequestOptions, ...wrong.withWrong({ root: wrong.noTexts })] },
  ],
  "Execution.cancel": () => [request],
  "Execution.waitUntilFinished": () => [executionWait],
  "Execution.waitUntilCanceled": () => [wait],
  "Execution.steps": () => [filters("name"), sortedOptions],
  "Execution.log": () => [logOptions],
  "Execution.follow": () => [executionWait],
  "ExecutionLog.Symbol(Symbol.asyncIterator)": () => [],
  "ExecutionLog.text": () => [],
  "ExecutionLog.stream": () => [],
  "ExecutionLog.download": () => [],
  "Listing.toArray": () => [],
  "Listing.then": () => [],
  "Listing.Symbol(Symbol.asyncIterator)": () => [],
  "Listing.count": () => [],
  "Listing.first": () => [],
  "Listing.pages": () => [],
  "Listing.page": () => [{ right: 1, wrong: [...wrong.noCounts, 0, Infinity, undefined] }],
  "DecapodClient.testAuthentication": () => [request],
  "DecapodClient.connect": () => [{ right: connection, wrong: clientOptions.wrong }, request],
  "DecapodClient.fromEnv": () => [fromEnvironment],
  fromEnv: () => [fromEnvironment],
  isApiError: () => [],
  generateCloudConfig: () => {
    const right = {
      url: "https://host/",
      discoveryToken: "token",
      publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@host",
      username: "ansible",
    };
    const properties = {
      url: [...wrong.noTexts, undefined, "", "ftp://host/"],
      discoveryToken: [...wrong.noTexts, undefined, "", "a b"],
      publicKey: [...wrong.noTexts, undefined, "", "a\nb"],
      username: [...wrong.noTexts, undefined, "", "a b", "a\n"],
      timeoutSeconds: [...wrong.noCounts, 0],
      noDiscovery: wrong.noBooleans,
    };
    return [{ right, wrong: [...wrong.noObjects, undefined, {}, ...wrong.withWrong(properties, right)] }];
  },
  parseJson: () => [{ right: "{}", wrong: [] }],
  stringifyJson: () => [
    { right: {}, wrong: [] },
    { right: 0, wrong: [...wrong.noCounts, Infinity] },
  ],
  stringifyJsonAt: () => [
    { right: {}, wrong: [null, undefined, 5, "x"] },
    { right: "a", wrong: [] },
  ],
};

/** An object of a manager's class of models. */
function modelOf(manager: object): object {
  const models = [cluster, configuration, user, role, node];
  const found = models.find((each) => "model" in manager && each.constructor === manager.model);
  if (found === undefined) throw new Error("there is one of each");
  return found;
}

/** The manager of a model. */
function managerOf(model: object): object {
  const managers = [client.clusters, client.playbookConfigurations, client.users, client.roles, client.servers];
  const found = managers.find((each) => each.model === model.constructor);
  if (found === undefined) throw new Error("there is one for each");
  return found;
}
