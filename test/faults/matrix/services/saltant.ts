// saltant's operations, the expected results with each fault, and how its client and its server are started.
import { type ConnectionOptions, SaltantClient, type SaltantClientOptions } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { faults } from "../faults.js";
import type { MatrixService, Operation, StartOptions, Started } from "./service.js";

/** What an operation of saltant runs with. */
export interface SaltantContext {
  readonly client: SaltantClient;
  /** A finished instance. */
  readonly uuid: string;
}

const launch = { taskType: 1, taskQueue: 1 };
const instances = "executabletaskinstances/";

/** Every operation that differs from the others in how it is sent. */
const operations: readonly Operation<SaltantContext>[] = [
  { name: "get", faulty: "GET users/bob/", run: ({ client }) => client.users.get("bob") },
  {
    name: "list",
    faulty: `GET ${instances}?datetime_created__lte=`,
    otherRequests: { ok: 1, failed: 1 },
    run: ({ client }) => client.executableTaskInstances.list({}, { pageSize: 2 }).toArray(),
  },
  {
    name: "create",
    faulty: "POST taskqueues/",
    creates: 1,
    run: ({ client }) => client.taskQueues.create({ name: "new" }),
  },
  {
    name: "launch",
    faulty: `POST ${instances}`,
    creates: 1,
    run: ({ client }) => client.executableTaskInstances.create(launch),
  },
  {
    name: "clone",
    faulty: `POST ${instances}{uuid}/clone/`,
    checksAfterServerError: true,
    creates: 1,
    run: ({ client, uuid }) => client.executableTaskInstances.clone(uuid),
  },
  {
    name: "createMany",
    faulty: `POST ${instances}`,
    creates: 3,
    run: ({ client }) => client.executableTaskInstances.createMany([launch, launch, launch]),
  },
  {
    name: "cloneMany",
    faulty: `POST ${instances}{uuid}/clone/`,
    checksAfterServerError: true,
    creates: 3,
    run: ({ client, uuid }) => client.executableTaskInstances.cloneMany([uuid, uuid, uuid]),
  },
  { name: "put", faulty: "PUT taskqueues/1/", run: ({ client }) => client.taskQueues.put(1, { name: "task" }) },
  {
    name: "patch",
    faulty: "PATCH taskqueues/1/",
    run: ({ client }) => client.taskQueues.patch(1, { description: "new" }),
  },
  {
    name: "updateState",
    faulty: "PATCH updatetaskinstancestatus/{uuid}/",
    run: ({ client, uuid }) => client.executableTaskInstances.updateState(uuid, "successful"),
  },
  {
    name: "terminate",
    faulty: `POST ${instances}{uuid}/terminate/`,
    checksAfterServerError: true,
    run: ({ client, uuid }) => client.executableTaskInstances.terminate(uuid),
  },
  {
    name: "waitUntilFinished",
    faulty: `GET ${instances}{uuid}/`,
    run: ({ client, uuid }) => client.executableTaskInstances.waitUntilFinished(uuid),
  },
  {
    name: "login",
    credentials: "password",
    faulty: "POST token/",
    otherRequests: { ok: 1, failed: 0 },
    run: ({ client }) => client.users.get("bob"),
  },
  {
    name: "refresh",
    credentials: "refreshToken",
    faulty: "POST token/refresh/",
    otherRequests: { ok: 1, failed: 0 },
    run: ({ client }) => client.users.get("bob"),
  },
];

/** The columns of the table: operations with the same results. */
const columns = [
  ["get", "put"],
  ["list"],
  ["create", "launch", "clone"],
  ["createMany", "cloneMany"],
  ["patch", "updateState", "terminate"],
  ["waitUntilFinished"],
  ["login", "refresh"],
];

/*
 * How to read a row: the error, what to do after it, and how often the request is sent in each of the columns. A `?` after that is
 * an AmbiguousOutcome, after which to `look`; another error or an `ok` stands in the cell itself. Of createMany and cloneMany
 * each of three things meets the fault, and a BulkError holds the errors.
 */

