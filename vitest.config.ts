import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { entryPoints } from "./scripts/services.js";

export default defineConfig({
  resolve: {
    // Tests import the package by its name, and get its sources.
    alias: entryPoints.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: fileURLToPath(new URL(source, import.meta.url)),
    })),
  },
  test: {
    // No test waits for the wall clock: what has not ended by then hangs, however slow and busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Many tests wait for processes of their own: with a core left over, as usual, there would be one worker on two cores.
    maxWorkers: "100%",
    setupFiles: ["test/clean-environment.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "direct",
          include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: ["**/node_modules/**", "test/contract/proxy-guard.test.ts", "test/browser/**", "test/cli/**"],
        },
      },
      {
        // The command, as it is built, in processes of its own.
        extends: true,
        test: {
          name: "command",
          include: ["test/cli/**/*.test.ts"],
          globalSetup: ["test/cli/support/build.ts"],
        },
      },
      {
        // In Chromium. Where there is none, these are skipped.
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/global-setup.ts"],
        },
      },
      {
        // The facade's tests once more, with Prism between each client and its embedded server.
        extends: true,
        test: {
          name: "proxy",
          include: ["test/saltant/**/*.test.ts", "test/contract/proxy-guard.test.ts"],
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
