import { dirname, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { services } from "../../scripts/services.js";

/** The size of a part of a bundle. */
export interface PartSize {
  readonly name: string;
  readonly minifiedBytes: number;
  /** Its share of the compressed whole, as what is compressed together cannot be told apart. */
  readonly gzipBytes: number;
}

/** The size of a bundle, and of what it is made of, the largest first. */
export interface BundleSize extends Omit<PartSize, "name"> {
  readonly parts: readonly PartSize[];
}

/** The parts by what is in the paths of their files. */
const parts = [
  "zod",
  "openapi-fetch",
  "generated",
  "src/core",
  ...services.map(({ client }) => dirname(client.source)),
];

/** How large a program is that imports the client and nothing else: bundled, minified and compressed. */
export async function bundleSize(): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: 'export { SaltantClient } from "./src/saltant/index.ts";', resolveDir: resolve(".") },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    metafile: true,
    write: false,
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (file === undefined || output === undefined) throw new Error("esbuild made no bundle");
  const minifiedBytes = file.contents.length;
  const gzipBytes = gzipSync(file.contents, { level: 9 }).length;
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    // A file that only passes on what others export leaves nothing.
    if (bytesInOutput === 0) continue;
    const name = parts.find((part) => path.includes(part)) ?? "the rest";
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  return {
    minifiedBytes,
    gzipBytes,
    parts: [...sizes]
      .map(([name, bytes]) => ({
        name,
        minifiedBytes: bytes,
        gzipBytes: Math.round((bytes / minifiedBytes) * gzipBytes),
      }))
      .sort((a, b) => b.minifiedBytes - a.minifiedBytes),
  };
}
