import type { Database, TaskClass } from "../database/database.js";
import { checkInstance, validated } from "../database/model-validation.js";
import { states, type TaskInstanceRow } from "../database/rows.js";
import { isoText } from "../django/datetime.js";
import { ApiException, UncaughtException } from "../django/errors.js";
import { parseUuid } from "../django/python/text.js";
import { dict, isDict, type PythonValue } from "../django/python/values.js";
import { QueryDict } from "../django/request.js";
import type { UserRow } from "../django/rest/authentication.js";
import { type Body, parseBody } from "../django/rest/body.js";
import { datetimeFilters } from "../django/rest/datetime-filters.js";
import { jsonField, textField } from "../django/rest/fields.js";
import { choiceFilters, relationFilters, textFilters } from "../django/rest/filters.js";
import { relationField } from "../django/rest/relation-fields.js";
import type { Resource } from "../django/rest/resource.js";
import { type Field, readOnly, represent } from "../django/rest/serializer.js";
import { type Authenticate, type UserRequest, userView, type ViewResponse } from "../django/rest/view.js";
import { exactRoute, type Route } from "../django/router.js";
import type { Launcher } from "../launcher.js";
import { createdField, ownerField } from "./owned-resource.js";

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
      if (task_queue === undefined || task_type === undefined) throw new TypeError("`accept` requires both.");
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
        const response = { status: 202, data: represent(fields, instance) };
        launcher.terminate(taskClass, instance);
        return response;
      },
    },
  };
}

/** A user may use the active queues, except private queues of others. */
function isOpenTo(database: Database, id: number, user: UserRow | undefined): boolean {
  const queue = database.taskQueues.get(id);
  return queue?.active === true && (!queue.private || queue.user === user);
}

/** An action does not catch the error for an instance that does not exist. */
function mustExist(instance: TaskInstanceRow | undefined): TaskInstanceRow {
  if (instance === undefined) throw new UncaughtException("DoesNotExist");
  return instance;
}

/** Where workers report the state of an instance, as any user may. */
export function stateUpdateRoute(database: Database, launcher: Launcher, authenticate: Authenticate): Route {
  const update = async (request: UserRequest, key: string): Promise<ViewResponse> => {
    const state = sentState(await parseBody(request.body, request.headers));
    const uuid = parseUuid(key);
    if (uuid === undefined) throw new UncaughtException(`${key} is not a valid UUID.`);
    for (const taskClass of database.taskClasses) {
      const instance = taskClass.instances.get(uuid);
      if (instance === undefined) continue;
      launcher.report(taskClass, instance, state);
      // The response has the state as sent, not as stored in the column.
      return { status: 200, data: dict(["uuid", uuid], ["state", state]) };
    }
    throw new ApiException(400, `No task instance with UUID ${key} found`);
  };
  return exactRoute("updatetaskinstancestatus/(?<key>[-a-zA-Z0-9_]+)/", (key) =>
    userView(authenticate, { PATCH: (request) => update(request, key) }, "Update Task Instance Status"),
  );
}

/** The real server assumes that the body is a dict with a state. */
function sentState(body: Body): PythonValue {
  const state = body instanceof QueryDict || (body !== null && isDict(body)) ? body.get("state") : undefined;
  if (state === undefined) throw new UncaughtException("KeyError: 'state'");
  return state;
}
