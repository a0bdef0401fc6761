import { checkArray, checkNames, checkType } from "../kit/checks.js";

/** A user of the embedded server. */
export interface UserSeed {
  /** The name with which the user logs in; unique. */
  readonly login: string;
  /** The password with which the user logs in. */
  readonly password: string;
  /** Unique. Default: the login at example.com. */
  readonly email?: string;
  /** Default: the login. */
  readonly fullName?: string;
  /** The name of the user's role: `"wheel"`, or one of the option `roles`. Default: none, so that the user has almost no permissions. */
  readonly role?: string;
}

/** A role of the embedded server. */
export interface RoleSeed {
  /** Unique. */
  readonly name: string;
  /** Its permissions in the API: `["view_user"]`. Default: none. */
  readonly api?: readonly string[];
  /** The playbooks that its users may run. Default: none. */
  readonly playbooks?: readonly string[];
}

/** The default users of an `EmbeddedServer`: `root` with the password `root`, whose role is `wheel`. */
export const defaultUsers: readonly UserSeed[] = [
  { login: "root", password: "root", email: "noreply@example.com", fullName: "Root User", role: "wheel" },
];

/** A role of every server that has all permissions. */
export const rootRole = "wheel";

/** @throws TypeError or RangeError for invalid users or roles. */
export function checkUsers(users: readonly UserSeed[], roles: readonly RoleSeed[]): void {
  checkArray("roles", roles);
  checkArray("users", users);
  const roleNames = new Set([rootRole]);
  for (const role of roles) {
    checkType("A role", role, "object");
    const { name, api = [], playbooks = [] } = role;
    checkType("The name of a role", name, "string");
    checkNames(`The role ${name}`, role, ["name", "api", "playbooks"]);
    checkArray(`The API permissions of ${name}`, api);
    checkArray(`The playbooks of ${name}`, playbooks);
    if (roleNames.has(name)) throw new TypeError(`There are two roles called ${name}.`);
    roleNames.add(name);
    for (const permission of [...api, ...playbooks]) checkType(`A permission of ${name}`, permission, "string");
  }
  const logins = new Set<string>();
  const emails = new Set<string>();
  for (const user of users) {
    checkType("A user", user, "object");
    const { login, password, email = emailOf(login), fullName = "", role } = user;
    checkType("A login", login, "string");
    checkNames(`The user ${login}`, user, ["login", "password", "email", "fullName", "role"]);
    if (login === "") throw new RangeError("A login is not empty.");
    if (logins.has(login)) throw new TypeError(`There are two users called ${login}.`);
    logins.add(login);
    checkType(`The password of ${login}`, password, "string");
    checkType(`The email of ${login}`, email, "string");
    if (emails.has(email)) throw new TypeError(`There are two users with the address ${email}.`);
    emails.add(email);
    checkType(`The full name of ${login}`, fullName, "string");
    if (role !== undefined && !roleNames.has(role)) throw new TypeError(`There is no role ${role} for ${login}.`);
  }
}

export function emailOf(login: string): string {
  return `${login}@example.com`;
}
