import type { Account } from "./account.js";

/** The sender of a request with a valid cookie. */
export interface Caller {
  /** The name of the user. */
  readonly name: string;
  /** Whether the user is an administrator. */
  readonly privileged: boolean;
  /** The roles of the user, and the id of the session, which is a role, too: `["USER", "ANON", "session/1111…"]`. */
  readonly roles: readonly string[];
  /** The id of the session in which the cookie was issued, even if that session is deleted. */
  readonly session: string;
}

/** The roles of a user, in the order in which a session shows them. */
export function rolesOf({ privileged, roles }: Account): string[] {
  return [...(privileged ? [adminRole] : []), "USER", anonymousRole, ...roles];
}

/** The role that may do everything. */
export const adminRole = "ADMIN";

/** The role that each request has, with a cookie or without one. */
export const anonymousRole = "ANON";
