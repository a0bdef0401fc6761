import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { entryPoints, packageName } from "../services.js";
import { licensesOf } from "./licenses.js";
import { shortenSourceMaps } from "./source-maps.js";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What both builds have in common. */
const common = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  sourcemap: true,
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/**
 * Writes the published JavaScript: one file for each entry point, and some that they share, so that an error is the same class
 * whichever entry point made it.
 *
 * zod goes inside. As a package of its own it comes with all its languages, and importing ours took four times as long.
 */
export async function buildJavaScript(outdir: string): Promise<void> {
  const { metafile } = await build({
    ...common,
    // package.json's `exports` name the same paths below the output's folder.
    entryPoints: Object.fromEntries(entryPoints.map(({ source }) => [source.replace(/\.ts$/, ""), source])),
    outdir,
    chunkNames: "src/shared/[hash]",
    platform: "neutral",
    external: ["openapi-fetch", "node:*"],
  });
  const bundles = [metafile, await buildCommand(outdir)];
  await shortenSourceMaps(outdir, [join(root, "src"), join(root, "generated")]);
  await writeFile(join(outdir, "LICENSES.txt"), await licensesOf(root, bundles));
}

/**
 * Writes the command. It uses the package as its users do, by its name. The libraries for terminals go inside, so that an app that
 * installs the client gets none of them.
 */
async function buildCommand(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    ...common,
    entryPoints: { "src/cli/main": "src/cli/main.ts" },
    outdir,
    chunkNames: "src/cli/shared/[hash]",
    platform: "node",
    external: [packageName, `${packageName}/*`],
    // It is not debugged by its users, and most of it is code of other packages.
    sourcemap: false,
    // Some of what goes inside is CommonJS, which asks for Node's modules in its own way.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
  });
  return metafile;
}
