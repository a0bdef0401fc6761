import type { Pacer } from "../../core/async/pacer.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import type { PollTimes } from "../../core/waits/wait.js";
import type { ExecutionStepFilters } from "../../../generated/decapod/filters.js";
import type { Execution, ExecutionStep, ExecutionWaitOptions } from "../models/execution.js";
import { isFinished, isKnownState } from "./states.js";
import { StepReader } from "./step-reader.js";
import { ExecutionCanceledError, ExecutionFailedError } from "./wait-errors.js";
import { waitForState } from "./wait-for-state.js";

/** What a wait for an execution needs. */
interface ExecutionWaitContext {
  readonly id: string;
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly get: (options: RequestOptions) => Promise<Execution>;
  /** Lists the steps, the one that ended first first. */
  readonly listSteps: (filters: ExecutionStepFilters, options: RequestOptions) => Listing<ExecutionStep>;
  /** Called with the execution of each poll, before its steps. */
  readonly onSeen?: (execution: Execution) => void;
}

/** Waits until an execution is completed, failed or canceled. `onStep` gets its steps on the way. */
export async function waitForExecution(
  { id, transport, pacer, get, listSteps, onSeen }: ExecutionWaitContext,
  { onStep, throwOnFailure = false, ...polling }: ExecutionWaitOptions,
): Promise<Execution> {
  const steps = new StepReader(listSteps);
  const end = new ExecutionEnd();
  const poll = async (request: RequestOptions): Promise<Execution> => {
    const execution = await get(request);
    onSeen?.(execution);
    if (onStep === undefined) return execution;
    for await (const step of steps.read(execution.isFinished, request)) await onStep(step);
    return execution;
  };
  const execution = await waitForState<Execution>(
    {
      ...{ transport, pacer, noun: "execution", goal: "finished", id, poll, isKnownState },
      stateOf: ({ state }) => state,
      isOver: (seen, times) => end.isReached(seen, times),
    },
    polling,
  );
  if (!throwOnFailure) return execution;
  if (execution.state === "canceled") throw new ExecutionCanceledError(execution);
  if (execution.state === "failed") {
    throw new ExecutionFailedError(
      execution,
      await failedSteps(listSteps, { ...polling.request, signal: polling.signal }),
    );
  }
  return execution;
}

/**
 * Detects the end of an execution. One that was canceled before its start keeps its queued task, which may still start it; so it must
 * be seen as canceled for some time.
 */
class ExecutionEnd {
  #canceledAtMs: number | null = null;

  isReached({ state, version }: Execution, { startMs, endMs, periodMs }: PollTimes): boolean {
    // Created, canceled: the first version and the second. One that has started has more.
    if (state !== "canceled" || version > 2) {
      this.#canceledAtMs = null;
      return isFinished(state);
    }
    this.#canceledAtMs ??= endMs;
    return startMs - this.#canceledAtMs >= Math.max(periodMs, earlyCancelMs);
  }
}

/** How long an execution that was canceled before its start is watched at least, however often it is polled. */
const earlyCancelMs = 5_000;

/** Some of the steps that failed. The execution has failed in any case, so an error here does not matter. */
async function failedSteps(
  listSteps: ExecutionWaitContext["listSteps"],
  options: RequestOptions,
): Promise<ExecutionStep[]> {
  try {
    const failed: ExecutionStep[] = [];
    for await (const step of listSteps({ result: { in: ["error", "unreachable"] } }, options)) {
      if (failed.push(step) === mostFailedSteps) break;
    }
    return failed;
  } catch {
    options.signal?.throwIfAborted();
    return [];
  }
}

const mostFailedSteps = 10;
