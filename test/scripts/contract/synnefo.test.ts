import { EmbeddedServer } from "saltant/synnefo/testing";
import { describe, expect, it, test } from "vitest";
import { checkCommand } from "../../../scripts/contract/check/command.js";
import type { CheckReport, ServiceCheckReport } from "../../../scripts/contract/check/report.js";
import { compareCommand } from "../../../scripts/contract/compare/command.js";
import { type Ran, run } from "./support.js";

type Fetch = typeof globalThis.fetch;

const compute = "/cyclades/compute/v2.0";
const network = "/cyclades/network/v2.0";
const volume = "/cyclades/volume/v2.0";
const image = "/cyclades/image/v1.0";
const account = "/astakos/account/v1.0";
const alice = "11111111-1111-4111-8111-111111111111";
const bob = "22222222-2222-4222-8222-222222222222";
const serviceToken = "cyclades-service-token";
const names = ["identity", "compute", "network", "volume", "image"];

/** Sends a request that changes the cloud, and returns the JSON of the response. */
async function send(
  server: EmbeddedServer,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = { "X-Auth-Token": token, "Content-Type": "application/json" };
  const response = await server.fetch(new URL(path, server.authUrl), {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

/** A cloud with resources of every kind, created as a user would. */
async function filledCloud(): Promise<EmbeddedServer> {
  const server = new EmbeddedServer({ limits: { "pithos.diskspace": 2 ** 40 } });
  const { token } = server.connection("alice");
  const post = (path: string, body: unknown): Promise<unknown> => send(server, token, "POST", path, body);
  const { images } = (await send(server, token, "GET", `${compute}/images`)) as { images: { id: string }[] };
  const body = { name: "box", flavorRef: 1, imageRef: images[0]?.id, metadata: { os: "debian" }, networks: [] };
  await post(`${compute}/servers`, { server: body });
  server.tick();
  await send(server, token, "PUT", `${compute}/servers/1/tags/red`);
  await post(`${compute}/os-keypairs`, { keypair: { name: "k1", public_key: "ssh-rsa AAAAB3NzaC1yc2E example" } });
  await post(`${network}/networks`, { network: { type: "MAC_FILTERED", name: "lan" } });
  server.tick();
  const { networks } = (await send(server, token, "GET", `${network}/networks`)) as {
    networks: { id: string; name: string }[];
  };
  const lan = networks.find(({ name }) => name === "lan")?.id;
  await post(`${network}/subnets`, { subnet: { network_id: lan, cidr: "10.0.0.0/24", ip_version: 4 } });
  await post(`${network}/ports`, { port: { network_id: lan, device_id: "1" } });
  await post(`${network}/floatingips`, { floatingip: {} });
  server.tick();
  await post(`${volume}/snapshots`, { snapshot: { volume_id: 1, name: "before" } });
  server.tick();
  await send(server, serviceToken, "POST", `${account}/commissions`, {
    provisions: [{ holder: `user:${alice}`, source: `project:${alice}`, resource: "cyclades.vm", quantity: 1 }],
  });
  await registerImage(server, token);
  server.clearRequests();
  return server;
}

/** An image of the user with a member. */
async function registerImage(server: EmbeddedServer, token: string): Promise<void> {
  const container = `/pithos/object-store/v1/${alice}/disks`;
  await send(server, token, "PUT", container);
  await send(server, token, "PUT", `${container}/mine`, "content");
  const response = await server.fetch(new URL(`${image}/images/`, server.authUrl), {
    method: "POST",
    headers: {
      "X-Auth-Token": token,
      "X-Image-Meta-Name": "mine",
      "X-Image-Meta-Location": `pithos://${alice}/disks/mine`,
    },
  });
  await send(server, token, "PUT", `${image}/images/${response.headers.get("x-image-meta-id") ?? ""}/members/${bob}`);
}

interface Checked extends Ran {
  readonly report: ServiceCheckReport;
}

async function check(
  server: EmbeddedServer,
  { env = {}, args = [], fetch = server.fetch }: { env?: Record<string, string>; args?: string[]; fetch?: Fetch } = {},
): Promise<Checked> {
  const given = { SYNNEFO_TOKEN: server.connection("alice").token, ...env };
  const ran = await run(checkCommand, [server.authUrl, "--service", "synnefo", "--json", ...args], {
    env: given,
    fetch,
  });
  return { ...ran, report: (ran.out === "" ? { contracts: [] } : JSON.parse(ran.out)) as ServiceCheckReport };
}

function reportOf({ report }: Checked, contract: string): CheckReport {
  const found = report.contracts.find((each) => each.contract === `openapi/synnefo-${contract}.yaml`);
  if (found === undefined) throw new Error(`no report of ${contract}`);
  return found;
}

/** Changes the responses of a path that succeed. */
function changing(
  server: EmbeddedServer,
  path: string,
  change: (response: Response) => Response | Promise<Response>,
): Fetch {
  return async (input, init) => {
    const response = await server.fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    return url.pathname.startsWith(path) && response.ok ? change(response) : response;
  };
}

describe("contract:check of a Synnefo cloud", () => {
  it("finds no difference in a cloud that conforms to the contracts, and only reads", async () => {
    const server = await filledCloud();
    const checked = await check(server, { env: { SYNNEFO_SERVICE_TOKEN: serviceToken } });
    const { code, err, out, report } = checked;

    expect({ code, err, findings: report.contracts.flatMap(({ findings }) => findings) }).toEqual({
      ...{ code: 0, err: "", findings: [] },
    });
    expect(report.contracts.map(({ contract }) => contract)).toEqual(
      names.map((name) => `openapi/synnefo-${name}.yaml`),
    );
    expect(report.summary.requests).toBe(server.requests.length);
    const writes = server.requests.filter(({ method }) => method !== "GET" && method !== "HEAD");
    expect(writes).toMatchObject([{ method: "POST", path: "astakos/identity/v2.0/tokens", status: 200 }]);
    const notRead = report.contracts.flatMap(({ notChecked }) =>
      notChecked.filter(({ what }) => !what.startsWith("query ")).map(({ operation, why }) => [operation, why]),
    );
    expect(notRead).toEqual([
      ["GET /tokens/{token_id}", "its path has a token of OAuth 2"],
      ["GET /servers/{server_id}/password", "its response has a password"],
      ["GET /shared-images/{member_id}", "nothing that was read has the member_id that its path needs"],
    ]);
    expect(new Set(server.requests.map(({ status }) => status))).toEqual(new Set([200, 204, 400, 401, 404]));
    expect(server.requests.filter(({ method, status }) => method === "HEAD" && status === 200)).not.toEqual([]);
    expect(out).not.toContain(server.connection("alice").token);
    expect(out).not.toContain(serviceToken);
  });

  it("sends each token only where it is needed", async () => {
    const server = new EmbeddedServer();
    const sent = new Map<string, Set<string | null>>();
    const fetch: Fetch = (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const token = new Headers(init?.headers).get("x-auth-token");
      sent.set(pathname, (sent.get(pathname) ?? new Set()).add(token));
      return server.fetch(input, init);
    };
    await check(server, { fetch, env: { SYNNEFO_SERVICE_TOKEN: serviceToken } });

    const { token } = server.connection("alice");
    expect(sent.get("/astakos/identity/v2.0/tokens")).toEqual(new Set([null]));
    expect(sent.get("/astakos/ui/get_services")).toEqual(new Set([null]));
    expect(sent.get(`${account}/quotas`)).toEqual(new Set([token, null]));
    expect(sent.get(`${account}/commissions`)).toEqual(new Set([serviceToken, null]));
    expect(sent.get(`${compute}/servers`)).toEqual(new Set([token, null]));
  });

  it("names the operations for services, which it skips without the token of one", async () => {
    const checked = await check(new EmbeddedServer());

    expect(checked.code).toBe(0);
    const why = "it needs the token of a service: set SYNNEFO_SERVICE_TOKEN";
    const skipped = reportOf(checked, "identity").notChecked.filter((each) => each.why === why);
    expect(skipped.map(({ operation }) => operation)).toEqual([
      "GET /service_quotas",
      "GET /service_project_quotas",
      "GET /commissions",
      "GET /commissions/{serial}",
    ]);
  });

  it("prints the report of each contract under its heading, and the sums", async () => {
    const server = new EmbeddedServer();
    const env = { SYNNEFO_TOKEN: server.connection("alice").token };
    const { out } = await run(checkCommand, [server.authUrl, "--service", "synnefo"], { env, fetch: server.fetch });

    const headings = out.split("\n").filter((line) => line.startsWith("contract  "));
    expect(headings).toEqual(names.map((name) => `contract  openapi/synnefo-${name}.yaml`));
    expect(out).toMatch(
      /\nall contracts: 0 differences, 0 new, \d+ not checked, \d+ requests sent; nothing was written to the server\n$/,
    );
    expect(out.endsWith(` ${server.requests.length} requests sent; nothing was written to the server\n`)).toBe(true);
  });

  it("checks one contract by its name", async () => {
    const server = new EmbeddedServer();
    const { code, report } = await check(server, { args: ["--contract", "volume"] });

    expect({ code, contracts: report.contracts.map(({ contract }) => contract) }).toEqual({
      ...{ code: 0, contracts: ["openapi/synnefo-volume.yaml"] },
    });
    const services = new Set(server.requests.map(({ path }) => path.split("/").slice(0, 2).join("/")));
    expect(services).toEqual(new Set(["astakos/identity", "cyclades/volume"]));
  });

  it("reports what differs in a response, and what is new", async () => {
    const server = await filledCloud();
    const change = async (response: Response): Promise<Response> => {
      const text = await response.text();
      return new Response(text.replace('"status"', '"color"'), response);
    };
    const checked = await check(server, { fetch: changing(server, `${compute}/servers/1`, change) });

    expect(checked.code).toBe(1);
    expect(reportOf(checked, "compute").findings).toContainEqual(
      expect.objectContaining({ verdict: "differs", operation: "GET /servers/{server_id}", path: "$.server.status" }),
    );
    expect(reportOf(checked, "compute").findings).toContainEqual(
      expect.objectContaining({ verdict: "new", operation: "GET /servers/{server_id}", path: "$.server.color" }),
    );
    expect(reportOf(checked, "network").findings).toEqual([]);
    expect(checked.report.summary.differs).toBe(reportOf(checked, "compute").summary.differs);
  });

  it("reports what differs in the headers of an image", async () => {
    const server = await filledCloud();
    const change = (response: Response): Response => {
      const headers = new Headers(response.headers);
      if (headers.has("x-image-meta-size")) headers.set("x-image-meta-size", "many");
      headers.delete("x-image-meta-owner");
      return new Response(response.body, { status: response.status, headers });
    };
    const checked = await check(server, { fetch: changing(server, `${image}/images/`, change) });

    const found = reportOf(checked, "image").findings.map(({ operation, path, expected, got }) => {
      return [operation, path, expected, got];
    });
    expect(found).toEqual([
      ["HEAD /images/{image_id}", 'headers["x-image-meta-owner"]', "a value (required)", "nothing"],
      ["HEAD /images/{image_id}", 'headers["x-image-meta-size"]', "integer", "string"],
    ]);
  });

  it("lists what the cloud does not offer, and is no failure", async () => {
    const server = new EmbeddedServer();
    const withoutImages = changing(server, "/astakos/identity/v2.0/tokens", async (response) => {
      const text = await response.text();
      return new Response(text.replaceAll('"image"', '"other"'), response);
    });
    const withoutSnapshots = (): Response =>
      Response.json({ notImplemented: { code: 501, message: "", details: "" } }, { status: 501 });
    const fetch: Fetch = (input, init) => {
      const isSnapshots = new URL(input instanceof Request ? input.url : input).pathname === `${volume}/snapshots`;
      return isSnapshots && new Headers(init?.headers).has("x-auth-token")
        ? Promise.resolve(withoutSnapshots())
        : withoutImages(input, init);
    };
    const checked = await check(server, { fetch });

    expect(checked.code).toBe(0);
    const missing = reportOf(checked, "image");
    expect(missing.summary).toEqual({ requests: 0, differs: 0, new: 0, notChecked: 5 });
    expect(missing.notChecked[0]?.why).toContain(
      "the cloud's catalog has no service of the type image; it has account,",
    );
    expect(reportOf(checked, "volume").notChecked).toContainEqual({
      ...{ operation: "GET /snapshots", what: "without parameters", why: "the server responds with a 501" },
    });
  });

  test.each<[string, Record<string, string>, string[], string]>([
    ["no token", { SYNNEFO_TOKEN: "" }, [], "the environment variable SYNNEFO_TOKEN is not set: set it to your token"],
    [
      "a token that cannot be sent",
      { SYNNEFO_TOKEN: "a b c" },
      [],
      "the environment variable SYNNEFO_TOKEN is invalid: ",
    ],
    [
      "a token of a service that cannot be sent",
      { SYNNEFO_SERVICE_TOKEN: "é" },
      [],
      "SYNNEFO_SERVICE_TOKEN is invalid: ",
    ],
    [
      "a token that the cloud refuses",
      { SYNNEFO_TOKEN: "unknown" },
      [],
      "identity: the server refuses the credentials",
    ],
    [
      "a contract that does not exist",
      {},
      ["--contract", "store"],
      `there is no contract store; contracts: ${names.join(", ")}`,
    ],
  ])("ends with the code 2 for %s", async (_, env, args, message) => {
    const { code, out, err } = await check(new EmbeddedServer(), { env, args });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err.trim()).not.toContain("\n");
    expect(err).not.toContain("unknown");
  });

  test.each([
    ["an error", { kind: "status", status: 503 }, "tokens responds with a 503 without one"],
    ["no JSON", { kind: "html" }, "without one; is the URL that of the identity service?"],
    ["another JSON", { kind: "json", body: { access: {} } }, "tokens responds with a 200 without one"],
    ["no response", { kind: "reset" }, "the catalog cannot be read: "],
  ] as const)("ends with the code 2 if the response with the catalog is %s", async (_, fault, message) => {
    const server = new EmbeddedServer();
    server.inject({ ...fault, method: "POST" });
    const { code, err } = await check(server);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it("adds the version to the URL of the identity service", async () => {
    const server = new EmbeddedServer();
    const env = { SYNNEFO_TOKEN: server.connection("alice").token };
    const url = server.authUrl.replace("/v2.0", "/");
    const args = [url, "--service", "synnefo", "--contract", "identity"];
    expect(await run(checkCommand, args, { env, fetch: server.fetch })).toMatchObject({ code: 0, err: "" });
  });

  it("explains itself", async () => {
    const { out } = await run(checkCommand, ["--help", "--service", "synnefo"]);
    expect(out).toContain("URL               the identity service, such as https://host/identity/v2.0\n");
    expect(out).toContain(`--contract NAME   one of the contracts: ${names.join(", ")}\n`);
    expect(out).toContain("SYNNEFO_SERVICE_TOKEN");
  });
});

describe("contract:compare with a description of Synnefo", () => {
  test.each(names)("finds no difference between the contract %s and itself", async (name) => {
    const args = [`openapi/synnefo-${name}.yaml`, "--service", "synnefo", "--contract", name];
    expect(await run(compareCommand, args)).toMatchObject({ code: 0, err: "" });
  });

  it("needs the name of a contract", async () => {
    const { code, err } = await run(compareCommand, ["openapi/synnefo-image.yaml", "--service", "synnefo"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: `contract:compare: choose a contract with --contract NAME: ${names.join(", ")}\n`,
    });
  });

  it("compares HEADs", async () => {
    const args = ["openapi/synnefo-volume.yaml", "--service", "synnefo", "--contract", "image", "--json"];
    const { code, out } = await run(compareCommand, args);
    expect(code).toBe(1);
    expect((JSON.parse(out) as { differences: unknown[] }).differences).toContainEqual(
      expect.objectContaining({ method: "HEAD", path: "/images/{image_id}", kind: "operation" }),
    );
  });

  it("sends no token to the server of the description", async () => {
    const sent: (string | null)[] = [];
    const args = ["https://host.example/openapi.yaml", "--service", "synnefo", "--contract", "compute"];
    const { code, err } = await run(compareCommand, args, {
      env: { SYNNEFO_TOKEN: "secret-token" },
      fetch: (_, init) => {
        sent.push(new Headers(init?.headers).get("x-auth-token"));
        return Promise.resolve(new Response("", { status: 401 }));
      },
    });
    expect({ code, sent }).toEqual({ code: 2, sent: [null] });
    expect(err).toBe(
      "contract:compare: cannot read https://host.example/openapi.yaml: it responds with a 401; no credentials are sent\n",
    );
  });
});
