/** Generates docs/fault-reference.md from the table that the fault tests use: `npm run docs:faults`. */
import { writeFile } from "node:fs/promises";
import { faultsPage } from "./faults/page.js";

await writeFile(new URL("../docs/fault-reference.md", import.meta.url), await faultsPage());
