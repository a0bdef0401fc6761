import { missingGlobals } from "../../../../core/platform.js";
import type { Clock } from "../../../../core/async/clock.js";
import { randomUuid } from "../../../kit/random-uuid.js";

const dayMs = 24 * 3_600_000;

/** Issues and verifies the server's JWTs: HMAC with SHA-256, with a random key for each server. */
export class Jwt {
  readonly #clock: Clock;
  readonly #lifetimesMs: Readonly<Record<TokenType, number>>;
  #key: Promise<CryptoKey> | undefined;

  constructor(clock: Clock, { accessMs = 3 * dayMs, refreshMs = 245 * dayMs }: TokenLifetimes = {}) {
    this.#clock = clock;
    this.#lifetimesMs = { access: accessMs, refresh: refreshMs };
  }

  /** Issues both tokens for a user who has logged in. */
  async login(userId: number): Promise<{ refresh: string; access: string }> {
    const refresh = this.#claims("refresh", userId, this.#nowSeconds());
    return { refresh: await this.#sign(refresh), access: await this.#accessFrom(refresh) };
  }

  /**
   * Issues a new access token for a refresh token.
   *
   * @throws TokenError if it is invalid or expired.
   */
  async refresh(token: string): Promise<string> {
    return this.#accessFrom(await this.verify(token, "refresh"));
  }

  /**
   * Returns the claims of a valid token.
   *
   * @throws TokenError
   */
  async verify(token: string, type: TokenType): Promise<Claims> {
    const claims = await this.#read(token);
    if (claims === undefined || claims.exp <= this.#nowSeconds()) throw new TokenError("Token is invalid or expired");
    if (claims.token_type !== type) throw new TokenError("Token has wrong type");
    return claims;
  }

  /** Created on first use, because browsers have no `crypto.subtle` on pages loaded over plain HTTP. */
  #secretKey(): Promise<CryptoKey> {
    if (missingGlobals("crypto") !== "" || !("subtle" in crypto)) {
      throw new TypeError("This platform has no crypto.subtle, which the embedded server needs to log users in.");
    }
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    this.#key ??= crypto.subtle.importKey("raw", secret, algorithm, false, ["sign", "verify"]);
    return this.#key;
  }

  #nowSeconds(): number {
    return Math.floor(this.#clock.now() / 1000);
  }

  #claims(type: TokenType, userId: number, issuedAt: number): Claims {
    const exp = this.#nowSeconds() + Math.floor(this.#lifetimesMs[type] / 1000);
    return { token_type: type, exp, iat: issuedAt, jti: randomUuid().replaceAll("-", ""), user_id: userId };
  }

  /** simplejwt copies the claims of the refresh token, including the time of issue. */
  #accessFrom(refresh: Claims): Promise<string> {
    return this.#sign(this.#claims("access", refresh.user_id, refresh.iat));
  }

  async #sign(claims: Claims): Promise<string> {
    const content = `${encodeJson({ alg: "HS256", typ: "JWT" })}.${encodeJson(claims)}`;
    const signature = await crypto.subtle.sign("HMAC", await this.#secretKey(), utf8(content));
    return `${content}.${encodeBytes(new Uint8Array(signature))}`;
  }

  async #read(token: string): Promise<Claims | undefined> {
    const [header, payload, signature, ...more] = token.split(".");
    const bytes = decodeBytes(signature);
    if (header === undefined || payload === undefined || bytes === undefined || more.length > 0) return undefined;
    const isOurs = await crypto.subtle.verify("HMAC", await this.#secretKey(), bytes, utf8(`${header}.${payload}`));
    // The signature proves that #sign wrote it, so it has the type.
    return isOurs ? (JSON.parse(new TextDecoder().decode(decodeBytes(payload))) as Claims) : undefined;
  }
}

/** The lifetimes of tokens. */
export interface TokenLifetimes {
  /** The lifetime of an access token, in milliseconds. Default: 3 days. */
  readonly accessMs?: number;
  /** The lifetime of a refresh token, in milliseconds. Default: 245 days. */
  readonly refreshMs?: number;
}

export type TokenType = "access" | "refresh";

/** The claims of a token, by their names in the JWT. */
interface Claims {
  readonly token_type: TokenType;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly user_id: number;
}

/** Thrown for an invalid token, with the message of simplejwt. */
export class TokenError extends Error {
  override name = "TokenError";
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function encodeJson(value: object): string {
  return encodeBytes(utf8(JSON.stringify(value)));
}

function encodeBytes(bytes: Uint8Array): string {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decodeBytes(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (text === undefined || !/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}
