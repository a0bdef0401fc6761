import {
  AmbiguousOutcomeError,
  BadRequestError,
  ContainerTaskType,
  ExecutableTaskType,
  InvalidInputError,
  type NamedManager,
  type NamedModel,
  NotFoundError,
  PermissionDeniedError,
  type SaltantClient,
  TaskQueue,
  TaskWhitelist,
} from "saltant";
import { describe, expect, it } from "vitest";
import { encodeInput } from "../../../src/core/data/input.js";
import { taskQueueInput } from "../../../src/saltant/models/task-queue.js";
import { taskWhitelistInput } from "../../../src/saltant/models/task-whitelist.js";
import { errorOf, createTestServer } from "../support.js";

/** The common interface of the four managers of named resources. */
type AnyNamedManager = NamedManager<NamedModel<object, object>, object, object, object>;

interface Case {
  readonly manager: (client: SaltantClient) => AnyNamedManager;
  readonly model: abstract new (...args: never) => unknown;
  readonly noun: string;
  readonly path: string;
  /** The input of a create, as the caller's object and as the request body. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The server's response. */
  readonly properties: Readonly<Record<string, unknown>>;
}

const taskTypeDefaults = {
  environmentVariables: [],
  requiredArguments: [],
  requiredArgumentsDefaultValues: {},
};

// Each needs a cast: a manager takes the input of its own kind only, and the cases cover all managers.
const cases: Record<string, Case> = {
  containerTaskTypes: {
    manager: (client) => client.containerTaskTypes as unknown as AnyNamedManager,
    model: ContainerTaskType,
    noun: "container task type",
    path: "containertasktypes/",
    input: { name: "x", commandToRun: "run", containerImage: "ubuntu", containerType: "docker", logsPath: "/logs" },
    body: { name: "x", command_to_run: "run", container_image: "ubuntu", container_type: "docker", logs_path: "/logs" },
    properties: {
      ...taskTypeDefaults,
      commandToRun: "run",
      containerImage: "ubuntu",
      containerType: "docker",
      logsPath: "/logs",
      resultsPath: null,
    },
  },
  executableTaskTypes: {
    manager: (client) => client.executableTaskTypes as unknown as AnyNamedManager,
    model: ExecutableTaskType,
    noun: "executable task type",
    path: "executabletasktypes/",
    input: { name: "x", commandToRun: "run", requiredArguments: ["n"], jsonFileOption: "--json" },
    body: { name: "x", command_to_run: "run", required_arguments: ["n"], json_file_option: "--json" },
    properties: { ...taskTypeDefaults, commandToRun: "run", requiredArguments: ["n"], jsonFileOption: "--json" },
  },
  taskQueues: {
    manager: (client) => client.taskQueues as unknown as AnyNamedManager,
    model: TaskQueue,
    noun: "task queue",
    path: "taskqueues/",
    input: { name: "x", private: true, runsExecutableTasks: false, whitelists: [] },
    body: { name: "x", private: true, runs_executable_tasks: false, whitelists: [] },
    properties: {
      private: true,
      runsExecutableTasks: false,
      runsDockerContainerTasks: true,
      runsSingularityContainerTasks: true,
      active: true,
      whitelists: [],
    },
  },
  taskWhitelists: {
    manager: (client) => client.taskWhitelists as unknown as AnyNamedManager,
    model: TaskWhitelist,
    noun: "task whitelist",
    path: "taskwhitelists/",
    input: { name: "x", whitelistedContainerTaskTypes: [] },
    body: { name: "x", whitelisted_container_task_types: [] },
    properties: { whitelistedContainerTaskTypes: [], whitelistedExecutableTaskTypes: [] },
  },
};

