// A change of the contract must reach developers: a new filter is available at once, a new field is a compile error.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);

/** A copy of the project that a test may change. It is in node_modules/, which every tool ignores. */
let copy: string;

beforeAll(async () => {
  await mkdir("node_modules/.contract-change", { recursive: true });
  copy = await mkdtemp("node_modules/.contract-change/copy-");
  for (const name of ["src", "generated", "openapi", "scripts", "package.json", "tsconfig.json"]) {
    await cp(name, join(copy, name), { recursive: true });
  }
  await symlink(resolve("node_modules"), join(copy, "node_modules"));
});

afterAll(async () => {
  await rm(copy, { recursive: true });
});

async function changeContract(found: string, replacement: string): Promise<void> {
  const path = join(copy, "openapi/saltant.yaml");
  const contract = await readFile("openapi/saltant.yaml", "utf8");
  expect(contract).toContain(found);
  await writeFile(path, contract.replace(found, replacement));
  await run(process.execPath, ["--import", "tsx", "scripts/generate.ts"], { cwd: copy });
}

async function compile(): Promise<string> {
  const include = { extends: "./tsconfig.json", include: ["src/saltant/index.ts", "use.ts"] };
  await writeFile(join(copy, "tsconfig.use.json"), JSON.stringify(include));
  return run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.use.json"], { cwd: copy }).then(
    () => "",
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}

describe("a new filter in the contract", () => {
  const use = `
    import { SaltantClient } from "./src/saltant/index.js";
    const fetch = (url: unknown): Promise<Response> => {
      console.log(String(url));
      return Promise.resolve(Response.json({ count: 0, next: null, previous: null, results: [] }));
    };
    const client = new SaltantClient({ baseApiUrl: "http://host/api", authToken: "token", fetch });
    client.taskQueues.list({ priority: { gte: 3 } }).toArray().catch(console.error);
  `;

  it("is in the types and accepted at run time after the code is generated again", async () => {
    await writeFile(join(copy, "use.ts"), use);
    expect(await compile()).toContain("'priority' does not exist in type 'TaskQueueFilters'");

    const parameter = '        - $ref: "#/components/parameters/FilterByPrivate"\n';
    const inline = `${parameter}        - { name: priority__gte, in: query, description: This priority or a higher one., schema: { type: integer } }\n`;
    await changeContract(parameter, inline);
    expect(await compile()).toBe("");
    const { stdout } = await run(process.execPath, ["--import", "tsx", "use.ts"], { cwd: copy });
    expect(stdout.trim()).toBe("http://host/api/taskqueues/?priority__gte=3&page=1&page_size=250");
  });
});

describe("a new field in the contract", () => {
  it("is a compile error that names it, until the facade has it", async () => {
    await writeFile(join(copy, "use.ts"), "");
    const properties = "        - whitelists\n      properties:\n";
    await changeContract(
      properties,
      "        - whitelists\n        - priority\n      properties:\n        priority: { type: integer, description: How urgent. }\n",
    );
    const errors = await compile();
    expect(errors).toContain("src/saltant/models/task-queue.ts");
    expect(errors).toContain("These fields are not what the contract says");
    expect(errors).toContain('"priority"');
  });
});
