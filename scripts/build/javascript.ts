import { writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { entryPoints, packageName } from "../services.js";
import { licensesOf } from "./licenses.js";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The options that all builds share. */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** The entry points by the names of their files, without the extension. */
const sources = Object.fromEntries(entryPoints.map(({ source }) => [source.replace(/\.ts$/, ""), source]));

/**
 * Writes the published JavaScript in three forms: a file for each module, for bundlers; few files, for Node; and the
 * command. None is minified, as developers read it when they debug.
 */
export async function buildJavaScript(outdir: string): Promise<void> {
  const forNode = await buildForNode(join(outdir, "bundled"));
  const bundles = [forNode, await buildModules(outdir), await buildCommand(outdir)];
  await writeFile(join(outdir, "LICENSES.txt"), await licensesOf(root, bundles));
}

/** Writes a file for each entry point, and some that they share, so that an error has the same class in every entry point. * Node
 * loads these files, as it loads a few much faster than a hundred. The code of other packages is bundled for the same reason.
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
 * Writes a file for each module that an entry point imports. A bundler reads these files, and drops those that a
 * program does not use. zod is bundled into the file of the one module that imports it. As a dependency it would add 8
 * MB to an installation, and save only 4 kB in a program that uses zod itself. So is the XML parser, which is needed by
 * one service only and published as CommonJS.
 */
export async function buildModules(outdir: string): Promise<Metafile> {
  const { inputs } = await metafileOf({ ...common, entryPoints: sources, packages: "external", outdir, write: false });
  return metafileOf({
    ...common,
    entryPoints: Object.keys(inputs),
    outbase: ".",
    outdir,
    platform: "neutral",
    mainFields: ["main"],
    external: ["openapi-fetch", "node:*"],
    plugins: [ownModulesStayApart],
  });
}

/** Does not change imports of the project's own modules. */
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
 * Writes the command. It imports the package by its name, as users do. The terminal libraries are bundled, so that an
 * app that installs the client gets none of them.
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
    // Some of the bundled code is CommonJS, which needs `require` for Node's modules.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
  });
}

async function metafileOf(options: BuildOptions & { readonly metafile: true }): Promise<Metafile> {
  return (await build(options)).metafile;
}
