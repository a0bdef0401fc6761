import { describe, expect, it } from "vitest";
import { Contract, ContractError } from "../../../scripts/generate/contract.js";
import { generateFiles } from "../../../scripts/generate/files.js";
import { renderOperatorFilters } from "../../../scripts/generate/render-operator-filters.js";

/** A contract with one list, whose filter is JSON. */
const contract = `
openapi: 3.1.0
info: { title: Jobs, version: 1.0.0 }
x-lists: { rows: items, filter: where, sort: order }
paths:
  /jobs/:
    get:
      operationId: listJobs
      parameters:
        - { name: where, in: query, content: { application/json: { schema: { $ref: "#/components/schemas/Where" } } } }
        - { name: order, in: query, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses:
        "200":
          description: A page.
          content: { application/json: { schema: { properties: { items: { items: { $ref: "#/components/schemas/Job" } } } } } }
  /jobs/old/:
    get:
      operationId: listOldJobs
      responses:
        "200":
          description: A page that nothing narrows.
          content: { application/json: { schema: { properties: { items: { items: { $ref: "#/components/schemas/Job" } } } } } }
components:
  schemas:
    Job: { type: object, description: A job. }
    JobState: { type: string, description: State of a job., enum: [waiting, done] }
    StoredState: { type: integer, x-stored-values: { schema: JobState, values: { waiting: 0, done: 7 } } }
    Text: { anyOf: [{ type: string }, { properties: { eq: {}, in: {} } }, { properties: { regexp: {} } }] }
    Where:
      properties:
        job_name: { $ref: "#/components/schemas/Text", description: Name., x-filter-name: name }
        made_at: { anyOf: [{ type: integer, format: unix-time }, { properties: { lt: {} } }], description: Begin. }
        state: { anyOf: [{ $ref: "#/components/schemas/JobState" }], description: State. }
        old_state: { anyOf: [{ $ref: "#/components/schemas/StoredState" }], description: State of before. }
      patternProperties:
        ^labels\\..: { anyOf: [{ type: [string, boolean] }, { properties: { eq: {} } }], description: A label. }
    Order:
      properties: { job_name: {}, made_at: {} }
      patternProperties: { ^labels\\..: {} }
`;

/** The contract with \`found\` replaced. */
function changed(found: string, replacement: string): string {
  expect(contract).toContain(found);
  return contract.replace(found, replacement);
}

function filtersOf(text: string): string {
  return renderOperatorFilters(Contract.parse(text), "./filter-types.js");
}

describe("filters that are JSON with operators", () => {
  it("are generated for a contract that says which parameter they are", async () => {
    const service = { document: "openapi/a.yaml", generated: "generated/a", filterTypes: "src/a/types.ts" };
    const filters = (await generateFiles(contract, service)).get("filters.ts");

    expect(filters).toContain('} from "../../src/a/types.js";\n');
    expect(filters).toContain(filtersOf(contract).slice(filtersOf(contract).indexOf("\n")));
  });

  it("have the names of callers, and translate them into those of the server", () => {
    const filters = filtersOf(contract);

    expect(filters).toContain("  /** Name. */\n  name?: Filter<string, (typeof textOperators)[number]> | undefined;\n");
    expect(filters).toContain('  name: { field: "job_name", kind: "text", operators: textOperators },\n');
    expect(filters).toContain('const textOperators = ["eq", "in", "regexp"] as const;\n');
    expect(filters).toContain("  madeAt?: Filter<Date | number, (typeof timeOperators)[number]> | undefined;\n");
    expect(filters).toContain('  madeAt: { field: "made_at", kind: "time", operators: timeOperators },\n');
  });

  it("translate words into what the server has stored for them", () => {
    const filters = filtersOf(contract);

    expect(filters).toContain('export const jobStates = ["waiting", "done"] as const;\n');
    expect(filters).toContain(
      'state: { field: "state", kind: "choice", operators: choiceOperators, choices: jobStates },',
    );
    expect(filters).toContain('choices: jobStates, stored: {"waiting":0,"done":7} },\n');
  });

  it("have one row for all fields below another", () => {
    const filters = filtersOf(contract);

    expect(filters).toContain(
      "  [path: `labels.${string}`]: Filter<string | number | boolean, (typeof anyOperators)[number]>",
    );
    expect(filters).toContain('  "labels.*": { field: "labels.*", kind: "any", operators: anyOperators },\n');
  });

  it("come with the sort fields of the list", () => {
    expect(filtersOf(contract)).toContain(
      "export const jobSortFields: SortTable<JobSortBy> = {\n" +
        '  name: "job_name",\n  madeAt: "made_at",\n  "labels.*": "labels.*",\n};\n',
    );
  });

  it("are not generated for a list that has none", () => {
    expect(filtersOf(contract)).not.toContain("/jobs/old/");
  });
});

describe("an invalid contract is rejected with the reason", () => {
  it.each<[string, string, string]>([
    [
      "a filter that is not JSON",
      changed('content: { application/json: { schema: { $ref: "#/components/schemas/Where" } } }', "schema: {}"),
      "listJobs: parameter where has no content of application/json",
    ],
    ["a field without a description", changed("description: Name., ", ""), "listJobs: filter job_name: description"],
    [
      "a field without a value",
      changed('anyOf: [{ $ref: "#/components/schemas/JobState" }], ', ""),
      "filter state: anyOf",
    ],
    ["two fields under one name", changed("made_at: {", "name: {"), "two fields would both be the filter name"],
    [
      "an order by no filter",
      changed("{ job_name: {},", "{ size: {},"),
      "listJobs: size is a sort field but not a filter",
    ],
    [
      "a pattern for more than what is below",
      changed("^labels\\..: { anyOf", "^l.*: { anyOf"),
      "the pattern ^l.* is not",
    ],
    [
      "a value of another kind",
      changed("type: [string, boolean]", "type: object"),
      'a boolean or a choice, not "object"',
    ],
    [
      "a word without a stored value",
      changed("{ waiting: 0, done: 7 }", "{ waiting: 0 }"),
      "a value for each word of JobState",
    ],
    ["rows that have no name", changed("rows: items", "rows: 7"), "rows of x-lists: expected a string, found 7"],
  ])("%s", (_, text, message) => {
    expect(() => filtersOf(text)).toThrow(ContractError);
    expect(() => filtersOf(text)).toThrow(message);
  });
});
