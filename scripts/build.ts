/** `npm run build`: writes dist/, which is published. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { pruneDeclarations } from "./build/declarations.js";
import { buildJavaScript } from "./build/javascript.js";
import { entryPoints, publishedFilesOf } from "./services.js";

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync("npx", ["--no-install", "tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status === 0) {
  pruneDeclarations(
    "dist",
    entryPoints.map((entry) => publishedFilesOf(entry).types),
  );
  await buildJavaScript("dist");
} else process.exitCode = status ?? 1;
