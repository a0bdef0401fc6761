import { Contract } from "./contract.js";
import { renderFilters } from "./render-filters.js";
import { renderSchema } from "./render-schema.js";

/** What the contract's text generates: the text of each file by its name. Throws a ContractError. */
export async function generateFiles(contract: string): Promise<Map<string, string>> {
  return new Map([
    ["filters.ts", HEADER + renderFilters(Contract.parse(contract))],
    ["schema.ts", HEADER + (await renderSchema(contract))],
  ]);
}

const HEADER = "// Generated from openapi/saltant.yaml by `npm run generate`; do not edit.\n\n";
