import { fault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import { tokenOf, type UserSeed } from "./seed.js";

/** A user of the cloud. */
export interface User {
  readonly name: string;
  readonly uuid: string;
  readonly token: string;
  /** When the token expires, in milliseconds since 1970. */
  readonly tokenExpiresAt: number;
  readonly email: string;
  readonly fullName: string;
  readonly isAdmin: boolean;
  /** False for an account that was never activated. */
  readonly isActive: boolean;
  readonly hasAcceptedTerms: boolean;
  /** The id of the project that is used where a request names none. */
  defaultProject: string;
}

/** How long a new token is valid, in milliseconds. */
const tokenLifetimeMs = 3_650 * 86_400_000;

export function createUser(seed: UserSeed, now: number): User {
  const { name, uuid, isAdmin = false, isActive = true, hasAcceptedTerms = true } = seed;
  const { email = `${name}@example.org`, fullName = `${name.charAt(0).toUpperCase()}${name.slice(1)} Example` } = seed;
  const tokenExpiresAt = seed.tokenExpires?.getTime() ?? now + tokenLifetimeMs;
  const flags = { isAdmin, isActive, hasAcceptedTerms };
  return { name, uuid, token: tokenOf(seed), tokenExpiresAt, email, fullName, ...flags, defaultProject: uuid };
}

/** All users, with what a request proves about them. */
export class UserTable {
  readonly all: readonly User[];
  readonly #now: () => number;

  constructor(seeds: readonly UserSeed[], now: () => number) {
    this.all = seeds.map((seed) => createUser(seed, now()));
    this.#now = now;
  }

  /** The user with that UUID whose account is active. */
  active(uuid: string): User | undefined {
    return this.all.find((user) => user.isActive && user.uuid === uuid);
  }

  /** @throws CloudFault with 401 if the request has no token of a user who may use the cloud. */
  userOf(request: CloudRequest): User {
    return this.byToken(requireToken(request), "Invalid X-Auth-Token");
  }

  /** @throws CloudFault with 401 and that message for an unknown token; with another one if the user may not use the cloud. */
  byToken(token: string, message: string): User {
    const user = this.all.find((each) => each.token === token);
    if (user === undefined) throw fault("unauthorized", message);
    if (!user.isActive) throw fault("unauthorized", "User inactive");
    if (user.tokenExpiresAt < this.#now()) throw fault("unauthorized", "Authentication expired");
    if (!user.hasAcceptedTerms) throw fault("unauthorized", "Pending approval terms");
    return user;
  }
}

/** The component whose token the request has. @throws CloudFault with 401. */
export function componentOf(request: CloudRequest): string {
  const token = requireToken(request);
  const component = components.find((name) => token === `${name}-service-token`);
  if (component === undefined) throw fault("unauthorized", "Invalid X-Auth-Token");
  return component;
}

/** The components of the cloud, which have tokens of their own. */
const components = ["astakos", "cyclades", "pithos"];

/** @throws CloudFault with 401 for a request without a token. */
export function requireToken({ token }: CloudRequest): string {
  if (token === "") throw fault("unauthorized", "Access denied. No authentication token");
  return token;
}