/** A persistent fault: each request meets it. */
const persistent = `
fault                    | Retry-After                | error            | advice | get | list         | create | many | patch | wait | login

refused connection       | -                          | Connection       | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
failed DNS lookup        | -                          | Connection       | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
reset before the headers | -                          | Connection       | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
reset in the body        | -                          | Connection       | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
not HTTP                 | -                          | Connection       | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
stall before the headers | -                          | Timeout          | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
stall in the body        | -                          | Timeout          | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
endless response         | -                          | Timeout          | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
slow response            | -                          | ok               | -      | 1   | 1            | 1      | 3    | 1     | 1    | 1

truncated JSON           | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
HTML                     | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
empty body               | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
JSON of the wrong shape  | -                          | Validation       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1 Unexpected

301 to the same origin   | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
301 to https             | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
302 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
303 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
307 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
308 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1

400                      | any                        | BadRequest       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
401                      | any                        | Authentication   | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
403 (credentials)        | any                        | Authentication   | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
403 (permissions)        | any                        | PermissionDenied | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
403 (HTML)               | any                        | PermissionDenied | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
404                      | any                        | NotFound         | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1 Unexpected
404 (HTML)               | any                        | NotFound         | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1 Unexpected
405                      | any                        | MethodNotAllowed | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
405 (no JSON)            | none, readable, unreadable | Server           | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
405 (no JSON)            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 5    | 1

408                      | none, readable, unreadable | BadHttpRequest   | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1            | 1?     | 3?   | 1     | 5    | 1
429                      | none, readable, unreadable | RateLimit        | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
429                      | too long                   | RateLimit        | repeat | 1   | 1            | 1      | 3    | 1     | 5    | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
500, 502, 504            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 5    | 1
503                      | none, unreadable           | Server           | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
503                      | readable                   | Server           | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
503                      | too long                   | Server           | repeat | 1   | 1            | 1      | 3    | 1     | 5    | 1
`;

/** A transient fault: one request meets it, and the next does not. In bulk operations, one request of all meets it. */
const transient = `
fault                    | Retry-After                | error            | advice | get  | list        | create | many | patch | wait | login

refused connection       | -                          | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
failed DNS lookup        | -                          | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
reset before the headers | -                          | Connection       | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
reset in the body        | -                          | Connection       | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
not HTTP                 | -                          | Connection       | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
stall before the headers | -                          | Timeout          | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
stall in the body        | -                          | Timeout          | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
endless response         | -                          | Timeout          | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok

405 (no JSON)            | none, readable, unreadable | Server           | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
405 (no JSON)            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 2 ok | 1
408                      | none, readable, unreadable | BadHttpRequest   | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1            | 1?     | 3?   | 1     | 2 ok | 1
429                      | none, readable, unreadable | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
429                      | too long                   | RateLimit        | repeat | 1   | 1            | 1      | 3    | 1     | 2 ok | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
500, 502, 504            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 2 ok | 1
503                      | none, unreadable           | Server           | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
503                      | readable                   | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
503                      | too long                   | Server           | repeat | 1   | 1            | 1      | 3    | 1     | 2 ok | 1
`;

function start({ clock, authToken, password, origin }: StartOptions): Started<SaltantContext> {
  const alice = { username: "alice", token: authToken, password };
  const server = new EmbeddedServer({ clock, workers: "off", users: [alice, { username: "bob" }] });
  server.addTask();
  const [uuid = ""] = server.addInstances(3, { taskType: 1, taskQueue: 1 });
  const baseApiUrl = `${origin}/api/`;
  const login = { username: "alice", password };
  const post = async (path: string, data: object): Promise<{ access: string; refresh: string }> => {
    const headers = { "Content-Type": "application/json" };
    const request = new Request(baseApiUrl + path, { method: "POST", headers, body: JSON.stringify(data) });
    // The embedded server responds as the API does.
    return (await (await server.handle(request)).json()) as { access: string; refresh: string };
  };
  const credentialsOf = async (kind: string): Promise<object> => {
    switch (kind) {
      case "authToken":
        return { authToken };
      case "own":
        return { credentials: { authorization: () => `Token ${authToken}` } };
      case "password":
        return login;
      case "refreshToken":
        return { refreshToken: (await post("token/", login)).refresh };
      case "tokens and password": {
        const { access, refresh } = await post("token/", login);
        return { ...login, accessToken: access, refreshToken: refresh };
      }
      default:
        throw new Error(`there are no such credentials: ${kind}`);
    }
  };
  return {
    root: baseApiUrl,
    variables: { uuid },
    secrets: [],
    handle: (request) => server.handle(request),
    creates: ({ status }) => status === 201,
    tokensIn: (url, text) => {
      if (!url.includes("/api/token/")) return [];
      return Array.from(text.matchAll(/"(?:access|refresh)":"([^"]+)"/g), ([, token = ""]) => token);
    },
    context: async (kind, options) => {
      const credentials = await credentialsOf(kind);
      const all: Partial<ConnectionOptions> = { baseApiUrl, clock, ...options, ...credentials };
      return { client: new SaltantClient(all as SaltantClientOptions), uuid };
    },
  };
}

export const saltant: MatrixService<SaltantContext> = {
  name: "saltant",
  operations,
  faults,
  columns,
  persistent,
  transient,
  credentialKinds: ["authToken", "own", "password", "tokens and password"],
  loginKind: "password",
  start,
};
