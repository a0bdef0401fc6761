// docs/from-slipstream-api.md has a row for every method of slipstream-api, and names existing members only.
import { readFileSync } from "node:fs";
import { CookieFile } from "saltant/node";
import { SlipStreamClient } from "saltant/slipstream";
import * as slipstream from "saltant/slipstream";
import { EmbeddedServer } from "saltant/slipstream/testing";
import { expect, it } from "vitest";

const methods = readFileSync("test/docs/slipstream-api-methods.txt", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

const page = readFileSync("docs/from-slipstream-api.md", "utf8");

/** The rows of the page's tables: their first and second cells. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, theirs = "", ours = ""]) => ({ theirs, ours }));

const client: object = new SlipStreamClient(new EmbeddedServer().connection("joe"));

it.each(methods)("has a row for %s", (method) => {
  // A method may have further rows for some of its arguments.
  const found = rows.filter(({ theirs }) => theirs.startsWith(`\`${method}(`) && !theirs.startsWith(`\`${method}(…`));
  expect(found).toHaveLength(1);
  expect(found[0]?.ours).toMatch(/^`\w+\.\w+\(/);
});

it("knows all 34 methods", () => {
  expect(new Set(methods).size).toBe(34);
});

it.each(["SessionStore.clear(", "is_authenticated()", "username", "get_cloud_credentials("])(
  "has a row for the helper %s",
  (helper) => {
    const found = rows.filter(({ theirs }) => theirs.startsWith(`\`${helper}`) && !/^`username[,=]/.test(theirs));
    expect(found).toHaveLength(1);
  },
);

it("names members of the client that exist", () => {
  const named = rows.flatMap(({ ours }) => [...ours.matchAll(/`(\w+)\.(\w+)\(/g)]);
  const members = named.filter(([, object = ""]) => object !== "SlipStreamClient" && object !== "CookieFile");
  expect(members.length).toBeGreaterThan(34);
  for (const [whole, object = "", member = ""] of members) {
    const manager: unknown = Reflect.get(client, object);
    expect(typeof manager, whole).toBe("object");
    expect(typeof Reflect.get(Object(manager) as object, member), whole).toBe("function");
  }
});

it("names classes and functions that exist", () => {
  expect(page).toContain("`CookieFile.clear(");
  expect(CookieFile.prototype).toHaveProperty("clear");
  const exceptions = rows.flatMap(({ ours }) => [...ours.matchAll(/`(\w+Error)`/g)].map(([, name = ""]) => name));
  expect(exceptions.length).toBeGreaterThan(5);
  for (const name of exceptions) expect(slipstream).toHaveProperty(name);
});
