import { randomInt, randomUUID } from "node:crypto";
import { link, lstat, open, readFile, rename, unlink } from "node:fs/promises";
import { sleep } from "../core/async/abort.js";
import { messageOf } from "../core/text.js";
import { cannotWrite, hasCode, isInUse, type WaitOptions } from "./system-errors.js";

/** A lock is had for milliseconds. One that the same holder has this long was left behind by a process that died. */
const staleAfterMs = 3_000;

/**
 * Does something while no other process does it, under a lock that is a file beside what it protects: processes on other machines
 * that share the directory see it, too. A lock that was left behind is broken, without a comparison of clocks or process
 * numbers: its waiters see that its holder does not change.
 *
 * @param path - The lock. Its directory must exist.
 * @param work - Gets a function that says whether the lock is still held; false after a sleep so long that others broke it.
 * @throws What the system says if the lock cannot be made; an error that names it if it cannot be had in time. What is in its place and no
 *   lock, such as a directory, a pipe or another file, is not removed.
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
    // If it cannot be removed, the next one breaks it.
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
    // By chance, so that those who wait do not come back all at the same time.
    const delayMs = randomInt(5, 30);
    await sleep(clock, delayMs, undefined);
    waitedMs += delayMs;
    heldMs += delayMs;
  }
}

/** What is in a lock: the id of its holder, or nothing yet. Any other file is not removed, as it may be anything. */
const holderPattern = /^[\da-f-]{0,36}$/;

/** Makes the lock, if there is none. Returns the system's error if there is one. */
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
    // Windows refuses what is just being removed.
    if (hasCode(error, "EEXIST") || isInUse(error)) return error;
    throw error;
  }
}

/** The id of the holder; null if the lock is free. What is not a file has no id: to read a pipe might take for ever. */
async function readHolder(path: string): Promise<string | null> {
  try {
    if (!(await lstat(path)).isFile()) return "not a file";
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT") || isInUse(error)) return null;
    throw error;
  }
}

/** Removes a lock, if that holder still has it. Returns whether it is worth another try at once. */
async function breakLock(path: string, holder: string): Promise<boolean> {
  const moved = `${path}.${randomUUID()}.tmp`;
  try {
    await rename(path, moved);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return true; // Another process was faster.
    if (isInUse(error)) return false;
    throw error;
  }
  // Another process was faster, and the lock has a new holder: put it back, unless it has been taken once more.
  if ((await readFile(moved, "utf8")) !== holder) await link(moved, path).catch(ignore);
  await unlink(moved).catch(ignore);
  return true;
}

function ignore(): void {
  // On purpose: there is nothing better to do.
}
