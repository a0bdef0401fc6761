import { parseDocument } from "yaml";
import { asObject, ContractError, type JsonObject } from "../../generate/contract.js";
import type { ApiDescription } from "./api.js";
import { readOpenApi3 } from "./openapi3.js";
import { sourceOf } from "./raw-operations.js";
import { SchemaReader } from "./schema-reader.js";
import { readSwagger2 } from "./swagger2.js";
import { firstLine, CommandError } from "../command.js";

/**
 * Reads a description in JSON or YAML: Swagger 2.0 as drf-yasg writes it, or OpenAPI 3.x.
 * @throws {@link CommandError} if the string is not such a description.
 */
export function readDescription(text: string, name: string): ApiDescription {
  try {
    const source = sourceOf(parseRoot(text));
    const format = formatOf(source.root);
    const operations = format === "Swagger 2.0" ? readSwagger2(source) : readOpenApi3(source);
    if (operations.length === 0) throw new ContractError("describes no operation");
    const bodies = operations.flatMap(({ body }) => (body?.schema === undefined ? [] : [body.schema]));
    return { format, operations, schemas: new SchemaReader(source, bodies) };
  } catch (error) {
    if (error instanceof ContractError) throw new CommandError(`${name}: ${firstLine(error)}`);
    throw error;
  }
}

/** Parses JSON or YAML whose outermost value is an object; throws a ContractError otherwise. */
export function parseRoot(text: string): JsonObject {
  const start = text.trimStart();
  if (start === "") throw new ContractError("is empty");
  if (start.startsWith("<")) {
    throw new ContractError("is an HTML or XML page, not a description: use the URL of its JSON or YAML");
  }
  const isJson = start.startsWith("{") || start.startsWith("[");
  return asObject(isJson ? parseJson(text) : parseYaml(text), "the document");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContractError(`is not JSON: ${firstLine(error)}`);
  }
}

function parseYaml(text: string): unknown {
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new ContractError(`is not YAML: ${firstLine(problem)}`);
  try {
    // The contract uses aliases to avoid repetition, so it may have many.
    return document.toJS({ maxAliasCount: -1 });
  } catch (error) {
    throw new ContractError(`is not YAML: ${firstLine(error)}`);
  }
}

function formatOf(root: JsonObject): string {
  // YAML parses it as a number if it has no quotes.
  if (root.swagger === "2.0" || root.swagger === 2) return "Swagger 2.0";
  if (typeof root.openapi === "string" && /^3\.\d/.test(root.openapi)) return `OpenAPI ${root.openapi}`;
  const said = root.swagger ?? root.openapi;
  const found = said === undefined ? "" : `; it says ${JSON.stringify(said)}`;
  throw new ContractError(`is not an API description: neither swagger: "2.0" nor openapi: 3.x${found}`);
}
