import type { Contract, JsonObject } from "../../generate/contract.js";
import { type OperatorField, readOperatorFilters } from "../../generate/operator-filters.js";
import { NOTHING } from "./filter-values.js";
import type { ReadOperation } from "./read-operations.js";
import type { Deviation } from "./response-validator.js";

/** A filter that is JSON with operators, and a check of the resulting list. */
export interface OperatorProbe {
  /** `name.regexp`. */
  readonly name: string;
  /** The query parameter and its JSON. */
  readonly query: [parameter: string, json: string];
  readonly verify: (body: JsonObject) => Deviation[];
}

/** A filter for each operator of each field. Where a value exists that no row has, the list must be empty: a server ignores a
 * filter that it cannot read, and responds with all rows.
 */
export function operatorProbes(contract: Contract, { path }: Pick<ReadOperation, "path">): OperatorProbe[] {
  const { rows, filter: parameter } = contract.listLayout;
  const fields = readOperatorFilters(contract).find((list) => list.path === path)?.fields ?? [];
  if (parameter === undefined) return [];
  return fields
    .filter(({ isPrefix }) => !isPrefix)
    .flatMap((field) =>
      field.operators.map((operator) => {
        const { value, findsNothing } = operand(field, operator);
        const json = JSON.stringify({ [field.field]: { [operator]: value } });
        const verify = (body: JsonObject): Deviation[] => (findsNothing ? nothingFound(rows, body) : []);
        return { name: `${field.field}.${operator}`, query: [parameter, json], verify };
      }),
    );
}

/** A value of an operator, and whether no row can have it. */
function operand({ value: { kind } }: OperatorField, operator: string): { value: unknown; findsNothing: boolean } {
  if (operator === "exists") return { value: true, findsNothing: false };
  const isNumber = kind === "integer" || kind === "time";
  const isGreater = operator === "gt" || operator === "gte";
  const value = isNumber ? (isGreater ? Number.MAX_SAFE_INTEGER : -1) : kind === "boolean" ? true : NOTHING;
  const isList = operator === "in" || operator === "nin";
  const comparesEquality = ["eq", "in", "regexp"].includes(operator);
  const findsNothing = kind !== "boolean" && (comparesEquality || (isNumber && !["ne", "nin"].includes(operator)));
  return { value: isList ? [value] : value, findsNothing };
}

function nothingFound(rows: string, body: JsonObject): Deviation[] {
  const found = body[rows];
  if (!Array.isArray(found) || found.length === 0) return [];
  const got = `${found.length} rows: does the server ignore this filter?`;
  return [{ verdict: "differs", path: `$.${rows}`, expected: "no rows, as none has that value", got }];
}
