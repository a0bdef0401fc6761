import type { Context } from "../context.js";
import { UsageError } from "../exit-codes.js";
import type { Resource } from "../resources/resource.js";
import { readPiped } from "./read-text.js";

/** What names the things to work on: as written on the command line, with those on standard input where a `-` stands. */
export interface Keys {
  readonly keys: readonly string[];
  /** Whether just one was asked for, by itself: programs then get an object and no array. */
  readonly isOne: boolean;
}

/** Reads the keys of things. On standard input they are apart by white space; if there are none, that is said. */
export async function readKeys(
  args: readonly string[],
  { io, progress }: Pick<Context, "io" | "progress">,
  { key: kind, noun }: Pick<Resource, "key" | "noun">,
): Promise<Keys> {
  const dashes = args.filter((key) => key === "-").length;
  if (dashes > 1) throw new UsageError("- stands for standard input, which can be read only once");
  const read = dashes === 0 ? [] : (await readPiped(io)).split(/\s+/).filter((key) => key !== "");
  const keys = args.flatMap((key) => (key === "-" ? read : [key]));
  if (keys.length === 0) progress.note(`saltant: standard input names no ${noun}: there is nothing to do`);
  // Once each: the same thing twice in a list is a slip, and a task cloned twice costs.
  const unique = new Set(kind === "uuid" ? keys.map((key) => key.toLowerCase()) : keys);
  return { keys: [...unique], isOne: args.length === 1 && dashes === 0 };
}
