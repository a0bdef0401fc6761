import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** The files of this package that a program contains code of, without those that only re-export. */
async function filesOf(name: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: `export { ${name} } from "./src/synnefo/index.js";`, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput === 0 ? [] : [path],
  );
}

/** Managers and models by the service that they belong to. */
const partsOf = {
  SynnefoIdentity:
    /(account|commission|membership|project|quota|identity)[\w-]*(manager)?\.ts$|\/(user-catalog|oauth-token)\.ts$/,
  SynnefoCompute: /\/(server|flavor|keypair)[\w-]*\.ts$/,
  SynnefoNetwork: /\/(network|subnet|port|floating-ip)(-manager)?\.ts$/,
  SynnefoVolumes: /\/(volume|snapshot)[\w-]*\.ts$/,
  SynnefoImages: /\/image[\w-]*\.ts$/,
} as const;

describe("a program with one client", () => {
  it.each(["SynnefoIdentity", "SynnefoCompute", "SynnefoNetwork", "SynnefoVolumes", "SynnefoImages"] as const)(
    "contains nothing of other services: %s",
    async (name) => {
      const files = await filesOf(name);
      const own = files.filter((path) => path.startsWith("src/synnefo/"));
      expect(own.length).toBeGreaterThan(5);
      for (const [other, pattern] of Object.entries(partsOf)) {
        if (other === name) continue;
        // Checks of inputs that several managers share.
        const shared = "/server-checks.ts";
        expect(own.filter((path) => pattern.test(path) && !path.endsWith(shared))).toEqual([]);
      }
      expect(files.filter((path) => /src\/(decapod|slipstream|saltant|testing|node|cli)\//.test(path))).toEqual([]);
    },
  );
});

describe("a program with an error class or one model", () => {
  it.each(["QuotaError", "Network", "CreatedKeypair"])("contains no client: %s", async (name) => {
    const files = await filesOf(name);
    expect(files.filter((path) => /manager|client|transport|catalog/.test(path))).toEqual([]);
  });
});
