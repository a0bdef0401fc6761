/** `npm run bench`: compares the build with plain fetch, openapi-fetch and the reference client's way, prints the * figures, and
 * writes them to docs/.
 */
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import prettier from "prettier";
import { calls } from "./calls.js";
import { clones } from "./clones.js";
import { decoding } from "./decoding.js";
import type { Benchmarks, Group, Machine } from "./figures.js";
import { lists } from "./lists.js";
import { toMarkdown, toTable } from "./report.js";
import { startBenchServer } from "./bench-server.js";
import { sizes } from "./sizes.js";
import { startup } from "./startup.js";
import { tarball } from "./tarball.js";
import { waits } from "./waits.js";

const groups: Group[] = [];
{
  await using benchServer = await startBenchServer();
  // Earlier measurements affect how the engine compiles code for later ones: the most sensitive ones run first.
  groups.push(
    await calls(benchServer),
    await decoding(),
    await lists(benchServer),
    await waits(),
    await clones(benchServer),
  );
}
groups.push(await startup(), ...(await sizes()), await tarball());

const benchmarks: Benchmarks = { machine: machine(), groups };
console.log(toTable(benchmarks));
await write("docs/benchmarks.json", JSON.stringify(benchmarks));
await write("docs/benchmarks.md", toMarkdown(benchmarks));

function machine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? "an unknown processor",
    cores: processors.length,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    date: new Date().toISOString().slice(0, 10),
  };
}

async function write(path: string, text: string): Promise<void> {
  const options = await prettier.resolveConfig(path);
  await writeFile(path, await prettier.format(text, { ...options, filepath: path }));
}
