/** A command line as typed in bash, corrected for the way bash splits words. */
export interface BashLine {
  /** The words as the command would receive them. */
  readonly words: readonly string[];
  /** The length of the part of the last word that bash keeps: it replaces only what follows the last `=` or `:`. */
  readonly keptLength: number;
  /** The quote that the last word begins with, or an empty string. */
  readonly quote: string;
}

/** Reads `COMP_WORDS`: bash splits `a=b` into three words, and leaves quotes and backslashes as typed. */
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

/** Escapes a value for bash: with backslashes, or for the open quote. */
export function forBash(value: string, quote: string): string {
  if (quote === "'") return value.replace(/'/g, "'\\''");
  if (quote === '"') return value.replace(/[$`"\\]/g, "\\$&");
  return value.replace(/[^\p{L}\p{N}_@%+=:,./-]/gu, "\\$&");
}
