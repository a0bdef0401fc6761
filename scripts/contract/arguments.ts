import { relative } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { namesOf, serviceNames } from "./choose-service.js";
import { CommandError, firstLine } from "./command.js";
import type { ServiceAccess } from "./service-access.js";

const [defaultService = ""] = serviceNames;

/** The options of every command that reads from a server. */
export const commonOptions = {
  json: { type: "boolean", default: false },
  service: { type: "string", default: defaultService },
  contract: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

export interface CommonOptions {
  readonly json: boolean;
  readonly service: string;
  /** A file, or the name of one of several contracts. Default: the service's. */
  readonly contract?: string | undefined;
  readonly help: boolean;
}

/**
 * The lines of `--help` for {@link commonOptions}.
 * @param own - The lines for the command's other options, each with its line break.
 */
export function optionLines({ contracts }: ServiceAccess, own = ""): string {
  return `  --json            print one JSON document instead; npm adds further lines unless run with --silent
  --service NAME    whose server it is: ${serviceNames.join(", ")} (default: ${defaultService})
${own}${contractLine(contracts)}
  --help            this text`;
}

function contractLine(contracts: ServiceAccess["contracts"]): string {
  const [only, ...others] = contracts;
  return others.length === 0
    ? `  --contract FILE   the contract (default: ${displayPath(only.path)})`
    : `  --contract NAME   one of the contracts: ${namesOf(contracts)}`;
}

/** Parses arguments. Throws a {@link CommandError} for unknown options. */
export function parseArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new CommandError(`${firstLine(error)}: see --help`);
  }
}

/** The one positional argument.
 * @param name - Its name in `--help`.
 * @throws {@link CommandError} if there is none, or more than one.
 */
export function onlyPositional(positionals: readonly string[], name: string): string {
  const [value = "", ...more] = positionals;
  if (value === "") throw new CommandError(`no ${name} given: see --help`);
  if (more.length > 0) throw new CommandError(`one ${name} at a time, not ${positionals.length}: see --help`);
  return value;
}

/** A path relative to the working folder. */
export function displayPath(path: string): string {
  return relative(process.cwd(), path) || ".";
}
