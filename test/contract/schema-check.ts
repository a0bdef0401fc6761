import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { asObject, type Contract } from "../../scripts/generate/contract.js";

/** What is wrong with a value by a schema of a contract, a line each. */
export type SchemaCheck = (schema: unknown, value: unknown, where: string) => string[];

/**
 * Validates by the schemas of a contract, as JSON Schema 2020-12, which is that of OpenAPI 3.1. What the contract does not
 * say of an object is not allowed: in a response, it would be a field that the contract should have.
 */
export function createSchemaCheck(contract: Contract): SchemaCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv, { mode: "full" });
  ajv.addFormat("unix-time", true);
  const schemas = contract.resolve({ $ref: "#/components/schemas" }, "schemas");
  ajv.addSchema({ $id: "contract", components: { schemas: close(schemas) } });
  return (schema, value, where) => {
    const validate = ajv.compile(asObject(absolute(close(schema)), where));
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${where}${instancePath} ${message}`);
  };
}

/** A schema in which an object has no other properties than those it names, unless it says otherwise. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== "object" || schema === null) return schema;
  const closed: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).map(([name, each]) => [name, close(each)]),
  );
  const isObject = closed.type === "object" && typeof closed.properties === "object";
  return isObject ? { additionalProperties: false, ...closed } : closed;
}

/** A schema whose `$ref`s say which document they lead into. */
function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')) as unknown;
}
