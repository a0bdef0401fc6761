import type { Command } from "commander";
import type { BulkOptions, TaskInstance } from "saltant";
import type { Context, Run } from "../context.js";
import { exitCodeOfAll, exitCodes, Interruption } from "../exit-codes.js";
import { type Keys, readKeys } from "../input/keys.js";
import type { InstanceManager, InstanceResource } from "../resources/task-instances.js";
import { runBulk, type WrittenOutcome } from "./bulk.js";
import { waitFor, type WaitOptions, withWaitOptions } from "./wait.js";
import { writeInstances } from "./write-instances.js";

/** The options of commands that can wait after a launch or a termination. */
export interface FollowUpOptions extends WaitOptions {
  readonly wait?: boolean;
}

/** Adds the options of commands that can wait at the end. */
export function withFollowUpOptions(command: Command): Command {
  return withWaitOptions(command.option("--wait", "wait until all instances are finished"));
}

/** Launches copies of instances. */
export function clone(resource: InstanceResource): Run<FollowUpOptions> {
  return bulkCommand(resource, "launched", (manager, uuids, bulk) => manager.cloneMany(uuids, bulk));
}

/** Requests the termination of instances. */
export function terminate(resource: InstanceResource): Run<FollowUpOptions> {
  return bulkCommand(resource, "terminating", (manager, uuids, bulk) => manager.terminateMany(uuids, bulk));
}

/** @param verb - The effect on an instance, for messages: `launched`. */
function bulkCommand(
  resource: InstanceResource,
  verb: string,
  act: (
    manager: InstanceManager,
    uuids: readonly string[],
    options: BulkOptions<TaskInstance>,
  ) => Promise<TaskInstance[]>,
): Run<FollowUpOptions> {
  return async (context, options, args) => {
    const { keys, isOne } = await readKeys(args, context, resource);
    const { client } = await context.session();
    const isFinal = options.wait !== true;
    const outcome = await runBulk(resource, keys, context, isFinal, (bulk) =>
      act(resource.manager(client), keys, bulk),
    );
    return followUp(context, resource, { outcome, isOne, verb }, options);
  };
}

/** Writes the instances of an operation: after they are finished with `--wait`, otherwise at once. */
export async function followUp(
  context: Context,
  resource: InstanceResource,
  { outcome, isOne, verb }: { readonly outcome: WrittenOutcome; readonly verb: string } & Pick<Keys, "isOne">,
  options: FollowUpOptions,
): Promise<number> {
  const { done, error } = outcome;
  const isInterrupted = error?.cause instanceof Interruption;
  const keys = { keys: done.map(({ uuid }) => uuid), isOne };
  let code: number = exitCodes.done;
  if (options.wait === true && !isInterrupted) code = await waitFor(context, resource, keys, options);
  else if (!outcome.isWritten) await writeInstances(context, resource, done, isOne);
  if (error === null) return code;
  if (error.cause instanceof Interruption) {
    const [interrupted, notStarted] = [error.failed.length, error.notStarted.length];
    const parts = [
      `${done.length} ${verb}`,
      ...(interrupted === 0 ? [] : [`${interrupted} interrupted and possibly ${verb}`]),
      ...(notStarted === 0 ? [] : [`${notStarted} not started`]),
    ];
    const hint = `To check: saltant ${resource.name} list --limit ${Math.max(10, 2 * (done.length + interrupted))}`;
    throw error.cause.withMessage(`stopped: ${parts.join(", ")}`, hint);
  }
  return done.length > 0 ? exitCodes.partly : exitCodeOfAll(error.failed.map((each) => each.error));
}
