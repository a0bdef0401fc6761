import { Argument, type Command } from "commander";
import { bashLine, forBash } from "../completion/bash-words.js";
import { candidatesFor } from "../completion/candidates.js";
import { scripts, shells, type Shell } from "../completion/scripts.js";
import { knownValues } from "../completion/values.js";
import type { Run } from "../context.js";
import { exitCodes } from "../exit-codes.js";

/** The argument of `completion`. */
export function withShell(command: Command): Command {
  return command
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText(
      "after",
      "\nIn ~/.bashrc:                     source <(saltant completion bash)\n" +
        "In ~/.zshrc, after compinit:      source <(saltant completion zsh)\n" +
        "In ~/.config/fish/config.fish:    saltant completion fish | source",
    );
}

/** Writes the completion script of a shell. */
export const completion: Run<object> = async ({ output }, _options, [shell]) => {
  const script = scripts[shell as Shell]; // Commander has checked it.
  await output.writeLine(script.trimEnd());
  return exitCodes.done;
};

/** Writes the candidates for the last word of a command line, for the scripts of `completion`. If the lookup fails, writes nothing. */
export function complete(program: Command): Run<object> {
  return async (context, _options, [shell, ...typed]) => {
    const { words, keptLength, quote } =
      shell === "bash" ? bashLine(typed) : { words: typed, keptLength: 0, quote: undefined };
    const found = await candidatesFor(program, words, knownValues(context)).catch(() => []);
    if (found === "files") await context.output.writeLine(":files");
    else {
      for (const { value, description } of found) {
        if (quote !== undefined) await context.output.writeLine(forBash(value.slice(keptLength), quote));
        else await context.output.writeLine(description === "" ? value : `${value}\t${description}`);
      }
    }
    return exitCodes.done;
  };
}
