import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";

/** A source map, as far as it says what it maps to. */
interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

/**
 * Takes the text of the project's own sources out of the maps, as they are published beside them. That of other packages stays:
 * it is nowhere else.
 *
 * @param directory - Where the maps are.
 * @param ownDirectories - The sources that are published.
 */
export async function shortenSourceMaps(directory: string, ownDirectories: readonly string[]): Promise<void> {
  const own = ownDirectories.map((path) => resolve(path) + sep);
  for (const name of await readdir(directory, { recursive: true })) {
    if (!name.endsWith(".js.map")) continue;
    const path = join(directory, name);
    const map = JSON.parse(await readFile(path, "utf8")) as SourceMap;
    const isOwn = map.sources.map((source) => own.some((each) => resolve(dirname(path), source).startsWith(each)));
    const sourcesContent = map.sourcesContent?.map((text, index) => (isOwn[index] === true ? null : text));
    await writeFile(path, JSON.stringify({ ...map, sourcesContent }));
  }
}
