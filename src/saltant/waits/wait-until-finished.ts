import { messageOf } from "../../core/text.js";
import { wait, type WaitContext } from "../../core/waits/wait.js";
import type { TaskInstance } from "../models/task-instance.js";
import { isFinished, isKnownState } from "./states.js";
import { StuckState } from "./stuck-state.js";
import { TaskFailedError, TaskStateUnknownError, TaskTerminatedError, WaitTimeoutError } from "./wait-errors.js";
import type { WaitOptions } from "./wait-options.js";

/** What a wait for a task instance needs. */
interface InstanceWaitContext<Instance> extends Pick<WaitContext<Instance>, "pacer" | "logger" | "watch"> {
  readonly uuid: string;
  /** Tells the instance to stop, for `terminateOnAbort`. */
  readonly terminate: () => Promise<unknown>;
}

/**
 * Waits until a task instance is finished, or has ended in an unfinished state.
 *
 * @param options - Checked already.
 */
export async function waitUntilFinished<Instance extends TaskInstance>(
  { uuid, terminate, ...context }: InstanceWaitContext<Instance>,
  options: WaitOptions<Instance>,
): Promise<Instance> {
  const { throwOnFailure = false, terminateOnAbort = false } = options;
  const stuckState = new StuckState();
  const ended = await wait<Instance>(
    {
      ...context,
      stateOf: ({ state }) => state,
      isKnownState,
      isOver: (instance, poll) => stuckState.update(instance, poll) || isFinished(instance.state),
      timeoutError: (progress) => new WaitTimeoutError({ uuid, ...progress }),
      onAbort: () => {
        if (!terminateOnAbort) return;
        // The caller waits for nothing more, so a failure to terminate shows in the log only.
        const what = `the wait for task instance ${uuid} was aborted, but it could not be terminated`;
        terminate().catch((error: unknown) => context.logger?.warn(`${what}: ${messageOf(error)}`));
      },
    },
    options,
  );
  if (!isFinished(ended.state)) throw new TaskStateUnknownError(ended);
  if (throwOnFailure && ended.state === "failed") throw new TaskFailedError(ended);
  if (throwOnFailure && ended.state === "terminated") throw new TaskTerminatedError(ended);
  return ended;
}
