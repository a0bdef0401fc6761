import {
  BulkError,
  DefinitionMismatchError,
  InvalidInputError,
  NotFoundError,
  type StandardSchema,
  type TaskQueue,
} from "saltant";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import { errorOf, createServerWithTasks } from "../support.js";

const sample = z.object({ sample: z.string(), ref: z.string().default("hg38") });

/** A hand-written schema that accepts objects with these string properties. */
function texts(...names: string[]): StandardSchema<Record<string, string>> {
  return {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: (value) => {
        const given = value as Record<string, string>;
        const missing = names.filter((name) => typeof given[name] !== "string");
        if (missing.length === 0) return Promise.resolve({ value: given });
        return { issues: missing.map((name) => ({ message: "expected a text", path: [{ key: name }] })) };
      },
    },
  };
}

describe("a defined task", () => {
  it("launches with the arguments that its schema returns", async () => {
    const { client, server, sent } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const run = await align.launch({ sample: "s1" }, { taskQueue: "main", name: "first" });
    expect(run.arguments).toEqual({ sample: "s1", ref: "hg38" });
    expect(server.instance(run.uuid)).toMatchObject({ taskTypeName: "align", name: "first", user: "alice" });
    expect(sent()).toEqual([
      "GET containertasktypes/?name=align&page=1&page_size=1",
      "GET taskqueues/?name=main&page=1&page_size=1",
      "POST containertaskinstances/",
    ]);
  });

  it("requests its type and the queues once, for any number of launches", async () => {
    const { client, queue, sent } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const places: (string | number | TaskQueue)[] = ["main", "main", queue.id, queue];
    await Promise.all(places.map((taskQueue) => align.launch({ sample: "s" }, { taskQueue })));
    await client.executableTaskTypes.define("echo", { arguments: z.object({}) }).launch({}, { taskQueue: "main" });
    expect(sent().filter((line) => line.startsWith("GET"))).toEqual([
      "GET containertasktypes/?name=align&page=1&page_size=1",
      "GET taskqueues/?name=main&page=1&page_size=1",
      "GET executabletasktypes/?name=echo&page=1&page_size=1",
    ]);
  });

  it("refuses arguments that its schema rejects, before anything is sent, with the schema's message", async () => {
    const { client, sent } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const error = await errorOf(align.launch({ sample: 5 } as never, { taskQueue: "main" }), InvalidInputError);
    expect(error.message).toBe("align: sample: Invalid input: expected string, received number");
    const all = [{ sample: "a" }, {} as never];
    const many = await errorOf(align.launchMany(all, { taskQueue: "main" }), InvalidInputError);
    expect(many.message).toBe("align[1]: sample: Invalid input: expected string, received undefined");
    expect(sent()).toEqual([]);
  });

  it("reports all differences from the server's task type, and launches nothing", async () => {
    const { client, sent } = await createServerWithTasks();
    const schema = z.object({ smaple: z.string(), ref: z.string().default("hg19"), more: z.number().optional() });
    const align = client.containerTaskTypes.define("align", { arguments: schema });
    const error = await errorOf(align.launch({ smaple: "s1" }, { taskQueue: "main" }), DefinitionMismatchError);
    expect(error.message).toBe(
      "the definition of align is not what the server has: the task type requires sample, the definition does not; " +
        "the definition requires smaple, the task type does not; " +
        'the default of ref is "hg38" for the task type, "hg19" in the definition',
    );
    expect(error).toMatchObject({ code: "DEFINITION_MISMATCH", taskType: "align" });
    expect(error.differences).toHaveLength(3);
    expect(sent().filter((line) => line.startsWith("POST"))).toEqual([]);
  });

  it("also compares a schema without a description with the server's task type", async () => {
    const { client } = await createServerWithTasks();
    const wrong = client.containerTaskTypes.define("align", { arguments: texts("smaple") });
    const error = await errorOf(wrong.launch({ smaple: "s" }, { taskQueue: "main" }), DefinitionMismatchError);
    expect(error.differences).toEqual([
      "the task type requires sample, the definition does not",
      "the definition requires smaple, the task type does not",
    ]);
    const other = mini.object({ sample: mini.string(), ref: mini._default(mini.string(), "hg19") });
    const stale = client.containerTaskTypes.define("align", { arguments: other });
    const { differences } = await errorOf(
      stale.launch({ sample: "s" }, { taskQueue: "main" }),
      DefinitionMismatchError,
    );
    expect(differences).toEqual(['the default of ref is "hg38" for the task type, "hg19" in the definition']);
    const right = client.containerTaskTypes.define("align", { arguments: texts("sample") });
    expect((await right.launch({ sample: "s" }, { taskQueue: "main" })).arguments).toEqual({
      sample: "s",
      ref: "hg38",
    });
  });

  it("requests its type and its queue again if they did not match or were missing", async () => {
    const { client, align: type } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", {
      arguments: z.object({ sample: z.string(), n: z.int() }),
    });
    await errorOf(align.launch({ sample: "s", n: 1 }, { taskQueue: "other" }), NotFoundError);
    await client.taskQueues.create({ name: "other", whitelists: [1] });
    await errorOf(align.launch({ sample: "s", n: 1 }, { taskQueue: "other" }), DefinitionMismatchError);
    type.requiredArguments.push("n");
    await type.put();
    await expect(align.launch({ sample: "s", n: 1 }, { taskQueue: "other" })).resolves.toBeDefined();
  });

  it("launches many in order, each with its name", async () => {
    const { client } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const done: number[] = [];
    const runs = await align.launchMany(
      [1, 2, 3].map((n) => ({ sample: `s${n}` })),
      {
        taskQueue: "main",
        name: (args, index) => `${index}-${args.sample}-${args.ref}`,
        onProgress: (p) => done.push(p.done),
      },
    );
    expect(runs.map(({ name }) => name)).toEqual(["0-s1-hg38", "1-s2-hg38", "2-s3-hg38"]);
    expect(done).toEqual([1, 2, 3]);
    expect(await align.launchMany([], { taskQueue: "nowhere" })).toEqual([]);
  });

  it("launches once by name, alone and among many", async () => {
    const { client, server } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const once = { taskQueue: "main", name: "nightly", once: true } as const;
    const [first, second] = [await align.launch({ sample: "a" }, once), await align.launch({ sample: "a" }, once)];
    expect(first.equals(second)).toBe(true);
    const names = ({ sample: name }: { sample: string }): string => name;
    const runs = await align.launchMany([{ sample: "x" }, { sample: "x" }], {
      taskQueue: "main",
      name: names,
      once: true,
    });
    expect(runs[0]?.uuid).toBe(runs[1]?.uuid);
    expect([...server.instances("container")]).toHaveLength(2);
  });

  it("returns all launched instances when some of many fail", async () => {
    const { client, server } = await createServerWithTasks();
    server.inject({ kind: "status", status: 400, body: { non_field_errors: ["no"] }, method: "POST", skip: 1 });
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const all = ["a", "b", "c"].map((name) => ({ sample: name }));
    const error = await errorOf(align.launchMany(all, { taskQueue: "main", concurrency: 1 }), BulkError);
    expect([...error.succeeded.keys()]).toEqual([0, 2]);
    expect(error.failed.map(({ index }) => index)).toEqual([1]);
  });

  it("requests a queue again when the server no longer knows it", async () => {
    const { client, server, sent } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    await align.launch({ sample: "a" }, { taskQueue: "main" });
    server.inject({ kind: "status", status: 400, body: { task_queue: ["Invalid pk"] }, method: "POST" });
    await errorOf(align.launch({ sample: "a" }, { taskQueue: "main" }), Error);
    sent();
    await align.launch({ sample: "a" }, { taskQueue: "main" });
    expect(sent()).toEqual(["GET taskqueues/?name=main&page=1&page_size=1", "POST containertaskinstances/"]);
  });

  it("rejects on an abort during the lookup of its type, and leaves the lookup to the other callers", async () => {
    const { client, server, sent } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    server.inject({ kind: "delay", ms: 1_000, path: "containertasktypes/" });
    const controller = new AbortController();
    const aborted = align.launch({ sample: "a" }, { taskQueue: "main", signal: controller.signal });
    const other = align.launch({ sample: "b" }, { taskQueue: "main" });
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await expect(other).resolves.toBeDefined();
    expect(sent().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  it("sends nothing for an aborted signal, and nothing more after all waiting callers have aborted", async () => {
    const { client, server, sent } = await createServerWithTasks();
    const align = client.containerTaskTypes.define("align", { arguments: sample });
    const launch = (signal: AbortSignal) => align.launch({ sample: "a" }, { taskQueue: "main", signal });
    await expect(launch(AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
    expect(sent()).toEqual([]);
    const lookUps = server.inject({ kind: "status", status: 503, path: "containertasktypes/", times: Infinity });
    const controller = new AbortController();
    const unhook = server.onRequest(() => controller.abort(new Error("enough")));
    await expect(launch(controller.signal)).rejects.toThrow("enough");
    unhook();
    await new Promise<void>((resolve) => server.clock.setTimer(resolve, 60_000));
    expect(sent().length).toBeLessThanOrEqual(2);
    lookUps.remove();
    await expect(launch(new AbortController().signal)).resolves.toBeDefined();
  });
});
