import { requireMethods, requireSecret } from "../data/checks.js";
import type { CredentialsContext } from "../http/credentials.js";
import { AuthenticationError } from "../errors/index.js";
import { isError } from "../platform.js";
import type { TokenAccount, TokenPair, TokenStore } from "./token-store.js";

/** A token store as credentials use it: what it throws costs a warning, and no call. */
export class StoredTokens {
  readonly #store: TokenStore;
  readonly #username: string | undefined;
  /** The pair that the store is last known to have held. */
  #known: TokenPair | null = null;
  /** Why the store failed, by what it was doing; said once until that works again. */
  readonly #troubles = new Map<string, string>();

  constructor(store: TokenStore, username: string | undefined) {
    requireMethods("load", "save")("tokenStore", store);
    this.#store = store;
    this.#username = username;
  }

  /** A pair that the store did not hold when last heard of, as another process has put it there; else null. */
  async loadChanged(context: CredentialsContext): Promise<TokenPair | null> {
    const pair = await this.#attempt("read the kept tokens", context, [], async () =>
      checkedPair(await this.#store.load(this.#account(context), { warn: context.warn })),
    );
    if (pair === null || pair.accessToken === this.#known?.accessToken) return null;
    return (this.#known = pair);
  }

  /** Keeps what a refresh gave, unless another pair has been kept since. */
  async saveRefreshed(tokens: TokenPair, context: CredentialsContext): Promise<void> {
    // What the store never got, as it failed then, replaces anything.
    await this.#save(tokens, this.#known?.refreshToken === tokens.refreshToken ? this.#known : null, context);
  }

  /** Keeps what a login gave. */
  async saveIssued(tokens: TokenPair, context: CredentialsContext): Promise<void> {
    await this.#save(tokens, null, context);
  }

  /** Forgets a pair that has died, unless another has been kept since. */
  async delete(refreshToken: string, context: CredentialsContext): Promise<void> {
    if (this.#known?.refreshToken === refreshToken) await this.#save(null, this.#known, context);
  }

  /**
   * The error for whoever has neither tokens nor a password.
   *
   * @param refusal - The server's refusal of the tokens that were kept; none if there were none.
   */
  loginRequired(context: CredentialsContext, refusal?: AuthenticationError): AuthenticationError {
    const { baseApiUrl, username } = this.#account(context);
    const tokens = `tokens${username === undefined ? "" : ` of ${username}`} for ${baseApiUrl}`;
    const trouble = [...this.#troubles].map(([what, why]) => ` (cannot ${what}: ${why})`).join("");
    const advice = `log in, with username and password${trouble}`;
    if (refusal !== undefined) {
      const { status, method, path } = refusal;
      const message = `${status} ${method} ${path}: the ${tokens} have died: ${advice}`;
      return new AuthenticationError(message, refusal, { cause: refusal });
    }
    const path = "/token/";
    const unsent = { method: "POST", url: context.baseUrl + path, path, attempts: 0 };
    const answer = { ...unsent, status: 401, headers: new Headers(), body: null };
    return new AuthenticationError(`no ${tokens} are kept: ${advice}`, answer);
  }

  async #save(tokens: TokenPair | null, previous: TokenPair | null, context: CredentialsContext): Promise<void> {
    const secrets = [tokens, previous].flatMap((pair) => (pair === null ? [] : [pair.accessToken, pair.refreshToken]));
    await this.#attempt("keep the tokens", context, secrets, async () => {
      await this.#store.save(this.#account(context), tokens, { previous, warn: context.warn });
      this.#known = tokens ?? this.#known;
    });
  }

  /** What an action of the store's comes to; null, and a warning, if it fails. */
  async #attempt<T>(
    what: string,
    { warn }: CredentialsContext,
    secrets: readonly string[],
    action: () => Promise<T>,
  ): Promise<T | null> {
    try {
      const result = await action();
      this.#troubles.delete(what);
      return result;
    } catch (error) {
      const why = reason(error, secrets);
      if (!this.#troubles.has(what)) warn(`cannot ${what}, going on without: ${why}`);
      this.#troubles.set(what, why);
      return null;
    }
  }

  #account({ baseUrl }: CredentialsContext): TokenAccount {
    return { baseApiUrl: `${baseUrl}/`, username: this.#username };
  }
}

/** A store of somebody's own may give anything. */
function checkedPair(value: unknown): TokenPair | null {
  if (value === null || value === undefined) return null;
  const { accessToken, refreshToken } = value as { readonly accessToken?: unknown; readonly refreshToken?: unknown };
  return {
    accessToken: requireSecret("accessToken", accessToken),
    refreshToken: requireSecret("refreshToken", refreshToken),
  };
}

/** What looks like a JSON web token, in a message of somebody else's. */
const tokenLike = /[\w-]{4,}\.[\w-]{4,}\.[\w-]{4,}/g;

/** Why a store failed, without a token in it. */
function reason(error: unknown, secrets: readonly string[]): string {
  const { name, message } = isError(error) ? error : { name: "", message: "unknown cause" };
  // Engines quote the text that they cannot parse.
  if (name === "SyntaxError") return name;
  const redacted = secrets.reduce((text, secret) => text.replaceAll(secret, "[redacted]"), message);
  return redacted.replace(tokenLike, "[redacted]").replace(/\s+/g, " ").trim();
}
