import { ignore, linkSignal, sleep } from "../../core/async/abort.js";
import type { Clock } from "../../core/async/clock.js";
import { isNotFound } from "../../core/errors/index.js";
import { waitCancelled } from "../../core/waits/wait.js";
import type { ExecutionLog } from "../execution-log.js";
import type { Execution, FollowEvent } from "../models/execution.js";

/** How often the log is requested after the end: the server stores it at that moment. */
const logAttempts = 3;

/** What following an execution needs. */
interface FollowContext {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** The pause between two requests for a log that is not there yet, in milliseconds. */
  readonly periodMs: number;
  /** Waits for the end, and tells what it sees. */
  readonly wait: (signal: AbortSignal, tell: (event: FollowEvent) => void) => Promise<Execution>;
  readonly log: (signal: AbortSignal) => ExecutionLog;
}

/** Yields the states and steps of an execution as they are seen, and then the lines of its log. */
export async function* followExecution(context: FollowContext): AsyncGenerator<FollowEvent, void, undefined> {
  const inner = linkSignal(context.signal);
  const events: (FollowEvent | "over")[] = [];
  let wake = ignore;
  const put = (event: FollowEvent | "over"): void => {
    events.push(event);
    wake();
  };
  const waiting = context.wait(inner.signal, put).finally(() => {
    put("over");
  });
  // It is awaited below, unless the caller leaves the loop before.
  waiting.catch(ignore);
  try {
    for (;;) {
      const event = events.shift();
      if (event === "over") break;
      if (event !== undefined) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    const execution = await waiting;
    for await (const line of linesOf(context, execution, inner.signal)) yield { type: "log", line };
  } finally {
    inner.abort(waitCancelled);
    inner.end();
  }
}

/** The lines of the log. An execution that was canceled before its start has none. */
async function* linesOf(
  { clock, periodMs, log }: FollowContext,
  execution: Execution,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const attempts = execution.state === "canceled" ? 1 : logAttempts;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      yield* log(signal);
      return;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    if (attempt < attempts) await sleep(clock, periodMs, signal);
  }
}
