import { requireMethods, requireSecret } from "../data/checks.js";
import { KnownSecrets } from "../http/redact.js";
import { isError } from "../platform.js";
import type { TokenAccount, TokenPair, TokenStore, TokenStoreContext } from "./token-store.js";

/** The tokens of one account in a token store. When the store throws, that is a warning, and the caller goes on without it. */
export class StoredTokens {
  readonly #store: TokenStore;
  readonly #account: TokenAccount;
  /** The pair that the store held when it was last read or written. */
  #known: TokenPair | null = null;
  /** Why the store failed, by what it was to do. Each is logged once, until that works again. */
  readonly #failures = new Map<string, string>();

  constructor(store: TokenStore, account: TokenAccount) {
    requireMethods("tokenStore", store, "load", "save");
    this.#store = store;
    this.#account = account;
  }

  /** Loads the pair if another process has changed it since it was last read or written; else returns null. */
  async loadChanged(context: TokenStoreContext): Promise<TokenPair | null> {
    const pair = await this.#try("read the stored tokens", context, this.secrets(), async () =>
      checkedPair(await this.#store.load(this.#account, { warn: context.warn })),
    );
    if (pair === null || pair.accessToken === this.#known?.accessToken) return null;
    return (this.#known = pair);
  }

  /** Saves the tokens of a refresh, unless another process has saved another pair since. */
  async saveRefreshed(tokens: TokenPair, context: TokenStoreContext): Promise<void> {
    // A pair that the store failed to save when it was issued replaces any other.
    await this.#save(tokens, this.#known?.refreshToken === tokens.refreshToken ? this.#known : null, context);
  }

  /** Saves the tokens of a login. */
  async saveIssued(tokens: TokenPair, context: TokenStoreContext): Promise<void> {
    await this.#save(tokens, null, context);
  }

  /** Deletes a pair that has expired, unless another process has saved another pair since. */
  async delete(refreshToken: string, context: TokenStoreContext): Promise<void> {
    if (this.#known?.refreshToken === refreshToken) await this.#save(null, this.#known, context);
  }

  /** The tokens that the store held when it was last read or written. */
  secrets(): string[] {
    return secretsOf(this.#known);
  }

  /** What the store fails at, in parentheses for the end of a message; empty if it works. */
  describeFailures(): string {
    return [...this.#failures].map(([task, reason]) => ` (cannot ${task}: ${reason})`).join("");
  }

  async #save(tokens: TokenPair | null, previous: TokenPair | null, context: TokenStoreContext): Promise<void> {
    const secrets = [...this.secrets(), ...secretsOf(tokens), ...secretsOf(previous)];
    await this.#try("store the tokens", context, secrets, async () => {
      await this.#store.save(this.#account, tokens, { previous, warn: context.warn });
      this.#known = tokens ?? this.#known;
    });
  }

  /** Calls the store. If it fails, logs a warning and returns null. */
  async #try<T>(
    task: string,
    { warn }: TokenStoreContext,
    secrets: readonly string[],
    action: () => Promise<T>,
  ): Promise<T | null> {
    try {
      const result = await action();
      this.#failures.delete(task);
      return result;
    } catch (error) {
      const reason = reasonOf(error, secrets);
      if (!this.#failures.has(task)) warn(`cannot ${task}, continuing without them: ${reason}`);
      this.#failures.set(task, reason);
      return null;
    }
  }
}

/** Checks what a store of the caller's returned, which may be anything. */
function checkedPair(value: unknown): TokenPair | null {
  if (value === null || value === undefined) return null;
  // Any other value has properties, and each is checked.
  const { accessToken, refreshToken } = value as { readonly accessToken?: unknown; readonly refreshToken?: unknown };
  return {
    accessToken: requireSecret("accessToken", accessToken),
    refreshToken: requireSecret("refreshToken", refreshToken),
  };
}

/** Redacts a word that looks like a JSON web token, and not like the name of a file: `tokens.json.lock`. */
function redactToken(word: string): string {
  const parts = word.split(".").filter((part) => part.length >= 4);
  return parts.length >= 3 && !/\.[a-z]{1,8}$/.test(word) ? "[redacted]" : word;
}

function secretsOf(pair: TokenPair | null): string[] {
  return pair === null ? [] : [pair.accessToken, pair.refreshToken];
}

/** Why a store failed, with every token redacted. */
function reasonOf(error: unknown, secrets: readonly string[]): string {
  const { name, message } = isError(error) ? error : { name: "", message: "unknown cause" };
  // Engines quote the text that they cannot parse.
  if (name === "SyntaxError") return name;
  return new KnownSecrets()
    .redactor(secrets)(message)
    .replace(/[\w.-]+/g, redactToken)
    .replace(/\s+/g, " ")
    .trim();
}
