import type { Database } from "../database/database.js";
import type { OwnedRow, TaskQueueRow, TaskWhitelistRow } from "../database/rows.js";
import type { Table } from "../django/postgres/table.js";
import type { UserRow } from "../django/rest/authentication.js";
import { booleanField, textField } from "../django/rest/fields.js";
import { booleanFilter } from "../django/rest/filters.js";
import { relationListField } from "../django/rest/relation-fields.js";
import type { Change, Resource } from "../django/rest/resource.js";
import { descriptionField, idField, isId, rowById, ownedFilters, ownerField, uniqueIn } from "./owned-resource.js";

export function taskWhitelists(database: Database): Resource<TaskWhitelistRow> {
  const rows = database.taskWhitelists;
  return {
    path: "taskwhitelists",
    rows,
    pageSize: 100,
    fields: [
      idField,
      ownerField,
      textField("name", { isRequired: true, maxLength: 50, validators: [uniqueIn(rows, "task whitelist")] }),
      descriptionField,
      relationListField("whitelisted_container_task_types", (id) => database.container.types.get(id) !== undefined),
      relationListField("whitelisted_executable_task_types", (id) => database.executable.types.get(id) !== undefined),
    ],
    filters: ownedFilters,
    isKey: isId,
    find: (key) => rowById(rows, key),
    create: (sent, user) =>
      insert(rows, user, {
        description: "",
        whitelisted_container_task_types: [],
        whitelisted_executable_task_types: [],
        ...sent,
      }),
    change: changeOf(rows),
  };
}

export function taskQueues(database: Database): Resource<TaskQueueRow> {
  const rows = database.taskQueues;
  return {
    path: "taskqueues",
    rows,
    pageSize: 100,
    fields: [
      idField,
      ownerField,
      textField("name", {
        isRequired: true,
        maxLength: 50,
        validators: [rejectSpecialCharacters, uniqueIn(rows, "task queue")],
      }),
      descriptionField,
      booleanField("private"),
      booleanField("runs_executable_tasks"),
      booleanField("runs_docker_container_tasks"),
      booleanField("runs_singularity_container_tasks"),
      booleanField("active"),
      relationListField("whitelists", (id) => database.taskWhitelists.get(id) !== undefined),
    ],
    filters: [
      ...ownedFilters,
      booleanFilter("private"),
      booleanFilter("runs_executable_tasks"),
      booleanFilter("runs_docker_container_tasks"),
      booleanFilter("runs_singularity_container_tasks"),
      booleanFilter("active"),
    ],
    isKey: isId,
    find: (key) => rowById(rows, key),
    create: (sent, user) =>
      insert(rows, user, {
        description: "",
        private: false,
        runs_executable_tasks: true,
        runs_docker_container_tasks: true,
        runs_singularity_container_tasks: true,
        active: true,
        whitelists: [],
        ...sent,
      }),
    change: changeOf(rows),
  };
}

/** Allows all Unicode letters and digits, as Python's `\w` does. */
function rejectSpecialCharacters(name: string): string | undefined {
  return /^[\p{L}\p{N}_@+-]+$/u.test(name) ? undefined : " @/+/-/_ only";
}

function insert<Row extends OwnedRow>(rows: Table<Row>, user: UserRow, columns: Partial<Row>): Row {
  // `accept` requires every column without a default.
  const row = { ...columns, id: rows.nextId, user } as Row;
  rows.insert(row);
  return row;
}

/** Queues and whitelists can be updated partially, and keep their owner. */
function changeOf<Row extends OwnedRow>(rows: Table<Row>): Change<Row> {
  return {
    methods: ["PATCH", "PUT"],
    ownerOf: (row) => row.user,
    apply(row, sent) {
      rows.update(row, sent);
      return row;
    },
  };
}
