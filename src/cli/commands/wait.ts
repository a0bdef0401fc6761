import { BulkError, type TaskInstance } from "saltant";
import { type Command, Option } from "commander";
import { type Context, type Run, withFormats } from "../context.js";
import { exitCodeOf, exitCodeOfAll, exitCodes, Interruption } from "../exit-codes.js";
import { durationOption, durationSyntax } from "../input/durations.js";
import { type Keys, readKeys } from "../input/keys.js";
import { bar } from "../output/progress.js";
import { sanitize } from "../../core/text.js";
import type { InstanceResource } from "../resources/task-instances.js";
import { reportFailures } from "./bulk.js";
import { writeInstances } from "./write-instances.js";

/** How to wait. */
export interface WaitOptions {
  readonly timeout?: number;
  readonly refreshPeriod?: number;
}

/** The options of `wait`, and of commands that can wait at the end. */
export function withWaitOptions(command: Command): Command {
  return withFormats(
    command
      .addOption(
        new Option("--timeout <duration>", `stop waiting after this time: ${durationSyntax} (default: 7d)`).argParser(
          durationOption("--timeout"),
        ),
      )
      .addOption(
        new Option("--refresh-period <duration>", "how often to poll the server (default: 5s)").argParser(
          durationOption("--refresh-period"),
        ),
      ),
  );
}

/** Waits until instances are finished. */
export function wait(resource: InstanceResource): Run<WaitOptions> {
  return async (context, options, args) => waitFor(context, resource, await readKeys(args, context, resource), options);
}

/**
 * Waits for instances and writes them: in the order given, or as each ends in a format with one line per instance.
 *
 * @returns The exit code: whether all were successful.
 */
export async function waitFor(
  context: Context,
  resource: InstanceResource,
  { keys: uuids, isOne }: Keys,
  { timeout: timeoutMs, refreshPeriod: refreshPeriodMs }: WaitOptions,
): Promise<number> {
  const { output, progress, request } = context;
  const { client, username } = await context.session();
  const finished = new Map<string, TaskInstance>();
  const writeFinished = async (): Promise<void> => {
    if (!output.isStreamed)
      await writeInstances(
        context,
        resource,
        uuids.flatMap((uuid) => finished.get(uuid) ?? []),
        isOne,
      );
  };
  if (!isOne) progress.update(`waiting for ${uuids.length}`);
  const waits = resource.manager(client).waitUntilAllFinished(uuids, {
    ...{ timeoutMs, refreshPeriodMs, signal: request.signal },
    onUpdate: ({ instance }) => {
      if (isOne) progress.update(`${instance.toString()} is ${sanitize(instance.state, 40)}`);
    },
    onProgress: (now) => {
      if (!isOne) progress.update(bar(now));
    },
  });
  try {
    for await (const instance of waits) {
      finished.set(instance.uuid, instance);
      if (output.isStreamed) await writeInstances(context, resource, [instance], isOne);
    }
  } catch (error) {
    await writeFinished();
    if (!(error instanceof BulkError)) throw error;
    reportFailures(uuids, error, progress);
    const { cause, failed } = error;
    const isInterrupted = cause instanceof Interruption;
    // Failures from before the interruption are final.
    const open = isInterrupted ? failed.filter((each) => each.error instanceof Interruption) : failed;
    const left = open.flatMap(({ index }) => uuids[index] ?? []);
    const resumeHint = resumeCommand(resource, left, username);
    if (isInterrupted && left.length > 0) {
      const what = left.length === 1 ? "the task continues" : `${left.length} tasks continue`;
      throw cause.withMessage(`stopped waiting; ${what}`, resumeHint);
    }
    const errors = failed.map((each) => each.error);
    const waitCode = waitCodeOf(errors);
    if (waitCode !== undefined) return waitCode;
    const code = exitCodeOfAll(errors);
    if (code === exitCodes.unreachable) progress.note(`  ${resumeHint}`);
    return finished.size === 0 ? code : exitCodes.partly;
  }
  await writeFinished();
  return [...finished.values()].every(({ isSuccessful }) => isSuccessful) ? exitCodes.done : exitCodes.unsuccessful;
}

/**
 * The exit code if the only failures are unknown outcomes: `waitTimeout` if some tasks are still running, `unknownEnd` if all have
 * ended; otherwise undefined.
 */
function waitCodeOf(errors: readonly unknown[]): number | undefined {
  const codes = errors.map(exitCodeOf);
  const waitCodes: readonly number[] = [exitCodes.waitTimeout, exitCodes.unknownEnd];
  return codes.every((code) => waitCodes.includes(code)) ? waitCodes.find((code) => codes.includes(code)) : undefined;
}

/** A hint with more UUIDs than this would be too long to read. */
const maxUuidsInHint = 20;

/** The command that continues to wait for the unfinished instances. */
function resumeCommand({ name }: InstanceResource, uuids: readonly string[], username: string | undefined): string {
  const user = username === undefined ? "" : ` --filter user=${username}`;
  const unfinished = `saltant ${name} list --ids --filter state=created,published,running${user}`;
  return uuids.length > maxUuidsInHint
    ? `To wait for all unfinished instances: ${unfinished} | saltant ${name} wait -`
    : `To continue waiting: saltant ${name} wait ${uuids.join(" ")}`;
}
