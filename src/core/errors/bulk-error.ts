import { ApiError, type CauseOptions } from "./api-error.js";

/** One failure among many: the index of the input, and why it failed. */
export interface BulkFailure {
  /** The index in the inputs. */
  readonly index: number;
  /**
   * Why. The call may still have been executed if this is an `AmbiguousOutcomeError`, or the reason of an abort while the call
   * was in progress.
   */
  readonly error: unknown;
}

/** Some of many calls failed, or an abort ended them early. Nothing that succeeded is lost: it is in `succeeded`, by index. */
export class BulkError<T> extends ApiError {
  static override readonly errorName: string = "BulkError";
  /** Always `"BULK"`. */
  readonly code = "BULK";
  /** What succeeded, by its index in the inputs. */
  readonly succeeded: ReadonlyMap<number, T>;
  /** What failed, by rising index. */
  readonly failed: readonly BulkFailure[];
  /** The indices that were never begun, because of an abort or `stopOnError`. */
  readonly notStarted: readonly number[];

  /** True for any `BulkError`. What it carries the compiler cannot know. */
  static override [Symbol.hasInstance](value: unknown): value is BulkError<unknown> {
    return super[Symbol.hasInstance](value);
  }

  /** @internal Errors are made by the library. */
  constructor(
    message: string,
    outcome: { succeeded: ReadonlyMap<number, T>; failed: readonly BulkFailure[]; notStarted: readonly number[] },
    options?: CauseOptions,
  ) {
    super(message, options);
    this.succeeded = outcome.succeeded;
    this.failed = outcome.failed;
    this.notStarted = outcome.notStarted;
  }
}
