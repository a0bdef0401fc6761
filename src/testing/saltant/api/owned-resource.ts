import type { OwnedRow } from "../database/rows.js";
import { isoText, type Timestamp } from "../django/datetime.js";
import type { Table } from "../django/postgres/table.js";
import { parseInteger } from "../django/python/numbers.js";
import { textField } from "../django/rest/fields.js";
import { textFilters } from "../django/rest/filters.js";
import type { Filter } from "../django/rest/filterset.js";
import { type Field, readOnly, type Scope } from "../django/rest/serializer.js";

// What task types, queues and whitelists have in common.

export const idField: Field<OwnedRow> = readOnly("id", (row) => BigInt(row.id));

export const ownerField: Field<Pick<OwnedRow, "user">> = readOnly("user", (row) => row.user.username);

export const descriptionField: Field<OwnedRow> = textField("description", { allowsBlank: true });

export const createdField: Field<{ datetime_created: Timestamp }> = readOnly("datetime_created", (row) =>
  isoText(row.datetime_created),
);

export const ownedFilters: readonly Filter<OwnedRow>[] = [
  ...textFilters("name", (row: OwnedRow) => row.name),
  ...textFilters("description", (row: OwnedRow) => row.description),
  ...textFilters("user__username", (row: OwnedRow) => row.user.username),
];

/** A validator for a name that no other row of the table has. `noun` is what the message calls a row: "task queue". */
export function uniqueIn(
  table: Table<OwnedRow>,
  noun: string,
): (name: string, scope: Scope<OwnedRow>) => string | undefined {
  return (name, scope) =>
    table.find((row) => row.name === name && row !== scope.current) && `${noun} with this name already exists.`;
}

/** Whether a string can be a row's id. */
export function isId(key: string): boolean {
  return parseInteger(key) !== undefined;
}

/** The row whose id a path gives, in any form that Python reads as an integer. */
export function rowById<Row extends OwnedRow>(table: Table<Row>, key: string): Row | undefined {
  return table.get(Number(parseInteger(key) ?? 0));
}
