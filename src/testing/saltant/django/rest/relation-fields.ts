import { FieldError, UncaughtException } from "../errors.js";
import { parseInteger } from "../python/numbers.js";
import { isDict, type PythonValue, str, typeName } from "../python/values.js";
import { QueryDict } from "../request.js";
import { type Field, type Input, isGiven, type Presence, type Scope } from "./serializer.js";

/** Whether the user of the request may refer to the row with that id. */
export type Exists<Row> = (id: number, scope: Scope<Row>) => boolean;

/** The id of a row in another table. */
export function relationField<Name extends string, Row extends Record<Name, number>>(
  name: Name,
  exists: Exists<Row>,
): Field<Row> {
  return {
    name,
    represent: (row) => BigInt(row[name]),
    accept(input, draft, scope) {
      const sent = input.get(name);
      // An empty string means null in a relation.
      const value = sent === "" ? null : sent;
      if (!isGiven(value, { isRequired: true }, scope.isPartial === true)) return;
      // TypeScript cannot infer this for a generic row: the column of a relation holds a number.
      draft[name] = readKey(value, exists, scope) as Row[Name];
    },
  };
}

/** The ids of rows in another table, sorted and without duplicates. */
export function relationListField<Name extends string, Row extends Record<Name, readonly number[]>>(
  name: Name,
  exists: Exists<Row>,
): Field<Row> {
  const presence: Presence = {};
  return {
    name,
    represent: (row) => row[name].map(BigInt),
    accept(input, draft, scope) {
      const value = sentList(input, name, scope.isPartial === true);
      if (!isGiven(value, presence, scope.isPartial === true)) return;
      const ids = listItems(value).map((item) => readKey(item, exists, scope));
      const sorted: readonly number[] = [...new Set(ids)].sort((one, other) => one - other);
      // TypeScript cannot infer this for a generic row: such a column holds a list of numbers.
      draft[name] = sorted as Row[Name];
    },
  };
}

function sentList(input: Input, name: string, isPartial: boolean): PythonValue | undefined {
  if (!(input instanceof QueryDict)) return input.get(name);
  return isPartial && !input.has(name) ? undefined : [...input.getAll(name)];
}

/** The items that DRF iterates over: the keys of a dict, but not the characters of a string. */
function listItems(value: PythonValue): readonly PythonValue[] {
  if (Array.isArray(value)) return value;
  if (isDict(value)) return [...value.keys()];
  throw new FieldError(`Expected a list of items but got type "${typeName(value)}".`);
}

function readKey<Row>(value: PythonValue, exists: Exists<Row>, scope: Scope<Row>): number {
  const key = toKey(value);
  if (key === undefined) throw new FieldError(`Incorrect type. Expected pk value, received ${typeName(value)}.`);
  if (key === null || !exists(Number(key), scope)) {
    throw new FieldError(`Invalid pk "${str(value)}" - object does not exist.`);
  }
  return Number(key);
}

/**
 * The id that Django would look up: the fraction of a float is dropped, and a string may have spaces around it. `null` matches no
 * row; `undefined` means that the value cannot be an id.
 */
export function toKey(value: PythonValue): bigint | null | undefined {
  if (value === null || typeof value === "bigint") return value;
  if (typeof value === "string") return parseInteger(value);
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) throw new UncaughtException("Python cannot convert infinity to an integer.");
  return BigInt(Math.trunc(value));
}
