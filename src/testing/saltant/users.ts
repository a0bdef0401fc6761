import { checkNames, checkType } from "../kit/checks.js";

/** A user of the embedded server. */
export interface UserSeed {
  /** The username, which must be unique. */
  readonly username: string;
  /** The email address. Default: none (`""`). */
  readonly email?: string;
  /** The password for a login at `/token/`. Default: none; the user cannot log in. */
  readonly password?: string;
  /** The permanent token for `Authorization: Token …`. Default: none. */
  readonly token?: string;
  /** Whether the user may change the resources of others. Default: false. */
  readonly isSuperuser?: boolean;
  /** Whether the user can log in and use the API. Default: true. */
  readonly isActive?: boolean;
}

/**
 * The default users of an `EmbeddedServer`: an administrator, two users, one with a dot in the name (which
 * `GET /users/{username}/` cannot find) and an inactive one. Each password is the name followed by `-password`.
 */
export const defaultUsers: readonly UserSeed[] = [
  {
    username: "admin",
    email: "admin@example.org",
    password: "admin-password",
    token: "admin-token-0000000000000000000000000000",
    isSuperuser: true,
  },
  {
    username: "alice",
    email: "alice@example.org",
    password: "alice-password",
    token: "alice-token-0000000000000000000000000000",
  },
  {
    username: "bob",
    email: "bob@example.org",
    password: "bob-password",
    token: "bob-token-000000000000000000000000000000",
  },
  { username: "carol.dots", password: "carol.dots-password" },
  {
    username: "mallory",
    password: "mallory-password",
    token: "mallory-token-00000000000000000000000000",
    isActive: false,
  },
];

/** @throws TypeError or RangeError for invalid users. */
export function checkUsers(users: readonly UserSeed[]): void {
  const names = new Set<string>();
  const owners = new Map<string, string>();
  for (const user of users) {
    checkType("A user", user, "object");
    const { username, email = "", password = "", token, isSuperuser = false, isActive = true } = user;
    checkType("A username", username, "string");
    if (username === "") throw new RangeError("A username must not be empty.");
    if (names.has(username)) throw new TypeError(`Two users have the username ${username}.`);
    names.add(username);
    checkType(`The email of ${username}`, email, "string");
    checkType(`The password of ${username}`, password, "string");
    checkType(`isSuperuser of ${username}`, isSuperuser, "boolean");
    checkType(`isActive of ${username}`, isActive, "boolean");
    checkNames(`The user ${username}`, user, userNames);
    if (token === undefined) continue;
    checkType(`The token of ${username}`, token, "string");
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new RangeError(`The token of ${username} must be ASCII without whitespace, and not empty.`);
    }
    const owner = owners.get(token);
    if (owner !== undefined) throw new TypeError(`${owner} and ${username} have the same token.`);
    owners.set(token, username);
  }
}

const userNames = [
  "username",
  "email",
  "password",
  "token",
  "isSuperuser",
  "isActive",
] satisfies readonly (keyof UserSeed)[];
