import { describeValue } from "../../core/text.js";
import { checkChoice, checkCount, checkDate, checkNames, checkType } from "../kit/checks.js";
import { randomUuid } from "../kit/random-uuid.js";
import { taskQueues, taskWhitelists } from "./api/task-queues.js";
import { containerTaskTypes, executableTaskTypes } from "./api/task-types.js";
import type { Database, TaskClassName } from "./database/database.js";
import type { TaskInstanceRow } from "./database/rows.js";
import { fromMilliseconds, type Timestamp } from "./django/datetime.js";
import { dictThroughJsonb } from "./django/postgres/jsonb.js";
import { findLoneSurrogate } from "./django/python/text.js";
import { fromJavaScript, isDict, type PythonDict } from "./django/python/values.js";
import type { UserRow } from "./django/rest/authentication.js";
import { createRow } from "./django/rest/resource.js";

/** A value for all new instances, or a function of the index of each, which starts at 0. */
export type ForEach<Value> = Value | ((index: number) => Value);

/** The template for `addInstances`. */
export interface InstanceTemplate {
  /** The class of the instances. Default: `"executable"`. */
  readonly taskClass?: TaskClassName;
  /** The id of the task type. Default: a type named "seeded", created on first use. */
  readonly taskType?: number;
  /** The id of the queue. Default: a queue named "seeded", which runs everything. */
  readonly taskQueue?: number;
  /** The user who launched it. Default: the first user. */
  readonly user?: ForEach<string>;
  /** The name. Default: `""`. */
  readonly name?: ForEach<string>;
  /** The state: any string. Default: `"successful"`. */
  readonly state?: ForEach<string>;
  /** The arguments. Default: none. */
  readonly arguments?: ForEach<Readonly<Record<string, unknown>>>;
  /** The creation time. Default: the time of the clock, one microsecond apart. The same time for all tests ties in the order of lists. */
  readonly createdAt?: ForEach<Date>;
  /** The end time. Default: the creation time for successful and failed instances, otherwise `null`. */
  readonly finishedAt?: ForEach<Date | null>;
}

/** The requirements for a test of instances: a task type, and a queue that runs it. */
export interface SeededTask {
  /** The id of the task type. */
  readonly taskType: number;
  /** The id of the queue. */
  readonly taskQueue: number;
}

/** Adds instances without the checks of a launch. Checks all arguments before it adds any instance. */
export function addInstances(database: Database, count: number, template: InstanceTemplate): string[] {
  checkCount("The count", count, 0, 10_000_000);
  checkType("A template", template, "object");
  checkNames("A template", template, templateNames);
  const { taskClass: className = "executable", taskType, taskQueue } = template;
  checkChoice("taskClass", className, ["container", "executable"]);
  const taskClass = database[className];
  if (taskType !== undefined) checkExists("task type", taskType, taskClass.types);
  if (taskQueue !== undefined) checkExists("task queue", taskQueue, database.taskQueues);
  const drafts = Array.from({ length: count }, (_, index) => draftAt(database, template, index));
  const needsTask = taskType === undefined || taskQueue === undefined;
  const seeded = needsTask ? seedTask(database, className, "seeded") : { taskType: 0, taskQueue: 0 };
  const rows = drafts.map(({ created = database.creationTime(), finished, ...draft }): TaskInstanceRow => {
    return {
      ...draft,
      uuid: randomUuid(),
      datetime_created: created,
      datetime_finished: finished === undefined ? (setsFinishTime(draft.state) ? created : null) : finished,
      task_queue: taskQueue ?? seeded.taskQueue,
      task_type: taskType ?? seeded.taskType,
    };
  });
  taskClass.instances.insert(rows);
  return rows.map((row) => row.uuid);
}

/** The values of a template for one instance. */
interface InstanceDraft extends Pick<TaskInstanceRow, "user" | "name" | "state" | "arguments"> {
  readonly created: Timestamp | undefined;
  readonly finished: Timestamp | null | undefined;
}

const noArguments: PythonDict = new Map();

function draftAt(database: Database, template: InstanceTemplate, index: number): InstanceDraft {
  const name = valueAt(template.name, index) ?? "";
  const state = valueAt(template.state, index) ?? "successful";
  checkText("A name", name);
  checkText("A state", state);
  const given = valueAt(template.arguments, index);
  const created = valueAt(template.createdAt, index);
  return {
    user: userNamed(database, valueAt(template.user, index)),
    name,
    state,
    arguments: given === undefined ? noArguments : readArguments(given),
    created: created === undefined ? undefined : timestampOf("createdAt", created),
    finished: finishTimestamp(valueAt(template.finishedAt, index)),
  };
}

