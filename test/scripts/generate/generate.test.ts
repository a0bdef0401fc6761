import { execFile } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Contract, ContractError } from "../../../scripts/generate/contract.js";
import { generateFiles } from "../../../scripts/generate/files.js";
import { renderFilters } from "../../../scripts/generate/render-filters.js";
import { contracts, type ServiceContract } from "../../../scripts/services.js";

const service: ServiceContract = {
  document: "openapi/saltant.yaml",
  generated: "generated/saltant",
  filterTypes: "src/saltant/django/filter-types.ts",
};
const contract = await readFile(service.document, "utf8");

/** The contract with every `found` replaced. */
function changed(found: string, replacement: string): string {
  expect(contract).toContain(found);
  return contract.replaceAll(found, replacement);
}

/** The contract with one more filter of whitelists. */
function withFilter(lines: readonly string[], name = "Extra"): string {
  const parameter = ["", `    ${name}:`, "      in: query", ...lines.map((line) => `      ${line}`), ""].join("\n");
  return contract
    .replace("\n  parameters:\n", `\n  parameters:${parameter}`)
    .replace(
      /(operationId: listTaskWhitelists(?:\n.*)*?\n {6}parameters:\n)/,
      `$1        - $ref: "#/components/parameters/${name}"\n`,
    );
}

function filtersOf(text: string): string {
  return renderFilters(Contract.parse(text), "./filter-types.js");
}

