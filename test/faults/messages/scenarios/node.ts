import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { chmod, mkdir, realpath, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { text } from "node:stream/consumers";
import { CookieFile, type Kamakirc, listen, readKamakirc, TokenFile } from "saltant/node";
import { VirtualClock } from "saltant/testing";
import { vi } from "vitest";
import { baseApiUrl, client, type LoggedScenario, type Scenario } from "./mock-client.js";

const directory = join(await realpath(tmpdir()), `saltant-messages-${randomUUID()}`);
const path = join(directory, "tokens.json");
const cookiePath = join(directory, "cookies.txt");
const kamakircPath = join(directory, ".kamakirc");
const lock = `${path}.lock`;
const alice = { baseUrl: baseApiUrl, username: "alice" };
const accountWithoutName = { ...alice, username: undefined };
const pair = { accessToken: "an-access-token", refreshToken: "a-refresh-token" };
const ignored = { warn: () => undefined };

/** A message without its variable parts: the paths of the files, and the names of the files beside them. */
export function withoutPlace(text: string): string {
  return text
    .replaceAll(directory + sep, "/home/alice/")
    .replace(/(\.damaged-)[\da-f]{8}/, "$11a2b3c4d")
    .replace(/[\da-f-]{36}(?=\.tmp)/, "00000000-0000-4000-8000-000000000001");
}

/** Calls a function with a token file in a temporary directory. */
async function withTokenFile(work: (file: TokenFile) => Promise<unknown>): Promise<void> {
  await mkdir(directory);
  try {
    await work(new TokenFile(path, { clock: new VirtualClock(), lockTimeoutMs: 1_000 }));
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Calls a function with a cookie file in a temporary directory. */
async function withCookieFile(content: string, work: (file: CookieFile) => Promise<unknown>): Promise<void> {
  await mkdir(directory);
  try {
    await writeFile(cookiePath, content, { mode: 0o600 });
    await work(new CookieFile(cookiePath, { clock: new VirtualClock() }));
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Calls a function with a .kamakirc in a temporary directory. */
async function withKamakirc(content: string, work: (kamakirc: Kamakirc) => unknown): Promise<void> {
  await mkdir(directory);
  try {
    await writeFile(kamakircPath, content);
    work(await readKamakirc(kamakircPath));
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Lets another process take the lock whenever the file is read before a write: reading warns of its mode. */
function takeLockOver(): void {
  writeFileSync(lock, randomUUID());
  chmodSync(path, 0o644);
}

/** Makes the file impossible to replace when it is read before a write. */
function putDirectoryInPlace(): void {
  rmSync(path);
  mkdirSync(path);
}

/** Errors of token files and cookie files. */
export const node: readonly Scenario[] = [
  () => new TokenFile(""),
  () => withTokenFile((file) => file.save(accountWithoutName, pair)),
  () =>
    withTokenFile(async (file) => {
      for (const username of ["alice", "bob"]) await file.save({ ...alice, username }, pair);
      await file.load(accountWithoutName, ignored);
    }),
  () =>
    withTokenFile(async (file) => {
      await writeFile(lock, randomUUID());
      await file.save(alice, pair);
    }),
  () =>
    withTokenFile(async (file) => {
      await mkdir(lock);
      await file.save(alice, pair);
    }),
  () =>
    withTokenFile(async (file) => {
      await writeFile(path, '{"name": "an app"}', { mode: 0o600 });
      await file.load(alice, ignored);
    }),
  () =>
    withTokenFile(async (file) => {
      await file.save(alice, pair);
      await chmod(path, 0o644);
      await file.save(alice, { ...pair, accessToken: "another" }, { previous: null, warn: putDirectoryInPlace });
    }),
  () =>
    withTokenFile(async (file) => {
      await writeFile(path, Buffer.from('{"owner": "Zo\xeb"}', "latin1"), { mode: 0o600 });
      await file.load(alice, ignored);
    }),
  () =>
    withTokenFile(async (file) => {
      await writeFile(path, '{"servers": {}}', { encoding: "utf16le", mode: 0o600 });
      await file.load(alice, ignored);
    }),
  () =>
    withTokenFile(async () => {
      const patient = new TokenFile(path, { clock: new VirtualClock() });
      await patient.save(alice, pair);
      await chmod(path, 0o644);
      await patient.save(alice, { ...pair, accessToken: "another" }, { previous: null, warn: takeLockOver });
    }),
  () => new CookieFile("\0"),
  () => withCookieFile("x = 1", (file) => file.load("https://nuv.la")),
  () => withCookieFile("", (file) => file.load("nuv.la")),
  () => withCookieFile("", (file) => file.clear("https://nuv.la")),
  () => readKamakirc(""),
  () => readKamakirc("/no/.kamakirc"),
  () => withKamakirc("", (kamakirc) => kamakirc.connection()),
  () => withKamakirc('[cloud "a"]\n[cloud "b"]\n', (kamakirc) => kamakirc.connection()),
  () => withKamakirc('[cloud "a"]\n', (kamakirc) => kamakirc.connection("b")),
  () => withKamakirc('[cloud "a"]\nurl=https://a/\n', (kamakirc) => kamakirc.connection()),
];

/** The response to a request with this name in its Host header, which `fetch` does not let its caller set. */
function textFor(port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, headers: { host } }, (response) => {
      text(response).then((body) => {
        resolve(body.trim());
      }, reject);
    }).on("error", reject);
  });
}

/** Warnings of token files and cookie files in the client's logger, and of `listen` in the process. */
export const loggedNode: readonly LoggedScenario[] = [
  (logger) =>
    withTokenFile(async (tokenStore) => {
      await mkdir(path);
      await client([], { authToken: undefined, tokenStore, logger }).users.get("bob");
    }),
  (logger) =>
    withTokenFile(async (file) => {
      await writeFile(path, '{"servers"', { mode: 0o600 });
      await file.load(alice, logger);
    }),
  (logger) =>
    withTokenFile(async (file) => {
      await file.save(alice, pair);
      await chmod(path, 0o644);
      vi.mocked(chmod).mockRejectedValueOnce(new Error(`EPERM: operation not permitted, chmod '${path}'`));
      await file.load(alice, logger);
      await file.load(alice, logger);
    }),
  (logger) =>
    withCookieFile("", async (file) => {
      const cookie = { name: "a", value: "b\tc", path: "/", secure: true, httpOnly: false, expiresMs: null };
      await file.save("https://nuv.la", [cookie], logger);
    }),
  async (logger) => {
    await using server = await listen(() => Promise.reject(new Error()));
    logger.warn(await textFor(server.port, "evil.example"));
  },
  async () => {
    await using server = await listen(() => Promise.reject(new RangeError("a mistake")));
    await fetch(`${server.url}/api/users/bob/`).catch(() => undefined);
  },
];
