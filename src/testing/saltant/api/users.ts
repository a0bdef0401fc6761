import type { Database } from "../database/database.js";
import type { RowSource } from "../django/postgres/table.js";
import type { UserRow } from "../django/rest/authentication.js";
import { textFilters } from "../django/rest/filters.js";
import type { Resource } from "../django/rest/resource.js";
import { readOnly } from "../django/rest/serializer.js";

export function users(database: Database): Resource<UserRow> {
  return {
    path: "users",
    rows: byName(database),
    pageSize: 100,
    fields: [readOnly("username", (user) => user.username), readOnly("email", (user) => user.email)],
    filters: [
      ...textFilters("username", (user: UserRow) => user.username),
      ...textFilters("email", (user: UserRow) => user.email),
    ],
    isKey: () => true,
    find: (key) => database.userNamed(key),
  };
}

/** Users never change, so they are sorted once. */
function byName(database: Database): RowSource<UserRow> {
  const rows = database.usersByName();
  return {
    version: 0,
    size: rows.length,
    slice: (start, end) => rows.slice(start, end),
    filter: (isWanted) => rows.filter(isWanted),
  };
}