describe.each(Object.entries(cases))("client.%s", (_, { manager: of, model, noun, path, input, body, properties }) => {
  it("creates: sends the API's field names, returns the model", async () => {
    const { client, last } = createTestServer();
    const made = await of(client).create({ ...input, description: undefined });
    expect(last()).toMatchObject({ method: "POST", path, body, status: 201 });
    expect(last().headers).toMatchObject({ "content-type": "application/json", accept: "application/json" });
    expect(made).toBeInstanceOf(model);
    expect(made).toMatchObject({ id: 1, user: "alice", name: "x", description: "", ...properties });
    expect(String(made)).toBe(`${noun} 1 (x)`);
  });

  it("creates with extra data, by the API's field names", async () => {
    const { client, last } = createTestServer();
    const made = await of(client).create(input, { extraData: { description: "more", priority: 7 } });
    expect(last().body).toEqual({ ...body, description: "more", priority: 7 });
    expect(made.description).toBe("more");
  });

  it("refuses extra data that JSON cannot represent", async () => {
    const { client, sent } = createTestServer();
    const create = of(client).create(input, { extraData: { priority: NaN } });
    expect((await errorOf(create, InvalidInputError)).message).toBe(
      `${noun}: extraData.priority: JSON cannot represent NaN`,
    );
    expect(sent()).toEqual([]);
  });

  it("gets by id and by name", async () => {
    const { client, sent } = createTestServer();
    const made = await of(client).create(input);
    sent();
    expect((await of(client).get({ id: 1 })).toJSON()).toEqual(made.toJSON());
    expect((await of(client).get({ name: "x" })).equals(made)).toBe(true);
    expect(sent()).toEqual([`GET ${path}1/`, `GET ${path}?name=x&page=1&page_size=1`]);
  });

  it("gets by name with any characters in it", async () => {
    const { client, last } = createTestServer();
    await errorOf(of(client).get({ name: "a&page=2#é+%41" }), NotFoundError);
    expect(last().query).toContainEqual(["name", "a&page=2#é+%41"]);
  });

  it("get throws if the resource does not exist", async () => {
    const { client } = createTestServer();
    const byId = await errorOf(of(client).get({ id: 9 }), NotFoundError);
    expect(byId.message).toBe(`404 GET /${path}9/: Not found.`);
    const byName = await errorOf(of(client).get({ name: "a b" }), NotFoundError);
    expect(byName.message).toBe(`GET /${path}?name=a+b: there is no ${noun} with the name "a b"`);
    expect(byName).toMatchObject({ status: 200, url: `http://saltant.test/api/${path}?name=a+b` });
  });

  it.each([0, -1, 1.5, NaN, "1", null, {}])("refuses the id %o before sending", async (id) => {
    const { client, sent } = createTestServer();
    await errorOf(of(client).get({ id: id as number }), InvalidInputError);
    await errorOf(of(client).put(id as number, input), InvalidInputError);
    expect(sent()).toEqual([]);
  });

  it("gets by either an id or a name, not by both or neither", async () => {
    const { client } = createTestServer();
    const { message } = await errorOf(of(client).get({} as never), InvalidInputError);
    expect(message).toBe(`${noun}: get takes either an id or a name: { id: 7 } or { name: "main" }`);
    await errorOf(of(client).get({ id: 1, name: "x" } as never), InvalidInputError);
  });

  it("lists by id, with filters", async () => {
    const { client, sent } = createTestServer();
    for (const name of ["b", "a", "c"]) await of(client).create({ ...input, name });
    sent();
    expect((await of(client).list()).map(({ name }) => name)).toEqual(["b", "a", "c"]);
    expect((await of(client).list({ name: ["a", "b"] })).map(({ id }) => id)).toEqual([1, 2]);
    expect(sent()).toEqual([`GET ${path}?page=1&page_size=250`, `GET ${path}?name__in=a,b&page=1&page_size=250`]);
    expect(() => of(client).list({ nam: "x" })).toThrow(`unknown filter nam: the filters of ${noun}s are name, `);
    expect(sent()).toEqual([]);
  });

  it("replaces", async () => {
    const { client, last } = createTestServer();
    await of(client).create(input);
    const changed = await of(client).put(1, { ...input, description: "new" });
    expect(last()).toMatchObject({ method: "PUT", path: `${path}1/`, body: { ...body, description: "new" } });
    expect(changed).toMatchObject({ id: 1, description: "new" });
    await errorOf(of(client).put(2, input), NotFoundError);
  });

  it("reports the server's validation errors by field", async () => {
    const { client } = createTestServer();
    await of(client).create(input);
    const error = await errorOf(of(client).create(input), BadRequestError);
    expect(error.fieldErrors).toEqual({ name: [`${noun} with this name already exists.`] });
    expect(error.message).toBe(`400 POST /${path}: name: ${noun} with this name already exists.`);
  });

  it("lets only the owner and superusers write", async () => {
    const { client, as } = createTestServer();
    await of(client).create(input);
    await errorOf(of(as("bob")).put(1, input), PermissionDeniedError);
    await expect(of(as("admin")).put(1, input)).resolves.toBeInstanceOf(model);
  });

  it("refuses, before sending, input that the server would refuse, and names the property", async () => {
    const { client, sent } = createTestServer();
    const refused = async (wrong: Record<string, unknown>): Promise<string> =>
      (await errorOf(of(client).create({ ...input, ...wrong }), InvalidInputError)).message;
    expect(await refused({ name: "" })).toContain(`${noun}: name: `);
    expect(await refused({ name: "x".repeat(201) })).toContain("Ensure this field has no more than");
    expect(await refused({ name: 5 })).toContain(`${noun}: name: `);
    expect(await refused({ description: null })).toContain(`${noun}: description: `);
    expect(await refused({ nme: "x" })).toContain(`${noun}: unknown property nme; the properties are name, `);
    expect(sent()).toEqual([]);
  });

  it("distinguishes a lost response to a create from a failure", async () => {
    const { client, server, sent } = createTestServer();
    server.inject({ kind: "lostResponse", method: "POST" });
    const error = await errorOf(of(client).create(input), AmbiguousOutcomeError);
    expect(error.message).toContain("check before you send it again");
    expect(sent()).toEqual([`POST ${path}`]);
    expect(await of(client).list().count()).toBe(1);
  });

  it("turns response data into models", async () => {
    const { client } = createTestServer();
    const made = await of(client).create(input);
    const copy = of(client).fromWire({ ...made.toJSON(), unknown: true });
    expect(copy).toBeInstanceOf(model);
    expect(copy.equals(made)).toBe(true);
    expect(copy.toJSON()).toEqual({ ...made.toJSON(), unknown: true });
    expect(of(client).listFromWire({ count: 1, results: [made.toJSON()] })).toEqual([made]);
    expect(() => of(client).fromWire({ ...made.toJSON(), id: "1" })).toThrow(`this is not a valid ${noun}: id: `);
    expect(() => of(client).listFromWire([])).toThrow(InvalidInputError);
    expect(() => of(client).listFromWire({ count: "1", results: [] })).toThrow(`this is not a valid ${noun}: count: `);
    expect(() => of(client).listFromWire({ count: 1, results: [{}] })).toThrow("results[0].id: ");
    expect(() => of(client).fromWire({ ...made.toJSON(), id: 1.5 })).toThrow("id: ");
  });

  it("knows its model and its paths", () => {
    const { client } = createTestServer();
    expect(of(client).model).toBe(model);
    expect(of(client).listUrl).toBe(`/${path}`);
    expect(of(client).detailUrl).toBe(`/${path}{id}/`);
  });

  describe("its models", () => {
    it("are updated in place by sync", async () => {
      const { client, as } = createTestServer();
      const mine = await of(client).create(input);
      await of(as("admin")).put(1, { ...input, description: "changed" });
      mine.description = "lost";
      expect(await mine.sync()).toBe(mine);
      expect(mine.description).toBe("changed");
    });

    it("send all properties with put, and take over the response", async () => {
      const { client, last } = createTestServer();
      const mine = await of(client).create(input);
      mine.description = " trimmed ";
      expect(await mine.put()).toBe(mine);
      expect(last()).toMatchObject({ method: "PUT", body: { ...body, description: " trimmed " } });
      expect(last().body).not.toHaveProperty("id");
      expect(last().body).not.toHaveProperty("user");
      expect(mine.description).toBe("trimmed");
    });

    it("are unchanged if a write is refused", async () => {
      const { client, as } = createTestServer();
      await of(client).create(input);
      const theirs = await of(as("bob")).get({ id: 1 });
      theirs.description = "hijacked";
      await errorOf(theirs.put(), PermissionDeniedError);
      expect(theirs.description).toBe("hijacked");
    });
  });
});

