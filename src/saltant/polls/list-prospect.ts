import { listPays, rowsWorth } from "./poll-costs.js";

/** Pages no larger than this: the server takes a second for one, and several go faster side by side. */
const largestPage = 2_000;

/** How many rounds go without a list that did not pay or did not work, before it is tried again. */
const restRounds = 10;

/** What is known of a list: whether it is worth asking for. */
export class ListProspect {
  /** How many rows of others it had, when last asked. */
  #others = 0;
  #isBroken = false;
  #failures = 0;
  #rested = 0;

  /**
   * How many rows to ask for at a time, to find so many; 0 if it is cheaper to ask for each alone. Not many more than are
   * expected: if a million rows of others have come between, no more than these are read in vain.
   */
  pageSize(wanted: number): number {
    if (wanted < 2) return 0;
    if (this.#isBroken || !this.#pays(wanted)) {
      if (this.#rested < restRounds) {
        this.#rested += 1;
        return 0;
      }
      // Long ago: it may have changed.
      this.#others = 0;
      this.#isBroken = false;
    }
    this.#rested = 0;
    return Math.min(largestPage, rowsWorth(wanted), 2 * (wanted + this.#others) + 40);
  }

  /**
   * A page of it was answered. Where only a part of it was read, and that part was worth its while, it is to be read in the same
   * way again.
   *
   * @param read - How many requests were made, how many rows they brought, and how many of the wanted instances among those.
   * @param count - How many rows there are in all.
   */
  answered(read: { readonly requests: number; readonly rows: number; readonly found: number }, count: number): void {
    if (read.rows >= count || !listPays(read.found, read)) this.#others = Math.max(0, count - read.found);
  }

  /** It was read as far as it was wanted. */
  worked(): void {
    this.#failures = 0;
  }

  /** It failed for what may pass. Returns how often in a row. */
  failed(): number {
    this.#failures += 1;
    return this.#failures;
  }

  /** It does not work, where single requests may. */
  broke(): void {
    this.#isBroken = true;
    this.#rested = 0;
  }

  #pays(wanted: number): boolean {
    const rows = wanted + this.#others;
    return listPays(wanted, { requests: Math.ceil(rows / largestPage), rows });
  }
}
