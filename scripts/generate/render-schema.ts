import openapiTS, { astToString, type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import { asObject, Contract, ContractError } from "./contract.js";

/** The text of schema.ts: what openapi-typescript makes of the contract. */
export async function renderSchema(contract: string): Promise<string> {
  const document = JSON.stringify(Contract.parse(contract).root, jsonBodiesOnly);
  try {
    return astToString(await openapiTS(document, OPTIONS));
  } catch (error) {
    throw new ContractError(`openapi-typescript refuses it: ${String(error)}`, { cause: error });
  }
}

/**
 * Drops what a request's body may be besides JSON. The client sends nothing else, and its types would offer a choice that it does
 * not have. For `JSON.stringify`.
 */
function jsonBodiesOnly(key: string, value: unknown): unknown {
  if (key !== "requestBody") return value;
  const body = asObject(value, key);
  const content = asObject(body.content ?? {}, "content of a requestBody");
  const { "application/json": json } = content;
  return json === undefined ? body : { ...body, content: { "application/json": json } };
}

const OPTIONS: OpenAPITSOptions = {
  // A field with a default may be left out of a body; of a response the contract says itself what is required.
  defaultNonNullable: false,
  // A range is a pair.
  arrayLength: true,
  silent: true,
  transform: (schema) => ("x-any-other-text" in schema ? anyOtherText() : undefined),
};

/** `string & {}`: beside literals in a union, `string` alone would swallow them, and editors would offer none. */
function anyOtherText(): ts.TypeNode {
  const { factory, SyntaxKind } = ts;
  const text = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  return factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]);
}
