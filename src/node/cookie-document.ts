import { isIP } from "node:net";
import { type Cookie, isExpired } from "../core/sessions/cookie-jar.js";

/** The content of a cookie file. Lines that are not changed are kept byte for byte. */
export interface CookieDocument {
  readonly lines: readonly CookieLine[];
}

/** A line without its line feed. It may end with a carriage return. */
interface CookieLine {
  readonly text: string;
  /** Null for a comment, an empty line, and a line that has no cookie. */
  readonly entry: CookieEntry | null;
}

/** A cookie, and the hosts that it is sent to. */
interface CookieEntry {
  /** In lower case, without a dot at the beginning. */
  readonly domain: string;
  readonly includesSubdomains: boolean;
  readonly cookie: Cookie;
}

export const emptyDocument: CookieDocument = { lines: [] };

/** Python refuses a file without the first line. */
const header = [
  "# Netscape HTTP Cookie File",
  "# https://curl.se/docs/http-cookies.html",
  "# Written by saltant. Lines of other programs are kept.",
  "",
];

const headerPattern = /^#( Netscape)? HTTP Cookie File/;

/** The beginning of a line whose cookie has the flag HttpOnly. Older programs take the line for a comment. */
const httpOnlyPrefix = "#HttpOnly_";

/**
 * Parses a file in the Netscape format. One byte is one character, as in HTTP headers.
 *
 * @param path - The path of the file, for the error.
 * @throws Error if it is not a cookie file.
 */
export function parseDocument(bytes: Uint8Array, path: string): CookieDocument {
  // Some editors write a byte order mark first.
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "");
  const texts = text.replace(/\n$/, "").split("\n");
  const lines = texts.map((each) => ({ text: each, entry: parseLine(each.replace(/\r$/, "")) }));
  if (headerPattern.test(text) || text.trim() === "" || isHeaderless(lines)) return { lines };
  throw new Error(`${path} is not a cookie file, and was not changed: delete it, or use another file for the cookies`);
}

/** Whether lines that do not begin with the header are those of a cookie file: curl reads and keeps such files. */
function isHeaderless(lines: readonly CookieLine[]): boolean {
  const isCookie = ({ entry }: CookieLine): boolean => entry !== null;
  return lines.some(isCookie) && lines.every((line) => isCookie(line) || isComment(line.text));
}

