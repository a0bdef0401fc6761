import { errorFromResponse, SaltantClient, type SaltantClientOptions } from "saltant";
import { defaultUsers, EmbeddedServer } from "saltant/testing";
import type { RecordedResponse } from "./mutations.js";

/** A program's use of the library. */
type Operation = (client: SaltantClient) => PromiseLike<unknown>;

/** An operation with the recorded responses of a server. */
export interface RecordedOperation {
  readonly name: string;
  /** Runs it with a client of its service that uses this `fetch`. */
  readonly run: RunWithClient;
  /** In the order of the requests. */
  readonly responses: readonly RecordedResponse[];
}

/** Makes a client with these options, and runs an operation with it. */
export type RunWithClient = (
  fetch: typeof globalThis.fetch,
  clock: EmbeddedServer["clock"],
  options: object,
) => PromiseLike<unknown>;

type Credentials = Readonly<Record<string, string>>;

const wait = { refreshPeriodMs: 1_000, timeoutMs: 10_000 };

/** Each kind of call, on a server with the resources that `furnish` creates. */
function operations(uuid: string): Record<string, Operation> {
  const type = { name: "other", commandToRun: "true" };
  const image = { containerImage: "ubuntu", containerType: "docker" } as const;
  const launch = { taskType: 1, taskQueue: 1, arguments: { n: 1, deep: { a: [1, { b: null }] } }, name: "run" };
  return {
    testAuthentication: (client) => client.testAuthentication(),
    "users.get": (client) => client.users.get("bob"),
    "users.get by list": (client) => client.users.get("carol.dots"),
    "users.list": (client) => client.users.list({}, { pageSize: 2 }),
    "users.list.pages": async (client) => {
      const pages = [];
      for await (const page of client.users.list({}, { pageSize: 2 }).pages()) pages.push(...page.items);
      return pages;
    },
    "users.list.page": async (client) => (await client.users.list({}, { pageSize: 2 }).page(2)).items,
    "users.list.count": (client) => client.users.list().count(),
    "user.sync": async (client) => (await client.users.get("bob")).sync(),
    "taskQueues.get": (client) => client.taskQueues.get({ id: 1 }),
    "taskQueues.get by name": (client) => client.taskQueues.get({ name: "task" }),
    "taskQueues.list": (client) => client.taskQueues.list(),
    "taskQueues.create": (client) => client.taskQueues.create({ name: "other", whitelists: [1] }),
    "taskQueues.put": (client) => client.taskQueues.put(1, { name: "task", description: "x" }),
    "taskQueue.patch": async (client) => {
      const queue = await client.taskQueues.get({ id: 1 });
      queue.active = !queue.active;
      return queue.patch();
    },
    "taskWhitelists.list": (client) => client.taskWhitelists.list(),
    "taskWhitelists.patch": (client) => client.taskWhitelists.patch(1, { whitelistedContainerTaskTypes: [1] }),
    "containerTaskTypes.list": (client) => client.containerTaskTypes.list(),
    "containerTaskTypes.create": (client) => client.containerTaskTypes.create({ ...type, ...image }),
    "containerTaskType.put": async (client) => (await client.containerTaskTypes.get({ id: 1 })).put(),
    "executableTaskTypes.first": (client) => client.executableTaskTypes.list().first(),
    "executableTaskTypes.create": (client) => client.executableTaskTypes.create(type),
    "instances.get": (client) => client.executableTaskInstances.get(uuid),
    "instances.list": (client) => client.executableTaskInstances.list({ state: ["created", "published"] }),
    "instances.create": (client) => client.executableTaskInstances.create(launch),
    "instances.createMany": (client) => client.executableTaskInstances.createMany([launch, launch, launch]),
    "instances.clone": (client) => client.executableTaskInstances.clone(uuid),
    "instances.terminate": (client) => client.executableTaskInstances.terminate(uuid),
    "instances.updateState": (client) => client.executableTaskInstances.updateState(uuid, "running"),
    "instance.sync": async (client) => (await client.executableTaskInstances.get(uuid)).sync(),
    "instance.waitUntilFinished": async (client) =>
      (await client.executableTaskInstances.create(launch)).waitUntilFinished({ ...wait, throwOnFailure: true }),
    "instances.waitUntilAllFinished": async (client) =>
      client.executableTaskInstances.waitUntilAllFinished(
        await client.executableTaskInstances.createMany([launch, launch]),
        wait,
      ),
    "api.GET": (client) => raw(client.api.GET("/users/", {})),
    "api.POST": (client) => raw(client.api.POST("/taskqueues/", { body: { name: "third" } })),
    "refused: not found": (client) => client.taskQueues.get({ id: 77 }),
    "refused: not valid": (client) => client.taskQueues.create({ name: "task" }),
    "refused: whitelist": (client) => client.executableTaskInstances.create({ ...launch, taskQueue: 2 }),
    "refused: not permitted": (client) => client.taskQueues.patch(2, { active: false }),
    "refused: broken down": (client) => client.executableTaskInstances.clone(uuid.replaceAll(/[0-9]/g, "0")),
    "refused: raw": (client) => raw(client.api.POST("/taskqueues/", { body: { name: "task" } })),
  };
}