describe.each(["taskQueues", "taskWhitelists"] as const)("client.%s", (name) => {
  it("patches: sends the given properties only", async () => {
    const { client, last } = createTestServer();
    await client[name].create({ name: "x" });
    const changed = await client[name].patch(1, { description: "new" });
    expect(last()).toMatchObject({ method: "PATCH", path: `${name.toLowerCase()}/1/`, body: { description: "new" } });
    expect(changed).toMatchObject({ name: "x", description: "new" });
    await client[name].patch(1, { description: "old" }, { extraData: { description: "on top", priority: 7 } });
    expect(last().body).toEqual({ description: "on top", priority: 7 });
  });

  it("refuses to patch read-only properties", async () => {
    const { client, as, sent } = createTestServer();
    await client[name].create({ name: "x" });
    sent();
    await errorOf(client[name].patch(1, { name: "" }), InvalidInputError);
    await errorOf(client[name].patch(1, { nme: "y" } as never), InvalidInputError);
    expect(sent()).toEqual([]);
    await errorOf(client[name].patch(9, { name: "y" }), NotFoundError);
    await errorOf(as("bob")[name].patch(1, { name: "y" }), PermissionDeniedError);
  });

  it("has models that patch only what was changed since the last response", async () => {
    const { client, last, sent } = createTestServer();
    const mine = await client[name].create({ name: "x" });
    sent();
    expect(await mine.patch()).toBe(mine);
    expect(sent()).toEqual([]);
    mine.description = "new";
    expect(await mine.patch()).toBe(mine);
    expect(last().body).toEqual({ description: "new" });
    sent();
    await mine.patch();
    expect(sent()).toEqual([]);
  });
});

