import { execFile, spawnSync } from "node:child_process";
import * as fs from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";
import { InvalidInputError } from "saltant";
import { CookieFile, type CookieFileOptions, listen } from "saltant/node";
import { type Cookie, SlipStreamClient } from "saltant/slipstream";
import { EmbeddedServer } from "saltant/slipstream/testing";
import { VirtualClock } from "saltant/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRequired, needs } from "../requirements.js";

// A test makes a call of the system fail.
vi.mock("node:fs/promises", async (original) => {
  const actual = await original<typeof fs>();
  return { ...actual, rename: vi.fn(actual.rename) };
});

const run = promisify(execFile);
const origin = "https://nuv.la";
const header = "# Netscape HTTP Cookie File";
const clock = new VirtualClock();
const later = Math.floor(clock.now() / 1000) + 3_600;

let directory = "";
let path = "";
let warnings: string[] = [];
const context = { warn: (message: string): number => warnings.push(message) };

beforeEach(async () => {
  directory = await fs.mkdtemp(join(tmpdir(), "saltant-cookies-"));
  path = join(directory, "cookies.txt");
  warnings = [];
});

afterEach(async () => {
  vi.mocked(fs.rename).mockReset();
  await fs.rm(directory, { recursive: true });
});

function cookie(changes: Partial<Cookie> = {}): Cookie {
  return {
    name: "a",
    value: "canary",
    path: "/",
    secure: true,
    httpOnly: false,
    expiresMs: later * 1000,
    ...changes,
  };
}

function cookieFile(at = path, options: CookieFileOptions = {}): CookieFile {
  return new CookieFile(at, { clock, ...options });
}

function load(of = origin): Promise<readonly Cookie[]> {
  return cookieFile().load(of, context);
}

function save(cookies: readonly Cookie[], of = origin): Promise<void> {
  return cookieFile().save(of, cookies, context);
}

/** Writes lines, with spaces in place of tabs. An underscore is an empty field. */
async function write(...lines: readonly string[]): Promise<void> {
  await fs.writeFile(path, lines.map((line) => `${tabbed(line)}\n`).join(""), { mode: 0o600 });
}

function tabbed(line: string): string {
  return line.startsWith("# ") ? line : line.replaceAll(" ", "\t").replaceAll("\t_", "\t");
}

