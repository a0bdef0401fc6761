import type { Command, Option } from "commander";

/** What may stand at a place of the command line. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** Values that are looked up when they are asked for: what stands for it, as the place where it may stand. */
export type ValueSource = (place: Place) => Promise<readonly Candidate[] | "files">;

/** Where on a command line a value is wanted. */
export interface Place {
  /** The names of the commands, from the first: `["task-queues", "get"]`. */
  readonly path: readonly string[];
  /** The option, as `--task-type`; undefined for an argument. */
  readonly option: string | undefined;
  /** What stands there so far. */
  readonly typed: string;
}

/**
 * What may stand for the last of the words, the others being what was written before it.
 *
 * @param words - The words after `saltant`, the last of which may be empty.
 */
export async function candidatesFor(
  program: Command,
  words: readonly string[],
  valuesOf: ValueSource,
): Promise<readonly Candidate[] | "files"> {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? "";
  const { command, path, pending } = walk(program, before);
  const [, option, value] = /^(--[\w-]+)=(.*)$/s.exec(typed) ?? [];
  if (pending !== undefined) return values(pending, path, typed, valuesOf);
  if (option !== undefined && value !== undefined) {
    const found = optionOf(command, option);
    const inside = found === undefined ? [] : await values(found, path, value, valuesOf);
    return inside === "files" ? inside : inside.map((each) => ({ ...each, value: `${option}=${each.value}` }));
  }
  if (typed.startsWith("-")) return matching(optionsOf(command, before), typed);
  if (command.commands.length > 0) return matching(commandsOf(command), typed);
  const [argument] = command.registeredArguments;
  if (argument === undefined) return [];
  if (argument.argChoices !== undefined) return matching(argument.argChoices.map(plain), typed);
  return values(undefined, path, typed, valuesOf);
}

/** Follows the words down the tree of commands. */
function walk(
  program: Command,
  words: readonly string[],
): { command: Command; path: string[]; pending: Option | undefined } {
  let command = program;
  const path: string[] = [];
  let pending: Option | undefined;
  for (const word of words) {
    if (pending !== undefined) pending = undefined;
    else if (word.startsWith("-")) {
      const option = optionOf(command, word);
      if (option?.required === true) pending = option;
    } else {
      const next = command.commands.find((each) => each.name() === word || each.aliases().includes(word));
      if (next === undefined) continue;
      command = next;
      path.push(next.name());
    }
  }
  return { command, path, pending };
}

async function values(
  option: Option | undefined,
  path: readonly string[],
  typed: string,
  valuesOf: ValueSource,
): Promise<readonly Candidate[] | "files"> {
  if (option?.argChoices !== undefined) return matching(option.argChoices.map(plain), typed);
  const found = await valuesOf({ path, option: option?.long ?? undefined, typed });
  return found === "files" ? found : matching(found, typed);
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => word === long || word === short);
}

/** The options that were not given yet; those that may be repeated stay. */
function optionsOf(command: Command, before: readonly string[]): Candidate[] {
  return command.options
    .filter(({ long, parseArg, hidden }) => !hidden && (parseArg?.name === "collect" || !before.includes(long ?? "")))
    .map(({ long, description }) => ({ value: long ?? "", description }));
}

function commandsOf(command: Command): Candidate[] {
  return command.commands
    .filter((each) => !each.name().startsWith("__"))
    .map((each) => ({ value: each.name(), description: each.description() }));
}

function matching(candidates: readonly Candidate[], typed: string): Candidate[] {
  return candidates.filter(({ value }) => value.startsWith(typed));
}

function plain(value: string): Candidate {
  return { value, description: "" };
}
