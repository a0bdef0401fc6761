/**
 * `npm run release:check`: runs all checks that a version must pass before it is published. The last line has the
 * result, and the reasons against it.
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
// npm test also checks the public API and the tarball.
for (const script of ["test", "docs"]) {
  if (manifest.scripts[script] === undefined) continue;
  console.log(`\n── npm run ${script}`);
  const { status } = spawnSync("npm", ["run", "--silent", script], { stdio: "inherit" });
  if (status !== 0) obstacles.push(`npm run ${script} fails`);
}
// Last, to include files that the steps have changed.
const git = spawnSync("git", ["status", "--porcelain"], { encoding: "utf8" });
obstacles.push(...(git.status === 0 ? treeObstacles(git.stdout) : ["git cannot say whether everything is committed"]));

console.log(`\n${verdict(version, obstacles)}`);
process.exitCode = obstacles.length === 0 ? 0 : 1;

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
