// Programs that bundlers and frameworks build with the published package run.
import { mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNext } from "./bundlers/next-app.js";
import { folder, runTool, stuckMs } from "./bundlers/run-tool.js";
import { bundlers, errorGoal, largestBundles, type Bundler } from "./bundlers/sizes.js";
import { filesBelow, pack, type Packed } from "./packed.js";
import { installTools, withTools } from "./tools.js";

/** The output of the programs. */
const launched = "successful, NotFoundError";

/** A path of the API, which is in each bundle with the client. */
const ofTheClient = "executabletaskinstances";

/** The same for each client. */
const ofClients = { client: ofTheClient, decapod: "playbook_configuration", slipstream: "session-template/internal" };

let packed: Packed;

/** The packages of the guide's tools. */
const documented = {
  esbuild: "esbuild",
  Rollup: "rollup",
  Vite: "vite",
  webpack: "webpack",
  Rspack: "@rspack/core",
  Parcel: "parcel",
  "Next.js": "next",
  wrangler: "wrangler",
  Metro: "metro",
};

it("the guide names the tested versions", async () => {
  const page = await readFile("docs/using-it-in-browsers.md", "utf8");
  const named = Array.from(
    page.matchAll(/^\| (\S+) (\d+\.\d+) +\|/gm),
    ([, name = "", version = ""]) => `${name} ${version}`,
  );
  const own = await versionsIn("package-lock.json");
  const others = await versionsIn(join(folder, "package-lock.json"));
  const tested = Object.entries(documented).map(([name, id]) => {
    const version = (name === "esbuild" || name === "Vite" ? own : others).get(id) ?? "";
    return `${name} ${version.split(".").slice(0, 2).join(".")}`;
  });
  expect(named).toEqual(tested);
});

/** The versions of the packages that a lock names. */
async function versionsIn(path: string): Promise<Map<string, string>> {
  const lock = JSON.parse(await readFile(path, "utf8")) as { packages: Record<string, { version: string }> };
  return new Map(
    Object.entries(lock.packages).map(([at, { version }]) => [at.replace(/^node_modules\//, ""), version]),
  );
}

describe("the package", withTools, () => {
  beforeAll(async () => {
    await installTools(folder);
    packed = await pack();
    for (const name of await readdir(join(folder, "programs"))) {
      const { code } = await transform(await readFile(join(folder, "programs", name), "utf8"), { loader: "ts" });
      await writeFile(join(packed.consumer, name.replace(/ts$/, "js")), code);
    }
    const manifest = JSON.parse(await readFile(join(packed.consumer, "package.json"), "utf8")) as object;
    // Parcel reads `exports` only with this setting.
    const withParcel = { ...manifest, "@parcel/resolver-default": { packageExports: true } };
    await writeFile(join(packed.consumer, "package.json"), JSON.stringify(withParcel));
  }, 1_200_000);

  afterAll(() => packed[Symbol.asyncDispose]());

  /** The programs, without their extension. */
  type Program = "error" | keyof typeof ofClients | "program";
  type Platform = "browser" | "node";

  /** Bundles a program. Returns the output folder. */
  async function bundle(bundler: Bundler | "Metro", program: Program, platform: Platform): Promise<string> {
    const entry = join(packed.consumer, `${program}.js`);
    const directory = await mkdtemp(join(packed.consumer, `${bundler}-`));
    if (bundler === "esbuild") {
      // Otherwise build.js would import another version, of one of the other tools.
      await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", platform, outdir: directory });
    } else {
      await runTool([join(folder, "build.js"), bundler, entry, directory, platform], { cwd: packed.consumer });
    }
    return directory;
  }

  /** The only JavaScript file in a folder. */
  async function scriptIn(directory: string): Promise<string> {
    const files = (await filesBelow(directory)).filter((path) => /\.m?js$/.test(path));
    expect(files).toHaveLength(1);
    return join(directory, files.join());
  }

  /** The output of a bundled program. */
  function printed(script: string): Promise<string> {
    return runTool([script], { cwd: packed.consumer });
  }

  describe.each(bundlers)("bundled by %s", (bundler) => {
    it("is small for one error class, and does not include the client", { timeout: stuckMs }, async () => {
      const script = await scriptIn(await bundle(bundler, "error", "browser"));
      expect(await printed(script)).toBe("[ false, true ]\n");
      const code = await readFile(script);
      expect(code.includes(ofTheClient)).toBe(false);
      expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(
        Math.min(largestBundles[bundler].error, errorGoal),
      );
    });

    it.each(["client", "decapod", "slipstream"] as const)(
      "does not grow as a client, and includes no other one: %s",
      { timeout: stuckMs },
      async (program) => {
        const code = await readFile(await scriptIn(await bundle(bundler, program, "browser")));
        const included = Object.entries(ofClients).filter(([, path]) => code.includes(path));
        expect(included.map(([name]) => name)).toEqual([program]);
        expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(largestBundles[bundler][program]);
      },
    );

    it.each(["browser", "node"] as const)("runs, built for platform %s", { timeout: stuckMs }, async (platform) => {
      const script = await scriptIn(await bundle(bundler, "program", platform));
      expect(await printed(script)).toBe(`${launched}\n`);
    });
  });

  it("runs, bundled by Metro", { timeout: stuckMs }, async () => {
    const script = await scriptIn(await bundle("Metro", "program", "browser"));
    expect(await printed(script)).toBe(`${launched}\n`);
  });

  it("runs in Next.js, in routes of both runtimes, and is in the page's script", { timeout: 2 * stuckMs }, async () => {
    await using app = await startNext(packed.consumer);
    const text = async (path: string): Promise<string> => {
      const response = await fetch(new URL(path, app.url), { signal: AbortSignal.timeout(stuckMs) });
      return response.text();
    };
    expect(await text("/nodejs")).toBe(launched);
    expect(await text("/edge")).toBe(launched);
    const page = await text("/");
    expect(page).toContain("<p>waiting</p>");
    const scripts = await Promise.all(
      Array.from(page.matchAll(/<script src="([^"]+)"/g), ([, path = ""]) => text(path)),
    );
    expect(scripts.filter((script) => script.includes(ofTheClient))).toHaveLength(1);
  });

  it("runs in a Cloudflare worker, bundled by wrangler", { timeout: 2 * stuckMs }, async () => {
    const directory = await mkdtemp(join(packed.consumer, "wrangler-"));
    const date = "2026-01-01";
    const wrangler = [join(folder, "node_modules/wrangler/bin/wrangler.js"), "deploy", "worker.js", "--dry-run"];
    await runTool([...wrangler, "--name", "worker", "--compatibility-date", date, "--outdir", directory], {
      cwd: packed.consumer,
      env: {
        // It would check a registry for updates.
        WRANGLER_HIDE_BANNER: "true",
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_LOG_PATH: directory,
        XDG_CONFIG_HOME: directory,
      },
    });
    const script = join(directory, "worker.js");
    expect(await runTool([join(folder, "run-worker.js"), script, date], { cwd: packed.consumer })).toBe(launched);
  });
});
