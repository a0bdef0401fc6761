import type { RowSource } from "../django/postgres/table.js";
import type { TaskInstanceRow } from "./rows.js";

/**
 * Task instances, listed from the newest to the oldest. They are stored in reverse order, so a new one is appended. Of two instances
 * of the same microsecond, the one inserted last is the newer.
 */
export class InstanceTable implements RowSource<TaskInstanceRow> {
  readonly #oldestFirst: TaskInstanceRow[] = [];
  readonly #byUuid = new Map<string, TaskInstanceRow>();
  #version = 0;

  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#oldestFirst.length;
  }

  get(uuid: string): TaskInstanceRow | undefined {
    return this.#byUuid.get(uuid);
  }

  /** Adds rows, which may be older than existing ones. */
  insert(rows: Iterable<TaskInstanceRow>): void {
    let newest = this.#oldestFirst.at(-1)?.datetime_created ?? -Infinity;
    let isSorted = true;
    for (const row of rows) {
      isSorted &&= row.datetime_created >= newest;
      newest = row.datetime_created;
      this.#oldestFirst.push(row);
      this.#byUuid.set(row.uuid, row);
    }
    // A stable sort keeps rows of the same microsecond in the order of their insertion.
    if (!isSorted) this.#oldestFirst.sort((one, other) => one.datetime_created - other.datetime_created);
    this.#version += 1;
  }

  update(row: TaskInstanceRow, changes: Partial<TaskInstanceRow>): void {
    Object.assign(row, changes);
    this.#version += 1;
  }

  slice(start: number, end: number): readonly TaskInstanceRow[] {
    const size = this.#oldestFirst.length;
    return this.#oldestFirst.slice(Math.max(0, size - end), Math.max(0, size - start)).reverse();
  }

  filter(isWanted: (row: TaskInstanceRow) => boolean): readonly TaskInstanceRow[] {
    return this.#oldestFirst.filter(isWanted).reverse();
  }

  /** All rows, from the oldest to the newest. */
  [Symbol.iterator](): Iterator<TaskInstanceRow> {
    return this.#oldestFirst[Symbol.iterator]();
  }
}
