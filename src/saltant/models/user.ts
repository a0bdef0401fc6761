import { selfOf } from "../../core/self.js";
import { defineShape } from "../../core/data/define-shape.js";
import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Wire } from "../contract.js";

/** A user of the server. Administrators create users; the API only shows them. */
export class User extends Model<UserWire> {
  /** The name the user logs in with, unique on the server. */
  declare readonly username: string;
  /** The e-mail address; `""` if there is none. */
  declare readonly email: string;
  readonly #manager: UserApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<UserWire>, manager: UserApi, wire: UserWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Updates this object from the server, and returns it. */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.username, options));
  }
}

/** The part of its manager that a {@link User} calls. */
export interface UserApi {
  get(username: string, options?: RequestOptions): Promise<User>;
}

/** A user as the API writes it. */
export interface UserWire extends Wire<"User"> {}

export const userShape = defineShape<UserWire>()({
  noun: "user",
  key: "username",
  fields: { username: z.string(), email: z.string() },
});
