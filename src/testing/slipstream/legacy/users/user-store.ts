import type { Account, AccountDirectory } from "../../account.js";
import type { User } from "./user.js";

/** The users by name. */
export class UserStore implements AccountDirectory {
  readonly #users = new Map<string, User>();

  get(name: string): User | undefined {
    return this.#users.get(name);
  }

  /** Adds a user, or replaces the one of that name. */
  set(user: User): void {
    this.#users.set(user.name, user);
  }

  /** All users by name, the deleted ones too. */
  all(): readonly User[] {
    return [...this.#users.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** The user who can log in by that name. */
  find(name: string): Account | undefined {
    const user = this.#users.get(name);
    if (user === undefined || user.state === "DELETED" || user.state === "SUSPENDED") return undefined;
    return { name, password: user.password, privileged: user.isPrivileged, roles: user.roles };
  }
}
