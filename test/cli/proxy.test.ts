import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { chooseProxy } from "../../src/cli/proxy/choose-proxy.js";
import { privateAuthority } from "./support/certificates.js";
import { startProxy, startTls, type TestProxy } from "./support/proxy.js";
import type { ProxyBehavior } from "./support/proxy-server.js";
import { createCommandFixture, type CommandFixture } from "./support/fixture.js";

/** A host that only the proxies of these tests can resolve. */
const host = "api.saltant.test";
const api = `http://${host}/api/`;
const secureApi = `https://${host}/api/`;
const create = "saltant queues create --name fast";

interface ProxiedFixture extends CommandFixture {
  readonly proxy: TestProxy;
  readonly tlsProxy: TestProxy;
  /** Variables that make a command trust the certificate of the server behind TLS. */
  readonly trust: { readonly NODE_EXTRA_CA_CERTS: string };
}

/** A fixture with a proxy to its server, and one to the same server behind TLS with a certificate of a private authority. */
async function createProxiedFixture(behavior: Omit<ProxyBehavior, "targetPort"> = {}): Promise<ProxiedFixture> {
  const fixture = await createCommandFixture();
  const port = Number(new URL(fixture.apiUrl).port);
  const { authority, server } = privateAuthority(host);
  const NODE_EXTRA_CA_CERTS = join(fixture.home, "authority.pem");
  await writeFile(NODE_EXTRA_CA_CERTS, authority);
  const [proxy, tlsProxy] = await Promise.all([
    startProxy({ ...behavior, targetPort: port }),
    startProxy({ ...behavior, targetPort: await startTls(port, server) }),
  ]);
  return { ...fixture, proxy, tlsProxy, trust: { NODE_EXTRA_CA_CERTS } };
}

/** The ports differ in each run. */
function replacePorts(text: string, { proxy, tlsProxy }: ProxiedFixture): string {
  return text.replaceAll(proxy.host, "PROXY").replaceAll(tlsProxy.host, "PROXY");
}

it.each(["HTTP_PROXY", "http_proxy"])("sends requests to an API over plain http to the proxy in %s", async (name) => {
  const { run, proxy, sent } = await createProxiedFixture();
  const done = await run(create, { env: { SALTANT_API_URL: api, [name]: `http://${proxy.host}` } });
  expect(done).toMatchObject({ stderr: "", exitCode: 0 });
  expect(await proxy.takeRequests()).toEqual([`POST ${api}taskqueues/`]);
  expect(sent()).toEqual(["POST taskqueues/"]);
});

it.each(["HTTPS_PROXY", "https_proxy"])("goes through a tunnel of the proxy in %s to an API with TLS", async (name) => {
  const { run, tlsProxy, trust } = await createProxiedFixture();
  const env = { SALTANT_API_URL: secureApi, [name]: `http://${tlsProxy.host}` };
  const done = await run(create, { env: { ...env, ...trust } });
  expect(done).toMatchObject({ stderr: "", exitCode: 0 });
  expect(await tlsProxy.takeRequests()).toEqual([`CONNECT ${host}:443`]);
  const distrusted = await run(create, { env });
  expect(distrusted.exitCode).toBe(9);
  expect(distrusted.stderr).toContain(`cannot connect to https://${host} (UNABLE_TO_VERIFY_LEAF_SIGNATURE)`);
  expect(distrusted.stderr).toContain("NODE_EXTRA_CA_CERTS");
  expect(distrusted.stderr).not.toContain("proxy");
});

it("uses the proxy for logins, profiles and completions, too", async () => {
  const { run, proxy } = await createProxiedFixture();
  const env = { SALTANT_API_URL: undefined, SALTANT_AUTH_TOKEN: undefined, HTTP_PROXY: proxy.host };
  const login = `saltant login --api-url ${api} --username alice`;
  expect((await run(login, { env, stdin: "alice-password" })).exitCode).toBe(0);
  expect((await run("saltant whoami", { env })).exitCode).toBe(0);
  const words = await run("saltant __complete zsh queues get ''", { env });
  expect(words.stdout).toContain("main");
  const asked = await proxy.takeRequests();
  expect(asked[0]).toBe(`POST ${api}token/`);
  expect(asked.filter((line) => line.startsWith("GET ")).length).toBeGreaterThan(1);
});

