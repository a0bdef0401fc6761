/** A cookie as a server sets it. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** The path of the URLs that it is sent to, and everything below. */
  readonly path: string;
  /** Whether it is sent over HTTPS only. */
  readonly secure: boolean;
  /** Whether scripts of a page may not read it. */
  readonly httpOnly: boolean;
  /** When it expires, in milliseconds since 1970; null for the end of the session. */
  readonly expiresMs: number | null;
}

/** The cookies of one origin. */
export class CookieJar {
  readonly #origin: URL;
  readonly #keepsSecure: boolean;
  readonly #cookies = new Map<string, Cookie>();

  /**
   * @param url - A URL of the origin.
   * @param keepsSecure - Whether a cookie that is meant for HTTPS stays so if the origin has none. If not, it is sent there, too.
   */
  constructor(url: string, keepsSecure: boolean) {
    this.#origin = new URL(url);
    this.#keepsSecure = keepsSecure;
  }

  /** All cookies, also expired ones. */
  get cookies(): readonly Cookie[] {
    return [...this.#cookies.values()];
  }

  /** Replaces all cookies. */
  replace(cookies: readonly Cookie[]): void {
    this.#cookies.clear();
    for (const cookie of cookies) this.#cookies.set(keyOf(cookie), cookie);
  }

  /**
   * Takes over the `Set-Cookie` headers of a response. A cookie for another host is ignored.
   *
   * @returns Whether there were any.
   */
  receive(headers: Headers, nowMs: number): boolean {
    const cookies = headers.getSetCookie().flatMap((line) => this.#parse(line, nowMs) ?? []);
    for (const cookie of cookies) {
      if (isExpired(cookie, nowMs)) this.#cookies.delete(keyOf(cookie));
      else this.#cookies.set(keyOf(cookie), cookie);
    }
    return cookies.length > 0;
  }

  /** The `Cookie` header for requests to a path; null if no cookie is for it. */
  headerFor(path: string, nowMs: number): string | null {
    const isHttps = this.#origin.protocol === "https:";
    const sent = this.cookies.filter(
      (cookie) => !isExpired(cookie, nowMs) && isBelow(path, cookie.path) && (isHttps || !cookie.secure),
    );
    // Cookies of longer paths go first (RFC 6265, 5.4).
    sent.sort((a, b) => b.path.length - a.path.length);
    return sent.length === 0 ? null : sent.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  /** Reads a `Set-Cookie` header as browsers do (RFC 6265, 5.2). */
  #parse(line: string, nowMs: number): Cookie | undefined {
    const [pair = "", ...attributes] = line.split(";");
    const separator = pair.indexOf("=");
    const name = pair.slice(0, Math.max(separator, 0)).trim();
    if (name === "") return undefined;
    const value = (attribute: string): string | undefined => {
      const found = attributes.findLast((each) => each.split("=", 1)[0]?.trim().toLowerCase() === attribute);
      return found?.slice(found.indexOf("=") + 1).trim();
    };
    const has = (attribute: string): boolean => value(attribute) !== undefined;
    const domain = value("domain")?.replace(/^\./, "").toLowerCase();
    const { hostname } = this.#origin;
    if (domain !== undefined && domain !== "" && hostname !== domain && !hostname.endsWith(`.${domain}`))
      return undefined;
    const path = value("path");
    const isSecure = has("secure") && (this.#keepsSecure || this.#origin.protocol === "https:");
    return {
      name,
      value: pair.slice(separator + 1).trim(),
      path: path?.startsWith("/") === true ? path : "/",
      secure: isSecure,
      httpOnly: has("httponly"),
      expiresMs: expiry(value("max-age"), value("expires"), nowMs),
    };
  }
}

/** Whether a cookie has expired. */
export function isExpired({ expiresMs }: Cookie, nowMs: number): boolean {
  return expiresMs !== null && expiresMs <= nowMs;
}

function keyOf({ name, path }: Cookie): string {
  return `${name};${path}`;
}

function expiry(maxAge: string | undefined, expires: string | undefined, nowMs: number): number | null {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return nowMs + Number(maxAge) * 1000;
  const ms = expires === undefined ? Number.NaN : Date.parse(expires.replaceAll("-", " "));
  return Number.isNaN(ms) ? null : ms;
}

/** Whether a path is another one or below it. */
function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(parent.endsWith("/") ? parent : `${parent}/`);
}
