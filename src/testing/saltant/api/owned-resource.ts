import type { OwnedRow } from "../database/rows.js";
import { isoText, type Timestamp } from "../django/datetime.js";
import type { Table } from "../django/postgres/table.js";
import { parseInteger } from "../django/python/numbers.js";
import { type Field, readOnly, type Scope } from "../django/rest/serializer.js";
import { textField } from "../django/rest/fields.js";
import type { Filter } from "../django/rest/filterset.js";
import { textFilters } from "../django/rest/filters.js";

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

/** A name that no other row of the table has. `noun` is what the message calls a row: "task queue". */
export function uniqueIn(
  table: Table<OwnedRow>,
  noun: string,
): (name: string, scope: Scope<OwnedRow>) => string | undefined {
  return (name, scope) =>
    table.find((row) => row.name === name && row !== scope.current) && `${noun} with this name already exists.`;
}

/** Whether a text can be a row's number. */
export function isNumber(key: string): boolean {
  return parseInteger(key) !== undefined;
}

/** The row whose number a path gives in any way that Python reads as one. */
export function numberedRow<Row extends OwnedRow>(table: Table<Row>, key: string): Row | undefined {
  return table.get(Number(parseInteger(key) ?? 0));
}
