import type { Command, Option } from "commander";
import { sanitize } from "../../core/text.js";

const maxCharacters = 300;

/** A possible completion of a word. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** Looks up values for a place on the command line. */
export type ValueSource = (place: Place) => Promise<readonly Candidate[]>;

/** A place on the command line that needs a value. */
export interface Place {
  /** The names of the commands, from the first: `["task-queues", "get"]`. */
  readonly path: readonly string[];
  /** The option, as `--task-type`; undefined for an argument. */
  readonly option: string | undefined;
  /** The part of the word that is already typed. */
  readonly typed: string;
  /** The words before it. */
  readonly before: readonly string[];
}

/** The value of an option in a command line, which may be incomplete. */
export function optionValue(words: readonly string[], option: string): string | undefined {
  const index = words.findIndex((word) => word === option || word.startsWith(`${option}=`));
  const word = words[index];
  return word === option ? words[index + 1] : word?.slice(option.length + 1);
}

/**
 * The candidates for the last of the words.
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
  const position = walk(program, before);
  if (position === null) return [];
  const { command, path, pending } = position;
  const place = { path, option: undefined, typed, before };
  const [, option, value] = /^(--[\w-]+)=(.*)$/s.exec(typed) ?? [];
  if (pending !== undefined) return values(pending, place, valuesOf);
  if (option !== undefined && value !== undefined) {
    const found = optionOf(command, option);
    const inside = found === undefined ? [] : await values(found, { ...place, typed: value }, valuesOf);
    return inside === "files" ? inside : inside.map((each) => ({ ...each, value: `${option}=${each.value}` }));
  }
  if (typed.startsWith("-")) return matching(optionsOf(command, before), typed);
  if (command.commands.length > 0) return commandsOf(command, typed);
  const [argument] = command.registeredArguments;
  if (argument === undefined) return [];
  if (argument.argChoices !== undefined) return matching(argument.argChoices.map(plain), typed);
  return matching(await valuesOf(place), typed);
}

/** Follows the words through the tree of commands; null if a command does not exist. */
function walk(
  program: Command,
  words: readonly string[],
): { command: Command; path: string[]; pending: Option | undefined } | null {
  let command = program;
  const path: string[] = [];
  let pending: Option | undefined;
  for (const word of words) {
    if (pending !== undefined) pending = undefined;
    else if (word.startsWith("-")) {
      const option = optionOf(command, word);
      if (option?.required === true) pending = option;
    } else if (command.commands.length > 0) {
      const next = command.commands.find((each) => each.name() === word || each.aliases().includes(word));
      if (next === undefined) return null;
      command = next;
      path.push(next.name());
    }
  }
  return { command, path, pending };
}

async function values(option: Option, place: Place, valuesOf: ValueSource): Promise<readonly Candidate[] | "files"> {
  if (option.argChoices !== undefined) return matching(option.argChoices.map(plain), place.typed);
  if (option.flags.includes("<file>")) return "files";
  return matching(await valuesOf({ ...place, option: option.long ?? undefined }), place.typed);
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => word === long || word === short);
}

/** The options that are not given yet, and those that may be repeated. */
function optionsOf(command: Command, before: readonly string[]): Candidate[] {
  return command.options
    .filter(({ long, parseArg, hidden }) => !hidden && (parseArg?.name === "collect" || !before.includes(long ?? "")))
    .map(({ long, description }) => ({ value: long ?? "", description }));
}

/** The commands whose names match; if there are none, those whose aliases match. */
function commandsOf(command: Command, typed: string): Candidate[] {
  const all = command.commands.filter((each) => !each.name().startsWith("__"));
  const named = all.map((each) => ({ value: each.name(), description: each.description() }));
  const aliases = all.flatMap((each) => each.aliases().map((value) => ({ value, description: each.description() })));
  const found = matching(named, typed);
  return found.length > 0 ? found : matching(aliases, typed);
}

/** The candidates that begin with the typed text, except those with control characters. */
function matching(candidates: readonly Candidate[], typed: string): Candidate[] {
  return candidates
    .filter(({ value }) => value.startsWith(typed) && sanitize(value, maxCharacters) === value)
    .map(({ value, description }) => ({ value, description: sanitize(description, maxCharacters) }));
}

function plain(value: string): Candidate {
  return { value, description: "" };
}
