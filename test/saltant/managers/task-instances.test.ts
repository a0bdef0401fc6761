import {
  AmbiguousOutcomeError,
  BadRequestError,
  BulkError,
  ConnectionError,
  ContainerTaskInstance,
  ExecutableTaskInstance,
  InvalidInputError,
  NotFoundError,
  ResponseValidationError,
  ServerError,
  type BulkOptions,
  type BulkProgress,
  type TaskInstance,
} from "saltant";
import { describe, expect, it } from "vitest";
import { errorOf, createServerWithTasks, unknownUuid } from "../support.js";

describe("launching", () => {
  it("sends ids for models, and returns the new instance", async () => {
    const { client, align, queue, last } = await createServerWithTasks();
    const run = await client.containerTaskInstances.create({
      taskType: align,
      taskQueue: queue,
      arguments: { sample: "s1", threads: 4 },
      name: "first",
    });
    expect(last()).toMatchObject({
      method: "POST",
      path: "containertaskinstances/",
      body: { task_type: 1, task_queue: 1, arguments: { sample: "s1", threads: 4 }, name: "first" },
      status: 201,
    });
    expect(run).toBeInstanceOf(ContainerTaskInstance);
    expect(run).toMatchObject({
      user: "alice",
      name: "first",
      state: "created",
      datetimeFinished: null,
      arguments: { sample: "s1", threads: 4, ref: "hg38" },
      taskQueue: 1,
      taskType: 1,
      taskClass: "container",
      isFinished: false,
      isSuccessful: false,
    });
    expect(run.datetimeCreated).toBeInstanceOf(Date);
  });

  it("takes plain ids, and no arguments if none are required", async () => {
    const { client, last } = await createServerWithTasks();
    const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
    expect(last().body).toEqual({ task_type: 1, task_queue: 1 });
    expect(run).toBeInstanceOf(ExecutableTaskInstance);
    expect(run).toMatchObject({ name: "", arguments: {}, taskClass: "executable" });
  });

  it("finds a missing argument before sending if it has the type's model", async () => {
    const { client, align, queue, sent } = await createServerWithTasks();
    const create = client.containerTaskInstances.create({ taskType: align, taskQueue: queue, arguments: { ref: "x" } });
    const { message } = await errorOf(create, InvalidInputError);
    expect(message).toBe("container task type 1 (align): required argument 'sample' not provided!");
    expect(sent()).toEqual([]);
  });

  it("finds all missing arguments if none are given, and does not count inherited properties", async () => {
    const { client, align, queue, sent } = await createServerWithTasks();
    const create = client.containerTaskInstances.create({ taskType: align, taskQueue: queue });
    expect((await errorOf(create, InvalidInputError)).message).toContain("required argument 'sample' not provided!");
    align.requiredArguments = ["toString"];
    const odd = client.containerTaskInstances.create({ taskType: align, taskQueue: queue, arguments: {} });
    expect((await errorOf(odd, InvalidInputError)).message).toContain("required argument 'toString' not provided!");
    expect(sent()).toEqual([]);
  });

  it("otherwise reports a missing argument with the server's message, which is the same", async () => {
    const { client } = await createServerWithTasks();
    const error = await errorOf(client.containerTaskInstances.create({ taskType: 1, taskQueue: 1 }), BadRequestError);
    expect(error.message).toBe("400 POST /containertaskinstances/: required argument 'sample' not provided!");
    expect(error.nonFieldErrors).toEqual(["required argument 'sample' not provided!"]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no task type", { taskQueue: 1 }, "taskType: expected an id or a model that has one"],
    ["a queue's name", { taskType: 1, taskQueue: "main" }, "taskQueue: expected an id or a model that has one"],
    ["an id of 0", { taskType: 0, taskQueue: 1 }, "taskType: "],
    [
      "a long name",
      { taskType: 1, taskQueue: 1, name: "x".repeat(201) },
      "name: Ensure this field has no more than 200",
    ],
    ["arguments in a list", { taskType: 1, taskQueue: 1, arguments: [1] }, "arguments: "],
    [
      "a misspelled property",
      { taskType: 1, taskQueue: 1, args: {} },
      "unknown property args; the properties are name, arguments, ",
    ],
    [
      "what JSON cannot represent",
      { taskType: 1, taskQueue: 1, arguments: { n: NaN } },
      "arguments.n: JSON cannot represent NaN",
    ],
  ])("refuses %s before sending", async (_, input, message) => {
    const { client, sent } = await createServerWithTasks();
    const error = await errorOf(client.executableTaskInstances.create(input as never), InvalidInputError);
    expect(error.message).toContain(message);
    expect(sent()).toEqual([]);
  });

  it("sends arguments unchanged, unusual names included", async () => {
    const { client, last } = await createServerWithTasks();
    const odd = JSON.parse('{"__proto__": 1, "constructor": [null], "": "x"}') as Record<string, unknown>;
    await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, arguments: odd });
    expect(JSON.stringify(last().body)).toContain('"arguments":{"__proto__":1,"constructor":[null],"":"x"}');
  });

  it("refuses a type of the other class before sending", async () => {
    const { client, align, sent } = await createServerWithTasks();
    const create = client.executableTaskInstances.create({ taskType: align as never, taskQueue: 1 });
    expect((await errorOf(create, InvalidInputError)).message).toContain("taskType: expected an id or a model");
    expect(sent()).toEqual([]);
  });

  it("is refused if the queue does not accept it", async () => {
    const { client, echo, queue } = await createServerWithTasks();
    queue.runsExecutableTasks = false;
    await queue.patch();
    const error = await errorOf(
      client.executableTaskInstances.create({ taskType: echo, taskQueue: queue }),
      BadRequestError,
    );
    expect(error.nonFieldErrors).toEqual(["Queue main does not accept executable tasks"]);
  });

  it("is sent once if the response is lost, and the error says that it may have succeeded", async () => {
    const { client, server, sent } = await createServerWithTasks();
    server.inject({ kind: "lostResponse", method: "POST" });
    const error = await errorOf(
      client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 }),
      AmbiguousOutcomeError,
    );
    expect(error.cause).toMatchObject({ code: "CONNECTION" });
    expect(sent()).toEqual(["POST executabletaskinstances/"]);
    expect([...server.instances("executable")]).toHaveLength(1);
  });
});

