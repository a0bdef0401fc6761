/** Writes docs/faults.md from the table that the tests of faults hold the client to: `npm run docs:faults`. */
import { writeFile } from "node:fs/promises";
import { faultsPage } from "./faults/page.js";

await writeFile(new URL("../docs/faults.md", import.meta.url), await faultsPage());
