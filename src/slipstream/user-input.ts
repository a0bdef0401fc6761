import {
  type Checks,
  checkOptions,
  requireArray,
  requireBoolean,
  requireCount,
  requirePlainObject,
} from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";
import { requireFilledXmlString, requireXmlString } from "./xml/strings.js";
import { general, isSecretName } from "./xml/users.js";

/** What can be changed of a user. What is left out stays as it is. */
export interface UserChanges {
  /** The password. The server never shows it. */
  readonly password?: string | undefined;
  /** The e-mail address. */
  readonly email?: string | undefined;
  /** The first name. */
  readonly firstName?: string | undefined;
  /** The last name. */
  readonly lastName?: string | undefined;
  /** The organization. */
  readonly organization?: string | undefined;
  /** The roles besides those that each user has. Only superusers may set them. */
  readonly roles?: readonly string[] | undefined;
  /** Whether the user is a superuser. Only superusers may make one. */
  readonly privileged?: boolean | undefined;
  /** The cloud of deployments that name none. */
  readonly defaultCloud?: string | undefined;
  /** When deployments keep running after they are ready. */
  readonly keepRunning?: "always" | "never" | "on-success" | "on-error" | undefined;
  /** The SSH keys that deployments install on their machines: one, one on each line, or an array. */
  readonly sshPublicKeys?: string | readonly string[] | undefined;
  /** How much deployments log, from 0 to 3. */
  readonly logVerbosity?: 0 | 1 | 2 | 3 | undefined;
  /** After how many minutes a deployment is aborted that is not ready. */
  readonly executionTimeout?: number | undefined;
  /** How often the user gets a mail about usage. */
  readonly usageEmail?: "never" | "daily" | undefined;
  /** The parameters of clouds, such as credentials: `{ c1: { username: "u", password: "p" } }`. Those that are null are left out. */
  readonly cloudParameters?:
    Readonly<Record<string, Readonly<Record<string, string | number | boolean | null | undefined>>>> | undefined;
}

/** What a user is created with. */
export interface NewUser extends UserChanges {
  /** The name that the user logs in with. */
  readonly username: string;
  /** The password. The server never shows it. */
  readonly password: string;
  /** The e-mail address. */
  readonly email: string;
  /** The first name. */
  readonly firstName: string;
  /** The last name. */
  readonly lastName: string;
  /** Default `never`. */
  readonly keepRunning?: UserChanges["keepRunning"];
  /** Default 1. */
  readonly logVerbosity?: UserChanges["logVerbosity"];
  /** Default 30. */
  readonly executionTimeout?: number | undefined;
  /** Default `never`. */
  readonly usageEmail?: UserChanges["usageEmail"];
  /** Default false. */
  readonly privileged?: boolean | undefined;
}

/** Values of a user's document. */
export interface UserValues {
  /** Attributes of the root, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Parameters of the profile, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Which of the values must not be shown. */
  readonly secrets: readonly string[];
}

const checks: Checks<UserChanges> = {
  password: requireFilledXmlString,
  email: requireXmlString,
  firstName: requireXmlString,
  lastName: requireXmlString,
  organization: requireXmlString,
  roles: (name, value) => {
    requireArray(name, value);
    for (const [index, role] of value.entries()) {
      requireFilledXmlString(`${name}[${index}]`, role);
      if (String(role).includes(",")) throw new InvalidInputError(`${name}[${index}] cannot contain a comma`);
    }
  },
  privileged: requireBoolean,
  defaultCloud: requireXmlString,
  keepRunning: oneOf("always", "never", "on-success", "on-error"),
  sshPublicKeys: (name, value) => {
    const keys: unknown = typeof value === "string" ? [value] : value;
    requireArray(name, keys);
    for (const [index, key] of keys.entries()) requireXmlString(`${name}[${index}]`, key);
  },
  logVerbosity: oneOf(0, 1, 2, 3),
  executionTimeout: (name, value) => requireCount(name, value, 0, false),
  usageEmail: oneOf("never", "daily"),
  cloudParameters: (name, value) => {
    requirePlainObject(name, value);
    for (const [cloud, parameters] of Object.entries(value)) {
      requireFilledXmlString(`${name}: the name of a cloud`, cloud);
      requirePlainObject(`${name}.${cloud}`, parameters);
      for (const [key, each] of Object.entries(parameters)) {
        const where = `${name}.${cloud}.${key}`;
        requireFilledXmlString(`${name}.${cloud}: the name of a parameter`, key);
        if (typeof each === "string") requireXmlString(where, each);
        else if (each !== null && each !== undefined && typeof each !== "boolean" && !Number.isFinite(each))
          throw new InvalidInputError(`${where} must be a string, a number, true, false or null`);
      }
    }
  },
};

