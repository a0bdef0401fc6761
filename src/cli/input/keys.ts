import type { Context } from "../context.js";
import { UsageError } from "../exit-codes.js";
import type { Resource } from "../resources/resource.js";
import { readPiped } from "./read-text.js";

/** The keys of the resources to work on: those of the command line, with those of standard input in place of a `-`. */
export interface Keys {
  readonly keys: readonly string[];
  /** Whether a single key was given on the command line: JSON output is then an object, not an array. */
  readonly isOne: boolean;
}

/** Reads the keys of resources. On standard input, white space separates them. Prints a note if there are none. */
export async function readKeys(
  args: readonly string[],
  { io, progress }: Pick<Context, "io" | "progress">,
  { key: kind, noun }: Pick<Resource, "key" | "noun">,
): Promise<Keys> {
  const dashes = args.filter((key) => key === "-").length;
  if (dashes > 1) throw new UsageError("- (standard input) may be given only once");
  const read = dashes === 0 ? [] : (await readPiped(io)).split(/\s+/).filter((key) => key !== "");
  const keys = args.flatMap((key) => (key === "-" ? read : [key]));
  if (keys.length === 0) progress.note(`saltant: standard input names no ${noun}: nothing to do`);
  // Duplicates are removed: they are mistakes, and cloning a task twice is expensive.
  const unique = new Set(kind === "uuid" ? keys.map((key) => key.toLowerCase()) : keys);
  return { keys: [...unique], isOne: args.length === 1 && dashes === 0 };
}
