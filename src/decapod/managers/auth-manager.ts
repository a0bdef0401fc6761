import * as z from "../../core/data/zod.js";
import { AuthenticationError, InvalidInputError } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import type { LoginCredentials } from "../../core/sessions/login-credentials.js";
import type { User } from "../models/user.js";
import { authPath, type Login, loginSpec, tokenSchema } from "../session.js";
import type { UserManager } from "./user-manager.js";

/** Logins and logouts: `decapod.auth`. The client logs in by itself when it first needs to, and again when its token has expired. */
export class AuthManager {
  readonly #transport: Transport;
  readonly #users: UserManager;
  readonly #login: Login | null;
  readonly #credentials: LoginCredentials | null;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, users: UserManager, login: Login | null, credentials: LoginCredentials | null) {
    keepSelf(this);
    this.#transport = transport;
    this.#users = users;
    this.#login = login;
    this.#credentials = credentials;
  }

  /** Whether the client has a token, as far as it knows: the server may have ended it. */
  get isLoggedIn(): boolean {
    return (selfOf(this).#credentials?.token ?? null) !== null;
  }

  /**
   * The token of the client; null before the first login and after a logout. It lets in anyone who has it.
   *
   * A method and not a property, so that no log shows it.
   */
  token(): string | null {
    return selfOf(this).#credentials?.token ?? null;
  }

  /**
   * Logs in now, and uses the new token from here on. An earlier token stays valid until it expires.
   *
   * @throws An `AuthenticationError` if the server refuses the login; an `InvalidInputError` for a client without a password.
   */
  async login(options?: RequestOptions): Promise<Session> {
    const self = selfOf(this);
    if (self.#login === null || self.#credentials === null) {
      throw new InvalidInputError("the client has no password: pass login and password to log in");
    }
    const { id, data } = await self.#transport.call({ ...loginSpec(self.#login), options }, tokenSchema, true);
    self.#credentials.adopt(id);
    return { user: self.#users.fromWire(data.user), expiresAt: new Date(data.expires_at * 1000) };
  }

  /**
   * Logs out: the server ends the token. The client forgets it in any case, and logs in again when it next needs to. Without a token,
   * nothing is sent.
   *
   * @throws An error if the server could not be reached or failed: the token may then be valid until it expires.
   */
  async logout(options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const token = self.token();
    if (token === null) return;
    self.#credentials?.forget();
    const headers = { ...options?.headers, Authorization: token };
    const spec = { method: "DELETE", path: authPath, accepts: nothing, secrets: [token] } as const;
    try {
      // With this token and no other: a second logout of the same token is refused, which changes nothing.
      await self.#transport.call({ ...spec, idempotent: true, options: { ...options, headers } }, z.unknown(), true);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
    }
  }

  /** Forgets the token without a request. The server keeps it until it expires. */
  forget(): void {
    selfOf(this).#credentials?.forget();
  }
}

/** A login that the server has accepted. */
export interface Session {
  /** The user who is logged in. */
  readonly user: User;
  /** When the login ends if no request follows. Each request prolongs it, except where users are managed in Keystone. */
  readonly expiresAt: Date;
}
