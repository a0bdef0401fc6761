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

/** A value for all new instances, or one for each by its index, counted from 0. */
export type ForEach<Value> = Value | ((index: number) => Value);

/** What `addInstances` makes. What is left out is the same for all. */
export interface InstanceTemplate {
  /** Default: `"executable"`. */
  readonly taskClass?: TaskClassName;
  /** The number of the task type. Default: that of one called "seeded", made when it is first needed. */
  readonly taskType?: number;
  /** The number of the queue. Default: that of one called "seeded", which runs everything. */
  readonly taskQueue?: number;
  /** Who launched it. Default: the first user. */
  readonly user?: ForEach<string>;
  /** Default: `""`. */
  readonly name?: ForEach<string>;
  /** Any text. Default: `"successful"`. */
  readonly state?: ForEach<string>;
  /** Default: none. */
  readonly arguments?: ForEach<Readonly<Record<string, unknown>>>;
  /** Default: the clock's time, a microsecond apart. The same for all makes ties, which the list's order must survive. */
  readonly createdAt?: ForEach<Date>;
  /** Default: when it was created for a successful or failed one, else `null`. */
  readonly finishedAt?: ForEach<Date | null>;
}

/** The first things that a test of instances needs: a type, and a queue that runs it. */
export interface SeededTask {
  /** The id of the task type. */
  readonly taskType: number;
  /** The id of the queue. */
  readonly taskQueue: number;
}

/** Adds instances without the checks of a launch. All arguments are checked before any instance is added. */
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

/** What a template gives for one instance. */
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

/** Checks a text that a column is to hold. */
function checkText(name: string, text: unknown): void {
  checkType(name, text, "string");
  if (typeof text !== "string" || (!text.includes("\0") && findLoneSurrogate(text) === undefined)) return;
  throw new RangeError(`${name} has no null character and no half of a surrogate pair, which PostgreSQL cannot store.`);
}

function checkExists(what: string, id: number, rows: { get(id: number): unknown }): void {
  checkCount(`A ${what}`, id, 1);
  if (rows.get(id) === undefined) throw new TypeError(`The server has no ${what} ${describeValue(id)}.`);
}

/** Whether the server records when an instance reaches that state; it does not for a terminated one. */
function setsFinishTime(state: string): boolean {
  return state === "successful" || state === "failed";
}

function timestampOf(name: string, date: Date): Timestamp {
  checkDate(name, date);
  return fromMilliseconds(date.getTime());
}

/** `undefined` means not given, `null` means none. */
function finishTimestamp(date: Date | null | undefined): Timestamp | null | undefined {
  return date === undefined || date === null ? date : timestampOf("finishedAt", date);
}

function valueAt<Value>(value: ForEach<Value> | undefined, index: number): Value | undefined {
  // A value is never a function here: only data is stored.
  return typeof value === "function" ? (value as (index: number) => Value)(index) : value;
}

function readArguments(given: Readonly<Record<string, unknown>>): PythonDict {
  const value = fromJavaScript(given);
  if (value === null || !isDict(value)) throw new TypeError("Arguments are an object.");
  return dictThroughJsonb(value);
}

function userNamed(database: Database, username: string | undefined): UserRow {
  const user = username === undefined ? database.users.get(1) : database.userNamed(username);
  if (user === undefined)
    throw new TypeError(`The server knows no user${username === undefined ? "" : ` ${username}`}.`);
  return user;
}

/**
 * Sets an instance's state without any of the API's checks.
 *
 * @throws TypeError for an unknown instance, TypeError or RangeError for what is not a string or not a date.
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

/** A type, a queue and a whitelist for them, all of that name; existing ones are used. */
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
