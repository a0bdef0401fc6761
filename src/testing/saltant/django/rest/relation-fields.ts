import { FieldError, UncaughtException } from "../errors.js";
import { parseInteger } from "../python/numbers.js";
import { QueryDict } from "../request.js";
import { isDict, type PythonValue, str, typeName } from "../python/values.js";
import { type Field, type Input, isGiven, type Presence, type Scope } from "./serializer.js";

/** Whether there is a row with that number, for whoever asks. */
export type Exists<Row> = (id: number, scope: Scope<Row>) => boolean;

/** The number of one row of another table. */
export function relationField<Name extends string, Row extends Record<Name, number>>(
  name: Name,
  exists: Exists<Row>,
): Field<Row> {
  return {
    name,
    represent: (row) => BigInt(row[name]),
    accept(input, draft, scope) {
      const sent = input.get(name);
      // An empty text stands for null in a relation.
      const value = sent === "" ? null : sent;
      if (!isGiven(value, { isRequired: true }, scope.isPartial === true)) return;
      // What TypeScript cannot see of a generic row: a relation's column holds a number.
      draft[name] = readKey(value, exists, scope) as Row[Name];
    },
  };
}

/** The numbers of any rows of another table, each of them once and in their order. */
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
      // What TypeScript cannot see of a generic row: such a column holds a list of numbers.
      draft[name] = [...new Set(ids)].sort((one, other) => one - other) as unknown as Row[Name];
    },
  };
}

function sentList(input: Input, name: string, isPartial: boolean): PythonValue | undefined {
  if (!(input instanceof QueryDict)) return input.get(name);
  return isPartial && !input.has(name) ? undefined : [...input.getAll(name)];
}

/** What Python goes through when it loops over the value: a dict's keys, but not a text's letters. */
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
 * The number that Django would look for: a float loses its fraction and a text may have spaces around it. `null` matches
 * no row; `undefined` stands for a value of which no number can be made.
 */
export function toKey(value: PythonValue): bigint | null | undefined {
  if (value === null || typeof value === "bigint") return value;
  if (typeof value === "string") return parseInteger(value);
  if (typeof value !== "number" || Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) throw new UncaughtException("Python cannot turn infinity into an integer.");
  return BigInt(Math.trunc(value));
}
