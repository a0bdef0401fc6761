import type { Authorization, Credentials, CredentialsContext } from "../http/credentials.js";
import { Renewal } from "./renewal.js";

/**
 * Credentials with a token that a login issues. They log in when a token is first needed, and again after a refusal. All waiting calls
 * share one login.
 */
export class LoginCredentials implements Credentials {
  readonly #issuer: LoginIssuer;
  readonly #renewal = new Renewal<string>();
  #token: string | null;

  /** @param token - One of an earlier login, which is used first; null if there is none. */
  constructor(issuer: LoginIssuer, token: string | null) {
    this.#issuer = issuer;
    this.#token = token;
  }

  /** The current token; null before the first login and after {@link forget}. */
  get token(): string | null {
    return this.#token;
  }

  authorization(context: CredentialsContext): Authorization | Promise<Authorization> {
    const { headersOf } = this.#issuer;
    return this.#token === null ? this.logIn(context).then(headersOf) : headersOf(this.#token);
  }

  async renew(refused: Authorization, context: CredentialsContext): Promise<boolean> {
    const { logIn, headersOf } = this.#issuer;
    // Another call may have logged in while this one was in progress.
    if (this.#token !== null && !isSame(headersOf(this.#token), refused)) return true;
    if (logIn === null) return false;
    const hasToken = this.#token !== null;
    this.#token = null;
    await this.#renewal.runAfterRefusal(hasToken, () => this.#obtain(context));
    return true;
  }

  secrets(): string[] {
    return [...this.#issuer.secrets, ...(this.#token === null ? [] : [this.#token])];
  }

  /** Logs in, or joins the login in progress. */
  logIn(context: CredentialsContext): Promise<string> {
    return this.#renewal.run(() => this.#obtain(context));
  }

  /** Uses the token of another login from here on. */
  adopt(token: string): void {
    this.#token = token;
  }

  /** Forgets the token: the next call logs in. */
  forget(): void {
    this.#token = null;
  }

  async #obtain(context: CredentialsContext): Promise<string> {
    const { logIn, loginRequired } = this.#issuer;
    if (logIn === null) throw loginRequired();
    return (this.#token = await logIn(context));
  }
}

/** How a service issues tokens. */
export interface LoginIssuer {
  /** Logs in, and returns the token; null where the client cannot, as it has no password. */
  readonly logIn: ((context: CredentialsContext) => Promise<string>) | null;
  /** Makes the error for a client that has neither a token nor a password. */
  readonly loginRequired: () => Error;
  /** The headers that prove who the client is. */
  readonly headersOf: (token: string) => Readonly<Record<string, string>>;
  /** What is secret in a login, such as the password. */
  readonly secrets: readonly string[];
}

function isSame(own: Readonly<Record<string, string>>, other: Authorization): boolean {
  return typeof other === "object" && Object.entries(own).every(([name, value]) => other[name] === value);
}
