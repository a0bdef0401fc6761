import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "saltant/node";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { stringify } from "yaml";
import { compareDescriptions } from "../../../scripts/contract/compare/operations.js";
import { compareCommand } from "../../../scripts/contract/compare/command.js";
import type { CompareReport } from "../../../scripts/contract/compare/report.js";
import { readDescription } from "../../../scripts/contract/description/read.js";
import type { Difference } from "../../../scripts/contract/compare/difference.js";
import { contractDocument, type Json, type Ran, run, toOpenApi30, toSwagger2, within } from "./support.js";

/** A saltant server's API description, as a version of drf-yasg writes it. */
const ownDescription = (version: string): string => `test/scripts/contract/recorded/drf-yasg-${version}.json`;

const contract = readDescription(await readFile("openapi/saltant.yaml", "utf8"), "contract");

function differencesOf(document: Json): Difference[] {
  return compareDescriptions(contract, readDescription(JSON.stringify(document), "server"));
}

const dialects: readonly (readonly [string, (document: Json) => Json])[] = [
  ["OpenAPI 3.1", (document) => document],
  ["OpenAPI 3.0", toOpenApi30],
  ["Swagger 2.0", toSwagger2],
];

const schemas = ["components", "schemas"] as const;
const user = [...schemas, "User", "properties"] as const;
const whitelist = [...schemas, "TaskWhitelistCreate"] as const;
const usersGet = ["paths", "/users/", "get"] as const;

/** One change of the server's description, and the one difference that must be reported wherever the schema is used. */
interface Case {
  readonly title: string;
  readonly change: (document: Json) => void;
  readonly operations: readonly string[];
  readonly places: readonly string[];
  readonly expected: Pick<Difference, "kind" | "verdict" | "contract" | "server">;
}

const users = { operations: ["GET /users/", "GET /users/{username}/"] };
const create = { operations: ["POST /taskwhitelists/"] };
const listUsers = { operations: ["GET /users/"] };
const typeResponses = {
  operations: [
    "GET /containertasktypes/",
    "POST /containertasktypes/",
    "GET /containertasktypes/{id}/",
    "PUT /containertasktypes/{id}/",
  ],
};

const responseField = (field: string): { places: string[] } => ({
  places: [`answer.results[].${field}`, `answer.${field}`],
});

function set(path: readonly (string | number)[], values: Json): (document: Json) => void {
  return (document) => void Object.assign(within(document, ...path), values);
}

function unset(path: readonly (string | number)[], ...keys: readonly string[]): (document: Json) => void {
  return (document) => {
    const object = within(document, ...path);
    for (const key of keys) Reflect.deleteProperty(object, key);
  };
}