function isComment(line: string): boolean {
  return /^\s*([#$]|$)/.test(line);
}

function parseLine(line: string): CookieEntry | null {
  const httpOnly = line.startsWith(httpOnlyPrefix);
  if (!httpOnly && isComment(line)) return null;
  const fields = line.slice(httpOnly ? httpOnlyPrefix.length : 0).split("\t");
  // Some programs leave out a value that is empty, with its tab.
  if (fields.length === 6) fields.push("");
  const [domain = "", includesSubdomains = "", path = "", secure = "", expiry = "", name = "", value = ""] = fields;
  const isCookie =
    fields.length === 7 &&
    /^\.?[^.\s]/.test(domain) &&
    [includesSubdomains, secure].every((flag) => /^(true|false)$/i.test(flag)) &&
    /^(-?\d+(\.\d+)?)?$/.test(expiry) &&
    name !== "";
  if (!isCookie) return null;
  return {
    domain: withoutDot(domain),
    includesSubdomains: /^true$/i.test(includesSubdomains),
    cookie: {
      name,
      value,
      path: path.startsWith("/") ? path : "/",
      secure: /^true$/i.test(secure),
      httpOnly,
      // Python leaves the expiry of a session's cookie empty; curl writes 0.
      expiresMs: Number(expiry) === 0 ? null : Number(expiry) * 1000,
    },
  };
}

/** The bytes of a document. */
export function formatDocument(document: CookieDocument): Uint8Array {
  const texts = document.lines.map(({ text }) => text);
  const [first = "", ...others] = texts;
  const head = header.map((line) => line + carriageReturn(document));
  const all = headerPattern.test(first) ? texts : [...head, ...(first.trim() === "" ? others : texts)];
  return Buffer.from(all.map((text) => `${text}\n`).join(""), "latin1");
}

/** What new lines have before their line feed, as the first line has it. */
function carriageReturn({ lines }: CookieDocument): string {
  return lines[0]?.text.endsWith("\r") === true ? "\r" : "";
}

function formatLine({ domain, includesSubdomains, cookie }: CookieEntry): string {
  const { httpOnly, path, secure, expiresMs, name, value } = cookie;
  // Python refuses the whole file if the dot and the flag do not fit. It takes 0 for 1970, where curl ignores the line without a number.
  const fields = [
    includesSubdomains ? `.${domain}` : domain,
    formatFlag(includesSubdomains),
    path,
    formatFlag(secure),
    expiresMs === null ? "" : String(Math.max(1, Math.min(Math.floor(expiresMs / 1000), lastSecond))),
    name,
    value,
  ];
  return (httpOnly ? httpOnlyPrefix : "") + fields.join("\t");
}

/** The end of the year 9999, in seconds since 1970. */
const lastSecond = 253_402_300_799;

function formatFlag(flag: boolean): string {
  return flag ? "TRUE" : "FALSE";
}

/** The cookies that are sent to a host and have not expired. */
export function findCookies(document: CookieDocument, host: string, nowMs: number): Cookie[] {
  return entriesFor(document, host)
    .map(({ cookie }) => cookie)
    .filter((cookie) => !isExpired(cookie, nowMs));
}

/**
 * Returns the document with other cookies for a host: those that were sent to it go, unless they are among the new ones. Returns the
 * same object if nothing changes.
 */
export function withCookies(document: CookieDocument, host: string, cookies: readonly Cookie[]): CookieDocument {
  const own = document.lines.filter(({ entry }) => entry !== null && isFor(entry, host));
  const entries = entriesFor(document, host);
  const lines = cookies.map((cookie) => {
    const found = entries.findLast((entry) => keyOf(entry.cookie) === keyOf(cookie));
    const { domain, includesSubdomains } = found ?? {
      domain: host.replace(/^\[(.*)\]$/, "$1"),
      includesSubdomains: false,
    };
    const entry = { domain, includesSubdomains, cookie };
    const text = formatLine(entry);
    // An unchanged line stays as its program wrote it.
    const same = own.find((line) => line.entry === found && formatLine(found) === text);
    return same ?? { text: text + carriageReturn(document), entry };
  });
  const isSame = lines.length === own.length && lines.every((line) => own.includes(line));
  if (isSame) return document;
  return { lines: [...document.lines.filter((line) => !own.includes(line)), ...lines] };
}

/** Returns the document without the cookies of a domain; the same object if there are none. */
export function withoutDomain(document: CookieDocument, domain: string): CookieDocument {
  const names = namesOf(withoutDot(domain));
  const lines = document.lines.filter(({ entry }) => entry === null || !names.includes(entry.domain));
  return lines.length === document.lines.length ? document : { lines };
}

/** Whether a cookie can be written. A control character, such as a tab, would make the file unreadable. */
export function isStorable({ name, value, path }: Cookie): boolean {
  return name !== "" && /^[\x20-\x7e\x80-\xff]*$/.test(name + value + path);
}

/** The entries for a host. Those of the host itself come after those of the domains above it: a jar keeps the last. */
function entriesFor({ lines }: CookieDocument, host: string): CookieEntry[] {
  const entries = lines.flatMap(({ entry }) => (entry !== null && isFor(entry, host) ? [entry] : []));
  return entries.sort((one, other) => one.domain.length - other.domain.length);
}

/** @param host - In the form of `URL.hostname`. */
function isFor({ domain, includesSubdomains }: CookieEntry, host: string): boolean {
  return namesOf(host).includes(domain) || (includesSubdomains && isIP(host) === 0 && host.endsWith(`.${domain}`));
}

/** The names of a host in a cookie file. Python writes a host without a dot as `localhost.local`, and IPv6 addresses in brackets. */
function namesOf(host: string): string[] {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  return [host, bare, ...(host.includes(".") ? [] : [`${host}.local`])];
}

function withoutDot(domain: string): string {
  return domain.replace(/^\./, "").toLowerCase();
}

function keyOf({ name, path }: Cookie): string {
  return `${name};${path}`;
}
