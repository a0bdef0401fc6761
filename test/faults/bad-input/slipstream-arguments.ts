import { SlipStreamClient } from "saltant/slipstream";
import { exampleModules } from "saltant/slipstream/testing";
import * as wrong from "./nonsense.js";
import { cimiOwners, cimiTable, server } from "./slipstream-cimi-arguments.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

export { server };
for (const module of exampleModules) server.addModule(module);
server.addVm({ cloud: "c1", user: "joe", instanceId: "i-1" });
const connection = server.connection("joe");
const client = new SlipStreamClient(connection);
const deployment = await client.deployments.deploy("apps/lamp", { scalable: true });
const [app] = await client.appStore.list();
const module = await client.modules.get("apps/WordPress/wordpress");
const [version] = await module.versions();
const user = await client.users.get();
const [item] = await new SlipStreamClient(server.connection("root")).users.list();
const [usage] = await client.usage.list();
const [machine] = await client.virtualMachines.list();
export const owners: readonly object[] = [
  ...[client, ...Object.values(client).filter((each) => typeof each === "object"), ...cimiOwners],
  ...[deployment, app ?? {}, module, version ?? {}, user, item ?? {}, usage ?? {}, machine ?? {}],
  client.modules.children(),
];

const request: Argument = { right: undefined, wrong: wrong.wrongRequestOptions };
const pagedOptions: Argument = { right: undefined, wrong: [...wrong.wrongListOptions, { pageSize: 501 }] };
const wait: Argument = { right: undefined, wrong: wrong.wrongPollingOptions };
const parameterWait: Argument = {
  right: undefined,
  wrong: [...wait.wrong, ...wrong.withWrong({ until: wrong.noFunctions, force: wrong.noBooleans })],
};
const noNames = [...wrong.noTexts, undefined];
const filledName = (right: string): Argument => ({ right, wrong: [...noNames, ""] });

const noPaths = [
  ...noNames,
  "",
  "/",
  "module",
  "module/",
  "5",
  "apps/new",
  "apps/..",
  "./apps",
  "apps//x",
  "a/\ud800",
  deployment,
];
const path: Argument = { right: "apps/x", wrong: noPaths };
const childrenOptions: Argument = {
  right: undefined,
  wrong: [...request.wrong, ...wrong.withWrong({ recursive: wrong.noBooleans })],
};
const noChanges = wrong.withWrong({
  description: [...wrong.noTexts, "\0", "\ud800"],
  logoLink: [...wrong.noTexts, "\u0001"],
  reference: noPaths.filter((each) => each !== undefined && each !== null),
  imageIds: [
    ...wrong.noPlainObjects,
    ...[{ "": "id" }, { "\0": "id" }],
    ...wrong.withWrong({ c1: [...wrong.noTexts.filter((each) => each !== null), undefined, "\0"] }),
  ],
  keepsOthers: wrong.noBooleans,
});
const componentChanges: Argument = {
  right: { description: "d" },
  wrong: [
    ...[...wrong.noPlainObjects, undefined, {}, { nonsense: 1 }, { toString: "x" }, { description: undefined }],
    ...[{ keepsOthers: true }, { reference: "a", imageIds: {} }, ...noChanges],
  ],
};
const buildOptions: Argument = {
  right: undefined,
  wrong: [...request.wrong, ...wrong.withWrong({ cloud: wrong.noTexts })],
};
const deleteOptions: Argument = {
  right: undefined,
  wrong: [...request.wrong, ...wrong.withWrong({ allVersions: wrong.noBooleans })],
};