const cases: readonly Case[] = [
  {
    title: "an operation is removed",
    change: unset(["paths", "/taskqueues/{id}/"], "patch"),
    operations: ["PATCH /taskqueues/{id}/"],
    places: ["operation"],
    expected: { kind: "operation", verdict: "breaking", contract: "has it", server: null },
  },
  {
    title: "an operation is new",
    change: (document) => {
      const item = within(document, "paths", "/users/{username}/");
      item.delete = { responses: { "204": { description: "Gone." } } };
    },
    // The path has the server's form.
    operations: [expect.stringMatching(/^DELETE \/users\/\{\w+\}\/?$/)],
    places: ["operation"],
    expected: { kind: "operation", verdict: "new", contract: null, server: "has it" },
  },
  {
    title: "an operation is deprecated",
    change: set(usersGet, { deprecated: true }),
    ...listUsers,
    places: ["operation"],
    expected: { kind: "deprecated", verdict: "harmless", contract: null, server: "deprecated" },
  },
  {
    title: "a filter is removed",
    change: (document) => {
      const operation = within(document, ...usersGet);
      operation.parameters = (operation.parameters as Json[]).filter(
        ({ $ref }) => !String($ref).endsWith("/FilterByEmailIn"),
      );
    },
    ...listUsers,
    places: ["query.email__in"],
    expected: { kind: "parameter", verdict: "breaking", contract: "optional", server: null },
  },
  ...[true, false].map((required): Case => ({
    title: `a parameter is new, and required: ${required}`,
    change: (document) => {
      const parameters = within(document, ...usersGet).parameters as Json[];
      parameters.push({ name: "team", in: "query", required, schema: { type: "string" } });
    },
    ...listUsers,
    places: ["query.team"],
    expected: {
      kind: "parameter",
      verdict: required ? "breaking" : "new",
      contract: null,
      server: required ? "required" : "optional",
    },
  })),
  {
    title: "a parameter is required",
    change: set(["components", "parameters", "FilterByEmail"], { required: true }),
    ...listUsers,
    places: ["query.email"],
    expected: { kind: "required", verdict: "breaking", contract: "optional", server: "required" },
  },
  {
    title: "a parameter takes another type",
    change: set(["components", "parameters", "FilterByEmail"], { schema: { type: "integer" } }),
    ...listUsers,
    places: ["query.email"],
    expected: { kind: "type", verdict: "breaking", contract: "string", server: "integer" },
  },
  {
    title: "a parameter takes any string, as every value in a URL is a string",
    change: set(["components", "parameters", "FilterByActive"], { schema: { type: "string" } }),
    operations: ["GET /taskqueues/"],
    places: ["query.active"],
    expected: { kind: "type", verdict: "harmless", contract: "boolean", server: "string" },
  },
  {
    title: "several values of a parameter have another separator",
    change: set(["components", "parameters", "FilterByEmailIn"], { explode: true }),
    ...listUsers,
    places: ["query.email__in"],
    expected: { kind: "separator", verdict: "breaking", contract: "commas", server: "repetition" },
  },
  {
    title: "a response field is removed",
    change: unset(user, "email"),
    ...users,
    ...responseField("email"),
    expected: { kind: "field", verdict: "breaking", contract: "required", server: null },
  },
  {
    title: "a response field is new",
    change: set(user, { team: { type: "string" } }),
    ...users,
    ...responseField("team"),
    expected: { kind: "field", verdict: "new", contract: null, server: "optional" },
  },
  {
    title: "a response field may be missing",
    change: set([...schemas, "User"], { required: ["username"] }),
    ...users,
    ...responseField("email"),
    expected: { kind: "required", verdict: "breaking", contract: "required", server: "optional" },
  },
  {
    title: "a response field has another type",
    change: set(user, { email: { type: "array", items: { type: "string" } } }),
    ...users,
    ...responseField("email"),
    expected: { kind: "type", verdict: "breaking", contract: "string", server: "array" },
  },
  {
    title: "a response field may be null",
    change: set(user, { email: { type: ["string", "null"] } }),
    ...users,
    ...responseField("email"),
    expected: { kind: "nullable", verdict: "breaking", contract: "never null", server: "may be null" },
  },
  {
    title: "a response field is never null",
    change: set([...schemas, "ContainerTaskType", "properties"], { logs_path: { type: "string", maxLength: 400 } }),
    ...typeResponses,
    ...responseField("logs_path"),
    expected: { kind: "nullable", verdict: "harmless", contract: "may be null", server: "never null" },
  },
  {
    title: "a datetime is no longer one",
    change: unset([...schemas, "ContainerTaskType", "properties", "datetime_created"], "format"),
    ...typeResponses,
    ...responseField("datetime_created"),
    expected: { kind: "format", verdict: "breaking", contract: "date-time", server: null },
  },
  {
    title: "a limit of a response field is changed",
    change: set([...schemas, "ContainerTaskType", "properties", "name"], { maxLength: 300 }),
    ...typeResponses,
    ...responseField("name"),
    expected: { kind: "limit", verdict: "harmless", contract: "maxLength 200", server: "maxLength 300" },
  },
  {
    title: "the items of a response's array are changed",
    change: set([...schemas, "TaskWhitelist", "properties", "whitelisted_container_task_types"], {
      items: { type: "string" },
    }),
    operations: [
      "GET /taskwhitelists/",
      "POST /taskwhitelists/",
      "GET /taskwhitelists/{id}/",
      "PUT /taskwhitelists/{id}/",
      "PATCH /taskwhitelists/{id}/",
    ],
    ...responseField("whitelisted_container_task_types[]"),
    expected: { kind: "type", verdict: "breaking", contract: "integer", server: "string" },
  },
  {
    title: "a success has another status",
    change: (document) => {
      const responses = within(document, "paths", "/taskwhitelists/", "post", "responses");
      responses["200"] = responses["201"];
      Reflect.deleteProperty(responses, "201");
    },
    ...create,
    places: ["answer"],
    expected: { kind: "status", verdict: "harmless", contract: "201", server: "200" },
  },
  {
    title: "a success has no content",
    change: set(["paths", "/users/{username}/", "get", "responses"], { "200": { description: "Nothing." } }),
    operations: ["GET /users/{username}/"],
    places: ["answer"],
    expected: { kind: "body", verdict: "breaking", contract: "application/json", server: null },
  },
  {
    title: "an error is new",
    change: set(["paths", "/users/{username}/", "get", "responses"], { "410": { description: "Gone." } }),
    operations: ["GET /users/{username}/"],
    places: ["410"],
    expected: { kind: "status", verdict: "new", contract: null, server: "410" },
  },
  {
    title: "a body is removed",
    change: unset(["paths", "/token/", "post"], "requestBody"),
    operations: ["POST /token/"],
    places: ["request"],
    expected: { kind: "body", verdict: "breaking", contract: "required body", server: null },
  },
  {
    title: "a body is required",
    change: set(["paths", "/containertaskinstances/{uuid}/clone/", "post"], {
      requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
    }),
    operations: ["POST /containertaskinstances/{uuid}/clone/"],
    places: ["request"],
    expected: { kind: "body", verdict: "breaking", contract: null, server: "required body" },
  },
  {
    title: "a request field is removed",
    change: unset([...whitelist, "properties"], "description"),
    ...create,
    places: ["request.description"],
    expected: { kind: "field", verdict: "breaking", contract: "optional", server: null },
  },
  {
    title: "a request field is new",
    change: set([...whitelist, "properties"], { team: { type: "string" } }),
    ...create,
    places: ["request.team"],
    expected: { kind: "field", verdict: "new", contract: null, server: "optional" },
  },
  {
    title: "a request field is new and required",
    change: (document) => {
      within(document, ...whitelist, "properties").team = { type: "string" };
      within(document, ...whitelist).required = ["name", "team"];
    },
    ...create,
    places: ["request.team"],
    expected: { kind: "field", verdict: "breaking", contract: null, server: "required" },
  },
  {
    title: "a request field is required",
    change: set(whitelist, { required: ["name", "description"] }),
    ...create,
    places: ["request.description"],
    expected: { kind: "required", verdict: "breaking", contract: "optional", server: "required" },
  },
  {
    title: "a request field is optional",
    change: unset(whitelist, "required"),
    ...create,
    places: ["request.name"],
    expected: { kind: "required", verdict: "harmless", contract: "required", server: "optional" },
  },
  {
    title: "a request field has another type",
    change: set([...whitelist, "properties"], { description: { type: "object" } }),
    ...create,
    places: ["request.description"],
    expected: { kind: "type", verdict: "breaking", contract: "string", server: "object" },
  },
  {
    title: "a request field accepts null",
    change: set([...whitelist, "properties"], { description: { type: ["string", "null"] } }),
    ...create,
    places: ["request.description"],
    expected: { kind: "nullable", verdict: "harmless", contract: "never null", server: "may be null" },
  },
  {
    title: "a request field does not accept null",
    change: set([...schemas, "ExecutableTaskTypeCreate", "properties"], {
      json_file_option: { type: "string", maxLength: 50 },
    }),
    operations: ["POST /executabletasktypes/"],
    places: ["request.json_file_option"],
    expected: { kind: "nullable", verdict: "breaking", contract: "may be null", server: "never null" },
  },
  {
    title: "a list in a request has unique items",
    change: set([...schemas, "ContainerTaskTypeCreate", "properties", "environment_variables"], { uniqueItems: true }),
    operations: ["POST /containertasktypes/"],
    places: ["request.environment_variables"],
    expected: { kind: "limit", verdict: "breaking", contract: null, server: "uniqueItems true" },
  },
  {
    title: "a path parameter has a pattern",
    change: set(["components", "parameters", "PathUsername"], { schema: { type: "string", pattern: "^[a-z]+$" } }),
    operations: ["GET /users/{username}/"],
    places: ["path.username"],
    expected: { kind: "limit", verdict: "breaking", contract: null, server: "pattern ^[a-z]+$" },
  },
  {
    title: "a request field has a format",
    change: set([...whitelist, "properties", "description"], { format: "uri" }),
    ...create,
    places: ["request.description"],
    expected: { kind: "format", verdict: "breaking", contract: null, server: "uri" },
  },
  {
    title: "a limit of a request field is stricter",
    change: set([...whitelist, "properties", "name"], { maxLength: 20 }),
    ...create,
    places: ["request.name"],
    expected: { kind: "limit", verdict: "breaking", contract: "maxLength 50", server: "maxLength 20" },
  },
  {
    title: "a limit of a request field is new",
    change: set([...whitelist, "properties", "description"], { minLength: 1 }),
    ...create,
    places: ["request.description"],
    expected: { kind: "limit", verdict: "breaking", contract: null, server: "minLength 1" },
  },
  {
    title: "a limit of a request field is looser",
    change: set([...whitelist, "properties", "name"], { maxLength: 80 }),
    ...create,
    places: ["request.name"],
    expected: { kind: "limit", verdict: "harmless", contract: "maxLength 50", server: "maxLength 80" },
  },
  {
    title: "a limit of a request field is removed",
    change: unset([...whitelist, "properties", "name"], "minLength"),
    ...create,
    places: ["request.name"],
    expected: { kind: "limit", verdict: "harmless", contract: "minLength 1", server: null },
  },
];

