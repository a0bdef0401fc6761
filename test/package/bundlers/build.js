// Bundles a program: node build.js BUNDLER ENTRY DIRECTORY PLATFORM. The platform is "browser" or "node"; for browsers it is
// minified. It // is a separate program, as the bundlers are installed only here.
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { argv, chdir } from "node:process";

const [, , bundler, entry, directory, platform] = argv;
const isForNode = platform === "node";

/** The file of a module that a bundler needs by its path. */
const modulePath = createRequire(import.meta.url).resolve;

/** The configuration of webpack and Rspack. */
const webpackOptions = {
  mode: "production",
  target: isForNode ? "node20" : ["web", "es2022"],
  entry,
  optimization: { minimize: !isForNode },
  output: { path: directory, filename: "main.js" },
};

const builds = {
  async Rollup() {
    const { rollup } = await import("rollup");
    const { nodeResolve } = await import("@rollup/plugin-node-resolve");
    const { default: terser } = await import("@rollup/plugin-terser");
    const resolution = isForNode ? { exportConditions: ["node"] } : { browser: true };
    const minification = isForNode ? [] : [terser({ module: true })];
    const bundle = await rollup({ input: entry, plugins: [nodeResolve(resolution), ...minification] });
    await bundle.write({ dir: directory, format: "es" });
    await bundle.close();
  },

  async Vite() {
    const { build } = await import("vite");
    await build({
      root: dirname(entry),
      configFile: false,
      logLevel: "warn",
      ssr: { noExternal: true },
      build: {
        outDir: directory,
        ssr: isForNode,
        minify: true,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: entry },
      },
    });
  },

  async webpack() {
    const { default: webpack } = await import("webpack");
    await finished(webpack(webpackOptions));
  },

  async Rspack() {
    const { rspack } = await import("@rspack/core");
    await finished(rspack(webpackOptions));
  },

  async Parcel() {
    const { Parcel } = await import("@parcel/core");
    const parcel = new Parcel({
      entries: entry,
      defaultConfig: modulePath("@parcel/config-default"),
      mode: "production",
      shouldDisableCache: true,
      shouldAutoInstall: false,
      // The settings of its command for production.
      defaultTargetOptions: { shouldOptimize: true, shouldScopeHoist: true },
      targets: {
        main: {
          distDir: directory,
          context: isForNode ? "node" : "browser",
          engines: isForNode ? { node: ">=20" } : { browsers: ["last 2 Chrome versions"] },
          outputFormat: "esmodule",
          includeNodeModules: true,
          sourceMap: false,
        },
      },
    });
    await parcel.run();
  },

  async Metro() {
    const { loadConfig, runBuild } = await import("metro");
    const projectRoot = dirname(entry);
    const config = await loadConfig(
      { cwd: projectRoot },
      {
        projectRoot,
        // Metro's own additions to a bundle.
        watchFolders: [dirname(modulePath("metro-runtime/package.json"))],
        cacheStores: [],
        fileMapCacheDirectory: directory,
        reporter: { update: () => undefined },
        resolver: { useWatchman: false },
        // React Native's preset for Babel transforms imports like this.
        transformer: {
          asyncRequireModulePath: modulePath("metro-runtime/src/modules/asyncRequire"),
          getTransformOptions: () => ({ transform: { experimentalImportSupport: true } }),
        },
      },
    );
    await runBuild(config, { entry, out: join(directory, "main.js"), platform: "ios", dev: false });
  },
};

/** Runs a compiler with webpack's interface, and waits for it. Warnings are errors: a user would read them. */
function finished(compiler) {
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors() || stats.hasWarnings()) reject(new Error(stats.toString("errors-warnings")));
      else compiler.close(resolve);
    });
  });
}

chdir(dirname(entry));
await mkdir(directory, { recursive: true });
await builds[bundler]();
