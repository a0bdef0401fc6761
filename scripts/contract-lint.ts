/** `npm run contract:lint`: lints every contract with the rules of redocly.yaml and one rule of the project. */
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
