import { join, resolve } from "node:path";
import { build } from "esbuild";
import { inject } from "vitest";

/**
 * Bundles a program for browsers as its author would: minified, and with the published JavaScript of the package.
 * @param path - Relative to the project's root.
 */
export async function bundle(path: string): Promise<string> {
  const { published } = inject("browserSetup");
  const { outputFiles } = await build({
    entryPoints: [path],
    alias: {
      saltant: join(published, "src/saltant/index.js"),
      "saltant/testing": join(published, "src/testing/saltant/index.js"),
      "saltant/decapod": join(published, "src/decapod/index.js"),
      "saltant/decapod/testing": join(published, "src/testing/decapod/index.js"),
      "saltant/slipstream": join(published, "src/slipstream/index.js"),
      "saltant/slipstream/testing": join(published, "src/testing/slipstream/index.js"),
      "saltant/synnefo": join(published, "src/synnefo/index.js"),
      "saltant/synnefo/testing": join(published, "src/testing/synnefo/index.js"),
    },
    // The published files lie outside the project: this finds their imports.
    nodePaths: [resolve("node_modules")],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "warning",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild produced no output for ${path}`);
  return file.text;
}
