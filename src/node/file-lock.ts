import { randomInt, randomUUID } from "node:crypto";
import { link, lstat, open, readFile, rename, unlink } from "node:fs/promises";
import { sleep } from "../core/async/abort.js";
import { messageOf } from "../core/text.js";
import { cannotWrite, hasCode, isInUse, type WaitOptions } from "./system-errors.js";

/** A lock is held for milliseconds. If one holder keeps it this long, its process has died. */
const staleAfterMs = 3_000;

/**
 * Runs a function while no other process does so. The lock is a file next to the file that it protects, so processes on other
 * machines that share the directory see it, too. Waiting processes remove a stale lock when its holder has not changed for some time,
 * without comparing clocks or process ids.
 *
 * @param path - The lock file. Its directory must exist.
 * @param work - Receives a function that returns whether the lock is still held. It is not if this process slept so long that others
 *   removed the lock.
 * @throws The system's error if the lock cannot be created; an error that names the lock if it cannot be acquired in time. Anything at
 *   its path that is not a lock, such as a directory, a pipe or another file, is not removed.
 */
export async function withLock<T>(
  path: string,
  options: WaitOptions,
  work: (isHeld: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const isHeld = async (): Promise<boolean> => (await readHolder(path)) === id;
  await acquire(path, id, options);
  try {
    return await work(isHeld);
  } finally {
    // If it cannot be removed, the next process removes it as stale.
    if (await isHeld().catch(() => false)) await unlink(path).catch(ignore);
  }
}

async function acquire(path: string, id: string, { timeoutMs, clock }: WaitOptions): Promise<void> {
  let holder: string | null = null;
  let heldMs = 0;
  for (let waitedMs = 0; ;) {
    const refusal = await tryCreate(path, id);
    if (refusal === undefined) return;
    const found = await readHolder(path);
    const isLock = found === null || holderPattern.test(found);
    if (found !== holder) heldMs = 0;
    holder = found;
    if (isLock && holder !== null && heldMs >= staleAfterMs && (await breakLock(path, holder))) {
      heldMs = 0;
      continue;
    }
    if (waitedMs >= timeoutMs) {
      const awaited = isLock ? `for other processes to remove ${path}` : `for ${path}, which is not a lock: remove it`;
      // On Windows a directory that cannot be written to looks like a lock that others have.
      const reason = isInUse(refusal) ? `: ${messageOf(refusal)}` : "";
      throw new Error(`waited ${timeoutMs} ms (lockTimeoutMs) ${awaited}${reason}`);
    }
    // Random, so that the waiting processes do not all retry at the same time.
    const delayMs = randomInt(5, 30);
    await sleep(clock, delayMs, undefined);
    waitedMs += delayMs;
    heldMs += delayMs;
  }
}

/** The content of a lock: the id of its holder, or nothing yet. Any other file may be valuable and is not removed. */
const holderPattern = /^[\da-f-]{0,36}$/;

/** Creates the lock if it does not exist. Returns the system's error if it exists. */
async function tryCreate(path: string, id: string): Promise<unknown> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(id);
    } catch (error) {
      await unlink(path);
      throw cannotWrite(path, error);
    } finally {
      await file.close();
    }
    return undefined;
  } catch (error) {
    // Windows reports this for a file that is being removed.
    if (hasCode(error, "EEXIST") || isInUse(error)) return error;
    throw error;
  }
}

/** The id of the holder; null if the lock is free. Does not read anything but a file: reading a pipe might never end. */
async function readHolder(path: string): Promise<string | null> {
  try {
    if (!(await lstat(path)).isFile()) return "not a file";
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT") || isInUse(error)) return null;
    throw error;
  }
}

/** Removes a lock if that holder still has it. Returns whether to retry immediately. */
async function breakLock(path: string, holder: string): Promise<boolean> {
  const moved = `${path}.${randomUUID()}.tmp`;
  try {
    await rename(path, moved);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return true; // Another process was faster.
    if (isInUse(error)) return false;
    throw error;
  }
  // Another process was faster, and the lock has a new holder: restore it, unless yet another process has acquired it.
  if ((await readFile(moved, "utf8")) !== holder) await link(moved, path).catch(ignore);
  await unlink(moved).catch(ignore);
  return true;
}

function ignore(): void {
  // Deliberately ignored: nothing better can be done.
}
