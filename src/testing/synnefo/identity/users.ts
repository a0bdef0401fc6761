import type { UserSeed } from "./seed.js";
import { tokenOf } from "./seed.js";

/** A user of the cloud. */
export interface User {
  readonly name: string;
  readonly uuid: string;
  readonly token: string;
  readonly email: string;
  readonly fullName: string;
  readonly isAdmin: boolean;
  /** False for an account that was never activated. */
  readonly isActive: boolean;
  /** The id of the project that is used where a request names none. */
  defaultProject: string;
}

export function createUser(seed: UserSeed): User {
  const { name, uuid, isAdmin = false, isActive = true } = seed;
  const { email = `${name}@example.org`, fullName = `${name.charAt(0).toUpperCase()}${name.slice(1)} Example` } = seed;
  return { name, uuid, token: tokenOf(seed), email, fullName, isAdmin, isActive, defaultProject: uuid };
}
