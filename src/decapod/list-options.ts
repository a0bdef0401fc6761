import type { ListOptions } from "../core/lists/listing.js";

/** How a list is read, and in which order. */
export interface SortedListOptions<SortBy> extends ListOptions {
  /**
   * One field and its direction. Default: the server's own order, which is by name for most, and newest first for playbook
   * configurations and executions. A list that is sorted by `id` stays exact while it changes; see `list`.
   */
  readonly sortBy?: SortBy | undefined;
}
