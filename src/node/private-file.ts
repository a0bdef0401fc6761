import { randomBytes, randomUUID } from "node:crypto";
import { chmod, open, readdir, readFile, readlink, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { cannotWrite, hasCode, isWindows, retryWhileInUse, type WaitOptions } from "./system-errors.js";
import { decodeUtf8 } from "./utf8.js";

/** The owner of a private file may read and write it; others have no access. */
const privateMode = 0o600;

/** The permissions of others. */
const othersMode = 0o077;

/** Temporary files that are older than this were left behind by a process that died, in milliseconds. */
const orphanAgeMs = 60_000;

/** The file that a path leads to through symbolic links, also where there is none yet. */
export async function resolveTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    const link = await readlink(path).catch(() => null);
    return link === null ? path : resolveTarget(resolve(dirname(path), link));
  }
}

/** How to read a private file. */
export interface ReadOptions<T> extends WaitOptions {
  /** Reads the text; throws if the file is another one, which then stays as it is. */
  readonly parse: (text: string) => T;
  /** What others may have read, for the warning: `tokens`. */
  readonly secrets: string;
  readonly warn: (message: string) => void;
}

/**
 * Reads a private file. If others may read it, it is made private.
 *
 * @returns What its text says; null if there is no such file.
 * @throws What the system says if it cannot be read; a `NotUtf8Error` if it is not UTF-8.
 */
export async function readPrivateFile<T>(path: string, options: ReadOptions<T>): Promise<T | null> {
  const { parse, secrets, warn } = options;
  try {
    const found = await stat(path);
    // Reading a pipe might never end.
    if (!found.isFile()) throw new Error(`${path} is not a file`);
    const content = parse(decodeUtf8(await retryWhileInUse(options, () => readFile(path)), path));
    const mode = found.mode & 0o777;
    if (!isWindows() && (mode & othersMode) !== 0) await makePrivate(path, mode, secrets, warn);
    return content;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function makePrivate(
  path: string,
  mode: number,
  secrets: string,
  warn: (message: string) => void,
): Promise<void> {
  const found = `${path} was open to others (mode ${mode.toString(8)}), who may have read the ${secrets} in it`;
  try {
    await chmod(path, privateMode);
    warn(`${found}; now it is private (mode 600)`);
  } catch (error) {
    warn(`${found}, and cannot be made private: ${String(error)}`);
  }
}

/** How to replace a private file. */
export interface ReplaceOptions extends WaitOptions {
  /** Called at the last moment, and again after each wait. If it returns false, the file stays as it is. */
  readonly mayReplace: () => Promise<boolean>;
}

/**
 * Puts a text in a file's place, as a whole or not at all, whenever the process dies. Only the owner can read it.
 *
 * @returns Whether it has been replaced.
 * @throws An error with the system's code if it cannot be written; the file then is as it was.
 */
export async function replacePrivateFile(path: string, text: string, options: ReplaceOptions): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeAndSync(temporary, text);
    const isReplaced = await retryWhileInUse(options, async () => {
      // The wait for other programs may have been so long that the lock was taken over.
      const mayReplace = await options.mayReplace();
      if (mayReplace) await rename(temporary, path);
      return mayReplace;
    });
    if (!isReplaced) {
      await unlink(temporary).catch(ignore);
      return false;
    }
  } catch (error) {
    await unlink(temporary).catch(ignore);
    throw cannotWrite(path, error);
  }
  await syncDirectory(dirname(path));
  return true;
}

async function writeAndSync(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", privateMode);
  try {
    // The umask may have taken away more than it should.
    if (!isWindows()) await file.chmod(privateMode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames a damaged file, so that it is not overwritten. Returns its new name. */
export async function renameDamaged(path: string, options: WaitOptions): Promise<string> {
  const renamed = `${path}.damaged-${randomBytes(4).toString("hex")}`;
  await retryWhileInUse(options, () => rename(path, renamed));
  return renamed;
}

/** Removes temporary files beside a file that processes which died have left. They may hold secrets. */
export async function removeOrphans(path: string): Promise<void> {
  const directory = dirname(path);
  const orphanSuffix = /^(\.lock)?\.[\da-f-]{36}\.tmp$/;
  // Where the directory may be written but not read, they stay.
  for (const name of await readdir(directory).catch(() => [])) {
    if (!name.startsWith(basename(path)) || !orphanSuffix.test(name.slice(basename(path).length))) continue;
    const file = await stat(join(directory, name)).catch(() => null);
    if (file !== null && Date.now() - file.mtimeMs > orphanAgeMs) await unlink(join(directory, name)).catch(ignore);
  }
}

/** Without this, a power failure may undo the renaming. Not every system can do it. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r").catch(() => null);
  await directory?.sync().catch(ignore);
  await directory?.close();
}

function ignore(): void {
  // On purpose: there is nothing better to do.
}
