// The types of the public API. `npm run types` checks this file; it needs no server.
import {
  SaltantClient,
  type ContainerTaskInstance,
  type ContainerTaskInstanceFilters,
  type ContainerTaskType,
  type ExecutableTaskInstance,
  type ExecutableTaskType,
  type Listing,
  type Manager,
  type Model,
  type NamedManager,
  type TaskInstanceManager,
  type TaskQueue,
  type TaskQueueFilters,
  type TaskQueueInput,
  type TaskWhitelist,
  type User,
} from "saltant";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { components } from "../../generated/saltant/schema.js";

type Schemas = components["schemas"];

/** A model's own properties, by the TypeScript names of the response's fields. */
type CamelCase<S> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : S;
type PropertyNames<Wire> = CamelCase<keyof Wire & string>;
type OwnNames<M> = Exclude<
  { [K in keyof M]-?: M[K] extends (...args: never) => unknown ? never : K }[keyof M],
  symbol | "isFinished" | "isSuccessful" | "taskClass"
>;

/** Never called: its content need only compile, or not. */
function compiles(_: (client: SaltantClient) => unknown): void {
  expect(_).toBeTypeOf("function");
}

describe("models", () => {
  it("have a property for each field of the contract, and no other", () => {
    expectTypeOf<OwnNames<User>>().toEqualTypeOf<PropertyNames<Schemas["User"]>>();
    expectTypeOf<OwnNames<TaskQueue>>().toEqualTypeOf<PropertyNames<Schemas["TaskQueue"]>>();
    expectTypeOf<OwnNames<TaskWhitelist>>().toEqualTypeOf<PropertyNames<Schemas["TaskWhitelist"]>>();
    expectTypeOf<OwnNames<ContainerTaskType>>().toEqualTypeOf<PropertyNames<Schemas["ContainerTaskType"]>>();
    expectTypeOf<OwnNames<ExecutableTaskType>>().toEqualTypeOf<PropertyNames<Schemas["ExecutableTaskType"]>>();
    expectTypeOf<OwnNames<ContainerTaskInstance>>().toEqualTypeOf<PropertyNames<Schemas["ContainerTaskInstance"]>>();
    expectTypeOf<OwnNames<ExecutableTaskInstance>>().toEqualTypeOf<PropertyNames<Schemas["ExecutableTaskInstance"]>>();
  });

  it("return the API's form", () => {
    expectTypeOf<ReturnType<TaskQueue["toJSON"]>>().toEqualTypeOf<Schemas["TaskQueue"]>();
    expectTypeOf<TaskQueue>().toExtend<Model<Schemas["TaskQueue"], TaskQueueInput>>();
  });

  it("suggest the known states, and accept others", () => {
    compiles(async (client) => {
      const { state } = await client.containerTaskInstances.get("");
      expectTypeOf<"running">().toExtend<typeof state>();
      expectTypeOf<typeof state>().toExtend<string>();
      return state === "successful";
    });
  });

  it("do not accept properties that only the server sets", () => {
    compiles((_client) => (queue: TaskQueue, run: ContainerTaskInstance) => {
      queue.name = "other";
      // @ts-expect-error only the server gives ids
      queue.id = 7;
      // @ts-expect-error only the server sets states: use updateState
      run.state = "failed";
    });
  });
});

