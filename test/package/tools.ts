import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, unlink, writeFile } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { it } from "vitest";
import { isRequired, needs } from "../requirements.js";

const run = promisify(execFile);

/** The compilers and runtimes are a separate package, so that developers of other parts need not install them. */
const directory = resolve("test/package/tools");

/** The oldest supported compiler, the project's own, and the newest. */
export const compilers = {
  "TypeScript 5.4": resolve(directory, "node_modules/typescript-5.4/bin/tsc"),
  "TypeScript 6": resolve("node_modules/typescript/bin/tsc"),
  "TypeScript 7": resolve(directory, "node_modules/typescript-7/bin/tsc"),
};

/** The Node that runs the tests. It replaces its release if none are downloaded. */
const [ownRelease = ""] = process.versions.node.split(".");
const ownNode = isRequired("tools") ? {} : { [`Node ${ownRelease}`]: [process.execPath] };

/** The releases of Node, from the oldest supported. */
export const nodes: Readonly<Record<string, readonly string[]>> = {
  "Node 20": [resolve(directory, "node_modules/node-20/bin/node")],
  "Node 22": [resolve(directory, "node_modules/node-22/bin/node")],
  "Node 24": [resolve(directory, "node_modules/node-24/bin/node")],
  ...ownNode,
};

/** The runtimes, each as a command and its first arguments. */
export const runtimes: Readonly<Record<string, readonly string[]>> = {
  ...nodes,
  Bun: [resolve(directory, "node_modules/.bin/bun")],
  Deno: [resolve(directory, "node_modules/.bin/deno"), "run", "--allow-all"],
};

/** The options of tests and suites that need downloaded tools: `describe("…", withTools, () => …)`. */
export const withTools = needs("tools");

/**
 * Like vitest's `it.each`: a test for each tool, by its name. Tests of tools that need a download are skipped if
 * downloads are not requested.
 */
export function itOnEach<Tool extends string | readonly string[]>(
  tools: Readonly<Record<string, Tool>>,
): (name: string, body: (name: string, tool: Tool) => Promise<void>) => void {
  return (name, body) => {
    for (const [title, tool] of Object.entries(tools)) {
      const command = typeof tool === "string" ? tool : tool[0];
      const options = command?.startsWith(directory + sep) === true ? withTools : {};
      it(name.replace("%s", title), options, () => body(title, tool));
    }
  };
}

/**
 * Installs the tools of a folder, unless the versions of its lock file are installed. Does nothing if downloads are not
 * requested.
 * @param folder - Has a package.json with the tools, and its lock file. Default: the folder of the compilers and
 * runtimes.
 * @throws Error that names the tools.
 */
export async function installTools(folder = directory): Promise<void> {
  if (!isRequired("tools")) return;
  // Test files run concurrently, and several files use the tools.
  const release = await lock(resolve(`node_modules/.install-${basename(folder)}.lock`));
  try {
    await install(folder);
  } finally {
    await release();
  }
}

async function install(folder: string): Promise<void> {
  const stamp = join(folder, "node_modules/.installed-lock");
  const wanted = await readFile(join(folder, "package-lock.json"));
  const hash = createHash("sha256").update(wanted).digest("hex");
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return;
  // Some download their programs in install scripts, which a user's npm settings may disable. The tests run these programs anyway.
  const options = ["--no-audit", "--no-fund", "--ignore-scripts=false"];
  await run("npm", ["ci", ...options], { cwd: folder }).catch(async (error: unknown) => {
    const { dependencies } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const names = Object.entries(dependencies).map(([name, version]) => `${name} (${version})`);
    const { stderr } = error as { stderr: string };
    throw new Error(`the package is tested with ${names.join(", ")}, which npm could not install:\n${stderr}`);
  });
  await writeFile(stamp, hash);
}

/** Waits until no other process has this lock: a file with its process's id. Returns a function that releases it. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: "wx" });
      return () => unlink(path);
    } catch {
      const holder = Number(await readFile(path, "utf8").catch(() => ""));
      // A process that died leaves its lock behind.
      if (holder > 0 && !isRunning(holder)) await unlink(path).catch(() => undefined);
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
