// docs/from-decapodlib.md has a row for every method of decapodlib, and names existing members only.
import { readFileSync } from "node:fs";
import { DecapodClient } from "saltant/decapod";
import * as decapod from "saltant/decapod";
import { EmbeddedServer } from "saltant/decapod/testing";
import { expect, it } from "vitest";

const methods = readFileSync("test/docs/decapodlib-methods.txt", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

const page = readFileSync("docs/from-decapodlib.md", "utf8");

/** The rows of the page's tables: their first and second cells. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, theirs = "", ours = ""]) => ({ theirs, ours }));

const client: object = new DecapodClient(new EmbeddedServer().connection("root"));

it.each(methods)("has a row for %s", (method) => {
  const found = rows.filter(({ theirs }) => theirs.includes(`\`${method}(`));
  expect(found).toHaveLength(1);
  expect(found[0]?.ours).toMatch(/^`\w+\.\w+\(/);
});

it("knows all 54 methods", () => {
  expect(new Set(methods).size).toBe(54);
});

it("names members of the client that exist", () => {
  const named = rows.flatMap(({ ours }) => [...ours.matchAll(/`(\w+)\.(\w+)\(/g)]);
  const members = named.filter(([, object = ""]) => object !== "DecapodClient" && object !== "log");
  expect(members.length).toBeGreaterThan(54);
  for (const [whole, object = "", member = ""] of members) {
    const manager: unknown = Reflect.get(client, object);
    expect(typeof manager, whole).toBe("object");
    expect(typeof Reflect.get(Object(manager) as object, member), whole).toBe("function");
  }
});

it("names classes and functions that exist", () => {
  expect(page).toContain("`generateCloudConfig(");
  expect(decapod).toHaveProperty("generateCloudConfig");
  const exceptions = rows.flatMap(({ ours }) => [...ours.matchAll(/`(\w+Error)`/g)].map(([, name = ""]) => name));
  expect(exceptions.length).toBeGreaterThan(5);
  for (const name of exceptions) expect(decapod).toHaveProperty(name);
});
