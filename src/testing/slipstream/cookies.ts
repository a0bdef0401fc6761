import type { Clock } from "../../core/async/clock.js";
import { randomUuid } from "../kit/random-uuid.js";
import type { Caller } from "./caller.js";

/**
 * The cookies by which the server recognizes users. A token is stateless: it is valid until it expires, even if its session or its user
 * has been deleted.
 */
export class Cookies {
  readonly #clock: Clock;
  readonly #issued = new Map<string, IssuedToken>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Issues a token for a caller; it expires after 24 hours. */
  issue(caller: Caller): IssuedCookie {
    this.#forgetExpired();
    // A cookie's date has no fraction.
    const expiresAt = Math.floor(this.#clock.now() / 1000) * 1000 + lifetimeMs;
    const token = newToken(caller, expiresAt);
    this.#issued.set(token, { caller, expiresAt });
    const expiry = new Date(expiresAt).toUTCString();
    return { pair: `${cookieName}=token=${token}`, expiry };
  }

  /** The caller whose valid cookie is in a `Cookie` header. */
  identify(header: string | null): Caller | undefined {
    const issued = this.#issued.get(readToken(header) ?? "");
    return issued !== undefined && issued.expiresAt > this.#clock.now() ? issued.caller : undefined;
  }

  #forgetExpired(): void {
    for (const [token, { expiresAt }] of this.#issued) {
      if (expiresAt <= this.#clock.now()) this.#issued.delete(token);
    }
  }

  /** The `Set-Cookie` header that makes the client forget its cookie. */
  revocation(): string {
    return `${cookieName}=INVALID;Path=/;Max-Age=0;Expires=${new Date(this.#clock.now()).toUTCString()}`;
  }
}

/** A cookie as it is sent. */
export interface IssuedCookie {
  /** Name and value. */
  readonly pair: string;
  /** When it expires, as HTTP writes dates. */
  readonly expiry: string;
}

interface IssuedToken {
  readonly caller: Caller;
  readonly expiresAt: number;
}

/** The `Set-Cookie` header of a login. */
export function setCookie({ pair, expiry }: IssuedCookie): string {
  return `${pair}; Path=/; Secure; Expires=${expiry}`;
}

/** The name of the cookie. */
export const cookieName = "com.sixsq.slipstream.cookie";

const lifetimeMs = 24 * 3_600_000;

/** The token in a `Cookie` header. The value of the cookie begins with `token=`. */
function readToken(header: string | null): string | undefined {
  const start = `${cookieName}=token=`;
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

/** A token in the form of a JWT. Its signature is random, because the server knows the tokens that it has issued. */
function newToken({ name, roles, session }: Caller, expiresAt: number): string {
  const claims = { username: name, roles: roles.join(" "), session, exp: expiresAt / 1000 };
  return [JSON.stringify({ alg: "RS256" }), JSON.stringify(claims), randomUuid()].map(toBase64Url).join(".");
}

function toBase64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
