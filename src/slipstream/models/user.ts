import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import { openString, wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import type { UserChanges } from "../user-input.js";
import { defineLegacyShape, nullableBoolean, nullableString } from "./legacy-shape.js";

/** The state of an account. */
export type UserState = "NEW" | "ACTIVE" | "DELETED" | (string & {});

/** A user in the list of users. */
export class UserItem extends Model<UserItemWire> {
  /** The name that the user logs in with. */
  declare readonly username: string;
  /** The e-mail address. */
  declare readonly email: string | null;
  /** The first name. */
  declare readonly firstName: string | null;
  /** The last name. */
  declare readonly lastName: string | null;
  /** The organization. */
  declare readonly organization: string | null;
  /** The roles besides those that each user has. */
  declare readonly roles: string[];
  /** Whether the user is a superuser. */
  declare readonly privileged: boolean;
  /** The state of the account. */
  declare readonly state: UserState | null;
  /** Since when the account is active; null if the server does not say so, or in a time zone that is not known. */
  declare readonly activeSince: Date | null;
  /** When the user was last online; null if never, or in a time zone that is not known. */
  declare readonly lastOnline: Date | null;
  /** Whether the user was online recently. */
  declare readonly online: boolean | null;
}

/** The data of a {@link UserItem}, read from XML. Times are as the server writes them. */
export interface UserItemWire extends UserIdentityWire {
  /** Whether the user was online recently. */
  online: boolean | null;
}

/** What both a user and an item of the list of users have. */
export interface UserIdentityWire {
  /** The name that the user logs in with. */
  username: string;
  /** The e-mail address. */
  email: string | null;
  /** The first name. */
  firstName: string | null;
  /** The last name. */
  lastName: string | null;
  /** The organization. */
  organization: string | null;
  /** The roles besides those that each user has. */
  roles: string[];
  /** Whether the user is a superuser. */
  privileged: boolean;
  /** The state of the account. */
  state: UserState | null;
  /** Since when the account is active. */
  activeSince: string | null;
  /** When the user was last online. */
  lastOnline: string | null;
}

/** A user with the settings of the profile. */
export class User extends Model<UserWire> {
  /** The name that the user logs in with. */
  declare readonly username: string;
  /** The e-mail address. */
  declare readonly email: string | null;
  /** The first name. */
  declare readonly firstName: string | null;
  /** The last name. */
  declare readonly lastName: string | null;
  /** The organization. */
  declare readonly organization: string | null;
  /** The roles besides those that each user has. */
  declare readonly roles: string[];
  /** Whether the user is a superuser. */
  declare readonly privileged: boolean;
  /** The state of the account. */
  declare readonly state: UserState | null;
  /** When the account was created; null if the server does not say so, or in a time zone that is not known. */
  declare readonly created: Date | null;
  /** Since when the account is active; null if the server does not say so, or in a time zone that is not known. */
  declare readonly activeSince: Date | null;
  /** When the user was last online; null if never, or in a time zone that is not known. */
  declare readonly lastOnline: Date | null;
  /** The name of the account at CYCLONE. */
  declare readonly cycloneLogin: string | null;
  /** The name of the account at GitHub. */
  declare readonly githubLogin: string | null;
  /** The clouds for which the profile has credentials. */
  declare readonly configuredClouds: string[];
  /** The cloud of deployments that name none. */
  declare readonly defaultCloud: string | null;
  /** The SSH keys that deployments install on their machines. */
  declare readonly sshPublicKeys: string[];
  /** When deployments keep running after they are ready: `always`, `never`, `on-success` or `on-error`. */
  declare readonly keepRunning: string | null;
  /** After how many minutes a deployment is aborted that is not ready. */
  declare readonly executionTimeout: number | null;
  /** How much deployments log, from 0 to 3. */
  declare readonly logVerbosity: number | null;
  /** How often the user gets a mail about usage: `never` or `daily`. */
  declare readonly usageEmail: string | null;
  /** All parameters of the profile by name, without passwords and other secrets. */
  declare readonly parameters: Record<string, string>;
  readonly #api: UserApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<UserWire>, api: UserApi, wire: UserWire) {
    super(shape, wire);
    this.#api = api;
  }

  /** Updates this object from the server, and returns it. */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#api.get(this.username, options));
  }

  /** Changes the user on the server. This object stays as it is; `sync` updates it. See `users.update`. */
  async update(changes: UserChanges, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.update(this.username, changes, options);
  }

  /** Deletes the user. See `users.delete`. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.delete(this.username, options);
  }
}

/** The part of its manager that a {@link User} calls. */
export interface UserApi {
  get(username: string, options?: RequestOptions): Promise<User>;
  update(username: string, changes: UserChanges, options?: RequestOptions): Promise<void>;
  delete(username: string, options?: RequestOptions): Promise<void>;
}

/** The data of a {@link User}, read from XML, without secrets. Times are as the server writes them. */
export interface UserWire extends UserIdentityWire {
  /** When the account was created. */
  created: string | null;
  /** The name of the account at CYCLONE. */
  cycloneLogin: string | null;
  /** The name of the account at GitHub. */
  githubLogin: string | null;
  /** The clouds for which the profile has credentials. */
  configuredClouds: string[];
  /** The cloud of deployments that name none. */
  defaultCloud: string | null;
  /** The SSH keys that deployments install on their machines. */
  sshPublicKeys: string[];
  /** When deployments keep running after they are ready. */
  keepRunning: string | null;
  /** After how many minutes a deployment is aborted that is not ready. */
  executionTimeout: number | null;
  /** How much deployments log, from 0 to 3. */
  logVerbosity: number | null;
  /** How often the user gets a mail about usage. */
  usageEmail: string | null;
  /** All parameters of the profile by name, without passwords and other secrets. */
  parameters: Record<string, string>;
}

const identity = {
  username: z.string(),
  email: nullableString,
  firstName: nullableString,
  lastName: nullableString,
  organization: nullableString,
  roles: z.array(z.string()),
  privileged: z.boolean(),
  state: z.nullable(openString<UserState>()),
  activeSince: nullableString,
  lastOnline: nullableString,
} as const;

export const userItemShape = defineLegacyShape<UserItemWire>()({
  noun: "user",
  key: "username",
  dates: ["activeSince", "lastOnline"],
  fields: { ...identity, online: nullableBoolean },
});

export const userShape = defineLegacyShape<UserWire>()({
  noun: "user",
  key: "username",
  dates: ["created", "activeSince", "lastOnline"],
  fields: {
    ...identity,
    created: nullableString,
    cycloneLogin: nullableString,
    githubLogin: nullableString,
    configuredClouds: z.array(z.string()),
    defaultCloud: nullableString,
    sshPublicKeys: z.array(z.string()),
    keepRunning: nullableString,
    executionTimeout: z.nullable(wholeNumber()),
    logVerbosity: z.nullable(wholeNumber()),
    usageEmail: nullableString,
    parameters: z.custom<Record<string, string>>(isRecordOfStrings, "expected an object of strings"),
  },
});

function isRecordOfStrings(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");
}
