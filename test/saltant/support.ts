import {
  SaltantClient,
  type ContainerTaskType,
  type ExecutableTaskType,
  type SaltantClientOptions,
  type TaskQueue,
  type TaskWhitelist,
} from "saltant";
import { EmbeddedServer, type EmbeddedServerOptions, type LoggedRequest } from "saltant/testing";
import { fetchFor as proxiedFetchFor } from "../contract/proxy.js";

/** An in-memory server and a client for it, on one clock. */
export interface TestServer {
  readonly server: EmbeddedServer;
  /** alice's client. */
  readonly client: SaltantClient;
  /** Creates a client for a user, with further options. */
  readonly as: (username: string, options?: Partial<SaltantClientOptions>) => SaltantClient;
  /** The requests since the last call of this, in short form: `GET taskqueues/?page=1`. */
  readonly sent: () => string[];
  /** The last request that the server received. */
  readonly last: () => LoggedRequest;
}

/** A `fetch` that sends requests to this server, through the proxy of the contract tests if there is one. */
export function fetchFor(server: EmbeddedServer): typeof fetch {
  return proxiedFetchFor(server, { document: "openapi/saltant.yaml", root: server.baseApiUrl.slice(0, -1) });
}

export function createTestServer(options?: EmbeddedServerOptions): TestServer {
  const server = new EmbeddedServer(options);
  // A latency passes on the server's clock, which is stopped while a request is in progress over a socket.
  const fetch = options?.latencyMs === undefined ? fetchFor(server) : server.fetch;
  const as = (username: string, more: Partial<SaltantClientOptions> = {}): SaltantClient =>
    new SaltantClient({ ...server.connection(username), fetch, ...more } as SaltantClientOptions);
  return {
    server,
    client: as("alice"),
    as,
    sent: () => {
      const lines = server.requests.map(({ method, path, query }) => {
        const search = query.map(([name, value]) => `${name}=${value}`).join("&");
        return `${method} ${path}${search === "" ? "" : `?${search}`}`;
      });
      server.clearRequests();
      return lines;
    },
    last: () => {
      const request = server.requests.at(-1);
      if (request === undefined) throw new Error("nothing was sent");
      return request;
    },
  };
}

/** The resources that a launch needs: a type of each class, on a whitelist, on a queue. All belong to alice. */
export interface ServerWithTasks extends TestServer {
  readonly align: ContainerTaskType;
  readonly echo: ExecutableTaskType;
  readonly whitelist: TaskWhitelist;
  readonly queue: TaskQueue;
}

export async function createServerWithTasks(options?: EmbeddedServerOptions): Promise<ServerWithTasks> {
  const base = createTestServer(options);
  const { client, server } = base;
  const align = await client.containerTaskTypes.create({
    name: "align",
    commandToRun: "/app/align.sh",
    containerImage: "ubuntu:22.04",
    containerType: "docker",
    requiredArguments: ["sample", "ref"],
    requiredArgumentsDefaultValues: { ref: "hg38" },
  });
  const echo = await client.executableTaskTypes.create({ name: "echo", commandToRun: "echo" });
  const whitelist = await client.taskWhitelists.create({
    name: "all",
    whitelistedContainerTaskTypes: [align],
    whitelistedExecutableTaskTypes: [echo],
  });
  const queue = await client.taskQueues.create({ name: "main", whitelists: [whitelist] });
  server.clearRequests();
  return { ...base, align, echo, whitelist, queue };
}

/** The error that a promise rejects with, which must be of the given class. */
export async function errorOf<E extends Error>(
  promise: PromiseLike<unknown>,
  errorClass: abstract new (...args: never) => E,
): Promise<E> {
  const outcome = await promise.then(
    () => new Error("there was no error"),
    (error: unknown) => error,
  );
  if (outcome instanceof errorClass) return outcome;
  throw outcome;
}

export const unknownUuid = "00000000-0000-4000-8000-000000000000";
