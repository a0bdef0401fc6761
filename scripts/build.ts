/** `npm run build`: writes dist/, which is what is published besides the sources. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { pruneDeclarations } from "./build/declarations.js";
import { buildJavaScript } from "./build/javascript.js";

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync("npx", ["--no-install", "tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status === 0) {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
    exports: Record<string, string | { types: string }>;
  };
  const entries = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : [entry.types]));
  pruneDeclarations("dist", entries);
  await buildJavaScript("dist");
} else process.exitCode = status ?? 1;
