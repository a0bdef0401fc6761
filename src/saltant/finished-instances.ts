import { followSignal } from "../core/abort.js";
import { inBulk, type BulkProgress } from "../core/bulk.js";
import type { Clock } from "../core/clock.js";
import type { TaskInstance } from "./models/task-instance.js";
import { brokenOff, type WaitOptions } from "./waiting.js";

/** How to wait for many instances at once. */
export interface WaitAllOptions<Instance> extends WaitOptions<Instance> {
  /** Called as each instance ends. An abort is a `BulkError` here, with the signal's reason as its `cause`. */
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
    const inner = followSignal(this.#options.signal);
    const run = this.#run((instance) => {
      ended.push(instance);
      waits.wake();
    }, inner.signal).finally(() => {
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
      inner.abort(brokenOff);
      inner.end();
    }
  }

  async #run(
    onEnd: (instance: Instance) => void,
    signal: AbortSignal | undefined = this.#options.signal,
  ): Promise<Instance[]> {
    const { onProgress, ...options } = this.#options;
    const wait = async (instance: string | Instance): Promise<Instance> => {
      const finished = await this.#wait(instance, { ...options, signal });
      onEnd(finished);
      return finished;
    };
    // Waiting takes nothing but polls, so all waits run at once.
    return inBulk(this.#instances, wait, { concurrency: Infinity, onProgress, signal }, this.#clock);
  }
}
