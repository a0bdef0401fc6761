// Decapod's operations, the expected results with each fault, and how its client and its server are started.
import { DecapodClient, type DecapodClientOptions } from "saltant/decapod";
import { EmbeddedServer } from "saltant/decapod/testing";
import { faults } from "../faults.js";
import type { MatrixService, Operation, StartOptions, Started } from "./service.js";

/** What an operation of Decapod runs with: the ids of what is on the server. */
interface DecapodContext {
  readonly client: DecapodClient;
  /** A cluster without servers. */
  readonly cluster: string;
  /** A playbook configuration. */
  readonly configuration: string;
  /** A completed execution, with a log. */
  readonly execution: string;
}

/** Every operation that differs from the others in how it is sent. */
const operations: readonly Operation<DecapodContext>[] = [
  {
    name: "get",
    faulty: "GET v1/cluster/{cluster}/",
    run: ({ client, cluster }) => client.clusters.get(cluster),
  },
  {
    name: "list",
    faulty: "GET v1/server/?page=2&",
    otherRequests: { ok: 1, failed: 1 },
    run: ({ client }) => client.servers.list({}, { pageSize: 2 }).toArray(),
  },
  {
    name: "create",
    faulty: "POST v1/cluster/",
    creates: 1,
    run: ({ client }) => client.clusters.create({ name: "new" }),
  },
  {
    name: "execute",
    faulty: "POST v1/execution/",
    creates: 1,
    run: ({ client, configuration }) => client.executions.create({ id: configuration, version: 1 }),
  },
  {
    name: "update",
    faulty: "PUT v1/cluster/{cluster}/",
    otherRequests: { ok: 1, failed: 1 },
    looksAfterUnknown: 1,
    run: ({ client, cluster }) => client.clusters.update(cluster, { name: "changed" }),
  },
  {
    name: "delete",
    faulty: "DELETE v1/cluster/{cluster}/",
    looksAfterUnknown: 1,
    run: ({ client, cluster }) => client.clusters.delete(cluster),
  },
  {
    name: "cancel",
    faulty: "DELETE v1/execution/{execution}/",
    run: ({ client, execution }) => client.executions.cancel(execution),
  },
  {
    name: "waitUntilFinished",
    faulty: "GET v1/execution/{execution}/",
    run: ({ client, execution }) => client.executions.waitUntilFinished(execution),
  },
  {
    name: "log",
    faulty: "GET v1/execution/{execution}/log/",
    run: async ({ client, execution }) => {
      const lines: string[] = [];
      // A server may send a log without end.
      for await (const line of client.executions.log(execution, { totalTimeoutMs: 600_000 })) lines.push(line);
      return lines;
    },
  },
  {
    name: "login",
    credentials: "login",
    faulty: "POST v1/auth/",
    otherRequests: { ok: 1, failed: 0 },
    run: ({ client, cluster }) => client.clusters.get(cluster),
  },
];

/** The columns of the table: operations with the same results. */
const columns = [
  ["get", "cancel"],
  ["list"],
  ["create", "execute"],
  ["update"],
  ["delete"],
  ["waitUntilFinished"],
  ["log"],
  ["login"],
];

/** A persistent fault: each request meets it. */
const persistent = `
fault                    | Retry-After                | error            | advice | get | list | create | update | delete | wait | log          | login

refused connection       | -                          | Connection       | repeat | 3   | 3    | 3      | 3      | 3      | 15   | 3            | 3
failed DNS lookup        | -                          | Connection       | repeat | 3   | 3    | 3      | 3      | 3      | 15   | 3            | 3
reset before the headers | -                          | Connection       | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 3            | 3
reset in the body        | -                          | Connection       | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 1            | 3
not HTTP                 | -                          | Connection       | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 3            | 3
stall before the headers | -                          | Timeout          | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 3            | 3
stall in the body        | -                          | Timeout          | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 1            | 3
endless response         | -                          | Timeout          | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 1            | 3
slow response            | -                          | ok               | -      | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1

truncated JSON           | -                          | Unexpected       | fix    | 1   | 1    | 1?     | 1!     | 1!     | 1    | 1            | 1
HTML                     | -                          | Unexpected       | fix    | 1   | 1    | 1?     | 1!     | 1!     | 1    | 1            | 1
empty body               | -                          | Unexpected       | fix    | 1   | 1    | 1?     | 1!     | 1!     | 1    | 1            | 1
JSON of the wrong shape  | -                          | Validation       | fix    | 1   | 1    | 1?     | 1!     | 1!     | 1    | 1 Unexpected | 1 Unexpected

301 to the same origin   | -                          | Unexpected       | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
301 to https             | -                          | Unexpected       | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
302 to another origin    | -                          | Unexpected       | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
303 to another origin    | -                          | Unexpected       | fix    | 1   | 1    | 1?     | 1!     | 1!     | 1    | 1            | 1
307 to another origin    | -                          | Unexpected       | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
308 to another origin    | -                          | Unexpected       | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1

400                      | any                        | BadRequest       | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
401                      | any                        | Authentication   | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
403 (permissions)        | any                        | PermissionDenied | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
403 (HTML)               | any                        | PermissionDenied | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1
404                      | any                        | NotFound         | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1 Unexpected
404 (HTML)               | any                        | NotFound         | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1 Unexpected
405                      | any                        | MethodNotAllowed | fix    | 1   | 1    | 1      | 1      | 1      | 1    | 1            | 1

408                      | none, readable, unreadable | BadHttpRequest   | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 3            | 3
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1    | 1?     | 1!     | 1!     | 5    | 1            | 1
429                      | none, readable, unreadable | RateLimit        | repeat | 3   | 3    | 3      | 3      | 3      | 15   | 3            | 3
429                      | too long                   | RateLimit        | repeat | 1   | 1    | 1      | 1      | 1      | 5    | 1            | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 3            | 3
500, 502, 504            | too long                   | Server           | repeat | 1   | 1    | 1?     | 1!     | 1!     | 5    | 1            | 1
503                      | none, unreadable           | Server           | repeat | 3   | 3    | 1?     | 1!     | 1!     | 15   | 3            | 3
503                      | readable                   | Server           | repeat | 3   | 3    | 3      | 3      | 3      | 15   | 3            | 3
503                      | too long                   | Server           | repeat | 1   | 1    | 1      | 1      | 1      | 5    | 1            | 1
`;

