/**
 * Writes api/, the reports of the public API, so that a commit shows its changes: `tsx scripts/api.ts [--check]`. It
 * reads dist/, so build first. With --check it writes nothing, and fails if the reports are stale. In both modes `any`
 * is an error.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { anyTypes } from "./api/any-types.js";
import { apiReport, staleReports } from "./api/report.js";
import { entryPoints, packageName, publishedFilesOf, type EntryPoint } from "./services.js";

const directory = "api";
const { values: options } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const reports = new Map(entryPoints.map((entry) => [reportName(entry), apiReport(publishedFilesOf(entry).types)]));
if (options.check) {
  const stale = staleReports(await presentReports(), reports);
  for (const line of stale) fail(`${directory}/${line}`);
  if (stale.length > 0) fail("Run `npm run build && npm run api` and commit what it writes.");
} else {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of reports) {
    await writeFile(join(directory, name), text);
    console.log(`wrote ${directory}/${name}`);
  }
}

// The build keeps only those that an entry point imports.
for (const name of await readdir("dist", { recursive: true })) {
  if (!name.endsWith(".d.ts")) continue;
  for (const place of anyTypes(join("dist", name))) fail(`${place}: any is public: say what it is, or unknown`);
}

/** `saltant/decapod/testing` → `decapod-testing.api.md`; the package's own name is dropped unless it stands alone. */
function reportName({ specifier }: EntryPoint): string {
  const name = specifier === packageName ? specifier : specifier.slice(packageName.length + 1);
  return `${name.replaceAll("/", "-")}.api.md`;
}

async function presentReports(): Promise<Map<string, string>> {
  const names = await readdir(directory).catch(() => []);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), "utf8")] as const)),
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