describe("the limits of what is written", () => {
  const type = { name: "t", commandToRun: "true" };
  const container = { ...type, containerImage: "ubuntu", containerType: "docker" };
  type Which = "containerTaskTypes" | "executableTaskTypes" | "taskQueues" | "taskWhitelists";
  const create = (client: SaltantClient, which: Which, input: object): Promise<object> =>
    client[which].create(input as never);

  it.each<[Which, object, string, number]>([
    ["taskQueues", {}, "name", 50],
    ["taskWhitelists", {}, "name", 50],
    ["executableTaskTypes", type, "name", 200],
    ["executableTaskTypes", type, "commandToRun", 400],
    ["executableTaskTypes", type, "jsonFileOption", 50],
    ["containerTaskTypes", container, "containerImage", 200],
    ["containerTaskTypes", container, "logsPath", 400],
    ["containerTaskTypes", container, "resultsPath", 400],
  ])("client.%s: %o with %s of %i characters at most", async (which, input, property, most) => {
    const { client, sent } = createTestServer();
    const tooLong = create(client, which, { ...input, [property]: "x".repeat(most + 1) });
    const { message } = await errorOf(tooLong, InvalidInputError);
    expect(message).toContain(`${property}: Ensure this field has no more than ${most} characters.`);
    expect(sent()).toEqual([]);
    await create(client, which, { ...input, [property]: "x".repeat(most) });
  });

  it("do not count leading and trailing white space, which the server strips", () => {
    const name = ` ${"x".repeat(50)}	`;
    expect(encodeInput(taskQueueInput, { name }, "task queue")).toEqual({ name });
    expect(encodeInput(taskWhitelistInput, { name }, "task whitelist")).toEqual({ name });
  });

  it("allow letters of any script in a queue's name, as the server does", () => {
    const name = "größe_λ@1+2-3";
    expect(encodeInput(taskQueueInput, { name }, "task queue")).toEqual({ name });
  });

  it("count code points, not UTF-16 code units", async () => {
    const { client } = createTestServer();
    await client.taskWhitelists.create({ name: "𝒳".repeat(50) });
  });

  it.each<[Which, object, string]>([
    ["taskQueues", { name: " " }, "name"],
    ["taskQueues", { name: "a b" }, "name"],
    ["taskQueues", { name: "a.b" }, "name"],
    ["taskQueues", { name: "q", private: "no" }, "private"],
    ["taskQueues", { name: "q", runsExecutableTasks: 0 }, "runsExecutableTasks"],
    ["taskQueues", { name: "q", runsDockerContainerTasks: null }, "runsDockerContainerTasks"],
    ["taskQueues", { name: "q", runsSingularityContainerTasks: "yes" }, "runsSingularityContainerTasks"],
    ["taskQueues", { name: "q", active: "true" }, "active"],
    ["taskWhitelists", { name: "\t" }, "name"],
    ["executableTaskTypes", { ...type, commandToRun: " " }, "commandToRun"],
    ["executableTaskTypes", { ...type, environmentVariables: [1] }, "environmentVariables[0]"],
    ["executableTaskTypes", { ...type, requiredArguments: "n" }, "requiredArguments"],
    ["executableTaskTypes", { ...type, requiredArgumentsDefaultValues: [] }, "requiredArgumentsDefaultValues"],
    ["containerTaskTypes", { ...container, containerImage: "" }, "containerImage"],
    ["containerTaskTypes", { ...container, containerType: "podman" }, "containerType"],
  ])("client.%s refuses %o", async (which, input, place) => {
    const { client, sent } = createTestServer();
    expect((await errorOf(create(client, which, input), InvalidInputError)).message).toContain(`: ${place}: `);
    expect(sent()).toEqual([]);
  });

  it("allow null for a path or an option", async () => {
    const { client } = createTestServer();
    const paths = { logsPath: null, resultsPath: null };
    const made = await client.containerTaskTypes.create({ ...container, containerType: "docker", ...paths });
    expect(made).toMatchObject(paths);
    expect(await client.executableTaskTypes.create({ ...type, jsonFileOption: null })).toMatchObject({
      jsonFileOption: null,
    });
  });
});

