import type { Readable } from "node:stream";
import { UsageError } from "../exit-codes.js";
import { readAll } from "./records.js";

/** What names the things to work on: as written on the command line, with those on standard input where a `-` stands. */
export interface Keys {
  readonly keys: readonly string[];
  /** Whether just one was asked for, by itself: programs then get an object and no array. */
  readonly isOne: boolean;
}

/** Reads the keys of things. On standard input they are apart by white space. */
export async function readKeys(written: readonly string[], stdin: Readable & { isTTY?: boolean }): Promise<Keys> {
  const dashes = written.filter((key) => key === "-").length;
  if (dashes > 1) throw new UsageError("- stands for standard input, which can be read only once");
  if (dashes === 1 && stdin.isTTY === true) {
    throw new UsageError("- reads from standard input, which is a terminal: pipe something into it");
  }
  const read = dashes === 0 ? [] : (await readAll(stdin)).split(/\s+/).filter((key) => key !== "");
  const keys = written.flatMap((key) => (key === "-" ? read : [key]));
  // Once each: the same thing twice in a list is a slip, and a task cloned twice costs.
  return { keys: [...new Set(keys)], isOne: written.length === 1 && dashes === 0 };
}
