import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { entryPoints } from "./scripts/services.js";
import { stuckAfterMs } from "./test/time-limits.js";

/** Tests that start processes, change the environment, or measure memory: each file has a separate process. */
const isolated = [
  "test/{bench,contract,docs,lists,package,scripts,types}/**/*.test.ts",
  // They mock a module that other tests mock, too.
  "test/faults/messages/**/*.test.ts",
  "test/node/cookie-file.test.ts",
  "test/*.test.ts",
  "examples/**/*.test.ts",
];

export default defineConfig({
  resolve: {
    // Tests import the package by its name, which resolves to its sources.
    alias: entryPoints.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: fileURLToPath(new URL(source, import.meta.url)),
    })),
  },
  test: {
    // No test waits for the system clock: a test that has not ended by then hangs, even on a slow and busy machine. The
    // helpers have shorter limits, with clearer errors.
    testTimeout: 2 * stuckAfterMs,
    hookTimeout: 2 * stuckAfterMs,
    // Many tests wait for child processes: the default leaves one core free, which would mean one worker on two cores.
    maxWorkers: "100%",
    setupFiles: ["test/clean-environment.ts"],
    projects: [
      {
        // Tests that need no separate process: the files of a worker share one, and load the sources once.
        extends: true,
        test: {
          name: "direct",
          include: ["test/**/*.test.ts"],
          exclude: [
            "**/node_modules/**",
            "test/contract/proxy-guard.test.ts",
            "test/browser/**",
            "test/cli/**",
            ...isolated,
          ],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "direct-isolated",
          include: isolated,
          exclude: ["**/node_modules/**", "test/contract/proxy-guard.test.ts"],
        },
      },
      {
        // The built command.
        extends: true,
        test: {
          name: "command",
          include: ["test/cli/**/*.test.ts"],
          isolate: false,
          globalSetup: ["test/cli/support/build.ts"],
        },
      },
      {
        // In Chromium. Without Chromium, these are skipped.
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          isolate: false,
          globalSetup: ["test/browser/global-setup.ts"],
        },
      },
      {
        // The facade's tests again, with Prism between each client and its embedded server.
        extends: true,
        test: {
          name: "proxy",
          include: ["test/{saltant,decapod}/**/*.test.ts", "test/contract/proxy-guard.test.ts"],
          exclude: ["**/node_modules/**", "test/*/requests/**"],
          isolate: false,
          setupFiles: ["test/contract/proxy-setup.ts"],
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**"],
      // Runs in separate processes.
      exclude: ["src/cli/**"],
      reporter: ["text-summary", "html"],
      thresholds: { lines: 90 },
    },
  },
});
