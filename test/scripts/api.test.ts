import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyTypes } from "../../scripts/api/any-types.js";
import { apiReport, staleReports } from "../../scripts/api/report.js";

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "api-report-"));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function declarations(name: string, text: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, text);
  return path;
}

describe("the report of an entry point", () => {
  it("shows the exports and the types that they use, but neither doc comments nor the contract's types", async () => {
    await declarations(
      "base.d.ts",
      `/** Said. */
      export declare abstract class Base {
        #private;
        protected constructor(n: number);
        readonly id: string;
      }
      export interface components { schemas: { Book: { name: string } } }
      export declare class Unreached {}`,
    );
    const entry = await declarations(
      "index.d.ts",
      `import { Base, type components } from "./base.js";
      export declare class Book extends Base {
        read(page?: number): components["schemas"]["Book"];
        /** @internal */
        constructor();
      }`,
    );
    const report = apiReport(entry);
    expect(report).toContain(
      "\nabstract class Base {\n    protected constructor(n: number);\n    readonly id: string;\n}\n",
    );
    expect(report).toContain(
      '\nexport class Book extends Base {\n    // @internal\n    constructor();\n    read(page?: number): components["schemas"]["Book"];\n}\n',
    );
    expect(report).not.toMatch(/Unreached|interface components|undocumented|packageDocumentation|Said/);
  });
});

describe("checked-in reports", () => {
  const report = "class Book {\n  id: string;\n}\n";

  it("are stale if they are missing, differ or belong to no entry point", () => {
    const present = new Map([
      ["a.api.md", report],
      ["b.api.md", report],
      ["d.api.md", report],
    ]);
    const fresh = new Map([
      ["a.api.md", report],
      ["b.api.md", report.replace("string", "number")],
      ["c.api.md", report],
    ]);
    expect(staleReports(present, fresh)).toEqual([
      'b.api.md differs from the build; line 2 says "id: string;", and should say "id: number;"',
      "c.api.md is missing",
      "d.api.md belongs to no entry point",
    ]);
  });

  it("are stale when lines were added or removed at the end", () => {
    const longer = `${report}class More {}`;
    const stale = (before: string, after: string): string[] =>
      staleReports(new Map([["a", before]]), new Map([["a", after]]));
    expect(stale(report, longer)).toEqual([expect.stringMatching(/line 4 says "", and should say "class More {}"$/)]);
    expect(stale(longer, "class Book {")).toEqual([
      expect.stringMatching(/line 2 says "id: string;", and should say nothing$/),
    ]);
  });
});

it("finds any in declarations, and not in comments and names", async () => {
  const path = await declarations(
    "any.d.ts",
    `/** Takes any value. */\nexport declare function any(any: string): unknown;\nexport type Loose = Map<string, any[]>;\n`,
  );
  expect(anyTypes(path)).toEqual([`${path}:3:33`]);
});