/** Checks changes of a user. No message shows a value that may be secret. */
export function encodeUserChanges(changes: UserChanges): UserValues {
  const values = encode(changes, checks);
  if (values.attributes.size + values.parameters.size > 0) return values;
  throw new InvalidInputError("changes must have something to change");
}

/** Checks a new user, and fills in the defaults. */
export function encodeNewUser(user: NewUser): UserValues {
  const { attributes, ...rest } = encode(user, { username: requireUsername, ...checks }, newUserDefaults);
  const given: Partial<NewUser> = user;
  for (const name of ["username", "password", "email", "firstName", "lastName"] as const)
    if (given[name] === undefined) throw new InvalidInputError(`user: ${name} is missing`);
  const { username } = user;
  const identity = new Map([
    ["name", username],
    ["state", "ACTIVE"],
    ["resourceUri", `user/${username}`],
  ]);
  return { ...rest, attributes: new Map([...identity, ...attributes]) };
}

/** @throws An `InvalidInputError` for what cannot be the name of a user. */
export function requireUsername(name: string, value: unknown): asserts value is string {
  requireFilledXmlString(name, value);
  if (["new", ".", ".."].includes(String(value)))
    throw new InvalidInputError(`${name} cannot be ${describeValue(value)}`);
}

const newUserDefaults: UserChanges = {
  privileged: false,
  keepRunning: "never",
  logVerbosity: 1,
  executionTimeout: 30,
  usageEmail: "never",
};

/** The attributes of the properties that are not parameters. */
const attributeNames = [
  ["password", "password"],
  ["email", "email"],
  ["firstName", "firstName"],
  ["lastName", "lastName"],
  ["organization", "organization"],
  ["roles", "roles"],
  ["privileged", "issuper"],
] as const;

function encode(
  input: UserChanges,
  known: Readonly<Record<string, (name: string, value: unknown) => unknown>>,
  defaults: UserChanges = {},
): UserValues {
  const given: object = input;
  requirePlainObject("user", given);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    throw new InvalidInputError(`user: unknown property ${name}; the properties are ${Object.keys(known).join(", ")}`);
  }
  checkOptions("user", given, known);
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const user: UserChanges = { ...defaults, ...defined };
  const attributes = attributeNames.flatMap(([name, wireName]): [string, string][] => {
    const value = user[name];
    return value === undefined ? [] : [[wireName, String(value)]];
  });
  const settings = Object.entries(general).flatMap(([name, wireName]): [string, string][] => {
    const value = user[name as keyof typeof general]; // They are its keys.
    if (value === undefined) return [];
    return [[wireName, Array.isArray(value) ? value.join("\n") : String(value)]];
  });
  const cloudParameters = Object.entries(user.cloudParameters ?? {}).flatMap(([cloud, parameters]) =>
    Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
      value === null || value === undefined ? [] : [[`${cloud}.${name}`, String(value)]],
    ),
  );
  const parameters = [...settings, ...cloudParameters];
  const secrets = parameters.filter(([name, value]) => isSecretName(name) && value !== "").map(([, value]) => value);
  return {
    attributes: new Map(attributes),
    parameters: new Map(parameters),
    secrets: user.password === undefined ? secrets : [user.password, ...secrets],
  };
}

function oneOf(...words: readonly (string | number)[]) {
  return (name: string, value: unknown): void => {
    if (words.some((word) => word === value)) return;
    throw new InvalidInputError(`${name} must be one of ${words.join(", ")}, not ${describeValue(value)}`);
  };
}
