import { asArray, asObject, asString, type Contract, ContractError, type JsonObject, schemaName } from "./contract.js";

/** The filters of one field of a list. */
export interface FieldFilter {
  /** The name that callers use, such as `datetimeCreated`. */
  readonly name: string;
  /** The query parameter without a lookup, such as `datetime_created`. */
  readonly parameter: string;
  readonly description: string;
  readonly value: FilterValue;
  readonly lookups: readonly FilterLookup[];
}

/** The type of a field's values. */
export type FilterValue =
  { readonly kind: "text" | "integer" | "datetime" | "boolean" } | { readonly kind: "choice"; readonly schema: string };

/** The filters of one list. */
export interface ListFilters {
  readonly path: string;
  readonly itemName: string;
  readonly fields: readonly FieldFilter[];
}

/** The value of each lookup: a string, a number, a boolean, the field's own type, several of these, or two of them. */
const LOOKUPS = {
  exact: "value",
  iexact: "text",
  contains: "text",
  icontains: "text",
  in: "values",
  startswith: "text",
  istartswith: "text",
  endswith: "text",
  iendswith: "text",
  regex: "text",
  iregex: "text",
  isnull: "boolean",
  year: "integer",
  range: "pair",
  lt: "value",
  lte: "value",
  gt: "value",
  gte: "value",
} as const satisfies Record<string, "text" | "integer" | "boolean" | "value" | "values" | "pair">;

/** The lookup of a filter, as in Django REST framework. */
export type FilterLookup = keyof typeof LOOKUPS;

/** Parameters of a list that are not filters. */
const PAGING = new Set(["page", "page_size"]);

/** Reads the filters of every list of a contract. Throws a ContractError for an invalid one. */
export function readFilters(contract: Contract): ListFilters[] {
  return contract.lists().map(({ id, path, itemName, parameters }) => {
    const byParameter = new Map<string, Comparison[]>();
    for (const parameter of parameters) {
      const name = asString(parameter.name, `name of a parameter of ${id}`);
      if (PAGING.has(name)) continue;
      const comparison = readComparison(contract, parameter, name, `${id}: parameter ${name}`);
      byParameter.set(comparison.parameter, [...(byParameter.get(comparison.parameter) ?? []), comparison]);
    }
    const fields = [...byParameter.values()].map((comparisons) => readField(comparisons, id));
    const twice = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) < index);
    if (twice) throw new ContractError(`${id}: two fields would both be the filter ${twice.name}`);
    return { path, itemName, fields };
  });
}

/** One query parameter: a field and a lookup. */
interface Comparison {
  readonly where: string;
  readonly name: string;
  readonly parameter: string;
  readonly lookup: FilterLookup;
  readonly description: string;
  /** The type of the field's values; `undefined` for a lookup with another type, such as `year`. */
  readonly value: FilterValue | undefined;
}

function readComparison(contract: Contract, parameter: JsonObject, wireName: string, where: string): Comparison {
  if (parameter.schema === undefined) throw new ContractError(`${where} has no schema`);
  const { stem, lookup } = splitName(wireName, where);
  const filterName = parameter["x-filter-name"];
  if (filterName === undefined && stem.includes("__")) {
    throw new ContractError(
      `${where}: "${stem.slice(stem.lastIndexOf("__") + 2)}" is not a lookup that the generator supports ` +
        `(${Object.keys(LOOKUPS).join(", ")}); if it is a field of another model, give it x-filter-name`,
    );
  }
  return {
    where,
    parameter: stem,
    lookup,
    name: filterName === undefined ? camelCase(stem) : asString(filterName, `${where}: x-filter-name`),
    description: asString(parameter.description, `${where}: description`),
    value: readArgument(contract, parameter, lookup, where),
  };
}

function readField(comparisons: readonly Comparison[], list: string): FieldFilter {
  const exact = comparisons.find(({ lookup }) => lookup === "exact");
  const first = exact ?? comparisons[0];
  if (!first) throw new ContractError(`${list}: a field without a parameter`);
  // Without a type, the field is a string: contains, regex and similar lookups compare strings.
  const value = exact?.value ?? comparisons.find((each) => each.value)?.value ?? { kind: "text" };
  for (const each of comparisons) {
    if (each.name !== first.name) {
      throw new ContractError(`${each.where} is called ${each.name}, but ${first.where} is called ${first.name}`);
    }
    if (each.value && nameOf(each.value) !== nameOf(value)) {
      throw new ContractError(`${each.where} compares with ${nameOf(each.value)}, but the field is ${nameOf(value)}`);
    }
  }
  const lookups = comparisons.map(({ lookup }) => lookup);
  const twice = comparisons.find(({ lookup }, index) => lookups.indexOf(lookup) < index);
  if (twice) throw new ContractError(`${twice.where} is there twice`);
  return { name: first.name, parameter: first.parameter, description: first.description, value, lookups };
}

/** `datetime_created__gte` → `datetime_created` and `gte`; `user__username` → itself and `exact`. */
function splitName(name: string, where: string): { stem: string; lookup: FilterLookup } {
  const end = name.lastIndexOf("__");
  const last = name.slice(end + 2);
  if (end < 0 || !isLookup(last)) return { stem: name, lookup: "exact" };
  if (last === "exact") throw new ContractError(`${where}: an exact filter has the bare name, ${name.slice(0, end)}`);
  return { stem: name.slice(0, end), lookup: last };
}

function isLookup(name: string): name is FilterLookup {
  return Object.hasOwn(LOOKUPS, name);
}

/** Checks that a parameter has the type of its lookup, and derives the type of the field's values. */
function readArgument(
  contract: Contract,
  parameter: JsonObject,
  lookup: FilterLookup,
  where: string,
): FilterValue | undefined {
  const takes = LOOKUPS[lookup];
  if (takes === "values" || takes === "pair") {
    const schema = contract.resolve(parameter.schema, where);
    if (schema.type !== "array") throw new ContractError(`${where}: ${lookup} takes an array`);
    if (parameter.style !== "form" || parameter.explode !== false) {
      throw new ContractError(`${where}: values are separated by commas: style: form, explode: false`);
    }
    if (takes === "pair" && (schema.minItems !== 2 || schema.maxItems !== 2)) {
      throw new ContractError(`${where}: ${lookup} takes two values: minItems: 2, maxItems: 2`);
    }
    return readValue(contract, schema.items, where);
  }
  const value = readValue(contract, parameter.schema, where);
  if (takes === "value") return value;
  if (value.kind !== takes) {
    throw new ContractError(`${where}: ${lookup} takes ${nameOf({ kind: takes })}, not ${nameOf(value)}`);
  }
  return undefined;
}

function readValue(contract: Contract, schema: unknown, where: string): FilterValue {
  const name = schemaName(asObject(schema, `${where}: schema`));
  if (name !== undefined && contract.choice(name)) return { kind: "choice", schema: name };
  const { type, format, enum: words } = contract.resolve(schema, where);
  if (words !== undefined) {
    const count = asArray(words, `${where}: enum`).length;
    throw new ContractError(`${where}: give its ${count} choices a name, as a schema under components`);
  }
  if (type === "string") return { kind: format === "date-time" ? "datetime" : "text" };
  if (type === "integer" || type === "boolean") return { kind: type };
  throw new ContractError(
    `${where}: a filter is a string, a date-time, an integer, a boolean or a choice, not ${JSON.stringify(type)}`,
  );
}

function nameOf(value: FilterValue): string {
  return value.kind === "choice" ? value.schema : value.kind;
}

function camelCase(name: string): string {
  return name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
