import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A program on a page, in one or several blocks of code. */
export interface Program {
  /** The page and the line of its first block: `docs/waiting-for-tasks.md:12`. */
  readonly place: string;
  /** The whole program, for the type check. */
  readonly code: string;
  /** The program without the blocks that are not run. */
  readonly runCode: string;
  /** The expected output in lines such as `console.log(x); // 3`, of the blocks that are run. */
  readonly printed: readonly string[];
}

/** The Markdown pages of docs/. */
export const pages: readonly string[] = readdirSync("docs")
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);

/**
 * The programs of a page. A block of TypeScript that begins with an import begins a program. Any other block continues
 * the program before it, in a separate scope, so that it may declare the same names again. After the comment `not run:
 * WHY`, which no reader sees, a block is checked but not run.
 */
export function programsOf(page: string): Program[] {
  const text = readFileSync(page, "utf8");
  const programs: { line: number; blocks: { code: string; isRun: boolean }[] }[] = [];
  for (const { index, 1: mark, 2: code = "" } of text.matchAll(
    /(?:<!-- (not run): [^>]+ -->\n+)?^```ts\n(.*?)^```$/gms,
  )) {
    const block = { code, isRun: mark === undefined };
    const line = text.slice(0, index).split("\n").length;
    const last = programs.at(-1);
    if (last === undefined || /^import /m.test(code)) programs.push({ line, blocks: [block] });
    else last.blocks.push(block);
  }
  return programs.map(({ line, blocks }) => {
    const run = blocks.filter(({ isRun }) => isRun);
    return {
      place: `${page}:${line}`,
      code: nested(blocks),
      runCode: nested(run),
      printed: run.flatMap(({ code }) =>
        [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, says = ""]) => says),
      ),
    };
  });
}

function nested(blocks: readonly { readonly code: string }[]): string {
  return blocks.map(({ code }) => code).join("{\n") + "}".repeat(Math.max(0, blocks.length - 1));
}

/** The pieces of TypeScript in the doc comments of src/, by their places. */
export function examplesOfSources(): Map<string, string> {
  const examples = new Map<string, string>();
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  for (const file of files) {
    const path = join("src", file);
    const text = readFileSync(path, "utf8");
    for (const { index, 1: code = "" } of text.matchAll(/^ *\* ```ts\n(.*?)^ *\* ```$/gms)) {
      examples.set(`${path}:${text.slice(0, index).split("\n").length}`, code.replace(/^ *\* ?/gm, ""));
    }
  }
  return examples;
}
