import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { InvalidInputError } from "../../src/core/errors/index.js";
import { type CloudConfigOptions, generateCloudConfig } from "../../src/decapod/cloud-config.js";
import { isRequired, needs } from "../requirements.js";
import { type Certificate, privateAuthority } from "../cli/support/certificates.js";
import { type Reply, runScript, startServer } from "./support.js";

interface CloudConfig {
  readonly packages: readonly string[];
  readonly runcmd?: readonly (readonly string[])[];
  readonly users: readonly Readonly<Record<string, unknown>>[];
  readonly write_files?: readonly { readonly content: string; readonly path: string; readonly permissions: string }[];
}

const token = "26758c32-3421-4f3d-9603-e4b5337e7ecc";
const basic = {
  url: "https://ceph.example.org",
  discoveryToken: token,
  publicKey: "ssh-rsa AAAA joe@example.org",
  username: "ansible",
} satisfies CloudConfigOptions;

function generate(changes: Partial<CloudConfigOptions> = {}): CloudConfig {
  return parse(generateCloudConfig({ ...basic, ...changes })) as CloudConfig;
}

/** The contents of the two files. */
function scriptsWith(changes: Partial<CloudConfigOptions>): { registration: string; discovery: string } {
  const [registration, discovery] = (generate(changes).write_files ?? []).map(({ content }) => content);
  return { registration: registration ?? "", discovery: discovery ?? "" };
}

/** What decapodlib's generator was called with, and a description of its result. */
interface Recording {
  readonly args: readonly [url: string, token: string, publicKey: string, username: string];
  readonly kwargs: { readonly timeout?: number };
  readonly returns: Readonly<Record<string, unknown>> & {
    readonly write_files: readonly { readonly contains: readonly string[] }[];
  };
}

const recordings = JSON.parse(
  readFileSync(new URL("recorded/cloud-config.json", import.meta.url), "utf8"),
) as readonly Recording[];

/** Describes a cloud config as the recordings do. Of each file, it tells which of the recorded strings it contains. */
function describeAsRecorded(text: string, { args, returns }: Recording): unknown {
  const { packages, users, runcmd = [], write_files = [] } = parse(text) as CloudConfig;
  const topLevelOrder = Object.keys(parse(text) as CloudConfig);
  return {
    firstLine: text.split("\n")[0],
    keys: topLevelOrder.toSorted(),
    packages,
    users,
    topLevelOrder,
    write_files: write_files.map(({ content, path, permissions, ...others }, index) => ({
      keys: Object.keys({ content, path, permissions, ...others }).sort(),
      path,
      permissions,
      firstLine: content.split("\n")[0],
      contains: returns.write_files[index]?.contains.filter((part) => content.includes(part)),
    })),
    runcmd: runcmd.map(([name, option, ...rest]) => [name, rest.length === 0 ? null : option, rest.length + 2]),
    banners: runcmd.filter(([name]) => name === "echo"),
    mentionsToken: text.includes(args[1]),
  };
}

