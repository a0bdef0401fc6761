import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";
import { InvalidInputError, SaltantClient, type TokenPair } from "saltant";
import { TokenFile, type TokenFileOptions } from "saltant/node";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

// The tests make calls of the system fail.
vi.mock("node:fs/promises", async (original) => {
  const actual = await original<typeof fs>();
  return { ...actual, open: vi.fn(actual.open), rename: vi.fn(actual.rename), chmod: vi.fn(actual.chmod) };
});

const host = { baseUrl: "https://host/api/", username: "alice" };
const otherHost = { baseUrl: "https://other/api/", username: "alice" };
const first: TokenPair = { accessToken: "canary-access-1", refreshToken: "canary-refresh-1" };
const second: TokenPair = { accessToken: "canary-access-2", refreshToken: "canary-refresh-2" };

let directory = "";
let path = "";
let warnings: string[] = [];
const warn = (message: string): number => warnings.push(message);
// The only way to read the umask that is not deprecated is to set it.
const umask = process.umask(0o022);
process.umask(umask);

beforeEach(async () => {
  directory = await fs.mkdtemp(join(tmpdir(), "saltant-tokens-"));
  path = join(directory, "tokens.json");
  warnings = [];
});

afterEach(async () => {
  process.umask(umask);
  vi.mocked(fs.open).mockReset();
  vi.mocked(fs.rename).mockReset();
  vi.mocked(fs.chmod).mockReset();
  await fs.rm(directory, { recursive: true });
});

/** A token file whose waits end at once. */
function tokenFile(at = path, options: TokenFileOptions = {}): TokenFile {
  return new TokenFile(at, { clock: new VirtualClock(), ...options });
}

/** Saves tokens as a client does, and collects warnings. */
function save(account: typeof host, tokens: TokenPair | null, previous: TokenPair | null = null): Promise<void> {
  return tokenFile().save(account, tokens, { previous, warn });
}

function load(account: { baseUrl: string; username: string | undefined } = host): Promise<TokenPair | null> {
  return tokenFile().load(account, { warn });
}

async function modeOf(at: string): Promise<string> {
  return ((await fs.stat(at)).mode & 0o777).toString(8);
}

