// docs/from-kamaki.md has a row for every method of kamaki but those of the object storage, and names existing members only.
import { readFileSync } from "node:fs";
import { SynnefoClient } from "saltant/synnefo";
import * as synnefo from "saltant/synnefo";
import { EmbeddedServer } from "saltant/synnefo/testing";
import { expect, it } from "vitest";

/** The methods, as `Class.method`. */
const methods = readFileSync("test/docs/kamaki-methods.txt", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

const page = readFileSync("docs/from-kamaki.md", "utf8");

/** How many methods each class has. Those that a class inherits are those of its parent. */
const counts = {
  ...{ AstakosClient: 44, CachedAstakosClient: 16 },
  ...{ ComputeRestClient: 31, ComputeClient: 45, CycladesComputeRestClient: 6, CycladesComputeClient: 21 },
  ...{ NetworkRestClient: 16, NetworkClient: 27, CycladesNetworkClient: 7 },
  ...{ BlockStorageRestClient: 9, BlockStorageClient: 16 },
  ...{ CycladesBlockStorageRestClient: 2, CycladesBlockStorageClient: 3 },
  ...{ ImageClient: 10, Client: 11, Waiter: 2 },
};

/** The rows of a text's tables: their first, second and third cells. */
function rowsOf(text: string) {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, theirs = "", ours = "", difference = ""]) => ({ theirs, ours, difference }));
}

/** The rows of a class, which has a heading. */
function rowsOfClass(name: string) {
  const [, section = ""] = page.split(`\n### ${name}\n`);
  const [own = ""] = section.split(/\n##+ /);
  return rowsOf(own);
}

const client: unknown = new SynnefoClient(new EmbeddedServer().connection("alice"));

it.each(methods)("has a row for %s", (method) => {
  const [className = "", name = ""] = method.split(".");
  const found = rowsOfClass(className).filter(({ theirs }) => theirs.startsWith(`\`${name}(`));
  expect(found).toHaveLength(1);
  expect(found[0]?.ours).toMatch(/^`\w+(\.\w+)+\(/);
});

it("knows all methods", () => {
  const found = Object.keys(counts).map((name) => [
    name,
    methods.filter((method) => method.startsWith(`${name}.`)).length,
  ]);
  expect(Object.fromEntries(found)).toEqual(counts);
  expect(new Set(methods).size).toBe(methods.length);
});

it("names members of the client that exist", () => {
  const cells = rowsOf(page).flatMap(({ ours, difference }) => [ours, difference]);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+(?:\.\w+)+)\(/g)].map(([, path = ""]) => path));
  // Members of models, which the client does not have.
  const members = named.filter((path) => !/^(server|volume|port|user)\./.test(path));
  expect(members.length).toBeGreaterThan(methods.length);
  for (const path of new Set(members)) {
    const member = path
      .split(".")
      .reduce<unknown>((object, name) => Reflect.get(Object(object) as object, name), client);
    expect(typeof member, path).toBe("function");
  }
});

it("names paths that the contracts have", () => {
  const named = rowsOf(page).flatMap(({ ours, difference }) => {
    const service = /^`api\.(\w+)\./.exec(ours)?.[1];
    const paths = [...`${ours} ${difference}`.matchAll(/["`](\/[^"`]+)["`]/g)].map(([, path = ""]) => path);
    return service === undefined ? [] : paths.map((path) => ({ service, path }));
  });
  expect(named.length).toBeGreaterThan(60);
  for (const { service, path } of named)
    expect(readFileSync(`openapi/synnefo-${service}.yaml`, "utf8"), path).toContain(`\n  ${path}:\n`);
});

it("names classes that exist", () => {
  const theirs = new Set(["AstakosClientError", "ClientError", "KeyError", "TypeError"]);
  const named = [...page.matchAll(/`(\w+Error)`/g)].map(([, name = ""]) => name).filter((name) => !theirs.has(name));
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(synnefo).toHaveProperty(name);
});
