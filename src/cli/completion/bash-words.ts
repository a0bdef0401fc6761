/** What bash makes of a command line, put right. */
export interface BashLine {
  /** The words as the command would get them. */
  readonly words: readonly string[];
  /** How much of the last word bash leaves alone: it replaces only what follows the last `=` or `:`. */
  readonly keptLength: number;
  /** The quote that the last word begins with, or none. */
  readonly quote: string;
}

/** Reads `COMP_WORDS`: bash takes `a=b` for three words, and leaves quotes and backslashes as they were typed. */
export function bashLine(cut: readonly string[]): BashLine {
  const isBreak = (word: string | undefined): boolean => word !== undefined && /^[=:]+$/.test(word);
  const whole: string[] = [];
  let kept = "";
  for (const [index, word] of cut.entries()) {
    const before = index > 0 && (isBreak(word) || isBreak(cut[index - 1])) ? (whole.pop() ?? "") : "";
    whole.push(before + word);
    kept = isBreak(word) ? before + word : before;
  }
  const [quote = ""] = /^["']/.exec((whole.at(-1) ?? "").slice(kept.length)) ?? [];
  return { words: whole.map(unquoted), keptLength: unquoted(kept).length, quote };
}

/** A word without its quotes, the last of which may be missing. */
function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'?|"((?:\\.|[^"\\])*)"?|\\(.)/gs,
    (_, single?: string, double?: string, one?: string) => {
      return single ?? one ?? (double ?? "").replace(/\\([$`"\\])/g, "$1");
    },
  );
}

/** A value as bash is to have it at the end of a line: with backslashes, unless a quote is open. */
export function forBash(value: string, quote: string): string {
  if (quote === "'") return value.replace(/'/g, "'\\''");
  if (quote === '"') return value.replace(/[$`"\\]/g, "\\$&");
  return value.replace(/[^\p{L}\p{N}_@%+=:,./-]/gu, "\\$&");
}