describe("references", () => {
  it("are ids or models of the right kind", async () => {
    const { client, last } = createTestServer();
    const type = await client.executableTaskTypes.create({ name: "t", commandToRun: "true" });
    const whitelist = await client.taskWhitelists.create({ name: "w", whitelistedExecutableTaskTypes: [type] });
    expect(last().body).toEqual({ name: "w", whitelisted_executable_task_types: [1] });
    const queue = await client.taskQueues.create({ name: "q", whitelists: [whitelist.id, whitelist] });
    expect(queue.whitelists).toEqual([1]);
    const { message } = await errorOf(
      client.taskQueues.create({ name: "r", whitelists: [type as never] }),
      InvalidInputError,
    );
    expect(message).toBe("task queue: whitelists[0]: expected an id or a model that has one");
    queue.whitelists = [];
    await queue.patch();
    expect(last().body).toEqual({ whitelists: [] });
  });

  it("in a whitelist have one list per class of task types", async () => {
    const { client, last } = createTestServer();
    const executable = await client.executableTaskTypes.create({ name: "e", commandToRun: "true" });
    const container = await client.containerTaskTypes.create({
      name: "c",
      commandToRun: "true",
      containerImage: "ubuntu",
      containerType: "docker",
    });
    const lists = { whitelistedContainerTaskTypes: [container], whitelistedExecutableTaskTypes: [executable] };
    await client.taskWhitelists.create({ name: "w", ...lists });
    expect(last().body).toMatchObject({
      whitelisted_container_task_types: [1],
      whitelisted_executable_task_types: [1],
    });
    const swapped = [{ whitelistedContainerTaskTypes: [executable] }, { whitelistedExecutableTaskTypes: [container] }];
    for (const wrong of swapped) {
      await errorOf(client.taskWhitelists.create({ name: "v", ...wrong } as never), InvalidInputError);
    }
  });

  it("are patched if they were changed in place", async () => {
    const { client, last, sent } = createTestServer();
    const whitelist = await client.taskWhitelists.create({ name: "w" });
    const queue = await client.taskQueues.create({ name: "q" });
    const type = await client.executableTaskTypes.create({ name: "e", commandToRun: "true" });
    sent();
    queue.whitelists.push(whitelist.id);
    await queue.patch();
    expect(last().body).toEqual({ whitelists: [1] });
    whitelist.whitelistedExecutableTaskTypes.push(type.id);
    await whitelist.patch();
    expect(last().body).toEqual({ whitelisted_executable_task_types: [1] });
  });

  it("to missing resources are refused by the server", async () => {
    const { client } = createTestServer();
    const error = await errorOf(client.taskQueues.create({ name: "q", whitelists: [7] }), BadRequestError);
    expect(error.fieldErrors).toEqual({ whitelists: ['Invalid pk "7" - object does not exist.'] });
  });
});

