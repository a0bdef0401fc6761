/** A user as far as logging in and rights are concerned. */
export interface Account {
  /** The name with which the user logs in; unique. */
  readonly name: string;
  readonly password: string;
  /** Whether the user is an administrator. */
  readonly privileged: boolean;
  /** Roles in addition to those that each user has. */
  readonly roles: readonly string[];
}

/** The users who can log in. */
export interface AccountDirectory {
  /** The user with that name; undefined if the user does not exist, or is deleted or suspended. */
  find(name: string): Account | undefined;
}
