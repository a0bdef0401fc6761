import { type Cluster, DecapodClient, type DecapodClientOptions, type PlaybookConfiguration } from "saltant/decapod";
import { EmbeddedServer, type EmbeddedServerOptions } from "saltant/decapod/testing";
import { fetchFor } from "../contract/proxy.js";

export { errorOf } from "../saltant/support.js";

/** An embedded server and a client for it, on one clock. */
export interface Fixture {
  readonly server: EmbeddedServer;
  /** root's client. */
  readonly decapod: DecapodClient;
  /** Makes a client for a user, with further options. */
  readonly as: (login: string, options?: Partial<DecapodClientOptions>) => DecapodClient;
  /** The requests since the last call of this, in short form and without logins: `GET cluster/?all=1`. */
  readonly sent: () => string[];
  /** How many logins there were since the last call of this or of `sent`. */
  readonly logins: () => number;
}

/** @param isValid - Whether all requests conform to the contract. If not, they do not go through the proxy of the contract tests. */
export function createFixture(options?: EmbeddedServerOptions, isValid = true): Fixture {
  const server = new EmbeddedServer(options);
  // A latency passes on the server's clock, which is stopped while a request is in progress over a socket.
  if (isValid && options?.latencyMs === undefined)
    fetchFor(server, { document: "openapi/decapod.yaml", root: server.url });
  const as = (login: string, more: Partial<DecapodClientOptions> = {}): DecapodClient =>
    new DecapodClient({ ...server.connection(login), ...more } as DecapodClientOptions);
  const take = () => {
    const requests = [...server.requests];
    server.clearRequests();
    return requests;
  };
  const isLogin = ({ method, path }: { method: string; path: string }): boolean =>
    method === "POST" && path === "auth/";
  return {
    server,
    decapod: as("root"),
    as,
    sent: () =>
      take()
        .filter((request) => !isLogin(request))
        .map(({ method, path, query }) => {
          const search = query.map(([name, value]) => `${name}=${value}`).join("&");
          return `${method} ${path}${search === "" ? "" : `?${search}`}`;
        }),
    logins: () => take().filter(isLogin).length,
  };
}

/** A cluster with servers, and a playbook configuration that deploys it. */
export interface DeployFixture extends Fixture {
  readonly serverIds: readonly string[];
  readonly cluster: Cluster;
  readonly config: PlaybookConfiguration;
}

export async function createDeployFixture(options?: EmbeddedServerOptions): Promise<DeployFixture> {
  const fixture = createFixture(options);
  const serverIds = fixture.server.addServers(2);
  const cluster = await fixture.decapod.clusters.create({ name: "prod" });
  const config = await fixture.decapod.playbookConfigurations.create({
    ...{ name: "deploy", cluster, playbook: "cluster_deploy", servers: serverIds },
  });
  fixture.server.clearRequests();
  return { ...fixture, serverIds, cluster, config };
}

/** Collects what a loop yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const unknownUuid = "00000000-0000-4000-8000-000000000000";
