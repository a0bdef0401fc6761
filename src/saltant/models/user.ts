import * as z from "zod/mini";
import { Model } from "../../core/data/model.js";
import type { RequestOptions } from "../../core/http/request.js";
import { defineShape } from "../../core/data/shape.js";
import type { Wire } from "../contract.js";

/** A user as the API writes it. */
export interface UserWire extends Wire<"User"> {}

export const userShape = defineShape<UserWire>()({
  noun: "user",
  key: "username",
  fields: { username: z.string(), email: z.string() },
});

/** What a {@link User} needs of its manager. */
export interface UserApi {
  get(username: string, options?: RequestOptions): Promise<User>;
}

/** A user of the server. Users are made by administrators; the API only shows them. */
export class User extends Model<UserWire> {
  /** The name the user logs in with, unique on the server. */
  declare readonly username: string;
  /** The e-mail address; `""` if there is none. */
  declare readonly email: string;
  readonly #manager: UserApi;

  /** @internal Models are made by their managers. */
  constructor(manager: UserApi, wire: UserWire) {
    super(userShape, wire);
    this.#manager = manager;
  }

  /** Brings this object up to date with the server, and returns it. */
  async sync(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await this.#manager.get(this.username, options));
  }
}
