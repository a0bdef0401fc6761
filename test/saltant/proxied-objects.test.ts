import { inspect } from "node:util";
import { reactive, ref, watch } from "@vue/reactivity";
import { SaltantClient, type TaskInstance } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";
import * as z from "zod";

/** A proxy that does nothing. Methods get it as `this`. */
function shallow<T extends object>(target: T): T {
  return new Proxy(target, { get: (object, name, receiver) => Reflect.get(object, name, receiver) as unknown });
}

/** A proxy that gives a proxy of each object in it, as reactive libraries do. */
function deep<T extends object>(target: T): T {
  return new Proxy(target, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      return typeof value === "object" && value !== null && !(value instanceof Date) ? deep(value) : value;
    },
  });
}

function createFixture() {
  const server = new EmbeddedServer();
  const { taskType, taskQueue } = server.addTask("job");
  const client = new SaltantClient(server.connection("admin"));
  const launch = (n = 1): Promise<TaskInstance> =>
    client.executableTaskInstances.create({ taskType, taskQueue, name: "run", arguments: { n } });
  return { server, client, launch, taskType, taskQueue };
}

describe.each<[string, <T extends object>(target: T) => T]>([
  ["a proxy", shallow],
  ["a deep proxy", deep],
  ["Vue's reactive", (target) => reactive(target) as typeof target],
])("behind %s", (_, wrap) => {
  it("an instance has all its methods, and is updated in place", async () => {
    const { launch } = createFixture();
    const run = await launch();
    const proxied = wrap(run);
    expect(await proxied.sync()).toBe(proxied);
    const states: string[] = [];
    const ended = await proxied.waitUntilFinished({
      onUpdate: ({ instance }) => {
        expect(instance).toBe(proxied);
        states.push(instance.state);
      },
    });
    expect(ended).toBe(proxied);
    expect([proxied.state, run.state, states.at(-1)]).toEqual(Array(3).fill("successful"));
    expect([proxied.isFinished, proxied.isSuccessful]).toEqual([true, true]);
    const copy = await proxied.clone();
    await wrap(copy).terminate();
    await wrap(copy)[Symbol.asyncDispose]();
  });

  it("any model is what it is without: equal, printed, written and read", async () => {
    const { client, launch, taskQueue, taskType } = createFixture();
    const models = [
      await launch(),
      await client.taskQueues.get({ id: taskQueue }),
      await client.executableTaskTypes.get({ id: taskType }),
      await client.users.get("alice"),
    ];
    for (const model of models) {
      const proxied = wrap(model);
      expect([proxied.equals(model), model.equals(proxied), proxied.equals(proxied)]).toEqual([true, true, true]);
      expect(String(proxied)).toBe(String(model));
      expect(JSON.stringify(proxied)).toBe(JSON.stringify(model));
      expect(proxied.toJSONText(2)).toBe(model.toJSONText(2));
      expect(inspect(proxied)).toBe(inspect(model));
      expect(Object.assign({}, proxied)).toEqual(Object.assign({}, model));
      expect(await proxied.sync()).toBe(proxied);
    }
  });

  it("a queue and a type are changed", async () => {
    const { client, server, taskQueue, taskType } = createFixture();
    const queue = wrap(await client.taskQueues.get({ id: taskQueue }));
    server.clearRequests();
    queue.description = "changed";
    await queue.patch();
    await queue.patch();
    await queue.put();
    const type = wrap(await client.executableTaskTypes.get({ id: taskType }));
    type.description = "changed, too";
    await type.put();
    expect(server.requests.map(({ method, body }) => [method, method === "PATCH" ? body : ""])).toEqual([
      ["PATCH", { description: "changed" }],
      ["PUT", ""],
      ["GET", ""],
      ["PUT", ""],
    ]);
    expect([queue.description, type.description]).toEqual(["changed", "changed, too"]);
  });

  it("the server's digits stay", async () => {
    const { client, taskType } = createFixture();
    const text = '{"n": 1.0, "big": 12345678901234567890}';
    const wire = JSON.stringify({
      ...(await client.executableTaskTypes.get({ id: taskType })).toJSON(),
      required_arguments_default_values: "DEFAULTS",
    }).replace('"DEFAULTS"', text);
    const own = new SaltantClient({
      ...{ baseApiUrl: "http://host/api/", authToken: "token" },
      fetch: () => Promise.resolve(new Response(wire, { headers: { "Content-Type": "application/json" } })),
    });
    const type = wrap(await own.executableTaskTypes.get({ id: taskType }));
    expect(type.toJSONText().replace(/\s/g, "")).toContain(text.replace(/\s/g, ""));
  });

  it("a client, its managers, lists and definitions work", async () => {
    const { client, taskType, taskQueue, server } = createFixture();
    const proxied = wrap(client);
    await proxied.testAuthentication();
    const instances = proxied.executableTaskInstances;
    const run = await instances.create({ taskType, taskQueue, arguments: { n: 1 }, name: "first" });
    const uuids = [run.uuid];
    const inputs = [{ taskType, taskQueue, arguments: { n: 2 } }];
    for (const each of await instances.createMany(inputs)) uuids.push(each.uuid);
    for (const each of await instances.cloneMany(uuids)) uuids.push(each.uuid);
    await instances.waitUntilFinished(run.uuid);
    for await (const each of instances.waitUntilAllFinished(uuids)) expect(each.isFinished).toBe(true);
    await instances.terminateMany(uuids);
    await instances.updateState(run.uuid, "failed");
    expect((await instances.get(run.uuid)).state).toBe("failed");
    const listing = wrap(instances.list());
    expect(await listing).toHaveLength(4);
    const items: TaskInstance[] = [];
    for await (const item of listing) items.push(item);
    expect(items.map(({ uuid }) => uuid).sort()).toEqual([...uuids].sort());
    expect(await listing.count()).toBe(4);
    expect((await listing.first())?.uuid).toBeDefined();
    expect((await listing.page(1)).items).toHaveLength(4);
    const sum = await proxied.executableTaskTypes.create({
      name: "sum",
      commandToRun: "sum",
      requiredArguments: ["n"],
    });
    const whitelist = await proxied.taskWhitelists.create({ name: "sums", whitelistedExecutableTaskTypes: [sum.id] });
    await proxied.taskQueues.create({ name: "free", whitelists: [whitelist.id] });
    const job = wrap(proxied.executableTaskTypes.define("sum", { arguments: z.object({ n: z.number() }) }));
    expect((await job.launch({ n: 3 }, { taskQueue: "free" })).arguments).toEqual({ n: 3 });
    expect(await job.launchMany([{ n: 4 }], { taskQueue: "free" })).toHaveLength(1);
    const queue = await proxied.taskQueues.create({ name: "other" });
    await proxied.taskQueues.put(queue.id, { name: "other" });
    expect((await proxied.taskQueues.patch(queue.id, { name: "new" })).name).toBe("new");
    expect((await proxied.taskQueues.get({ name: "new" })).id).toBe(queue.id);
    expect((await proxied.users.get("carol.dots")).username).toBe("carol.dots");
    const { data } = await proxied.api.GET("/users/");
    expect(proxied.users.listFromWire(data)).not.toHaveLength(0);
    expect(proxied.users.fromWire(data?.results[0]).username).toBe("admin");
    expect(server.requests.every(({ status }) => (status ?? 0) < 400)).toBe(true);
  });
});

it("Vue notices what a method of the model changes", async () => {
  const { launch } = createFixture();
  const run = ref(await launch());
  const states: string[] = [];
  const stop = watch(
    () => run.value.state,
    (state: string) => states.push(state),
    { immediate: true },
  );
  await run.value.waitUntilFinished();
  stop();
  expect(states[0]).toBe("created");
  expect(states.at(-1)).toBe("successful");
});

it("a model shows nothing of how that works", async () => {
  const { launch, client } = createFixture();
  const run = await launch();
  const again = await client.executableTaskInstances.get(run.uuid);
  await run.sync();
  expect(run).toStrictEqual(again);
  expect(Object.keys(run)).toEqual(Object.keys(again));
  expect(Object.getOwnPropertySymbols(Object.assign({}, run))).toEqual([]);
  expect(structuredClone(run)).toEqual(Object.assign({}, run));
  expect(inspect(client, { showHidden: false })).not.toContain("Symbol");
});
