import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import * as z from "zod";
import * as wrong from "./nonsense.js";
import type { Argument, ArgumentTable } from "./table-tests.js";
import { runningInstance } from "../../running-instance.js";

export const server = new EmbeddedServer();
server.addTask("task", "container");
server.addTask("task");
const [uuid = ""] = server.addInstances(1, { state: "published" });
export const connection = server.connection("admin");
export const client = new SaltantClient(connection);
export const models = {
  containerTaskInstance: client.containerTaskInstances.fromWire(wireInstance("00000000-0000-4000-8000-000000000000")),
  executableTaskInstance: client.executableTaskInstances.fromWire(wireInstance(uuid)),
  containerTaskType: await client.containerTaskTypes.get({ id: 1 }),
  executableTaskType: await client.executableTaskTypes.get({ id: 1 }),
  taskQueue: await client.taskQueues.get({ id: 1 }),
  taskWhitelist: await client.taskWhitelists.get({ id: 1 }),
  user: await client.users.get("bob"),
};
type AnyModel = (typeof models)[keyof typeof models];
// A patch needs a changed property.
models.taskQueue.description = "changed";
models.taskWhitelist.description = "changed";
const list = client.users.list();
const waits = client.executableTaskInstances.waitUntilAllFinished([uuid]);
const schema = z.object({ n: z.number() });
const defined = client.executableTaskTypes.define("task", { arguments: schema });
export const owners = [
  client,
  ...Object.values(client).filter((each) => typeof each === "object"),
  ...Object.values(models),
  list,
  waits,
  defined,
];

function wireInstance(of: string): object {
  return { ...runningInstance, uuid: of, user: null, state: "created" };
}

const request: Argument = { right: undefined, wrong: wrong.wrongRequestOptions };
const write: Argument = { right: undefined, wrong: wrong.wrongWriteOptions };
const bulk: Argument = { right: undefined, wrong: wrong.wrongBulkOptions };
const wait: Argument = { right: undefined, wrong: wrong.wrongWaitOptions };
const id: Argument = { right: 1, wrong: [...wrong.noIds, undefined, models.taskQueue] };
const state: Argument = { right: "running", wrong: [...wrong.noTexts, undefined] };

const noUuids = [
  "",
  " ",
  "..",
  "/",
  "%2e%2e",
  "?",
  "#",
  `${uuid}/`,
  `${uuid}\n`,
  `${uuid}?x=1`,
  uuid.slice(1),
  `{${uuid}}`,
];
const wrongInstances = (own: AnyModel | null): unknown[] => [
  ...[...wrong.noTexts, ...noUuids, undefined, models.taskQueue, models.user, { uuid }, [uuid]],
  ...[models.containerTaskInstance, models.executableTaskInstance].filter((model) => own !== null && model !== own),
];

/** An object of the same class as a manager's models. */
function modelOf(manager: object): AnyModel {
  const model = Object.values(models).find((each) => "model" in manager && each.constructor === manager.model);
  if (model === undefined) throw new Error("there is one of each");
  return model;
}

const instance = (manager: object): Argument => ({ right: modelOf(manager), wrong: wrongInstances(modelOf(manager)) });
/** A bulk operation tries each input, so an invalid one fails alone. */
const many = (wrongOnes: readonly unknown[], right: unknown): Argument => ({
  right: [right],
  wrong: [...wrong.noArrays, ...wrongOnes.map((each) => [each]), new Array(2)],
});