describe("task types", () => {
  it("send a path or an option unchanged: omitted, empty, or null", async () => {
    const { client, server } = createTestServer();
    const { containerTaskTypes, executableTaskTypes } = client;
    const container = { commandToRun: "run", containerImage: "image", containerType: "docker" } as const;
    const a = await containerTaskTypes.create({ name: "a", ...container });
    const b = await containerTaskTypes.create({ name: "b", ...container, logsPath: "", resultsPath: null });
    const c = await executableTaskTypes.create({ name: "c", commandToRun: "run" });
    const d = await executableTaskTypes.create({ name: "d", commandToRun: "run", jsonFileOption: "" });
    await containerTaskTypes.put(a.id, { name: "a", ...container, logsPath: undefined, resultsPath: "" });
    await b.put();
    await executableTaskTypes.put(c.id, { name: "c", commandToRun: "run", jsonFileOption: null });
    await d.put();
    const made = { command_to_run: "run", container_image: "image", container_type: "docker" };
    expect(server.requests.map(({ body }) => body)).toEqual([
      { name: "a", ...made },
      { name: "b", ...made, logs_path: "", results_path: null },
      { name: "c", command_to_run: "run" },
      { name: "d", command_to_run: "run", json_file_option: "" },
      { name: "a", ...made, results_path: "" },
      expect.objectContaining({ name: "b", logs_path: "", results_path: null }),
      { name: "c", command_to_run: "run", json_file_option: null },
      expect.objectContaining({ name: "d", json_file_option: "" }),
    ]);
    expect(b).toMatchObject({ logsPath: "", resultsPath: null });
    expect(d.jsonFileOption).toBe("");
  });

  it("can be read if one of them has unusual names", async () => {
    const { client, server } = createTestServer();
    const type = await client.executableTaskTypes.create({ name: "odd", commandToRun: "true" });
    const odd = { ...type.toJSON(), required_arguments: [1, null], environment_variables: [{}] };
    server.inject({ kind: "json", body: { count: 1, next: null, previous: null, results: [odd] } });
    expect((await client.executableTaskTypes.list())[0]?.toJSON()).toMatchObject({
      required_arguments: [1, null],
      environment_variables: [{}],
    });
  });

  it("return data that may be changed without changing them", async () => {
    const { client } = createTestServer();
    const queue = await client.taskQueues.create({ name: "q" });
    queue.toJSON().whitelists.push(7);
    expect(queue.whitelists).toEqual([]);
  });

  it("belong to the user who puts them", async () => {
    const { client, as } = createTestServer();
    await client.executableTaskTypes.create({ name: "t", commandToRun: "true" });
    const changed = await as("admin").executableTaskTypes.put(1, { name: "t", commandToRun: "false" });
    expect(changed).toMatchObject({ user: "admin", commandToRun: "false" });
  });

  it("send lists and objects that were changed in place", async () => {
    const { client, last } = createTestServer();
    const type = await client.executableTaskTypes.create({ name: "t", commandToRun: "true" });
    type.environmentVariables.push("PATH");
    type.requiredArguments.push("n");
    type.requiredArgumentsDefaultValues.n = { deep: [1, null] };
    await type.put();
    expect(last().body).not.toHaveProperty("datetime_created");
    expect(last().body).toMatchObject({
      environment_variables: ["PATH"],
      required_arguments: ["n"],
      required_arguments_default_values: { n: { deep: [1, null] } },
    });
    expect(type.datetimeCreated).toBeInstanceOf(Date);
  });

  it("leave checks that need the server's data to the server", async () => {
    const { client } = createTestServer();
    const input = { name: "t", commandToRun: "true", requiredArgumentsDefaultValues: { n: 1 } };
    const error = await errorOf(client.executableTaskTypes.create(input), BadRequestError);
    expect(error.nonFieldErrors).toEqual(["default arguments not a subset of required arguments"]);
    expect(error.message).toBe("400 POST /executabletasktypes/: default arguments not a subset of required arguments");
  });
});
