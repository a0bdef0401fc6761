import { type LinkedSignal, linkSignal } from "../core/async/abort.js";
import { type BulkProgress, inBulk } from "../core/bulk/bulk.js";
import type { Clock } from "../core/async/clock.js";
import type { TaskInstance } from "./models/task-instance.js";
import { waitCancelled, type WaitOptions } from "./waiting.js";

/** How to wait for many instances at once. */
export interface WaitAllOptions<Instance> extends WaitOptions<Instance> {
  /**
   * Called as each instance ends. What it throws ends all waits, and like an abort's reason it is the `cause` of a `BulkError`
   * then.
   */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
}

/**
 * Many instances that are waited for. It is lazy: the wait begins when it is awaited or looped over, and each use waits anew.
 */
export class FinishedInstances<Instance extends TaskInstance>
  implements PromiseLike<Instance[]>, AsyncIterable<Instance>
{
  readonly #instances: readonly (string | Instance)[];
  readonly #wait: (instance: string | Instance, options: WaitOptions<Instance>) => Promise<Instance>;
  readonly #options: WaitAllOptions<Instance>;
  readonly #clock: Clock;

  /** @internal Made by `waitUntilAllFinished`. */
  constructor(
    instances: readonly (string | Instance)[],
    wait: (instance: string | Instance, options: WaitOptions<Instance>) => Promise<Instance>,
    options: WaitAllOptions<Instance>,
    clock: Clock,
  ) {
    this.#instances = instances;
    this.#wait = wait;
    this.#options = options;
    this.#clock = clock;
  }

  /** Waits for all of them. Makes `await` give them in the order given. */
  then<A = Instance[], B = never>(
    onFulfilled?: ((instances: Instance[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#run(() => undefined).then(onFulfilled, onRejected);
  }

  /** The instances as they end. The error, if any wait failed, comes after those that finished. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Instance, void, undefined> {
    const ended: Instance[] = [];
    const waits = { areOver: false, wake: (): void => undefined };
    const inner = linkSignal(this.#options.signal);
    const run = this.#run((instance) => {
      ended.push(instance);
      waits.wake();
    }, inner).finally(() => {
      waits.areOver = true;
      waits.wake();
    });
    // The loop below awaits it in the end; until then its failure is not unhandled.
    run.catch(() => undefined);
    try {
      for (;;) {
        yield* ended.splice(0);
        if (waits.areOver && ended.length === 0) break;
        if (ended.length === 0) await new Promise<void>((resolve) => (waits.wake = resolve));
      }
      await run;
    } finally {
      // Whoever breaks off waits for none of the others any more.
      inner.abort(waitCancelled);
      inner.end();
    }
  }

  async #run(
    onEnd: (instance: Instance) => void,
    inner: LinkedSignal = linkSignal(this.#options.signal),
  ): Promise<Instance[]> {
    const { onProgress, ...options } = this.#options;
    const { signal } = inner;
    const wait = async (instance: string | Instance): Promise<Instance> => {
      const finished = await this.#wait(instance, { ...options, signal });
      onEnd(finished);
      return finished;
    };
    const report = (progress: BulkProgress): void => {
      try {
        onProgress?.(progress);
      } catch (error) {
        // Whoever cannot follow the waits is not to learn of it only when the last is over.
        inner.abort(waitCancelled);
        throw error;
      }
    };
    try {
      // Waiting takes nothing but polls, so all waits run at once.
      return await inBulk(this.#instances, wait, { concurrency: Infinity, onProgress: report, signal }, this.#clock);
    } finally {
      inner.end();
    }
  }
}
