import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { ResponseValidator } from "../../../../scripts/contract/check/response-validator.js";
import { rawOperations, sourceOf } from "../../../../scripts/contract/description/raw-operations.js";
import { responseSchema } from "../../../../scripts/contract/check/read-operations.js";
import { asObject } from "../../../../scripts/generate/contract.js";

const source = sourceOf(
  asObject(parse(readFileSync(new URL("../../../../openapi/saltant.yaml", import.meta.url), "utf8")), "the contract"),
);
const validator = new ResponseValidator(source);
const operations = rawOperations(source).map((operation) => ({
  ...operation,
  name: operation.where,
  pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/**
 * The places in which a JSON response differs from the contract for that method, path and status. Error pages are not
 * in the contract, nor is the 415 for a media type that no operation offers.
 *
 * @param path The path below the API's root, with a slash at its beginning.
 */
export function deviations(method: string, path: string, status: number, json: unknown): unknown[] {
  const operation = operations.find((each) => each.method === method && each.pattern.test(path));
  if (operation === undefined || status === 415) return [];
  const found = responseSchema(operation, status, "application/json");
  if (found === undefined) return [`the contract has no JSON for ${status} of ${operation.where}`];
  // A state is an open choice: one that the contract does not list is valid, too.
  return validator
    .validate(found.schema, json)
    .filter(({ verdict, expected }) => verdict !== "new" || !expected.startsWith("one of "));
}
