/** Rows with integer ids, which are counted from 1 and never used again. */
export class Table<Row extends { readonly id: number }> {
  readonly #rows = new Map<number, Row>();
  #lastId = 0;

  /** Adds the row that `create` returns for the next id. */
  add(create: (id: number) => Row): Row {
    this.#lastId += 1;
    const row = create(this.#lastId);
    this.#rows.set(row.id, row);
    return row;
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  /** All rows, in the order of their ids. */
  all(): Row[] {
    return [...this.#rows.values()];
  }

  remove(row: Row): void {
    this.#rows.delete(row.id);
  }

  /** The last id, for `undo`. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Removes all rows that were added after an id, which are as if they had never been there. */
  undo(lastId: number): void {
    for (const id of [...this.#rows.keys()]) if (id > lastId) this.#rows.delete(id);
    this.#lastId = lastId;
  }
}
