import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { asObject, asString, Contract, type JsonObject } from "../../../scripts/generate/contract.js";
import { contracts } from "../../../scripts/services.js";

const METHODS = ["get", "put", "post", "delete", "patch"];

interface ParsedContract {
  readonly contract: Contract;
  readonly paths: JsonObject;
  readonly schemas: JsonObject;
  /** Each operation by its method and path. */
  readonly operations: readonly (readonly [name: string, operation: JsonObject])[];
}

async function parseContract(document: string): Promise<ParsedContract> {
  const contract = Contract.parse(await readFile(document, "utf8"));
  const paths = contract.resolve({ $ref: "#/paths" }, "paths");
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(asObject(item, path))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => [`${method} ${path}`, asObject(operation, path)] as const),
  );
  return { contract, paths, schemas: contract.resolve({ $ref: "#/components/schemas" }, "schemas"), operations };
}

/** The paths of schemas and properties without a description; a `$ref` has that of its target. */
function undescribed(schema: unknown, where: string): string[] {
  const { description, $ref, properties = {}, allOf = [], anyOf = [], items = {} } = asObject(schema, where);
  const missing = description === undefined && $ref === undefined ? [where] : [];
  const inner = Object.entries(asObject(properties, where)).map(([name, each]) => [`${where}.${name}`, each] as const);
  for (const [name, each] of inner) missing.push(...undescribed(each, name));
  for (const each of [allOf].flat()) missing.push(...undescribed(each, `${where} (a part)`));
  for (const each of [anyOf].flat()) missing.push(...undescribed(each, `${where} (a choice)`));
  // The array's description covers its items, unless the items are objects.
  if (asObject(items, where).properties) missing.push(...undescribed(items, `${where}[]`));
  return missing;
}

describe.each(contracts)("the contract $document", async ({ document }) => {
  const { contract, schemas, operations } = await parseContract(document);

  it("describes every schema and every property, as users read them as doc comments", () => {
    expect(Object.entries(schemas).flatMap(([name, schema]) => undescribed(schema, name))).toEqual([]);
  });

  it.each(operations)("gives every response of %s an example", (_, operation) => {
    for (const [status, response] of Object.entries(asObject(operation.responses, "responses"))) {
      const { content, description } = contract.resolve(response, status);
      if (content === undefined && status === "304") continue; // Never has a body.
      // Redirects and confirmations of some servers have none, and say so.
      if (content === undefined && /\bno body\b/i.test(asString(description, status))) continue;
      for (const media of Object.values(asObject(content, status)).map((each) => asObject(each, status))) {
        expect(media.example ?? media.examples, status).toBeDefined();
      }
    }
  });
});

describe("saltant's contract", async () => {
  const { contract, paths, schemas, operations } = await parseContract("openapi/saltant.yaml");

  it("ends every path with a slash, as the server does", () => {
    for (const path of Object.keys(paths)) expect(path).toMatch(/^\/.*\/$/);
  });

  it.each(operations)(
    "defines the response of %s to an unsupported method, and to refused credentials",
    (_, operation) => {
      const statuses = Object.keys(asObject(operation.responses, "responses"));
      expect(statuses).toContain("405");
      // The token endpoints need no credentials, and respond to a refused login with a 401.
      expect(statuses).toContain(operation.security === undefined ? "403" : "401");
    },
  );

  it("requires every field of a response", () => {
    for (const { itemName } of contract.lists()) {
      const schema = asObject(schemas[itemName], itemName);
      expect(schema.required).toEqual(Object.keys(asObject(schema.properties, itemName)));
    }
  });
});
