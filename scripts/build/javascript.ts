import { writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { entryPoints, packageName } from "../services.js";
import { licensesOf } from "./licenses.js";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What all builds have in common. */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** The entry points by the names of their files, without the ending. */
const sources = Object.fromEntries(entryPoints.map(({ source }) => [source.replace(/\.ts$/, ""), source]));

/**
 * Writes the published JavaScript three times over: a file for each module, for bundlers; few files, for Node; and the command.
 * None is minified, as people read it when they debug.
 */
export async function buildJavaScript(outdir: string): Promise<void> {
  const forNode = await buildForNode(join(outdir, "bundled"));
  const bundles = [forNode, await buildModules(outdir), await buildCommand(outdir)];
  await writeFile(join(outdir, "LICENSES.txt"), await licensesOf(root, bundles));
}

/**
 * Writes a file for each entry point, and some that they share, so that an error is the same class whichever entry point made it.
 * Node takes these files, as it loads a few much faster than a hundred. What other packages add is inside for the same reason.
 */
function buildForNode(outdir: string): Promise<Metafile> {
  return metafileOf({
    ...common,
    entryPoints: sources,
    splitting: true,
    outdir,
    chunkNames: "shared/[hash]",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
  });
}

/**
 * Writes a file for each module that an entry point leads to. A bundler takes these files, and leaves out those that a program does
 * not use.
 *
 * zod goes into the file of the one module that imports it. As a dependency it would be 8 MB more to install, for a program that
 * uses zod itself to be 4 kB smaller.
 */
export async function buildModules(outdir: string): Promise<Metafile> {
  const { inputs } = await metafileOf({ ...common, entryPoints: sources, packages: "external", outdir, write: false });
  return metafileOf({
    ...common,
    entryPoints: Object.keys(inputs),
    outbase: ".",
    outdir,
    platform: "neutral",
    external: ["openapi-fetch", "node:*"],
    plugins: [ownModulesStayApart],
  });
}

/** Leaves imports of the project's own modules as they are. */
const ownModulesStayApart: Plugin = {
  name: "own-modules-stay-apart",
  setup(bundling) {
    bundling.onResolve({ filter: /^\./ }, ({ path, kind, importer }) => {
      const isOwn = kind !== "entry-point" && /^(src|generated)\W/.test(relative(root, importer));
      return isOwn ? { path, external: true } : undefined;
    });
  },
};

/**
 * Writes the command. It uses the package as its users do, by its name. The libraries for terminals go inside, so that an app that
 * installs the client gets none of them.
 */
function buildCommand(outdir: string): Promise<Metafile> {
  return metafileOf({
    ...common,
    entryPoints: { "src/cli/main": "src/cli/main.ts" },
    splitting: true,
    outdir,
    chunkNames: "src/cli/shared/[hash]",
    platform: "node",
    external: [packageName, `${packageName}/*`],
    // Some of what goes inside is CommonJS, which asks for Node's modules in its own way.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
  });
}

async function metafileOf(options: BuildOptions & { readonly metafile: true }): Promise<Metafile> {
  return (await build(options)).metafile;
}
