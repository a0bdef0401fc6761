import { checkOptions } from "../core/data/checks.js";
import { requestChecks, type RequestOptions } from "../core/http/request.js";
import { Listing } from "../core/lists/listing.js";

/** How a list is read. The services send each list whole, in one response. */
export interface WholeListOptions extends RequestOptions {
  /** Ends the list after this many items; the response has all of them. Default: all. */
  readonly limit?: number | undefined;
}

/**
 * Makes a list that one request reads whole.
 *
 * @param readAll - Requests all items.
 * @param idOf - What tells items apart.
 */
export function wholeList<M>(
  readAll: (options: RequestOptions) => Promise<readonly M[]>,
  options: WholeListOptions,
  idOf: (item: M) => string,
): Listing<M> {
  checkOptions("options", options, requestChecks);
  return new Listing(
    async ({ number }, request) => {
      const items = number === 1 ? await readAll(request) : [];
      return { items, count: items.length };
    },
    { ...options, pageSize: Infinity },
    { idOf },
    { hasWholePage: true },
  );
}
