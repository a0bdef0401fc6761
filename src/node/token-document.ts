import type { TokenAccount, TokenPair } from "../core/sessions/token-store.js";

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The content of a token file: pairs of tokens by server and user. Anything else in it is preserved.
 *
 * ```json
 * { "servers": { "https://host/api/": { "alice": { "accessToken": "…", "refreshToken": "…" } } } }
 * ```
 */
export interface TokenDocument extends JsonObject {
  readonly servers: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}

export const emptyDocument: TokenDocument = { servers: {} };

/**
 * Parses a document. An empty file is an empty document.
 *
 * @param path - The path of the file, for the error.
 * @returns null if it is a damaged document: it begins like one, but is not valid JSON.
 * @throws Error if it is not a token file at all.
 */
export function parseDocument(text: string, path: string): TokenDocument | null {
  // Some editors write a byte order mark first.
  const json = text.replace(/^\uFEFF/, "");
  if (json.trim() === "") return emptyDocument;
  try {
    const value: unknown = JSON.parse(json);
    if (isDocument(value)) return value;
  } catch {
    if (/^\s*\{\s*"servers"/.test(json)) return null;
  }
  throw new Error(`${path} is not a token file, and was not changed: delete it, or use another file for the tokens`);
}

/**
 * The pair of an account; null if there is none.
 *
 * @throws Error if the account has no username and the server has pairs of several users.
 */
export function findPair(document: TokenDocument, account: TokenAccount): TokenPair | null {
  const users = usersOf(document, account);
  if (account.username !== undefined) return asPair(ownEntry(users, account.username));
  const names = Object.keys(users).filter((name) => asPair(users[name]) !== null);
  if (names.length > 1)
    throw new Error(`the tokens of several users are stored (${names.join(", ")}): give a username`);
  return names[0] === undefined ? null : asPair(users[names[0]]);
}

/**
 * Returns the document with another pair for an account, or without one if `tokens` is null. Returns the same object if there is
 * nothing to change, or if the account's pair is not the one to replace.
 *
 * @param previous - The pair to replace, identified by its refresh token; null to replace any.
 */
export function withPair(
  document: TokenDocument,
  account: TokenAccount,
  tokens: TokenPair | null,
  previous: TokenPair | null,
): TokenDocument {
  const users = usersOf(document, account);
  const pairOf = (name: string): TokenPair | null => asPair(ownEntry(users, name));
  if (account.username === undefined && previous === null) {
    throw new Error("tokens can be stored only for a known user: give a username");
  }
  const isPrevious = (name: string): boolean => pairOf(name)?.refreshToken === previous?.refreshToken;
  const name = account.username ?? Object.keys(users).find(isPrevious);
  if (name === undefined || (previous !== null && !isPrevious(name))) return document;
  if (isSame(pairOf(name), tokens)) return document;
  const { accessToken: _access, refreshToken: _refresh, ...rest } = ownEntry(users, name) ?? {};
  // Only these two: the object of the caller may have more properties.
  const entry =
    tokens === null ? rest : { ...rest, accessToken: tokens.accessToken, refreshToken: tokens.refreshToken };
  const servers = withEntry(document.servers, account.baseUrl, withEntry(users, name, entry));
  return { ...document, servers };
}

/** A copy of an object with an entry of that name, or without it if the entry is empty. */
function withEntry<T extends object>(object: Readonly<Record<string, T>>, name: string, entry: T): Record<string, T> {
  const all = { ...object, [name]: entry };
  if (Object.keys(entry).length > 0) return all;
  return Object.fromEntries(Object.entries(all).filter(([each]) => each !== name));
}

function isSame(one: TokenPair | null, other: TokenPair | null): boolean {
  return one?.accessToken === other?.accessToken && one?.refreshToken === other?.refreshToken;
}

function usersOf({ servers }: TokenDocument, { baseUrl }: TokenAccount): Readonly<Record<string, JsonObject>> {
  return ownEntry(servers, baseUrl) ?? {};
}

/** An own property of an object: a user may be called `constructor`. */
function ownEntry<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function asPair(entry: JsonObject | undefined): TokenPair | null {
  if (typeof entry?.accessToken !== "string" || typeof entry.refreshToken !== "string") return null;
  return { accessToken: entry.accessToken, refreshToken: entry.refreshToken };
}

function isDocument(value: unknown): value is TokenDocument {
  if (!isObject(value) || !isObject(value.servers)) return false;
  return Object.values(value.servers).every((users) => isObject(users) && Object.values(users).every(isObject));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
