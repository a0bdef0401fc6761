#!/usr/bin/env node
import { CommanderError } from "commander";
import { exitCodeOf, exitCodes, Interruption, type TerminationSignal } from "./exit-codes.js";
import { checkEncoding } from "./input/check-encoding.js";
import type { Io } from "./io.js";
import { buildProgram } from "./program.js";
import { formatError, printableStack } from "./report.js";

const controller = new AbortController();

function interrupt(signal: TerminationSignal): void {
  const interruption = new Interruption(signal);
  if (!controller.signal.aborted) controller.abort(interruption);
  // A second signal ends the process at once. For a closed terminal, the kernel and the shell both send SIGHUP.
  else if (signal !== "SIGHUP") process.exit(exitCodeOf(interruption));
}

process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
// When the terminal closes, standard output may still be a file: report what was launched.
process.on("SIGHUP", interrupt);

// The reader has closed the pipe, as in `saltant … list | head -1`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`saltant: cannot write the output: ${error.message}\n`);
  process.exit(error.code === "EPIPE" ? exitCodes.brokenPipe : exitCodes.failed);
});
process.stderr.on("error", () => {
  // After an interruption (the terminal may be closed), standard output may still accept the results.
  if (!controller.signal.aborted) process.exit(exitCodes.brokenPipe);
});

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: controller.signal,
  interrupt: () => interrupt("SIGINT"),
};

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  const program = buildProgram(io, (given) => {
    code = given;
  });
  try {
    checkEncoding(args, io.env);
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // Commander has already printed the message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    for (const line of formatError(error)) process.stderr.write(`${line}\n`);
    if (args.includes("--debug") && error instanceof Error) process.stderr.write(`${printableStack(error)}\n`);
    return exitCodeOf(error);
  }
}
