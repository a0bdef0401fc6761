import { Option, type Command } from "commander";
import type { LaunchInput, TaskInstanceInput } from "saltant";
import type { Run } from "../context.js";
import { UsageError } from "../exit-codes.js";
import { collect, fromRecord, idOf, type Lookup } from "../input/field-options.js";
import { readPairs } from "../input/pairs.js";
import { readRecords } from "../input/records.js";
import { taskQueues } from "../resources/queues-and-whitelists.js";
import type { WritableResource } from "../resources/resource.js";
import type { InstanceResource } from "../resources/task-instances.js";
import { followUp, withFollowUpOptions, type FollowUpOptions } from "./launch.js";
import { doAll } from "./many.js";

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
      .option("--task-type <id-or-name>", "what to run")
      .option("--task-queue <id-or-name>", "where to run it")
      .option("--name <text>", "a name to find it by")
      .addOption(
        new Option("--arg <name=value>", "an argument: JSON, or else text; may be repeated").argParser(collect),
      )
      .option("--from <file>", "launch each JSON object in a file (- for standard input): an array, or one a line")
      .option("--once", "only what is not there yet, by its name: what is there is shown instead"),
  );
}

/** Launches instances: the one that the options describe, or one for each record of a file. */
export function createInstance(resource: InstanceResource): Run<CreateOptions> {
  return async (context, options) => {
    const { io, request, session } = context;
    const records = options.from === undefined ? [{}] : await readRecords(options.from, io.stdin);
    const { client } = await session();
    const inputs = await readInputs(resource, records, options, { client, request });
    const labels = inputs.map(({ name = "" }, index) =>
      name === "" ? `launch ${index + 1}` : `launch ${index + 1} (${name})`,
    );
    const outcome = await doAll(labels, context, (bulk) => resource.manager(client).createMany(inputs, bulk));
    return followUp(context, resource, { outcome, isOne: options.from === undefined, verb: "launched" }, options);
  };
}

const names = ["name", "arguments", "taskType", "taskQueue"];

async function readInputs(
  resource: InstanceResource,
  records: readonly Record<string, unknown>[],
  options: CreateOptions,
  lookup: Lookup,
): Promise<TaskInstanceInput<number>[]> {
  const { once = false } = options;
  const given = options.arg === undefined ? {} : { arguments: readPairs("--arg", options.arg) };
  const typeId = idReader("--task-type", options.taskType, resource.types, lookup);
  const queueId = idReader("--task-queue", options.taskQueue, taskQueues, lookup);
  const inputs: TaskInstanceInput<number>[] = [];
  for (const record of records) {
    // What stands in a file is as far from the compiler as what stands on a command line: the library checks both.
    const values = fromRecord(record, names) as Partial<LaunchInput<number>>;
    inputs.push({
      name: options.name ?? values.name ?? "",
      arguments: { ...values.arguments, ...given.arguments },
      taskType: await typeId(values.taskType),
      taskQueue: await queueId(values.taskQueue),
      once,
    });
  }
  return inputs;
}

/** Reads ids: that of an option, or else of what stands in a record. Names are looked up once. */
function idReader(
  option: string,
  given: string | undefined,
  resource: WritableResource,
  lookup: Lookup,
): (value: unknown) => Promise<number> {
  const found = new Map<string, Promise<number>>();
  return async (value) => {
    const text = given ?? (typeof value === "number" ? String(value) : value);
    if (typeof text !== "string" || text === "")
      throw new UsageError(`${option} is missing: the id or name of a ${resource.noun}`);
    const id = found.get(text) ?? idOf(resource, text, lookup);
    found.set(text, id);
    return id;
  };
}