describe.each(["containerTaskInstances", "executableTaskInstances"] as const)("client.%s", (which) => {
  const path = `${which.toLowerCase()}/`;
  const input = { taskType: 1, taskQueue: 1, arguments: { sample: "s" } };

  it("gets by uuid", async () => {
    const { client, sent } = await createServerWithTasks();
    const run = await client[which].create(input);
    sent();
    const same = await client[which].get(run.uuid);
    expect(sent()).toEqual([`GET ${path}${run.uuid}/`]);
    expect(same.equals(run as never)).toBe(true);
    expect(same.state).toBe("published");
    await errorOf(client[which].get(unknownUuid), NotFoundError);
  });

  it.each(["", "x", "../users", "6f7aef4a-611e-4c60-bed5-1d54dbeb0d7", 7, null, undefined, {}])(
    "refuses the uuid %o before sending",
    async (uuid) => {
      const { client, sent } = await createServerWithTasks();
      const manager = client[which];
      for (const call of [
        () => manager.get(uuid as string),
        () => manager.clone(uuid as string),
        () => manager.terminate(uuid as string),
        () => manager.updateState(uuid as string, "failed"),
        () => manager.waitUntilFinished(uuid as string),
      ]) {
        expect((await errorOf(call(), InvalidInputError)).message).toMatch(/ is not a valid UUID$/);
      }
      expect(sent()).toEqual([]);
    },
  );

  it("clones by instance and by uuid, for the requesting user", async () => {
    const { client, as, sent } = await createServerWithTasks();
    const run = await client[which].create({ ...input, name: "again" });
    sent();
    const theirs = await as("bob")[which].clone(run.uuid);
    const mine = await run.clone();
    expect(sent()).toEqual([`POST ${path}${run.uuid}/clone/`, `POST ${path}${run.uuid}/clone/`]);
    expect(theirs).toMatchObject({ user: "bob", name: "again", state: "created", arguments: run.arguments });
    expect(mine).toMatchObject({ user: "alice", name: "again" });
    expect(new Set([run.uuid, theirs.uuid, mine.uuid]).size).toBe(3);
    expect(mine.constructor).toBe(client[which].model);
  });

  it("terminates by instance and by uuid", async () => {
    const { client, server, sent } = await createServerWithTasks();
    server.script(() => true, { outcome: "hang" });
    const run = await client[which].create(input);
    sent();
    const terminated = await client[which].terminate(run.uuid);
    expect(sent()).toEqual([`POST ${path}${run.uuid}/terminate/`]);
    expect(terminated).not.toBe(run);
    expect(await run.terminate()).toBe(run);
    await run.waitUntilFinished();
    expect(run).toMatchObject({ state: "terminated", isFinished: true, isSuccessful: false, datetimeFinished: null });
  });

  it("throws a NotFoundError when it clones or terminates a missing instance, though the server responds with a 500", async () => {
    const { client, sent } = await createServerWithTasks();
    await errorOf(client[which].clone(unknownUuid), NotFoundError);
    await errorOf(client[which].terminate(unknownUuid), NotFoundError);
    expect(sent()).toEqual([
      `POST ${path}${unknownUuid}/clone/`,
      `GET ${path}${unknownUuid}/`,
      `POST ${path}${unknownUuid}/terminate/`,
      `GET ${path}${unknownUuid}/`,
    ]);
  });

  it("throws the server's error if the check for the instance fails as well", async () => {
    const { client, server } = await createServerWithTasks();
    const run = await client[which].create(input);
    server.inject({ kind: "status", status: 500, times: Infinity });
    await errorOf(client[which].clone(run.uuid, { retry: false }), AmbiguousOutcomeError);
    await errorOf(client[which].terminate(run.uuid, { retry: false }), ServerError);
  });

  it("accepts a uuid in uppercase", async () => {
    const { client } = await createServerWithTasks();
    const run = await client[which].create(input);
    expect((await client[which].get(run.uuid.toUpperCase())).uuid).toBe(run.uuid);
  });

  it.each(["0", "x"])("refuses a uuid with leading or trailing characters (%s)", async (more) => {
    const { client, sent } = await createServerWithTasks();
    await errorOf(client[which].get(unknownUuid + more), InvalidInputError);
    await errorOf(client[which].get(more + unknownUuid), InvalidInputError);
    expect(sent()).toEqual([]);
  });

  it("checks for the instance only after a 500, the server's response for a missing one", async () => {
    const { client, server, sent } = await createServerWithTasks();
    server.inject({ kind: "status", status: 502, method: "POST" });
    await errorOf(client[which].terminate(unknownUuid), ServerError);
    expect(sent()).toEqual([`POST ${path}${unknownUuid}/terminate/`]);
  });

  it("retries terminate, which is idempotent, so that its outcome is not ambiguous", async () => {
    const { client, server } = await createServerWithTasks();
    const run = await client[which].create(input);
    server.inject({ kind: "lostResponse", method: "POST" });
    await errorOf(run.terminate(), ConnectionError);
  });

  it("reports a state only if the response can be read", async () => {
    const { client, server } = await createServerWithTasks();
    const run = await client[which].create(input);
    server.inject({ kind: "json", method: "PATCH", body: { uuid: run.uuid, state: 7 } });
    await errorOf(client[which].updateState(run.uuid, "running"), ResponseValidationError);
  });

  it("throws an AmbiguousOutcomeError for a clone after a server failure", async () => {
    const { client, queue } = await createServerWithTasks();
    const run = await client[which].create(input);
    queue.active = false;
    await queue.patch();
    const error = await errorOf(run.clone(), AmbiguousOutcomeError);
    expect(error.cause).toMatchObject({ code: "SERVER", status: 405 });
  });

  it("reports states", async () => {
    const { client, last, sent } = await createServerWithTasks({ workers: "off" });
    const run = await client[which].create(input);
    await expect(client[which].updateState(run.uuid, "running")).resolves.toEqual({ uuid: run.uuid, state: "running" });
    expect(last()).toMatchObject({
      method: "PATCH",
      path: `updatetaskinstancestatus/${run.uuid}/`,
      body: { state: "running" },
    });
    await client[which].updateState(run.uuid, "successful");
    await run.sync();
    expect(run).toMatchObject({ state: "successful", isFinished: true, isSuccessful: true });
    expect(run.datetimeFinished).toBeInstanceOf(Date);
    sent();
    await errorOf(client[which].updateState(run.uuid, undefined as never), InvalidInputError);
    expect(sent()).toEqual([]);
    const error = await errorOf(client[which].updateState(unknownUuid, "failed"), BadRequestError);
    expect(error.message).toBe(
      `400 PATCH /updatetaskinstancestatus/${unknownUuid}/: No task instance with UUID ${unknownUuid} found`,
    );
  });

  it("lists newest first, with filters", async () => {
    const { client, sent } = await createServerWithTasks({ workers: "off" });
    for (const name of ["a", "b", "c"]) await client[which].create({ ...input, name });
    sent();
    expect((await client[which].list()).map(({ name }) => name)).toEqual(["c", "b", "a"]);
    expect((await client[which].list({ name: { in: ["a", "b"] }, user: "alice", taskQueue: [1] })).length).toBe(2);
    expect(await client[which].list({ state: [] })).toEqual([]);
    expect(sent()).toEqual([
      `GET ${path}?page=1&page_size=250`,
      `GET ${path}?name__in=a,b&user__username=alice&task_queue__in=1&page=1&page_size=250`,
    ]);
  });

  it("turns response data into models", async () => {
    const { client } = await createServerWithTasks();
    const run = await client[which].create(input);
    expect(client[which].fromWire(run.toJSON())).toEqual(run);
    expect(client[which].listFromWire({ count: 1, results: [run.toJSON()] })).toEqual([run]);
    expect(() => client[which].listFromWire({ count: 1, results: [{}] })).toThrow("results[0].uuid: ");
    expect(() => client[which].fromWire({ ...run.toJSON(), datetime_created: "soon" })).toThrow(
      "datetime_created: expected an ISO 8601 datetime with a time zone",
    );
    for (const datetime of [
      ...["soon", "2026-01-02", "2 Jan 2026", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-02 03:04:05Z"],
      // As a local time, each of these would be a different instant in each time zone.
      ...["2026-01-02T03:04:05", "2026-01-02T03:04:05.678901", "2026-01-02T03:04"],
    ]) {
      expect(() => client[which].fromWire({ ...run.toJSON(), datetime_created: datetime })).toThrow(
        "datetime_created: expected an ISO 8601 datetime with a time zone",
      );
    }
  });

  it("knows its model and its paths", async () => {
    const { client } = await createServerWithTasks();
    expect(client[which]).toMatchObject({
      listUrl: `/${path}`,
      detailUrl: `/${path}{uuid}/`,
      cloneUrl: `/${path}{uuid}/clone/`,
      terminateUrl: `/${path}{uuid}/terminate/`,
    });
  });

  it("launches, clones and terminates many, in the order of the inputs", async () => {
    const { client, server } = await createServerWithTasks();
    server.script(() => true, { outcome: "hang" });
    const names = Array.from({ length: 9 }, (_, index) => `n${index}`);
    const runs = await client[which].createMany(names.map((name) => ({ ...input, name })));
    expect(runs.map(({ name }) => name)).toEqual(names);
    const clones = await client[which].cloneMany(
      runs.map(({ uuid }) => uuid),
      { concurrency: 2 },
    );
    expect(clones.map(({ name }) => name)).toEqual(names);
    const ended = await client[which].terminateMany(clones.map(({ uuid }) => uuid));
    expect(ended.map(({ uuid }) => uuid)).toEqual(clones.map(({ uuid }) => uuid));
  });

  it("stays within the given concurrency, and reports its progress after each call", async () => {
    const { as, server } = await createServerWithTasks();
    let [now, most] = [0, 0];
    const fetch: typeof globalThis.fetch = async (request, init) => {
      most = Math.max(most, (now += 1));
      try {
        return await server.fetch(request, init);
      } finally {
        now -= 1;
      }
    };
    const manager = as("alice", { fetch })[which];
    const uuids = (await manager.createMany(Array(9).fill(input))).map(({ uuid }) => uuid);
    expect(most).toBe(4);
    for (const many of [
      (options: BulkOptions) => manager.createMany(Array(7).fill(input), options),
      (options: BulkOptions) => manager.cloneMany(uuids, options),
      (options: BulkOptions) => manager.terminateMany(uuids, options),
    ]) {
      most = 0;
      const steps: string[] = [];
      const onProgress = ({ done, failed, total }: BulkProgress): void => {
        steps.push(`${done} (${failed}) of ${total}`);
      };
      const { length } = await many({ concurrency: 3, onProgress });
      expect(steps).toEqual(Array.from({ length }, (_, index) => `${index + 1} (0) of ${length}`));
      expect(most).toBe(3);
    }
  });

  it("returns all clones and terminated instances when some of many fail", async () => {
    const { client } = await createServerWithTasks();
    const run = await client[which].create(input);
    for (const many of [
      client[which].cloneMany([run.uuid, unknownUuid]),
      client[which].terminateMany([run.uuid, unknownUuid]),
    ]) {
      const error = await errorOf(many, BulkError);
      expect([...error.succeeded.keys()]).toEqual([0]);
      expect(error.failed[0]?.error).toBeInstanceOf(NotFoundError);
    }
  });

  it("has instances whose sync throws if they are gone, and leaves them unchanged", async () => {
    const { client } = await createServerWithTasks();
    const run = await client[which].create(input);
    const gone = client[which].fromWire({ ...run.toJSON(), uuid: unknownUuid });
    await errorOf(gone.sync(), NotFoundError);
    expect(gone.state).toBe("created");
  });

  it("applies the options to each call of a bulk operation", async () => {
    const { client } = await createServerWithTasks();
    const done: number[] = [];
    const options = { onProgress: () => done.push(1) };
    const runs = await client[which].createMany([input, input], options);
    const uuids = runs.map(({ uuid }) => uuid);
    await client[which].cloneMany(uuids, options);
    await client[which].terminateMany(uuids, options);
    expect(done).toHaveLength(6);
  });

  it("returns all launched instances when some of many fail", async () => {
    const { client } = await createServerWithTasks();
    const inputs = [input, { ...input, taskQueue: 9 }, input];
    const error = await errorOf(client[which].createMany(inputs), BulkError<TaskInstance>);
    expect(error.failed.map(({ index }) => index)).toEqual([1]);
    expect(error.failed[0]?.error).toBeInstanceOf(BadRequestError);
    expect([...error.succeeded.keys()]).toEqual([0, 2]);
    expect(error.succeeded.get(2)?.state).toBe("created");
  });
});
