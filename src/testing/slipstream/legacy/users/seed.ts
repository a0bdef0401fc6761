import { checkArray, checkChoice, checkDate, checkNames, checkType } from "../../../kit/checks.js";
import { formatTime } from "../dates.js";
import { checkStrings } from "../modules/seed.js";
import { cdata, element, mapElement, type XmlElement } from "../xml/element.js";
import { User, type UserState, userStates } from "./user.js";

/** A user of the embedded server. */
export interface UserSeed {
  /** The name with which the user logs in; unique. */
  readonly name: string;
  /** The password with which the user logs in. */
  readonly password: string;
  /** Whether the user is an administrator. Default: `false`. */
  readonly privileged?: boolean;
  /** Default: the name with a capital. */
  readonly firstName?: string;
  /** Default: `"Doe"`. */
  readonly lastName?: string;
  /** Default: the name at example.org. */
  readonly email?: string;
  /** Default: none. */
  readonly organization?: string;
  /** Roles in addition to those of each user. Default: none. */
  readonly roles?: readonly string[];
  /** When the user was last online. For a minute from then on the list of users says that the user is. Default: not known. */
  readonly lastOnline?: Date;
  /** Deleted and suspended users cannot log in. Default: `"ACTIVE"`. */
  readonly state?: UserState;
  /**
   * The parameters of the profile: `{ "c1.username": "u", "c1.quota.vm": "7" }`. They replace the default ones of that name. Default:
   * the first cloud as the default cloud, an SSH key, and that applications end when they are ready.
   */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The default users of an `EmbeddedServer`: `joe`, `mary`, and the administrator `root`. */
export const defaultUsers: readonly UserSeed[] = [
  { name: "joe", password: "joe-password" },
  { name: "mary", password: "mary-password" },
  { name: "root", password: "root-password", privileged: true },
];

/** @throws TypeError or RangeError for invalid users. */
export function checkUsers(users: readonly UserSeed[]): void {
  checkArray("users", users);
  const names = new Set<string>();
  for (const user of users) {
    checkUser(user);
    if (names.has(user.name)) throw new TypeError(`There are two users called ${user.name}.`);
    names.add(user.name);
  }
}

/** @throws TypeError or RangeError for an invalid user. */
export function checkUser(user: UserSeed): void {
  checkType("A user", user, "object");
  const { name, password, privileged = false, roles = [], state = "ACTIVE", parameters = {} } = user;
  checkType("The name of a user", name, "string");
  if (name === "" || name === "new" || name.includes("/"))
    throw new RangeError("The name of a user is not empty, not new, and has no slash.");
  checkNames(`The user ${name}`, user, [
    ...texts,
    "name",
    "password",
    "privileged",
    "roles",
    "lastOnline",
    "state",
    "parameters",
  ]);
  checkType(`The password of ${name}`, password, "string");
  checkType(`privileged of ${name}`, privileged, "boolean");
  for (const [key, value] of Object.entries(user))
    if (texts.includes(key)) checkType(`${key} of ${name}`, value, "string");
  checkArray(`The roles of ${name}`, roles);
  for (const role of roles) checkType(`A role of ${name}`, role, "string");
  if (user.lastOnline !== undefined) checkDate(`lastOnline of ${name}`, user.lastOnline);
  checkChoice(`The state of ${name}`, state, userStates);
  checkStrings(`The parameters of ${name}`, parameters);
}

const texts = ["firstName", "lastName", "email", "organization"];

/** The user that a seed describes. */
export function createUser(seed: UserSeed, defaultCloud: string, nowMs: number): User {
  const { name, password, privileged = false, roles = [], state = "ACTIVE", organization } = seed;
  const capitalized = name.slice(0, 1).toUpperCase() + name.slice(1);
  const { firstName = capitalized, lastName = "Doe", email = `${name}@example.org` } = seed;
  const parameters = {
    "General.default.cloud.service": defaultCloud,
    "General.ssh.public.key": `ssh-rsa AAAA ${name}`,
    "General.keep-running": "never",
    "General.Timeout": "30",
    ...seed.parameters,
  };
  const identity = { resourceUri: `user/${name}`, name, email, firstName, lastName, organization };
  const lastOnline = seed.lastOnline === undefined ? undefined : formatTime(seed.lastOnline.getTime());
  const rights = { roles: roles.length === 0 ? undefined : roles.join(","), issuper: privileged, state, lastOnline };
  const document = element("user", { ...identity, ...rights }, [
    mapElement(
      "parameters",
      Object.entries(parameters).map(([key, value]) => [key, userParameter(key, value)]),
    ),
  ]);
  return new User(document, password, nowMs);
}

/** A parameter of a profile. Its category is what is before the first dot. */
export function userParameter(name: string, value: string): XmlElement {
  const category = name.split(".")[0];
  const attributes = { name, description: name, category, mandatory: true, type: "String", readonly: false };
  return element("parameter", { ...attributes, order_: 0, order: 0 }, [element("value", {}, [cdata(value)])]);
}
