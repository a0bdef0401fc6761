// What cannot import the table of services is compared with it.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";
import { entryPoints, packageName, publishedFilesOf } from "../../scripts/services.js";

/** A file of JSON, which may have comments. */
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

it("the search for what is unused starts at every entry point", () => {
  const sources = entryPoints.map(({ source }) => source);
  expect(readJson("knip.jsonc")).toMatchObject({ entry: expect.arrayContaining(sources) });
});
