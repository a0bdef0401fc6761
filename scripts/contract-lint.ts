/** `npm run contract:lint`: lints every contract; redocly.yaml says by which rules. */
import { spawnSync } from "node:child_process";
import { contracts } from "./services.js";

const documents = contracts.map(({ document }) => document);
const { status } = spawnSync("npx", ["--no-install", "redocly", "lint", ...documents], { stdio: "inherit" });
process.exitCode = status ?? 1;