/** A program's use of a raw call. */
async function raw(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<unknown> {
  const { data, error, response } = await call;
  if (data === undefined && !response.ok) throw errorFromResponse(response, error);
  return data;
}

const credentialVariants: Record<string, Credentials> = {
  "": { authToken: "alice-token-0000000000000000000000000000" },
  " as bob": { authToken: "bob-token-000000000000000000000000000000" },
  " after a login": { username: "alice", password: "alice-password" },
};

/** Runs each operation on its own server and records the responses. */
export async function recordOperations(): Promise<RecordedOperation[]> {
  const recorded: RecordedOperation[] = [];
  const { uuid } = createServer();
  for (const name of Object.keys(operations(uuid))) {
    for (const [variant, credentials] of Object.entries(credentialVariants)) {
      // Logins are the same for all operations; a few are enough. Bob owns nothing.
      const fit =
        variant === ""
          ? !name.includes("permitted")
          : variant === " as bob"
            ? name.includes("permitted")
            : /^(users.get|taskQueues.create|api.GET)$/.test(name);
      if (!fit) continue;
      const { server, uuid: own } = createServer();
      const run = operations(own)[name];
      if (run === undefined) throw new Error(`no operation ${name}`);
      const responses = await recordResponses(server, credentials, run);
      recorded.push({
        name: name + variant,
        run: (fetch, clock, more) => run(clientFor(fetch, clock, { ...credentials, ...more })),
        responses,
      });
    }
  }
  return recorded;
}

async function recordResponses(
  server: EmbeddedServer,
  credentials: Credentials,
  run: Operation,
): Promise<RecordedResponse[]> {
  const responses: RecordedResponse[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await server.fetch(input, init);
    const body = await response.clone().text();
    responses.push({ status: response.status, headers: Object.fromEntries(response.headers), body });
    return response;
  };
  const client = clientFor(fetch, server.clock, credentials);
  await run(client).then(undefined, () => undefined);
  if (responses.length === 0) throw new Error("no request was sent");
  return responses;
}

/** A client that uses this `fetch`. */
export function clientFor(fetch: typeof globalThis.fetch, clock: EmbeddedServer["clock"], more: object): SaltantClient {
  // Each entry of `ways` is a kind of credentials.
  return new SaltantClient({ baseApiUrl: "http://saltant.test/api/", fetch, clock, ...more } as SaltantClientOptions);
}

/** A server with one resource of each kind. All belong to the first user, alice. */
function createServer(): { server: EmbeddedServer; uuid: string } {
  const users = defaultUsers.toSorted((a, b) => Number(b.username === "alice") - Number(a.username === "alice"));
  const server = new EmbeddedServer({ users });
  server.addTask("task", "container");
  server.addTask("task");
  server.addTask("lonely");
  const [uuid] = server.addInstances(5, { state: "published" });
  if (uuid === undefined) throw new Error("there are five");
  return { server, uuid };
}
