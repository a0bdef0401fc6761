import { describe, expect, it } from "vitest";
import { type Cookie, CookieJar } from "../../../src/core/sessions/cookie-jar.js";

const nowMs = Date.UTC(2030, 0, 2, 3, 4, 5);

/** A jar that has received these `Set-Cookie` headers. */
function jarWith(lines: readonly string[], url = "https://www.example.org/app", keepsSecure = true): CookieJar {
  const jar = new CookieJar(url, keepsSecure);
  receive(jar, ...lines);
  return jar;
}

function receive(jar: CookieJar, ...lines: readonly string[]): boolean {
  const headers = new Headers();
  for (const line of lines) headers.append("Set-Cookie", line);
  return jar.receive(headers, nowMs);
}

/** The only cookie of a jar that has received a header; undefined if it was ignored. */
function parse(line: string, url?: string): Cookie | undefined {
  return jarWith([line], url).cookies[0];
}

const plain: Cookie = { name: "a", value: "b", path: "/", secure: false, httpOnly: false, expiresMs: null };

describe("a Set-Cookie header", () => {
  it.each([
    ["a=b", plain],
    ["  a  =  b  ;", plain],
    ["a=", { ...plain, value: "" }],
    ["a=b=c==", { ...plain, value: "b=c==" }],
    ['a="b c"', { ...plain, value: '"b c"' }],
    ["a=b; SECURE; httponly", { ...plain, secure: true, httpOnly: true }],
    ["a=b;Secure=false;HttpOnly=", { ...plain, secure: true, httpOnly: true }],
    ["a=b; Path=/x/y", { ...plain, path: "/x/y" }],
    ["a=b; path = /x ; Path=/y", { ...plain, path: "/y" }],
    ["a=b; Unknown=x; Priority=High; SameSite=Lax", plain],
  ])("%s is a cookie", (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  it.each(["a", "", "=b", " = b", "; Path=/", ";a=b"])("%j has no name, and is ignored", (line) => {
    expect(parse(line)).toBeUndefined();
  });

  it.each(["x", "x/y", "", undefined])("with the path %j is for all paths", (path) => {
    expect(parse(path === undefined ? "a=b; Path" : `a=b; Path=${path}`)).toEqual(plain);
  });

  it.each(["www.example.org", ".www.example.org", "example.org", ".EXAMPLE.org", "", undefined])(
    "for the domain %j is kept",
    (domain) => {
      expect(parse(domain === undefined ? "a=b; Domain" : `a=b; Domain=${domain}`)).toEqual(plain);
    },
  );

  it.each(["other.example", "sub.www.example.org", "w.example.org", "ample.org", "..example.org"])(
    "for the domain %j, which is not that of the server, is ignored",
    (domain) => {
      expect(parse(`a=b; Domain=${domain}`)).toBeUndefined();
    },
  );

  it("for a part of an IP address is ignored", () => {
    expect(parse("a=b; Domain=0.0.1", "https://10.0.0.1")).toBeUndefined();
    expect(parse("a=b; Domain=10.0.0.1", "https://10.0.0.1")).toEqual(plain);
  });
});

describe("the expiry of a cookie", () => {
  const expiry = (attributes: string): number | null | undefined => parse(`a=b; ${attributes}`)?.expiresMs;
  const later = Date.UTC(2037, 10, 6, 8, 49, 37);

  it.each([
    "Sun, 06 Nov 2037 08:49:37 GMT",
    "Sunday, 06-Nov-37 08:49:37 GMT",
    "Sun Nov  6 08:49:37 2037",
    "6 nov 2037 8:49:37",
    "2037 november 06 08:49:37 UTC",
    "08:49:37 06 NOV 37 +0500",
    "Sun, 6-Nov-2037 08:49:37GMT",
  ])("is the date %s", (date) => {
    expect(expiry(`Expires=${date}`)).toBe(later);
  });

  it.each([
    ["31", 2031],
    ["69", 2069],
    ["2100", 2100],
  ])("is in the right century: %s", (year, full) => {
    expect(expiry(`Expires=01-Jan-${year} 00:00:00 GMT`)).toBe(Date.UTC(full, 0, 1));
  });

  it.each(["70", "99", "1994"])("in the year %s has passed", (year) => {
    expect(expiry(`Expires=01-Jan-${year} 00:00:00 GMT`)).toBeUndefined();
  });

  it.each([
    "",
    "soon",
    "0",
    "2037-11-06T08:49:37.000Z",
    "Sun, 32 Nov 2037 08:49:37 GMT",
    "Sun, 31 Nov 2037 08:49:37 GMT",
    "Sun, 06 Nov 1600 08:49:37 GMT",
    "Sun, 06 Nov 2037 24:00:00 GMT",
    "Sun, 06 Nov 2037 08:60:37 GMT",
    "Sun, 06 Nov 2037 08:49 GMT",
    "Sun, 06 Xxx 2037 08:49:37 GMT",
  ])("is the end of the session for %j, which is no date", (date) => {
    expect(expiry(`Expires=${date}`)).toBeNull();
  });

  it.each([
    ["Max-Age=60", nowMs + 60_000],
    ["Max-Age=60; Expires=Sun, 06 Nov 2037 08:49:37 GMT", nowMs + 60_000],
    ["Expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=60", nowMs + 60_000],
    ["Max-Age=30; Max-Age=60", nowMs + 60_000],
    ["Max-Age=60; Max-Age=soon", nowMs + 60_000],
    ["Max-Age=1.5; Expires=Sun, 06 Nov 2037 08:49:37 GMT", later],
    ["Expires=Sun, 06 Nov 2037 08:49:37 GMT; Expires=soon", later],
    ["Max-Age; Expires=Sun, 06 Nov 2037 08:49:37 GMT", later],
    ["Max-Age=+60", null],
    ["Max-Age=", null],
  ])("follows from %s", (attributes, expected) => {
    expect(expiry(attributes)).toBe(expected);
  });

  it("is a date that a Date can hold", () => {
    expect(new Date(expiry(`Max-Age=${"9".repeat(400)}`) ?? Number.NaN).getTime()).toBe(8.64e15);
  });
});

describe("a cookie jar", () => {
  it.each([
    "Max-Age=0",
    "Max-Age=-1",
    "Max-Age=0; Expires=Sun, 06 Nov 2037 08:49:37 GMT",
    "Expires=Wed, 02 Jan 2030 03:04:05 GMT",
  ])("deletes a cookie with %s", (attributes) => {
    const jar = jarWith(["a=b; Path=/", "a=other; Path=/x"]);
    expect(receive(jar, `a=INVALID; Path=/; ${attributes}`)).toBe(true);
    expect(jar.cookies).toEqual([{ ...plain, value: "other", path: "/x" }]);
  });

  it("replaces a cookie with the same name and path, and none other", () => {
    const jar = jarWith(["a=1", "a=2; Path=/x", "A=3"]);
    receive(jar, "a=4");
    expect(jar.cookies.map(({ name, value, path }) => [name, value, path])).toEqual([
      ["a", "4", "/"],
      ["a", "2", "/x"],
      ["A", "3", "/"],
    ]);
  });

  it("tells whether it has received any cookie", () => {
    const jar = jarWith([]);
    expect(receive(jar)).toBe(false);
    expect(receive(jar, "a=b; Domain=other.example", "nameless")).toBe(false);
    expect(receive(jar, "a=b; Domain=other.example", "a=b")).toBe(true);
  });

  it("sends cookies for the path or above it, the longest path first", () => {
    const jar = jarWith(["r=1", "x=2; Path=/x", "d=3; Path=/x/", "y=4; Path=/x/y", "s=5"]);
    expect(jar.headerFor("/x/y", nowMs)).toBe("y=4; d=3; x=2; r=1; s=5");
    expect(jar.headerFor("/x/yz", nowMs)).toBe("d=3; x=2; r=1; s=5");
    expect(jar.headerFor("/x/", nowMs)).toBe("d=3; x=2; r=1; s=5");
    expect(jar.headerFor("/x", nowMs)).toBe("x=2; r=1; s=5");
    expect(jar.headerFor("/xy", nowMs)).toBe("r=1; s=5");
    expect(jarWith(["x=2; Path=/x"]).headerFor("/", nowMs)).toBeNull();
  });

  it("sends a cookie until it expires", () => {
    const jar = jarWith(["a=b; Max-Age=60", "c=d"]);
    expect(jar.headerFor("/", nowMs + 59_999)).toBe("a=b; c=d");
    expect(jar.headerFor("/", nowMs + 60_000)).toBe("c=d");
  });

  it("sends a secure cookie over HTTPS only, unless it may forget that", () => {
    const lines = ["a=b; Secure", "c=d"];
    expect(jarWith(lines).headerFor("/", nowMs)).toBe("a=b; c=d");
    expect(jarWith(lines, "https://host", false).cookies).toMatchObject([{ secure: true }, { secure: false }]);
    expect(jarWith(lines, "http://host").headerFor("/", nowMs)).toBe("c=d");
    expect(jarWith(lines, "http://host", false).headerFor("/", nowMs)).toBe("a=b; c=d");
  });

  it.each([true, false])(
    "does not send the secure cookies of a store without HTTPS (keepsSecure: %s)",
    (keepsSecure) => {
      const jar = jarWith([], "http://host", keepsSecure);
      jar.replace([{ ...plain, secure: true }]);
      expect(jar.headerFor("/", nowMs)).toBeNull();
    },
  );

  it("is empty after its cookies are replaced by none", () => {
    const jar = jarWith(["a=b"]);
    jar.replace([]);
    expect(jar.cookies).toEqual([]);
    expect(jar.headerFor("/", nowMs)).toBeNull();
  });
});
