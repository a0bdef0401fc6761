import type { Credentials, CredentialsContext } from "../../core/http/credentials.js";
import { ApiError, AuthenticationError, InvalidInputError } from "../../core/errors/index.js";
import { checkSendable } from "../../core/data/json.js";
import {
  type AccessToken,
  bearer,
  givenToken,
  isFresh,
  issuedAtMs,
  issuedToken,
} from "../../core/sessions/access-token.js";
import { StoredTokens } from "../../core/sessions/stored-tokens.js";
import { type Login, requestAccess, requestTokens } from "./token-requests.js";
import type { TokenStore } from "../../core/sessions/token-store.js";
import { requireSecret } from "../../core/data/checks.js";

/** What JSON web tokens can be had with: a login, a pair of tokens, a store that keeps one, or several of them. */
export interface JwtSecrets {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
  readonly tokenStore?: TokenStore | undefined;
}

/** Whether the server itself, and no proxy, has refused a refresh token: that is final. */
function isTokenDead({ body }: AuthenticationError): boolean {
  return typeof body === "object" && body !== null && "code" in body && body.code === "token_not_valid";
}

/**
 * JSON web tokens: an access token that lives for days and a refresh token that lives for months. Logs in when first needed,
 * refreshes ahead of the expiry where the token tells it and after a refusal otherwise, and logs in again once the refresh
 * token has died, where the password is known. However many requests need that, it happens once.
 *
 * With a token store, it takes the tokens from there first, also those that another process has put there meanwhile.
 */
export class JwtCredentials implements Credentials {
  readonly #login: Login | null;
  readonly #hasStore: boolean;
  readonly #kept: StoredTokens;
  #access: AccessToken | null;
  #refreshToken: string | null;
  /** The renewal under way, or the last that came to something. */
  #renewal: Promise<AccessToken> | null = null;
  #isRenewing = false;
  /** How far the server's clock is ahead of ours, in milliseconds, as far as is known. */
  #skewMs = 0;

  constructor(secrets: JwtSecrets) {
    const { username, password, accessToken, refreshToken, tokenStore = noStore } = secrets;
    checkTogether(secrets);
    this.#login = username === undefined || password === undefined ? null : { username, password };
    this.#hasStore = tokenStore !== noStore;
    this.#kept = new StoredTokens(tokenStore, username);
    this.#refreshToken = refreshToken === undefined ? null : requireSecret("refreshToken", refreshToken);
    this.#access = accessToken === undefined ? null : givenToken(requireSecret("accessToken", accessToken), 0);
    if (!this.#canRenew && this.#access === null) {
      throw new InvalidInputError("these credentials are empty: give username and password, or tokens");
    }
  }

  authorization(context: CredentialsContext): string | Promise<string> {
    const access = this.#access;
    // Without anything to renew it with, an old token is sent all the same: the server then says what is wrong with it.
    if (access !== null && (isFresh(access, context.now()) || !this.#canRenew)) return bearer(access);
    return this.#renew(context).then(bearer);
  }

  async renew(refused: string, context: CredentialsContext): Promise<boolean> {
    // Another request may have renewed it while this one was under way.
    if (this.#access !== null && bearer(this.#access) !== refused) return true;
    if (!this.#canRenew) return false;
    // A refusal that comes late, of a token whose renewal has failed since, shares that failure and does not ask again.
    const isLate = this.#access === null && this.#renewal !== null;
    this.#access = null;
    await (isLate ? this.#renewal : this.#renew(context));
    return true;
  }

  get #canRenew(): boolean {
    return this.#login !== null || this.#refreshToken !== null || this.#hasStore;
  }

  /** Starts a renewal, or joins the one under way. */
  #renew(context: CredentialsContext): Promise<AccessToken> {
    if (this.#renewal !== null && this.#isRenewing) return this.#renewal;
    this.#isRenewing = true;
    return (this.#renewal = this.#obtain(context)
      .catch((error: unknown) => {
        // It was broken off, as nobody waited any more: that is no failure for whoever comes late to share.
        if (!(error instanceof ApiError)) this.#renewal = null;
        throw error;
      })
      .finally(() => {
        this.#isRenewing = false;
      }));
  }

  async #obtain(context: CredentialsContext): Promise<AccessToken> {
    const news = await this.#kept.loadChanged(context);
    if (news !== null) {
      this.#refreshToken = news.refreshToken;
      const access = givenToken(news.accessToken, this.#skewMs);
      if (isFresh(access, context.now())) return (this.#access = access);
    }
    if (this.#refreshToken !== null) {
      try {
        return await this.#refresh(this.#refreshToken, context);
      } catch (error) {
        if (!(error instanceof AuthenticationError)) throw error;
        const hasDied = isTokenDead(error);
        if (hasDied) await this.#kept.delete(this.#refreshToken, context);
        // A 401 of a proxy's may pass: without a password there is nothing better than these tokens.
        if (this.#login === null && !(hasDied && this.#hasStore)) throw error;
        this.#refreshToken = null;
        return this.#logIn(context, error);
      }
    }
    return this.#logIn(context);
  }

  async #refresh(refresh: string, context: CredentialsContext): Promise<AccessToken> {
    const { access } = await requestAccess(refresh, context);
    const token = (this.#access = issuedToken(access, context.now(), this.#skewMs));
    await this.#kept.saveRefreshed({ accessToken: access, refreshToken: refresh }, context);
    return token;
  }

  /** @param refusal - The refusal of the refresh token, if there was one. */
  async #logIn(context: CredentialsContext, refusal?: AuthenticationError): Promise<AccessToken> {
    if (this.#login === null) throw this.#kept.loginRequired(context, refusal);
    const { access, refresh } = await requestTokens(this.#login, context);
    this.#refreshToken = refresh;
    // Only a login tells the server's time: a refreshed token still says when its refresh token was issued.
    const issuedMs = issuedAtMs(access);
    if (issuedMs !== null) this.#skewMs = issuedMs - context.now();
    const token = (this.#access = issuedToken(access, context.now(), this.#skewMs));
    await this.#kept.saveIssued({ accessToken: access, refreshToken: refresh }, context);
    return token;
  }
}

/** Where nothing is kept. */
const noStore: TokenStore = { load: () => null, save: () => undefined };

/** Refuses what does not go together. */
function checkTogether({ username, password, accessToken, refreshToken, tokenStore }: JwtSecrets): void {
  if (tokenStore !== undefined && (accessToken ?? refreshToken) !== undefined) {
    throw new InvalidInputError(
      "tokenStore does not go together with accessToken and refreshToken: give one or the other",
    );
  }
  const isWhole = (username === undefined) === (password === undefined);
  const isNamedOnly = tokenStore !== undefined && password === undefined;
  if (!isWhole && !isNamedOnly) {
    throw new InvalidInputError("username and password go together: give both or neither");
  }
  const isText = (value: unknown): boolean => value === undefined || typeof value === "string";
  if (!isText(username) || !isText(password) || username === "") {
    throw new InvalidInputError("username and password must be texts, and the username not empty");
  }
  if (username !== undefined) checkSendable(username, "username");
  if (password !== undefined) checkSendable(password, "password");
}
