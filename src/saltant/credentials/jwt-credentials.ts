import * as z from "zod/mini";
import type { Credentials, CredentialsContext } from "../../core/credentials.js";
import { AuthenticationError, InvalidInputError, UnexpectedResponseError } from "../../core/errors/index.js";
import { requireSecret } from "./token-credentials.js";

/** What JSON web tokens can be had with: a login, a pair of tokens, or both. */
export interface JwtSecrets {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
}

/** An access token, and when to stop using it by the client's clock; `null` if it does not say. */
interface AccessToken {
  readonly text: string;
  readonly renewAtMs: number | null;
}

/** An access token is renewed this long before it expires, or for its last tenth if that is shorter. */
const renewAheadMs = 30_000;

const accessAnswer = z.looseObject({ access: z.string() });
const pairAnswer = z.looseObject({ access: z.string(), refresh: z.string() });

/**
 * JSON web tokens: an access token that lives for days and a refresh token that lives for months. Logs in when first needed,
 * refreshes ahead of the expiry where the token tells it and after a refusal otherwise, and logs in again once the refresh
 * token has died, where the password is known. However many requests need that, it happens once.
 */
export class JwtCredentials implements Credentials {
  readonly #login: { readonly username: string; readonly password: string } | null;
  #access: AccessToken | null;
  #refreshToken: string | null;
  #renewal: Promise<AccessToken> | null = null;
  /** How far the server's clock is ahead of ours, in milliseconds, as far as is known. */
  #skewMs = 0;

  constructor(secrets: JwtSecrets) {
    const { username, password, accessToken, refreshToken } = secrets;
    if ((username === undefined) !== (password === undefined)) {
      throw new InvalidInputError("username and password go together: give both or neither");
    }
    if (username !== undefined && (typeof username !== "string" || typeof password !== "string" || username === "")) {
      throw new InvalidInputError("username and password must be texts, and the username not empty");
    }
    this.#login = username === undefined || password === undefined ? null : { username, password };
    this.#refreshToken = refreshToken === undefined ? null : requireSecret("refreshToken", refreshToken);
    this.#access = accessToken === undefined ? null : givenToken(requireSecret("accessToken", accessToken));
    if (this.#login === null && this.#refreshToken === null && this.#access === null) {
      throw new InvalidInputError("these credentials are empty: give username and password, or tokens");
    }
  }

  authorization(context: CredentialsContext): string | Promise<string> {
    const access = this.#access;
    const isFresh = access !== null && (access.renewAtMs === null || context.now() < access.renewAtMs);
    // Without anything to renew it with, an old token is sent all the same: the server then says what is wrong with it.
    if (access !== null && (isFresh || !this.#canRenew)) return bearer(access);
    return this.#renew(context).then(bearer);
  }

  async renew(refused: string, context: CredentialsContext): Promise<boolean> {
    // Another request may have renewed it while this one was under way.
    if (this.#access !== null && bearer(this.#access) !== refused) return true;
    if (!this.#canRenew) return false;
    await this.#renew(context);
    return true;
  }

  get #canRenew(): boolean {
    return this.#login !== null || this.#refreshToken !== null;
  }

  /** Starts a renewal, or joins the one under way. */
  #renew(context: CredentialsContext): Promise<AccessToken> {
    this.#renewal ??= this.#obtain(context).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #obtain(context: CredentialsContext): Promise<AccessToken> {
    if (this.#refreshToken !== null) {
      try {
        const refresh = this.#refreshToken;
        const answer = await post(context, "/token/refresh/", { refresh }, [refresh], accessAnswer);
        return (this.#access = issuedToken(answer.access, context.now(), this.#skewMs));
      } catch (error) {
        if (!(error instanceof AuthenticationError) || this.#login === null) throw error;
        this.#refreshToken = null; // It has died; the password is still good for a new one.
      }
    }
    const secrets = this.#login === null ? [] : [this.#login.password];
    const { access, refresh } = await post(context, "/token/", this.#login, secrets, pairAnswer);
    this.#refreshToken = refresh;
    // Only a login tells the server's time: a refreshed token still says when its refresh token was issued.
    const { iat } = payloadOf(access);
    if (typeof iat === "number") this.#skewMs = iat * 1000 - context.now();
    return (this.#access = issuedToken(access, context.now(), this.#skewMs));
  }
}

async function post<T>(
  context: CredentialsContext,
  path: string,
  body: unknown,
  secrets: readonly string[],
  schema: z.ZodMiniType<T>,
): Promise<T> {
  // Asking for a token twice does no harm.
  const answer = await context.callAnonymously({ method: "POST", path, body, secrets, isRepeatable: true });
  const result = z.safeParse(schema, answer.body);
  if (result.success) return result.data;
  // The body is left out: there may be a token in it.
  const message = `${answer.status} POST ${path}: the answer holds no token: is baseApiUrl the API's root?`;
  throw new UnexpectedResponseError(message, { ...answer, body: null });
}

function bearer({ text }: AccessToken): string {
  return `Bearer ${text}`;
}

/** An access token that the server has just issued, by a clock that is `skewMs` behind the server's. */
function issuedToken(text: string, nowMs: number, skewMs: number): AccessToken {
  const { exp } = payloadOf(text);
  if (typeof exp !== "number") return { text, renewAtMs: null };
  const leftMs = exp * 1000 - skewMs - nowMs;
  // A new token that seems to have expired is a matter of clocks: then only a refusal tells when it really has.
  return { text, renewAtMs: leftMs <= 0 ? null : nowMs + leftMs - Math.min(renewAheadMs, leftMs / 10) };
}

/** An access token from an earlier login. */
function givenToken(text: string): AccessToken {
  const { exp, iat } = payloadOf(text);
  if (typeof exp !== "number") return { text, renewAtMs: null };
  const lifetimeMs = typeof iat === "number" ? (exp - iat) * 1000 : Infinity;
  return { text, renewAtMs: exp * 1000 - Math.min(renewAheadMs, lifetimeMs / 10) };
}

/** A token's payload, its second part; empty if it is no token that can be read. */
function payloadOf(text: string): { readonly exp?: unknown; readonly iat?: unknown } {
  try {
    const base64 = (text.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const payload: unknown = JSON.parse(atob(base64));
    return typeof payload === "object" && payload !== null ? payload : {};
  } catch {
    return {};
  }
}
