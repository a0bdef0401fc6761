/** A cookie as a server sets it. */
export interface Cookie {
  /** Its name. */
  readonly name: string;
  /** Its value. It may be a secret. */
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

  /**
   * Reads a `Set-Cookie` header as browsers do (RFC 6265, 5.2). Of an attribute that is repeated, the last value counts. A cookie without a
   * path is for all paths, as the jar does not know the path of the request.
   */
  #parse(line: string, nowMs: number): Cookie | undefined {
    const [pair = "", ...attributes] = line.split(";");
    const separator = pair.indexOf("=");
    const name = pair.slice(0, Math.max(separator, 0)).trim();
    if (name === "") return undefined;
    const all = attributes.reverse().map(readAttribute);
    const values = (attribute: string): string[] => all.flatMap(([each, value]) => (each === attribute ? [value] : []));
    if (!this.#isOwnDomain(values("domain").find((value) => value !== ""))) return undefined;
    const [path = ""] = values("path");
    return {
      name,
      value: pair.slice(separator + 1).trim(),
      path: path.startsWith("/") ? path : "/",
      secure: values("secure").length > 0 && (this.#keepsSecure || this.#origin.protocol === "https:"),
      httpOnly: values("httponly").length > 0,
      expiresMs: expiry(values("max-age"), values("expires"), nowMs),
    };
  }

  /** Whether a cookie with this domain is for the host. It may be for the hosts beside it, too. */
  #isOwnDomain(value: string | undefined): boolean {
    if (value === undefined) return true;
    const domain = value.replace(/^\./, "").toLowerCase();
    const { hostname } = this.#origin;
    // An IP address has no parts to which a domain could refer.
    return hostname === domain || (hostname.endsWith(`.${domain}`) && !/^[\d.]+$/.test(hostname));
  }
}

/** The name in lower case, and the value: empty without one. */
function readAttribute(text: string): readonly [name: string, value: string] {
  const [name = "", ...value] = text.split("=");
  return [name.trim().toLowerCase(), value.join("=").trim()];
}

/** Whether a cookie has expired. */
export function isExpired({ expiresMs }: Cookie, nowMs: number): boolean {
  return expiresMs !== null && expiresMs <= nowMs;
}

function keyOf({ name, path }: Cookie): string {
  return `${name};${path}`;
}

/** `Max-Age` counts before `Expires`. Values that cannot be read count as missing. */
function expiry(maxAges: readonly string[], dates: readonly string[], nowMs: number): number | null {
  const maxAge = maxAges.find((value) => /^-?\d+$/.test(value));
  if (maxAge !== undefined) return Math.min(nowMs + Number(maxAge) * 1000, lastDateMs);
  return dates.map(parseDate).find((date) => date !== null) ?? null;
}

/** The last time that a `Date` can hold. */
const lastDateMs = 8.64e15;

/** Reads a date as browsers do (RFC 6265, 5.1.1): its parts may have any order, and it is in UTC. Null for a date that does not exist. */
function parseDate(text: string): number | null {
  const tokens = text.split(/[^\da-z:]+/i);
  const take = (pattern: RegExp): readonly string[] | undefined => {
    const found = tokens.findIndex((token) => pattern.test(token));
    return pattern.exec(tokens.splice(found, found < 0 ? 0 : 1)[0] ?? "")?.slice(1);
  };
  const time = take(/^(\d\d?):(\d\d?):(\d\d?)(?!\d)/)?.map(Number);
  const day = Number(take(/^(\d\d?)(?!\d)/)?.[0]);
  const month = months.indexOf(take(new RegExp(`^(${months.join("|")})`, "i"))?.[0]?.toLowerCase() ?? "");
  const shortYear = Number(take(/^(\d{2,4})(?!\d)/)?.[0]);
  const year = shortYear + (shortYear < 70 ? 2000 : shortYear < 100 ? 1900 : 0);
  const [hour = NaN, minute = NaN, second = NaN] = time ?? [];
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  const exists = date.getUTCDate() === day && date.getUTCHours() === hour && minute < 60 && second < 60;
  return month >= 0 && year > 1600 && exists ? date.getTime() : null;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Whether a path is another one or below it. */
function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(parent.endsWith("/") ? parent : `${parent}/`);
}
