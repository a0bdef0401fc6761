import { ignore, type LinkedSignal, linkSignal } from "../async/abort.js";
import type { Pacer } from "../async/pacer.js";
import { type BulkOptions, inBulk } from "../bulk/bulk.js";
import { waitCancelled } from "./wait.js";

/**
 * Waits for many instances at once.
 *
 * @param given - What to wait for, such as instances or their ids.
 * @param waitForOne - Waits for one of them.
 */
export function waitForMany<Given, Instance>(
  given: readonly Given[],
  waitForOne: (one: Given, signal: AbortSignal) => Promise<Instance>,
  { signal: callerSignal, onProgress }: Pick<BulkOptions, "signal" | "onProgress">,
  pacer: Pacer,
): FinishedInstances<Instance> {
  return new FinishedInstances(callerSignal, (onEnd, signal, cancel) => {
    const work = async (one: Given): Promise<Instance> => {
      const finished = await waitForOne(one, signal);
      onEnd(finished);
      return finished;
    };
    // Waiting takes nothing but polls, so all waits run in parallel. Each tolerates outages itself.
    const options = { concurrency: Infinity, onProgress, signal, unreachableTimeoutMs: 0 };
    // Where `onProgress` fails, the other waits are canceled, so that the caller need not wait for the last of them to learn of it.
    return inBulk(given, work, options, pacer.clock, { onStop: cancel, pacer });
  });
}

/**
 * Many instances that are waited for. It is lazy: the wait begins when it is awaited or iterated over, and each use waits again.
 */
export class FinishedInstances<Instance> implements PromiseLike<Instance[]>, AsyncIterable<Instance> {
  readonly #signal: AbortSignal | undefined;
  readonly #runWaits: RunWaits<Instance>;

  /** @internal Made by {@link waitForMany}. */
  constructor(signal: AbortSignal | undefined, runWaits: RunWaits<Instance>) {
    this.#signal = signal;
    this.#runWaits = runWaits;
  }

  /** Waits for all of them. Makes `await` give them in the order given. */
  then<A = Instance[], B = never>(
    onFulfilled?: ((instances: Instance[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#run(linkSignal(this.#signal), ignore).then(onFulfilled, onRejected);
  }

  /** The instances as they end. The error, if any wait failed, comes after those that finished. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Instance, void, undefined> {
    const ended: Instance[] = [];
    const waits = { areOver: false, wake: ignore };
    const link = linkSignal(this.#signal);
    const run = this.#run(link, (instance) => {
      ended.push(instance);
      waits.wake();
    }).finally(() => {
      waits.areOver = true;
      waits.wake();
    });
    // The loop below awaits it in the end; until then its failure is not unhandled.
    run.catch(ignore);
    try {
      for (;;) {
        yield* ended.splice(0);
        if (waits.areOver && ended.length === 0) break;
        if (ended.length === 0) await new Promise<void>((resolve) => (waits.wake = resolve));
      }
      await run;
    } finally {
      // A caller that leaves the loop early wants none of the other waits.
      link.abort(waitCancelled);
      link.end();
    }
  }

  async #run(link: LinkedSignal, onEnd: (instance: Instance) => void): Promise<Instance[]> {
    try {
      return await this.#runWaits(onEnd, link.signal, () => link.abort(waitCancelled));
    } finally {
      link.end();
    }
  }
}

/** Runs all waits, and returns the instances in the order given. `cancel` aborts the signal. */
type RunWaits<Instance> = (
  onEnd: (instance: Instance) => void,
  signal: AbortSignal,
  cancel: () => void,
) => Promise<Instance[]>;
