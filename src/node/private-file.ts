import { randomBytes, randomUUID } from "node:crypto";
import { chmod, open, readdir, readFile, readlink, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { cannotWrite, hasCode, isWindows, retryWhileInUse, type WaitOptions } from "./system-errors.js";

/** The owner of a private file may read and write it; others have no access. */
const privateMode = 0o600;

/** The permissions of others. */
const othersMode = 0o077;

/** The age, in milliseconds, from which a temporary file must have been left by a process that died. */
const orphanAgeMs = 60_000;

/** Resolves the symbolic links of a path, even if the target does not exist yet. */
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
  /** Parses the content. Throws if it is another kind of file, which is then not changed. */
  readonly parse: (bytes: Uint8Array) => T;
  /** What other users may have read, for the warning: `tokens`. */
  readonly secrets: string;
  readonly warn: (message: string) => void;
}

/**
 * Reads a private file. If other users can read it, makes it private.
 *
 * @returns The parsed content; null if the file does not exist.
 * @throws The system's error if it cannot be read; what `parse` throws.
 */
export async function readPrivateFile<T>(path: string, options: ReadOptions<T>): Promise<T | null> {
  const { parse, secrets, warn } = options;
  try {
    const found = await stat(path);
    // Reading a pipe might never end.
    if (!found.isFile()) throw new Error(`${path} is not a file`);
    const content = parse(await retryWhileInUse(options, () => readFile(path)));
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
  const found = `${path} was accessible to other users (mode ${mode.toString(8)}), who may have read the ${secrets} in it`;
  try {
    await chmod(path, privateMode);
    warn(`${found}; its mode is now 600`);
  } catch (error) {
    warn(`${found}; its mode cannot be changed: ${String(error)}`);
  }
}

/** How to replace a private file. */
export interface ReplaceOptions extends WaitOptions {
  /** Called just before the replacement, and again after each wait. If it returns false, the file is not changed. */
  readonly mayReplace: () => Promise<boolean>;
}

/**
 * Replaces a file atomically, even if the process dies at any time. Only the owner can read the new file.
 *
 * @returns Whether the file was replaced.
 * @throws An error with the system's code if it cannot be written; the file is then unchanged.
 */
export async function replacePrivateFile(
  path: string,
  content: string | Uint8Array,
  options: ReplaceOptions,
): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeAndSync(temporary, content);
    const isReplaced = await retryWhileInUse(options, async () => {
      // During a long wait for other programs, another process may have taken over the lock.
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

async function writeAndSync(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx", privateMode);
  try {
    // The umask may have removed permissions of the owner.
    if (!isWindows()) await file.chmod(privateMode);
    await file.writeFile(content);
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

/** Removes the temporary files of a file that were left by processes that died. They may contain secrets. */
export async function removeOrphans(path: string): Promise<void> {
  const directory = dirname(path);
  const orphanSuffix = /^(\.lock)?\.[\da-f-]{36}\.tmp$/;
  // If the directory is writable but not readable, they stay.
  for (const name of await readdir(directory).catch(() => [])) {
    if (!name.startsWith(basename(path)) || !orphanSuffix.test(name.slice(basename(path).length))) continue;
    const file = await stat(join(directory, name)).catch(() => null);
    if (file !== null && Date.now() - file.mtimeMs > orphanAgeMs) await unlink(join(directory, name)).catch(ignore);
  }
}

/** Without this, a power failure may undo the renaming. Not every system supports it. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r").catch(() => null);
  await directory?.sync().catch(ignore);
  await directory?.close();
}

function ignore(): void {
  // Deliberately ignored: nothing better can be done.
}
