import { relative } from "node:path";
import type { ServiceContract } from "../services.js";
import { Contract } from "./contract.js";
import { renderFilters } from "./render-filters.js";
import { renderOperatorFilters } from "./render-operator-filters.js";
import { renderSchema } from "./render-schema.js";

/** The generated files of a contract, by their names. Throws a ContractError. */
export async function generateFiles(text: string, contract: ServiceContract): Promise<Map<string, string>> {
  const { document, generated, filterTypes } = contract;
  const header = `// Generated from ${document} by \`npm run generate\`; do not edit.\n\n`;
  const files = new Map<string, string>();
  if (filterTypes !== undefined) {
    const specifier = relative(generated, filterTypes).replace(/\.ts$/, ".js");
    const parsed = Contract.parse(text);
    const render = parsed.listLayout.filter === undefined ? renderFilters : renderOperatorFilters;
    files.set("filters.ts", header + render(parsed, specifier));
  }
  return files.set("schema.ts", header + (await renderSchema(text)));
}