describe("the generated code", () => {
  it.each(contracts)("from $document equals the checked-in code, and is the same each time", async (each) => {
    const document = await readFile(each.document, "utf8");
    const [first, second] = [await generateFiles(document, each), await generateFiles(document, each)];

    expect([...second]).toEqual([...first]);
    for (const [name, text] of first) expect(text, name).toBe(await readFile(join(each.generated, name), "utf8"));
  });

  it("names its contract, and imports the types of filters from its service's folder", async () => {
    const files = await generateFiles(contract, {
      document: "openapi/a/b.yaml",
      generated: "generated/a/b",
      filterTypes: "src/a/filters/types.ts",
    });

    for (const text of files.values()) expect(text).toMatch(/^\/\/ Generated from openapi\/a\/b\.yaml by /);
    expect(files.get("filters.ts")).toContain('} from "../../../src/a/filters/types.js";\n');
  });

  it("has the JSON type of a body that may also be a form, and the form type of a body that is only a form", async () => {
    const body = (...types: string[]): string =>
      types.map((type, index) => `          ${type}: { schema: { const: ${index} } }\n`).join("");
    const text = (content: string): string => `
openapi: 3.1.0
info: { title: Forms, version: 1.0.0 }
paths:
  /forms/:
    post:
      requestBody:
        content:
${content}      responses: { "200": { description: Done. } }
`;
    const typeOf = async (content: string): Promise<string | undefined> => {
      const files = await generateFiles(text(content), { document: "openapi/a.yaml", generated: "generated/a" });
      return /requestBody\?: \{[^]*?content: \{([^}]*)\}/
        .exec(files.get("schema.ts") ?? "")?.[1]
        ?.replaceAll(/\s+/g, " ");
    };
    const forms = ["application/x-www-form-urlencoded", "multipart/form-data"] as const;

    expect(await typeOf(body(forms[0], "application/json", forms[1]))).toBe(' "application/json": 1; ');
    expect(await typeOf(body(...forms))).toBe(` "${forms[0]}": 0; "${forms[1]}": 1; `);
  });

  it("has no filters if the service has no types for them", async () => {
    const files = await generateFiles(contract, { document: "openapi/a.yaml", generated: "generated/a" });

    expect([...files.keys()]).toEqual(["schema.ts"]);
  });

  it("has a filter that was added to the contract, in types and at run time", () => {
    const filters = filtersOf(
      withFilter([
        "name: datetime_changed__gte",
        "description: Changed at this instant or after.",
        "schema: { type: string, format: date-time }",
      ]),
    );

    expect(filters).toContain(
      "  /** Changed at this instant or after. A string without a zone is in the caller's zone. */\n" +
        '  datetimeChanged?: LookupFilter<Date | string, "gte"> | undefined;\n',
    );
    expect(filters).toMatch(/datetimeChanged: { parameter: "datetime_changed", kind: "datetime", lookups: \w+ },/);
    expect(filters).toMatch(/const \w+: readonly FilterLookup\[\] = \["gte"\];/);
  });

  it("has a lookup that was added to a filter", () => {
    const filters = filtersOf(
      withFilter(["name: name__icontains", "description: Text within it.", "schema: { type: string }"]),
    );

    expect(filters).toMatch(/export interface TaskWhitelistFilters {[^}]* name\?: Filter<string, "icontains" \| "cont/);
  });

  it("has a state that was added to the contract", async () => {
    const text = changed("enum: [created, published,", "enum: [created, held, published,");
    const files = await generateFiles(text, service);

    expect(files.get("filters.ts")).toContain('taskInstanceStates = ["created", "held", "published",');
    expect(files.get("schema.ts")).toContain('TaskInstanceState: "created" | "held" | "published"');
  });

  it("escapes the end of a comment in descriptions of the contract", () => {
    expect(filtersOf(changed("description: Name. Case matters.", "description: Name */ of it."))).toContain(
      "/** Name *\\/ of it. */",
    );
  });
});

describe("an invalid contract is refused with a clear message", () => {
  const extra = ["name: extra", "description: Something more."];
  const list = "listTaskWhitelists: parameter";

  it.each<[string, string[], string]>([
    ["a filter without a schema", extra, `${list} extra has no schema`],
    [
      "an unknown lookup",
      ["name: name__containz", "description: Text.", "schema: { type: string }"],
      `${list} name__containz: "containz" is not a lookup that the generator supports`,
    ],
    [
      "a lookup that is a bare name",
      ["name: name__exact", "description: Text.", "schema: { type: string }"],
      `${list} name__exact: an exact filter has the bare name, name`,
    ],
    [
      "a filter without a description",
      ["name: extra", "schema: { type: string }"],
      `${list} extra: description: expected a string, found nothing`,
    ],
    [
      "values that are not an array",
      ["name: extra__in", "description: Any.", "schema: { type: string }"],
      `${list} extra__in: in takes an array`,
    ],
    [
      "values that commas do not separate",
      ["name: extra__in", "description: Any.", "schema: { type: array, items: { type: string } }"],
      `${list} extra__in: values are separated by commas`,
    ],
    [
      "a range without two ends",
      [
        "name: extra__range",
        "description: Between.",
        "style: form",
        "explode: false",
        "schema: { type: array, items: { type: integer } }",
      ],
      `${list} extra__range: range takes two values`,
    ],
    [
      "a year that is a string",
      ["name: extra__year", "description: In a year.", "schema: { type: string }"],
      `${list} extra__year: year takes integer, not text`,
    ],
    [
      "lookups of one field that differ in kind",
      ["name: name__gte", "description: More.", "schema: { type: integer }"],
      `${list} name__gte compares with integer, but the field is text`,
    ],
    [
      "a value of another kind",
      [...extra, "schema: { type: number }"],
      `${list} extra: a filter is a string, a date-time, an integer, a boolean or a choice, not "number"`,
    ],
    [
      "choices without a name",
      [...extra, "schema: { type: string, enum: [a, b] }"],
      `${list} extra: give its 2 choices a name`,
    ],
    [
      "a field under two names",
      ["name: user__username__gt", "x-filter-name: owner", "description: After.", "schema: { type: string }"],
      "user__username__gt is called owner, but listTaskWhitelists: parameter user__username is called user",
    ],
    [
      "two fields under one name",
      ["name: owner__name", "x-filter-name: user", "description: Owner.", "schema: { type: string }"],
      "listTaskWhitelists: two fields would both be the filter user",
    ],
    ["a filter twice", ["name: name", "description: Name.", "schema: { type: string }"], `${list} name is there twice`],
  ])("%s", (_, lines, message) => {
    expect(() => filtersOf(withFilter(lines))).toThrow(ContractError);
    expect(() => filtersOf(withFilter(lines))).toThrow(message);
  });

  it.each<[string, string, string]>([
    [
      "a broken reference",
      changed('"#/components/parameters/FilterByEmailRegex"', '"#/components/parameters/FilterByEmailRegexp"'),
      "a parameter of listUsers: $ref #/components/parameters/FilterByEmailRegexp leads nowhere",
    ],
    [
      "a reference to another document",
      changed('"#/components/parameters/FilterByEmailRegex"', '"more.yaml#/FilterByEmailRegex"'),
      "a parameter of listUsers: $ref more.yaml#/FilterByEmailRegex leads out of the document",
    ],
    [
      "a list whose items have no name",
      changed('items: { $ref: "#/components/schemas/User" }', "items: { type: object }"),
      "GET /users/: the items of its results must be a $ref",
    ],
    ["a file that is not YAML", "paths: [", "not YAML: "],
    ["a document without paths", "openapi: 3.1.0", "paths: expected an object, found nothing"],
  ])("%s", (_, text, message) => {
    expect(() => filtersOf(text)).toThrow(ContractError);
    expect(() => filtersOf(text)).toThrow(message);
  });

  it("what openapi-typescript refuses", async () => {
    const text = changed("operationId: getUser", "operationId: listUsers");

    await expect(generateFiles(text, service)).rejects.toThrow(ContractError);
    await expect(generateFiles(text, service)).rejects.toThrow("openapi-typescript refuses it");
  });
});

describe("the command", () => {
  /** A separate project, into which the command may write. */
  let folder = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "generate-"));
    await cp("openapi", join(folder, "openapi"), { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true }));

  function run(...options: string[]): Promise<{ code: number | string | null | undefined; output: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, ["--import", "tsx", "scripts/generate.ts", ...options], (error, stdout, stderr) => {
        resolve({ code: error ? error.code : 0, output: stdout + stderr });
      });
    });
  }

  it("finds the checked-in files up to date", async () => {
    expect(await run("--check")).toEqual({ code: 0, output: "" });
  });

  it("names each stale file and the command to run, and does not change the file", async () => {
    await run("--root", folder);
    const drifted = join(folder, service.generated, "filters.ts");
    await appendFile(drifted, "// edited\n");
    await rm(join(folder, service.generated, "schema.ts"));

    const { code, output } = await run("--check", "--root", folder);

    expect(code).toBe(1);
    expect(output).toMatch(/filters\.ts differs from what .*openapi\/saltant\.yaml generates/);
    expect(output).toMatch(/schema\.ts is missing/);
    expect(output).toContain("npm run generate");
    expect(await readFile(drifted, "utf8")).toMatch(/\/\/ edited\n$/);
  });

  it("reports the place of an error in a contract", async () => {
    await writeFile(join(folder, service.document), changed("name: email__regex", "name: email__regexp"));

    const { code, output } = await run("--root", folder);

    expect(code).toBe(1);
    expect(output).toMatch(/saltant\.yaml: listUsers: parameter email__regexp: "regexp" is not a lookup/);
    expect(
      output
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("wrote ")),
    ).toHaveLength(1);
  });
});
