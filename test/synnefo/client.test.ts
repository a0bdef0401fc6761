import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadEnvironmentError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  InvalidInputError,
  MethodNotAllowedError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  QuotaError,
  ServerError,
  ServiceMissingError,
  SynnefoClient,
  type SynnefoClientOptions,
  SynnefoError,
  SynnefoNetwork,
  SynnefoVolumes,
  UnexpectedResponseError,
} from "../../src/synnefo/index.js";
import { createFixture, rejection } from "./fixture.js";

const authUrl = "https://accounts.example.org/identity/v2.0";
const token = "t0k3n-canary";

/** What a function throws. */
function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe("a new client", () => {
  it("sends nothing, and adds the version to the URL of the identity service", () => {
    const { server, cloud } = createFixture();
    expect(server.requests).toEqual([]);
    expect(cloud.authUrl).toBe("https://synnefo.test/astakos/identity/v2.0");
    for (const url of ["https://a.test/identity", "https://a.test/identity/", "https://a.test/identity/v2.0/"])
      expect(new SynnefoClient({ authUrl: url, token }).authUrl).toBe("https://a.test/identity/v2.0");
    expect(new SynnefoClient({ authUrl: "https://a.test/v3", token }).authUrl).toBe("https://a.test/v3");
  });

  it.each([
    [{ authUrl: undefined }, "authUrl must be a URL such as https://host/"],
    [{ authUrl: "accounts.example.org" }, "authUrl must be a URL"],
    [{ authUrl: "ftp://accounts.example.org" }, "authUrl must begin with https:// or http://, not ftp:"],
    [{ authUrl: "https://a:t0k3n-canary@b" }, "authUrl must not hold a user name or password"],
    [{ token: undefined }, "one kind of credentials: token, or credentials"],
    [{ credentials: { authorization: () => token } }, "one kind of credentials: token, or credentials"],
    [{ token: undefined, credentials: {} }, "credentials must have the method authorization"],
    [{ token: "" }, "token"],
    [{ token: "a\nb" }, "token"],
    [{ endpoints: "https://a.test" }, "endpoints must be a plain object"],
    [{ endpoints: { computing: "https://a.test" } }, "computing"],
    [{ endpoints: { __proto__: null, constructor: "https://a.test" } }, "constructor"],
    [{ endpoints: { compute: "a.test" } }, "endpoints.compute must be a URL"],
    [{ timeoutMs: 0 }, "timeoutMs must be a number of milliseconds from 1"],
  ])("refuses %j", (options, message) => {
    const error = thrown(() => new SynnefoClient({ authUrl, token, ...options } as SynnefoClientOptions));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("canary");
  });

  it.each([undefined, null, 7, "https://a.test"])("refuses %j in place of options", (options) => {
    expect(thrown(() => new SynnefoClient(options as never))).toBeInstanceOf(InvalidInputError);
    expect(thrown(() => new SynnefoNetwork(options as never))).toBeInstanceOf(InvalidInputError);
  });

  it("shows no token", () => {
    const { cloud } = createFixture();
    expect(JSON.stringify(cloud)).not.toContain("alice-token");
  });
});

describe("fromEnv", () => {
  it("reads the URL and the token", async () => {
    const { server } = createFixture();
    const { authUrl: url, token: secret, fetch } = server.connection("alice");
    const env = { SYNNEFO_AUTH_URL: url, SYNNEFO_TOKEN: secret };
    const cloud = SynnefoClient.fromEnv({ env, fetch });
    expect(await cloud.networks.list()).toHaveLength(1);
  });

  it.each([
    [{}, "SYNNEFO_AUTH_URL"],
    [{ SYNNEFO_AUTH_URL: "", SYNNEFO_TOKEN: token }, "SYNNEFO_AUTH_URL"],
    [{ SYNNEFO_AUTH_URL: "a.test", SYNNEFO_TOKEN: token }, "SYNNEFO_AUTH_URL"],
    [{ SYNNEFO_AUTH_URL: authUrl }, "SYNNEFO_TOKEN"],
    [{ SYNNEFO_AUTH_URL: authUrl, SYNNEFO_TOKEN: "canary\n" }, "SYNNEFO_TOKEN"],
  ])("names what is wrong with %j", (env, name) => {
    const error = thrown(() => SynnefoClient.fromEnv({ env }));
    expect(error).toBeInstanceOf(BadEnvironmentError);
    expect(String(error)).toContain(name);
    expect(String(error)).not.toContain("canary");
  });
});