/** A transient fault: one request meets it, and the next does not. */
const transient = `
fault                    | Retry-After                | error            | advice | get  | list | create | update | delete | wait | log  | login

refused connection       | -                          | ok               | -      | 2    | 2    | 2      | 2      | 2      | 2    | 2    | 2
failed DNS lookup        | -                          | ok               | -      | 2    | 2    | 2      | 2      | 2      | 2    | 2    | 2
reset before the headers | -                          | Connection       | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 2 ok | 2 ok
reset in the body        | -                          | Connection       | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 1    | 2 ok
not HTTP                 | -                          | Connection       | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 2 ok | 2 ok
stall before the headers | -                          | Timeout          | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 2 ok | 2 ok
stall in the body        | -                          | Timeout          | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 1    | 2 ok
endless response         | -                          | Timeout          | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 1    | 2 ok

401                      | any                        | Authentication   | fix    | 1    | 1    | 1      | 1      | 1      | 1    | 1    | 1

408                      | none, readable, unreadable | BadHttpRequest   | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 2 ok | 2 ok
408                      | too long                   | BadHttpRequest   | repeat | 1    | 1    | 1?     | 1!     | 1!     | 2 ok | 1    | 1
429                      | none, readable, unreadable | ok               | -      | 2    | 2    | 2      | 2      | 2      | 2    | 2    | 2
429                      | too long                   | RateLimit        | repeat | 1    | 1    | 1      | 1      | 1      | 2 ok | 1    | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 2 ok | 2 ok
500, 502, 504            | too long                   | Server           | repeat | 1    | 1    | 1?     | 1!     | 1!     | 2 ok | 1    | 1
503                      | none, unreadable           | Server           | repeat | 2 ok | 2 ok | 1?     | 1!     | 1!     | 2 ok | 2 ok | 2 ok
503                      | readable                   | ok               | -      | 2    | 2    | 2      | 2      | 2      | 2    | 2    | 2
503                      | too long                   | Server           | repeat | 1    | 1    | 1      | 1      | 1      | 2 ok | 1    | 1
`;

async function start({ clock, password, origin }: StartOptions): Promise<Started<DecapodContext>> {
  const login = { login: "alice", password };
  const server = new EmbeddedServer({ clock, workers: "off", users: [{ ...login, role: "wheel" }] });
  server.addServers(3);
  const secrets: string[] = [];
  const url = `${origin}/`;
  // Requests of its own, which meet no fault.
  const setUp = new DecapodClient({ ...server.connection("alice") });
  const cluster = server.addCluster("ceph", {});
  const deployed = server.addCluster("deployed", { mons: server.addServers(1) });
  const configuration = await setUp.playbookConfigurations.create({
    name: "hello",
    cluster: deployed,
    playbook: "hello_world",
  });
  const run = await setUp.executions.create(configuration);
  server.startExecution(run.id);
  server.finishExecution(run.id, "completed", "first line\nsecond line\n");
  const ids = { cluster, configuration: configuration.id, execution: run.id };
  const credentialsOf = async (kind: string): Promise<object> => {
    switch (kind) {
      case "token": {
        await setUp.auth.login();
        const token = setUp.auth.token() ?? "";
        secrets.push(token);
        return { token };
      }
      case "own": {
        const { token = "" } = (await credentialsOf("token")) as { token?: string };
        return { credentials: { authorization: () => ({ Authorization: token }) } };
      }
      case "login":
        return login;
      default:
        throw new Error(`there are no such credentials: ${kind}`);
    }
  };
  return {
    root: url,
    variables: ids,
    secrets,
    handle: (request) => server.handle(request),
    creates: ({ status, request: { method, url: requested } }) =>
      status === 200 && method === "POST" && !requested.includes("/auth/"),
    tokensIn: (requested, text) => {
      if (!requested.includes("/auth/")) return [];
      return Array.from(text.matchAll(/^ {4}"id": "([^"]+)"/gm), ([, token = ""]) => token);
    },
    context: async (kind, options) => {
      const all = { url, clock, ...options, ...(await credentialsOf(kind)) };
      return { client: new DecapodClient(all as DecapodClientOptions), ...ids };
    },
  };
}

/** saltant's own statuses for refused credentials and for a crash. */
const foreign: ReadonlySet<string> = new Set(["403 (credentials)", "405 (no JSON)"]);

export const decapod: MatrixService<DecapodContext> = {
  name: "decapod",
  operations,
  faults: faults.filter(({ name }) => !foreign.has(name)),
  columns,
  persistent,
  transient,
  credentialKinds: ["token", "own", "login"],
  loginKind: "login",
  start,
};
