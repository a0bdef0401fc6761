import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What can be imported, as package.json's `exports` name it below the output's directory. */
const entries = ["src/index", "src/testing/index", "src/node/index"];

/**
 * Writes the published JavaScript: one file for each entry point, and some that they share, so that an error is the same class
 * whichever entry point made it.
 *
 * zod goes inside. As a package of its own it comes with all its languages, and importing ours took four times as long.
 */
export async function buildJavaScript(outdir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
    outdir,
    chunkNames: "src/shared/[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    external: ["openapi-fetch", "node:*"],
    sourcemap: true,
    logLevel: "warning",
  });
  const zod = dirname(createRequire(import.meta.url).resolve("zod/package.json"));
  const licence = await readFile(join(zod, "LICENSE"), "utf8");
  await writeFile(join(outdir, "LICENSE-zod"), licence);
}
