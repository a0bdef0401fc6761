import { anonymousRole, type Caller } from "../caller.js";

/** The sender of a request, as rights see it. */
export interface Identity {
  /** The name of the user; undefined for a request without a valid cookie. */
  readonly name: string | undefined;
  readonly roles: readonly string[];
  /** The id of the session of the cookie. */
  readonly session: string | undefined;
}

export function identityOf(caller: Caller | undefined): Identity {
  return caller ?? { name: undefined, roles: [anonymousRole], session: undefined };
}