describe("managers", () => {
  it("return models of their own kind", () => {
    compiles((client) => {
      expectTypeOf(client.taskQueues.list()).toEqualTypeOf<Listing<TaskQueue>>();
      expectTypeOf(client.taskQueues.get({ id: 1 })).resolves.toEqualTypeOf<TaskQueue>();
      expectTypeOf(client.containerTaskInstances.cloneMany([])).resolves.toEqualTypeOf<ContainerTaskInstance[]>();
      expectTypeOf(client.users.get("a")).resolves.toEqualTypeOf<User>();
    });
  });

  it("can be passed as one of their base classes", () => {
    compiles((client) => {
      type Wire = Schemas["TaskQueue"];
      expectTypeOf(client.taskQueues).toExtend<Manager<TaskQueue, Wire, TaskQueueInput, TaskQueueFilters>>();
      expectTypeOf(client.taskQueues).toExtend<NamedManager<TaskQueue, Wire, TaskQueueInput, TaskQueueFilters>>();
      expectTypeOf(client.containerTaskInstances).toExtend<
        TaskInstanceManager<ContainerTaskInstance, ContainerTaskType, ContainerTaskInstanceFilters>
      >();
    });
  });

  it("accept the server's input, and nothing else", () => {
    compiles(async (client) => {
      const align = await client.containerTaskTypes.get({ name: "align" });
      const echo = await client.executableTaskTypes.get({ id: 1 });
      await client.containerTaskInstances.create({
        taskType: align,
        taskQueue: 1,
        arguments: { deep: [1, { a: null }] },
      });
      // @ts-expect-error a task type of the other class
      await client.containerTaskInstances.create({ taskType: echo, taskQueue: 1 });
      await client.containerTaskInstances.create({ taskType: align, taskQueue: 1, name: "n", once: true });
      await client.containerTaskInstances.create({ taskType: 1, taskQueue: 1, once: false });
      const isOnce = (): boolean => true;
      await client.containerTaskInstances.create({ taskType: 1, taskQueue: 1, name: "n", once: isOnce() });
      await client.containerTaskInstances.createMany([
        { taskType: 1, taskQueue: 1, name: "n", once: true },
        { taskType: 1, taskQueue: 1 },
      ]);
      // @ts-expect-error once without the name that is its key
      await client.containerTaskInstances.create({ taskType: 1, taskQueue: 1, once: true });
      // @ts-expect-error once may be true, without a name
      await client.containerTaskInstances.create({ taskType: 1, taskQueue: 1, once: isOnce() });
      // @ts-expect-error once with a name that may be undefined
      await client.containerTaskInstances.create({ taskType: 1, taskQueue: 1, name: undefined, once: true });
      // @ts-expect-error no queue to run it on
      await client.containerTaskInstances.create({ taskType: align });
      // @ts-expect-error a misspelled property
      await client.containerTaskInstances.create({ taskType: 1, taskQueue: 1, args: {} });
      const podman = { name: "a", commandToRun: "b", containerImage: "c", containerType: "podman" } as const;
      // @ts-expect-error a container type that does not exist
      await client.containerTaskTypes.create(podman);
      // @ts-expect-error an id or a name, not both
      await client.taskQueues.get({ id: 1, name: "a" });
      // @ts-expect-error neither an id nor a name
      await client.taskQueues.get({});
      expectTypeOf(client.containerTaskTypes).not.toHaveProperty("patch");
      // @ts-expect-error a state that does not exist
      await client.containerTaskInstances.updateState("", "done");
    });
  });
});

describe("filters", () => {
  it("are those of the list, with the values and lookups of each", () => {
    compiles((client) => {
      client.executableTaskInstances.list({
        state: ["failed", "terminated"],
        user: "alice",
        datetimeCreated: { gte: new Date() },
      });
      client.taskQueues.list({ active: true, name: { startswith: "a" } });
      // @ts-expect-error a misspelled filter
      client.taskQueues.list({ nam: "a" });
      // @ts-expect-error a state that does not exist
      client.executableTaskInstances.list({ state: "done" });
      // @ts-expect-error a lookup that the field does not have
      client.executableTaskInstances.list({ taskType: { gt: 1 } });
      // @ts-expect-error flags take no lookups
      client.taskQueues.list({ active: [true] });
      // @ts-expect-error a range takes two values
      client.executableTaskInstances.list({ datetimeCreated: { range: [new Date()] } });
      // @ts-expect-error a filter of another list
      client.users.list({ state: "failed" });
    });
  });
});

describe("a client's options", () => {
  const baseApiUrl = "https://host/api/";
  it("have one kind of credentials", () => {
    compiles(() => {
      new SaltantClient({ baseApiUrl, authToken: "a" });
      new SaltantClient({ baseApiUrl, username: "a", password: "b", timeoutMs: 5, retry: false });
      new SaltantClient({ baseApiUrl, refreshToken: "a" });
      new SaltantClient({ baseApiUrl, refreshToken: "a", username: "whose" });
      new SaltantClient({ baseApiUrl, authToken: "a", username: "whose" });
      new SaltantClient({ baseApiUrl, credentials: { authorization: () => "" }, username: "whose" });
      // @ts-expect-error no credentials
      new SaltantClient({ baseApiUrl });
      // @ts-expect-error two kinds of them
      new SaltantClient({ baseApiUrl, authToken: "a", username: "b", password: "c" });
      // @ts-expect-error half a login
      new SaltantClient({ baseApiUrl, username: "a" });
      // @ts-expect-error no root of the API
      new SaltantClient({ authToken: "a" });
    });
  });
});

describe("lists", () => {
  it("can be awaited, iterated, and read page by page", () => {
    compiles(async (client) => {
      expectTypeOf(await client.taskQueues.list()).toEqualTypeOf<TaskQueue[]>();
      for await (const queue of client.taskQueues.list({}, { limit: 5, pageSize: 2, concurrency: 1 })) {
        expectTypeOf(queue).toEqualTypeOf<TaskQueue>();
      }
      expectTypeOf(await client.taskQueues.list().first()).toEqualTypeOf<TaskQueue | undefined>();
      expectTypeOf(await client.taskQueues.list().count()).toEqualTypeOf<number>();
    });
  });
});
