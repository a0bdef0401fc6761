import { checkOptions } from "../../core/data/checks.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError, isNotFound } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import { pathTail } from "../../core/http/path-tail.js";
import { requestChecks, type RequestOptions, type RequestSpec } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import { keepSelf, selfOf } from "../../core/self.js";
import type { CimiResource } from "../models/cimi-resource.js";
import type { Session } from "../models/session.js";
import { apiKeyLogin, checkLogin, internalLogin, type LoginParameters, type SessionCredentials } from "../session.js";
import type { CimiManager } from "./cimi-manager.js";

/** Logins and logouts: `slipstream.session`. The client logs in by itself when it first needs to, and again when its session has expired. */
export class SessionManager {
  readonly #transport: Transport;
  readonly #cimi: CimiManager;
  readonly #credentials: SessionCredentials | null;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, cimi: CimiManager, credentials: SessionCredentials | null) {
    keepSelf(this);
    this.#transport = transport;
    this.#cimi = cimi;
    this.#credentials = credentials;
  }

  /**
   * Logs in now. An earlier session stays valid until it expires.
   *
   * @param login - The parameters of a session template, which the client keeps for its next logins. Default: those of the client.
   * @throws An `AuthenticationError` if the server refuses the login; a `NotFoundError` if there is no such session template; an
   *   `InvalidInputError` for a client without a login.
   */
  async login(login?: LoginParameters, options: RequestOptions = {}): Promise<void> {
    const self = selfOf(this);
    const credentials = self.#own();
    checkOptions("options", options, requestChecks);
    const parameters = login === undefined ? credentials.login : checkLogin(login);
    if (parameters === null) throw new InvalidInputError("the client cannot log in: pass the parameters of a login");
    await credentials.logIn(parameters, self.#transport.credentialsContext(options.signal), options);
  }

  /** Logs in with a user's name and password. See {@link login}. */
  async loginInternal(username: string, password: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).login(internalLogin(username, password), options);
  }

  /** Logs in with an API key. See {@link login}. */
  async loginApiKey(key: string, secret: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).login(apiKeyLogin(key, secret), options);
  }

  /**
   * Logs out: deletes the session at the server. The client forgets its cookie in any case, and logs in again when it next needs to. Without
   * a session, nothing is sent. The server accepts the cookie itself until it expires.
   *
   * @throws An error if the server could not be reached or failed.
   */
  async logout(options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const credentials = self.#own();
    const remaining = shareDeadline(options, self.#transport.settings);
    const context = self.#transport.credentialsContext(options?.signal);
    if (!(await credentials.mayHaveSession(context))) return;
    try {
      const session = await self.current(remaining());
      if (session !== null) await self.#transport.call({ ...endOf(session), options: remaining() }, z.unknown());
    } catch (error) {
      // It has ended already.
      if (!isNotFound(error)) throw error;
    } finally {
      await credentials.forget(context);
    }
  }

  /** The session of the client; null for an anonymous one. */
  async current(options?: RequestOptions): Promise<Session | null> {
    const { resources } = await selfOf(this).#cimi.collection("sessions", options);
    return resources[0] ?? null;
  }

  /** Whether the server knows the client's session. */
  async isAuthenticated(options?: RequestOptions): Promise<boolean> {
    return (await selfOf(this).current(options)) !== null;
  }

  /** The name of the client's user: the one that it logs in with, or else that of its session; null for an anonymous client. */
  async username(options: RequestOptions = {}): Promise<string | null> {
    const self = selfOf(this);
    checkOptions("options", options, requestChecks);
    const name = self.#credentials?.login?.username;
    if (typeof name === "string") return name;
    return (await self.current(options))?.username ?? null;
  }

  /** The ways to log in that the server has. An anonymous client may list them. */
  templates(options?: ListOptions): Listing<CimiResource> {
    return selfOf(this).#cimi.search("sessionTemplates", options);
  }

  #own(): SessionCredentials {
    if (this.#credentials !== null) return this.#credentials;
    throw new InvalidInputError("the client has custom credentials, and so no session that it could begin or end");
  }
}

/** The request that ends a session. A second one finds that it has ended. */
function endOf({ id }: Session): RequestSpec {
  const path = `/api/${pathTail("the id of a session", id.split("/"))}`;
  return { method: "DELETE", path, accepts: nothing, idempotent: true };
}