const id: Argument = { right: "an-id", wrong: [...noNames, "", " ", "..", ".", "run/", { id: "x" }, module] };
const key: Argument = { right: "ss:state", wrong: [...noNames, "", "state", ":state", "ss:", "ss: x", "ss:a b"] };
const node: Argument = { right: "worker", wrong: [...noNames, "", " ", "worker:1", "..", "."] };
const quantity: Argument = { right: 1, wrong: [...wrong.noCounts, Infinity] };
const instanceIds: Argument = {
  right: [1],
  wrong: [
    ...[null, undefined, Symbol("x"), () => 1, NaN, -1, 1.5, Infinity, 2 ** 53, true, {}, new Date()],
    ...["", " ", "a", "1,", "1,,2", "1.5", [], ["a"], [1, null], [1, {}], [[1, 2]], [Symbol("x")], new Array(1)],
  ],
};
const parameterOptions: Argument = {
  right: undefined,
  wrong: [...request.wrong, ...wrong.withWrong({ force: wrong.noBooleans, ignoreAbort: wrong.noBooleans })],
};
const events: readonly Argument[] = [
  { right: undefined, wrong: [null, 5, {}, "States", ["state", "x"], [5]] },
  { right: undefined, wrong: wrong.wrongWholeListOptions },
];
const noValues = [Symbol("x"), () => 1, NaN, Infinity, {}, 10n, new Date(), "\ud800", [null], [{}], [[1]]];
const noCountsByNode = [
  ...wrong.noPlainObjects,
  { "": 1 },
  { "a--b": 1 },
  ...wrong.withWrong({ a: [...wrong.noCounts, Infinity] }),
];
const deployInput: Argument = {
  right: undefined,
  wrong: [
    ...[...wrong.noObjects, { nonsense: 1 }, { toString: "x" }],
    ...wrong.withWrong({
      cloud: [
        ...wrong.noPlainObjects.filter((each) => typeof each !== "string"),
        { a: 5 },
        { "": "c" },
        { "a--b": "c" },
      ],
      parameters: [
        ...[
          ...wrong.noPlainObjects,
          { "": 1 },
          { "a--b": 1 },
          { a: 1, b: { c: 1 } },
          { a: { "": 1 } },
          { a: { "b--c": 1 } },
        ],
        ...wrong.withWrong({ a: noValues.filter((each) => typeof each !== "object" || Array.isArray(each)) }),
        ...noValues.map((value) => ({ a: { b: value } })),
      ],
      multiplicity: noCountsByNode,
      toleratedFailures: noCountsByNode,
      tags: [...wrong.noTexts.filter((each) => !Array.isArray(each)), "", "a,", [5], [""], ["a,b"], [undefined]],
      keepRunning: [...wrong.noTexts, "", "sometimes", "toString"],
      scalable: wrong.noBooleans,
      checkSshKey: wrong.noBooleans,
      rawParameters: [...wrong.noPlainObjects, { redirect_to_dashboard: true }, ...wrong.withWrong({ a: noValues })],
      once: [...wrong.noTexts, "", " ", "a,b"],
    }),
    { cloud: "c1", parameters: { a: { b: 1 } } },
    { cloud: { a: "c1" }, parameters: { b: 1 } },
  ],
};

const noUsernames = [...noNames, "", "new", "..", ".", "\0", { username: "x" }, deployment];
const newUser = { username: "bob", password: "pw", email: "bob@example.org", firstName: "Bob", lastName: "Ob" };
const noUserValues = {
  password: [...wrong.noTexts, "", "\0"],
  email: [...wrong.noTexts, "\0"],
  firstName: wrong.noTexts,
  lastName: wrong.noTexts,
  organization: wrong.noTexts,
  roles: [...wrong.noArrays.slice(0, -1), [5], [""], ["a,b"], [undefined]],
  privileged: wrong.noBooleans,
  defaultCloud: wrong.noTexts,
  keepRunning: [...wrong.noTexts, "", "sometimes"],
  sshPublicKeys: [...wrong.noTexts, [5], [undefined]].filter((each) => !Array.isArray(each) || each[0] !== "a"),
  logVerbosity: [...wrong.noCounts, 4, Infinity],
  executionTimeout: [...wrong.noCounts, Infinity],
  usageEmail: [...wrong.noTexts, "", "weekly"],
  cloudParameters: [
    ...[...wrong.noPlainObjects, { c1: 5 }, { c1: [] }, { "": { a: 1 } }, { c1: { "": 1 } }, { "\0": { a: 1 } }],
    ...[Symbol("x"), () => 1, NaN, {}, [], "\0"].map((a) => ({ c1: { a } })),
  ],
};
const missing = Object.keys(newUser).map((name) => ({ ...newUser, [name]: undefined }));
const createdUser: Argument = {
  right: newUser,
  wrong: [
    ...[...wrong.noPlainObjects, undefined, {}, { ...newUser, nonsense: 1 }, ...missing],
    ...wrong.withWrong({ username: noUsernames.filter((each) => each !== undefined), ...noUserValues }, newUser),
  ],
};
const userChanges: Argument = {
  right: { email: "x@example.org" },
  wrong: [
    ...[...wrong.noPlainObjects, undefined, {}, { nonsense: 1 }, { username: "x" }, { email: undefined }],
    ...wrong.withWrong(noUserValues),
  ],
};

