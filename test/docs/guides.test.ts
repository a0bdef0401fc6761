// All code in docs/ and in doc comments compiles, and the code in docs/ does what the page says.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { examplesOfSources, pages, programsOf } from "./code-blocks.js";
import { asModule } from "./examples.js";
import { runProgram } from "./run-program.js";
import { typeErrors } from "./type-errors.js";

const programs = pages.flatMap(programsOf);

describe("the code in guides and doc comments", () => {
  it("compiles", () => {
    const examples = [...examplesOfSources()].map(([place, code]) => [place, asModule(place, code)] as const);
    const modules = new Map([...programs.map(({ place, code }) => [place, code] as const), ...examples]);
    expect(programs.length).toBeGreaterThan(5);
    expect(examples.length).toBeGreaterThan(15);
    expect(typeErrors(modules)).toEqual([]);
  });

  it.each(programs.filter(({ runCode }) => runCode !== ""))(
    "$place runs, and prints the output in its comments",
    async (program) => {
      const lines = await runProgram(program.runCode);
      for (const says of program.printed) {
        const isPrinted = (line: string): boolean =>
          says.endsWith("…") ? line.startsWith(says.slice(0, -1)) : line === says;
        expect(lines.some(isPrinted), `${says} among:\n${lines.join("\n")}`).toBe(true);
      }
    },
  );
});

describe.each([...pages, "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"])("%s", (page) => {
  const text = readFileSync(page, "utf8");

  it("names existing commands only", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    for (const [, name = ""] of text.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
      expect(scripts).toHaveProperty([name]);
  });

  it("links to existing files and headings only", () => {
    for (const [, file = "", heading] of text.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      const target = file === "" ? page : join(dirname(page), file);
      expect(existsSync(target), target).toBe(true);
      if (heading !== undefined) expect(headingsOf(target)).toContain(heading);
    }
  });
});

/** The anchors of a page's headings. */
function headingsOf(page: string): string[] {
  return [...readFileSync(page, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
