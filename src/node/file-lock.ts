import { randomInt, randomUUID } from "node:crypto";
import { link, open, readFile, rename, unlink } from "node:fs/promises";
import { sleep } from "../core/async/abort.js";
import type { Clock } from "../core/async/clock.js";
import { hasCode, isWindows } from "./system-errors.js";

/** A lock is had for milliseconds. One that the same holder has this long was left behind by a process that died. */
const staleAfterMs = 3_000;

/** How long to wait for a lock. */
export interface LockOptions {
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/**
 * Does something while no other process does it, under a lock that is a file beside what it protects: processes on other machines
 * that share the directory see it, too. A lock that was left behind is broken, without a comparison of clocks or process
 * numbers: its waiters see that its holder does not change.
 *
 * @param path - The lock. Its directory must exist.
 * @param work - Gets a function that says whether the lock is still held; false after a sleep so long that others broke it.
 * @throws What the system says if the lock cannot be made; an error that names it if it cannot be had in time.
 */
export async function withLock<T>(
  path: string,
  options: LockOptions,
  work: (isHeld: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const isHeld = async (): Promise<boolean> => (await readHolder(path)) === id;
  await acquire(path, id, options);
  try {
    return await work(isHeld);
  } finally {
    // If it cannot be removed, the next one breaks it.
    if (await isHeld().catch(() => false)) await unlink(path).catch(ignore);
  }
}

async function acquire(path: string, id: string, { timeoutMs, clock }: LockOptions): Promise<void> {
  let holder: string | null = null;
  let heldMs = 0;
  for (let waitedMs = 0; !(await tryCreate(path, id));) {
    const found = await readHolder(path);
    if (found !== holder) heldMs = 0;
    holder = found;
    if (holder !== null && heldMs >= staleAfterMs) {
      await breakLock(path, holder);
      heldMs = 0;
      continue;
    }
    if (waitedMs >= timeoutMs) {
      throw new Error(`waited ${timeoutMs} ms (lockTimeoutMs) for other processes to remove ${path}`);
    }
    // By chance, so that those who wait do not come back all at the same time.
    const delayMs = randomInt(5, 30);
    await sleep(clock, delayMs, undefined);
    waitedMs += delayMs;
    heldMs += delayMs;
  }
}

/** Makes the lock, if there is none. */
async function tryCreate(path: string, id: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(id);
    } catch (error) {
      await unlink(path);
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    // Windows refuses what is just being removed.
    if (hasCode(error, "EEXIST") || (isWindows && hasCode(error, "EPERM", "EACCES", "EBUSY"))) return false;
    throw error;
  }
}

/** The id of the holder; null if the lock is free. */
async function readHolder(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT") || (isWindows && hasCode(error, "EPERM", "EACCES", "EBUSY"))) return null;
    throw error;
  }
}

/** Removes a lock, if that holder still has it. */
async function breakLock(path: string, holder: string): Promise<void> {
  const moved = `${path}.${randomUUID()}.tmp`;
  try {
    await rename(path, moved);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return; // Another process was faster.
    throw error;
  }
  // Another process was faster, and the lock has a new holder: put it back, unless it has been taken once more.
  if ((await readFile(moved, "utf8")) !== holder) await link(moved, path).catch(ignore);
  await unlink(moved);
}

function ignore(): void {
  // On purpose: there is nothing better to do.
}
