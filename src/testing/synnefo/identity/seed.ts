import { describeValue } from "../../../core/text.js";
import { checkArray, checkDate, checkNames, checkNumber, checkType } from "../../kit/checks.js";
import { resources } from "./resources.js";

/** The users of an `EmbeddedServer`, and what they may use. */
export interface IdentitySeed {
  /** The users of the cloud. Default: `defaultUsers`. */
  readonly users?: readonly UserSeed[];
  /**
   * How much of each resource each user may use in the own project: `{ "cyclades.vm": 10 }`. The others keep their defaults: 4 machines,
   * 8 processors, 8 GiB of memory, 100 GiB of disks, 3 private networks, 3 floating IP addresses, and 100,000 bytes of objects.
   */
  readonly limits?: Readonly<Record<string, number>>;
}

/** A user of an `EmbeddedServer`. */
export interface UserSeed {
  /** The name for `connection`: `"alice"`. It must be unique. */
  readonly name: string;
  /** The UUID of the user. It must be unique. */
  readonly uuid: string;
  /** The token of the user. Default: the name and `-token`. */
  readonly token?: string;
  /** The email address, by which users see each other. Default: the name at `example.org`. */
  readonly email?: string;
  /** The first and last name. Default: the name with a capital, and `Example`. */
  readonly fullName?: string;
  /** Whether the user administers projects. Default: `false`. */
  readonly isAdmin?: boolean;
  /** Whether the account has been activated. Default: `true`. */
  readonly isActive?: boolean;
  /** When the token expires. Default: ten years after the start of the server. */
  readonly tokenExpires?: Date;
  /** Whether the user has accepted the terms of use, without which the cloud refuses all requests. Default: `true`. */
  readonly hasAcceptedTerms?: boolean;
}

/** alice, bob and carol; admin, who administers projects; dave, whose account was never activated. Their tokens are like `alice-token`. */
export const defaultUsers: readonly UserSeed[] = [
  { name: "alice", uuid: uuidOf(1) },
  { name: "bob", uuid: uuidOf(2) },
  { name: "carol", uuid: uuidOf(3) },
  { name: "admin", uuid: uuidOf(4), isAdmin: true },
  { name: "dave", uuid: uuidOf(5), isActive: false },
];

function uuidOf(digit: number): string {
  return "dddddddd-dddd-4ddd-8ddd-dddddddddddd".replaceAll("d", String(digit));
}

export const identitySeedNames: readonly string[] = ["users", "limits"];

/** @throws TypeError or RangeError for an invalid user or limit. */
export function checkIdentitySeed({ users = defaultUsers, limits = {} }: IdentitySeed): void {
  checkArray("users", users);
  for (const user of users) checkUser(user);
  for (const name of ["name", "uuid", "token"] as const) checkUnique(name, users);
  checkType("limits", limits, "object");
  const visible = resources.filter(({ isVisible }) => isVisible);
  checkNames(
    "limits",
    limits,
    visible.map(({ name }) => name),
  );
  for (const [resource, limit] of Object.entries(limits)) checkNumber(`The limit of ${resource}`, limit, 0);
}

function checkUser(user: UserSeed): void {
  checkType("A user", user, "object");
  checkNames("A user", user, userNames);
  checkType("The name of a user", user.name, "string");
  if (user.name === "") throw new RangeError("The name of a user must not be empty.");
  checkType("The uuid of a user", user.uuid, "string");
  if (!uuidPattern.test(user.uuid))
    throw new RangeError(`The uuid of a user must be a UUID in lower case, not ${describeValue(user.uuid)}.`);
  for (const name of ["token", "email", "fullName"] as const) {
    if (user[name] !== undefined) checkType(`The ${name} of a user`, user[name], "string");
  }
  if (!/^[!-~]+$/.test(tokenOf(user)))
    throw new RangeError(`The token of ${user.name} must be ASCII without whitespace, and not empty.`);
  for (const name of ["isAdmin", "isActive", "hasAcceptedTerms"] as const) {
    if (user[name] !== undefined) checkType(name, user[name], "boolean");
  }
  if (user.tokenExpires !== undefined) checkDate("tokenExpires", user.tokenExpires);
}

const userNames = [
  ...["name", "uuid", "token", "tokenExpires", "email"],
  ...["fullName", "isAdmin", "isActive", "hasAcceptedTerms"],
];

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function checkUnique(name: "name" | "uuid" | "token", users: readonly UserSeed[]): void {
  const values = users.map((user) => (name === "token" ? tokenOf(user) : user[name]));
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined)
    throw new TypeError(`Two users have the ${name === "token" ? "same token" : `${name} ${twice}`}.`);
}

/** The token of a user. */
export function tokenOf({ name, token = `${name}-token` }: UserSeed): string {
  return token;
}
