import type { Database, TaskClass } from "../database/database.js";
import { checkTaskType, storedJson, validated } from "../database/model-validation.js";
import {
  type ContainerTaskTypeRow,
  containerTypes,
  type ExecutableTaskTypeRow,
  type TaskTypeRow,
} from "../database/rows.js";
import { datetimeFilters } from "../django/rest/datetime-filters.js";
import { choiceField, jsonField, nullableTextField, textField } from "../django/rest/fields.js";
import { choiceFilters, textFilters } from "../django/rest/filters.js";
import type { Filter } from "../django/rest/filterset.js";
import type { Resource } from "../django/rest/resource.js";
import type { Field } from "../django/rest/serializer.js";
import {
  createdField,
  descriptionField,
  idField,
  isId,
  rowById,
  ownedFilters,
  ownerField,
  uniqueIn,
} from "./owned-resource.js";

export function containerTaskTypes(database: Database): Resource<ContainerTaskTypeRow> {
  return taskTypes(database, database.container, {
    path: "containertasktypes",
    fields: [
      nullableTextField("logs_path", 400),
      nullableTextField("results_path", 400),
      textField("container_image", { isRequired: true, maxLength: 200 }),
      choiceField("container_type", containerTypes),
    ],
    filters: [
      ...textFilters("container_image", (type: ContainerTaskTypeRow) => type.container_image),
      ...choiceFilters("container_type", containerTypes, (type: ContainerTaskTypeRow) => type.container_type),
    ],
    defaults: { logs_path: null, results_path: null },
  });
}

export function executableTaskTypes(database: Database): Resource<ExecutableTaskTypeRow> {
  return taskTypes(database, database.executable, {
    path: "executabletasktypes",
    fields: [nullableTextField("json_file_option", 50)],
    filters: [],
    defaults: { json_file_option: null },
  });
}

/** The parts of one class of task types, in addition to the common ones. */
interface Particulars<Row extends TaskTypeRow> {
  readonly path: string;
  readonly fields: readonly Field<Row>[];
  readonly filters: readonly Filter<Row>[];
  /** The defaults of the optional columns. */
  readonly defaults: Partial<Row>;
}

function taskTypes<Row extends TaskTypeRow>(
  database: Database,
  taskClass: TaskClass<Row>,
  particulars: Particulars<Row>,
): Resource<Row> {
  const rows = taskClass.types;
  const sharedFields: Field<TaskTypeRow>[] = [
    idField,
    ownerField,
    textField("name", {
      isRequired: true,
      maxLength: 200,
      validators: [uniqueIn(rows, `${taskClass.name} task type`)],
    }),
    descriptionField,
    createdField,
    textField("command_to_run", { isRequired: true, maxLength: 400 }),
    jsonField("environment_variables"),
    jsonField("required_arguments"),
    jsonField("required_arguments_default_values"),
  ];
  return {
    path: particulars.path,
    rows,
    pageSize: 100,
    fields: [...sharedFields, ...particulars.fields],
    filters: [
      ...ownedFilters,
      ...textFilters("command_to_run", (type: TaskTypeRow) => type.command_to_run),
      ...datetimeFilters("datetime_created", (type: TaskTypeRow) => type.datetime_created),
      ...particulars.filters,
    ],
    isKey: isId,
    find: (key) => rowById(rows, key),
    create(sent, user) {
      const json = validated(() => checkTaskType(sent));
      const created = {
        description: "",
        ...particulars.defaults,
        ...sent,
        ...json,
        id: rows.nextId,
        user,
        datetime_created: database.creationTime(),
        // `accept` requires every column without a default.
      } as Row;
      rows.insert({ ...created, ...storedJson(json) });
      return created;
    },
    change: {
      methods: ["PUT"],
      ownerOf: (row) => row.user,
      apply(row, sent, user) {
        validated(() => checkTaskType(sent));
        // The whole row is checked again when it is saved. An error that occurs only then is not caught.
        const merged: Row = { ...row, ...sent, user };
        const json = checkTaskType(merged);
        rows.update(row, { ...merged, ...storedJson(json) });
        return { ...merged, ...json };
      },
    },
  };
}
