// The call of the facade for each operation of the contract. Every operation of the contract needs an entry here.
import type { RequestOptions, SaltantClient } from "saltant";

/** Calls an operation, and returns the facade's result in the API's form. */
export type Call = (client: SaltantClient, options: RequestOptions) => Promise<unknown>;

const uuid = "36a12b76-8281-4502-9889-af7ec1e4d6e6";
const containerType = {
  name: "align",
  commandToRun: "run",
  containerImage: "ubuntu",
  containerType: "docker",
} as const;
const executableType = { name: "echo", commandToRun: "echo" };
const instance = { taskType: 1, taskQueue: 1, arguments: { sample: "s1" }, name: "n" };

/** The rows of a list's first page, in the API's form: an example is one page of a list that may have more. */
const rows = async (listing: {
  page(number: number): Promise<{ items: readonly { toJSON(): object }[] }>;
}): Promise<object[]> => (await listing.page(1)).items.map((row) => row.toJSON());
const wire = async (model: Promise<{ toJSON(): object }>): Promise<object> => (await model).toJSON();

export const calls: Readonly<Record<string, Call>> = {
  listContainerTaskInstances: (client, options) => rows(client.containerTaskInstances.list({}, options)),
  createContainerTaskInstance: (client, options) => wire(client.containerTaskInstances.create(instance, options)),
  getContainerTaskInstance: (client, options) => wire(client.containerTaskInstances.get(uuid, options)),
  cloneContainerTaskInstance: (client, options) => wire(client.containerTaskInstances.clone(uuid, options)),
  terminateContainerTaskInstance: (client, options) => wire(client.containerTaskInstances.terminate(uuid, options)),
  listContainerTaskTypes: (client, options) => rows(client.containerTaskTypes.list({}, options)),
  createContainerTaskType: (client, options) => wire(client.containerTaskTypes.create(containerType, options)),
  getContainerTaskType: (client, options) => wire(client.containerTaskTypes.get({ id: 1 }, options)),
  replaceContainerTaskType: (client, options) => wire(client.containerTaskTypes.put(1, containerType, options)),
  listExecutableTaskInstances: (client, options) => rows(client.executableTaskInstances.list({}, options)),
  createExecutableTaskInstance: (client, options) => wire(client.executableTaskInstances.create(instance, options)),
  getExecutableTaskInstance: (client, options) => wire(client.executableTaskInstances.get(uuid, options)),
  cloneExecutableTaskInstance: (client, options) => wire(client.executableTaskInstances.clone(uuid, options)),
  terminateExecutableTaskInstance: (client, options) => wire(client.executableTaskInstances.terminate(uuid, options)),
  listExecutableTaskTypes: (client, options) => rows(client.executableTaskTypes.list({}, options)),
  createExecutableTaskType: (client, options) => wire(client.executableTaskTypes.create(executableType, options)),
  getExecutableTaskType: (client, options) => wire(client.executableTaskTypes.get({ id: 1 }, options)),
  replaceExecutableTaskType: (client, options) => wire(client.executableTaskTypes.put(1, executableType, options)),
  listTaskQueues: (client, options) => rows(client.taskQueues.list({}, options)),
  createTaskQueue: (client, options) => wire(client.taskQueues.create({ name: "main", whitelists: [1] }, options)),
  getTaskQueue: (client, options) => wire(client.taskQueues.get({ id: 1 }, options)),
  replaceTaskQueue: (client, options) => wire(client.taskQueues.put(1, { name: "main", active: false }, options)),
  updateTaskQueue: (client, options) => wire(client.taskQueues.patch(1, { active: true }, options)),
  listTaskWhitelists: (client, options) => rows(client.taskWhitelists.list({}, options)),
  createTaskWhitelist: (client, options) => wire(client.taskWhitelists.create({ name: "all" }, options)),
  getTaskWhitelist: (client, options) => wire(client.taskWhitelists.get({ id: 1 }, options)),
  replaceTaskWhitelist: (client, options) => wire(client.taskWhitelists.put(1, { name: "all" }, options)),
  updateTaskWhitelist: (client, options) =>
    wire(client.taskWhitelists.patch(1, { whitelistedContainerTaskTypes: [1] }, options)),
  listUsers: (client, options) => rows(client.users.list({}, options)),
  getUser: (client, options) => wire(client.users.get("alice", options)),
  updateTaskInstanceState: (client, options) => client.containerTaskInstances.updateState(uuid, "running", options),
  // The credentials request tokens, before any call.
  obtainToken: (client, options) => client.testAuthentication(options),
  refreshToken: (client, options) => client.testAuthentication(options),
};

/** The filters of each list, one at a time, by the operation that takes them. */
export const filterCalls: Readonly<Record<string, (client: SaltantClient, filter: object) => PromiseLike<unknown>>> = {
  listContainerTaskInstances: (client, filter) => client.containerTaskInstances.list(filter).page(1),
  listContainerTaskTypes: (client, filter) => client.containerTaskTypes.list(filter).page(1),
  listExecutableTaskInstances: (client, filter) => client.executableTaskInstances.list(filter).page(1),
  listExecutableTaskTypes: (client, filter) => client.executableTaskTypes.list(filter).page(1),
  listTaskQueues: (client, filter) => client.taskQueues.list(filter).page(1),
  listTaskWhitelists: (client, filter) => client.taskWhitelists.list(filter).page(1),
  listUsers: (client, filter) => client.users.list(filter).page(1),
};