const filters = (known: Readonly<Record<string, readonly unknown[]>>): Argument => ({
  right: undefined,
  wrong: [...wrong.noPlainObjects, { nonsense: 1 }, { toString: "x" }, ...wrong.withWrong(known)],
});

const login = { href: "session-template/internal", username: "joe", password: "x" };
const noLogins = [
  ...wrong.noPlainObjects,
  {},
  { href: "" },
  ...wrong.withWrong({ href: wrong.noTexts }),
  ...wrong.noJson,
];
const loginParts = () => [filledName("joe"), filledName("x"), request];

const environment = { SLIPSTREAM_ENDPOINT: "https://host", SLIPSTREAM_USERNAME: "joe", SLIPSTREAM_PASSWORD: "x" };
const fromEnvironment: Argument = {
  right: { env: environment },
  wrong: [
    ...wrong.noObjects,
    ...wrong.withWrong({
      env: [...wrong.noObjects, {}, { ...environment, SLIPSTREAM_ENDPOINT: 5 }, { SLIPSTREAM_ENDPOINT: "x" }],
    }),
    ...wrong.withWrong({ fetch: wrong.noFunctions, timeoutMs: wrong.noMilliseconds }, { env: environment }),
  ],
};
export const clientOptions: Argument = {
  right: connection,
  wrong: [
    ...wrong.noObjects.filter((each) => typeof each !== "object" || each === null || Array.isArray(each)),
    ...wrong.withWrong(
      {
        endpoint: [...wrong.noTexts, "", "host", "ftp://host/", "https://a:b@host/", undefined],
        username: [...wrong.noTexts, undefined, "", "a\ud800"],
        password: [...wrong.noTexts, undefined, "", "a\ud800"],
        key: ["credential/x"],
        secret: ["x"],
        login: [login],
        credentials: [...wrong.noObjects, {}, { authorization: 5 }, { authorization: () => ({}) }],
        cookieStore: [...wrong.noObjects, {}, { load: 5, save: 5 }, { load: () => [] }],
        insecure: wrong.noBooleans,
        fetch: wrong.noFunctions,
        timeoutMs: [...wrong.noMilliseconds, 0],
      },
      connection,
    ),
    ...noLogins.map((each) => ({ endpoint: "https://host", login: each })),
    ...[{ key: "" }, { secret: "" }, { key: 5 }, { secret: undefined }].map((each) => ({
      ...{ endpoint: "https://host", key: "credential/x", secret: "x" },
      ...each,
    })),
  ],
};

