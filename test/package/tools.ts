import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The compilers and runtimes are a package of their own, so that developers of other parts need not install them. */
const directory = resolve("test/package/tools");
const stamp = resolve(directory, "node_modules/.installed-lock");

/** The oldest supported compiler, the project's own, and the newest. */
export const compilers = {
  "TypeScript 5.4": resolve(directory, "node_modules/typescript-5.4/bin/tsc"),
  "TypeScript 6": resolve("node_modules/typescript/bin/tsc"),
  "TypeScript 7": resolve(directory, "node_modules/typescript-7/bin/tsc"),
};

/** The releases of Node, from the oldest supported. */
export const nodes = {
  "Node 20": [resolve(directory, "node_modules/node-20/bin/node")],
  "Node 22": [resolve(directory, "node_modules/node-22/bin/node")],
  "Node 24": [resolve(directory, "node_modules/node-24/bin/node")],
};

/** What runs a program, each as a command and its first arguments. */
export const runtimes: Readonly<Record<string, readonly string[]>> = {
  ...nodes,
  Bun: [resolve(directory, "node_modules/.bin/bun")],
  Deno: [resolve(directory, "node_modules/.bin/deno"), "run", "--allow-all"],
};

/**
 * Installs the compilers and runtimes, unless those that the lock names are there.
 *
 * @throws Error that says what was to be installed.
 */
export async function installTools(): Promise<void> {
  const lock = await readFile(resolve(directory, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex");
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return;
  // Two of them fetch their programs in scripts, which those who let npm run none would miss. They run in a moment anyway.
  const options = ["--no-audit", "--no-fund", "--ignore-scripts=false"];
  await run("npm", ["ci", ...options], { cwd: directory }).catch(async (error: unknown) => {
    const { dependencies } = JSON.parse(await readFile(resolve(directory, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const wanted = Object.entries(dependencies).map(([name, version]) => `${name} (${version})`);
    const { stderr } = error as { stderr: string };
    throw new Error(`the package is tested with ${wanted.join(", ")}, which npm could not install:\n${stderr}`);
  });
  await writeFile(stamp, hash);
}
