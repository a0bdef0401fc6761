/** `npm run contract:lint`: lints every contract; redocly.yaml says by which rules, to which one of our own is added. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findNameCollisions } from "./contract/lint/component-names.js";
import { contracts } from "./services.js";

const documents = contracts.map(({ document }) => document);
const { status } = spawnSync("npx", ["--no-install", "redocly", "lint", ...documents], { stdio: "inherit" });
process.exitCode = status ?? 1;

for (const document of documents) {
  for (const collision of findNameCollisions(readFileSync(document, "utf8"))) {
    console.error(`${document}: ${collision}`);
    process.exitCode = 1;
  }
}
