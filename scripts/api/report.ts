import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const silent = { default: { logLevel: ExtractorLogLevel.None } };

/**
 * The report of an entry point: each declaration that can be reached from it, with its members and their types, sorted
 * by name. Those without `export` cannot be imported, but exported ones use them.
 *
 * @param entry - The entry point's declarations, such as `dist/src/saltant/index.d.ts`.
 */
export function apiReport(entry: string): string {
  const directory = mkdtempSync(join(tmpdir(), "api-report-"));
  try {
    const config = ExtractorConfig.prepare({
      configObjectFullPath: undefined,
      packageJsonFullPath: resolve("package.json"),
      configObject: {
        projectFolder: dirname(resolve(entry)),
        mainEntryPointFilePath: resolve(entry),
        compiler: { overrideTsconfig: { compilerOptions, files: [resolve(entry)] } },
        apiReport: {
          enabled: true,
          includeForgottenExports: true,
          reportFileName: "report.api.md",
          reportFolder: directory,
          reportTempFolder: join(directory, "temp"),
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent },
        newlineKind: "lf",
      },
    });
    const { errorCount } = Extractor.invoke(config, {
      localBuild: true,
      messageCallback: (message) => {
        if (message.logLevel === ExtractorLogLevel.Error) console.error(message.text);
        message.handled = true;
      },
    });
    if (errorCount > 0) throw new Error(`${entry} cannot be read`);
    return tidied(readFileSync(join(directory, "report.api.md"), "utf8"));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Settings of any program: a report must not depend on the settings of this project. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  types: [],
};

/** The types that openapi-typescript generates. */
const contract = /^(?:\/\/.*\n)*(?:export )?interface (?:paths|components|operations) \{/;

/** Omits the contract's types, which are checked in separately, and the report's remarks about doc comments. */
function tidied(report: string): string {
  const parts = report.split(/\n\n(?=\/\/ |export |```)/).filter((part) => !contract.test(part));
  return parts
    .join("\n\n")
    .replace(/^ *\/\/ \(undocumented\)\n/gm, "")
    .replaceAll(" (undocumented)\n", "\n")
    .replace(/^\/\/ \(No @packageDocumentation .*\n\n/m, "");
}

/** The differences between the existing and the expected reports: a line for each, with the first line that differs. */
export function staleReports(present: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): string[] {
  const stale: string[] = [];
  for (const [name, text] of fresh) {
    const before = present.get(name);
    if (before === undefined) stale.push(`${name} is missing`);
    else if (before !== text) stale.push(`${name} differs from the build; ${firstDifference(before, text)}`);
  }
  for (const name of present.keys()) if (!fresh.has(name)) stale.push(`${name} belongs to no entry point`);
  return stale;
}

function firstDifference(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const index = now.findIndex((line, at) => line !== old[at]);
  // The new report may be the beginning of the old one.
  const at = index === -1 ? now.length : index;
  return `line ${at + 1} says ${quoted(old[at])}, and should say ${quoted(now[at])}`;
}

function quoted(line: string | undefined): string {
  return line === undefined ? "nothing" : JSON.stringify(line.trim());
}
