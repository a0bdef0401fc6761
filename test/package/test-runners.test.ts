// The recipes of the testing guide, run unchanged with the published package.
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programsOf } from "../docs/code-blocks.js";
import { pack, type Packed } from "./packed.js";
import { installTools, nodes, withTools } from "./tools.js";

const guide = "docs/testing-your-app.md";
const tools = resolve("test/package/test-runners/node_modules");

/** Files by name. */
type Files = Readonly<Record<string, string>>;

/** The files below a heading of the guide, each a block that begins with its name. */
async function recipe(heading: string): Promise<Files> {
  const text = await readFile(guide, "utf8");
  const [, below = ""] = text.split(new RegExp(`^#+ ${heading}$`, "m"));
  const [section = ""] = below.split(/^#/m);
  const blocks = [...section.matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gms)];
  expect(blocks).not.toEqual([]);
  return Object.fromEntries(blocks.map(([, name = "", code = ""]) => [name, code]));
}

/** The result of a test runner's command. */
interface Outcome {
  readonly succeeded: boolean;
  readonly output: string;
}

describe("the testing guide's recipes", { ...withTools, timeout: 600_000 }, () => {
  let packed: Packed;
  let testFile: string;
  let projects = 0;

  beforeAll(async () => {
    await installTools("test/package/test-runners");
    await installTools();
    packed = await pack();
    testFile = (await recipe("Jest"))["report.test.js"] ?? "";
    await linkAll(tools, join(packed.consumer, "node_modules"));
  }, 1_200_000);

  afterAll(() => packed[Symbol.asyncDispose]());

  /** Makes the packages of one folder importable from another. */
  async function linkAll(from: string, to: string): Promise<void> {
    const present = await readdir(to);
    for (const name of await readdir(from)) {
      if (!name.startsWith(".") && !present.includes(name)) await symlink(join(from, name), join(to, name));
    }
  }

  /** Creates a project below the folder in which the package and the test runners are installed. */
  async function createProject(files: Files): Promise<string> {
    projects += 1;
    const project = join(packed.consumer, `project-${projects}`);
    for (const [name, text] of Object.entries({ "package.json": "{}", ...files })) {
      await mkdir(dirname(join(project, name)), { recursive: true });
      await writeFile(join(project, name), text);
    }
    return project;
  }

  async function runIn(project: string, command: string, ...args: string[]): Promise<Outcome> {
    // A test runner inside a test runner must not act as its worker.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS)/.test(name)),
    );
    return new Promise((done) => {
      execFile(command, args, { cwd: project, env }, (error, stdout, stderr) => {
        done({ succeeded: error === null, output: stripVTControlCharacters(stdout + stderr) });
      });
    });
  }

  /** Runs Jest; the options are Node's. */
  async function jest(files: Files, node = process.execPath, ...options: string[]): Promise<Outcome> {
    const project = await createProject(files);
    const cache = ["--cacheDirectory", join(packed.consumer, "jest-cache")];
    return runIn(project, node, ...options, join(tools, "jest/bin/jest.js"), ...cache);
  }

  const vmModules = "--experimental-vm-modules";
  const isModule = { "package.json": '{ "type": "module" }' };
  const bothPassed: Outcome = { succeeded: true, output: expect.stringMatching(/Tests: +2 passed, 2 total/) as string };

  it("run with Jest as native ESM", async () => {
    const files = { ...isModule, ...(await recipe("Jest with native ESM")), "report.test.js": testFile };
    expect(await jest(files, process.execPath, vmModules)).toEqual(bothPassed);
  });

  it("run with Jest as native ESM in TypeScript", async () => {
    const files = { ...isModule, ...(await recipe("Jest with native ESM and ts-jest")), "report.test.ts": testFile };
    expect(await jest(files, process.execPath, vmModules)).toEqual(bothPassed);
  });

  it.each(["Jest with Babel", "Jest with ts-jest", "Jest with swc", "Jest with jsdom"])("run: %s", async (heading) => {
    expect(await jest({ ...(await recipe(heading)), "report.test.ts": testFile })).toEqual(bothPassed);
  });

  it("run with jsdom as native ESM", async () => {
    const { "jsdom-with-fetch.cjs": environment = "" } = await recipe("Jest with jsdom");
    const files = {
      ...isModule,
      "jest.config.mjs": 'export default { transform: {}, testEnvironment: "./jsdom-with-fetch.cjs" };',
      "jsdom-with-fetch.cjs": environment,
      "report.test.js": testFile,
    };
    expect(await jest(files, process.execPath, vmModules)).toEqual(bothPassed);
  });

  it("run with an installation by pnpm", async () => {
    const project = await createProject({ ...(await recipe("Jest with swc")), "report.test.ts": testFile });
    const own = join(project, "node_modules/.pnpm/saltant@1/node_modules/saltant");
    await cp(packed.directory, own, { recursive: true });
    await symlink(own, join(project, "node_modules/saltant"));
    expect(await runIn(project, process.execPath, join(tools, "jest/bin/jest.js"), "--no-cache")).toEqual(bothPassed);
  });

  it("run if the environment resolves to a file for each module", async () => {
    const { "jest.config.mjs": config = "", ...files } = await recipe("Jest with swc");
    const mapped = Object.entries({ "^saltant$": "saltant", "^saltant/testing$": "testing/saltant" }).map(
      ([name, folder]) => [name, join(packed.directory, "dist/src", folder, "index.js")] as const,
    );
    const mapper = `export default { moduleNameMapper: ${JSON.stringify(Object.fromEntries(mapped))},`;
    const both = {
      ...files,
      "jest.config.mjs": config.replace("export default {", mapper),
      "report.test.ts": testFile,
    };
    expect(await jest(both)).toEqual(bothPassed);
  });

  it("Jest shows a model whose assertion fails", async () => {
    const { succeeded, output } = await jest({ ...(await recipe("Jest with swc")), "report.test.ts": failingTest });
    expect(succeeded).toBe(false);
    expect(output).not.toContain("is not a function");
    expect(output).toContain('"name": "report"');
    expect(output).toMatch(/Tests: +5 failed, 5 total/);
  });

  describe("without a recipe", () => {
    const required = testFileOfCommonJs();

    it("Jest prints the messages that the guide quotes", async () => {
      const { succeeded, output } = await jest({ "report.test.js": required });
      expect(succeeded).toBe(false);
      const [, quoted = ""] = /^```text\n(.*?)^```$/ms.exec(await readFile(guide, "utf8")) ?? [];
      const [first = "", second = ""] = quoted.split("\n");
      const [before = "", after = ""] = first.split("…");
      expect(output).toContain(before);
      expect(output).toContain(after);
      expect(output).toContain(second);
    });

    it("Jest runs CommonJS tests on Node 24 with its flag", async () => {
      const [node = ""] = nodes["Node 24"] ?? [];
      const { output } = await jest({ "report.test.js": required }, node, vmModules);
      expect(output).toMatch(/Tests: +1 passed, 1 total/);
    });

    it("Jest's jsdom lacks the globals that the guide lists", async () => {
      const { "jest.config.mjs": config = "" } = await recipe("Jest with jsdom");
      const files = {
        "jest.config.mjs": config.replace("./jsdom-with-fetch.cjs", "jsdom"),
        "report.test.ts": testFile,
      };
      const { output } = await jest(files);
      const [, quoted = ""] = /`(This platform lacks [^`]*)`/.exec(await readFile(guide, "utf8")) ?? [];
      expect(quoted).not.toBe("");
      expect(output).toContain(`TypeError: ${quoted}`);
    });
  });

  describe.each(["vitest-3", "vitest-4"])("%s", (version) => {
    it.each(["node", "jsdom", "happy-dom"])("runs the same in %s", async (environment) => {
      const [first] = programsOf(guide);
      const project = await createProject({
        ...isModule,
        "vitest.config.mjs": `export default { test: { environment: "${environment}" } };`,
        "first.test.ts": first?.code ?? "",
        "report.test.ts": testFile.replace(/^.*"@jest\/globals";$/m, vitestImport),
      });
      await mkdir(join(project, "node_modules"));
      await symlink(join(tools, version), join(project, "node_modules/vitest"));
      const { output } = await runIn(project, process.execPath, join(tools, version, "vitest.mjs"), "run");
      expect(output).toMatch(/Tests +3 passed \(3\)/);
    });

    it("shows a model whose assertion fails", async () => {
      const project = await createProject({ ...isModule, "report.test.ts": `${vitestImport}\n${failingTest}` });
      await mkdir(join(project, "node_modules"));
      await symlink(join(tools, version), join(project, "node_modules/vitest"));
      const { output } = await runIn(project, process.execPath, join(tools, version, "vitest.mjs"), "run");
      expect(output).not.toContain("is not a function");
      expect(output.match(/^AssertionError: expected /gm)).toHaveLength(5);
      expect(output).toContain('"name": "report"');
      expect(output).toMatch(/Tests +5 failed \(5\)/);
    });
  });
});

const vitestImport = 'import { expect, vi as jest, test } from "vitest";';

/** A test whose assertion on a model fails. */
const failingTest = `
  import { SaltantClient } from "saltant";
  import { EmbeddedServer } from "saltant/testing";

  const assertions = {
    equality: (queue) => expect(queue).toBe("another"),
    type: (queue) => expect(queue).toBeNull(),
    length: (queue) => expect([queue]).toHaveLength(2),
    nested: (queue) => expect({ queue }).toBeUndefined(),
    property: (queue) => expect(queue).toHaveProperty("another", 1),
  };

  test.each(Object.keys(assertions))("compares a model: %s", async (name) => {
    const server = new EmbeddedServer();
    server.addTask("report");
    const queue = await new SaltantClient(server.connection("alice")).taskQueues.get({ id: 1 });
    assertions[name](queue);
  });`;

/** A test in CommonJS, which requires the package. */
function testFileOfCommonJs(): string {
  return `
    const { NotFoundError, SaltantClient } = require("saltant");
    const { EmbeddedServer } = require("saltant/testing");

    test("refuses", async () => {
      const client = new SaltantClient(new EmbeddedServer().connection("alice"));
      await expect(client.taskQueues.get({ id: 7 })).rejects.toBeInstanceOf(NotFoundError);
    });`;
}