/** The lines of the file, without the comments at its beginning. */
async function lines(): Promise<string[]> {
  const all = (await fs.readFile(path, "latin1")).split("\n");
  expect(all[0]).toMatch(/^# Netscape HTTP Cookie File\r?$/);
  expect(all.pop()).toBe("");
  return all.filter((line) => !/^(# |\r?$)/.test(line));
}

async function modeOf(at: string): Promise<string> {
  return ((await fs.stat(at)).mode & 0o777).toString(8);
}

describe("a cookie file", () => {
  it("keeps the cookies of each host", async () => {
    expect(await load()).toEqual([]);
    const cookies = [cookie(), cookie({ name: "b", value: "x=y; z", path: "/api", httpOnly: true, secure: false })];
    await save(cookies);
    await save([cookie({ value: "other" })], "http://other.example:8080");
    expect(await load()).toEqual(cookies);
    expect(await load("http://nuv.la:8443/some/path")).toEqual(cookies);
    expect(await load("https://other.example")).toEqual([cookie({ value: "other" })]);
    expect(await load("https://sub.nuv.la")).toEqual([]);
    expect(await lines()).toEqual([
      `nuv.la\tFALSE\t/\tTRUE\t${later}\ta\tcanary`,
      `#HttpOnly_nuv.la\tFALSE\t/api\tFALSE\t${later}\tb\tx=y; z`,
      `other.example\tFALSE\t/\tTRUE\t${later}\ta\tother`,
    ]);
    await save([]);
    expect(await load()).toEqual([]);
    expect(await lines()).toEqual([`other.example\tFALSE\t/\tTRUE\t${later}\ta\tother`]);
    expect(await fs.readdir(directory)).toEqual(["cookies.txt"]);
    expect(warnings).toEqual([]);
  });

  it("keeps cookies of a session, which have no expiry or 0", async () => {
    await write(header, "nuv.la FALSE / TRUE 0 curl 1", "nuv.la FALSE / TRUE _ python 2");
    const found = [
      cookie({ name: "curl", value: "1", expiresMs: null }),
      cookie({ name: "python", value: "2", expiresMs: null }),
    ];
    expect(await load()).toEqual(found);
    await save([...found, cookie({ name: "own", value: "3", expiresMs: null })]);
    // Each stays as the program that wrote it can read it.
    expect(await lines()).toEqual(
      ["nuv.la FALSE / TRUE 0 curl 1", "nuv.la FALSE / TRUE _ python 2", "nuv.la FALSE / TRUE _ own 3"].map(tabbed),
    );
  });

  it("does not return expired cookies, and removes those of the host with the next write", async () => {
    const seconds = Math.floor(clock.now() / 1000);
    await write(
      header,
      `nuv.la FALSE / TRUE ${seconds} now x`,
      "nuv.la FALSE / TRUE 1 old x",
      "nuv.la FALSE / TRUE -1 odd x",
      `nuv.la FALSE / TRUE ${seconds + 1}.0 valid x`,
      "other.example FALSE / TRUE 1 old x",
    );
    const valid = cookie({ name: "valid", value: "x", expiresMs: (seconds + 1) * 1000 });
    expect(await load()).toEqual([valid]);
    await save([valid, cookie({ name: "late", expiresMs: clock.now() })]);
    expect(await lines()).toEqual(
      ["other.example FALSE / TRUE 1 old x", `nuv.la FALSE / TRUE ${seconds + 1}.0 valid x`].map(tabbed),
    );
  });

  it("writes whole seconds, and no later than the year 9999", async () => {
    await save([cookie({ expiresMs: later * 1000 + 999 }), cookie({ name: "b", expiresMs: 8.64e15 })]);
    expect((await lines()).map((line) => line.split("\t")[4])).toEqual([String(later), "253402300799"]);
  });

  it("finds the cookies of the domains above a host, and updates them where they are", async () => {
    await write(
      header,
      "nuv.la FALSE / FALSE _ host 1",
      ".nuv.la TRUE / FALSE _ all 2",
      "NUV.LA TRUE / FALSE _ dotless 3",
      "a.nuv.la FALSE / FALSE _ other 4",
      ".uv.la TRUE / FALSE _ part 5",
      ".a.nuv.la TRUE / FALSE _ all 6",
      ".b.nuv.la TRUE / FALSE _ all 7",
    );
    const namesOf = async (of: string): Promise<string[]> => (await load(of)).map(({ value }) => value);
    expect(await namesOf("https://nuv.la")).toEqual(["1", "2", "3"]);
    expect(await namesOf("https://c.nuv.la")).toEqual(["2", "3"]);
    // A jar keeps the last one with the same name and path.
    expect(await namesOf("https://a.nuv.la")).toEqual(["2", "3", "4", "6"]);
    await save([cookie({ name: "all", value: "8", secure: false, expiresMs: null })], "https://a.nuv.la");
    expect(await lines()).toEqual(
      [
        "nuv.la FALSE / FALSE _ host 1",
        ".uv.la TRUE / FALSE _ part 5",
        ".b.nuv.la TRUE / FALSE _ all 7",
        ".a.nuv.la TRUE / FALSE _ all 8",
      ].map(tabbed),
    );
  });

  it.each([
    ["http://localhost:8080", ["localhost FALSE / FALSE _ a 1", "localhost.local FALSE / FALSE _ b 2"], "localhost"],
    ["http://[::1]:8080", ["::1 FALSE / FALSE _ a 1", "[::1].local FALSE / FALSE _ b 2"], "::1"],
    ["http://10.0.0.1", ["10.0.0.1 FALSE / FALSE _ a 1", "10.0.0.1 FALSE / FALSE _ b 2"], "10.0.0.1"],
  ])("finds the cookies of %s as curl and Python call it", async (of, both, name) => {
    await write(header, ...both, ".0.0.1 TRUE / FALSE _ c 3");
    expect((await load(of)).map(({ value }) => value)).toEqual(["1", "2"]);
    await save([cookie({ name: "d", secure: false, expiresMs: null })], of);
    expect(await lines()).toEqual([".0.0.1 TRUE / FALSE _ c 3", `${name} FALSE / FALSE _ d canary`].map(tabbed));
  });

  it("keeps comments, lines of other hosts and lines without a cookie byte for byte", async () => {
    const others = [
      "# curl's comment",
      "",
      "#other.example\tFALSE\t/\tTRUE\t0\tcommented\tout",
      "$Version\t1",
      "other.example\tFALSE\t/\tTRUE\t0\ta\tZo\xeb",
      "nuv.la\tFALSE\t/\tTRUE\t0\t\tnameless",
      "nuv.la\tFALSE\t/\tTRUE\t0\ta\ttoo\tmany",
      "nuv.la\tFALSE\t/\tMAYBE\t0\ta\tx",
      "nuv.la\tFALSE\t/\tTRUE\tsoon\ta\tx",
      "\tFALSE\t/\tTRUE\t0\ta\tx",
      "nuv.la FALSE / TRUE 0 spaces x",
      "nuv.la\tFALSE",
    ];
    const before = [header, ...others].join("\n");
    await fs.writeFile(path, before, { encoding: "latin1", mode: 0o600 });
    expect(await load()).toEqual([]);
    await save([cookie()]);
    const own = `nuv.la\tFALSE\t/\tTRUE\t${later}\ta\tcanary\n`;
    expect(await fs.readFile(path, "latin1")).toBe(`${before}\n${own}`);
  });

  it("reads what other programs leave out or write differently", async () => {
    await write(
      header,
      `nuv.la false / true ${later} lower x`,
      `nuv.la FALSE api TRUE ${later} relative x`,
      `nuv.la FALSE _ TRUE ${later} pathless x`,
      `nuv.la FALSE / TRUE ${later} empty _`,
      `nuv.la FALSE / TRUE ${later} valueless`,
      `nuv.la FALSE / TRUE ${later} quoted "x"`,
    );
    expect(await load()).toEqual([
      ...["lower", "relative", "pathless"].map((name) => cookie({ name, value: "x" })),
      ...["empty", "valueless"].map((name) => cookie({ name, value: "" })),
      cookie({ name: "quoted", value: '"x"' }),
    ]);
  });

  it("keeps the line breaks of Windows", async () => {
    const text = `${header}\r\n\r\nnuv.la\tFALSE\t/\tTRUE\t${later}\ta\tcanary\r\nother.example\tFALSE\t/\tTRUE\t0\tb\tx\r\n`;
    await fs.writeFile(path, text, { mode: 0o600 });
    expect(await load()).toEqual([cookie()]);
    await save([cookie(), cookie({ name: "c" })]);
    const [first, blank, own, other] = text.split("\r\n");
    expect(await fs.readFile(path, "utf8")).toBe(
      [first, blank, other, own, `nuv.la\tFALSE\t/\tTRUE\t${later}\tc\tcanary`, ""].join("\r\n"),
    );
  });

  it("is not written if nothing changes", async () => {
    await save([cookie()]);
    vi.mocked(fs.rename).mockClear();
    await save([cookie()]);
    await save([], "https://unknown.example");
    await cookieFile().clear("unknown.example");
    expect(fs.rename).not.toHaveBeenCalled();
  });

  it.each([
    ["tab", { value: "a\tb" }],
    ["line feed", { value: "a\nnuv.la" }],
    ["carriage return", { path: "/\r" }],
    ["null character", { name: "a\0" }],
    ["character beyond Latin-1", { value: "\u0142" }],
    ["name that is empty", { name: "" }],
  ])("leaves out a cookie with a %s, with a warning", async (_, changes) => {
    await save([cookie(changes), cookie({ name: "b" })]);
    expect(await load()).toEqual([cookie({ name: "b" })]);
    expect(warnings).toEqual([
      `a cookie of nuv.la cannot be written in the Netscape format and was not stored in ${path}`,
    ]);
    expect(await lines()).toHaveLength(1);
  });

  it("clears a domain, and no other", async () => {
    const others = [".a.nuv.la TRUE / TRUE 0 a 1", "vuv.la FALSE / TRUE 0 a 1", "la FALSE / TRUE 0 a 1"];
    await write(
      header,
      "nuv.la FALSE / TRUE 0 a 1",
      ...others,
      ".nuv.la TRUE / TRUE 0 b 1",
      "#HttpOnly_nuv.la FALSE / TRUE 0 c 1",
    );
    await cookieFile().clear("unknown.example");
    expect(await lines()).toHaveLength(6);
    await cookieFile().clear("Nuv.la");
    expect(await lines()).toEqual(others.map(tabbed));
    await cookieFile().clear(".a.nuv.la");
    expect(await lines()).toEqual(others.slice(1).map(tabbed));
  });

  it("makes no file when it is cleared", async () => {
    await cookieFile().clear("nuv.la");
    expect(await fs.readdir(directory)).toEqual([]);
  });

  it("is ~/.slipstream/cookies.txt by default", () => {
    expect(new CookieFile().path).toBe(join(homedir(), ".slipstream", "cookies.txt"));
  });

  it.each([[""], [7], [null], ["a\0b"]])("must not be at %j", (at) => {
    expect(() => new CookieFile(at as string)).toThrow(InvalidInputError);
  });

  it.each([null, "x", { clock: 1 }, { lockTimeoutMs: "1" }])("must not have the options %o", (options) => {
    expect(() => new CookieFile(path, options as never)).toThrow(InvalidInputError);
  });

  it.each(["nuv.la", "", 7, null, undefined, "file:///tmp"])("must not have the origin %j", async (of) => {
    await expect(cookieFile().load(of as string)).rejects.toThrow(InvalidInputError);
    await expect(cookieFile().save(of as string, [])).rejects.toThrow(InvalidInputError);
  });

  it("refuses other arguments that it cannot use, before it reads the file", async () => {
    await write("not a cookie file");
    await expect(save(null as never)).rejects.toThrow(InvalidInputError);
    for (const domain of ["", origin, 7, undefined]) {
      await expect(cookieFile().clear(domain as string)).rejects.toThrow(InvalidInputError);
    }
  });

  it("shows no cookie in its printed form", async () => {
    const file = cookieFile();
    await file.save(origin, [cookie()]);
    await file.load(origin);
    const shown = inspect(file, { depth: 9, showHidden: true }) + JSON.stringify(file);
    expect(shown).toContain("cookies.txt");
    expect(shown).not.toContain("canary");
  });
});

describe.skipIf(process.platform === "win32")("a cookie file's mode", () => {
  it("is 600, in a directory with the mode 700 if that was missing", async () => {
    path = join(directory, "home", ".slipstream", "cookies.txt");
    await save([cookie()]);
    expect([await modeOf(path), await modeOf(dirname(path))]).toEqual(["600", "700"]);
  });

  it("becomes 600 if another program made it, with a warning", async () => {
    await write(header, `nuv.la FALSE / TRUE ${later} a canary`);
    await fs.chmod(path, 0o644);
    expect(await load()).toEqual([cookie()]);
    expect(await modeOf(path)).toBe("600");
    expect(warnings).toEqual([
      `${path} was accessible to other users (mode 644), who may have read the cookies in it; its mode is now 600`,
    ]);
  });
});

describe("a file without the first line of a cookie file", () => {
  it.each([
    ["no cookie", "cookies: canary"],
    ["JSON", "{}"],
    ["comments only", "# mine\n"],
    ["one line that is no cookie", `nuv.la\tFALSE\t/\tTRUE\t0\ta\tx\nx = 1\n`],
    ["UTF-16", Buffer.from(`${header}\n`, "utf16le")],
  ])("(%s) is refused, and not changed", async (_, content) => {
    await fs.writeFile(path, content, { mode: 0o600 });
    const before = await fs.readFile(path);
    const message = `${path} is not a cookie file, and was not changed: delete it, or use another file for the cookies`;
    for (const use of [load, () => save([cookie()]), () => cookieFile().clear("nuv.la")]) {
      await expect(use()).rejects.toThrow(message);
    }
    expect(await fs.readFile(path)).toEqual(before);
    expect(await fs.readdir(directory)).toEqual(["cookies.txt"]);
  });

  it("but with cookies is one, and gets that line", async () => {
    await write("nuv.la FALSE / TRUE 0 a x", "# mine");
    expect(await load()).toEqual([cookie({ value: "x", expiresMs: null })]);
    await save([cookie()]);
    expect(await lines()).toEqual([`nuv.la\tFALSE\t/\tTRUE\t${later}\ta\tcanary`]);
    expect(await fs.readFile(path, "utf8")).toContain("\n# mine\n");
  });

  it.each(["", "\n", " \r\n", "\uFEFF", `\uFEFF${header}\n`])("but empty (%j) becomes one", async (text) => {
    await fs.writeFile(path, text, { mode: 0o600 });
    expect(await load()).toEqual([]);
    await save([cookie()]);
    expect(await load()).toEqual([cookie()]);
    expect(await lines()).toHaveLength(1);
  });
});

describe("a cookie file that cannot be written", () => {
  it("is unchanged, with no file left beside it", async () => {
    await save([cookie()]);
    vi.mocked(fs.rename).mockRejectedValueOnce(Object.assign(new Error("EIO: the disk says no"), { code: "EIO" }));
    await expect(save([])).rejects.toMatchObject({
      message: `cannot write ${path}: EIO: the disk says no`,
      code: "EIO",
    });
    expect(await fs.readdir(directory)).toEqual(["cookies.txt"]);
    expect(await load()).toEqual([cookie()]);
  });

  it("because another process does not release its lock leads to an error", async () => {
    await fs.mkdir(`${path}.lock`);
    const saved = cookieFile(path, { lockTimeoutMs: 1_000 }).save(origin, [cookie()]);
    await expect(saved).rejects.toThrow("waited 1000 ms (lockTimeoutMs)");
  });
});

describe("several processes", () => {
  it("that write at the same time keep the cookies of each other's domains", async () => {
    const times = 20;
    const program = fileURLToPath(new URL("cookie-file-process.ts", import.meta.url));
    await Promise.all(
      ["one", "two"].map((name) => run(process.execPath, ["--import", "tsx", program, path, name, String(times)])),
    );
    expect(await lines()).toHaveLength(2 * times + 2);
    for (const name of ["one", "two"]) {
      expect(await load(`https://${name}.example`)).toMatchObject([{ value: `${name}-${times}` }]);
    }
    expect(await fs.readdir(directory)).toEqual(["cookies.txt"]);
  });
});

describe("clients that share a cookie file", () => {
  it("log in once, and one without a password uses the other's session", async () => {
    const server = new EmbeddedServer();
    const { endpoint, username, password, fetch } = server.connection("joe");
    const common = { endpoint, fetch, clock: server.clock };
    const cookieStore = new CookieFile(path, { clock: server.clock });
    for (const login of [{ username, password }, { username, password }, {}]) {
      const client = new SlipStreamClient({ ...common, ...login, cookieStore });
      await client.api.GET("/api/cloud-entry-point");
    }
    expect(server.requests.map((request) => `${request.method} ${request.path}`)).toEqual([
      "POST api/session",
      ...Array.from({ length: 3 }, () => "GET api/cloud-entry-point"),
    ]);
    expect(await lines()).toEqual([
      expect.stringMatching(/^slipstream\.test\tFALSE\t\/\tTRUE\t\d{10}\tcom\.sixsq\.slipstream\.cookie\ttoken=\S+$/),
    ]);
  });
});

const succeeds = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const present = succeeds("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))") && succeeds("curl", "-V");

it.runIf(isRequired("python"))("Python 3 and curl are installed for the tests", () => {
  expect(present).toBe(true);
});

describe("a cookie file of other programs", needs("python", present), () => {
  /** What the server reports and sets. */
  const setCookies = [
    "plain=1; Max-Age=3600; Path=/",
    "session=token=x.y==; Path=/",
    // Python writes the flag only if it is spelled this way.
    "hidden=3; HTTPOnly; Path=/api; Max-Age=3600",
  ];

  function serve() {
    return listen((request) => {
      const headers = new Headers();
      if (request.url.endsWith("/set")) for (const each of setCookies) headers.append("Set-Cookie", each);
      return Promise.resolve(new Response(request.headers.get("Cookie"), { headers }));
    });
  }

  /** Requests a path with the cookies of the file, and writes those of the response to it. Returns the cookies that were sent. */
  const clients = {
    async curl(url: string) {
      const { stdout } = await run("curl", ["-sS", "--noproxy", "*", "-b", path, "-c", path, url]);
      return stdout;
    },
    async python(url: string) {
      const { stdout } = await run("python3", ["-c", pythonProgram, path, url]);
      return stdout;
    },
  };

  const pythonProgram = `
import os, sys, urllib.request, http.cookiejar
path, url = sys.argv[1:]
jar = http.cookiejar.MozillaCookieJar(path)
if os.path.exists(path):
    jar.load(ignore_discard=True)
handlers = [urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar)]
print(urllib.request.build_opener(*handlers).open(url).read().decode(), end="")
jar.save(ignore_discard=True)
`;

  const names = ["curl", "python"] as const;
  const plain = (name: string, value: string): unknown =>
    expect.objectContaining({ name, value, path: "/", secure: false, httpOnly: false });

  it.each(names)("is read: %s", async (name) => {
    await using server = await serve();
    await clients[name](`${server.url}/set`);
    const found = await new CookieFile(path).load(server.url, context);
    expect(found).toHaveLength(3);
    const expiresMs: unknown = expect.closeTo(Date.now() + 3_600_000, -6);
    expect(found).toEqual(
      expect.arrayContaining([
        plain("plain", "1"),
        { ...cookie({ name: "session", value: "token=x.y==", secure: false }), expiresMs: null },
        { ...cookie({ name: "hidden", value: "3", path: "/api", secure: false, httpOnly: true }), expiresMs },
      ]),
    );
  });

  it.each(names)("is written so that %s reads it, and is kept", async (name) => {
    await using server = await serve();
    const expiresMs = (Math.floor(Date.now() / 1000) + 3_600) * 1000;
    const file = new CookieFile(path);
    const cookies = [
      cookie({ value: "b=c", secure: false, expiresMs }),
      cookie({ name: "hidden", path: "/api", secure: false, httpOnly: true, expiresMs }),
    ];
    await file.save(server.url, cookies);
    await file.save("https://nuv.la", [cookie({ expiresMs })]);
    expect(await clients[name](`${server.url}/api/x`)).toBe("hidden=canary; a=b=c");
    expect(await clients[name](`${server.url}/`)).toBe("a=b=c");
    expect(await file.load(server.url)).toEqual(expect.arrayContaining(cookies));
    expect(await file.load("https://nuv.la")).toEqual([cookie({ expiresMs })]);
  });

  it("has cookies of a session as Python reads them", async () => {
    await using server = await serve();
    const file = new CookieFile(path);
    await file.save(server.url, [cookie({ secure: false, expiresMs: null })]);
    expect(await clients.python(`${server.url}/`)).toBe("a=canary");
    // The reason for the empty expiry: a 0 is 1970 for Python.
    await fs.writeFile(path, (await fs.readFile(path, "utf8")).replace("FALSE\t\t", "FALSE\t0\t"), { mode: 0o600 });
    expect(await clients.python(`${server.url}/`)).toBe("");
  });

  it("keeps the session of curl when another cookie is saved", async () => {
    await using server = await serve();
    await clients.curl(`${server.url}/set`);
    const file = new CookieFile(path);
    const found = await file.load(server.url);
    await file.save(server.url, [...found, cookie({ name: "new", secure: false, expiresMs: null })]);
    expect((await clients.curl(`${server.url}/`)).split("; ").sort()).toEqual(["plain=1", "session=token=x.y=="]);
  });
});
