/**
 * `npm run release:check`: everything that must hold before a version is published. The last line says whether it may be, and what
 * stands in the way.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { changelogObstacles, manifestObstacles, treeObstacles, verdict } from "./release/rules.js";

const manifest = readJson("package.json") as { version: string; private?: boolean; scripts: Record<string, string> };
const { version } = manifest;

const obstacles = [
  ...manifestObstacles(manifest, readJson("package-lock.json") as { version?: string }),
  ...changelogObstacles(readFileSync("CHANGELOG.md", "utf8"), version),
];
// The public surface and the tarball are among what npm test checks.
for (const script of ["test", "docs"]) {
  if (manifest.scripts[script] === undefined) continue;
  console.log(`\n── npm run ${script}`);
  const { status } = spawnSync("npm", ["run", "--silent", script], { stdio: "inherit" });
  if (status !== 0) obstacles.push(`npm run ${script} fails`);
}
// Last, so that what the steps left behind is seen too.
const git = spawnSync("git", ["status", "--porcelain"], { encoding: "utf8" });
obstacles.push(...(git.status === 0 ? treeObstacles(git.stdout) : ["git cannot say whether everything is committed"]));

console.log(`\n${verdict(version, obstacles)}`);
process.exitCode = obstacles.length === 0 ? 0 : 1;

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
