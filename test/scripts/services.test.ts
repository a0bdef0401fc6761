// What cannot import the table of services is compared with it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import { expect, it } from "vitest";
import { contracts, entryPoints, packageName, publishedFilesOf, services } from "../../scripts/services.js";

/** A JSON file, which may have comments. */
function readJson(path: string): unknown {
  const { config, error } = ts.parseConfigFileTextToJson(path, readFileSync(path, "utf8"));
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return config;
}

it("package.json exports every entry point, and nothing else", () => {
  const exported = entryPoints.map((entry) => [
    `.${entry.specifier.slice(packageName.length)}`,
    publishedFilesOf(entry),
  ]);
  const manifest = readJson("package.json");
  expect(manifest).toHaveProperty("name", packageName);
  expect(manifest).toHaveProperty("exports", {
    ...Object.fromEntries(exported),
    "./package.json": "./package.json",
  });
});

it("the compiler finds the sources of every entry point by its name", () => {
  expect(readJson("tsconfig.json")).toMatchObject({
    compilerOptions: {
      paths: Object.fromEntries(entryPoints.map(({ specifier, source }) => [specifier, [`./${source}`]])),
    },
  });
});

it("the search for unused code starts at every entry point", () => {
  const sources = entryPoints.map(({ source }) => source);
  expect(readJson("knip.jsonc")).toMatchObject({ entry: expect.arrayContaining(sources) });
});

it("the contract linter has special rules for these services only", () => {
  const { apis } = parse(readFileSync("redocly.yaml", "utf8")) as { readonly apis: object };
  const documents = contracts.map(({ document }) => document);
  for (const [name, { root }] of Object.entries(apis) as [string, { readonly root: string }][]) {
    expect(documents).toContain(root);
    expect(root).toBe(`openapi/${name}.yaml`);
  }
});

it.each(services)(
  "$name has the settings of the commands that send requests to a live server",
  async ({ contracts: own, contractAccess }) => {
    const { access } = await contractAccess();
    expect(access.contracts.map(({ path }) => path)).toEqual(own.map(({ document }) => resolve(document)));
    for (const { knownDifferencesPath } of access.contracts)
      expect(readFileSync(knownDifferencesPath, "utf8")).not.toBe("");
  },
);

it.each(services)("$name has a program that shows its main job", ({ quickstart }) => {
  expect(existsSync(quickstart), quickstart).toBe(true);
});

it.each(["src/core", "src/testing/kit"])("%s names no service, not even in comments", (folder) => {
  const names = new RegExp([packageName, ...services.map(({ name }) => name)].join("|"), "i");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => names.test(readFileSync(join(folder, file), "utf8")))).toEqual([]);
});
