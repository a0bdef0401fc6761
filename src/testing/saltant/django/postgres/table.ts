/** Rows in the order of a list. */
export interface RowSource<Row> {
  /** A number that increases with every change. Results computed from the rows can be cached until then. */
  readonly version: number;
  /** The number of rows. */
  readonly size: number;
  /** The rows from `start` to `end` (exclusive), as in `Array.slice`. */
  slice(start: number, end: number): readonly Row[];
  /** All rows for which `isWanted` returns true, in order. */
  filter(isWanted: (row: Row) => boolean): readonly Row[];
}

/** A table whose rows have ids from 1 and are listed by id. */
export class Table<Row extends { readonly id: number }> implements RowSource<Row> {
  readonly #rows: Row[] = [];
  #version = 0;

  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The id of the next row. */
  get nextId(): number {
    return this.#rows.length + 1;
  }

  insert(row: Row): void {
    this.#rows.push(row);
    this.#version += 1;
  }

  update(row: Row, changes: Partial<Row>): void {
    Object.assign(row, changes);
    this.#version += 1;
  }

  /** Finds a row by its id. Rows are never deleted, so the id determines the index. */
  get(id: number): Row | undefined {
    return this.#rows[id - 1];
  }

  find(isWanted: (row: Row) => boolean): Row | undefined {
    return this.#rows.find(isWanted);
  }

  slice(start: number, end: number): readonly Row[] {
    return this.#rows.slice(start, end);
  }

  filter(isWanted: (row: Row) => boolean): readonly Row[] {
    return this.#rows.filter(isWanted);
  }
}
