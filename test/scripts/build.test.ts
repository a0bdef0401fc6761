import { mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Saltant from "saltant";
import type * as SaltantNode from "saltant/node";
import type * as SaltantTesting from "saltant/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildJavaScript } from "../../scripts/build/javascript.js";

let folder: string;
/** The build's folder. The packages that it imports are beside it. */
let dist: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "build-"));
  dist = join(folder, "dist");
  await buildJavaScript(dist);
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** One of the entry points, in its published form. */
async function load<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(dist, path)).href)) as Module;
}

it.each(["", "bundled/"])("builds entry points that work together: %ssrc", async (form) => {
  const { NotFoundError, SaltantClient } = await load<typeof Saltant>(`${form}src/saltant/index.js`);
  const { EmbeddedServer } = await load<typeof SaltantTesting>(`${form}src/testing/saltant/index.js`);
  const { listen } = await load<typeof SaltantNode>(`${form}src/node/index.js`);
  const server = new EmbeddedServer();
  server.addTask();
  await using listening = await listen(server.handle);
  const { authToken } = server.connection("alice");
  const client = new SaltantClient({ baseApiUrl: `${listening.url}/api/`, authToken });
  const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
  expect(client.constructor.name).toBe("SaltantClient");
  expect(run.constructor.name).toBe("ExecutableTaskInstance");
  await expect(client.taskQueues.get({ id: 7 })).rejects.toBeInstanceOf(NotFoundError);
});

it("builds files that import the package's dependencies only, and lists the licenses of bundled code", async () => {
  const files = await readdir(dist, { recursive: true });
  expect(files).toEqual(expect.arrayContaining(["src/core/async/clock.js", "src/core/data/zod.js"]));
  const imported = new Set<string>();
  for (const file of files.filter((name) => name.endsWith(".js"))) {
    const text = await readFile(join(dist, file), "utf8");
    for (const [, name = ""] of text.matchAll(/^(?:import|export) (?:[^;]* from )?"([^"]+)";$/gm)) imported.add(name);
    for (const [, name = ""] of text.matchAll(/\bimport\("([^"]+)"\)/g)) imported.add(name);
  }
  const packages = [...imported].filter((name) => !name.startsWith(".") && !name.startsWith("node:"));
  // The command imports its own package.
  expect(packages.sort()).toEqual([
    ...[
      "openapi-fetch",
      "saltant",
      "saltant/decapod/testing",
      "saltant/node",
      "saltant/slipstream/testing",
      "saltant/synnefo/testing",
      "saltant/testing",
    ],
  ]);
  const licenseTexts = await readFile(join(dist, "LICENSES.txt"), "utf8");
  expect(licenseTexts).toMatch(/^zod [\d.]+\n\nMIT License$/m);
  expect(licenseTexts).toMatch(/^commander [\d.]+\n\n\(The MIT License\)$/m);
});
