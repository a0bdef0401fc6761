import openapiTS, { astToString, type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import { ContractError } from "./contract.js";

/** The text of schema.ts: what openapi-typescript makes of the contract. */
export async function renderSchema(contract: string): Promise<string> {
  try {
    return astToString(await openapiTS(contract, OPTIONS));
  } catch (error) {
    throw new ContractError(`openapi-typescript refuses it: ${String(error)}`, { cause: error });
  }
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
