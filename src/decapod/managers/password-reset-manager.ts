import { InvalidInputError, isNotFound } from "../../core/errors/index.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";

const path = "/v1/password_reset/";

/** Resets of passwords: `decapod.passwordReset`. They need no login. Where users are managed in Keystone, there are none. */
export class PasswordResetManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
  }

  /**
   * Requests a reset: the server sends the user a token by e-mail, which is valid for a day.
   *
   * @throws A `BadRequestError` with the `reason` `"UnknownUserError"` if there is no such user.
   */
  async request(login: string, options?: RequestOptions): Promise<void> {
    requireFilled("login", login);
    const spec = { method: "POST", path, body: { login }, changes: true, options } as const;
    await selfOf(this).#transport.call(spec, notice, true);
  }

  /** Whether a token of a reset is valid. It stays so. */
  async peek(token: string, options?: RequestOptions): Promise<boolean> {
    try {
      await selfOf(this).#transport.call({ method: "GET", ...withToken(token), options }, notice, true);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  /**
   * Sets a new password. The token is used up, and all logins of the user end.
   *
   * @throws A `NotFoundError` if the token is unknown, used or has expired; a `BadRequestError` if the user is deleted; an
   *   `AmbiguousOutcomeError` if it is not known whether the password was set: log in with it to find out.
   */
  async reset(token: string, password: string, options?: RequestOptions): Promise<void> {
    requireFilled("password", password);
    const { secrets, ...target } = withToken(token);
    const spec = { method: "POST", ...target, body: { password }, changes: true, options } as const;
    await selfOf(this).#transport.call({ ...spec, secrets: [...secrets, password] }, notice, true);
  }
}

function withToken(token: string) {
  requireFilled("token", token);
  return { path: `${path}{token}/`, pathParams: { token }, secrets: [token] };
}

/** Without the value in the message, as it may be secret. */
function requireFilled(name: string, value: unknown): void {
  if (typeof value !== "string" || value === "") throw new InvalidInputError(`${name} must be a string, and not empty`);
}

const notice = z.looseObject({ message: z.string() });
