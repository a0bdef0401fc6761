import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { inject } from "vitest";
import type { HostedRun } from "./command-host.program.js";
import type { CommandResult, RunOptions } from "./pipes.js";
import { stuckAfterMs } from "../../time-limits.js";

/** The process that runs commands for the tests of this worker. */
let host: ChildProcess | undefined;
/** The queue of runs there. */
let last: Promise<unknown> = Promise.resolve();

/** Runs the command in a reused process: see command-host.program.ts. */
export function runHosted(run: HostedRun): Promise<CommandResult> {
  const result = last.then(() => runNext(run));
  last = result.catch(() => undefined);
  return result;
}

async function runNext(run: HostedRun): Promise<CommandResult> {
  const child = (host ??= startHost());
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(stuckAfterMs)]);
  const what = run.args.join(" ");
  try {
    const answered = once(child, "message", { signal }) as Promise<[CommandResult]>; // The type of the other file's messages.
    const ended = once(child, "exit", { signal }).then(([code]) => {
      throw new Error(`saltant ${what} ended its host with ${String(code)}`);
    });
    child.send(run);
    const [result] = await Promise.race([answered, ended]);
    return result;
  } catch (error) {
    child.kill("SIGKILL");
    host = undefined;
    throw new Error(`saltant ${what} did not end`, { cause: error });
  } finally {
    over.abort();
  }
}

function startHost(): ChildProcess {
  const child = fork(join(inject("commandFolder"), "command-host.mjs"), { execArgv: [] });
  // It ends with this process, and does not keep it alive.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Variables that Node reads before a program starts. */
const readAtStart = /^(NODE_|SSL_|LD_|UV_)/;

/**
 * The arguments of a line that has only `saltant` and plain or quoted words; null for one that needs a shell or a
 * separate process.
 */
export function plainArguments(line: string, { env = {}, stdin }: RunOptions): readonly string[] | null {
  if (process.env.SALTANT_COMMAND_PROCESSES === "1" || stdin === "endless") return null;
  if (Object.keys(env).some((name) => readAtStart.test(name))) return null;
  const word = /(?:[\w./:=,@%+-]|'[^']*')+/y;
  const words: string[] = [];
  for (let at = 0; at < line.length; at += 1) {
    word.lastIndex = at;
    const [found = ""] = word.exec(line) ?? [];
    at += found.length;
    if (found === "" || (at < line.length && line[at] !== " ")) return null;
    words.push(found.replaceAll("'", ""));
  }
  return words[0] === "saltant" ? words.slice(1) : null;
}