/** Valid input for a manager, and the invalid values of each of its properties. */
function input(manager: object, rightOnes: readonly string[] = []): Argument {
  const model = modelOf(manager);
  const text = { name: [...wrong.noTexts, "", " ", "x".repeat(1_000)], description: wrong.noTexts };
  const type = {
    ...text,
    commandToRun: [...wrong.noTexts, "", "x".repeat(1_000)],
    environmentVariables: [...wrong.noArrays.slice(0, -1), [5], [null], new Array(1)],
    requiredArguments: [...wrong.noArrays.slice(0, -1), [5], [null], new Array(1)],
    requiredArgumentsDefaultValues: [...wrong.noObjects, ...wrong.noJson, new Map(), new Date()],
  };
  const references = (...models: unknown[]): unknown[] => [
    ...wrong.noArrays.slice(0, -1),
    ...[...wrong.noIds, undefined, ...models].map((each) => [each]),
    new Array(1),
  ];
  const queue = models.taskQueue;
  const inputs: readonly (readonly [AnyModel, object, Readonly<Record<string, readonly unknown[]>>])[] = [
    [
      models.containerTaskType,
      { name: "x", commandToRun: "true", containerImage: "x", containerType: "docker" },
      {
        ...type,
        containerImage: [...wrong.noTexts, ""],
        containerType: [...wrong.noTexts, "podman", ""],
        logsPath: wrong.noTexts.slice(1),
      },
    ],
    [
      models.executableTaskType,
      { name: "x", commandToRun: "true" },
      { ...type, jsonFileOption: wrong.noTexts.slice(1) },
    ],
    [
      models.taskQueue,
      { name: "x" },
      {
        ...text,
        name: [...text.name, "a b", "a/b", "a,b"],
        private: wrong.noBooleans,
        active: wrong.noBooleans,
        whitelists: references(queue),
      },
    ],
    [
      models.taskWhitelist,
      { name: "x" },
      {
        ...text,
        whitelistedContainerTaskTypes: references(models.executableTaskType, queue),
        whitelistedExecutableTaskTypes: references(models.containerTaskType, queue),
      },
    ],
    ...([models.containerTaskInstance, models.executableTaskInstance] as const).map((own) => {
      const isContainer = own === models.containerTaskInstance;
      const others = isContainer ? models.executableTaskType : models.containerTaskType;
      return [
        own,
        { taskType: 1, taskQueue: 1 },
        {
          taskType: [...wrong.noIds, undefined, others, queue],
          taskQueue: [...wrong.noIds, undefined, models.taskWhitelist],
          name: [...wrong.noTexts, "x".repeat(1_000)],
          arguments: [...wrong.noObjects, ...wrong.noJson, new Map(), new Date()],
        },
      ] as const;
    }),
  ];
  const found = inputs.find(([each]) => each === model);
  if (found === undefined) throw new Error("there is one for each");
  const [, right, wrongProperties] = found;
  const unknownProperties = [{ ...right, nonsense: 1 }, { ...right, id: 1 }, {}, new Map(), model];
  const wrongOnes = [...wrong.noObjects, undefined, ...unknownProperties, ...wrong.withWrong(wrongProperties, right)];
  return { right, wrong: wrongOnes.filter((each) => !rightOnes.includes(wrong.describeValue(each))) };
}

function filters(manager: object): Argument {
  const known = "uuid" in modelOf(manager) || "name" in modelOf(manager) ? "name" : "username";
  const values = [
    ...wrong.noTexts.filter((each) => !Array.isArray(each)),
    "",
    " ",
    " a",
    "\0",
    "\ud800",
    [""],
    ["a,b"],
    [5],
    [null],
    new Array(1),
  ];
  const lookups = [
    {},
    { nonsense: "x" },
    { contains: 5 },
    { in: "abc" },
    { in: ["a,b"] },
    { exact: 5 },
    { year: "x" },
    { range: ["a", "b"] },
  ];
  const wrongFilters: readonly object[] = [
    { nonsense: 1 },
    { page: 1 },
    { page_size: 1 },
    { __proto__: null, constructor: "x" },
    { toString: "x" },
  ];
  const dates = [
    NaN,
    5,
    "2026-01-01",
    "yesterday",
    new Date(NaN),
    null,
    { range: [new Date()] },
    { lt: new Date(NaN) },
    { year: 1.5 },
  ];
  const hasDates = "datetimeCreated" in modelOf(manager);
  return {
    right: {},
    wrong: [
      ...wrong.noPlainObjects,
      ...wrongFilters,
      ...wrong.withWrong({ [known]: [...values, ...lookups], ...(hasDates && { datetimeCreated: dates }) }),
    ],
  };
}

const environment = { SALTANT_API_URL: connection.baseApiUrl, SALTANT_AUTH_TOKEN: connection.authToken };
const fromEnvironment: Argument = {
  right: { env: environment },
  wrong: [
    ...wrong.noObjects,
    ...wrong.withWrong({
      env: [
        ...wrong.noObjects,
        {},
        { ...environment, SALTANT_API_URL: 5 },
        { ...environment, SALTANT_AUTH_TOKEN: "a b" },
      ],
    }),
    ...wrong.withWrong({ fetch: wrong.noFunctions, timeoutMs: wrong.noMilliseconds }, { env: environment }),
  ],
};
export const clientOptions: Argument = { right: connection, wrong: wrong.wrongClientOptions(connection) };

