import { UsageError } from "../exit-codes.js";

/**
 * Rejects arguments and `SALTANT_` variables that are not UTF-8: Node replaces such bytes by U+FFFD, which would reach the server.
 *
 * @param args - The arguments, from the first after `saltant`.
 */
export function checkEncoding(args: readonly string[], env: NodeJS.ProcessEnv): void {
  for (const [index, text] of args.entries()) check(text, `argument ${index + 1}${optionOf(args, index)}`);
  for (const [name, text = ""] of Object.entries(env)) if (name.startsWith("SALTANT_")) check(text, name);
}

function check(text: string, what: string): void {
  if (!text.includes("\ufffd")) return;
  throw new UsageError(`${what} is not valid UTF-8, or has the character U+FFFD, which replaces invalid bytes`);
}

/** The option that an argument probably belongs to: ` (--name)`, ` (after --name)`. */
function optionOf(args: readonly string[], index: number): string {
  const option = /^--[\w-]+/;
  const [own] = option.exec(args[index] ?? "") ?? [];
  if (own !== undefined) return ` (${own})`;
  const [before] = option.exec(args[index - 1] ?? "") ?? [];
  return before === undefined ? "" : ` (after ${before})`;
}
