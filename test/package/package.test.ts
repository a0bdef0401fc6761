// What is published: packed as from a clean checkout, installed in an empty folder, compiled against and run.
import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import ownManifest from "../../package.json" with { type: "json" };
import { filesBelow, pack, type Packed } from "./packed.js";
import { compilers, installTools, nodes, runtimes } from "./tools.js";

const run = promisify(execFile);

/** What package.json says of the package. */
interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
}

let packed: Packed;
let files: string[];

beforeAll(async () => {
  packed = await pack();
  files = await filesBelow(packed.directory);
});

afterAll(() => packed[Symbol.asyncDispose]());

/** What a command prints. Where it fails, what it printed is in the error. */
async function output(command: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(command, args, { cwd: packed.consumer }).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${out}${stderr}`, { cause: error });
  });
  return stdout;
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(packed.directory, path), "utf8")) as T;
}

/** The maps of a kind: what each maps to, by its path in the package, and the text that the map itself has of it. */
async function mapsOf(ending: string): Promise<{ path: string; source: string; text: string | null }[]> {
  const maps = files.filter((path) => path.endsWith(ending));
  const mapped = await Promise.all(
    maps.map(async (path) => {
      const map = await readJson<{ sources: string[]; sourcesContent?: (string | null)[] }>(path);
      return map.sources.map((source, index) => ({
        path,
        source: join(dirname(path), source),
        text: map.sourcesContent?.[index] ?? null,
      }));
    }),
  );
  return mapped.flat();
}

describe("the tarball", () => {
  it("holds what was built, its sources and the papers, and nothing else", () => {
    const kinds = [
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
      /^dist\/LICENSES\.txt$/,
      /^dist\/src\/.+\.js(\.map)?$/,
      /^dist\/(src|generated)\/.+\.d\.ts(\.map)?$/,
      /^(src|generated)\/.+\.ts$/,
    ];
    expect(files.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    expect(kinds.filter((kind) => !files.some((path) => kind.test(path)))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["README.md", "CHANGELOG.md", "LICENSE", "dist/LICENSES.txt"]));
  });

  it("has a map for each file that can be imported, which leads to sources that are there", async () => {
    const built = files.filter((path) => /\.(js|d\.ts)$/.test(path) && !path.startsWith("dist/src/cli/"));
    expect(built.filter((path) => !files.includes(`${path}.map`))).toEqual([]);
    const lost = [...(await mapsOf(".js.map")), ...(await mapsOf(".d.ts.map"))].filter(
      ({ source, text }) => text === null && !files.includes(source),
    );
    expect(lost).toEqual([]);
  });

  it("has no source twice, and none that no map leads to", async () => {
    const mapped = [...(await mapsOf(".js.map")), ...(await mapsOf(".d.ts.map"))];
    expect(mapped.filter(({ source, text }) => text !== null && files.includes(source))).toEqual([]);
    const reached = new Set(mapped.map(({ source }) => source));
    const sources = files.filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
    expect(sources.filter((path) => !reached.has(path))).toEqual([]);
  });

  it("imports nothing but what is installed with it", async () => {
    const imported = new Set<string>();
    for (const path of files.filter((name) => /^dist\/.*\.(js|d\.ts)$/.test(name))) {
      const text = await readFile(join(packed.directory, path), "utf8");
      for (const [, name = ""] of text.matchAll(/^(?:import|export) (?:[^;]* from )?"([^".][^"]*)";$/gm))
        imported.add(name);
    }
    // The package may import itself by its name, and Node's own modules.
    const others = [...imported].filter((name) => !/^(saltant(\/|$)|node:)/.test(name));
    expect(others).toEqual(["openapi-fetch"]);
  });

  it("says what a registry, a bundler and a runtime must know", async () => {
    const manifest = await readJson<Manifest>("package.json");
    expect(manifest).toMatchObject({
      name: "saltant",
      license: "MIT",
      type: "module",
      sideEffects: false,
      engines: { node: expect.stringMatching(/^>=20\.19/) },
      keywords: expect.arrayContaining(["saltant"]),
    });
    expect(Object.keys(manifest.exports)).toEqual([".", "./testing", "./node", "./package.json"]);
    const named = [...Object.values(manifest.exports), manifest.bin ?? {}].flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry),
    );
    for (const path of named) expect(files).toContain(path.replace(/^\.\//, ""));
  });

  it("brings along nothing but openapi-fetch", async () => {
    const tree = await output("npm", "ls", "--all", "--parseable");
    const names = [...tree.matchAll(/node_modules\/([^\n]+)$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(["openapi-fetch", "openapi-typescript-helpers", "saltant"]);
  });

  it("is as publint wants it", async () => {
    const { buffer } = Uint8Array.from(await readFile(packed.tarball));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("has types that every way of importing it finds", async () => {
    const attw = resolve("node_modules/.bin/attw");
    expect(await output(attw, packed.tarball, "--profile", "esm-only", "--no-color")).toContain('"saltant/testing"');
  });
});

/** The programs, each with what it must compile with: nothing beyond what its kind of program surely has. */
const programs = {
  "program.ts": ["--module", "nodenext", "--types", "node", "--typeRoots", resolve("node_modules/@types")],
  "node.ts": ["--module", "nodenext", "--typeRoots", "none"],
  "web.ts": ["--module", "esnext", "--moduleResolution", "bundler", "--typeRoots", "none"],
};

async function compile(compiler: string, program: keyof typeof programs, ...emit: string[]): Promise<string> {
  const surroundings = ["--target", "es2022", "--lib", "es2022,dom", ...programs[program]];
  const strictness = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  return output(process.execPath, compiler, program, ...surroundings, ...strictness, ...emit);
}

describe("a program that uses the package", () => {
  beforeAll(async () => {
    await installTools();
    await cp("test/package/consumer", packed.consumer, { recursive: true });
    await compile(compilers["TypeScript 7"], "program.ts", "--outDir", ".");
  }, 600_000);

  it.each(Object.entries(compilers))("compiles with %s, its libraries checked too", async (_, compiler) => {
    const names = ["program.ts", "node.ts", "web.ts"] as const;
    const complaints = await Promise.all(names.map((name) => compile(compiler, name, "--noEmit")));
    expect(complaints).toEqual(["", "", ""]);
  });

  it.each(Object.entries(runtimes))("runs on %s", async (_, [command = "", ...args]) => {
    expect((await output(command, ...args, "program.js")).trimEnd().split("\n")).toEqual([
      'waited: {"state":"successful","hours":1}',
      'listed: ["published","successful"]',
      'refused: ["NotFoundError","NOT_FOUND",404,"404 GET /taskqueues/7/: Not found."]',
      'over HTTP: "successful"',
      "with kept tokens: 1",
      "logins: 1",
      "after a lost connection: 5",
    ]);
  });

  it("shows the sources in stack traces, where it is told to", async () => {
    const program = `
      import { EmbeddedServer } from "saltant/testing";
      try { new EmbeddedServer().connection("nobody") } catch (error) { console.log(error.stack) }`;
    await writeFile(join(packed.consumer, "stack.js"), program);
    const stack = await output(process.execPath, "--enable-source-maps", "stack.js");
    expect(stack).toMatch(/saltant\/src\/testing\/embedded-server\.ts:\d+/);
    expect(stack).not.toContain("dist");
  });

  const { bin } = ownManifest;
  const commands = Object.keys(bin).flatMap((name) =>
    Object.entries(nodes).map(([on, [node]]) => [name, on, node] as const),
  );
  it.each(commands)("finds the command %s, which tells its version on %s", async (name, _, node) => {
    const command = join(packed.consumer, "node_modules/.bin", name);
    expect(await output(node ?? "", command, "--version")).toContain(ownManifest.version);
  });
});
