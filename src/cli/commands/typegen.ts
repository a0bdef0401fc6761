import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { hasCode } from "../../node/system-errors.js";
import type { Run } from "../context.js";
import { exitCodes, UsageError } from "../exit-codes.js";
import { readTextFile } from "../input/read-text.js";
import { messageOf } from "../report.js";
import { compareDefinitions } from "../typegen/compare-definitions.js";
import { readTaskTypes } from "../typegen/read-task-types.js";
import { renderDefinitions } from "../typegen/render-definitions.js";

interface TypegenOptions {
  readonly out?: string;
  readonly check?: boolean;
}

/** The options of `typegen`. */
export function withTypegenOptions(command: Command): Command {
  return command
    .option("--out <file>", "write to this file (default: standard output)")
    .option("--check", "write nothing; fail if the file is out of date");
}

/** Writes a TypeScript module with a definition for every task type on the server, or checks an existing module against it. */
export const typegen: Run<TypegenOptions> = async ({ output, progress, request, session }, { out, check }) => {
  if (check === true && out === undefined) throw new UsageError("--check requires --out, the file to check");
  const { client } = await session();
  progress.update("reading the task types");
  const types = await readTaskTypes(client, request);
  const fresh = renderDefinitions(types);
  if (out === undefined) await output.writeLine(fresh.trimEnd());
  else if (check === true) {
    const differences = compareDefinitions(await readExisting(out), fresh);
    if (differences.length === 0) return exitCodes.done;
    for (const difference of differences) progress.note(`saltant: ${difference}`);
    progress.note(`  To update it: saltant typegen --out ${out}`);
    return exitCodes.failed;
  } else {
    await writeFile(out, fresh).catch((error: unknown) => {
      throw new UsageError(`cannot write --out ${out}: ${messageOf(error)}`);
    });
    const count = types.containerTaskTypes.length + types.executableTaskTypes.length;
    progress.note(`${out} defines ${count} task ${count === 1 ? "type" : "types"}`);
  }
  return exitCodes.done;
};

/** Reads the file to check. A missing file has no definitions. */
async function readExisting(path: string): Promise<string> {
  try {
    return await readTextFile(path, `--out ${path}`);
  } catch (error) {
    const isMissing = error instanceof UsageError && hasCode(error.cause, "ENOENT");
    if (isMissing) return "";
    throw error;
  }
}
