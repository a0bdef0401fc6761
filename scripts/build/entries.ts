import { readFileSync } from "node:fs";

/** The declarations of what can be imported, by the path that package.json's `exports` gives it: `.`, `./testing`, … */
export function entryDeclarations(): ReadonlyMap<string, string> {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
    exports: Record<string, string | { types: string }>;
  };
  return new Map(
    Object.entries(exports).flatMap(([name, entry]) => (typeof entry === "string" ? [] : [[name, entry.types]])),
  );
}
