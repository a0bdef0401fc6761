// Bundlers and frameworks make programs of the published package, and these run.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundlers, errorGoal, largestBundles, type Bundler } from "./bundlers/sizes.js";
import { filesBelow, pack, type Packed } from "./packed.js";
import { installTools, withTools } from "./tools.js";

const run = promisify(execFile);

const folder = resolve("test/package/bundlers");

/** What a stuck bundler is: one that takes longer, on a machine with much else to do. */
const timeout = 600_000;

/** What the programs print. */
const launched = "successful, NotFoundError";

let packed: Packed;

describe("the package", withTools, () => {
  beforeAll(async () => {
    await installTools(folder);
    packed = await pack();
    for (const name of await readdir(join(folder, "programs"))) {
      const { code } = await transform(await readFile(join(folder, "programs", name), "utf8"), { loader: "ts" });
      await writeFile(join(packed.consumer, name.replace(/ts$/, "js")), code);
    }
    const manifest = JSON.parse(await readFile(join(packed.consumer, "package.json"), "utf8")) as object;
    // Parcel looks at `exports` only where it is told to.
    const withParcel = { ...manifest, "@parcel/resolver-default": { packageExports: true } };
    await writeFile(join(packed.consumer, "package.json"), JSON.stringify(withParcel));
  }, 1_200_000);

  afterAll(() => packed[Symbol.asyncDispose]());

  /** The programs, without their ending. */
  type Program = "error" | "client" | "program";
  type Platform = "browser" | "node";

  /** Bundles a program. Gives the folder of what became of it. */
  async function bundle(bundler: Bundler | "Metro", program: Program, platform: Platform): Promise<string> {
    const entry = join(packed.consumer, `${program}.js`);
    const directory = await mkdtemp(join(packed.consumer, `${bundler}-`));
    if (bundler === "esbuild") {
      // Another, of one of the other tools, is what build.js would import.
      await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", platform, outdir: directory });
    } else {
      await command(process.execPath, [join(folder, "build.js"), bundler, entry, directory, platform]);
    }
    return directory;
  }

  /** The one file of JavaScript in a folder. */
  async function scriptIn(directory: string): Promise<string> {
    const files = (await filesBelow(directory)).filter((path) => /\.m?js$/.test(path));
    expect(files).toHaveLength(1);
    return join(directory, files.join());
  }

  /** What a command prints. Where it fails, what it printed is in the error. */
  async function command(program: string, args: readonly string[]): Promise<string> {
    const options = { cwd: packed.consumer, timeout, killSignal: "SIGKILL" } as const;
    const { stdout } = await run(program, args, options).catch((error: unknown) => {
      const { stdout: out, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${program} ${args.join(" ")}\n${out}${stderr}`, { cause: error });
    });
    return stdout;
  }

  describe.each(bundlers)("bundled by %s", (bundler) => {
    it("costs little for one error class, and leaves the client out", { timeout }, async () => {
      const script = await scriptIn(await bundle(bundler, "error", "browser"));
      expect(await command(process.execPath, [script])).toBe("[ false, true ]\n");
      const code = await readFile(script);
      expect(code.includes("executabletaskinstances")).toBe(false);
      expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(
        Math.min(largestBundles[bundler].error, errorGoal),
      );
    });

    it("does not grow as a client", { timeout }, async () => {
      const code = await readFile(await scriptIn(await bundle(bundler, "client", "browser")));
      expect(code.includes("executabletaskinstances")).toBe(true);
      expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(largestBundles[bundler].client);
    });

    it.each(["browser", "node"] as const)("runs, built for platform %s", { timeout }, async (platform) => {
      const script = await scriptIn(await bundle(bundler, "program", platform));
      expect(await command(process.execPath, [script])).toBe(`${launched}\n`);
    });
  });

  it("runs, bundled by Metro", { timeout }, async () => {
    const script = await scriptIn(await bundle("Metro", "program", "browser"));
    expect(await command(process.execPath, [script])).toBe(`${launched}\n`);
  });
});
