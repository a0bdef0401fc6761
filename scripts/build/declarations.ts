import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** Removes the declarations that no entry point imports: they cannot be used, and some name packages that are not installed with
 * * the library.
 * @param directory - The folder of the declarations.
 * @param entries - Those of the entry points.
 */
export function pruneDeclarations(directory: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const left = entries.map((entry) => resolve(entry));
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { fileName } of ts.preProcessFile(readFileSync(path, "utf8")).importedFiles) {
      if (fileName.startsWith(".")) left.push(join(dirname(path), fileName.replace(/\.js$/, ".d.ts")));
    }
  }
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    const path = resolve(directory, name);
    if (path.endsWith(".d.ts") && !reached.has(path)) rmSync(path);
  }
}
