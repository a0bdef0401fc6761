import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const src = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^saltant$/, replacement: src("index.ts") },
      { find: /^saltant\/testing$/, replacement: src("testing/index.ts") },
      { find: /^saltant\/node$/, replacement: src("node/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    // Nothing here waits for the wall clock; what hangs is wrong. Whole processes (compilers) get more, where they start.
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/**"],
      reporter: ["text-summary", "html"],
      thresholds: { lines: 90 },
    },
  },
});
