import type { OwnedRow } from "../database/rows.js";
import { isoText, type Timestamp } from "../django/datetime.js";
import type { Table } from "../django/postgres/table.js";
import { parseInteger } from "../django/python/numbers.js";
import { textField } from "../django/rest/fields.js";
import { textFilters } from "../django/rest/filters.js";
import type { Filter } from "../django/rest/filterset.js";
import { type Field, readOnly, type Scope } from "../django/rest/serializer.js";

// The common parts of task types, queues and whitelists.

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

/** A validator for unique names in a table. `noun` is the noun for a row in the message: "task queue". */
export function uniqueIn(
  table: Table<OwnedRow>,
  noun: string,
): (name: string, scope: Scope<OwnedRow>) => string | undefined {
  return (name, scope) =>
    table.find((row) => row.name === name && row !== scope.current) && `${noun} with this name already exists.`;
}

/** Whether a string can be the id of a row. */
export function isId(key: string): boolean {
  return parseInteger(key) !== undefined;
}

/** The row with the id in a path, in any form that Python parses as an integer. */
export function rowById<Row extends OwnedRow>(table: Table<Row>, key: string): Row | undefined {
  return table.get(Number(parseInteger(key) ?? 0));
}
