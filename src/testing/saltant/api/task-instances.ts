import type { Database, TaskClass } from "../database/database.js";
import type { TaskInstanceRow, UserRow } from "../database/rows.js";
import { isoText } from "../django/timestamp.js";
import { ServerFault } from "../django/errors.js";
import type { Resource } from "../django/rest/resource.js";
import { type Field, readOnly } from "../django/rest/fields/field.js";
import { jsonField } from "../django/rest/fields/json.js";
import { relationField } from "../django/rest/fields/relation.js";
import { textField } from "../django/rest/fields/text.js";
import { datetimeFilters } from "../django/rest/filters/datetime.js";
import { relationFilters } from "../django/rest/filters/relation.js";
import { choiceFilters, textFilters } from "../django/rest/filters/text.js";
import { represent } from "../django/rest/serializer.js";
import { checkInstance } from "./instance-rules.js";
import type { Launcher } from "../launcher.js";
import { createdField, ownerField } from "./owned.js";
import { states } from "../database/states.js";
import { parseUuid } from "../django/python/uuid.js";
import { validated } from "./validation.js";

export function taskInstances(database: Database, taskClass: TaskClass, launcher: Launcher): Resource<TaskInstanceRow> {
  const rows = taskClass.instances;
  const isType = (id: number): boolean => taskClass.types.get(id) !== undefined;
  const find = (key: string): TaskInstanceRow | undefined => rows.get(parseUuid(key) ?? "");
  const fields: Field<TaskInstanceRow>[] = [
    readOnly("uuid", (instance) => instance.uuid),
    ownerField,
    textField("name", { allowsBlank: true, maxLength: 200 }),
    readOnly("state", (instance) => instance.state),
    createdField,
    readOnly("datetime_finished", ({ datetime_finished: at }) => (at === null ? null : isoText(at))),
    jsonField("arguments"),
    relationField("task_queue", (id, { user }) => isOpenTo(database, id, user)),
    relationField("task_type", isType),
  ];
  return {
    path: `${taskClass.name}taskinstances`,
    rows,
    pageSize: 10,
    fields,
    filters: [
      ...textFilters("name", (instance: TaskInstanceRow) => instance.name),
      ...choiceFilters("state", states, (instance: TaskInstanceRow) => instance.state),
      ...textFilters("user__username", (instance: TaskInstanceRow) => instance.user.username),
      ...relationFilters("task_type", isType, (instance: TaskInstanceRow) => instance.task_type),
      ...relationFilters(
        "task_queue",
        (id) => database.taskQueues.get(id) !== undefined,
        (instance: TaskInstanceRow) => instance.task_queue,
      ),
      ...datetimeFilters("datetime_created", (instance: TaskInstanceRow) => instance.datetime_created),
      ...datetimeFilters("datetime_finished", (instance: TaskInstanceRow) => instance.datetime_finished),
    ],
    isKey: (key) => parseUuid(key) !== undefined,
    find,
    create(sent, user) {
      const { name = "", arguments: given = new Map(), task_queue, task_type } = sent;
      if (task_queue === undefined || task_type === undefined) throw new TypeError("`accept` demands both.");
      const parts = { user, task_queue, task_type, arguments: given };
      validated(() => checkInstance(database, taskClass, parts));
      return launcher.launch(taskClass, name, parts);
    },
    actions: {
      clone(key, user) {
        const original = mustExist(find(key));
        const clone = launcher.launch(taskClass, original.name, { ...original, user });
        return { status: 201, data: represent(fields, clone) };
      },
      terminate(key) {
        const instance = mustExist(find(key));
        const answer = { status: 202, data: represent(fields, instance) };
        launcher.terminate(taskClass, instance);
        return answer;
      },
    },
  };
}

/** The queues that a user may choose: those that run, but for the private ones of others. */
function isOpenTo(database: Database, id: number, user: UserRow | undefined): boolean {
  const queue = database.taskQueues.get(id);
  return queue?.active === true && (!queue.private || queue.user === user);
}

/** An action looks for its instance without catching what happens when there is none. */
function mustExist(instance: TaskInstanceRow | undefined): TaskInstanceRow {
  if (instance === undefined) throw new ServerFault("DoesNotExist");
  return instance;
}
