/** The largest page. The server of {@link rowsPerRequest} takes a second for it; several smaller ones in parallel are faster. */
const maxPageSize = 2_000;

/** How many batches skip a list that was not worth its rows or did not work, before it is read again. */
const skippedBatches = 10;

/** Estimates from earlier batches whether a list is worth reading. */
export class ListEstimate {
  /** How many rows of other instances it had, when last read. */
  #otherRows = 0;
  #isBroken = false;
  #failures = 0;
  #skipped = 0;

  /**
   * How many rows to request at a time, to find so many instances; 0 if it is cheaper to request each by itself. The size has
   * little room beyond what is expected: if a million rows of others have come in between, no more than these are read needlessly.
   */
  pageSize(wanted: number): number {
    if (wanted < 2) return 0;
    if (this.#isBroken || !this.#isCheaper(wanted)) {
      if (this.#skipped < skippedBatches) {
        this.#skipped += 1;
        return 0;
      }
      // The list may have changed since.
      this.#otherRows = 0;
      this.#isBroken = false;
    }
    this.#skipped = 0;
    return Math.min(maxPageSize, breakEvenRows(wanted), 2 * (wanted + this.#otherRows) + 40);
  }

  /**
   * Records a page. Where only a part of the list was read, and that part was worth its rows, the next batch reads it in the same
   * way.
   *
   * @param read - How many requests were sent so far, how many rows they brought, and how many wanted instances among those.
   * @param count - How many rows the list has.
   */
  recordPage(read: { readonly requests: number; readonly rows: number; readonly found: number }, count: number): void {
    if (read.rows >= count || !isListCheaper(read.found, read)) this.#otherRows = Math.max(0, count - read.found);
  }

  /** Records that the list was read as far as it was wanted. */
  recordSuccess(): void {
    this.#failures = 0;
  }

  /** Records a transient failure. Returns how many there were in a row. */
  recordFailure(): number {
    this.#failures += 1;
    return this.#failures;
  }

  /** Records that the list does not work, where single requests may. */
  markBroken(): void {
    this.#isBroken = true;
    this.#skipped = 0;
  }

  #isCheaper(wanted: number): boolean {
    const rows = wanted + this.#otherRows;
    return isListCheaper(wanted, { requests: Math.ceil(rows / maxPageSize), rows });
  }
}

/**
 * The fixed cost of a request, in rows of a list. Measured with one server, where a row takes some 0.5 ms and a request some 20 ms.
 * Where that differs, the choice between lists and single requests is not the best, but the results are the same.
 */
const rowsPerRequest = 40;

/** Whether reading so much of a list is cheaper than requesting each of the wanted instances by itself. */
export function isListCheaper(wanted: number, list: { readonly requests: number; readonly rows: number }): boolean {
  return costOf(list.requests, list.rows) < costOf(wanted, wanted);
}

/** With how many rows one request costs as much as requesting each of the wanted instances by itself. */
export function breakEvenRows(wanted: number): number {
  return costOf(wanted, wanted) - rowsPerRequest;
}

function costOf(requests: number, rows: number): number {
  return requests * rowsPerRequest + rows;
}
