import type { Contract } from "./contract.js";
import { type FieldFilter, type ListFilters, readFilters } from "./filters.js";
import { comment, lowerFirst, nameLists, renderChoice } from "./text.js";

/** The content of filters.ts: the choices, then for each list an interface for callers and a table for the run time.
 *
 * @param typesModule - The specifier of the module that has the types of filters.
 */
export function renderFilters(contract: Contract, typesModule: string): string {
  const lists = readFilters(contract);
  const fields = lists.flatMap(({ fields }) => fields);
  const lookups = nameLists(fields.map((field) => [lookupsKey(field), `${field.value.kind}Lookups`]));
  const imports = ["FilterLookup", "FilterTable"];
  const interfaces = lists.map(renderInterface);
  if (interfaces.some((text) => text.includes(": Filter<"))) imports.unshift("Filter");
  if (interfaces.some((text) => text.includes(": LookupFilter<"))) imports.push("LookupFilter");
  return [
    `import type { ${imports.join(", ")} } from "${typesModule}";\n`,
    ...contract.choices().map(renderChoice),
    "// Which lookups a field has, said once for all fields that have the same.\n" +
      [...lookups].map(([key, name]) => `const ${name}: readonly FilterLookup[] = [${key}];\n`).join(""),
    ...lists.flatMap((list, index) => [interfaces[index] ?? "", renderTable(list, lookups)]),
  ].join("\n");
}

function renderInterface({ path, itemName, fields }: ListFilters): string {
  const properties = fields.map(
    (field) => `${comment(describe(field), "  ")}  ${field.name}?: ${filterType(field)} | undefined;\n`,
  );
  const text = `The filters of \`GET ${path}\`, combined with AND.`;
  return `${comment(text)}export interface ${itemName}Filters {\n${properties.join("")}}\n`;
}

/** The contract describes what the server accepts; the client interprets a datetime without a zone in another way. */
function describe({ description, value }: FieldFilter): string {
  return value.kind === "datetime" ? `${description} A string without a zone is in the caller's zone.` : description;
}

function filterType({ value, lookups }: FieldFilter): string {
  const type = value.kind === "choice" ? value.schema : VALUE_TYPES[value.kind];
  const besides = lookups.filter((lookup) => lookup !== "exact");
  if (besides.length === 0) return type;
  const filter = besides.length < lookups.length ? "Filter" : "LookupFilter";
  return `${filter}<${type}, ${besides.map((lookup) => JSON.stringify(lookup)).join(" | ")}>`;
}

const VALUE_TYPES = { text: "string", integer: "number", datetime: "Date | string", boolean: "boolean" } as const;

function renderTable({ itemName, fields }: ListFilters, lookups: ReadonlyMap<string, string>): string {
  const rows = fields.map((field) => {
    const { name, parameter, value } = field;
    const choices = value.kind === "choice" ? `, choices: ${lowerFirst(value.schema)}s` : "";
    const lookupsName = lookups.get(lookupsKey(field)) ?? "";
    return `  ${name}: { parameter: "${parameter}", kind: "${value.kind}", lookups: ${lookupsName}${choices} },\n`;
  });
  return (
    `/** {@link ${itemName}Filters} at run time. */\n` +
    `export const ${lowerFirst(itemName)}Filters: FilterTable<${itemName}Filters> = {\n${rows.join("")}};\n`
  );
}

function lookupsKey({ lookups }: FieldFilter): string {
  return lookups.map((lookup) => JSON.stringify(lookup)).join(", ");
}