/** The content of the file. */
async function content(): Promise<unknown> {
  return JSON.parse(await fs.readFile(path, "utf8"));
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the disk says no`), { code });
}

describe("a token file", () => {
  it("keeps tokens by server and user", async () => {
    expect(await load()).toBeNull();
    await save(host, first);
    await save(otherHost, second);
    await save({ ...host, username: "bob" }, second);
    expect(await load()).toEqual(first);
    expect(await load(otherHost)).toEqual(second);
    expect(await load({ ...host, username: "bob" })).toEqual(second);
    expect(await load({ ...host, username: "carol" })).toBeNull();
    expect(await content()).toEqual({
      servers: { "https://host/api/": { alice: first, bob: second }, "https://other/api/": { alice: second } },
    });
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
    expect(warnings).toEqual([]);
  });

  it("accepts an API's root with or without a trailing slash", async () => {
    await save({ ...host, baseUrl: "https://host/api" }, first);
    expect(await load()).toEqual(first);
  });

  it("finds the only user of a server, and does not choose among several", async () => {
    const accountWithoutName = { ...host, username: undefined };
    expect(await load(accountWithoutName)).toBeNull();
    await save(host, first);
    expect(await load(accountWithoutName)).toEqual(first);
    const renewed = { ...first, accessToken: "renewed" };
    await tokenFile().save(accountWithoutName, renewed, { previous: first, warn });
    expect(await load()).toEqual(renewed);
    await save({ ...host, username: "bob" }, second);
    await expect(load(accountWithoutName)).rejects.toThrow(
      "the tokens of several users are stored (alice, bob): give a username",
    );
    await tokenFile().save(accountWithoutName, null, { previous: second, warn });
    expect(await load(accountWithoutName)).toEqual(renewed);
    await tokenFile().save(accountWithoutName, second, { previous: { ...first, refreshToken: "unknown" }, warn });
    expect(await load(accountWithoutName)).toEqual(renewed);
    await expect(tokenFile().save(accountWithoutName, second)).rejects.toThrow("give a username");
  });

  it.each(["constructor", "__proto__", "alice\nb", ""])("keeps tokens of a user called %j", async (username) => {
    expect(await load({ ...host, username })).toBeNull();
    await save({ ...host, username }, first);
    await save(host, second);
    expect(await load({ ...host, username })).toEqual(first);
    expect(await load({ ...host, username: "toString" })).toBeNull();
  });

  it("replaces and removes only the given pair", async () => {
    await save(host, first);
    await save(host, second, { accessToken: "", refreshToken: "another" });
    await save(host, null, { accessToken: "", refreshToken: "another" });
    expect(await load()).toEqual(first);
    await save(host, { ...first, accessToken: "renewed" }, { ...first, accessToken: "" });
    expect(await load()).toEqual({ ...first, accessToken: "renewed" });
    await save(host, null, first);
    expect(await content()).toEqual({ servers: {} });
    await save(host, second, first);
    expect(await load()).toBeNull();
    await save(host, second);
    await tokenFile().save(host, null);
    expect(await load()).toBeNull();
  });

  it("keeps unknown content unchanged", async () => {
    const others = {
      "https://else/": { carol: { kind: "from a later version" } },
      "https://host/api/": { bob: first },
    };
    const before = { comment: ["mine"], servers: { ...others, "https://third/": {} } };
    await fs.writeFile(path, `\uFEFF${JSON.stringify(before)}`, { mode: 0o600 });
    await save({ ...host, username: "bob" }, second);
    expect(await content()).toEqual({
      comment: ["mine"],
      servers: { "https://else/": others["https://else/"], "https://host/api/": { bob: second }, "https://third/": {} },
    });
    await fs.writeFile(path, JSON.stringify({ servers: { [host.baseUrl]: { alice: { ...first, note: "mine" } } } }));
    await save(host, null);
    expect(await content()).toEqual({ servers: { [host.baseUrl]: { alice: { note: "mine" } } } });
    expect(await load()).toBeNull();
    await save(host, second);
    expect(await content()).toEqual({ servers: { [host.baseUrl]: { alice: { note: "mine", ...second } } } });
  });

  it("is not written if nothing changes", async () => {
    await save(host, first);
    vi.mocked(fs.rename).mockClear();
    await save(host, first);
    await save(otherHost, null);
    expect(fs.rename).not.toHaveBeenCalled();
  });

  it.each([[""], [7], [undefined], ["a\0b"]])("must not be at %j", (at) => {
    expect(() => new TokenFile(at as string)).toThrow(InvalidInputError);
  });

  it.each([null, "x", { clock: 1 }, { lockTimeoutMs: "1" }, { lockTimeoutMs: null }])(
    "must not have the options %o",
    (options) => {
      expect(() => new TokenFile("tokens.json", options as never)).toThrow(InvalidInputError);
    },
  );

  it("shows no token in its printed form", async () => {
    const file = tokenFile();
    await file.save(host, first);
    await file.load(host);
    const shown = inspect(file, { depth: 9, showHidden: true }) + JSON.stringify(file);
    expect(shown).toContain("tokens.json");
    expect(shown).not.toContain("canary");
  });
});

describe.skipIf(process.platform === "win32")("a token file's mode", () => {
  it.each([0, 0o022, 0o077, 0o377])("is 600 with a umask of %o", async (mask) => {
    process.umask(mask);
    await save(host, first);
    expect(await modeOf(path)).toBe("600");
    // From the beginning: a file must not be readable by other users even for a moment.
    for (const [, flags, mode] of vi.mocked(fs.open).mock.calls) {
      if (flags !== "r") expect(mode).toBe(0o600);
    }
  });

  it.each([0o644, 0o666, 0o640, 0o601])("becomes 600 if it was %o, with a warning", async (mode) => {
    await save(host, first);
    await fs.chmod(path, mode);
    expect(await load()).toEqual(first);
    expect(await modeOf(path)).toBe("600");
    const warning = `${path} was accessible to other users (mode ${mode.toString(8)}), who may have read the tokens in it; its mode is now 600`;
    expect(warnings).toEqual([warning]);
    await fs.chmod(path, mode);
    await save(host, second);
    expect(await modeOf(path)).toBe("600");
    expect(warnings).toEqual([warning, warning]);
    expect(await load()).toEqual(second);
    expect(warnings).toHaveLength(2);
  });

  it("is reported if it cannot be changed", async () => {
    await save(host, first);
    await fs.chmod(path, 0o644);
    vi.mocked(fs.chmod).mockRejectedValue(systemError("EPERM"));
    expect(await load()).toEqual(first);
    expect(warnings).toEqual([expect.stringContaining("its mode cannot be changed: Error: EPERM")]);
  });

  it("is accompanied by private directories if they were missing", async () => {
    process.umask(0);
    path = join(directory, "a", "b", "tokens.json");
    await save(host, first);
    expect(await modeOf(join(directory, "a"))).toBe("700");
    expect(await modeOf(join(directory, "a", "b"))).toBe("700");
  });
});

describe("a file that is not a token file", () => {
  const others = [
    ["no JSON", "tokens: canary"],
    ["another JSON file", '{ "name": "app" }'],
    ["another JSON file, cut off", '{ "name": "app"'],
    ["a list", "[]"],
    ["null", "null"],
    ["of the wrong shape", '{ "servers": [] }'],
    ["of the wrong shape inside", '{ "servers": { "https://host/api/": "canary" } }'],
    ["of the wrong shape deep inside", '{ "servers": { "https://host/api/": { "alice": ["canary"] } } }'],
  ] as const;

  it.each(others)("(%s) is refused, and not changed", async (_, text) => {
    await fs.writeFile(path, text, { mode: 0o644 });
    await fs.chmod(path, 0o644);
    const message = `${path} is not a token file, and was not changed: delete it, or use another file for the tokens`;
    for (const use of [load, () => save(host, first), () => save(host, null)]) {
      await expect(use()).rejects.toThrow(message);
      expect(await fs.readFile(path, "utf8")).toBe(text);
      expect(await modeOf(path)).toBe("644");
      expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
    }
    expect(warnings).toEqual([]);
  });

  it.each(["", " \n", "\uFEFF"])("but empty (%j) becomes one", async (text) => {
    await fs.writeFile(path, text, { mode: 0o600 });
    expect(await load()).toBeNull();
    await save(host, first);
    expect(await load()).toEqual(first);
    expect(warnings).toEqual([]);
  });
});

describe("a damaged token file", () => {
  const whole = JSON.stringify({ servers: { [host.baseUrl]: { alice: first } } });

  it.each([whole.slice(0, -9), `\uFEFF${JSON.stringify(JSON.parse(whole), null, 2).slice(0, 30)}`])(
    "(%j) is renamed, with a warning, and treated as empty",
    async (text) => {
      for (const use of [load, () => save(host, first)]) {
        await fs.writeFile(path, text, { mode: 0o600 });
        await use();
        const aside = (await fs.readdir(directory)).filter((name) => name.includes(".damaged-"));
        expect(aside).toHaveLength(1);
        const at = join(directory, aside[0] ?? "");
        expect(await fs.readFile(at, "utf8")).toBe(text);
        expect(warnings).toEqual([`${path} is damaged and was renamed to ${at}; no tokens are stored: log in again`]);
        warnings = [];
        await fs.rm(at);
      }
      expect(await load()).toEqual(first);
      expect(warnings).toEqual([]);
    },
  );

  it("does not overwrite one that was renamed before", async () => {
    const damaged = ["1", "2"].map((mark) => `{ "servers": ${mark}`);
    for (const text of damaged) {
      await fs.writeFile(path, text, { mode: 0o600 });
      await load();
    }
    const aside = await fs.readdir(directory);
    const texts = await Promise.all(aside.map((name) => fs.readFile(join(directory, name), "utf8")));
    expect(texts.sort()).toEqual(damaged);
  });

  it("is not overwritten if it cannot be renamed", async () => {
    await fs.writeFile(path, '{"servers"', { mode: 0o600 });
    vi.mocked(fs.rename).mockRejectedValue(systemError("EACCES"));
    await expect(load()).rejects.toThrow("EACCES");
    await expect(save(host, first)).rejects.toThrow("EACCES");
    expect(await fs.readFile(path, "utf8")).toBe('{"servers"');
  });
});

describe("a token file that is not UTF-8", () => {
  it.each([
    ["Latin-1", Buffer.from('{"servers": {},\n "owner": "Zo\xeb"}', "latin1"), "valid UTF-8 at line 2, byte offset 29"],
    ["UTF-16", Buffer.from('\ufeff{"servers": {}}', "utf16le"), "UTF-16, not UTF-8"],
  ])("(%s) is neither read nor written, and the error names the place", async (_, bytes, problem) => {
    await fs.writeFile(path, bytes, { mode: 0o600 });
    const message = problem.startsWith("UTF-16") ? `${path} is ${problem}` : `${path} is not ${problem}`;
    await expect(load()).rejects.toThrow(`${message}: save it as UTF-8`);
    await expect(save(host, first)).rejects.toThrow(`${message}: save it as UTF-8`);
    expect(await fs.readFile(path)).toEqual(bytes);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
    expect(warnings).toEqual([]);
  });
});

describe("a token file that cannot be written", () => {
  /** Makes the write of the next temporary file fail in the middle. */
  function fillDisk(): void {
    const { open } = vi.mocked(fs);
    const real = open.getMockImplementation() ?? fs.open;
    open.mockImplementation(async (at, ...rest) => {
      const handle = await real(at, ...rest);
      if (String(at).endsWith(".tmp")) {
        vi.spyOn(handle, "writeFile").mockImplementation(async () => {
          await handle.write("{ half");
          throw systemError("ENOSPC");
        });
      }
      return handle;
    });
  }

  it("because the disk is full is unchanged, with no file left beside it", async () => {
    await save(host, first);
    fillDisk();
    await expect(save(host, second)).rejects.toMatchObject({
      message: `cannot write ${path}: ENOSPC: the disk says no`,
      code: "ENOSPC",
    });
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
    expect(await load()).toEqual(first);
  });

  it("because the lock cannot be written is unchanged, with no lock left", async () => {
    await save(host, first);
    const { open } = vi.mocked(fs);
    const real = open.getMockImplementation() ?? fs.open;
    open.mockImplementation(async (at, ...rest) => {
      const handle = await real(at, ...rest);
      vi.spyOn(handle, "writeFile").mockRejectedValue(systemError("ENOSPC"));
      return handle;
    });
    await expect(save(host, second)).rejects.toThrow(`cannot write ${path}.lock: ENOSPC: the disk says no`);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("because the rename fails is unchanged, with no file left beside it", async () => {
    await save(host, first);
    vi.mocked(fs.rename).mockRejectedValueOnce(systemError("EIO"));
    await expect(save(host, second)).rejects.toThrow("EIO");
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
    expect(await load()).toEqual(first);
  });

  it.each([
    ["a directory is in its place", () => fs.mkdir(path), "is not a file"],
    [
      "a file is in its directory's place",
      async () => {
        await fs.writeFile(path, "");
        path = join(path, "tokens.json");
      },
      "ENOTDIR",
    ],
    ["a directory is in its lock's place", () => fs.mkdir(`${path}.lock`), "tokens.json.lock, which is not a lock"],
    ["its link points to itself", () => fs.symlink("tokens.json", path), "ELOOP"],
  ])("because %s causes one warning of a client", async (_, spoil, code) => {
    await spoil();
    await expect(save(host, first)).rejects.toThrow(code);
    const server = new EmbeddedServer();
    const { baseApiUrl, fetch, clock } = server;
    const logger = { debug: () => undefined, warn };
    const options = { baseApiUrl, fetch, clock, logger, tokenStore: tokenFile() };
    const client = new SaltantClient({ ...options, username: "alice", password: "alice-password" });
    await client.users.get("bob");
    await client.users.get("bob");
    expect(server.requests.map(({ path: asked }) => asked)).toEqual(["token/", "users/bob/", "users/bob/"]);
    const kept = warnings.filter((each) => each.startsWith("cannot store the tokens, continuing without them: "));
    expect(kept).toEqual([expect.stringContaining(code)]);
  });
});

describe("a token file behind a symbolic link", () => {
  it("is written at the link's target, and the link stays", async () => {
    const target = join(directory, "real", "kept.json");
    await fs.mkdir(dirname(target));
    await fs.symlink(join("real", "kept.json"), path);
    // Its target does not exist yet.
    await save(host, first);
    await save(otherHost, second);
    expect((await fs.lstat(path)).isSymbolicLink()).toBe(true);
    expect((await fs.lstat(target)).isFile()).toBe(true);
    expect(await fs.readdir(directory)).toEqual(["real", "tokens.json"]);
    expect(await fs.readdir(dirname(target))).toEqual(["kept.json"]);
    expect(await tokenFile(target).load(host)).toEqual(first);
    await fs.writeFile(target, '{"servers"', { mode: 0o600 });
    expect(await load()).toBeNull();
    expect((await fs.lstat(path)).isSymbolicLink()).toBe(true);
    expect(await fs.readdir(dirname(target))).toEqual([expect.stringMatching(/^kept\.json\.damaged-/)]);
  });
});

/** The id of a process that has ended. */
const died = randomUUID();

describe("a token file's lock", () => {
  it.each([
    ["a directory", (at: string) => fs.mkdir(at)],
    ["a pipe", (at: string) => promisify(execFile)("mkfifo", [at])],
    ["another file", (at: string) => fs.writeFile(at, "dependencies:\n")],
    ["a link to nothing", (at: string) => fs.symlink("nowhere", at)],
  ])("that is %s leads to a timeout, and stays", async (_, make) => {
    await make(`${path}.lock`);
    const before = await fs.lstat(`${path}.lock`);
    const saved = tokenFile(path, { lockTimeoutMs: 5_000 }).save(host, first);
    await expect(saved).rejects.toThrow(
      `waited 5000 ms (lockTimeoutMs) for ${path}.lock, which is not a lock: remove it`,
    );
    expect(await fs.readdir(directory)).toEqual(["tokens.json.lock"]);
    expect((await fs.lstat(`${path}.lock`)).ino).toBe(before.ino);
  });

  it("that has no id yet is broken", async () => {
    await fs.writeFile(`${path}.lock`, "");
    await save(host, first);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("of a dead process is broken", async () => {
    await fs.writeFile(`${path}.lock`, died);
    await save(host, first);
    expect(await load()).toEqual(first);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("that always changes its holder leads to a timeout", async () => {
    const clock = new VirtualClock();
    // At each check of the file, another process has the lock.
    const timer = { now: () => clock.now(), setTimer: vi.fn(clock.setTimer.bind(clock)) };
    timer.setTimer.mockImplementation((callback, delayMs) => {
      void fs.writeFile(`${path}.lock`, randomUUID()).then(callback);
      return clock.setTimer(() => undefined, delayMs);
    });
    await fs.writeFile(`${path}.lock`, randomUUID());
    const saved = tokenFile(path, { clock: timer, lockTimeoutMs: 5_000 }).save(host, first);
    await expect(saved).rejects.toThrow(`waited 5000 ms (lockTimeoutMs) for other processes to remove ${path}.lock`);
    const waits = timer.setTimer.mock.calls.map(([, delayMs]) => delayMs);
    expect(waits.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(5_000);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(5);
    await expect(fs.stat(path)).rejects.toThrow("ENOENT");
  });

  /** Gives the lock to another process just before the new file is renamed into place. */
  function loseLock(times: number): void {
    const { open } = vi.mocked(fs);
    const real = open.getMockImplementation() ?? fs.open;
    let losses = 0;
    open.mockImplementation(async (at, ...rest) => {
      if (/json\..{36}\.tmp$/.test(String(at)) && (losses += 1) <= times) {
        const others = { [otherHost.baseUrl]: { alice: { ...second, accessToken: `of others ${losses}` } } };
        const { servers } = (await content()) as { servers: object };
        await fs.writeFile(path, JSON.stringify({ servers: { ...servers, ...others } }));
        await fs.writeFile(`${path}.lock`, `deadbeef-${losses}`);
      }
      return real(at, ...rest);
    });
  }

  it("that was broken while its holder slept is acquired again before the file is written", async () => {
    await save(host, first);
    loseLock(2);
    await save(host, second);
    expect(await load()).toEqual(second);
    expect(await load(otherHost)).toMatchObject({ accessToken: "of others 2" });
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("that is broken repeatedly leads to an error", async () => {
    await save(host, first);
    loseLock(Infinity);
    await expect(save(host, second)).rejects.toThrow(
      `cannot write ${path}: other processes took over its lock 3 times; is the disk very slow?`,
    );
    expect(await load()).toEqual(first);
    expect(await fs.readFile(`${path}.lock`, "utf8")).toBe("deadbeef-3");
    expect(await fs.readdir(directory)).toEqual(["tokens.json", "tokens.json.lock"]);
  });

  it("is returned if it turns out, while being broken, to have a new holder", async () => {
    await fs.writeFile(`${path}.lock`, died);
    const { rename } = vi.mocked(fs);
    const real = rename.getMockImplementation() ?? fs.rename;
    rename.mockImplementationOnce(async (from, to) => {
      await fs.writeFile(from, "deadbeef");
      await real(from, to);
    });
    const saved = tokenFile(path, { lockTimeoutMs: 4_000 }).save(host, first);
    await expect(saved).rejects.toThrow("waited 4000 ms");
    expect(await fs.readFile(`${path}.lock`, "utf8")).toBe("deadbeef");
    expect(await fs.readdir(directory)).toEqual(["tokens.json.lock"]);
  });

  it("is acquired in the order in which one process saves", async () => {
    const file = new TokenFile(path);
    const nth = (n: number): TokenPair => ({ ...first, accessToken: `token-${n}` });
    await Promise.all(Array.from({ length: 10 }, (_, n) => file.save(host, nth(n))));
    expect(await load()).toEqual(nth(9));
  });

  it("does not block concurrent saves of one process", async () => {
    // On the machine's clock, as a virtual one cannot see file operations.
    const files = [new TokenFile(path), new TokenFile(path)];
    const saves = Array.from({ length: 20 }, (_, n) =>
      files.map((file, index) => file.save({ ...host, username: `user-${n}-${index}` }, first)),
    );
    await Promise.all(saves.flat());
    const { servers } = (await content()) as { servers: Record<string, Record<string, TokenPair>> };
    expect(Object.keys(servers[host.baseUrl] ?? {})).toHaveLength(40);
  });
});

// Simulates on other systems the errors of Windows while another program has a file open.
describe("a token file on Windows", () => {
  beforeEach(() => void vi.spyOn(process, "platform", "get").mockReturnValue("win32"));
  afterEach(() => void vi.restoreAllMocks());

  const codes = ["EPERM", "EACCES", "EBUSY"];

  /** Returns the system's error for the first calls, as long as another program has the file open. */
  function refusal(code: string, times: number, isMeant: (at: string) => boolean): (at: unknown) => Error | undefined {
    let refused = 0;
    return (at) => (isMeant(String(at)) && (refused += 1) <= times ? systemError(code) : undefined);
  }

  function refuseToOpen(code: string, times: number): void {
    const real = vi.mocked(fs.open).getMockImplementation() ?? fs.open;
    const refused = refusal(code, times, (at) => at.endsWith(".lock"));
    vi.mocked(fs.open).mockImplementation(async (...args) => {
      const error = refused(args[0]);
      if (error !== undefined) throw error;
      return real(...args);
    });
  }

  function refuseToRename(code: string, times: number, isMeant: (at: string) => boolean): void {
    const real = vi.mocked(fs.rename).getMockImplementation() ?? fs.rename;
    const refused = refusal(code, times, isMeant);
    vi.mocked(fs.rename).mockImplementation(async (...args) => {
      const error = refused(args[0]);
      if (error !== undefined) throw error;
      return real(...args);
    });
  }

  const isTemporary = (at: string): boolean => /json\.[\da-f-]{36}\.tmp$/.test(at);

  it.each(codes)("is renamed into place after another program has closed it (%s)", async (code) => {
    await save(host, first);
    refuseToRename(code, 100, isTemporary);
    await save(host, second);
    expect(await load()).toEqual(second);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("that another program never closes leads to an error after the time limit", async () => {
    await save(host, first);
    refuseToRename("EBUSY", Infinity, isTemporary);
    const saved = tokenFile(path, { lockTimeoutMs: 2_000 }).save(host, second);
    await expect(saved).rejects.toMatchObject({ code: "EBUSY", message: expect.stringContaining(path) });
    expect(vi.mocked(fs.rename).mock.calls.length).toBeLessThanOrEqual(103);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
    expect(await load()).toEqual(first);
  });

  it.each(codes)("waits for a lock that is being removed (%s)", async (code) => {
    refuseToOpen(code, 5);
    await save(host, first);
    expect(await load()).toEqual(first);
  });

  it("in a directory without write permission has the system's error in the message", async () => {
    refuseToOpen("EPERM", Infinity);
    await expect(save(host, first)).rejects.toThrow(
      `waited 10000 ms (lockTimeoutMs) for other processes to remove ${path}.lock: EPERM: the disk says no`,
    );
  });

  it("breaks the lock of a dead process, even if another program has it open for a while", async () => {
    await fs.writeFile(`${path}.lock`, died);
    refuseToRename("EBUSY", 20, (at) => at.endsWith(".lock"));
    await save(host, first);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("keeps its mode", async () => {
    await fs.writeFile(path, "", { mode: 0o644 });
    await fs.chmod(path, 0o644);
    expect(await load()).toBeNull();
    expect(await modeOf(path)).toBe("644");
    expect(warnings).toEqual([]);
  });
});

describe("several processes", () => {
  const run = promisify(execFile);
  const start = (...job: string[]): Promise<unknown> =>
    run(process.execPath, [
      "--import",
      "tsx",
      fileURLToPath(new URL("./token-file-process.ts", import.meta.url)),
      path,
      ...job,
    ]);

  it("that write at the same time keep each other's tokens", async () => {
    await save(host, first);
    const times = 40;
    await Promise.all([start("one", String(times)), start("two", String(times))]);
    const tokens = (name: string, n: number): TokenPair => ({
      accessToken: `${name}-access-${n}`,
      refreshToken: `${name}-refresh-${n}`,
    });
    const { servers } = (await content()) as { servers: Record<string, Record<string, TokenPair>> };
    expect(Object.keys(servers)).toHaveLength(2 * times + 2);
    for (const name of ["one", "two"]) {
      for (let n = 1; n <= times; n += 1) expect(servers[`https://${name}-${n}/`]).toEqual({ alice: tokens(name, n) });
      expect(servers["https://shared/"]?.[name]).toEqual(tokens(name, times));
    }
    expect([tokens("one", times), tokens("two", times)]).toContainEqual(servers["https://shared/"]?.everyone);
    expect(await load()).toEqual(first);
    expect(await fs.readdir(directory)).toEqual(["tokens.json"]);
  });

  it("are not blocked by one that died before it had renamed the new file into place", async () => {
    await save(host, first);
    const before = await fs.readFile(path, "utf8");
    await expect(start("one", "1", "dies")).rejects.toMatchObject({ signal: "SIGKILL" });
    expect(await fs.readFile(path, "utf8")).toBe(before);
    const left = (await fs.readdir(directory)).filter((name) => name !== "tokens.json");
    expect(left).toEqual([expect.stringMatching(/^tokens\.json\..{36}\.tmp$/), "tokens.json.lock"]);
    expect(await modeOf(join(directory, left[0] ?? ""))).toBe("600");
    // Its leftover is removed when no process can still use it.
    await save(otherHost, second);
    expect(await fs.readdir(directory)).toEqual([left[0], basename(path)].sort());
    const hourAgo = new Date(Date.now() - 3_600_000);
    await fs.utimes(join(directory, left[0] ?? ""), hourAgo, hourAgo);
    await fs.writeFile(`${path}.mine.tmp`, "");
    await fs.utimes(`${path}.mine.tmp`, hourAgo, hourAgo);
    await save(otherHost, first);
    expect(await fs.readdir(directory)).toEqual(["tokens.json", "tokens.json.mine.tmp"]);
    expect(await load()).toEqual(first);
  });
});