describe("the catalog", () => {
  it("is requested once for all calls, without a token, and versions are added to its URLs", async () => {
    const { server, cloud } = createFixture();
    await Promise.all([
      cloud.networks.list(),
      cloud.ports.list(),
      cloud.volumes.list(),
      cloud.flavors.list(),
      cloud.images.list(),
    ]);
    await cloud.networks.list();
    const [catalog, ...others] = server.requests;
    expect(catalog).toMatchObject({ method: "POST", path: "astakos/identity/v2.0/tokens", body: undefined });
    expect(catalog?.headers).not.toHaveProperty("x-auth-token");
    expect(others.map(({ path }) => path).sort()).toEqual([
      "cyclades/compute/v2.0/flavors/detail",
      "cyclades/image/v1.0/images/detail",
      "cyclades/network/v2.0/networks/detail",
      "cyclades/network/v2.0/networks/detail",
      "cyclades/network/v2.0/ports/detail",
      "cyclades/volume/v2.0/volumes/detail",
    ]);
    expect(new Set(others.map(({ headers }) => headers["x-auth-token"]))).toEqual(new Set(["alice-token"]));
  });

  it("is requested again after a failure, which all waiting calls share", async () => {
    const { server, as } = createFixture();
    const cloud = as("alice", { retry: false });
    server.inject({ kind: "status", status: 503, path: /tokens$/ });
    const [one, two] = await Promise.all([
      rejection(cloud.networks.list()),
      rejection(cloud.networks.create({ type: "CUSTOM", name: "lan" })),
    ]);
    expect(one).toBeInstanceOf(ServerError);
    // Nothing was sent to the network service.
    expect(two).toBe(one);
    expect(server.requests).toHaveLength(1);
    expect(await cloud.networks.list()).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it("goes on for the others if one call is aborted", async () => {
    const { server, cloud } = createFixture({ latencyMs: 100 });
    const controller = new AbortController();
    const first = rejection(cloud.networks.list({}, { signal: controller.signal }));
    const second = cloud.networks.list().then((networks) => networks);
    server.onRequest(({ path }) => {
      if (path.endsWith("tokens")) controller.abort(new Error("enough"));
    });
    expect(await first).toMatchObject({ message: "enough" });
    expect(await second).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  it("counts in the total deadline of a call", async () => {
    const { server, cloud } = createFixture();
    server.inject({ kind: "stall", path: /tokens$/ });
    const error = await rejection(cloud.networks.create({ type: "CUSTOM" }, { totalTimeoutMs: 500 }));
    expect(error).toMatchObject({ name: "TimeoutError" });
    expect(error).not.toBeInstanceOf(AmbiguousOutcomeError);
    expect(server.requests).toHaveLength(1);
  });

  it("gives way to endpoints, to which versions are added", async () => {
    const { server, as } = createFixture();
    const cloud = as("alice", {
      endpoints: {
        network: "https://synnefo.test/cyclades/network/",
        image: "https://synnefo.test/cyclades/image/v1.0",
      },
    });
    await cloud.networks.list();
    await cloud.images.list();
    expect(server.requests.map(({ path }) => path)).toEqual([
      "cyclades/network/v2.0/networks/detail",
      "cyclades/image/v1.0/images/detail",
    ]);
    await cloud.volumes.list();
    expect(server.requests).toHaveLength(4);
  });

  it("may lack a service", async () => {
    const { server, cloud } = createFixture();
    server.inject({
      kind: "json",
      path: /tokens$/,
      body: { access: { serviceCatalog: [entry("compute", "https://c.test")] } },
    });
    const error = await rejection(cloud.networks.create({ type: "CUSTOM", name: "lan" }));
    expect(error).toBeInstanceOf(ServiceMissingError);
    expect(error).toBeInstanceOf(SynnefoError);
    expect(error).toMatchObject({
      code: "SERVICE_MISSING",
      type: "network",
      message: "the cloud's catalog has no service of the type network; it has compute",
    });
    expect(await rejection(cloud.networks.list())).toBeInstanceOf(ServiceMissingError);
    expect(server.requests).toHaveLength(1);
  });

  it.each(["", "cyclades/network", "/cyclades/network", "javascript:alert(1)", "https://user:pass@host/"])(
    "may have the invalid URL %j",
    async (url) => {
      const { server, cloud } = createFixture();
      server.inject({ kind: "json", path: /tokens$/, body: { access: { serviceCatalog: [entry("network", url)] } } });
      const error = await rejection(cloud.networks.list());
      expect(error).toBeInstanceOf(ServiceMissingError);
      expect(String(error)).toContain("no valid URL for the type network");
    },
  );

  it("may have several endpoints: that of the version is taken", async () => {
    const { server, cloud } = createFixture();
    const network = entry("network", "https://synnefo.test/old");
    const endpoints = [
      ...network.endpoints.map((endpoint) => ({ ...endpoint, versionId: "v1.1" })),
      { versionId: "v2.0", region: "default", publicURL: "https://synnefo.test/cyclades/network" },
    ];
    server.inject({ kind: "json", path: /tokens$/, body: { access: { serviceCatalog: [{ ...network, endpoints }] } } });
    expect(await cloud.networks.list()).toHaveLength(1);
  });
});

function entry(type: string, publicURL: string) {
  return { name: `cyclades_${type}`, type, endpoints: [{ versionId: "v2.0", region: "default", publicURL }] };
}

describe("the client of one service", () => {
  it("requests no catalog if it has the service's own URL", async () => {
    const { server } = createFixture();
    const { token: secret, fetch, clock } = server.connection("alice");
    const volumes = new SynnefoVolumes({ url: "https://synnefo.test/cyclades/volume", token: secret, fetch, clock });
    expect(await volumes.volumeTypes.list()).toHaveLength(2);
    expect(server.requests.map(({ path }) => path)).toEqual(["cyclades/volume/v2.0/types"]);
  });

  it.each([
    [{ url: "https://a.test", authUrl }, "authUrl or url, not both"],
    [{ url: "https://a.test", endpoints: { network: "https://b.test" } }, "endpoints needs authUrl"],
    [{ url: "a.test" }, "url must be a URL"],
    [{}, "authUrl must be a URL"],
  ])("refuses %j", (options, message) => {
    const error = thrown(() => new SynnefoNetwork({ token, ...options } as never));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
  });
});

describe("raw calls", () => {
  it("go to the endpoints of the catalog, with the token, once", async () => {
    const { server, cloud, sent } = createFixture();
    const { data } = await cloud.api.network.GET("/networks");
    expect(data?.networks).toMatchObject([{ id: "1", name: "public" }]);
    const { error, response } = await cloud.api.compute.GET("/servers/{server_id}", {
      params: { path: { server_id: 7 } },
    });
    expect(response.status).toBe(404);
    expect(error).toMatchObject({ itemNotFound: { message: "Server not found." } });
    expect(server.requests.filter(({ path }) => path.endsWith("/tokens"))).toHaveLength(1);
    expect(sent()).toEqual(["network GET /networks", "compute GET /servers/7"]);
  });

  it("that write are not repeated", async () => {
    const { server, cloud, sent } = createFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: /networks$/, times: Infinity });
    const call = cloud.api.network.POST("/networks", { body: { network: { type: "CUSTOM" } } });
    expect(await rejection(call)).toBeInstanceOf(ConnectionError);
    expect(sent()).toEqual(["network POST /networks"]);
  });
});

describe("an error", () => {
  const fault = (name: string, code: number, message: string, details: unknown = "", more = {}): string =>
    JSON.stringify({ [name]: { code, message, details, ...more } });

  async function errorFor(status: number, body: string, type = "application/json; charset=UTF-8", method = "GET") {
    const fetch: typeof globalThis.fetch = () =>
      Promise.resolve(new Response(body, { status, headers: { "Content-Type": type } }));
    const network = new SynnefoNetwork({ url: "https://n.test", token, fetch, retry: false });
    return rejection(method === "GET" ? network.networks.get("7") : network.networks.create({ type: "CUSTOM" }));
  }

  it.each([
    [400, "badRequest", BadRequestError],
    [401, "unauthorized", AuthenticationError],
    [403, "forbidden", PermissionDeniedError],
    [404, "itemNotFound", NotFoundError],
    [405, "notAllowed", MethodNotAllowedError],
    [409, "buildInProgress", ConflictError],
    [413, "overLimit", PayloadTooLargeError],
    [421, "networkInUse", ConflictError],
    [500, "internalServerError", ServerError],
    [501, "notImplemented", MethodNotAllowedError],
    [503, "serviceUnavailable", ServerError],
  ])("for %i has the fault's name and words", async (status, name, Class) => {
    const error = await errorFor(status, fault(name, status, "No way."));
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(SynnefoError);
    expect(error).toMatchObject({ status, reason: name });
    expect(String(error)).toContain(`${status} GET /networks/7: No way`);
  });

  it("shows details beside the message, without the message twice and without a traceback", async () => {
    expect(String(await errorFor(400, fault("badRequest", 400, "No way", "because of x\nTraceback")))).toMatch(
      /No way[^\w]+because of x$/,
    );
    expect(String(await errorFor(400, fault("badRequest", 400, "No way", "No way\nTraceback")))).toMatch(/: No way$/);
    expect(String(await errorFor(400, fault("badRequest", 400, "No way", null)))).toMatch(/: No way$/);
  });

  it("relayed from the identity service has that service's words", async () => {
    const inner = fault("unauthorized", 401, "Invalid token");
    const error = await errorFor(401, fault("fault", 401, "UNAUTHORIZED", inner));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(String(error)).toContain("401 GET /networks/7: Invalid token");
    expect(String(await errorFor(404, fault("fault", 404, "OK", "{broken")))).toContain("OK");
  });

  it("for an unknown path asks for the id and the URL", async () => {
    const error = await errorFor(400, fault("badRequest", 400, "API endpoint not found"));
    expect(String(error)).toContain("are the id and url right?");
  });

  it.each([
    [
      "in words",
      fault(
        "overLimit",
        413,
        "Resource Limit Exceeded for your account.",
        "Limit for resource 'Floating IP address' exceeded for your account. Available: 0, Requested: 1",
      ),
      { resource: "Floating IP address", available: 0, requested: 1, used: null, limit: null },
    ],
    [
      "in words that a service relays",
      fault(
        "fault",
        413,
        "Resource Limit Exceeded for your account.",
        "Limit for resource 'Storage space' exceeded for your account. Available: -5, Requested: 5368709120",
      ),
      { resource: "Storage space", available: -5, requested: 5368709120 },
    ],
    [
      "in data",
      fault("overLimit", 413, "project:1 has not enough capacity of pithos.diskspace.", "", {
        data: { usage: 79, provision: { resource: "pithos.diskspace", quantity: 1000 }, limit: 100 },
      }),
      { resource: "pithos.diskspace", used: 79, limit: 100, available: 21, requested: 1000 },
    ],
    [
      "in data that a service relays",
      fault(
        "fault",
        413,
        "REQUEST ENTITY TOO LARGE",
        fault("overLimit", 413, "Not enough.", "", {
          data: { usage: 1, provision: { resource: "cyclades.vm", quantity: 2 }, limit: 2 },
        }),
      ),
      { resource: "cyclades.vm", used: 1, limit: 2, available: 1, requested: 2 },
    ],
  ])("for a quota has its figures: %s", async (_, body, figures) => {
    const error = await errorFor(413, body, undefined, "POST");
    expect(error).toBeInstanceOf(QuotaError);
    expect(error).toMatchObject({ code: "QUOTA", status: 413, ...figures });
  });

  it.each([
    [404, NotFoundError],
    [405, MethodNotAllowedError],
    [409, ConflictError],
    [501, MethodNotAllowedError],
    [502, ServerError],
  ])("for %i without a body has no reason", async (status, Class) => {
    const error = await errorFor(status, "", "text/html");
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ reason: null });
    expect(String(error)).toContain(`the server responded ${status} without a reason`);
  });

  it("for a page has its title, and advice about the URL", async () => {
    const page = "<!DOCTYPE html><html><head><title>Not here</title></head></html>";
    const error = await errorFor(404, page, "text/html");
    expect(String(error)).toContain("Not here");
    expect(String(error)).toContain("is url right?");
    expect(await errorFor(500, page, "text/html", "POST")).toBeInstanceOf(AmbiguousOutcomeError);
  });

  it.each([
    "[]",
    "[{}]",
    "null",
    '"x"',
    "{}",
    '{"badRequest": null}',
    '{"badRequest": {"message": 7, "details": []}}',
    "{",
  ])("for a body of an unknown shape is still an error: %s", async (body) => {
    expect(await errorFor(400, body)).toBeInstanceOf(BadRequestError);
    expect(await errorFor(413, body)).toBeInstanceOf(PayloadTooLargeError);
  });

  it("for a success that is a page is one, too", async () => {
    expect(await errorFor(200, "<html></html>", "text/html")).toBeInstanceOf(UnexpectedResponseError);
  });

  it("shows no token that the server quotes", async () => {
    const error = await errorFor(401, fault("unauthorized", 401, `no user has the token ${token}`));
    expect(String(error)).not.toContain("canary");
    expect(JSON.stringify(error)).not.toContain("canary");
  });

  it("of the limit of key pairs is a QuotaError, although it is a 500 and plain text", async () => {
    const { cloud, sent } = createFixture();
    for (let number = 0; number < 10; number += 1)
      await cloud.keypairs.create({ name: `k${number}`, publicKey: "ssh-rsa x" });
    sent();
    const error = await rejection(cloud.keypairs.create({ name: "k10", publicKey: "ssh-rsa x" }));
    expect(error).toBeInstanceOf(QuotaError);
    expect(error).toMatchObject({ status: 500, resource: "keypair" });
    expect(String(error)).toContain("SSH keys limit exceeded");
    expect(sent()).toEqual(["compute POST /os-keypairs"]);
  });
});

describe("testAuthentication", () => {
  it("sends one cheap request", async () => {
    const { cloud, as, sent } = createFixture();
    await cloud.testAuthentication();
    expect(sent()).toEqual(["account GET /quotas"]);
    expect(await rejection(as("alice", { token: "wrong-token" }).testAuthentication())).toBeInstanceOf(
      AuthenticationError,
    );
  });
});
