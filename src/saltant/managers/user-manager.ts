import { selfOf } from "../../core/self.js";
import { userFilters, type UserFilters } from "../../../generated/saltant/filters.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { describeValue } from "../../core/text.js";
import type { Transport } from "../../core/http/transport.js";
import type { DetailPath, ListPath } from "../contract.js";
import { User, userShape, type UserWire } from "../models/user.js";
import { Manager } from "./manager.js";

/** The users: `client.users`. */
export class UserManager extends Manager<User, UserWire, never, UserFilters> {
  readonly model = User;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: userShape,
      filters: userFilters,
      listUrl: "/users/" satisfies ListPath<UserWire>,
      detailUrl: "/users/{username}/" satisfies DetailPath<UserWire>,
    });
  }

  /**
   * Gets the user with this name.
   *
   * @throws A `NotFoundError` if there is none.
   */
  async get(username: string, options?: RequestOptions): Promise<User> {
    const self = selfOf(this);
    if (typeof username !== "string" || username === "") {
      throw new InvalidInputError(`user: username must be a string, not ${describeValue(username)}`);
    }
    // The server's path does not match a name with a dot: it takes the part after it for a format. The list finds every name.
    if (/^[\w@+-]+$/.test(username)) return self.getOne({ username }, options);
    return self.findOne({ username }, options);
  }

  protected override make(wire: UserWire): User {
    return new this.model(this.shape, this, wire);
  }
}
