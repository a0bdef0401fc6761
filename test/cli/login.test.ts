import { chmod, mkdir, readFile, rename, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { Interruption } from "../../src/cli/exit-codes.js";
import { askHidden } from "../../src/cli/input/questions.js";
import { Profiles } from "../../src/cli/profiles.js";
import { createCommandFixture, type CommandFixture } from "./support/fixture.js";
import type { Terminal } from "./support/terminal.js";

/** Without a login and without its variables. */
const loggedOutEnv = { SALTANT_API_URL: "", SALTANT_AUTH_TOKEN: "", SALTANT_USERNAME: "" };

/** A fixture without a login's variables, which can read the files of logins. */
async function createLoggedOutFixture() {
  const fixture = await createCommandFixture();
  const folder = join(fixture.home, ".config/saltant");
  return {
    ...fixture,
    folder,
    run: (
      line: string,
      { env = {}, stdin }: { env?: Record<string, string | undefined>; stdin?: string | Uint8Array } = {},
    ) => fixture.run(line, { env: { ...loggedOutEnv, ...env }, ...(stdin === undefined ? {} : { stdin }) }),
    open: (line: string) => fixture.open(line, { env: loggedOutEnv }),
    kept: async (file: "profiles" | "tokens") => {
      const text = await readFile(join(folder, `${file}.json`), "utf8").catch(() => "{}");
      return JSON.parse(text) as unknown;
    },
    token: (user: string) => fixture.server.connection(user).authToken,
    logIn: async (profile: string, user: string) => {
      const line = `saltant login --api-url ${fixture.apiUrl} --username ${user} --profile ${profile}`;
      expect(await fixture.run(line, { stdin: `${user}-password\n`, env: loggedOutEnv })).toMatchObject({
        exitCode: 0,
      });
    },
  };
}

/** The screen after a line has ended, and the terminal's settings. */
async function ended(terminal: Terminal): Promise<{ exitCode: number; screen: string; hasCursor: boolean }> {
  const exitCode = await terminal.finished();
  return { exitCode, screen: terminal.screen(), hasCursor: terminal.hasCursor };
}

describe("saltant login in a terminal", () => {
  test("prompts for missing values, shows no password, and keeps the tokens and not the password", async () => {
    const { apiUrl, open, kept, folder, run } = await createLoggedOutFixture();
    const terminal = open("saltant login; stty -a | grep -ow -- '-*echo\\|-*icanon'");
    await terminal.until((screen) => screen.includes("API root"));
    terminal.type("nonsense\r");
    await terminal.until((screen) => screen.includes("> The API root must be a URL such as https://host/"));
    terminal.type(`\x15${apiUrl}\r`);
    await terminal.until((screen) => screen.includes("User name"));
    terminal.type("alice\r");
    await terminal.until((screen) => screen.includes("Password of alice"));
    terminal.press("enter");
    await terminal.until((screen) => screen.includes("You must provide a value"));
    terminal.type("alice-pass");
    terminal.type("word\r");
    const { exitCode, screen, hasCursor } = await ended(terminal);
    expect({ exitCode, hasCursor }).toEqual({ exitCode: 0, hasCursor: true });
    expect(screen.split("\n").slice(0, 3)).toEqual([
      `✔ API root (https://host/api/): ${apiUrl}`,
      "✔ User name (empty for a token): alice",
      "✔ Password of alice:",
    ]);
    expect(screen.replace(/\n/g, "")).toContain(
      `Logged in to ${apiUrl} as alice; saved as profile default in ${folder}/profiles.json`,
    );
    // The terminal echoes again.
    expect(screen).toMatch(/\nicanon\necho$/);
    expect(await kept("profiles")).toEqual({ profiles: { default: { apiUrl, username: "alice" } } });
    const tokens = await readFile(join(folder, "tokens.json"), "utf8");
    expect(tokens).toContain('"refreshToken"');
    expect(tokens).not.toContain("alice-password");
    const modes = await Promise.all(
      ["", "profiles.json", "tokens.json"].map(async (file) =>
        ((await stat(join(folder, file))).mode & 0o777).toString(8),
      ),
    );
    expect(modes).toEqual(["700", "600", "600"]);
    expect(await run("saltant whoami")).toEqual({
      stdout: `user    alice\nserver  ${apiUrl}\nsource  profile default\n`,
      stderr: "",
      exitCode: 0,
    });
  });

  test("suggests the profile's values, and keeps the profile if the password is wrong", async () => {
    const { apiUrl, open, kept, logIn } = await createLoggedOutFixture();
    await logIn("default", "alice");
    const before = [await kept("profiles"), await kept("tokens")];
    const terminal = open("saltant login");
    await terminal.until((screen) => screen.includes(`API root (https://host/api/): (${apiUrl})`));
    terminal.press("enter");
    await terminal.until((screen) => screen.includes("User name: (alice)"));
    terminal.press("enter");
    await terminal.until((screen) => screen.includes("Password of alice"));
    terminal.type("guessed\r");
    const { exitCode, screen } = await ended(terminal);
    expect(exitCode).toBe(3);
    expect(screen.replace(/\n/g, "")).toMatch(
      /saltant: cannot log in to \S+: 401 POST \/token\/: No active account found with the given credentials; check the token, or the user name and password$/,
    );
    expect(screen).not.toContain("guessed");
    expect([await kept("profiles"), await kept("tokens")]).toEqual(before);
  });

  test("accepts a token if no user name is given", async () => {
    const { apiUrl, open, kept, token } = await createLoggedOutFixture();
    const terminal = open(`saltant login --api-url ${apiUrl} --profile robot`);
    await terminal.until((screen) => screen.includes("User name (empty for a token)"));
    terminal.press("enter");
    await terminal.until((screen) => screen.includes("Token:"));
    terminal.type(`${token("bob")}\r`);
    const { exitCode, screen } = await ended(terminal);
    expect(exitCode).toBe(0);
    expect(screen).not.toContain(token("bob"));
    expect(await kept("profiles")).toEqual({ profiles: { robot: { apiUrl, authToken: token("bob") } } });
    expect(await kept("tokens")).toEqual({});
  });

  test.each([
    ["the first prompt", []],
    ["the second", [["API root", "\r"]]],
    [
      "the password",
      [
        ["API root", "\r"],
        ["User name", "\r"],
        ["Password", "half-a-pass"],
      ],
    ],
  ] as const)("stops without a message on Ctrl-C at %s, and restores the terminal", async (_, answers) => {
    const { open, kept, logIn } = await createLoggedOutFixture();
    await logIn("default", "alice");
    const before = [await kept("profiles"), await kept("tokens")];
    const terminal = open('saltant login; echo "[$?]"; stty -a | grep -ow -- "-*echo\\|-*icanon"');
    for (const [question, answer] of answers) {
      await terminal.until((screen) => screen.includes(question));
      terminal.type(answer);
    }
    await terminal.until((screen) => screen.split("? ").length === 2);
    terminal.press("ctrl-c");
    const { screen, hasCursor } = await ended(terminal);
    expect(screen).toMatch(/\nsaltant: stopped\n\[130\]\nicanon\necho$/);
    expect(screen).not.toContain("half-a-pass");
    expect(hasCursor).toBe(true);
    expect([await kept("profiles"), await kept("tokens")]).toEqual(before);
  });

  test("does not read a secret if it cannot prompt without an echo", async () => {
    const { apiUrl, open } = await createLoggedOutFixture();
    const { exitCode, screen } = await ended(
      open(`saltant login --api-url ${apiUrl} --username alice 2>log; code=$?; cat log; exit $code`),
    );
    expect({ exitCode, screen }).toEqual({
      exitCode: 2,
      screen: "saltant: cannot prompt: standard error is not a terminal; pipe the secret into standard input",
    });
  });
});

describe("saltant login in a script", () => {
  test.each<[string, (fixture: CommandFixture) => string, string, number, RegExp]>([
    ["no root", () => "--token", "t", 2, /^saltant: --api-url is required if there is no terminal to prompt on\n$/],
    ["no user", ({ apiUrl }) => `--api-url ${apiUrl}`, "t", 2, /^saltant: --username or --token is required if there/],
    [
      "a URL with a query",
      () => "--api-url 'http://127.0.0.1/api/?a=b' --token",
      "t",
      2,
      /^saltant: the API root must not have a query or a fragment \(\? or #\)\n$/,
    ],
    ["no URL", () => "--api-url nonsense --token", "t", 2, /^saltant: the API root must be a URL such as \S+\n$/],
    [
      "no secret",
      ({ apiUrl }) => `--api-url ${apiUrl} --token`,
      "\n",
      2,
      /^saltant: the token on standard input is empty\n$/,
    ],
    [
      "two words for a token",
      ({ apiUrl }) => `--api-url ${apiUrl} --token`,
      "a b",
      2,
      /^saltant: cannot log in to \S+: authToken must be a string of at least 3 characters, without/,
    ],
    [
      "an unknown token",
      ({ apiUrl }) => `--api-url ${apiUrl} --token`,
      "none",
      3,
      /^saltant: cannot log in to \S+: 403 GET \S+ Invalid token; check the token[^\n]*\n$/,
    ],
    [
      "a missing server",
      () => "--api-url http://127.0.0.1:1/api/ --token",
      "a-token",
      9,
      /^saltant: cannot log in to http:\/\/127.0.0.1:1\/api\/: [^\n]*\n$/,
    ],
    [
      "a wrong root",
      ({ apiUrl }) => `--api-url ${apiUrl.replace("api/", "")} --username alice`,
      "x",
      1,
      /405 POST \/token\/: the server responded 405 without a reason; is baseApiUrl the API's root\?/,
    ],
    [
      "a path as a name",
      ({ apiUrl }) => `--api-url ${apiUrl} --token --profile ../x`,
      "t",
      2,
      /^saltant: "..\/x" is not a valid profile name: use up to 64 letters, digits and . _ @ -, not starting with -\n$/,
    ],
    [
      "an empty name",
      ({ apiUrl }) => `--api-url ${apiUrl} --token --profile ''`,
      "t",
      2,
      /^saltant: "" is not a valid profile name: [^\n]*\n$/,
    ],
  ])("refuses %s in one line, and keeps nothing", async (_, args, stdin, exitCode, message) => {
    const fixture = await createLoggedOutFixture();
    const result = await fixture.run(`saltant login ${args(fixture)}`, { stdin });
    expect(result).toEqual({ stdout: "", stderr: expect.stringMatching(message), exitCode });
    expect([await fixture.kept("profiles"), await fixture.kept("tokens")]).toEqual([{}, {}]);
  });

  test("never shows a secret, even with --debug", async () => {
    const { apiUrl, run, token, folder } = await createLoggedOutFixture();
    const login = `saltant login --api-url ${apiUrl} --debug`;
    const right = await run(`${login} --username alice`, { stdin: "alice-password\n" });
    const wrong = await run(`${login} --username alice`, { stdin: "guessed\n" });
    const permanent = await run(`${login} --token --profile robot`, { stdin: `${token("bob")}\r\n` });
    const asked = await run(
      "saltant whoami --debug --profile robot; saltant profiles --debug --json; saltant whoami --debug",
    );
    expect([right, wrong, permanent, asked].map(({ exitCode }) => exitCode)).toEqual([0, 3, 0, 0]);
    expect(asked.stderr).toContain("200 GET /users/");
    const { servers } = JSON.parse(await readFile(join(folder, "tokens.json"), "utf8")) as {
      servers: Record<string, Record<string, Record<string, string>>>;
    };
    const kept = Object.values(servers[apiUrl]?.alice ?? {});
    expect(kept).toHaveLength(2);
    const said = JSON.stringify([right, wrong, permanent, asked]);
    for (const secret of ["alice-password", "guessed", token("bob"), ...kept]) expect(said).not.toContain(secret);
  });

  test("loses no login when many log in at the same time", async () => {
    const { home, run } = await createLoggedOutFixture();
    const names = ["a", "b", "c", "d", "__proto__"];
    // Each as in a separate process.
    const open = () => new Profiles({ HOME: home }, () => undefined);
    await Promise.all(names.map((name) => open().set(name, { apiUrl: "http://h/api/", authToken: `token-${name}` })));
    expect([...(await open().all()).keys()].sort()).toEqual([...names].sort());
    const { stdout } = await run("saltant profiles --ids");
    expect(stdout.split("\n").sort()).toEqual(["", ...names].sort());
  });

  test("stops waiting for the secret when a signal stops the command", async () => {
    const controller = new AbortController();
    const [stdin, stderr] = [new PassThrough(), new PassThrough()];
    const io = { stdin, stdout: stderr, stderr, env: {}, signal: controller.signal, interrupt: () => undefined };
    const answer = askHidden(io, "Token");
    controller.abort(new Interruption("SIGTERM"));
    await expect(answer).rejects.toEqual(new Interruption("SIGTERM"));
  });
});

describe("the effective profile", () => {
  test("is the one of --profile, then that of SALTANT_PROFILE, then the variables, then the default one", async () => {
    const { apiUrl, run, logIn, token } = await createLoggedOutFixture();
    for (const [profile, user] of [
      ["default", "alice"],
      ["work", "bob"],
      ["lab", "carol.dots"],
    ] as const) {
      await logIn(profile, user);
    }
    const all = {
      SALTANT_PROFILE: "work",
      SALTANT_API_URL: apiUrl,
      SALTANT_AUTH_TOKEN: token("admin"),
      SALTANT_USERNAME: "admin",
    };
    const sourceOf = async (args: string, env: Record<string, string>) => {
      const { stdout } = await run(`saltant whoami --json ${args}`, { env });
      const { user, source } = JSON.parse(stdout) as { user: string; source: string };
      return `${user}, ${source}`;
    };
    expect(await sourceOf("--profile lab", all)).toBe("carol.dots, profile lab");
    expect(await sourceOf("", all)).toBe("bob, profile work");
    expect(await sourceOf("", { ...all, SALTANT_PROFILE: "" })).toBe("admin, the environment");
    expect(await sourceOf("", {})).toBe("alice, profile default");
    expect(await run("saltant whoami --profile nope")).toEqual({
      stdout: "",
      stderr: 'saltant: profile "nope" does not exist; existing profiles: default, lab, work\n',
      exitCode: 2,
    });
  });

  test("is reported after a login if variables take precedence over it", async () => {
    const { apiUrl, run } = await createLoggedOutFixture();
    const { stderr } = await run(`saltant login --username alice`, {
      stdin: "alice-password",
      env: { SALTANT_API_URL: apiUrl },
    });
    expect(stderr.split("\n")[1]).toBe(
      "saltant: SALTANT_API_URL is set and takes precedence: unset it, or use --profile default",
    );
  });

  test("is the one of SALTANT_PROFILE for a login without a name", async () => {
    const { apiUrl, run, kept } = await createLoggedOutFixture();
    const env = { SALTANT_PROFILE: "work" };
    await run(`saltant login --api-url ${apiUrl} --username alice`, { stdin: "alice-password", env });
    expect(await kept("profiles")).toEqual({ profiles: { work: { apiUrl, username: "alice" } } });
    expect(await run("saltant logout", { env })).toMatchObject({ exitCode: 0 });
    expect(await kept("profiles")).toEqual({ profiles: {} });
  });

  test("is missing if no user has logged in, and an error says so", async () => {
    const { run, logIn } = await createLoggedOutFixture();
    const { stderr, exitCode } = await run("saltant whoami");
    expect(exitCode).toBe(3);
    expect(stderr).toBe(
      "saltant: not logged in: run saltant login, or set SALTANT_API_URL and SALTANT_AUTH_TOKEN (or SALTANT_USERNAME and SALTANT_PASSWORD)\n",
    );
    await logIn("work", "alice");
    expect((await run("saltant whoami")).stderr).toContain(
      "not logged in with profile default (existing profiles: work): run saltant login,",
    );
  });
});

describe("saltant logout", () => {
  test("removes a profile, and its tokens when no other profile uses them", async () => {
    const { apiUrl, run, kept, logIn } = await createLoggedOutFixture();
    await logIn("one", "alice");
    await logIn("two", "alice");
    expect(await run("saltant logout --profile one")).toEqual({
      stdout: "",
      stderr: `Logged out of ${apiUrl}; deleted profile one\n`,
      exitCode: 0,
    });
    expect(await run("saltant whoami --profile two")).toMatchObject({ exitCode: 0 });
    expect(await run("saltant logout --profile two")).toMatchObject({ exitCode: 0 });
    expect(await kept("profiles")).toEqual({ profiles: {} });
    expect(await kept("tokens")).toEqual({ servers: {} });
    expect(await run("saltant logout")).toEqual({
      stdout: "",
      stderr: 'saltant: profile "default" does not exist: run saltant login to create it\n',
      exitCode: 2,
    });
  });

  test("happens with a login as another user", async () => {
    const { apiUrl, run, kept, logIn, token } = await createLoggedOutFixture();
    await logIn("default", "alice");
    await run(`saltant login --api-url ${apiUrl} --token`, { stdin: token("bob") });
    expect(await kept("tokens")).toEqual({ servers: {} });
  });
});

describe("saltant profiles", () => {
  test("lists them without their secrets, and sends no request", async () => {
    const { apiUrl, run, logIn, token, sent } = await createLoggedOutFixture();
    await logIn("work", "alice");
    await run(`saltant login --api-url ${apiUrl} --token --profile robot`, { stdin: token("bob") });
    sent();
    const pad = (text: string) => text.padEnd(apiUrl.length);
    expect(await run("saltant profiles")).toEqual({
      stdout: [
        `NAME   ${pad("SERVER")}  USER   CREDENTIALS`,
        `robot  ${apiUrl}  -      token`,
        `work   ${apiUrl}  alice  login`,
        "",
      ].join("\n"),
      stderr: "",
      exitCode: 0,
    });
    expect(sent()).toEqual([]);
  });
});

describe("the files of logins", () => {
  test("follow a symbolic link, and become private if they were not", async () => {
    const { run, logIn, folder, home, kept } = await createLoggedOutFixture();
    await logIn("work", "alice");
    await mkdir(join(home, "dotfiles"));
    await rename(join(folder, "profiles.json"), join(home, "dotfiles/profiles.json"));
    await symlink(join(home, "dotfiles/profiles.json"), join(folder, "profiles.json"));
    await chmod(join(home, "dotfiles/profiles.json"), 0o644);
    expect(await run("saltant whoami --profile work")).toMatchObject({
      stderr: `saltant: ${folder}/profiles.json was accessible to other users (mode 644), who may have read the logins in it; its mode is now 600\n`,
      exitCode: 0,
    });
    await logIn("lab", "bob");
    const { profiles } = (await kept("profiles")) as { profiles: object };
    expect(Object.keys(profiles)).toEqual(["lab", "work"]);
    expect(JSON.parse(await readFile(join(home, "dotfiles/profiles.json"), "utf8"))).toEqual(await kept("profiles"));
  });

  test.each(["{", "[]", '{"profiles": {"default": {"apiUrl": 3}}}', ""])(
    "are not changed when they are damaged: %s",
    async (text) => {
      const { apiUrl, run, folder } = await createLoggedOutFixture();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "profiles.json"), text, { mode: 0o600 });
      const refused = {
        stdout: "",
        stderr: `saltant: ${folder}/profiles.json is damaged: repair it, or delete it and log in again\n`,
        exitCode: 3,
      };
      expect(await run("saltant whoami")).toEqual(refused);
      expect(await run(`saltant login --api-url ${apiUrl} --token`, { stdin: "t" })).toEqual(refused);
      expect(await readFile(join(folder, "profiles.json"), "utf8")).toBe(text);
    },
  );

  test("are not changed when they are not UTF-8", async () => {
    const { apiUrl, run, folder } = await createLoggedOutFixture();
    await mkdir(folder, { recursive: true });
    const bytes = Buffer.from(`{"profiles": {"caf\xe9": {"apiUrl": "${apiUrl}"}}}`, "latin1");
    await writeFile(join(folder, "profiles.json"), bytes, { mode: 0o600 });
    const why = "is not valid UTF-8 at line 1, byte offset 18: save it as UTF-8, or delete it and log in again";
    const refused = { stdout: "", stderr: `saltant: ${folder}/profiles.json ${why}\n`, exitCode: 3 };
    expect(await run("saltant whoami")).toEqual(refused);
    expect(await run(`saltant login --api-url ${apiUrl} --token`, { stdin: "t" })).toEqual(refused);
    expect(await run("saltant logout --profile other")).toEqual(refused);
    expect(await readFile(join(folder, "profiles.json"))).toEqual(bytes);
  });

  test("are in ~/.config if XDG_CONFIG_HOME is relative or missing", async () => {
    const { apiUrl, run, kept } = await createLoggedOutFixture();
    const login = `saltant login --api-url ${apiUrl} --username alice --profile`;
    await run(`${login} relative`, { stdin: "alice-password", env: { XDG_CONFIG_HOME: "elsewhere" } });
    await run(`${login} missing`, { stdin: "alice-password", env: { XDG_CONFIG_HOME: undefined } });
    const { profiles } = (await kept("profiles")) as { profiles: object };
    expect(Object.keys(profiles)).toEqual(["missing", "relative"]);
  });

  test("cannot be written if there is no folder, and an error says so in one line", async () => {
    const { apiUrl, run, home } = await createLoggedOutFixture();
    await writeFile(join(home, "file"), "");
    const { stderr, exitCode } = await run(`saltant login --api-url ${apiUrl} --username alice`, {
      stdin: "alice-password",
      env: { XDG_CONFIG_HOME: join(home, "file") },
    });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^saltant: ENOTDIR: not a directory[^\n]*file\/saltant[^\n]*\n$/);
  });
});
