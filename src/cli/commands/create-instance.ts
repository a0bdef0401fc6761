import { type Command, Option } from "commander";
import type { TaskInstanceInput } from "saltant";
import type { Run } from "../context.js";
import { UsageError } from "../exit-codes.js";
import { collect, fromRecord, idOf, type Lookup } from "../input/field-options.js";
import { mergeRecords, readPairs } from "../input/pairs.js";
import { readRecords } from "../input/records.js";
import { taskQueues } from "../resources/queues-and-whitelists.js";
import { withArticle, type WritableResource } from "../resources/resource.js";
import type { InstanceResource } from "../resources/task-instances.js";
import { followUp, type FollowUpOptions, withFollowUpOptions } from "./launch.js";
import { runBulk } from "./bulk.js";

interface CreateOptions extends FollowUpOptions {
  readonly taskType?: string;
  readonly taskQueue?: string;
  readonly name?: string;
  readonly arg?: readonly string[];
  readonly from?: string;
  readonly once?: boolean;
}

/** The options of a launch. */
export function withCreateInstanceOptions(command: Command): Command {
  return withFollowUpOptions(
    command
      .option("--task-type <id-or-name>", "task type to run")
      .option("--task-queue <id-or-name>", "task queue to run it on")
      .option("--name <string>", "name of the instance")
      .addOption(
        new Option("--arg <name=value>", "task argument: JSON, otherwise a string; may be repeated").argParser(collect),
      )
      .option("--from <file>", "launch each JSON object in a file (- for standard input), in an array or one per line")
      .option("--once", "show an existing instance of this name, type and queue instead of launching another"),
  );
}

/** Launches instances: the one that the options describe, or one for each record of a file. */
export function createInstance(resource: InstanceResource): Run<CreateOptions> {
  return async (context, options) => {
    const { io, progress, request, session } = context;
    const records = options.from === undefined ? [{}] : await readRecords(options.from, io);
    if (records.length === 0) progress.note("saltant: the input of --from is empty: nothing to launch");
    const launches = readLaunches(resource, records, options);
    const { client } = await session();
    const inputs = await readInputs(resource, launches, options, { client, request });
    const labels = launches.map(({ name }, index) =>
      name === "" ? `launch ${index + 1}` : `launch ${index + 1} (${name})`,
    );
    const isFinal = options.wait !== true;
    const outcome = await runBulk(resource, labels, context, isFinal, (bulk) =>
      resource.manager(client).createMany(inputs, bulk),
    );
    return followUp(context, resource, { outcome, isOne: options.from === undefined, verb: "launched" }, options);
  };
}

const names = ["name", "arguments", "taskType", "taskQueue"];

/** The input of a launch, from options or a record of a file. */
interface LaunchRecord {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** An id or a name. */
  readonly taskType: string;
  readonly taskQueue: string;
}

/** Merges each record of a file with the options, which take precedence. Arguments are merged by name. */
function readLaunches(
  resource: InstanceResource,
  records: readonly Record<string, unknown>[],
  { arg, name, once, taskQueue, taskType }: CreateOptions,
): LaunchRecord[] {
  const given = arg === undefined ? {} : readPairs("--arg", arg);
  return records.map((record) => {
    const values = fromRecord(record, names);
    const launch = {
      name: name ?? textIn(values, "name"),
      arguments: mergeRecords(objectIn(values, "arguments"), given),
      taskType: taskType ?? idOrNameIn(values, "taskType"),
      taskQueue: taskQueue ?? idOrNameIn(values, "taskQueue"),
    };
    const missing = [
      ...(launch.taskType === "" ? [`--task-type (the id or name of ${withArticle(resource.types.noun)})`] : []),
      ...(launch.taskQueue === "" ? ["--task-queue (the id or name of a task queue)"] : []),
      ...(once === true && launch.name.trim() === "" ? ["--name (required by --once)"] : []),
    ];
    if (missing.length > 0) throw new UsageError(`missing: ${missing.join(", ")}`);
    return launch;
  });
}

type Values = Readonly<Record<string, unknown>>;

function textIn(values: Values, name: string): string {
  const value = values[name] ?? "";
  if (typeof value !== "string") throw new UsageError(`--from: ${name} must be a string, not ${JSON.stringify(value)}`);
  return value;
}

function objectIn(values: Values, name: string): object {
  const value = values[name] ?? {};
  if (typeof value === "object" && !Array.isArray(value)) return value;
  throw new UsageError(`--from: ${name} must be an object, not ${JSON.stringify(value)}`);
}

function idOrNameIn(values: Values, name: string): string {
  const value = values[name] ?? "";
  if (typeof value === "number" || typeof value === "string") return String(value);
  throw new UsageError(`--from: ${name} must be an id or a name, not ${JSON.stringify(value)}`);
}

/** Replaces the names of types and queues by their ids. */
async function readInputs(
  { types }: InstanceResource,
  launches: readonly LaunchRecord[],
  { once = false }: CreateOptions,
  lookup: Lookup,
): Promise<TaskInstanceInput<number>[]> {
  const typeId = idReader(types, lookup);
  const queueId = idReader(taskQueues, lookup);
  const inputs: TaskInstanceInput<number>[] = [];
  for (const { taskType, taskQueue, ...rest } of launches) {
    inputs.push({ ...rest, taskType: await typeId(taskType), taskQueue: await queueId(taskQueue), once });
  }
  return inputs;
}

/** Returns a function that reads ids, and looks up each name once. */
function idReader(resource: WritableResource, lookup: Lookup): (text: string) => Promise<number> {
  const found = new Map<string, Promise<number>>();
  return (text) => {
    const id = found.get(text) ?? idOf(resource, text, lookup);
    found.set(text, id);
    return id;
  };
}
