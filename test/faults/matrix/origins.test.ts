// Credentials go below baseApiUrl and nowhere else, and what is refused before sending does not show them.
import { inspect } from "node:util";
import {
  BadEnvironmentError,
  ConnectionError,
  InvalidInputError,
  SaltantClient,
  type SaltantClientOptions,
} from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fault, faults } from "./faults.js";
import { findSecret } from "./find-secret.js";
import { matrixServices } from "./services/index.js";
import { saltant, type SaltantContext } from "./services/saltant.js";
import type { MatrixService, Operation } from "./services/service.js";
import { createFaultyServer, type FaultyServer, type SharedServers } from "./faulty-server.js";
import { startSharedServers } from "./shared-servers.js";

let shared: SharedServers & { readonly received: readonly string[] } & AsyncDisposable;

beforeAll(async () => {
  shared = await startSharedServers();
});

afterAll(() => shared[Symbol.asyncDispose]());

const authToken = "canary-token";

function createServer<Context>(
  service: MatrixService<Context>,
  fault: Fault,
  operation: Operation<Context>,
): Promise<FaultyServer<Context>> {
  return createFaultyServer(service, fault, operation, shared, {
    credentials: operation.credentials ?? service.credentialKinds[0] ?? "",
    times: Infinity,
    authToken,
    password: "canary-password",
    echo: () => "Sign in",
  });
}

const redirects = matrixServices.flatMap((service) =>
  faults
    .filter(({ name }) => name.startsWith("30"))
    .map((fault) => ({ service, fault, name: `${service.name}, ${fault.name}` })),
);

describe("nothing is sent to another server", () => {
  it.each(redirects)("after a redirect: $name", async ({ service, fault }) => {
    for (const operation of service.operations) {
      const { context } = await createServer(service, fault, operation);
      // A change of which a look shows that it was executed is a success.
      await Promise.allSettled([operation.run(context)]);
    }
    expect(shared.received).toEqual([]);
  });

  it("when a page's next and previous lie elsewhere", async () => {
    const fault: Fault = {
      name: "foreign next",
      executes: true,
      apply: ({ original, foreignOrigin }) => {
        const elsewhere = `${foreignOrigin}/api/executabletaskinstances/?page=2`;
        const body = JSON.stringify({ ...(JSON.parse(original.body) as object), next: elsewhere, previous: elsewhere });
        return { kind: "response", response: { ...original, body } };
      },
    };
    const operation: Operation<SaltantContext> = {
      name: "list",
      faulty: "GET executabletaskinstances/?page=1&",
      run: ({ client }) => client.executableTaskInstances.list({}, { pageSize: 2 }),
    };
    const { context, others } = await createServer(saltant, fault, operation);
    expect(await operation.run(context)).toHaveLength(3);
    expect(others).toEqual([expect.stringMatching(/^GET executabletaskinstances\/\?datetime_created__lte=/)]);
    expect(shared.received).toEqual([]);
  });

  it("when a raw call names another server", async () => {
    const server = new EmbeddedServer();
    const { api } = new SaltantClient({ ...server.connection("alice"), fetch });
    const call = api.GET("/users/", { baseUrl: shared.foreignOrigin });
    await expect(call).rejects.toThrow("a raw call must stay below http://saltant.test/api/");
    expect(shared.received).toEqual([]);
  });
});

describe("a secret shows nowhere", () => {
  it.each([
    "https://alice:canary@host/api/",
    "https://canary@host/api/",
    "canary://alice:canary@host/",
    "//canary@host",
  ])("when it stands in the base URL: %s", (baseApiUrl) => {
    const thrown = [
      errorOf(() => new SaltantClient({ baseApiUrl, authToken }), InvalidInputError),
      errorOf(
        () => SaltantClient.fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_AUTH_TOKEN: "token" } }),
        BadEnvironmentError,
      ),
    ];
    for (const error of thrown) expect(inspect(error, { showHidden: true })).not.toContain("canary@");
  });

  it("when a stand-in for fetch throws an error that holds the request", async () => {
    const thrown: unknown[] = [];
    const hooks = { onRetry: (event: unknown) => thrown.push(event) };
    const throwingFetch = (url: string, { headers }: { headers: Headers }): Promise<Response> => {
      const config = { url, headers };
      const cause = Object.assign(new Error("socket hang up"), { config, sent: Object.fromEntries(headers) });
      const error = new AggregateError([cause], `failed: ${inspect(config)}`, { cause });
      return Promise.reject(Object.assign(error, { code: "ECONNRESET", self: error }));
    };
    const client = new SaltantClient({
      ...{ baseApiUrl: "http://host/api/", authToken, clock: new VirtualClock(), ...hooks },
      fetch: throwingFetch,
    } as unknown as SaltantClientOptions);
    const error: unknown = await client.users.get("bob").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ cause: { code: "ECONNRESET", cause: { message: "socket hang up" } } });
    const shown = inspect([error, thrown], { depth: Infinity, showHidden: true });
    expect(findSecret(shown, [authToken])).toBeNull();
  });

  it("when a raw call is refused with it, or answered with a page", async () => {
    const server = new EmbeddedServer();
    const client = new SaltantClient({ ...server.connection("alice"), authToken });
    const quoting = { body: { detail: `no ${authToken}` }, headers: { "X-Debug": authToken } };
    server.inject({ kind: "status", status: 400, ...quoting });
    const { error, response } = await client.api.GET("/users/");
    server.inject({ kind: "html", body: `<p>${authToken}</p>` });
    const thrown: unknown = await client.api.GET("/users/").catch((caught: unknown) => caught);
    const shown = inspect([error, [...response.headers], thrown], { depth: Infinity, showHidden: true });
    expect(shown).toContain("no [redacted]");
    expect(shown).not.toContain(authToken);
  });

  it("when an answer that was to bring tokens has another shape", async () => {
    const server = new EmbeddedServer();
    const { baseApiUrl, fetch } = server;
    for (const body of [{ access: "canary", refresh: 7 }, { token: "canary" }, "canary"]) {
      server.inject({ kind: "json", body });
      const client = new SaltantClient({ baseApiUrl, fetch, username: "alice", password: "alice-password" });
      const error: unknown = await client.users.get("bob").catch((caught: unknown) => caught);
      expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain("canary");
    }
  });
});

function errorOf<E>(make: () => unknown, errorClass: abstract new (...args: never) => E): E {
  try {
    make();
  } catch (error) {
    if (error instanceof errorClass) return error;
    throw error;
  }
  throw new Error("there was no error");
}
