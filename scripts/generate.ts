/**
 * Generates generated/ from openapi/: `tsx scripts/generate.ts [--check] [--root DIR]`. With --check it writes nothing,
 * and fails if the generated files are stale. With --root it reads and writes in another folder than this project.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ContractError } from "./generate/contract.js";
import { generateFiles } from "./generate/files.js";
import { contracts, type ServiceContract } from "./services.js";

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    root: { type: "string", default: dirname(dirname(fileURLToPath(import.meta.url))) },
  },
});

for (const contract of contracts) await generate(contract);
if (options.check && process.exitCode === 1) fail("Run `npm run generate` and commit what it writes.");

async function generate(contract: ServiceContract): Promise<void> {
  const document = join(options.root, contract.document);
  try {
    const files = await generateFiles(await readFile(document, "utf8"), contract);
    for (const [name, text] of files) {
      const path = join(options.root, contract.generated, name);
      if (options.check) await check(path, text, document);
      else await write(path, text);
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    fail(`${displayPath(document)}: ${error.message}`);
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`wrote ${displayPath(path)}`);
}

async function check(path: string, text: string, document: string): Promise<void> {
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present === undefined) fail(`${displayPath(path)} is missing`);
  else if (present !== text) fail(`${displayPath(path)} differs from what ${displayPath(document)} generates`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** A path relative to the working folder. */
function displayPath(path: string): string {
  return relative(process.cwd(), path) || ".";
}
