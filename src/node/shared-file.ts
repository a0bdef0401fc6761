import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Clock, systemClock } from "../core/async/clock.js";
import { checkOptions, type Checks, methods, milliseconds } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { withLock } from "./file-lock.js";
import { readPrivateFile, removeOrphans, renameDamaged, replacePrivateFile, resolveTarget } from "./private-file.js";
import type { WaitOptions } from "./system-errors.js";

/** What a file contains. */
export interface FileFormat<Content> {
  /** What the file is called in errors: `token file`. */
  readonly name: string;
  /** What it keeps, for warnings: `tokens`. */
  readonly secrets: string;
  /** The content of a file that does not exist. */
  readonly empty: Content;
  /**
   * Parses the file.
   *
   * @param path - Its path, for the error.
   * @returns null if the file is damaged.
   * @throws Error if it is another kind of file, which is then not changed.
   */
  readonly parse: (bytes: Uint8Array, path: string) => Content | null;
  readonly format: (content: Content) => string | Uint8Array;
}

/** How to wait for other processes. */
export interface SharedFileOptions {
  readonly lockTimeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** A private file that several processes read and write. No process overwrites the changes of another. */
export class SharedFile<Content> {
  /** Its absolute path. */
  readonly path: string;
  readonly #format: FileFormat<Content>;
  readonly #wait: WaitOptions;
  /** The last task in the queue of this object's tasks, which run one after the other and so never wait for each other's lock. */
  #last: Promise<unknown> = Promise.resolve();

  /** @throws An `InvalidInputError` for an invalid path or option. */
  constructor(path: string, options: SharedFileOptions, format: FileFormat<Content>) {
    // JavaScript may pass anything.
    if (typeof (path as unknown) !== "string" || path === "" || path.includes("\0")) {
      throw new InvalidInputError(
        `the path of a ${format.name} must be a string, not empty and without null characters`,
      );
    }
    checkOptions("options", options, optionChecks);
    const { lockTimeoutMs = 10_000, clock = systemClock } = options;
    this.path = resolve(path);
    this.#format = format;
    this.#wait = { timeoutMs: lockTimeoutMs, clock };
  }

  /** Reads the file. A damaged file is renamed, with a warning. */
  async read(warn: Warn): Promise<Content> {
    const content = await this.#read(this.path, warn);
    return content ?? this.#withFileLock((target) => this.#readLocked(target, warn));
  }

  /**
   * Reads the file, changes its content, and writes it, while no other process does so.
   *
   * @param change - Returns the new content, or the same object if there is nothing to write. It may be called more than once.
   * @throws An error with the system's code if the file cannot be written, which is then unchanged; an error that names the lock if other
   *   processes do not release it.
   */
  async update(change: (content: Content) => Content, warn: Warn): Promise<void> {
    const write = (): Promise<boolean> =>
      this.#withFileLock(async (target, isHeld) => {
        const content = await this.#readLocked(target, warn);
        const changed = change(content);
        if (changed === content) return true;
        const bytes = this.#format.format(changed);
        const isWritten = await replacePrivateFile(target, bytes, { ...this.#wait, mayReplace: isHeld });
        if (isWritten) await removeOrphans(target);
        return isWritten;
      });
    for (let attempts = 1; !(await write()); attempts += 1) {
      if (attempts < maxAttempts) continue;
      const reason = `other processes took over its lock ${maxAttempts} times; is the disk very slow?`;
      throw new Error(`cannot write ${this.path}: ${reason}`);
    }
  }

  /** Runs a task with the file, after symbolic links are resolved, while no other process writes to it. */
  #withFileLock<T>(work: (target: string, isHeld: () => Promise<boolean>) => Promise<T>): Promise<T> {
    const next = this.#last.then(async () => {
      const target = await resolveTarget(this.path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      return withLock(`${target}.lock`, this.#wait, (isHeld) => work(target, isHeld));
    });
    this.#last = next.catch(ignore);
    return next;
  }

  /** Reads the file; null if it is damaged. */
  async #read(path: string, warn: Warn): Promise<Content | null> {
    const { secrets, empty, parse } = this.#format;
    // In an object, as readPrivateFile returns null for a file that does not exist.
    const parseBytes = (bytes: Uint8Array): { content: Content | null } => ({ content: parse(bytes, path) });
    const found = await readPrivateFile(path, { ...this.#wait, parse: parseBytes, secrets, warn });
    return found === null ? empty : found.content;
  }

  /** Reads the file under its lock; renames it if it is damaged. */
  async #readLocked(target: string, warn: Warn): Promise<Content> {
    const content = await this.#read(target, warn);
    if (content !== null) return content;
    const { secrets, empty } = this.#format;
    const renamed = await renameDamaged(target, this.#wait);
    warn(`${target} is damaged and was renamed to ${renamed}; no ${secrets} are stored: log in again`);
    return empty;
  }
}

const optionChecks: Checks<SharedFileOptions> = {
  lockTimeoutMs: milliseconds(0),
  clock: methods("now", "setTimer"),
};

/** The maximum number of writes if other processes take over the lock, which happens when a very slow disk makes the writer look dead. */
const maxAttempts = 3;

type Warn = (message: string) => void;

function ignore(): void {
  // Deliberately ignored.
}
