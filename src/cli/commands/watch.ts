import { setTimeout as sleep } from "node:timers/promises";
import { ConnectionError, RateLimitError, ServerError, TimeoutError } from "saltant";
import { Option, type Command } from "commander";
import type { Context, Run } from "../context.js";
import { exitCodes, UsageError } from "../exit-codes.js";
import { durationOption } from "../input/durations.js";
import { instanceResources } from "../resources/index.js";
import { LinesView } from "../watching/lines-view.js";
import { ScreenView } from "../watching/screen-view.js";
import { UnfinishedInstances } from "../watching/unfinished.js";
import type { View } from "../watching/view.js";

interface WatchOptions {
  readonly user?: string;
  readonly refreshPeriod: number;
}

/** The shortest refresh period, which limits the load on the server. */
const minPeriodMs = 100;

/** The options of `watch`. */
export function withWatchOptions(command: Command): Command {
  return command
    .option("--user <name>", "show the instances of this user (default: you)")
    .addOption(
      new Option("--refresh-period <duration>", "how often to poll the server")
        .default(2_000, "2s")
        .argParser(durationOption("--refresh-period", minPeriodMs)),
    )
    .option("--jsonl", "print an instance as a line of JSON when its state changes");
}

/**
 * Shows a user's unfinished instances until all are finished, or the user presses `q`. After the first successful refresh, it
 * retries indefinitely while the server does not respond.
 */
export const watch: Run<WatchOptions> = async (context, { user, refreshPeriod }) => {
  const { client, username } = await context.session();
  const whose = user ?? username;
  if (whose === undefined) throw new UsageError("--user is required: the user of the token is unknown");
  const unfinished = new UnfinishedInstances(client, instanceResources, whose);
  const view = startView(context, whose);
  const stop = AbortSignal.any([context.io.signal, view.quitSignal]);
  let hasLoaded = false;
  try {
    for (;;) {
      try {
        const changed = await unfinished.refresh({ ...context.request, signal: stop });
        hasLoaded = true;
        await view.show(unfinished.watched, changed);
        if (unfinished.isOver) return exitCodes.done;
      } catch (error) {
        if (stop.aborted || !hasLoaded || !isTransient(error)) throw error;
        view.warn(shortMessageOf(error));
      }
      await sleep(refreshPeriod, undefined, { signal: stop });
    }
  } catch (error) {
    context.io.signal.throwIfAborted();
    if (view.quitSignal.aborted) return exitCodes.done;
    throw error;
  } finally {
    view.end();
  }
};

function startView(context: Context, user: string): View {
  const { io, output } = context;
  return io.stdout.isTTY === true && io.env.TERM !== "dumb" && output.format === "table"
    ? new ScreenView(io, user)
    : new LinesView(context, user);
}

/** Whether a later refresh may succeed. */
function isTransient(error: unknown): error is ConnectionError | TimeoutError | ServerError | RateLimitError {
  return [ConnectionError, TimeoutError, ServerError, RateLimitError].some((kind) => error instanceof kind);
}

/** A short message without the URL of the request, which the user knows. */
function shortMessageOf(error: ConnectionError | TimeoutError | ServerError | RateLimitError): string {
  if (error instanceof ConnectionError) return "cannot connect to the server";
  return error instanceof TimeoutError
    ? "the server does not respond"
    : `the server responded with status ${error.status}`;
}
