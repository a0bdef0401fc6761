import type { Contract } from "./contract.js";
import { type OperatorField, type OperatorList, readOperatorFilters } from "./operator-filters.js";
import { comment, lowerFirst, nameLists, renderChoice } from "./text.js";

/**
 * The text of filters.ts for lists whose filter is JSON with operators: the choices, then for each list what callers narrow and
 * order it by, and tables of both for the run time.
 *
 * @param typesModule - The specifier of the module that has the types of filters.
 */
export function renderOperatorFilters(contract: Contract, typesModule: string): string {
  const lists = readOperatorFilters(contract);
  const fields = lists.flatMap((list) => list.fields);
  const operators = nameLists(fields.map((field) => [keyOf(field), `${field.value.kind}Operators`]));
  const nameOf = (field: OperatorField): string => operators.get(keyOf(field)) ?? "";
  return [
    `import type { Filter, FilterTable, SortDirection, SortTable } from "${typesModule}";\n`,
    ...contract.choices().map(renderChoice),
    "// Which operators a field has, said once for all fields that have the same.\n" +
      [...operators].map(([key, name]) => `const ${name} = [${key}] as const;\n`).join(""),
    ...lists.flatMap((list) => [
      renderInterface(list, nameOf),
      renderTable(list, nameOf),
      renderSortInterface(list),
      renderSortTable(list),
    ]),
  ].join("\n");
}

function renderInterface({ path, itemName, fields }: OperatorList, nameOf: (field: OperatorField) => string): string {
  const properties = fields.map((field) => {
    const type = `Filter<${valueType(field)}, (typeof ${nameOf(field)})[number]> | undefined`;
    return `${comment(field.description, "  ")}  ${propertyOf(field)}: ${type};\n`;
  });
  const text = `The filters of \`GET ${path}\`, combined with AND.`;
  return `${comment(text)}export interface ${itemName}Filters {\n${properties.join("")}}\n`;
}

function renderTable({ itemName, fields }: OperatorList, nameOf: (field: OperatorField) => string): string {
  const rows = fields.map((field) => {
    const { value } = field;
    const choices = value.kind === "choice" ? `, choices: ${lowerFirst(value.schema)}s` : "";
    const stored = value.kind === "choice" && value.stored ? `, stored: ${JSON.stringify(value.stored)}` : "";
    return (
      `  ${keyInTable(field)}: ` +
      `{ field: "${storedName(field)}", kind: "${value.kind}", operators: ${nameOf(field)}${choices}${stored} },\n`
    );
  });
  return (
    `/** {@link ${itemName}Filters} at run time. */\n` +
    `export const ${lowerFirst(itemName)}Filters: FilterTable<${itemName}Filters> = {\n${rows.join("")}};\n`
  );
}

function renderSortInterface({ path, itemName, sortFields }: OperatorList): string {
  const properties = sortFields.map(
    (field) => `${comment(field.description, "  ")}  ${propertyOf(field)}: SortDirection | undefined;\n`,
  );
  const text = `The sort fields of \`GET ${path}\`.`;
  return `${comment(text)}export interface ${itemName}SortBy {\n${properties.join("")}}\n`;
}

function renderSortTable({ itemName, sortFields }: OperatorList): string {
  const rows = sortFields.map((field) => `  ${keyInTable(field)}: "${storedName(field)}",\n`);
  return (
    `/** {@link ${itemName}SortBy} at run time: the name that the server has stored each field under. */\n` +
    `export const ${lowerFirst(itemName)}SortFields: SortTable<${itemName}SortBy> = {\n${rows.join("")}};\n`
  );
}

function propertyOf({ name, isPrefix }: OperatorField): string {
  return isPrefix ? `[path: \`${name}\${string}\`]` : `${name}?`;
}

/** All fields below one have one row, with an asterisk for what comes after. */
function keyInTable({ name, isPrefix }: OperatorField): string {
  return isPrefix ? `"${name}*"` : name;
}

function storedName({ field, isPrefix }: OperatorField): string {
  return isPrefix ? `${field}*` : field;
}

function valueType({ value }: OperatorField): string {
  return value.kind === "choice" ? value.schema : VALUE_TYPES[value.kind];
}

const VALUE_TYPES = {
  text: "string",
  integer: "number",
  time: "Date | number",
  boolean: "boolean",
  any: "string | number | boolean",
} as const;

function keyOf({ operators }: OperatorField): string {
  return operators.map((operator) => JSON.stringify(operator)).join(", ");
}
