import { mkdtemp, copyFile, mkdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";
import { buildJavaScript } from "../../../scripts/build/javascript.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that has the command as `saltant`, as npm installs it. */
    readonly commandFolder: string;
  }
}

/** Builds the command once for all its tests, into a folder with the layout of the package. */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "saltant-command-"));
  const bin = join(directory, "bin");
  await buildJavaScript(join(directory, "dist"));
  await copyFile("package.json", join(directory, "package.json"));
  await symlink(resolve("node_modules"), join(directory, "node_modules"));
  await mkdir(bin);
  await symlink(join(directory, "dist/src/cli/main.js"), join(bin, "saltant"));
  await build({
    entryPoints: ["test/cli/support/command-host.program.ts"],
    outfile: join(bin, "command-host.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  project.provide("commandFolder", bin);
  return () => rm(directory, { recursive: true });
}