describe.each(dialects)("a description in %s", (_, convert) => {
  it("with the contract's content has no difference, with paths in its own form", () => {
    expect(differencesOf(convert(contractDocument()))).toEqual([]);
  });

  it.each(cases)("reports that $title", ({ change, operations, places, expected }) => {
    const document = contractDocument();
    change(document);

    const differences = differencesOf(convert(document));

    expect(new Set(differences.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(operations));
    expect(new Set(differences.map(({ place }) => place))).toEqual(new Set(places));
    for (const difference of differences) expect(difference).toMatchObject(expected);
  });

  it("distinguishes states in responses from states in requests", () => {
    const document = contractDocument();
    within(document, ...schemas, "TaskInstanceState").enum = [
      "held",
      "created",
      "published",
      "running",
      "successful",
      "failed",
    ];

    const differences = differencesOf(convert(document)).filter(({ path }) => path === "/executabletaskinstances/");

    // The client accepts an unknown state in a response; but it cannot filter by one that the server does not know.
    const shown = differences.map(({ method, place, verdict, contract: one, server }) => [
      method,
      place,
      verdict,
      one,
      server,
    ]);
    expect(new Set(shown)).toEqual(
      new Set([
        ["GET", "query.state", "new", null, '"held"'],
        ["GET", "query.state", "breaking", '"terminated"', null],
        ["GET", "query.state__in[]", "new", null, '"held"'],
        ["GET", "query.state__in[]", "breaking", '"terminated"', null],
        ["GET", "answer.results[].state", "new", null, '"held"'],
        ["GET", "answer.results[].state", "harmless", '"terminated"', null],
        ["POST", "answer.state", "new", null, '"held"'],
        ["POST", "answer.state", "harmless", '"terminated"', null],
      ]),
    );
  });

  it("reports a new kind of container, which the client refuses", () => {
    const document = contractDocument();
    within(document, ...schemas, "ContainerType").enum = ["docker", "podman", "singularity"];

    const differences = differencesOf(convert(document));

    expect(differences.filter(({ place }) => place.startsWith("answer"))).not.toEqual([]);
    for (const { place, kind, verdict, server } of differences) {
      expect({ kind, server }).toEqual({ kind: "enum", server: '"podman"' });
      expect(verdict).toBe(place.startsWith("answer") ? "breaking" : "new");
    }
  });

  it("ignores different descriptions", () => {
    const document = contractDocument();
    within(document, ...usersGet).description = "Something else.";
    within(document, ...user, "email").description = "Something else.";
    within(document, ...user, "email").title = "E-mail";

    expect(differencesOf(convert(document))).toEqual([]);
  });
});

it.each<[string, (document: Json) => Json, string]>([
  [
    "OpenAPI",
    (document) => {
      within(document, ...usersGet, "responses", "200").content = { "text/csv": { schema: { type: "string" } } };
      return document;
    },
    "text/csv",
  ],
  [
    "Swagger",
    (document) => {
      const swagger = toSwagger2(document);
      within(swagger, "paths", "/users", "get").produces = ["application/xml"];
      return swagger;
    },
    "application/xml",
  ],
])("a description in %s reports that a response is not JSON", (_, change, server) => {
  const said = { place: "answer", kind: "media-type", verdict: "breaking", contract: "application/json", server };
  expect(differencesOf(change(contractDocument()))).toMatchObject([{ method: "GET", path: "/users/", ...said }]);
});

describe("matching", () => {
  const moved = (rename: (path: string) => string): Json => {
    const document = contractDocument();
    document.paths = Object.fromEntries(
      Object.entries(within(document, "paths")).map(([path, item]) => [rename(path), item]),
    );
    return document;
  };

  it.each<[string, (path: string) => string]>([
    ["a common prefix of all paths", (path) => `/saltant/api/v2${path}`],
    ["a trailing slash", (path) => path.slice(0, -1)],
    ["the names of parameters", (path) => path.replace("{uuid}", "{instance_id}")],
  ])("ignores %s", (_, rename) => {
    const document = moved(rename);
    expect(differencesOf(document)).toEqual([]);
  });

  it("accepts that some paths have another prefix, and reports them as new", () => {
    const document = moved((path) => `/api${path}`);
    within(document, "paths")["/health/"] = { get: { responses: { "200": { description: "Well." } } } };

    expect(differencesOf(document)).toEqual([
      {
        method: "GET",
        path: "/health/",
        place: "operation",
        kind: "operation",
        verdict: "new",
        contract: null,
        server: "has it",
      },
    ]);
  });
});

describe("a schema", () => {
  /** The differences if the server's users have this schema. */
  const asUser = (schema: Json, more: Json = {}): [string, string, string][] => {
    const document = contractDocument();
    Object.assign(within(document, ...schemas), { User: schema, ...more });
    return differencesOf(document)
      .filter(({ path }) => path === "/users/{username}/")
      .map(({ place, kind, verdict }) => [place, kind, verdict]);
  };
  const text = { type: "string" };
  const both = { type: "object", required: ["username", "email"], properties: { username: text, email: text } };

  it.each<[string, Json, Json?]>([
    ["in one piece", both],
    ["in pieces", { allOf: [{ ...both, required: ["email"] }, { required: ["username"] }] }],
    ["elsewhere", { $ref: "#/components/schemas/Person" }, { Person: both }],
    ["as alternatives that are alike", { oneOf: [both, { ...both, required: ["username", "email"] }] }],
  ])("is read %s", (_, schema, more) => {
    expect(asUser(schema, more)).toEqual([]);
  });

  it.each<[string, Json, [string, string, string][]]>([
    [
      "lacks in one of its alternatives",
      { anyOf: [both, { ...both, required: ["username"] }] },
      [["answer.email", "required", "breaking"]],
    ],
    [
      "allows null beside a reference",
      { ...both, properties: { username: text, email: { $ref: "#/components/schemas/HtmlPage", nullable: true } } },
      [["answer.email", "nullable", "breaking"]],
    ],
    ["does not mention", { type: "object" }, [["answer.*", "field", "breaking"]]],
    ["leaves entirely open", {}, [["answer", "type", "breaking"]]],
  ])("reports what the server %s", (_, schema, expected) => {
    expect(asUser(schema)).toEqual(expected);
  });

  it("that is also sent does not say which fields a response lacks; read-only fields are not sent", () => {
    const document = contractDocument();
    const properties = {
      id: { type: "integer", readOnly: true },
      user: { type: ["string", "null"], readOnly: true },
      name: { type: "string", minLength: 1, maxLength: 50 },
      description: { type: "string" },
      whitelisted_container_task_types: { type: "array", items: { type: "integer" } },
      whitelisted_executable_task_types: { type: "array", items: { type: "integer" } },
    };
    const schema = { type: "object", required: ["name"], properties };
    Object.assign(within(document, ...schemas), {
      TaskWhitelist: schema,
      TaskWhitelistCreate: { $ref: "#/components/schemas/TaskWhitelist" },
    });

    expect(differencesOf(document)).toEqual([]);
  });

  it("may contain itself", () => {
    const document = contractDocument();
    within(document, ...user).friends = { type: "array", items: { $ref: "#/components/schemas/User" } };
    const own = readDescription(JSON.stringify(document), "own");

    expect(compareDescriptions(own, readDescription(JSON.stringify(toOpenApi30(document)), "server"))).toEqual([]);
  });
});

describe("the command", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saltant-compare-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(content: string | Json, name = "server.json"): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  const nothingKnown = (): Promise<string> => file({ differences: [] }, "nothing-known.json");

  async function compare(document: string | Json, ...args: string[]): Promise<Ran> {
    const known = args.includes("--known") ? [] : ["--known", await nothingKnown()];
    return run(compareCommand, [await file(document), ...known, ...args]);
  }

  async function report(document: string | Json, ...args: string[]): Promise<CompareReport> {
    const { out } = await compare(document, "--json", ...args);
    return JSON.parse(out) as CompareReport;
  }

  function changed(change: (document: Json) => void): Json {
    const document = contractDocument();
    change(document);
    return document;
  }

  const broken = changed(unset(user, "email"));

  it("exits with 0 if nothing breaks the client, and says so", async () => {
    const document = changed(set(user, { team: { type: "string" } }));
    const { code, out, err } = await compare(document);

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(
      "GET /users/\n  answer.results[].team\n    + new: field: only the server has it (optional)\n",
    );
    expect(out).toMatch(/\n0 breaking for this client, 2 new, 0 harmless\n$/);
  });

  it("exits with 1 if something breaks the client", async () => {
    const { code, out } = await compare(broken);

    expect(code).toBe(1);
    expect(out).toContain(
      "GET /users/{username}/\n  answer.email\n    ✗ breaking for this client: field: only the contract has it",
    );
  });

  it("prints one JSON document on demand, with the same exit code", async () => {
    const { code, out, err } = await compare(broken, "--json");
    const json = JSON.parse(out) as CompareReport;

    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(json).toMatchObject({
      contract: "openapi/saltant.yaml",
      source: join(folder, "server.json"),
      sourceFormat: "OpenAPI 3.1.0",
      summary: { breaking: 2, new: 0, harmless: 0, known: 0, stale: 0 },
      stale: [],
    });
    expect(json.differences[0]).toEqual({
      method: "GET",
      path: "/users/",
      place: "answer.results[].email",
      kind: "field",
      verdict: "breaking",
      contract: "required",
      server: null,
      known: null,
    });
  });

  it("reads YAML and JSON, and another contract", async () => {
    const path = await file(stringify(broken), "server.yaml");
    const own = await file(broken, "contract.json");

    expect(await run(compareCommand, [path, "--known", await nothingKnown()])).toMatchObject({ code: 1, err: "" });
    expect(await run(compareCommand, [path, "--contract", own, "--known", await nothingKnown()])).toMatchObject({
      code: 0,
    });
  });

  it("escapes terminal control characters of a description", async () => {
    const { out } = await compare(changed(set(user, { "a\u001b[2Jb": { type: "string" } })));

    expect(out).toContain("answer.a\uFFFD[2Jb");
    expect(out).not.toContain("\u001b");
  });

  describe("with known differences", () => {
    const entry = {
      operations: ["GET /users/", "GET /users/{name}"],
      places: ["answer.results[].email", "answer.email"],
      kind: "field",
      reason: "It only looks so.",
    };
    const known = async (...differences: Json[]): Promise<string[]> => [
      "--known",
      await file({ differences }, "known.json"),
    ];

    it("reports them as known with the reason, and does not count them", async () => {
      const args = await known(entry);
      const { code, out } = await compare(broken, ...args);

      expect(code).toBe(0);
      expect(out).toMatch(
        /do not count\n {2}It only looks so.\n {4}GET \/users\/, GET \/users\/\{username\}\/\n {6}answer/,
      );
      expect(out).toMatch(/\n0 breaking for this client, 0 new, 0 harmless, 2 known\n$/);
      expect((await report(broken, ...args)).differences).toMatchObject([
        { verdict: "breaking", known: "It only looks so." },
        { verdict: "breaking", known: "It only looks so." },
      ]);
    });

    it.each<[string, Json]>([
      ["another kind", { kind: "type" }],
      ["another place", { places: "answer.username" }],
      ["another operation", { operations: "GET /taskqueues/" }],
      ["another word in the server's description", { server: "optional" }],
      ["another word in the contract", { contract: "optional" }],
    ])("does not apply to %s", async (_, change) => {
      expect(await compare(broken, ...(await known({ ...entry, ...change })))).toMatchObject({ code: 1 });
    });

    it("reports entries, and parts of entries, that no longer apply", async () => {
      const old = { ...entry, operations: "GET /taskqueues/", reason: "Long ago." };
      const more = { ...entry, places: [...entry.places, "answer.team"] };
      const args = await known(more, old);

      expect((await report(broken, ...args)).stale).toEqual([
        { reason: "It only looks so.", kind: "field", operations: [], places: ["answer.team"] },
        { reason: "Long ago.", kind: "field", operations: ["GET /taskqueues/"], places: entry.places },
      ]);
      expect((await compare(broken, ...args)).out).toMatch(
        /Stale entries[^]*\n {2}field: answer\.team\n {4}It only looks so\.\n/,
      );
    });

    it("uses the entries of one generator only: the one that explains the most", async () => {
      const names = { ...entry, places: ["answer.results[].username", "answer.username"], reason: "So it was." };
      const document = changed(unset(user, "email", "username"));
      set(user, { id: { type: "integer" } })(document);
      const old = { writer: "old", reason: "Old." };
      const fresh = { writer: "new", reason: "New." };
      const found = await report(
        document,
        ...(await known({ ...entry, ...old }, { ...names, ...old, operations: "GET /users/" }, { ...names, ...fresh })),
      );

      // The old version explains three, the new one two, of which the last breaks the client.
      const breaking = found.differences.filter(({ verdict }) => verdict === "breaking");
      expect(breaking.map(({ path, place, known: reason }) => [path, place, reason])).toEqual([
        ["/users/", "answer.results[].username", "Old."],
        ["/users/", "answer.results[].email", "Old."],
        ["/users/{username}/", "answer.username", null],
        ["/users/{username}/", "answer.email", "Old."],
      ]);
    });

    it.each<[string, string | Json, RegExp]>([
      ["does not exist", "", /known\.json: is empty\n$/],
      ["has an unknown kind", { differences: [{ ...entry, kind: "color" }] }, /known\.json: differences\.0\.kind: /],
      ["has no reason", { differences: [{ ...entry, reason: undefined }] }, /known\.json: differences\.0\.reason: /],
      [
        "names no operation",
        { differences: [{ ...entry, operations: "users" }] },
        /0\.operations: expected operations such/,
      ],
      ["has an unknown word", { differences: [{ ...entry, place: "x" }] }, /known\.json: differences\.0: .*place/],
    ])("refuses a file that %s", async (_, content, message) => {
      const path = await file(content, "known.json");
      const { code, out, err } = await compare(broken, "--known", path);

      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(message);
      expect(err.trim().split("\n")).toHaveLength(1);
    });
  });

  describe.each(["1.15", "1.21"])("on the description of a saltant server by drf-yasg %s", (version) => {
    const path = ownDescription(version);
    const isOld = version === "1.15";

    it("finds the known errors of the description, and nothing else that breaks the client", async () => {
      const { code, out } = await run(compareCommand, [path, "--json"]);
      const { summary, differences, stale } = JSON.parse(out) as CompareReport;

      expect(code).toBe(0);
      expect(stale).toEqual([]);
      expect(summary).toMatchObject({ breaking: 0, new: 0 });
      const known = differences
        .filter((each) => each.known !== null)
        .map(({ method, path: at, place, server }) => `${method} ${at} ${place}: ${String(server)}`);
      expect(known).toEqual(
        expect.arrayContaining([
          "POST /taskqueues/ request.whitelists: uniqueItems true",
          "PATCH /taskwhitelists/{id}/ request.name: required",
          "GET /taskwhitelists/ query.page: integer",
          "GET /users/{username}/ path.username: pattern ^[\\w.@+-]+$",
          `GET /executabletasktypes/{id}/ answer.required_arguments: ${isOld ? "string" : "object"}`,
          "POST /token/ answer.access: null",
        ]),
      );
      // The newer version says an object with any properties, which is right.
      const ofArguments = "POST /containertaskinstances/ request.arguments: string";
      expect(known.includes(ofArguments)).toBe(isOld);
    });

    it("exits with 1 if they are not known", async () => {
      expect(await run(compareCommand, [path, "--known", await nothingKnown()])).toMatchObject({ code: 1 });
    });

    const definition = (name: string, field: string): string[] => ["definitions", name, "properties", field];
    const queueRequests = ["POST /taskqueues/", "PUT /taskqueues/{id}/", "PATCH /taskqueues/{id}/"];
    const parameterOf = (document: Json, at: string, name: string): Json => {
      const { parameters } = within(document, "paths", ...at.split(" "));
      return (parameters as Json[]).find((each) => each.name === name) ?? {};
    };

    it.each<[string, (document: Json) => void, string[]]>([
      [
        "a limit on the whitelists of a queue",
        set(definition("TaskQueue", "whitelists"), { maxItems: 1 }),
        queueRequests.map((operation) => `${operation} request.whitelists limit`),
      ],
      [
        "other usernames",
        (document) => {
          const { parameters } = within(document, "paths", "/users/{username}/");
          for (const each of parameters as Json[]) each.pattern = "^[a-z]+$";
        },
        ["GET /users/{username}/ path.username limit"],
      ],
      [
        "no page",
        (document) => {
          const list = within(document, "paths", "/taskwhitelists/", "get");
          list.parameters = (list.parameters as Json[]).filter(({ name }) => name !== "page");
        },
        ["GET /taskwhitelists/ query.page parameter"],
      ],
      [
        "a page of another type",
        (document) => void Object.assign(parameterOf(document, "/taskwhitelists/ get", "page"), { type: "boolean" }),
        ["GET /taskwhitelists/ query.page type"],
      ],
      [
        "no URL of the next page",
        unset(["paths", "/taskwhitelists/", "get", "responses", "200", "schema", "properties"], "next"),
        ["GET /taskwhitelists/ answer.next field"],
      ],
      [
        "no whitelists",
        (document) => {
          for (const each of ["/taskwhitelists/", "/taskwhitelists/{id}/"])
            Reflect.deleteProperty(within(document, "paths"), each);
        },
        [
          "GET /taskwhitelists/ operation operation",
          "POST /taskwhitelists/ operation operation",
          "GET /taskwhitelists/{id}/ operation operation",
          "PUT /taskwhitelists/{id}/ operation operation",
          "PATCH /taskwhitelists/{id}/ operation operation",
        ],
      ],
      [
        "no whitelists of a queue",
        unset(definition("TaskQueue", "whitelists").slice(0, -1), "whitelists"),
        expect.arrayContaining(queueRequests.map((operation) => `${operation} request.whitelists field`)) as string[],
      ],
      [
        "another required field of a whitelist",
        set(["definitions", "TaskWhitelist"], { required: ["name", "description"] }),
        ["POST", "PUT", "PATCH"].map(
          (method) => `${method} /taskwhitelists/${method === "POST" ? "" : "{id}/"} request.description required`,
        ),
      ],
      [
        "a number in place of JSON",
        set(definition("ContainerTaskInstance", "arguments"), { type: "integer" }),
        expect.arrayContaining(["POST /containertaskinstances/ request.arguments type"]) as string[],
      ],
      [
        "JSON with the type of another version",
        set(definition("ExecutableTaskType", "required_arguments"), { type: isOld ? "object" : "string" }),
        expect.arrayContaining(["PUT /executabletasktypes/{id}/ request.required_arguments type"]) as string[],
      ],
    ])("still reports a change that breaks the client: %s", async (_, change, expected) => {
      const document = JSON.parse(await readFile(path, "utf8")) as Json;
      change(document);
      const { code, out } = await run(compareCommand, [await file(document), "--json"]);
      const breaking = (JSON.parse(out) as CompareReport).differences
        .filter((each) => each.known === null && each.verdict === "breaking")
        .map(({ method, path: at, place, kind }) => `${method} ${at} ${place} ${kind}`);

      expect(code).toBe(1);
      expect(breaking).toEqual(expected);
    });

    it("reports a known error that no version of drf-yasg has any more", async () => {
      const document = JSON.parse(await readFile(path, "utf8")) as Json;
      const json: Record<string, Json> = {
        arguments: { type: "object" },
        environment_variables: { type: "array", items: { type: "string" } },
        required_arguments: { type: "array", items: { type: "string" } },
        required_arguments_default_values: { type: "object" },
      };
      for (const each of Object.values(within(document, "definitions"))) {
        const { properties } = each as { properties: Json };
        for (const [name, schema] of Object.entries(json))
          if (properties[name] !== undefined) properties[name] = schema;
      }
      const { code, out } = await run(compareCommand, [await file(document), "--json"]);
      const { stale } = JSON.parse(out) as CompareReport;

      expect(code).toBe(0);
      expect(stale.map(({ kind }) => kind)).toEqual(["type", "type", "type"]);
    });
  });

  describe("with an unusable source", () => {
    it.each<[string, string | Json, string]>([
      ["is broken JSON", '{"swagger": ', "is not JSON: "],
      ["is broken YAML", "swagger: [", "is not YAML: "],
      ["is a page", "<!doctype html><html></html>", "is an HTML or XML page"],
      ["is empty", " \n", "is empty"],
      ["is a list", "[]", "expected an object"],
      ["is something else", { name: "saltant" }, 'is not an API description: neither swagger: "2.0" nor openapi: 3.x'],
      ["is of another version", { swagger: "1.2", paths: {} }, 'it says "1.2"'],
      ["has no paths", { openapi: "3.1.0" }, "paths: expected an object"],
      ["has no operations", { openapi: "3.1.0", paths: {} }, "describes no operation"],
      [
        "has a broken reference",
        changed(
          set([...usersGet, "responses", "200", "content", "application/json"], {
            schema: { $ref: "#/components/schemas/Missing" },
          }),
        ),
        "$ref #/components/schemas/Missing leads nowhere",
      ],
    ])("which %s, says so in one line and exits with 2", async (_, content, message) => {
      const { code, out, err } = await compare(content);

      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(message);
      expect(err).toMatch(/^contract:compare: .*server\.json: .+\n$/);
    });

    it.each<[string[], string]>([
      [[], "no SOURCE given"],
      [["a", "b"], "one SOURCE at a time, not 2"],
      [["a", "--jsno"], "Unknown option '--jsno'"],
      [["nowhere.json"], "cannot read nowhere.json: ENOENT"],
      [["ftp://host/swagger.json"], "the address must begin with http:// or https://"],
      [["https://alice:secret@host/swagger.json"], "must not hold a username or password"],
    ])("%j exits with 2", async (args, message) => {
      const { code, out, err } = await run(compareCommand, args);

      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(message);
      expect(err).not.toContain("secret");
      expect(err.trim().split("\n")).toHaveLength(1);
    });

    it("prints its usage", async () => {
      const { code, out } = await run(compareCommand, ["--help"]);
      expect({ code, out }).toEqual({
        code: 0,
        // With the URL of saltant's own description.
        out: expect.stringMatching(
          /usage: npm run contract:compare -- SOURCE[^]* https:\/\/host\/api\/swagger\/\.json,/,
        ),
      });
    });
  });

  describe("with a URL", () => {
    const token = "0123456789abcdef0123456789abcdef01234567";

    /** Serves responses, and runs the command on one. */
    async function compareUrl(respond: (request: Request) => Response, env: Record<string, string> = {}) {
      const requests: Request[] = [];
      await using listening = await listen((request) => {
        requests.push(request);
        return Promise.resolve(respond(request));
      });
      const url = `${listening.url}/api/swagger/.json?format=openapi`;
      const ran = await run(compareCommand, [url, "--known", await nothingKnown(), "--json"], { env });
      return { ...ran, requests, authorization: requests.map(({ headers }) => headers.get("authorization")) };
    }

    it("sends the token, and shows the URL without its query", async () => {
      const { code, out, authorization } = await compareUrl(() => Response.json(contractDocument()), {
        SALTANT_AUTH_TOKEN: token,
      });

      expect({ code, authorization }).toEqual({ code: 0, authorization: [`Token ${token}`] });
      expect((JSON.parse(out) as CompareReport).source).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/swagger\/\.json$/);
    });

    it("sends no Authorization header without a token", async () => {
      const { authorization } = await compareUrl(() => Response.json(contractDocument()), { SALTANT_AUTH_TOKEN: "" });
      expect(authorization).toEqual([null]);
    });

    it.each<[string, () => Response, Record<string, string>, RegExp]>([
      ["a page", () => new Response("<html>Sign in</html>"), {}, /is an HTML or XML page/],
      ["a refusal", () => new Response("", { status: 403 }), {}, /it responds with a 403: set SALTANT_AUTH_TOKEN/],
      [
        "a refusal of the token",
        () => new Response("", { status: 401 }),
        { SALTANT_AUTH_TOKEN: token },
        /token in SALTANT_AUTH_TOKEN is not accepted/,
      ],
      ["nothing there", () => new Response("", { status: 404 }), {}, /it responds with a 404\n/],
    ])("exits with 2 on %s", async (_, respond, env, message) => {
      const { code, err } = await compareUrl(respond, env);

      expect(code).toBe(2);
      expect(err).toMatch(message);
      expect(err).not.toContain(token);
    });

    it("does not follow a redirect, and so does not send the token to another server", async () => {
      const location = "https://elsewhere.example.org/swagger.json?secret=1";
      const { code, err, requests } = await compareUrl(() => Response.redirect(location), {
        SALTANT_AUTH_TOKEN: token,
      });

      expect(code).toBe(2);
      expect(err).toMatch(
        /it redirects \(302\) to https:\/\/elsewhere\.example\.org\/swagger\.json; redirects are not followed/,
      );
      expect(requests).toHaveLength(1);
    });

    it("exits with 2 if no server listens, and at its deadline", async () => {
      const gone = await listen(() => Promise.reject(new Error("never")));
      await gone.close();
      expect(await run(compareCommand, [`${gone.url}/swagger.json`])).toMatchObject({
        code: 2,
        err: expect.stringMatching(/ECONNREFUSED/),
      });

      let signal: AbortSignal | null | undefined;
      const fetch: typeof globalThis.fetch = (_, init) => {
        signal = init?.signal;
        return Promise.reject(new DOMException("too late", "TimeoutError"));
      };
      const late = await run(compareCommand, ["https://host/swagger.json"], { fetch });
      expect(late).toMatchObject({ code: 2, err: expect.stringContaining("no response within 30 s") });
      expect(signal).toBeInstanceOf(AbortSignal);
    });

    it("refuses a token that is invalid in a header, without showing it", async () => {
      const { code, err, requests } = await compareUrl(() => Response.json({}), { SALTANT_AUTH_TOKEN: "two words" });
      expect({ code, sent: requests.length }).toEqual({ code: 2, sent: 0 });
      expect(err).not.toContain("two words");
    });
  });
});

test("the script exits with the command's code", async () => {
  const exit = (...args: string[]): Promise<unknown> =>
    new Promise((resolve) => {
      execFile(process.execPath, ["--import", "tsx", "scripts/contract-compare.ts", ...args], (error) =>
        resolve(error ? error.code : 0),
      );
    });

  expect(await Promise.all([exit(ownDescription("1.15")), exit("nowhere.json")])).toEqual([0, 2]);
});
