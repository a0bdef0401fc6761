import { Argument, type Command } from "commander";
import { candidatesFor } from "../completion/candidates.js";
import { scripts, shells, type Shell } from "../completion/scripts.js";
import { knownValues } from "../completion/values.js";
import type { Run } from "../context.js";
import { exitCodes } from "../exit-codes.js";

/** The argument of `completion`. */
export function withShell(command: Command): Command {
  return command.addArgument(new Argument("<shell>", "the shell to help").choices(shells));
}

/** Writes what a shell is to read. */
export const completion: Run<object> = async ({ output }, _options, [shell]) => {
  const script = scripts[shell as Shell]; // Commander has checked it.
  await output.line(script.trimEnd());
  return exitCodes.done;
};

/** Writes what may come next on a command line: what the scripts of `completion` ask for. */
export function complete(program: Command): Run<object> {
  return async (context, _options, [shell, ...words]) => {
    const line = shell === "bash" ? joined(words) : words;
    const found = await candidatesFor(program, line, knownValues(context)).catch(() => []);
    if (found === "files") await context.output.line(":files");
    else {
      // Of a word that bash has cut, it replaces what follows the last cut.
      const current = line.at(-1) ?? "";
      const cut = shell === "bash" ? Math.max(current.lastIndexOf("="), current.lastIndexOf(":")) + 1 : 0;
      for (const { value, description } of found) {
        const told = shell === "bash" || description === "" ? "" : `\t${description}`;
        await context.output.line(`${value.slice(cut)}${told}`);
      }
    }
    return exitCodes.done;
  };
}

/** The words as they were written: bash takes `a=b` for three. */
function joined(words: readonly string[]): string[] {
  const whole: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const isCut = (text: string | undefined): boolean => text === "=" || text === ":";
    if (index > 0 && (isCut(word) || isCut(before))) whole.push(`${whole.pop() ?? ""}${word}`);
    else whole.push(word);
  }
  return whole;
}