const templateNames = [
  "taskClass",
  "taskType",
  "taskQueue",
  "user",
  "name",
  "state",
  "arguments",
  "createdAt",
  "finishedAt",
] satisfies readonly (keyof InstanceTemplate)[];

/** Checks a string for a column. */
function checkText(name: string, text: unknown): void {
  checkType(name, text, "string");
  if (typeof text !== "string" || (!text.includes("\0") && findLoneSurrogate(text) === undefined)) return;
  throw new RangeError(
    `${name} must not contain a null character or half a surrogate pair, which PostgreSQL cannot store.`,
  );
}

function checkExists(what: string, id: number, rows: { get(id: number): unknown }): void {
  checkCount(`A ${what}`, id, 1);
  if (rows.get(id) === undefined) throw new TypeError(`The server has no ${what} ${describeValue(id)}.`);
}

/** Whether the server records the time when an instance reaches that state; it does not for `terminated`. */
function setsFinishTime(state: string): boolean {
  return state === "successful" || state === "failed";
}

function timestampOf(name: string, date: Date): Timestamp {
  checkDate(name, date);
  return fromMilliseconds(date.getTime());
}

/** `undefined` means that it is not given, `null` that there is none. */
function finishTimestamp(date: Date | null | undefined): Timestamp | null | undefined {
  return date === undefined || date === null ? date : timestampOf("finishedAt", date);
}

function valueAt<Value>(value: ForEach<Value> | undefined, index: number): Value | undefined {
  // Only data is stored, so a value is never a function.
  return typeof value === "function" ? (value as (index: number) => Value)(index) : value;
}

function readArguments(given: Readonly<Record<string, unknown>>): PythonDict {
  const value = fromJavaScript(given);
  if (value === null || !isDict(value)) throw new TypeError("The arguments must be an object.");
  return dictThroughJsonb(value);
}

function userNamed(database: Database, username: string | undefined): UserRow {
  const user = username === undefined ? database.users.get(1) : database.userNamed(username);
  if (user === undefined) throw new TypeError(`The server has no user${username === undefined ? "" : ` ${username}`}.`);
  return user;
}

/**
 * Sets the state of an instance without the checks of the API.
 *
 * @throws TypeError for an unknown instance, TypeError or RangeError for an invalid string or date.
 */
export function setInstanceState(database: Database, uuid: string, state: string, finishedAt?: Date | null): void {
  checkText("A state", state);
  const finished = finishTimestamp(finishedAt);
  const taskClass = database.taskClasses.find(({ instances }) => instances.get(uuid) !== undefined);
  const row = taskClass?.instances.get(uuid);
  if (taskClass === undefined || row === undefined) throw new TypeError(`The server has no instance ${uuid}.`);
  const ended = setsFinishTime(state) ? database.now() : row.datetime_finished;
  taskClass.instances.update(row, { state, datetime_finished: finished === undefined ? ended : finished });
}

/** Creates a task type, a queue and their whitelist, all with that name. Uses existing ones. */
export function seedTask(database: Database, className: TaskClassName, name: string): SeededTask {
  checkChoice("taskClass", className, ["container", "executable"]);
  checkText("A name", name);
  const user = userNamed(database, undefined);
  const isNamed = (row: { readonly name: string }): boolean => row.name === name;
  const taskType = database[className].types.find(isNamed)?.id ?? createType(database, className, name, user);
  const whitelist = database.taskWhitelists.find(isNamed) ?? createRow(taskWhitelists(database), { name }, user);
  const column = `whitelisted_${className}_task_types` as const;
  database.taskWhitelists.update(whitelist, { [column]: [...new Set([...whitelist[column], taskType])] });
  const queue =
    database.taskQueues.find(isNamed) ?? createRow(taskQueues(database), { name, whitelists: [whitelist.id] }, user);
  database.taskQueues.update(queue, { whitelists: [...new Set([...queue.whitelists, whitelist.id])] });
  return { taskType, taskQueue: queue.id };
}

function createType(database: Database, className: TaskClassName, name: string, user: UserRow): number {
  const sent = { name, command_to_run: "true" };
  if (className === "executable") return createRow(executableTaskTypes(database), sent, user).id;
  const container = { container_image: "ubuntu:24.04", container_type: "docker" };
  return createRow(containerTaskTypes(database), { ...sent, ...container }, user).id;
}
