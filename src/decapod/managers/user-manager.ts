import { type UserFilters, userFilters, type UserSortBy, userSortFields } from "../../../generated/decapod/filters.js";
import { encodeInput } from "../../core/data/input.js";
import { requireObject } from "../../core/data/checks.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { User, userChanges, userInput, type UserInput, userShape, type UserWire } from "../models/user.js";
import { ChangeableManager } from "./versioned-manager.js";

/** The users: `decapod.users`. Where users are managed in Keystone, they cannot be created or deleted here. */
export class UserManager extends ChangeableManager<User, UserWire, UserInput, UserFilters, UserSortBy> {
  readonly model = User;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: userShape,
      changes: userChanges,
      path: "/v1/user/",
      list: "users",
      filters: userFilters,
      sortFields: userSortFields,
    });
  }

  /**
   * Creates a user. The server makes a password and sends it by e-mail; where it sends none, `passwordReset` sets one.
   *
   * @throws A `ConflictError` if the login or the e-mail address is taken; an `InvalidInputError` or `BadRequestError` for an invalid
   *   input; an `AmbiguousOutcomeError` if it is not known whether the user was created.
   */
  async create(input: UserInput, options?: RequestOptions): Promise<User> {
    requireObject("user: the input", input);
    return selfOf(this).createOne(encodeInput(userInput, { ...input, roleId: input.roleId ?? null }, "user"), options);
  }

  /** Gets the user who is logged in. */
  async self(options?: RequestOptions): Promise<User> {
    return selfOf(this).requestOne({ method: "GET", path: "/v1/user/self/", options });
  }

  protected override make(wire: UserWire): User {
    return new User(this.shape, this, wire);
  }
}
