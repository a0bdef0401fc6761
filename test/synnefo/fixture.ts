import { SynnefoClient, type SynnefoClientOptions } from "../../src/synnefo/index.js";
import { EmbeddedServer, type EmbeddedServerOptions } from "../../src/testing/synnefo/index.js";
import { errorOf } from "../saltant/support.js";

export { errorOf };

/** The error that a function throws, or that its promise rejects with; it must be of the given class. */
export function errorIn<E extends Error>(
  call: () => unknown,
  errorClass: abstract new (...args: never) => E,
): Promise<E> {
  return errorOf(Promise.resolve().then(call), errorClass);
}

/** An embedded cloud and a client for it, on one clock. */
export interface Fixture {
  readonly server: EmbeddedServer;
  /** alice's client. */
  readonly cloud: SynnefoClient;
  /** Makes a client for a user, with further options. */
  readonly as: (user: string, options?: Partial<SynnefoClientOptions>) => SynnefoClient;
  /** Makes a client with the token of a service. */
  readonly asService: (service?: string) => SynnefoClient;
  /** Lets time pass on the clock of the cloud and the clients. */
  readonly pass: (ms: number) => Promise<void>;
  /**
   * The requests since the last call of this, in short form, below the root of the service and without those of the catalog:
   * `compute GET /servers/1`.
   */
  readonly sent: () => string[];
}

export function createFixture(options?: EmbeddedServerOptions): Fixture {
  const server = new EmbeddedServer(options);
  const as = (user: string, more: Partial<SynnefoClientOptions> = {}): SynnefoClient =>
    new SynnefoClient({ ...server.connection(user), ...more } as SynnefoClientOptions);
  return {
    server,
    cloud: as("alice"),
    as,
    asService: (service = "cyclades") => as("alice", { token: `${service}-service-token` }),
    pass: (ms) => pass(server, ms),
    sent: () => {
      const ofCalls = server.requests.filter(({ path, body }) => !(path.endsWith("/tokens") && body === undefined));
      const requests = ofCalls.map(({ method, path, query }) => {
        const search = query.map(([name, value]) => `${name}=${value}`).join("&");
        const [, service = "", below = path] = /^(?:cyclades|astakos)\/(\w+)(?:\/v[\d.]+)?(\/.*)$/.exec(path) ?? [];
        return `${service} ${method} ${below}${search === "" ? "" : `?${search}`}`;
      });
      server.clearRequests();
      return requests;
    },
  };
}

/** The quotas that many servers need. */
export const largeLimits = {
  "cyclades.vm": 50,
  "cyclades.cpu": 200,
  "cyclades.ram": 2 ** 40,
  "cyclades.disk": 2 ** 40,
};

/** The id of the image that the embedded cloud has from the start. */
export async function firstImage(cloud: SynnefoClient): Promise<string> {
  const { data } = await cloud.api.compute.GET("/images");
  return String(data?.images[0]?.id);
}

/** A cloud with an image and a flavor. */
export interface ServerFixture extends Fixture {
  /** What a server needs besides its name. */
  readonly basis: { readonly flavor: string; readonly image: string };
}

export async function createServerFixture(options?: EmbeddedServerOptions): Promise<ServerFixture> {
  const fixture = createFixture({ limits: largeLimits, ...options });
  const basis = { flavor: "1", image: await firstImage(fixture.cloud) };
  fixture.sent();
  return { ...fixture, basis };
}

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not reject");
}

/** Lets time pass on the server's clock. */
export async function pass(server: EmbeddedServer, ms: number): Promise<void> {
  await new Promise<void>((resolve) => server.clock.setTimer(resolve, ms));
}

/** The UUID of one of the embedded cloud's users. */
export function uuidOf(user: "alice" | "bob" | "carol" | "admin"): string {
  const digit = ["alice", "bob", "carol", "admin"].indexOf(user) + 1;
  return "dddddddd-dddd-4ddd-8ddd-dddddddddddd".replaceAll("d", String(digit));
}