describe("a cloud config", () => {
  it.each(recordings)(
    "matches recording %# of decapodlib's generate_cloud_config, except for the name of Python's package",
    (recording) => {
      const [url, discoveryToken, publicKey, username] = recording.args;
      const timeoutSeconds = recording.kwargs.timeout;
      const text = generateCloudConfig({ url, discoveryToken, publicKey, username, timeoutSeconds });
      expect(describeAsRecorded(text, recording)).toEqual({
        ...recording.returns,
        // Distributions no longer have the package `python`, which the recordings name. cloud-init reports an error for it.
        packages: ["python3"],
      });
    },
  );

  it("only creates the user without discovery, and contains neither the token nor the URL", () => {
    const { publicKey, username } = basic;
    const text = generateCloudConfig({ publicKey, username, noDiscovery: true });
    expect(generateCloudConfig({ ...basic, noDiscovery: true })).toBe(text);
    expect(text).not.toMatch(/26758c32|example\.org\/|discovery/);
    expect(Object.keys(parse(text) as CloudConfig)).toEqual(["packages", "users"]);
  });

  it("has neither anchors nor folded lines, and is ASCII", () => {
    const text = generateCloudConfig({
      ...basic,
      publicKey: `ssh-rsa ${"A".repeat(2_000)} joé \u{1f600}: "x" #y & *z`,
    });
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    expect(text).not.toMatch(/^\s*- [&*]|: [&*>]/m);
    expect(generate({ publicKey: "ssh-rsa AAAA \u{1f600} é: \"x\" 'y' #z & *a \\n" }).users).toEqual([
      expect.objectContaining({ "ssh-authorized-keys": ["ssh-rsa AAAA \u{1f600} é: \"x\" 'y' #z & *a \\n"] }),
    ]);
  });

  it.each(["null", "yes", "no", "on", "_", "a".repeat(32), "svc-1_x"])(
    "keeps the user name %s as a string",
    (username) => {
      expect(generate({ username }).users).toEqual([expect.objectContaining({ name: username })]);
    },
  );

  it("takes a key from a file, which ends with a line break", () => {
    expect(generateCloudConfig({ ...basic, publicKey: `${basic.publicKey}\n` })).toBe(generateCloudConfig(basic));
  });
});

describe("the URL of a cloud config", () => {
  it.each([
    ["https://ceph.example.org", "https://ceph.example.org/v1/server/", "ceph.example.org"],
    ["https://ceph.example.org/", "https://ceph.example.org/v1/server/", "ceph.example.org"],
    ["https://ceph.example.org/v1/server", "https://ceph.example.org/v1/server/", "ceph.example.org"],
    ["https://ceph.example.org/v1/server/", "https://ceph.example.org/v1/server/", "ceph.example.org"],
    ["https://ceph.example.org/decapod/", "https://ceph.example.org/decapod/v1/server/", "ceph.example.org"],
    ["http://10.0.0.10:9999", "http://10.0.0.10:9999/v1/server/", "10.0.0.10"],
    ["ceph.example.org:9999/v1/server/", "http://ceph.example.org:9999/v1/server/", "ceph.example.org"],
    ["[fd00::1]:9999", "http://[fd00::1]:9999/v1/server/", "fd00::1"],
    ["https://[fd00::1]/decapod", "https://[fd00::1]/decapod/v1/server/", "fd00::1"],
    ["https://alice:s3cret@ceph.example.org:8443", "https://ceph.example.org:8443/v1/server/", "ceph.example.org"],
    ["alice:s3cret@[fd00::1]:80/x", "http://[fd00::1]/x/v1/server/", "fd00::1"],
    ["https://ceph-é.example.org", "https://xn--ceph--fsa.example.org/v1/server/", "xn--ceph--fsa.example.org"],
  ])("%s becomes %s", (url, endpoint, hostname) => {
    const { registration, discovery } = scriptsWith({ url });
    expect(registration).toContain(`\nURL = ${JSON.stringify(endpoint)}\n`);
    expect(discovery).toContain(`\napi_host='${hostname}'\n`);
    expect(`${registration}${discovery}`).not.toMatch(/alice|s3cret/);
  });
});

