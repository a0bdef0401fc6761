/**
 * Turns openapi/ into generated/: `tsx scripts/generate.ts [--check] [--contract FILE] [--out DIR]`.
 *
 * With --check it writes nothing, and fails if what is there is not what it would write.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ContractError } from "./generate/contract.js";
import { generateFiles } from "./generate/files.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    contract: { type: "string", default: join(root, "openapi/saltant.yaml") },
    out: { type: "string", default: join(root, "generated/saltant") },
  },
});

try {
  const files = await generateFiles(await readFile(options.contract, "utf8"));
  if (options.check) await check(files);
  else await write(files);
} catch (error) {
  if (!(error instanceof ContractError)) throw error;
  fail(`${shown(options.contract)}: ${error.message}`);
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(options.out, { recursive: true });
  for (const [name, text] of files) {
    const path = join(options.out, name);
    await writeFile(path, text);
    console.log(`wrote ${shown(path)}`);
  }
}

async function check(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of files) {
    const path = join(options.out, name);
    const present = await readFile(path, "utf8").catch(() => undefined);
    if (present === undefined) fail(`${shown(path)} is missing`);
    else if (present !== text) fail(`${shown(path)} is not what ${shown(options.contract)} generates`);
  }
  if (process.exitCode === 1) fail("Run `npm run generate` and commit what it writes.");
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** A path as the person at the terminal would write it. */
function shown(path: string): string {
  return relative(process.cwd(), path) || ".";
}
