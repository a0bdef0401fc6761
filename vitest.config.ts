import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { entryPoints } from "./scripts/services.js";
import { stuckAfterMs } from "./test/time-limits.js";

/** What starts processes, changes the environment, or watches memory: each of its files has a process of its own. */
const isolated = [
  "test/{bench,contract,docs,lists,package,scripts,types}/**/*.test.ts",
  "test/*.test.ts",
  "examples/**/*.test.ts",
];

export default defineConfig({
  resolve: {
    // Tests import the package by its name, and get its sources.
    alias: entryPoints.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: fileURLToPath(new URL(source, import.meta.url)),
    })),
  },
  test: {
    // No test waits for the wall clock: what has not ended by then hangs, however slow and busy the machine is. What helpers wait for
    // is given up before, and says more.
    testTimeout: 2 * stuckAfterMs,
    hookTimeout: 2 * stuckAfterMs,
    // Many tests wait for processes of their own: with a core left over, as usual, there would be one worker on two cores.
    maxWorkers: "100%",
    setupFiles: ["test/clean-environment.ts"],
    projects: [
      {
        // What needs no process of its own: the files of a worker share one, and read the sources once.
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
        // The command, as it is built.
        extends: true,
        test: {
          name: "command",
          include: ["test/cli/**/*.test.ts"],
          isolate: false,
          globalSetup: ["test/cli/support/build.ts"],
        },
      },
      {
        // In Chromium. Where there is none, these are skipped.
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          isolate: false,
          globalSetup: ["test/browser/global-setup.ts"],
        },
      },
      {
        // The facade's tests once more, with Prism between each client and its embedded server.
        extends: true,
        test: {
          name: "proxy",
          include: ["test/saltant/**/*.test.ts", "test/contract/proxy-guard.test.ts"],
          isolate: false,
          setupFiles: ["test/contract/proxy-setup.ts"],
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**"],
      // Runs in processes of its own.
      exclude: ["src/cli/**"],
      reporter: ["text-summary", "html"],
      thresholds: { lines: 90 },
    },
  },
});
