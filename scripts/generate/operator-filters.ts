import { asArray, asObject, asString, type Contract, ContractError, type JsonObject, schemaName } from "./contract.js";

/** What one list can be narrowed and ordered by, where a filter is JSON with operators. */
export interface OperatorList {
  readonly path: string;
  readonly itemName: string;
  readonly fields: readonly OperatorField[];
  /** The fields by which the list can be ordered. */
  readonly sortFields: readonly OperatorField[];
}

/** A field of a list, or all fields below one. */
export interface OperatorField {
  /** The name that callers use. */
  readonly name: string;
  /** The name that the server has stored it under. */
  readonly field: string;
  /** Whether both names are only the beginning, as `facts.`. */
  readonly isPrefix: boolean;
  readonly description: string;
  readonly value: OperatorValue;
  readonly operators: readonly string[];
}

/** What a field is compared with. A choice may be stored as numbers. */
export type OperatorValue =
  | { readonly kind: "text" | "integer" | "time" | "boolean" | "any" }
  | { readonly kind: "choice"; readonly schema: string; readonly stored?: Readonly<Record<string, unknown>> };

/** Reads what each list can be narrowed by off a contract; throws a ContractError where it makes no sense. */
export function readOperatorFilters(contract: Contract): OperatorList[] {
  const { filter, sort } = contract.listLayout;
  return contract.lists().flatMap(({ id, path, itemName, parameters }) => {
    const schemaOf = (name: string | undefined): JsonObject | undefined => {
      const parameter = parameters.find((each) => each.name === name);
      return parameter && jsonSchema(contract, parameter, `${id}: parameter ${name}`);
    };
    const filters = schemaOf(filter);
    if (filters === undefined) return [];
    const fields = propertiesOf(filters, id).map((property) => readField(contract, property, id));
    const twice = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) < index);
    if (twice) throw new ContractError(`${id}: two fields would both be the filter ${twice.name}`);
    const sortFields = propertiesOf(schemaOf(sort) ?? {}, id).map(({ field }) => {
      const sortField = fields.find((each) => each.field === field);
      if (!sortField) throw new ContractError(`${id}: ${field} is a sort field but not a filter, so it has no name`);
      return sortField;
    });
    return [{ path, itemName, fields, sortFields }];
  });
}

/** The schema of a parameter that is JSON. */
function jsonSchema(contract: Contract, { content }: JsonObject, where: string): JsonObject {
  const media = asObject(content ?? {}, where)["application/json"];
  if (media === undefined) throw new ContractError(`${where} has no content of application/json`);
  return contract.resolve(asObject(media, where).schema, where);
}

interface Property {
  readonly field: string;
  readonly isPrefix: boolean;
  readonly schema: JsonObject;
}

function propertiesOf({ properties = {}, patternProperties = {} }: JsonObject, list: string): Property[] {
  const named = Object.entries(asObject(properties, `${list}: properties`)).map(([field, schema]) => ({
    ...{ field, isPrefix: false, schema: asObject(schema, `${list}: ${field}`) },
  }));
  const below = Object.entries(asObject(patternProperties, `${list}: patternProperties`)).map(([pattern, schema]) => {
    const field = /^\^(\w+)\\\.\.$/.exec(pattern)?.[1];
    if (field === undefined) throw new ContractError(`${list}: the pattern ${pattern} is not of the form ^name\\..`);
    return { field: `${field}.`, isPrefix: true, schema: asObject(schema, `${list}: ${pattern}`) };
  });
  return [...named, ...below];
}

function readField(contract: Contract, { field, isPrefix, schema }: Property, list: string): OperatorField {
  const where = `${list}: filter ${field}`;
  const { "x-filter-name": name = camelCase(field), description } = schema;
  const [bare, ...objects] = asArray(contract.resolve(schema, where).anyOf ?? [], `${where}: anyOf`);
  if (bare === undefined) throw new ContractError(`${where}: anyOf has a value by itself first, and then operators`);
  const operators = objects.flatMap((each) =>
    Object.keys(asObject(asObject(each, where).properties ?? {}, `${where}: operators`)),
  );
  return {
    ...{ field, isPrefix, operators },
    name: asString(name, `${where}: x-filter-name`),
    description: asString(description, `${where}: description`),
    value: readValue(contract, bare, where),
  };
}

function readValue(contract: Contract, schema: unknown, where: string): OperatorValue {
  const name = schemaName(asObject(schema, where));
  if (name !== undefined && contract.choice(name)) return { kind: "choice", schema: name };
  const { type, format, "x-stored-values": stored } = contract.resolve(schema, where);
  if (stored !== undefined) return readStoredChoice(contract, asObject(stored, where), where);
  if (Array.isArray(type)) return { kind: "any" };
  if (type === "string") return { kind: "text" };
  if (type === "integer") return { kind: format === "unix-time" ? "time" : "integer" };
  if (type === "boolean") return { kind: type };
  throw new ContractError(
    `${where}: a value is a string, an integer, a boolean or a choice, not ${JSON.stringify(type)}`,
  );
}

/** A choice that is stored otherwise: every word needs its stored value. */
function readStoredChoice(contract: Contract, { schema, values }: JsonObject, where: string): OperatorValue {
  const name = asString(schema, `${where}: schema of x-stored-values`);
  const stored = asObject(values, `${where}: values of x-stored-values`);
  const words = contract.choice(name)?.values ?? [];
  if (words.length === 0 || words.join() !== Object.keys(stored).join()) {
    throw new ContractError(`${where}: x-stored-values has a value for each word of ${name}, in the same order`);
  }
  return { kind: "choice", schema: name, stored };
}

function camelCase(name: string): string {
  return name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
