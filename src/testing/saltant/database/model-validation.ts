import { ModelError, nonFieldError, UncaughtException } from "../django/errors.js";
import { dictThroughJsonb, throughJsonb } from "../django/postgres/jsonb.js";
import { JsonError, readJson } from "../django/python/json-reader.js";
import { isDict, type PythonDict, type PythonValue, str, validationErrorText } from "../django/python/values.js";
import type { UserRow } from "../django/rest/authentication.js";
import type { Database, TaskClass } from "./database.js";
import type { ContainerTaskTypeRow, TaskQueueRow, TaskTypeRow, TaskWhitelistRow } from "./rows.js";

/**
 * Checks that an instance may run on its queue, and adds the default arguments of its type. The order of the checks is that of the
 * real server.
 *
 * @throws ModelError with the reason.
 */
export function checkInstance(database: Database, taskClass: TaskClass, instance: InstanceParts): PythonDict {
  const given = mustBeDict(interpretJson(instance.arguments ?? new Map(), (text) => `${text} is not valid JSON!`));
  const queue = database.taskQueues.get(instance.task_queue);
  const type = taskClass.types.get(instance.task_type);
  if (queue === undefined || type === undefined) throw new TypeError("An instance must have a queue and a type.");
  mustBeOpenTo(queue, instance.user);
  if (!isWhitelisted(database, taskClass, queue, type)) {
    throw new ModelError(`Queue ${queue.name} has not whitelisted task type ${type.name}`);
  }
  const kind = kindOf(taskClass, type);
  if (!queue[kind.flag]) throw new ModelError(`Queue ${queue.name} does not accept ${kind.name} tasks`);
  return withDefaults(given, type);
}

function mustBeOpenTo(queue: TaskQueueRow, user: UserRow): void {
  if (!queue.active) throw new ModelError(`Queue ${queue.name} is not active`);
  if (queue.private && queue.user !== user) {
    throw new ModelError(`${user.username} is not authorized to use the queue ${queue.name}`);
  }
}

function isWhitelisted(database: Database, taskClass: TaskClass, queue: TaskQueueRow, type: TaskTypeRow): boolean {
  const column = `whitelisted_${taskClass.name}_task_types` satisfies keyof TaskWhitelistRow;
  return queue.whitelists.some((id) => database.taskWhitelists.get(id)?.[column].includes(type.id));
}

interface Kind {
  readonly flag: "runs_executable_tasks" | "runs_docker_container_tasks" | "runs_singularity_container_tasks";
  readonly name: string;
}

function kindOf(taskClass: TaskClass, type: TaskTypeRow | ContainerTaskTypeRow): Kind {
  if (taskClass.name === "executable") return { flag: "runs_executable_tasks", name: "executable" };
  return "container_type" in type && type.container_type === "docker"
    ? { flag: "runs_docker_container_tasks", name: "Docker container" }
    : { flag: "runs_singularity_container_tasks", name: "Singularity container" };
}

/** The names of arguments are JSON values: a name that is not a string can be required, but never be given. */
function withDefaults(given: PythonDict, type: TaskTypeRow): PythonDict {
  const result = new Map(given);
  const required = Array.isArray(type.required_arguments) ? type.required_arguments : [];
  const defaults = type.required_arguments_default_values;
  for (const name of required) {
    if (typeof name === "string" && given.has(name)) continue;
    const value = typeof name === "string" && isDict(defaults) ? defaults.get(name) : undefined;
    if (typeof name !== "string" || value === undefined) {
      throw new ModelError(`required argument '${str(name)}' not provided!`);
    }
    result.set(name, value);
  }
  return result;
}

/** The columns for the check of an instance. saltant checks an instance whenever it is saved, not only at its launch. */
export interface InstanceParts {
  readonly user: UserRow;
  readonly task_queue: number;
  readonly task_type: number;
  readonly arguments: PythonValue;
}

/** The columns that hold JSON. */
export interface JsonColumns {
  readonly environment_variables: PythonValue[];
  readonly required_arguments: PythonValue[];
  readonly required_arguments_default_values: PythonDict;
}

/**
 * Checks the JSON of a type. Omitted values count as empty. A serializer checks the sent values, a model the whole row. The order of
 * the checks is that of the real server.
 *
 * @throws ModelError with the reason.
 */
export function checkTaskType(type: Partial<TaskTypeRow>): JsonColumns {
  const read = (value: PythonValue | undefined, empty: PythonValue): PythonValue =>
    interpretJson(value ?? empty, (text) => `'${text}' is not valid JSON!`);
  const variables = read(type.environment_variables, []);
  const required = read(type.required_arguments, []);
  const defaults = read(type.required_arguments_default_values, new Map());
  const columns = {
    environment_variables: mustBeList(variables),
    required_arguments: mustBeList(required),
    required_arguments_default_values: mustBeDict(defaults),
  };
  mustBeSubset(columns.required_arguments_default_values, columns.required_arguments);
  return columns;
}

function mustBeSubset(defaults: PythonDict, required: readonly PythonValue[]): void {
  if (required.some((name) => name !== null && typeof name === "object")) {
    throw new UncaughtException("Python cannot put a list or a dict into a set.");
  }
  if ([...defaults.keys()].some((name) => !required.includes(name))) {
    throw new ModelError("default arguments not a subset of required arguments");
  }
}

/** The columns as the database stores them. */
export function storedJson(columns: JsonColumns): JsonColumns {
  return {
    environment_variables: columns.environment_variables.map(throughJsonb),
    required_arguments: columns.required_arguments.map(throughJsonb),
    required_arguments_default_values: dictThroughJsonb(columns.required_arguments_default_values),
  };
}

/**
 * Runs the check of a model as a serializer does, before anything is saved.
 *
 * @throws ApiException 400 with the reason.
 */
export function validated<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (error instanceof ModelError) throw nonFieldError(validationErrorText(error.message));
    throw error;
  }
}

/**
 * saltant's models accept JSON as a string, too.
 *
 * @param messageFor Returns the message for a string that is not JSON.
 * @throws ModelError with that message.
 */
function interpretJson(value: PythonValue, messageFor: (text: string) => string): PythonValue {
  if (typeof value !== "string") return value;
  try {
    return readJson(value, false);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    // The model catches only syntax errors.
    throw error.isSyntax ? new ModelError(messageFor(value)) : new UncaughtException(error.message);
  }
}

/** The value, if it is a list. */
function mustBeList(value: PythonValue): PythonValue[] {
  if (!Array.isArray(value)) throw new ModelError(`'${str(value)}' is not a valid JSON array!`);
  return value;
}

/** The value, if it is a dict. */
function mustBeDict(value: PythonValue): PythonDict {
  if (!isDict(value)) throw new ModelError(`'${str(value)}' is not a valid JSON dictionary!`);
  return value;
}
