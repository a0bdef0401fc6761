import type { Choice, Contract } from "./contract.js";
import { type FieldFilter, type ListFilters, readFilters } from "./filters.js";

const WIDTH = 120;

/**
 * The text of filters.ts: the choices, then for each list an interface for callers and a table for the run time.
 *
 * @param typesModule - The specifier of the module that has the types of filters.
 */
export function renderFilters(contract: Contract, typesModule: string): string {
  const lists = readFilters(contract);
  const lookups = nameLookups(lists);
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

function renderChoice({ name, description, values }: Choice): string {
  const list = lowerFirst(name) + "s";
  return (
    `${comment(description)}export const ${list} = ${JSON.stringify(values).replaceAll(",", ", ")} as const;\n\n` +
    `/** One of {@link ${list}}. */\nexport type ${name} = (typeof ${list})[number];\n`
  );
}

function renderInterface({ path, itemName, fields }: ListFilters): string {
  const properties = fields.map(
    (field) => `${comment(describe(field), "  ")}  ${field.name}?: ${filterType(field)} | undefined;\n`,
  );
  const text = `What \`GET ${path}\` can be narrowed by, all that are given together.`;
  return `${comment(text)}export interface ${itemName}Filters {\n${properties.join("")}}\n`;
}

/** The contract says what the server takes; of text without a zone, the client makes something else than the server would. */
function describe({ description, value }: FieldFilter): string {
  return value.kind === "datetime" ? `${description} Text without a zone is in the caller's zone.` : description;
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

/** A name for each set of lookups, after the kind of the field that has it first: `datetimeLookups`. */
function nameLookups(lists: readonly ListFilters[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const field of lists.flatMap(({ fields }) => fields)) {
    const key = lookupsKey(field);
    if (names.has(key)) continue;
    const name = `${field.value.kind}Lookups`;
    const taken = [...names.values()].filter((other) => other.startsWith(name)).length;
    names.set(key, taken > 0 ? `${name}${taken + 1}` : name);
  }
  return names;
}

function lookupsKey({ lookups }: FieldFilter): string {
  return lookups.map((lookup) => JSON.stringify(lookup)).join(", ");
}

function comment(text: string, indent = ""): string {
  const safe = text.replaceAll("*/", "*\\/").replace(/\s+/g, " ").trim();
  if (indent.length + safe.length + 7 <= WIDTH) return `${indent}/** ${safe} */\n`;
  const lines = wrap(safe, WIDTH - indent.length - 3).map((line) => `${indent} * ${line}\n`);
  return `${indent}/**\n${lines.join("")}${indent} */\n`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
