import type { RequestOptions } from "../../core/http/request.js";
import type { Listing } from "../../core/lists/listing.js";
import type { ExecutionStepFilters } from "../../../generated/decapod/filters.js";
import type { ExecutionStep } from "../models/execution.js";

/** How long a step may be stored after it ended, in seconds: it is not missed then. */
const storageLagSeconds = 60;

/** Reads the steps of an execution while it runs, each once. */
export class StepReader {
  readonly #list: (filters: ExecutionStepFilters, options: RequestOptions) => Listing<ExecutionStep>;
  readonly #seen = new Set<string>();
  #latestSeconds = -Infinity;

  /** @param list - Lists steps, the one that ended first first. */
  constructor(list: (filters: ExecutionStepFilters, options: RequestOptions) => Listing<ExecutionStep>) {
    this.#list = list;
  }

  /**
   * Yields the steps that were not yielded before.
   *
   * @param all - Whether to look among all steps and not only among the latest ones, as after the end.
   */
  async *read(all: boolean, options: RequestOptions): AsyncGenerator<ExecutionStep, void, undefined> {
    const since = all ? -Infinity : this.#latestSeconds - storageLagSeconds;
    const filters = since === -Infinity ? {} : { timeFinished: { gte: since } };
    for await (const step of this.#list(filters, options)) {
      if (this.#seen.has(step.id)) continue;
      this.#seen.add(step.id);
      this.#latestSeconds = Math.max(this.#latestSeconds, step.toJSON().data.time_finished);
      yield step;
    }
  }
}