describe("invalid options of a cloud config", () => {
  const url = "url must be the http or https URL of Decapod's API, such as https://ceph.example.org";
  const key = "publicKey must be a public SSH key on one line, such as ssh-ed25519 AAAA… name";
  const secret = "discoveryToken must be a string of at least 3 characters, without whitespace";
  const name = "username must be at most 32 lower-case letters, digits, _ and -, beginning with a letter or _, not ";
  const seconds = "timeoutSeconds must be a whole number from 1, not ";
  it.each<[Readonly<Record<string, unknown>>, string]>([
    ...[undefined, 7, "", "/decapod", "ftp://host", "http:/host", "http:///host", "https://", "host:port", "ho st"].map(
      (value) => [{ url: value }, url] as [Readonly<Record<string, unknown>>, string],
    ),
    ...["https://host?x", "https://host/#x", "https://host/\nx", "host\0", "https://-host", "[::1", "a:b@c@host"].map(
      (value) => [{ url: value }, url] as [Readonly<Record<string, unknown>>, string],
    ),
    ...[undefined, 7, "", "ab", "to ken", "token\n", "tokén", "token\0"].map(
      (value) => [{ discoveryToken: value }, secret] as [Readonly<Record<string, unknown>>, string],
    ),
    ...[undefined, 7, "", "AAAA", "ssh-rsa", "ssh-rsa AAAA\nssh-rsa BBBB", "ssh-rsa AAAA\0", "ssh-rsa AAAA\u2028x"].map(
      (value) => [{ publicKey: value }, key] as [Readonly<Record<string, unknown>>, string],
    ),
    [{ publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----\n" }, key],
    ...["", "Ansible", "ALL", "1st", "-x", "a b", "a\n", "a:b", "é", "a".repeat(33), "a\0"].map(
      (value) => [{ username: value }, name] as [Readonly<Record<string, unknown>>, string],
    ),
    [{ username: undefined }, "username must be a string, not undefined"],
    ...[0, -1, 1.5, NaN, Infinity, "20", null].map(
      (value) => [{ timeoutSeconds: value }, seconds] as [Readonly<Record<string, unknown>>, string],
    ),
    [{ noDiscovery: "no" }, 'noDiscovery must be true or false, not "no"'],
  ])("%j", (changes, message) => {
    let thrown: unknown;
    try {
      generate(changes);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidInputError);
    expect(thrown).toMatchObject({ message: expect.stringContaining(message) });
  });

  it("never quotes what may be secret", () => {
    const wrong = [
      { url: "https://alice:s3cret@host?x" },
      { discoveryToken: "s3cret s3cret" },
      { publicKey: "-----BEGIN PRIVATE KEY-----\ns3cret" },
    ];
    for (const changes of wrong) expect(() => generate(changes)).not.toThrow("s3cret");
    for (const changes of wrong) expect(() => generate(changes)).toThrow(InvalidInputError);
  });

  it("are rejected if there are none", () => {
    const generateWithout = (): unknown => Reflect.apply(generateCloudConfig, undefined, []);
    expect(generateWithout).toThrow("options must be an object, not undefined");
  });
});

/** Whether a command exists here, and is the right one. */
const succeeds = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const present =
  succeeds("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 5))") &&
  succeeds("bash", "-c", "exit 0") &&
  succeeds("sed", "--version");

it.runIf(isRequired("python"))("Python 3, bash and GNU sed are installed for the tests", () => {
  expect(present).toBe(true);
});

describe("the scripts of a cloud config", needs("python", present), () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "cloud-config-"));
  });

  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  /** Writes a file, and returns its path. */
  function write(name: string, content: string): string {
    const path = join(directory, name);
    writeFileSync(path, content);
    chmodSync(path, 0o755);
    return path;
  }

  /** Runs the registration against a server, which is also the metadata service of the cloud. */
  async function register(
    replies: Readonly<Record<string, Reply>>,
    changes: Partial<CloudConfigOptions> = {},
    certificate?: Certificate,
  ) {
    const server = await startServer(replies, certificate);
    try {
      const { registration } = scriptsWith({ url: server.origin, timeoutSeconds: 60, ...changes });
      const script = write("registration.py", registration.replace("http://169.254.169.254", server.origin));
      const run = await runScript("python3", [script, " 10.0.0.5 ", "4C4C4544-0042\n"]);
      return { ...run, requests: server.requests };
    } finally {
      server.close();
    }
  }

  const metadata = "/latest/meta-data/public-ipv4";
  const accepted: Reply = { status: 200, body: "{}" };

  it("announce the machine with the public address that the metadata service returns", async () => {
    const { code, output, requests } = await register({
      [metadata]: { status: 200, body: "203.0.113.7\n" },
      "/v1/server/": accepted,
    });
    expect({ code, output }).toEqual({ code: 0, output: "server discovery completed\n" });
    expect(requests).toHaveLength(2);
    expect(requests[0]).toMatchObject({ method: "GET", path: metadata, authorization: undefined, body: "" });
    expect(requests[1]).toEqual({
      method: "POST",
      path: "/v1/server/",
      authorization: token,
      contentType: "application/json",
      userAgent: "cloud-init server discovery",
      body: { username: "ansible", host: "203.0.113.7", id: "4c4c4544-0042" },
    });
    expect(JSON.stringify(requests[0])).not.toContain(token);
  });

  it.each<[string, Reply]>([
    ["has none", { status: 404, body: "" }],
    ["returns a page", { status: 200, body: "<html>é</html>" }],
    ["returns nothing", { status: 200, body: "" }],
  ])("announce the machine with its own address if the metadata service %s", async (_, reply) => {
    const { code, requests } = await register({ [metadata]: reply, "/v1/server/": accepted });
    expect(code).toBe(0);
    expect(requests[1]?.body).toEqual({ username: "ansible", host: "10.0.0.5", id: "4c4c4544-0042" });
  });

  it.each<[string, Reply]>([
    ["refuses it", { status: 403, body: "" }],
    ["redirects it", { status: 302, body: "", location: "/elsewhere" }],
    ["fails", { status: 500, body: "" }],
    ["breaks the connection", null],
  ])("fail with a message without the token if Decapod %s", async (_, reply) => {
    const { code, output, requests } = await register({ "/v1/server/": reply });
    expect(code).toBe(1);
    expect(output).toMatch(/^no public address: .*\nserver discovery failed: .*\n$/);
    expect(output).not.toContain(token);
    expect(requests.map(({ path }) => path)).toEqual([metadata, "/v1/server/"]);
  });

  it("accept a certificate of an authority that the machine does not know", async () => {
    const { code, requests } = await register({ "/v1/server/": accepted }, {}, privateAuthority().server);
    expect(code).toBe(0);
    expect(requests.map(({ path }) => path)).toEqual(["/v1/server/"]);
  });

  it("send a token of any characters unchanged", async () => {
    const discoveryToken = `a"b\\c'$(x)\`#{}%s\\u0041\\N{DASH}"""`;
    const { code, requests } = await register({ "/v1/server/": accepted }, { discoveryToken });
    expect(code).toBe(0);
    expect(requests[1]?.authorization).toBe(discoveryToken);
  });

  it("are valid Python with any URL", async () => {
    const { registration } = scriptsWith({ url: `http://[::1]:9999/"'\\$(x)` });
    const compiled = write("compiled.py", registration);
    expect(spawnSync("python3", ["-m", "py_compile", compiled]).stderr.toString()).toBe("");
    const read = "import sys; sys.path.insert(0, sys.argv[1]); import compiled; print(compiled.URL)";
    const run = await runScript("python3", ["-c", read, directory]);
    expect(run).toEqual({ code: 0, output: "http://[::1]:9999/%22'/$(x)/v1/server/\n" });
  });

  /** Runs the discovery with other commands in the place of those that look at the machine. */
  async function discover(changes: Partial<CloudConfigOptions>, commands: Readonly<Record<string, string>>) {
    const { discovery } = scriptsWith(changes);
    const script = write("discovery.sh", discovery);
    expect(spawnSync("bash", ["-n", script]).stderr.toString()).toBe("");
    const all = {
      getent: 'test "$1" = ahostsv4 && echo "10.0.0.10 STREAM $2"',
      ip: 'echo "$4 via 10.0.0.1 dev eth0 src 10.0.0.5 uid 0 \\\\    cache"',
      dmidecode: 'echo "System Information"; printf "\\tUUID: 4C4C4544-0042-3510-8052-B4C04F4E4232\\n"',
      python3: 'printf "run <%s>\\n" "$@"',
      ...commands,
    };
    for (const [name, body] of Object.entries(all)) write(name, `#!/bin/sh\n${body}\n`);
    return runScript("bash", [script], { PATH: `${directory}:${process.env.PATH ?? ""}` });
  }

  const registered = [
    "run </usr/share/server_discovery.py>",
    "run <10.0.0.5>",
    "run <4C4C4544-0042-3510-8052-B4C04F4E4232>",
    "",
  ].join("\n");

  it("find the machine's address and id, and register with them", async () => {
    const { code, output } = await discover({}, {});
    expect(code).toBe(0);
    expect(output).toContain("getent ahostsv4 ceph.example.org\n");
    expect(output).toContain("ip -o route get 10.0.0.10\n");
    expect(output.endsWith(registered)).toBe(true);
    expect(output).not.toContain(token);
  });

  it("find the address on the way to an API that has an IPv6 address only", async () => {
    const { code, output } = await discover(
      { url: "http://[fd00::1]:9999" },
      {
        getent: 'test "$1" = ahosts && echo "fd00::1 STREAM $2" && echo "fd00::1 DGRAM"',
        ip: 'test "$4" = fd00::1 && echo "fd00::1 from :: dev eth0 src fd00::5 metric 1024 pref medium"',
      },
    );
    expect(code).toBe(0);
    expect(output).toContain("run <fd00::5>\n");
  });

  it.each([
    ["the API's name is unknown", { getent: "exit 2" }],
    ["there is no route", { ip: "exit 2" }],
    ["the route has no source address", { ip: "echo unreachable" }],
    ["there is no UUID", { dmidecode: 'echo "UUID: Not Settable"' }],
    ["dmidecode fails", { dmidecode: "exit 1" }],
  ])("register nothing if %s", async (_, commands) => {
    const { code, output } = await discover({}, commands);
    expect(code).not.toBe(0);
    expect(output).not.toContain("run <");
  });

  it("do not execute what the name of a host contains", async () => {
    const { code, output } = await discover({ url: "http://a'$(id)`id`;id&&id" }, { getent: 'echo "1.2.3.4 <$2>"' });
    expect(code).toBe(0);
    expect(output).toContain(`getent ahostsv4 'a'\\''$(id)\`id\`;id&&id'\n`);
    expect(output).not.toContain("uid=");
  });

  describe("start the discovery at each boot", () => {
    const line = "/usr/share/server_discovery.sh >> /var/log/server_discovery.log 2>&1 || true";

    /** Runs the command twice on a file with this content, or without a file, and returns what is in the file. */
    function addToBoot(content?: string): string {
      const path = join(directory, "rc.local");
      rmSync(path, { force: true });
      if (content !== undefined) writeFileSync(path, content);
      const [, , script = ""] = generate().runcmd?.[1] ?? [];
      for (const _ of [1, 2]) {
        const run = spawnSync("sh", ["-ec", script.replaceAll("/etc/rc.local", path)]);
        expect({ status: run.status, error: run.stderr.toString() }).toEqual({ status: 0, error: "" });
      }
      expect(succeeds("test", "-x", path)).toBe(true);
      expect(succeeds("sh", "-n", path)).toBe(true);
      return readFileSync(path, "utf8");
    }

    it("before the exit of rc.local, once", () => {
      expect(addToBoot("#!/bin/sh -e\necho hello\nexit 0\n")).toBe(`#!/bin/sh -e\necho hello\n${line}\nexit 0\n`);
    });

    it("in an rc.local without an exit", () => {
      expect(addToBoot("#!/bin/sh\necho hello")).toBe(`#!/bin/sh\necho hello\n${line}\nexit 0\n`);
    });

    it("without an rc.local, which newer distributions do not have", () => {
      expect(addToBoot()).toBe(`#!/bin/sh\n\n${line}\nexit 0\n`);
    });
  });
});
