import { readFile } from "node:fs/promises";
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { checkCommand } from "../../../scripts/contract/check/command.js";
import { compareCommand } from "../../../scripts/contract/compare/command.js";
import { DIFFERENCE_KINDS } from "../../../scripts/contract/compare/difference.js";
import { readKnownDifferences } from "../../../scripts/contract/compare/known-differences.js";
import { run } from "./support.js";

const page = await readFile("docs/api-changes.md", "utf8");

/** The blocks of a language, in their order. */
function blocks(language: string): string[] {
  return [...page.matchAll(/^ *```(\w+)\n([^]*?)^ *```$/gm)].flatMap(([, name, text]) => {
    return name === language ? [text ?? ""] : [];
  });
}

/** The paths of all fields of some JSON. */
function fields(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((item) => fields(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [`${path}.${name}`, ...fields(each, `${path}.${name}`)]);
}

describe("docs/api-changes.md", () => {
  it("shows the JSON that the commands print", async () => {
    const [compared, checked] = blocks("json").map((text): unknown => JSON.parse(text));

    const { out } = await run(compareCommand, ["test/scripts/contract/recorded/drf-yasg-1.15.json", "--json"]);
    expect(fields(JSON.parse(out)).sort()).toEqual(fields(compared).sort());

    const server = new EmbeddedServer();
    server.addTask();
    server.addTask("other", "container");
    server.addInstances(1);
    server.inject({ kind: "json", path: "users/", times: 1, body: { count: 0 } });
    const env = { SALTANT_AUTH_TOKEN: server.connection("alice").authToken };
    const check = await run(checkCommand, [server.baseApiUrl, "--json"], { env, fetch: server.fetch });
    expect(check.code).toBe(1);
    const { notChecked, ...rest } = JSON.parse(check.out) as { notChecked: unknown };
    expect(fields({ ...rest, notChecked: [] }).sort()).toEqual(fields(checked).sort());
    expect(fields(notChecked)).toEqual(["[].operation", "[].what", "[].why"]);
  });

  it("lists every kind of difference", () => {
    for (const kind of DIFFERENCE_KINDS) expect(page).toContain(`\`${kind}\``);
  });

  it("shows known differences in the valid format", () => {
    const [example = ""] = blocks("yaml");
    expect(readKnownDifferences(example, "docs")).toHaveLength(1);
  });
});
