import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { shortenSourceMaps } from "./source-maps.js";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What can be imported, as package.json's `exports` name it below the output's directory. */
const entries = ["src/index", "src/testing/index", "src/node/index"];

/** What both builds have in common. */
const common = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  sourcemap: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/**
 * Writes the published JavaScript: one file for each entry point, and some that they share, so that an error is the same class
 * whichever entry point made it.
 *
 * zod goes inside. As a package of its own it comes with all its languages, and importing ours took four times as long.
 */
export async function buildJavaScript(outdir: string): Promise<void> {
  await build({
    ...common,
    entryPoints: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
    outdir,
    chunkNames: "src/shared/[hash]",
    platform: "neutral",
    external: ["openapi-fetch", "node:*"],
  });
  await buildCommand(outdir);
  await shortenSourceMaps(outdir, [join(root, "src"), join(root, "generated")]);
  const zod = dirname(createRequire(import.meta.url).resolve("zod/package.json"));
  const licence = await readFile(join(zod, "LICENSE"), "utf8");
  await writeFile(join(outdir, "LICENSE-zod"), licence);
}

/**
 * Writes the command. It uses the package as anybody does, by its name; the libraries of a terminal's go inside, so that whoever
 * installs the client for an app gets none of them.
 */
async function buildCommand(outdir: string): Promise<void> {
  await build({
    ...common,
    entryPoints: { "src/cli/main": "src/cli/main.ts" },
    outdir,
    chunkNames: "src/cli/shared/[hash]",
    platform: "node",
    external: ["saltant", "saltant/*"],
    // Some of what goes inside is CommonJS, which asks for Node's modules in its own way.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}
