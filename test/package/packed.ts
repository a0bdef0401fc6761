import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The project's package, packed and installed. */
export interface Packed extends AsyncDisposable {
  readonly tarball: string;
  /** A folder in which only the package is installed. */
  readonly consumer: string;
  /** The folder of the installed package. */
  readonly directory: string;
}

/** The files that a clean checkout does not have. */
const generatedNames = new Set([".git", "node_modules", "dist", "coverage"]);

/** Packs the package as from a clean checkout, and installs it in an empty folder. */
export async function pack(): Promise<Packed> {
  const consumer = await mkdtemp(join(tmpdir(), "saltant-consumer-"));
  await mkdir("node_modules/.package-test", { recursive: true });
  const checkout = await mkdtemp("node_modules/.package-test/checkout-");
  try {
    for (const name of await readdir(".")) {
      const isWanted = (path: string): boolean => !generatedNames.has(basename(path));
      if (isWanted(name)) await cp(name, join(checkout, name), { recursive: true, filter: isWanted });
    }
    await symlink(resolve("node_modules"), join(checkout, "node_modules"));
    await run("npm", ["pack", "--pack-destination", consumer], { cwd: checkout });
  } finally {
    await rm(checkout, { recursive: true });
  }
  const tarball = join(consumer, (await readdir(consumer)).join());
  await writeFile(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], { cwd: consumer });
  return {
    tarball,
    consumer,
    directory: join(consumer, "node_modules/saltant"),
    [Symbol.asyncDispose]: () => rm(consumer, { recursive: true }),
  };
}

/** The files below a directory, by their relative paths. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)).sort();
}
