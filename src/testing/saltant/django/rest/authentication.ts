import type { Database } from "../../database/database.js";
import type { UserRow } from "../../database/rows.js";
import { detailError } from "../errors.js";
import { dict, type PythonDict, type PythonValue } from "../python/values.js";
import { type Jwt, TokenError } from "./jwt.js";

// DRF answers 403 throughout, as the first way to authenticate, a session, has no challenge to go with a 401.

/**
 * Finds out who asks, by a permanent token or a JWT.
 *
 * @throws ErrorReply 403 if nobody is named, or nobody that may come in.
 */
export async function authenticate(headers: Headers, database: Database, jwt: Jwt): Promise<UserRow> {
  const [scheme, ...credentials] = words(headers.get("authorization") ?? "");
  if (scheme?.toLowerCase() === "token") return tokenUser(credentials, database);
  if (scheme === "Bearer") return jwtUser(credentials, database, jwt);
  throw detailError(403, "Authentication credentials were not provided.");
}

function words(header: string): string[] {
  return header.split(/[\t-\r ]+/).filter((word) => word !== "");
}

function tokenUser([key, ...more]: readonly string[], database: Database): UserRow {
  if (key === undefined) throw detailError(403, "Invalid token header. No credentials provided.");
  if (more.length > 0) throw detailError(403, "Invalid token header. Token string should not contain spaces.");
  if (!isUtf8(key)) {
    throw detailError(403, "Invalid token header. Token string should not contain invalid characters.");
  }
  const user = database.users.find((one) => one.token === key);
  if (user === undefined) throw detailError(403, "Invalid token.");
  if (!user.isActive) throw detailError(403, "User inactive or deleted.");
  return user;
}

/** In a header, each character stands for one byte. */
function isUtf8(header: string): boolean {
  const bytes = Uint8Array.from(header, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes) !== "";
  } catch {
    return false;
  }
}

async function jwtUser([token, ...more]: readonly string[], database: Database, jwt: Jwt): Promise<UserRow> {
  if (token === undefined || more.length > 0) {
    throw codedError("Authorization header must contain two space-delimited values", "bad_authorization_header");
  }
  const userId = await accessTokenUser(token, jwt);
  const user = database.users.get(userId);
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
