import type { RequestOptions } from "saltant";
import { Option, type Command } from "commander";
import { durationOption, durationSyntax } from "./input/durations.js";
import type { Io } from "./io.js";
import { Output, type Format } from "./output/output.js";
import { startProgress, type Progress } from "./output/progress.js";
import { Profiles } from "./profiles.js";
import { openSession, type Session } from "./session.js";

/** The environment in which a command runs. */
export interface Context {
  readonly io: Io;
  readonly output: Output;
  readonly progress: Progress;
  readonly profiles: Profiles;
  /** `--profile`. */
  readonly profile: string | undefined;
  /** Returns the client and its user. The client is created at the first call. */
  readonly session: () => Promise<Session>;
  /** The options of every request. */
  readonly request: RequestOptions;
}

/** The options that every command has. */
interface CommonOptions {
  readonly profile?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly ids?: boolean;
  readonly requestTimeout?: number;
  readonly debug?: boolean;
}

/** Runs a command. Resolves with the exit code; `undefined` means 0. */
export type Run<Options> = (context: Context, options: Options, args: readonly string[]) => Promise<number | undefined>;

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .addOption(new Option("--profile <name>", "profile to use").helpGroup("Common options:"))
    .addOption(
      new Option("--request-timeout <duration>", `timeout of each request: ${durationSyntax} (default: 90s)`)
        .argParser(durationOption("--request-timeout", 1))
        .helpGroup("Common options:"),
    )
    .addOption(
      new Option("--debug", "log each request, and print the stack trace of an error").helpGroup("Common options:"),
    );
}

const outputOptions = "Output options:";

/** Adds the options for programs that read the output. */
export function withFormats(command: Command): Command {
  return command
    .addOption(new Option("--json", "print one JSON document").conflicts(["jsonl", "ids"]).helpGroup(outputOptions))
    .addOption(new Option("--jsonl", "print one JSON document per line").conflicts(["ids"]).helpGroup(outputOptions))
    .addOption(new Option("--ids", "print only identifiers, one per line").helpGroup(outputOptions));
}

/** Sets the function that a command runs. */
export function action<Options>(command: Command, io: Io, run: Run<Options>, onExit: (code: number) => void): Command {
  return command.action(async function (this: Command) {
    const context = startContext(io, this.opts<CommonOptions>());
    try {
      onExit((await run(context, this.opts<Options & object>(), this.args)) ?? 0);
    } finally {
      context.progress.end();
    }
  });
}

function startContext(io: Io, options: CommonOptions): Context {
  const { profile, requestTimeout: timeoutMs, debug = false } = options;
  const progress = startProgress(io.stderr, io.env);
  const warn = (message: string): void => progress.note(`saltant: ${message}`);
  const profiles = new Profiles(io.env, warn);
  const logger = { debug: debug ? warn : () => undefined, warn };
  let session: Promise<Session> | undefined;
  return {
    io,
    progress,
    profiles,
    profile,
    output: new Output(io, formatOf(options), progress),
    session: () => (session ??= openSession({ profile, env: io.env, profiles }, { logger, timeoutMs })),
    request: { signal: io.signal },
  };
}

function formatOf({ json, jsonl, ids }: CommonOptions): Format {
  if (json === true) return "json";
  if (jsonl === true) return "jsonl";
  return ids === true ? "ids" : "table";
}
