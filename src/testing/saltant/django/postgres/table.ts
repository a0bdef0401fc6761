/** Rows in the order in which a list shows them. */
export interface RowSource<Row> {
  /** Goes up with every change, so that what was worked out from the rows can be kept until then. */
  readonly version: number;
  /** How many rows there are. */
  readonly size: number;
  /** The rows from `start` up to and without `end`, as `Array.slice` counts. */
  slice(start: number, end: number): readonly Row[];
  /** The rows that `isWanted`, all of them in order. */
  filter(isWanted: (row: Row) => boolean): readonly Row[];
}

/** A table whose rows are numbered from 1 and listed by their number. */
export class Table<Row extends { readonly id: number }> implements RowSource<Row> {
  readonly #rows: Row[] = [];
  #version = 0;

  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The number that the next row is to have. */
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

  /** Finds a row by its number. Nothing is ever deleted, so the number tells the place. */
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