/** The invalid values of all arguments of saltant's client. */
export const table: ArgumentTable = {
  "Manager.list": (owner) => [filters(owner), { right: undefined, wrong: wrong.wrongListOptions }],
  "ResourceManager.fromWire": () => [
    { right: undefined, wrong: [...wrong.noObjects, undefined, {}, models.user, { id: "1" }] },
  ],
  "Manager.listFromWire": () => [
    {
      right: undefined,
      wrong: [
        ...wrong.noObjects,
        undefined,
        {},
        { count: 1, results: [{}] },
        { count: -1, results: [] },
        { results: [] },
      ],
    },
  ],
  "NamedManager.get": () => [
    {
      right: { id: 1 },
      wrong: [
        ...wrong.noObjects,
        ...[undefined, {}, "task", 1, { id: 1, name: "task" }],
        ...wrong.withWrong({ id: wrong.noIds, name: [...wrong.noTexts, "", " ", " a", { contains: "a" }] }),
      ],
    },
    request,
  ],
  "NamedManager.create": (owner) => [input(owner), write],
  "TaskTypeManager.define": () => [
    { right: "task", wrong: [...wrong.noTexts, "", undefined] },
    {
      right: { arguments: schema },
      wrong: [...wrong.noObjects, {}, ...wrong.withWrong({ arguments: [null, 5, {}, []] })],
    },
  ],
  "DefinedTask.launch": () => [
    { right: { n: 1 }, wrong: [...wrong.noObjects, undefined, {}, { n: "1" }] },
    { right: { taskQueue: 1 }, wrong: [...wrong.wrongLaunchOptions, undefined] },
  ],
  "DefinedTask.launchMany": () => [
    { right: [{ n: 1 }], wrong: [...wrong.noArrays, [{}], [{ n: 1 }, null], new Array(2)] },
    { right: { taskQueue: 1 }, wrong: [...wrong.wrongLaunchManyOptions, undefined] },
  ],
  "NamedManager.put": (owner) => [id, input(owner), write],
  // A patch may omit any property.
  "PatchableManager.patch": (owner) => [id, input(owner, ["{}", "Map(0) {}"]), write],
  "UserManager.get": () => [
    { right: "bob", wrong: [...wrong.noTexts, undefined, "", " ", " bob", "\0", "a\ud800", models.user] },
    request,
  ],
  "TaskInstanceManager.get": () => [{ right: uuid, wrong: wrongInstances(null) }, request],
  "TaskInstanceManager.create": (owner) => [input(owner), request],
  "TaskInstanceManager.createMany": (owner) => [many(input(owner).wrong, input(owner).right), bulk],
  "TaskInstanceManager.clone": (owner) => [instance(owner), request],
  "TaskInstanceManager.cloneMany": (owner) => [many(instance(owner).wrong, uuid), bulk],
  "TaskInstanceManager.terminate": (owner) => [instance(owner), request],
  "TaskInstanceManager.terminateMany": (owner) => [many(instance(owner).wrong, uuid), bulk],
  "TaskInstanceManager.waitUntilFinished": (owner) => [instance(owner), wait],
  "TaskInstanceManager.waitUntilAllFinished": (owner) => [
    many(instance(owner).wrong, uuid),
    { right: undefined, wrong: [...wait.wrong, ...wrong.withWrong({ onProgress: wrong.noFunctions })] },
  ],
  "TaskInstanceManager.updateState": () => [{ right: uuid, wrong: wrongInstances(null) }, state, request],
  "Model.toJSON": () => [],
  "Model.toJSONText": () => [{ right: 0, wrong: [...wrong.noCounts, Infinity] }],
  "Model.equals": () => [],
  "Model.toString": () => [],
  "Model.Symbol(nodejs.util.inspect.custom)": () => [],
  "NamedModel.sync": () => [request],
  "NamedModel.put": () => [request],
  "PatchableModel.patch": () => [request],
  "TaskInstance.sync": () => [request],
  "TaskInstance.clone": () => [request],
  "TaskInstance.terminate": () => [request],
  "TaskInstance.waitUntilFinished": () => [wait],
  [`TaskInstance.${String(Symbol.asyncDispose)}`]: () => [],
  "User.sync": () => [request],
  "Listing.toArray": () => [],
  "Listing.then": () => [],
  "Listing.Symbol(Symbol.asyncIterator)": () => [],
  "Listing.count": () => [],
  "Listing.first": () => [],
  "Listing.pages": () => [],
  "Listing.page": () => [{ right: 1, wrong: [...wrong.noCounts, 0, Infinity, undefined] }],
  "FinishedInstances.then": () => [],
  "FinishedInstances.Symbol(Symbol.asyncIterator)": () => [],
  "SaltantClient.testAuthentication": () => [request],
  "SaltantClient.connect": () => [clientOptions, request],
  "SaltantClient.fromEnv": () => [fromEnvironment],
  fromEnv: () => [fromEnvironment],
  isApiError: () => [],
  parseJson: () => [{ right: "{}", wrong: [] }],
  stringifyJson: () => [
    { right: {}, wrong: [] },
    { right: 0, wrong: [...wrong.noCounts, Infinity] },
  ],
  stringifyJsonAt: () => [
    { right: {}, wrong: [null, undefined, 5, "x"] },
    { right: "a", wrong: [] },
  ],
  errorFromResponse: () => [
    {
      right: new Response(),
      wrong: [...wrong.noObjects, undefined, {}, { status: 404 }, { status: "404", headers: new Headers(), url: "" }],
    },
    { right: "", wrong: [] },
    { right: "GET", wrong: wrong.noTexts },
  ],
};
