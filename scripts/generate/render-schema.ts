import openapiTS, { astToString, type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import { asObject, Contract, ContractError } from "./contract.js";

/** The content of schema.ts: the output of openapi-typescript for the contract. */
export async function renderSchema(contract: string): Promise<string> {
  const document = JSON.stringify(Contract.parse(contract).root, jsonBodiesOnly);
  try {
    return astToString(await openapiTS(document, OPTIONS));
  } catch (error) {
    throw new ContractError(`openapi-typescript refuses it: ${String(error)}`, { cause: error });
  }
}

/**
 * Drops the other media types of a request's body besides JSON. The client sends only JSON, and its types would offer a
 * choice that it does not have. For `JSON.stringify`.
 */
function jsonBodiesOnly(key: string, value: unknown): unknown {
  if (key !== "requestBody") return value;
  const body = asObject(value, key);
  const content = asObject(body.content ?? {}, "content of a requestBody");
  const { "application/json": json } = content;
  return json === undefined ? body : { ...body, content: { "application/json": json } };
}

const OPTIONS: OpenAPITSOptions = {
  // A body may omit a field with a default; for a response the contract itself has the required fields.
  defaultNonNullable: false,
  // A range has two values.
  arrayLength: true,
  silent: true,
  transform: (schema) => ("x-any-other-text" in schema ? anyOtherText() : undefined),
};

/** `string & {}`: in a union, `string` alone would absorb the literals, and editors would suggest none. */
function anyOtherText(): ts.TypeNode {
  const { factory, SyntaxKind } = ts;
  const text = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  return factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]);
}
