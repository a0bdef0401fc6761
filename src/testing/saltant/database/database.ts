import type { Clock } from "../../../core/async/clock.js";
import { fromMilliseconds, type Timestamp } from "../django/datetime.js";
import { Table } from "../django/postgres/table.js";
import { compareText } from "../django/python/text.js";
import type { UserRow } from "../django/rest/authentication.js";
import type { UserSeed } from "../users.js";
import { InstanceTable } from "./instance-table.js";
import type {
  ContainerTaskTypeRow,
  ExecutableTaskTypeRow,
  TaskQueueRow,
  TaskTypeRow,
  TaskWhitelistRow,
} from "./rows.js";

/** The database of a saltant server. */
export class Database {
  readonly users = new Table<UserRow>();
  readonly container: TaskClass<ContainerTaskTypeRow> = taskClass("container");
  readonly executable: TaskClass<ExecutableTaskTypeRow> = taskClass("executable");
  readonly taskWhitelists = new Table<TaskWhitelistRow>();
  readonly taskQueues = new Table<TaskQueueRow>();
  readonly #clock: Clock;
  #lastCreation: Timestamp = -Infinity;

  constructor(users: readonly UserSeed[], clock: Clock) {
    this.#clock = clock;
    for (const seed of users) {
      const { username, email = "", password, token, isSuperuser = false, isActive = true } = seed;
      this.users.insert({ id: this.users.nextId, username, email, password, token, isSuperuser, isActive });
    }
  }

  /** Both classes of tasks, in the order in which the server searches them. */
  get taskClasses(): readonly [TaskClass<ContainerTaskTypeRow>, TaskClass<ExecutableTaskTypeRow>] {
    return [this.container, this.executable];
  }

  userNamed(username: string): UserRow | undefined {
    return this.users.find((user) => user.username === username);
  }

  /** Users are listed by name, not in the order of their creation. */
  usersByName(): readonly UserRow[] {
    return [...this.users.filter(() => true)].sort((one, other) => compareText(one.username, other.username));
  }

  now(): Timestamp {
    return fromMilliseconds(this.#clock.now());
  }

  /**
   * The creation time for a new row: at least a microsecond later than that of any earlier row, so that the order of lists is
   * deterministic.
   */
  creationTime(): Timestamp {
    this.#lastCreation = Math.max(this.#lastCreation + 1, this.now());
    return this.#lastCreation;
  }
}

/** The class of a task: it runs in a container, or it runs an executable. */
export type TaskClassName = "container" | "executable";

/** The tables that belong to one class of tasks. */
export interface TaskClass<Type extends TaskTypeRow = TaskTypeRow> {
  readonly name: TaskClassName;
  readonly types: Table<Type>;
  readonly instances: InstanceTable;
}

function taskClass<Type extends TaskTypeRow>(name: TaskClassName): TaskClass<Type> {
  return { name, types: new Table<Type>(), instances: new InstanceTable() };
}
