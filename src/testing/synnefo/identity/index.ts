import type { Clock } from "../../../core/async/clock.js";
import type { CloudPart, CloudUser, QuotaChange, QuotaExcess, Quotas, Users } from "../cloud.js";
import type { CloudRequest } from "../request.js";
import { fault, relayedFault } from "../faults.js";
import { Holdings, type Provision } from "./holdings.js";
import { resources } from "./resources.js";
import { defaultUsers, type IdentitySeed } from "./seed.js";
import { createUser, type User } from "./users.js";

/** The identity service: users, projects and quotas. */
export class Identity {
  readonly parts: readonly CloudPart[] = [];
  readonly users: Users;
  readonly quotas: Quotas;
  readonly #users: readonly User[];
  readonly #holdings = new Holdings();
  readonly #clock: Clock;

  constructor({ users = defaultUsers, limits = {} }: IdentitySeed, clock: Clock) {
    this.#clock = clock;
    this.#users = users.map(createUser);
    for (const { uuid, isActive } of this.#users) {
      for (const { name, limit } of isActive ? resources : []) {
        const given = Object.hasOwn(limits, name) ? (limits[name] ?? limit) : limit;
        this.#holdings.setLimit(`project:${uuid}`, null, name, given);
        this.#holdings.setLimit(`user:${uuid}`, `project:${uuid}`, name, given);
      }
    }
    this.users = {
      userOf: (request) => this.#userOf(request),
      find: (uuid) => this.#users.find((user) => user.isActive && user.uuid === uuid),
      mayUse: (user, project) => this.#mayUse(user, project),
    };
    this.quotas = {
      charge: (changes) => this.#change(changes, false),
      release: (changes) => {
        this.#change(
          changes.map((change) => ({ ...change, amount: -change.amount })),
          true,
        );
      },
    };
  }

  /** The token of the user with that name. */
  tokenOf(name: string): string | undefined {
    return this.#users.find((user) => user.name === name)?.token;
  }

  #userOf({ token }: CloudRequest): CloudUser {
    if (token === "") throw fault("unauthorized", "Access denied. No authentication token");
    const user = this.#users.find((each) => each.token === token);
    if (user?.isActive === true) return user;
    const { response } = fault("unauthorized", user === undefined ? "Invalid token" : "User inactive");
    throw relayedFault(401, "UNAUTHORIZED", response.body);
  }

  #mayUse({ uuid }: CloudUser, project: string): boolean {
    return uuid === project;
  }

  #change(changes: readonly QuotaChange[], force: boolean): QuotaExcess | undefined {
    const provisions = changes.flatMap(({ user, project, resource, amount: quantity }): Provision[] => [
      { holder: `user:${user}`, source: `project:${project}`, resource, quantity },
      { holder: `project:${project}`, source: null, resource, quantity },
    ]);
    const serial = this.#holdings.issue({ client: "", name: "", provisions, force, now: this.#clock.now() });
    if (typeof serial === "number") {
      const commission = this.#holdings.commission("", serial);
      if (commission !== undefined) this.#holdings.resolve(commission, true);
      return undefined;
    }
    const { provision, limit = 0, usage = 0 } = serial;
    return { resource: provision.resource, available: limit - usage, requested: provision.quantity };
  }
}
