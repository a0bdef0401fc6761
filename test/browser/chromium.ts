import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Its path on a Mac, which has no applications on the PATH. */
const applications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Finds a Chromium, or a Chrome: `SALTANT_CHROMIUM`, or else one on the PATH, or among a Mac's applications.
 * @returns Its path, or null if there is none. * @throws Error if `SALTANT_CHROMIUM` is not an executable file: a user who sets
 * it wants no other.
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>>,
  isProgram: (path: string) => boolean = isExecutable,
): string | null {
  const { SALTANT_CHROMIUM: named, PATH = "" } = env;
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return named;
    throw new Error(`SALTANT_CHROMIUM is ${named}, which is no program that can be run`);
  }
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...applications].find((path) => isProgram(path)) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
