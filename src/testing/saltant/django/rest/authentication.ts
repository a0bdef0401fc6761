import { detailError } from "../errors.js";
import type { Table } from "../postgres/table.js";
import { dict, type PythonDict, type PythonValue } from "../python/values.js";
import { type Jwt, TokenError } from "./jwt.js";

/** A user in Django's user table. */
export interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly password: string | undefined;
  readonly token: string | undefined;
  readonly isSuperuser: boolean;
  readonly isActive: boolean;
}

/**
 * Finds the user who sent a request, by a permanent token or a JWT. DRF responds with 403 and not 401, because its first
 * authentication class, for sessions, has no challenge.
 *
 * @throws ApiException 403 without valid credentials, and for an inactive user.
 */
export async function authenticate(headers: Headers, users: Table<UserRow>, jwt: Jwt): Promise<UserRow> {
  const [scheme, ...credentials] = words(headers.get("authorization") ?? "");
  if (scheme?.toLowerCase() === "token") return tokenUser(credentials, users);
  if (scheme === "Bearer") return jwtUser(credentials, users, jwt);
  throw detailError(403, "Authentication credentials were not provided.");
}

function words(header: string): string[] {
  return header.split(/[\t-\r ]+/).filter((word) => word !== "");
}

function tokenUser([key, ...more]: readonly string[], users: Table<UserRow>): UserRow {
  if (key === undefined) throw detailError(403, "Invalid token header. No credentials provided.");
  if (more.length > 0) throw detailError(403, "Invalid token header. Token string should not contain spaces.");
  if (!isUtf8(key)) {
    throw detailError(403, "Invalid token header. Token string should not contain invalid characters.");
  }
  const user = users.find((one) => one.token === key);
  if (user === undefined) throw detailError(403, "Invalid token.");
  if (!user.isActive) throw detailError(403, "User inactive or deleted.");
  return user;
}

/** In a header, each character represents one byte. */
function isUtf8(header: string): boolean {
  const bytes = Uint8Array.from(header, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes) !== "";
  } catch {
    return false;
  }
}

async function jwtUser([token, ...more]: readonly string[], users: Table<UserRow>, jwt: Jwt): Promise<UserRow> {
  if (token === undefined || more.length > 0) {
    throw codedError("Authorization header must contain two space-delimited values", "bad_authorization_header");
  }
  const userId = await accessTokenUser(token, jwt);
  const user = users.get(userId);
  if (user === undefined) throw codedError("User not found", "user_not_found");
  if (!user.isActive) throw codedError("User is inactive", "user_inactive");
  return user;
}

async function accessTokenUser(token: string, jwt: Jwt): Promise<number> {
  try {
    return (await jwt.verify(token, "access")).user_id;
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const message = dict(["token_class", "AccessToken"], ["token_type", "access"], ["message", error.message]);
    throw codedError("Given token not valid for any token type", "token_not_valid", dict(["messages", [message]]));
  }
}

function codedError(detail: string, code: PythonValue, more: PythonDict = new Map()): Error {
  return detailError(403, detail, new Map([...dict(["code", code]), ...more]));
}