/** The invalid values of all arguments of SlipStream's client. */
export const table: ArgumentTable = {
  ...cimiTable,
  "ResourceManager.fromWire": () => [{ right: undefined, wrong: [...wrong.noObjects, undefined, {}, { id: 5 }] }],
  "AppStoreManager.list": () => [request],
  "ModuleManager.get": () => [path, request],
  "ModuleManager.children": () => [
    {
      right: "apps",
      wrong: noPaths.filter(
        (each) => each !== undefined && (typeof each !== "string" || !/^(\/|module\/?)?$/.test(each)),
      ),
    },
    childrenOptions,
  ],
  "ModuleManager.nodes": () => [path, request],
  "ModuleManager.parameters": () => [
    path,
    { right: undefined, wrong: [...wrong.noArrays.slice(0, -1), [5], [null], new Array(1)] },
    request,
  ],
  "ModuleManager.imageIdentifiers": () => [path, request],
  "ModuleManager.versions": () => [path, request],
  "ModuleManager.update": () => [path, componentChanges, request],
  "ModuleManager.build": () => [path, buildOptions],
  "ModuleManager.publish": () => [path, request],
  "ModuleManager.unpublish": () => [path, request],
  "ModuleManager.delete": () => [path, deleteOptions],
  "Module.children": () => [childrenOptions],
  "Module.versions": () => [request],
  "Module.update": () => [componentChanges, request],
  "Module.build": () => [buildOptions],
  "Module.publish": () => [request],
  "Module.unpublish": () => [request],
  "Module.delete": () => [deleteOptions],
  "ModuleTree.toArray": () => [],
  "ModuleTree.then": () => [],
  "ModuleTree.Symbol(Symbol.asyncIterator)": () => [],
  "DeploymentManager.deploy": () => [path, deployInput, request],
  "DeploymentManager.list": () => [
    filters({
      active: wrong.noBooleans,
      cloud: wrong.noTexts,
      username: wrong.noTexts,
      module: noPaths.filter((each) => each !== undefined),
    }),
    pagedOptions,
  ],
  "DeploymentManager.get": () => [id, request],
  "DeploymentManager.terminate": () => [id, request],
  "DeploymentManager.parameter": () => [id, key, parameterOptions],
  "DeploymentManager.parameterKeys": () => [id, request],
  "DeploymentManager.nodeInstances": () => [id, node, request],
  "DeploymentManager.addNodeInstances": () => [id, node, quantity, request],
  "DeploymentManager.removeNodeInstances": () => [id, node, instanceIds, request],
  "DeploymentManager.events": () => [
    { ...id, wrong: id.wrong.filter((each) => each !== "." && each !== "..") },
    ...events,
  ],
  "DeploymentManager.waitUntilReady": () => [id, wait],
  "DeploymentManager.waitUntilTerminated": () => [id, wait],
  "DeploymentManager.waitUntilScaled": () => [id, wait],
  "DeploymentManager.waitForParameter": () => [id, key, parameterWait],
  "Deployment.sync": () => [request],
  "Deployment.terminate": () => [request],
  "Deployment.parameter": () => [key, parameterOptions],
  "Deployment.parameterKeys": () => [request],
  "Deployment.nodeInstances": () => [node, request],
  "Deployment.waitUntilReady": () => [wait],
  "Deployment.waitUntilTerminated": () => [wait],
  "Deployment.waitUntilScaled": () => [wait],
  "Deployment.waitForParameter": () => [key, parameterWait],
  "Deployment.addNodeInstances": () => [node, quantity, request],
  "Deployment.removeNodeInstances": () => [node, instanceIds, request],
  "Deployment.events": () => events,
  "SessionManager.login": () => [{ right: login, wrong: noLogins }, request],
  "SessionManager.loginInternal": loginParts,
  "SessionManager.loginApiKey": loginParts,
  "SessionManager.logout": () => [request],
  "SessionManager.current": () => [request],
  "SessionManager.isAuthenticated": () => [request],
  "SessionManager.username": () => [request],
  "SessionManager.templates": () => [{ right: undefined, wrong: wrong.wrongWholeListOptions }],
  "UsageManager.list": () => [request],
  "UsageManager.get": () => [{ right: "c1", wrong: noNames }, request],
  "UserManager.list": () => [request],
  "UserManager.get": () => [
    { right: "joe", wrong: noUsernames.filter((each) => each !== null && each !== undefined) },
    request,
  ],
  "UserManager.create": () => [
    createdUser,
    { right: undefined, wrong: [...request.wrong, ...wrong.withWrong({ overwrite: wrong.noBooleans })] },
  ],
  "UserManager.update": () => [
    { right: "joe", wrong: noUsernames.filter((each) => each !== null) },
    userChanges,
    request,
  ],
  "UserManager.delete": () => [{ right: "joe", wrong: noUsernames }, request],
  "User.sync": () => [request],
  "User.update": () => [userChanges, request],
  "User.delete": () => [request],
  "VirtualMachineManager.list": () => [
    filters({
      deployment: [...wrong.noTexts, "", { id: 5 }, { id: "" }],
      cloud: wrong.noTexts,
      deploymentOwner: wrong.noTexts,
      user: wrong.noTexts,
    }),
    pagedOptions,
  ],
  "Model.toJSON": () => [],
  "Model.toJSONText": () => [{ right: 0, wrong: [...wrong.noCounts, Infinity] }],
  "Model.equals": () => [],
  "Model.toString": () => [],
  "Model.Symbol(nodejs.util.inspect.custom)": () => [],
  "Listing.toArray": () => [],
  "Listing.then": () => [],
  "Listing.Symbol(Symbol.asyncIterator)": () => [],
  "Listing.count": () => [],
  "Listing.first": () => [],
  "Listing.pages": () => [],
  "Listing.page": () => [{ right: 1, wrong: [...wrong.noCounts, 0, Infinity, undefined] }],
  "SlipStreamClient.testAuthentication": () => [request],
  "SlipStreamClient.connect": () => [{ right: connection, wrong: clientOptions.wrong }, request],
  "SlipStreamClient.fromEnv": () => [fromEnvironment],
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
};
