import type { Version } from "../store/collection.js";
import type { Database } from "../store/database.js";
import type { UserData } from "../store/models.js";
import type { Token } from "../store/tokens.js";
import { forbidden, unauthorized } from "../web/errors.js";
import type { Handler, UserHandler } from "../web/route.js";
import { isAllowed } from "./permissions.js";

/** A handler for users who have logged in and have all of these permissions, which are checked in this order. */
export function forUsers(database: Database, permissions: readonly string[], handler: UserHandler): Handler {
  return (request, session) => {
    const { token, user } = authenticate(database, request.headers);
    session.token = token;
    for (const permission of permissions) {
      if (!isAllowed(database, user, "api", permission)) throw forbidden();
    }
    return handler(request, user);
  };
}

/**
 * Authenticates a request, and prolongs its token.
 *
 * @throws ApiError if the token is missing, unknown or expired.
 */
export function authenticate(database: Database, headers: Headers): { token: Token; user: Version<UserData> } {
  const token = database.tokens.use(tokenOf(headers));
  const user = token === undefined ? undefined : database.users.latest(token.userId);
  if (token === undefined || user === undefined) throw unauthorized();
  return { token, user };
}

/** The header is the token itself, or `Bearer` and the token. */
function tokenOf(headers: Headers): string {
  const header = headers.get("authorization") ?? "";
  return header.startsWith("Bearer") ? header.slice(header.indexOf(" ") + 1 || header.length) : header;
}
