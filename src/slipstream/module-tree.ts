import { PermissionDeniedError } from "../core/errors/index.js";
import { keepSelf, selfOf } from "../core/self.js";
import type { App } from "./models/app.js";

/**
 * The modules of a project. It is lazy: nothing is sent until it is used, and each use reads it again.
 *
 * ```ts
 * const all = await slipstream.modules.children("examples"); // an array of them all
 * for await (const { path } of slipstream.modules.children("examples", { recursive: true })) console.log(path);
 * ```
 */
export class ModuleTree implements PromiseLike<App[]>, AsyncIterable<App> {
  readonly #read: ReadChildren;
  readonly #recursive: boolean;

  /** @internal Trees are made by managers. */
  constructor(read: ReadChildren, recursive: boolean) {
    keepSelf(this);
    this.#read = read;
    this.#recursive = recursive;
  }

  /** Collects every module. `await tree` does the same. */
  async toArray(): Promise<App[]> {
    const all: App[] = [];
    for await (const item of this) all.push(item);
    return all;
  }

  /** Makes `await tree` collect every module. For `catch` and `finally`, take {@link toArray}. */
  then<A = App[], B = never>(
    onFulfilled?: ((items: App[]) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.toArray().then(onFulfilled, onRejected);
  }

  /** The modules one after another. A project is read when the loop has passed it. */
  async *[Symbol.asyncIterator](): AsyncGenerator<App, void, undefined> {
    const self = selfOf(this);
    // What is still to come, the next last. No recursion, as the server says how deep projects are nested.
    const left = [...(await self.#childrenOf(undefined))].reverse();
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      yield next;
      if (self.#recursive && next.type === "project") left.push(...(await self.#childrenOf(next)).reverse());
    }
  }

  /** The children of a project; none if the caller may not read it. */
  async #childrenOf(project: App | undefined): Promise<App[]> {
    try {
      return await this.#read(project);
    } catch (error) {
      if (error instanceof PermissionDeniedError) return [];
      throw error;
    }
  }
}

/** Reads the children of a project; those of the tree's root for `undefined`. */
export type ReadChildren = (project: App | undefined) => Promise<App[]>;
