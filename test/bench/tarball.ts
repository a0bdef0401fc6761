import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Group } from "./figures.js";

/** What `npm pack --json` says about a package. */
interface PackedSizes {
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}

/** The size of what is published. The package must be built. */
export async function tarball(): Promise<Group> {
  const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"]);
  const [packed] = JSON.parse(stdout) as readonly PackedSizes[]; // Of this package.
  if (packed === undefined) throw new Error("npm packed nothing");
  return {
    title: "Package",
    about: "What `npm pack --dry-run` would publish: the build, guides, examples and contracts.",
    figures: [
      { name: "tarball", ours: { value: packed.size, unit: "bytes" } },
      { name: "unpacked", ours: { value: packed.unpackedSize, unit: "bytes" } },
      { name: "files", ours: { value: packed.entryCount, unit: "files" } },
    ],
  };
}
