import { requireSecret } from "../data/checks.js";
import { AuthenticationError } from "../errors/response-errors.js";
import type { Authorization, Credentials, CredentialsContext } from "../http/credentials.js";
import { type AccessToken, bearer, givenToken, isFresh, issuedAtMs, issuedToken } from "./access-token.js";
import { Renewal } from "./renewal.js";
import { StoredTokens } from "./stored-tokens.js";
import type { TokenAccount, TokenPair, TokenStore } from "./token-store.js";

/**
 * Credentials with an access token for requests and a refresh token to renew it. They log in when first needed. They refresh ahead
 * of the expiry where the access token says when that is, and after a refusal otherwise. Once the refresh token has expired, they
 * log in again, if they can. All waiting calls share one login or refresh.
 *
 * With a token store, they first look there for tokens, also for those that another process has saved meanwhile.
 */
export class RefreshingCredentials implements Credentials {
  readonly #issuer: TokenIssuer;
  readonly #hasStore: boolean;
  readonly #stored: StoredTokens;
  #access: AccessToken | null;
  #refreshToken: string | null;
  readonly #renewal = new Renewal<AccessToken>();
  /** How far the server's clock is ahead of the client's, in milliseconds, as far as is known. */
  #skewMs = 0;

  /** @throws An `InvalidInputError` for tokens that cannot be sent, and for a token store that lacks a method. */
  constructor(issuer: TokenIssuer, account: TokenAccount, tokens: EarlierTokens) {
    const { accessToken, refreshToken, tokenStore = noStore } = tokens;
    this.#issuer = issuer;
    this.#hasStore = tokenStore !== noStore;
    this.#stored = new StoredTokens(tokenStore, account);
    this.#refreshToken = refreshToken === undefined ? null : requireSecret("refreshToken", refreshToken);
    this.#access = accessToken === undefined ? null : givenToken(requireSecret("accessToken", accessToken), 0);
  }

  authorization(context: CredentialsContext): string | Promise<string> {
    const access = this.#access;
    // An expired token that cannot be renewed is sent too: the server then says what is wrong with it.
    if (access !== null && (isFresh(access, context.now()) || !this.#canRenew)) return bearer(access);
    return this.#renewal.run(() => this.#obtain(context)).then(bearer);
  }

  async renew(refused: Authorization, context: CredentialsContext): Promise<boolean> {
    // Another call may have renewed the token while this one was in progress.
    if (this.#access !== null && bearer(this.#access) !== refused) return true;
    if (!this.#canRenew) return false;
    const hasToken = this.#access !== null;
    this.#access = null;
    await this.#renewal.runAfterRefusal(hasToken, () => this.#obtain(context));
    return true;
  }

  /** The tokens, also those in the store, and what a login needs. */
  secrets(): string[] {
    const { secrets = [] } = this.#issuer;
    const tokens = [this.#access?.value, this.#refreshToken, ...this.#stored.secrets()];
    return [...secrets, ...tokens.filter((token) => typeof token === "string")];
  }

  get #canRenew(): boolean {
    return this.#issuer.logIn !== null || this.#refreshToken !== null || this.#hasStore;
  }

  /** Gets an access token from the store, with the refresh token, or by a login, whichever is possible first. */
  async #obtain(context: CredentialsContext): Promise<AccessToken> {
    const changed = await this.#stored.loadChanged(context);
    if (changed !== null) {
      this.#refreshToken = changed.refreshToken;
      const access = givenToken(changed.accessToken, this.#skewMs);
      if (isFresh(access, context.now())) return (this.#access = access);
    }
    const refreshToken = this.#refreshToken;
    if (refreshToken === null) return this.#logIn(context);
    try {
      return await this.#refresh(refreshToken, context);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      const hasExpired = this.#issuer.isRefreshTokenExpired(error);
      if (hasExpired) await this.#stored.delete(refreshToken, context);
      // Without a login, a token that may not have expired is kept: a proxy's 401 may be transient.
      if (this.#issuer.logIn === null && !(hasExpired && this.#hasStore)) throw error;
      this.#refreshToken = null;
      return this.#logIn(context, error);
    }
  }

  async #refresh(refreshToken: string, context: CredentialsContext): Promise<AccessToken> {
    const accessToken = await this.#issuer.refresh(refreshToken, context);
    const access = (this.#access = issuedToken(accessToken, context.now(), this.#skewMs));
    await this.#stored.saveRefreshed({ accessToken, refreshToken }, context);
    return access;
  }

  /** @param refusal - The refusal of the refresh token, if there was one. */
  async #logIn(context: CredentialsContext, refusal?: AuthenticationError): Promise<AccessToken> {
    const { logIn, loginRequired } = this.#issuer;
    if (logIn === null) throw loginRequired(this.#stored.describeFailures(), refusal);
    const tokens = await logIn(context);
    this.#refreshToken = tokens.refreshToken;
    // Only a login shows the server's time: a refreshed access token still says when its refresh token was issued.
    const issuedMs = issuedAtMs(tokens.accessToken);
    if (issuedMs !== null) this.#skewMs = issuedMs - context.now();
    const access = (this.#access = issuedToken(tokens.accessToken, context.now(), this.#skewMs));
    await this.#stored.saveIssued(tokens, context);
    return access;
  }
}

/** How a service issues tokens. */
export interface TokenIssuer {
  /** Logs in; null where the client cannot, as it has no password. */
  readonly logIn: ((context: CredentialsContext) => Promise<TokenPair>) | null;
  /** What is secret in a login, such as the password. */
  readonly secrets?: readonly string[];
  /** Exchanges a refresh token for a new access token. */
  readonly refresh: (refreshToken: string, context: CredentialsContext) => Promise<string>;
  /** Whether the refusal of a refresh token is final, as the token has expired; any other, such as a proxy's, may be transient. */
  readonly isRefreshTokenExpired: (refusal: AuthenticationError) => boolean;
  /**
   * Makes the error for a client that has neither valid tokens nor a login.
   *
   * @param storeFailures - What the token store fails at, in parentheses for the end of the message; or empty.
   * @param refusal - The refusal of the stored tokens; undefined if there were none.
   */
  readonly loginRequired: (storeFailures: string, refusal: AuthenticationError | undefined) => AuthenticationError;
}

/** Tokens of an earlier login: the tokens themselves, or a store that keeps them. */
export interface EarlierTokens {
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
  readonly tokenStore?: TokenStore | undefined;
}

/** Keeps nothing. */
const noStore: TokenStore = { load: () => null, save: () => undefined };
