// The rules for code that browsers import apply to every service, also to one whose folder no configuration names.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { ESLint, Linter } from "eslint";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const portable = ["src/decapod/a.ts", "src/core/http/a.ts", "src/testing/decapod/a.ts"];
const notPortable = ["src/node/a.ts", "src/cli/a.ts", "src/cli/commands/a.ts"];

describe("ESLint", () => {
  const forbidden = [
    'import "node:fs";',
    'import "saltant";',
    'import "zod";',
    'await import("./b.js");',
    "console.log(1);",
    "Date.now();",
    "Math.random();",
    "process.exit();",
    "Buffer.from([]);",
  ];

  it.each(portable)("forbids in %s everything that browsers lack or a test cannot replace", async (path) => {
    const rules = await rulesOf(path);
    expect(forbidden.filter((code) => lint(code, rules).length === 0)).toEqual([]);
  });

  it.each(notPortable)("allows Node in %s", async (path) => {
    expect(lint('import "node:fs"; process.exit(Date.now());', await rulesOf(path))).toEqual([]);
  });
});

describe("the compiler without Node's types", () => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "saltant-portable-"));
    for (const path of ["tsconfig.json", ...portable, ...notPortable]) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), path.endsWith(".json") ? "{}" : "export {};\n");
    }
  });

  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  it("reads the code that browsers import, and nothing else", () => {
    const { config } = ts.readConfigFile("tsconfig.web.json", (path) => ts.sys.readFile(path)) as { config: unknown };
    const { fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, project);
    expect(errors).toEqual([]);
    expect(fileNames.map((path) => relative(project, path)).sort()).toEqual([...portable].sort());
  });
});

/** ESLint's own rules for a file. They need no types. */
async function rulesOf(path: string): Promise<Linter.RulesRecord> {
  const { rules } = (await new ESLint().calculateConfigForFile(path)) as { readonly rules: Linter.RulesRecord };
  return Object.fromEntries(Object.entries(rules).filter(([name]) => /^no-(console|restricted-)/.test(name)));
}

function lint(code: string, rules: Linter.RulesRecord): Linter.LintMessage[] {
  return new Linter().verify(code, { rules });
}