it("logs in at the proxy with the credentials in its URL, and never shows them", async () => {
  const fixture = await createProxiedFixture({ login: "al@ce:p:ss wörd" });
  const { run, proxy, tlsProxy, trust } = fixture;
  const login = "al%40ce:p%3Ass%20w%C3%B6rd";
  const right = (to: TestProxy): string => `http://${login}@${to.host}`;
  const plain = { SALTANT_API_URL: api };
  const secure = { SALTANT_API_URL: secureApi, ...trust };
  const done = await Promise.all([
    run(`${create} --debug`, { env: { ...plain, HTTP_PROXY: right(proxy) } }),
    run("saltant queues list --debug", { env: { ...secure, HTTPS_PROXY: right(tlsProxy) } }),
  ]);
  expect(done.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const wrong = (to: TestProxy): string => `http://al%40ce:wr%40ng@${to.host}`;
  const refused = await Promise.all([
    run("saltant users get alice --debug", { env: { ...plain, HTTP_PROXY: wrong(proxy) } }),
    run("saltant users get alice --debug", { env: { ...secure, HTTPS_PROXY: wrong(tlsProxy) } }),
    run("saltant users get alice", { env: { ...secure, https_proxy: tlsProxy.host } }),
  ]);
  const firstLines = refused.map(({ stderr }) => /^saltant: GET.*(?= \(sent 3 times\)$)/m.exec(stderr)?.[0]);
  expect(refused.map(({ exitCode }) => exitCode)).toEqual([9, 9, 9]);
  expect(replacePorts(firstLines.join("\n"), fixture)).toMatchInlineSnapshot(`
    "saltant: GET /users/alice/: the proxy http://PROXY in HTTP_PROXY requires a login (407): the user name or password in HTTP_PROXY is wrong
    saltant: GET /users/alice/: the proxy http://PROXY in HTTPS_PROXY requires a login (407): the user name or password in HTTPS_PROXY is wrong
    saltant: GET /users/alice/: the proxy http://PROXY in https_proxy requires a login (407): set https_proxy to http://USER:PASSWORD@host:port"
  `);
  expect(JSON.stringify([done, refused])).not.toMatch(/al@ce|al%40ce|p:ss|w.{1,8}rd@|wr@ng|wr%40ng|Basic/);
});

it.each([
  [api, host],
  [api, ".saltant.test"],
  [api, "elsewhere.test, *.saltant.test"],
  [api, `${host}:80`],
  [api, "*"],
  [secureApi, "saltant.test:443"],
])("connects to %s directly if NO_PROXY is %j", async (url, list) => {
  const { run, proxy } = await createProxiedFixture();
  const all = { HTTP_PROXY: `http://${proxy.host}`, HTTPS_PROXY: `http://${proxy.host}` };
  for (const name of ["NO_PROXY", "no_proxy"]) {
    const { exitCode, stderr } = await run("saltant users get alice --request-timeout 5", {
      env: { SALTANT_API_URL: url, ...all, [name]: list },
    });
    // No resolver has the host.
    expect(exitCode).toBe(9);
    expect(stderr).not.toContain("PROXY");
  }
  expect(await proxy.takeRequests()).toEqual([]);
});

it("reaches the server directly if NO_PROXY has it", async () => {
  const { run, proxy, apiUrl } = await createProxiedFixture();
  const env = { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: "localhost,127.0.0.0/8" };
  expect(await run("saltant users get alice", { env })).toMatchObject({ stderr: "", exitCode: 0 });
  expect(await proxy.takeRequests()).toEqual([]);
  const other = { ...env, NO_PROXY: `127.0.0.1:${Number(new URL(apiUrl).port) + 1}` };
  expect(await run("saltant users get alice", { env: other })).toMatchObject({ stderr: "", exitCode: 0 });
  expect(await proxy.takeRequests()).toHaveLength(1);
});

it("prefers the lowercase variable if both are set, and ignores those of the other scheme", async () => {
  const { run, proxy, tlsProxy, apiUrl } = await createProxiedFixture();
  const nowhere = "http://127.0.0.1:1";
  const both = { http_proxy: `http://${proxy.host}`, HTTP_PROXY: nowhere, no_proxy: "other.test", NO_PROXY: "*" };
  expect(await run("saltant users get alice", { env: both })).toMatchObject({ stderr: "", exitCode: 0 });
  expect(await proxy.takeRequests()).toEqual([expect.stringContaining(`GET ${apiUrl}users/`)]);
  const none = { HTTPS_PROXY: `http://${tlsProxy.host}`, HTTP_PROXY: "", http_proxy: " " };
  expect(await run("saltant users get alice", { env: none })).toMatchObject({ stderr: "", exitCode: 0 });
  expect([...(await proxy.takeRequests()), ...(await tlsProxy.takeRequests())]).toEqual([]);
});

/** Runs a command that fails, with a proxy for either scheme. Returns its exit code and its message. */
async function fail(fixture: ProxiedFixture, secure: boolean, proxyUrl: string, line: string): Promise<string> {
  const env = secure
    ? { SALTANT_API_URL: secureApi, ...fixture.trust, HTTPS_PROXY: proxyUrl }
    : { SALTANT_API_URL: api, HTTP_PROXY: proxyUrl };
  const { stdout, stderr, exitCode } = await fixture.run(line, { env });
  expect(stdout).toBe("");
  return `${exitCode} ${replacePorts(stderr, fixture)}`;
}

it("names a proxy that cannot be reached, and knows that nothing was sent", async () => {
  const fixture = await createProxiedFixture();
  const said = await Promise.all([
    fail(fixture, false, "http://user:secret@127.0.0.1:1", create),
    fail(fixture, true, "http://user:secret@127.0.0.1:1", create),
    fail(fixture, true, "http://user:secret@proxy.nowhere.invalid:3128", create),
  ]);
  expect(said.join("").replace(/EAI_AGAIN/g, "ENOTFOUND")).toMatchInlineSnapshot(`
    "9 saltant: POST /taskqueues/: cannot connect to the proxy http://127.0.0.1:1 in HTTP_PROXY (ECONNREFUSED): is it running, and is HTTP_PROXY correct? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: cannot connect to the proxy http://127.0.0.1:1 in HTTPS_PROXY (ECONNREFUSED): is it running, and is HTTPS_PROXY correct? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: cannot connect to the proxy http://proxy.nowhere.invalid:3128 in HTTPS_PROXY (ENOTFOUND): is it running, and is HTTPS_PROXY correct? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    "
  `);
  expect(fixture.sent()).toEqual([]);
});

it("names a proxy that refuses a tunnel, and knows that nothing was sent", async () => {
  const said: string[] = [];
  for (const behavior of [{ status: 403 }, { status: 407 }, { status: 502 }, { status: 503 }, { status: 302 }]) {
    const fixture = await createProxiedFixture(behavior);
    said.push(await fail(fixture, true, `http://user:secret@${fixture.tlsProxy.host}`, create));
    expect(await fixture.tlsProxy.takeRequests()).toEqual(Array(3).fill(`CONNECT ${host}:443`));
    expect(fixture.sent()).toEqual([]);
  }
  expect(said.join("")).toMatchInlineSnapshot(`
    "9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY refused to connect to https://api.saltant.test (403): does the proxy allow connections to that host and port? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY requires a login (407): the user name or password in HTTPS_PROXY is wrong (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY refused to connect to https://api.saltant.test (502): is the server running, and can the proxy reach it? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY refused to connect to https://api.saltant.test (503): is the server running, and can the proxy reach it? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY refused to connect to https://api.saltant.test (302): does the proxy allow connections to that host and port? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    "
  `);
});

it("names a proxy that closes connections, and does not retry forever", async () => {
  const said: string[] = [];
  for (const closes of ["at once", "tunnel"] as const) {
    const fixture = await createProxiedFixture({ closes });
    said.push(await fail(fixture, true, `http://${fixture.tlsProxy.host}`, create));
    expect(await fixture.tlsProxy.takeRequests()).toEqual(Array(3).fill(`CONNECT ${host}:443`));
    expect(fixture.sent()).toEqual([]);
  }
  expect(said.join("")).toMatchInlineSnapshot(`
    "9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY closed the connection before https://api.saltant.test was reached (UND_ERR_SOCKET): is HTTPS_PROXY correct? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    9 saltant: POST /taskqueues/: the proxy http://PROXY in HTTPS_PROXY closed the connection before https://api.saltant.test was reached (ECONNRESET): is HTTPS_PROXY correct? (sent 3 times)
      Set NO_PROXY=HOST,… to connect to these hosts without a proxy.
    "
  `);
});

it("reports an unknown outcome for a request that a proxy received without a response", async () => {
  const fixture = await createProxiedFixture({ closes: "at once" });
  expect(await fail(fixture, false, `http://${fixture.proxy.host}`, create)).toMatchInlineSnapshot(`
    "8 saltant: POST /taskqueues/: the connection through the proxy http://PROXY in HTTP_PROXY failed before the response was complete (UND_ERR_SOCKET); the server may have executed it: check before you send it again
      list --limit 10 shows whether it exists. With --name and --once, a launch can be retried safely.
    "
  `);
  expect(await fixture.proxy.takeRequests()).toHaveLength(1);
  const half = await createProxiedFixture({ closes: "halfway" });
  expect(await fail(half, false, `http://${half.proxy.host}`, create)).toMatch(/^8 /);
  expect(half.sent()).toEqual(["POST taskqueues/"]);
});

it.each([false, true])("ends at its deadline if the proxy does not respond (TLS: %j)", async (secure) => {
  const fixture = await createProxiedFixture({ closes: "never" });
  const { host: to } = secure ? fixture.tlsProxy : fixture.proxy;
  const said = await fail(fixture, secure, `http://${to}`, "saltant users get alice --request-timeout 0.2");
  expect(said).toMatch(/^9 saltant: GET .*no complete response within 200 ms/);
});

it("reports a server that is not a proxy", async () => {
  const fixture = await createProxiedFixture();
  // This responds to an unencrypted request with an alert and no HTTP.
  const port = await startTls(1, privateAuthority(host).server);
  const said = await fail(fixture, true, `http://127.0.0.1:${port}`, "saltant users get alice");
  expect(said).toContain(`the proxy http://127.0.0.1:${port} in HTTPS_PROXY`);
});

it("uses TLS with a proxy whose URL has https:", async () => {
  const { run, tlsProxy, home } = await createProxiedFixture();
  const { authority, server } = privateAuthority(host);
  const NODE_EXTRA_CA_CERTS = join(home, "proxy-authority.pem");
  await writeFile(NODE_EXTRA_CA_CERTS, authority);
  const port = await startTls(Number(tlsProxy.host.split(":")[1]), server);
  const env = { SALTANT_API_URL: secureApi, HTTPS_PROXY: `https://127.0.0.1:${port}` };
  const distrusted = await run("saltant users get alice", { env });
  expect(distrusted.stderr).toContain(
    `cannot connect to the proxy https://127.0.0.1:${port} in HTTPS_PROXY (UNABLE_TO_VERIFY_LEAF_SIGNATURE)`,
  );
  expect(await tlsProxy.takeRequests()).toEqual([]);
  // The command then trusts the proxy's certificate, but not the server's, which is by another authority of the same name.
  const tunneled = await run("saltant users get alice", { env: { ...env, NODE_EXTRA_CA_CERTS } });
  expect(tunneled.stderr).toContain(`cannot connect to https://${host} (CERT_SIGNATURE_FAILURE)`);
  expect(await tlsProxy.takeRequests()).toEqual(Array(3).fill(`CONNECT ${host}:443`));
});

it("refuses an invalid proxy URL, without showing the password", async () => {
  const fixture = await createProxiedFixture();
  const said = await Promise.all(
    [
      "http://user:s3cret@",
      "http://user:s3cret%@host:3128",
      "http://user:s3cret@host:99999",
      "socks5://user:s3cret@host",
    ].map((url) => fail(fixture, false, url, "saltant users get alice")),
  );
  expect(said.join("")).toMatchInlineSnapshot(`
    "2 saltant: HTTP_PROXY is not a URL such as http://host:3128 or http://USER:PASSWORD@host:3128 (encode special characters: %40 for @)
    2 saltant: HTTP_PROXY is not a URL such as http://host:3128 or http://USER:PASSWORD@host:3128 (encode special characters: %40 for @)
    2 saltant: HTTP_PROXY is not a URL such as http://host:3128 or http://USER:PASSWORD@host:3128 (encode special characters: %40 for @)
    2 saltant: HTTP_PROXY must begin with http:// or https://: other kinds of proxies are not supported
    "
  `);
  // A variable that is not needed has no effect.
  expect(
    await fixture.run("saltant users get alice", {
      env: { HTTPS_PROXY: "http://", HTTP_PROXY: "http://", NO_PROXY: "*" },
    }),
  ).toMatchObject({ exitCode: 0 });
});

it("loads the code for a proxy only with a proxy", async () => {
  const { run, proxy, home } = await createProxiedFixture();
  /** The size of the scripts that the command loads. */
  const loaded = async (name: string, env: Readonly<Record<string, string>>): Promise<number> => {
    const NODE_V8_COVERAGE = join(home, name);
    expect(await run("saltant users get alice", { env: { ...env, NODE_V8_COVERAGE } })).toMatchObject({ exitCode: 0 });
    const [report = ""] = await readdir(NODE_V8_COVERAGE);
    const { result } = JSON.parse(await readFile(join(NODE_V8_COVERAGE, report), "utf8")) as {
      readonly result: readonly { readonly url: string }[];
    };
    const files = result.filter(({ url }) => url.startsWith("file:")).map(({ url }) => stat(new URL(url)));
    return (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
  };
  const directly = await loaded("directly", {});
  expect(await loaded("excepted", { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: "*" })).toBe(directly);
  expect(await loaded("other", { HTTPS_PROXY: `http://${proxy.host}` })).toBe(directly);
  expect(await loaded("through", { HTTP_PROXY: `http://${proxy.host}` })).toBeGreaterThan(directly + 300_000);
});

it.each([
  ["http://host/api/", "host", true],
  ["http://host/api/", "HOST", true],
  ["http://a.host/api/", "host", true],
  ["http://a.host/api/", ".host", true],
  ["http://a.host/api/", "*.host", true],
  ["http://ahost/api/", "host", false],
  ["http://host/api/", "a.host", false],
  ["http://host/api/", "host:80", true],
  ["http://host/api/", "host:8080", false],
  ["http://host:8080/api/", "host:8080", true],
  ["https://host/api/", "host:443", true],
  ["http://host/api/", "x y,host", true],
  ["http://host/api/", "", false],
  ["http://host/api/", ",.", false],
  ["http://host/api/", "x,*", true],
  ["http://10.1.2.3/api/", "10.0.0.0/8", true],
  ["http://11.1.2.3/api/", "10.0.0.0/8", false],
  ["http://10.1.2.3/api/", "10.0.0.0/x", false],
  ["http://10.1.2.3/api/", "10.0.0.0/64", false],
  ["http://10.1.2.3/api/", "10.1.2.3", true],
  ["http://10.1.2.3/api/", "2.3", false],
  ["http://[::1]/api/", "::1", true],
  ["http://[::1]/api/", "0:0:0:0:0:0:0:1", true],
  ["http://[::1]:8080/api/", "[::1]:8080", true],
  ["http://[::1]:8080/api/", "[::1]:80", false],
  ["http://[fd00::7]/api/", "fd00::/8", true],
  ["http://[fd00::7]/api/", "10.0.0.0/8", false],
])("for %s, NO_PROXY=%j matches: %j", (url, list, has) => {
  const env = { HTTP_PROXY: "http://proxy:3128", HTTPS_PROXY: "http://proxy:3128", NO_PROXY: list };
  expect(chooseProxy(url, env) === undefined).toBe(has);
});
