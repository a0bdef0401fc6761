import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { buildModules } from "../../scripts/build/javascript.js";
import { services } from "../../scripts/services.js";

/** The programs whose bundles are measured, by their imports. */
export const programs = {
  "an error class": 'export { NotFoundError } from "saltant";',
  "the client": 'export { SaltantClient } from "saltant";',
  "the client, in an app with zod":
    'import * as z from "zod"; export { SaltantClient } from "saltant"; export const app = z.object({ name: z.string() });',
  "all of the library": 'export * from "saltant";',
  "the Decapod client": 'export { DecapodClient } from "saltant/decapod";',
  "the SlipStream client": 'export { SlipStreamClient } from "saltant/slipstream";',
  "the Synnefo client": 'export { SynnefoClient } from "saltant/synnefo";',
  "the client of Synnefo's identity service": 'export { SynnefoIdentity } from "saltant/synnefo";',
  "the client of Synnefo's compute service": 'export { SynnefoCompute } from "saltant/synnefo";',
  "the client of Synnefo's network service": 'export { SynnefoNetwork } from "saltant/synnefo";',
  "the client of Synnefo's volume service": 'export { SynnefoVolumes } from "saltant/synnefo";',
  "the client of Synnefo's image service": 'export { SynnefoImages } from "saltant/synnefo";',
  "the embedded server": 'export { EmbeddedServer } from "saltant/testing";',
  "the embedded Decapod server": 'export { EmbeddedServer } from "saltant/decapod/testing";',
  "the embedded SlipStream server": 'export { EmbeddedServer } from "saltant/slipstream/testing";',
  "the embedded Synnefo cloud": 'export { EmbeddedServer } from "saltant/synnefo/testing";',
} as const;

/** One of the {@link programs}. */
export type Program = keyof typeof programs;

/** The names of the {@link programs}. */
export const programNames = Object.keys(programs) as Program[]; // A record's keys are its names.

/** The size of a part of a bundle. */
export interface PartSize {
  readonly name: string;
  readonly minifiedBytes: number;
  /** Its share of the compressed whole, as parts that are compressed together have no sizes of their own. */
  readonly gzipBytes: number;
}

/** The size of a bundle, and of its parts, the largest first. */
export interface BundleSize extends Omit<PartSize, "name"> {
  readonly parts: readonly PartSize[];
  /** The files that it contains code of. */
  readonly files: readonly string[];
}

/** The parts by a piece of their files' paths: zod is in one of the package's own files. */
const parts = [
  ["zod", /core\/data\/zod\.js$|node_modules\/zod\//],
  ["parse-xml", /core\/data\/xml\.js$|node_modules\/@rgrove\//],
  ["openapi-fetch", /openapi-fetch/],
  ["generated", /dist\/generated/],
  ["src/core", /dist\/src\/core/],
  ...services.map(({ client }) => [dirname(client.source), new RegExp(`dist/${dirname(client.source)}`)] as const),
] as const;

/** The sizes of programs that import the package: bundled from the published files, minified and compressed. */
export async function bundleSizes(): Promise<Record<Program, BundleSize>> {
  const app = await mkdtemp(join(tmpdir(), "saltant-bundle-"));
  try {
    const installed = join(app, "node_modules/saltant");
    await cp("package.json", join(installed, "package.json"));
    await buildModules(join(installed, "dist"));
    const sizes = programNames.map(async (name) => [name, await bundleSize(programs[name], app)] as const);
    return Object.fromEntries(await Promise.all(sizes)) as Record<Program, BundleSize>; // One for each program.
  } finally {
    await rm(app, { recursive: true });
  }
}

async function bundleSize(code: string, app: string): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: app },
    nodePaths: [resolve("node_modules")],
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (file === undefined || output === undefined) throw new Error("esbuild made no bundle");
  const minifiedBytes = file.contents.length;
  const gzipBytes = gzipSync(file.contents, { level: 9 }).length;
  const sizes = new Map<string, number>();
  const files: string[] = [];
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    // A file that only re-exports adds no code.
    if (bytesInOutput === 0) continue;
    files.push(path);
    const [name] = parts.find(([, pattern]) => pattern.test(path)) ?? ["the rest"];
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  return {
    minifiedBytes,
    gzipBytes,
    files,
    parts: [...sizes]
      .map(([name, bytes]) => ({
        name,
        minifiedBytes: bytes,
        gzipBytes: Math.round((bytes / minifiedBytes) * gzipBytes),
      }))
      .sort((a, b) => b.minifiedBytes - a.minifiedBytes),
  };
}
