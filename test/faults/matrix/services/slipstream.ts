// SlipStream's operations, the expected results with each fault, and how its client and its server are started.
import { eq, SlipStreamClient, type SlipStreamClientOptions } from "saltant/slipstream";
import { EmbeddedServer } from "saltant/slipstream/testing";
import { faults } from "../faults.js";
import type { MatrixService, Operation, StartOptions, Started } from "./service.js";

/** What an operation of SlipStream runs with: the ids of what is on the server. */
interface SlipStreamContext {
  readonly client: SlipStreamClient;
  /** A service offer of the user. */
  readonly offer: string;
  readonly quota: string;
  /** A scalable run that is ready. */
  readonly run: string;
}

/** Every operation that differs from the others in how it is sent. */
const operations: readonly Operation<SlipStreamContext>[] = [
  { name: "cimi.get", faulty: "GET api/{offer}", run: ({ client, offer }) => client.cimi.get(offer) },
  {
    name: "cimi.search",
    faulty: "PUT api/service-offer",
    otherRequests: { ok: 1, failed: 1 },
    run: ({ client }) => client.cimi.search("serviceOffers", { filter: eq("name", "offer") }).toArray(),
  },
  {
    name: "cimi.add",
    faulty: "POST api/credential",
    creates: 1,
    otherRequests: { ok: 2, failed: 2 },
    run: ({ client }) => client.cimi.add("credentials", { credentialTemplate: apiKeyTemplate }),
  },
  {
    name: "cimi.edit",
    faulty: "PUT api/{offer}",
    otherRequests: { ok: 1, failed: 1 },
    looksAfterUnknown: 1,
    run: ({ client, offer }) => client.cimi.edit(offer, { name: "changed" }),
  },
  {
    name: "cimi.delete",
    faulty: "DELETE api/{offer}",
    otherRequests: { ok: 1, failed: 1 },
    looksAfterUnknown: 1,
    run: ({ client, offer }) => client.cimi.delete(offer),
  },
  {
    name: "cimi.operation",
    faulty: "POST api/{quota}/collect",
    otherRequests: { ok: 1, failed: 1 },
    // The caller gets the response as the server wrote it, with what that quotes.
    run: ({ client, quota }) => client.cimi.operation(quota, "collect").then(Object.keys),
  },
  { name: "deployments.get", faulty: "GET run/{run}", run: ({ client, run }) => client.deployments.get(run) },
  {
    name: "deployments.list",
    faulty: "GET run?activeOnly=true&",
    run: ({ client }) => client.deployments.list().toArray(),
  },
  {
    name: "deployments.deploy",
    faulty: "POST run",
    creates: 1,
    run: ({ client }) => client.deployments.deploy("apps/lamp"),
  },
  {
    name: "deployments.parameter",
    faulty: "GET run/{run}/ss:state?ignoreabort=false",
    run: ({ client, run }) => client.deployments.parameter(run, "ss:state"),
  },
  {
    name: "deployments.terminate",
    faulty: "DELETE run/{run}",
    looksAfterUnknown: 1,
    run: ({ client, run }) => client.deployments.terminate(run),
  },
  {
    name: "addNodeInstances",
    faulty: "POST run/{run}/worker",
    creates: 1,
    run: ({ client, run }) => client.deployments.addNodeInstances(run, "worker", 1),
  },
  {
    name: "removeNodeInstances",
    faulty: "DELETE run/{run}/worker",
    looksAfterUnknown: 1,
    run: ({ client, run }) => client.deployments.removeNodeInstances(run, "worker", [1]),
  },
  {
    name: "waitUntilReady",
    faulty: "GET run/{run}",
    run: ({ client, run }) => client.deployments.waitUntilReady(run),
  },
  { name: "modules.get", faulty: "GET module/apps/x", run: ({ client }) => client.modules.get("apps/x") },
  {
    name: "modules.update",
    faulty: "PUT module/apps/x",
    otherRequests: { ok: 1, failed: 1 },
    looksAfterUnknown: 1,
    run: ({ client }) => client.modules.update("apps/x", { description: "changed" }),
  },
  {
    name: "modules.publish",
    faulty: "PUT module/apps/x/publish",
    looksAfterUnknown: 1,
    run: ({ client }) => client.modules.publish("apps/x"),
  },
  {
    name: "modules.unpublish",
    faulty: "DELETE module/apps/x/3/publish",
    looksAfterUnknown: 1,
    run: ({ client }) => client.modules.unpublish("apps/x/3"),
  },
  {
    name: "modules.delete",
    faulty: "DELETE module/apps/x/3",
    // For the version, and for the latest version, which the result names.
    looksAfterUnknown: 2,
    run: ({ client }) => client.modules.delete("apps/x/3"),
  },
  {
    name: "modules.build",
    faulty: "POST run",
    creates: 1,
    run: ({ client }) => client.modules.build("apps/x", { cloud: "c2" }),
  },
  { name: "users.get", faulty: "GET user/joe", run: ({ client }) => client.users.get("joe") },
  {
    name: "users.create",
    faulty: "PUT user/bob",
    creates: 1,
    otherRequests: { ok: 1, failed: 1 },
    looksAfterUnknown: 1,
    run: ({ client }) =>
      client.users.create({
        ...{ username: "bob", password: "bob-password", email: "bob@example.org", firstName: "Bob", lastName: "Ob" },
      }),
  },
  {
    name: "users.update",
    faulty: "PUT user/joe",
    otherRequests: { ok: 1, failed: 1 },
    looksAfterUnknown: 1,
    run: ({ client }) => client.users.update("joe", { organization: "changed" }),
  },
  { name: "users.list", faulty: "GET users", run: ({ client }) => client.users.list() },
  {
    name: "users.delete",
    faulty: "DELETE user/jane",
    looksAfterUnknown: 1,
    run: ({ client }) => client.users.delete("jane"),
  },
  {
    name: "virtualMachines.list",
    faulty: "GET vms?offset=0&",
    run: ({ client }) => client.virtualMachines.list().toArray(),
  },
  { name: "appStore.list", faulty: "GET appstore", run: ({ client }) => client.appStore.list() },
  { name: "usage.list", faulty: "GET dashboard", run: ({ client }) => client.usage.list() },
  {
    name: "logout",
    credentials: "cookie",
    faulty: "DELETE api/{session}",
    otherRequests: { ok: 2, failed: 2 },
    run: ({ client }) => client.session.logout(),
  },
  {
    name: "login",
    credentials: "password",
    faulty: "POST api/session",
    otherRequests: { ok: 1, failed: 0 },
    run: ({ client }) => client.usage.list(),
  },
  {
    name: "login again",
    credentials: "expired",
    faulty: "POST api/session",
    otherRequests: { ok: 2, failed: 1 },
    run: ({ client }) => client.usage.list(),
  },
];

const apiKeyTemplate = { href: "credential-template/generate-api-key", ttl: 0 };

/** The columns of the table: operations with the same results. */
const columns = [
  ["cimi.get", "cimi.search"],
  [
    ...["deployments.get", "deployments.list", "deployments.parameter", "modules.get", "appStore.list", "usage.list"],
    ...["users.get", "users.list", "virtualMachines.list"],
  ],
  ["cimi.add", "deployments.deploy", "modules.build", "addNodeInstances"],
  ["cimi.operation"],
  ["cimi.edit"],
  ["cimi.delete"],
  // The server responds without a body.
  [
    ...["deployments.terminate", "removeNodeInstances", "modules.publish", "modules.unpublish", "modules.delete"],
    "users.delete",
  ],
  // The body does not matter.
  ["modules.update", "users.create", "users.update"],
  ["waitUntilReady"],
  ["login", "login again"],
  ["logout"],
];

/** A persistent fault: each request meets it. */
const persistent = `
fault                    | Retry-After                | error            | advice | get | text         | add | action | edit | delete | end  | update | wait         | login            | logout

refused connection       | -                          | Connection       | repeat | 3   | 3            | 3   | 3      | 3    | 3      | 3    | 3      | 15           | 3                | 3
failed DNS lookup        | -                          | Connection       | repeat | 3   | 3            | 3   | 3      | 3    | 3      | 3    | 3      | 15           | 3                | 3
reset before the headers | -                          | Connection       | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 15           | 3                | 3
reset in the body        | -                          | Connection       | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 15           | 3                | 3
not HTTP                 | -                          | Connection       | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 15           | 3                | 3
stall before the headers | -                          | Timeout          | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 15           | 3                | 3
stall in the body        | -                          | Timeout          | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 15           | 3                | 3
endless response         | -                          | Timeout          | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 15           | 3                | 3
slow response            | -                          | ok               | -      | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1

truncated JSON           | -                          | Unexpected       | fix    | 1   | 1            | 1?  | 1?     | 1!   | 1!     | 1 ok | 1 ok   | 1            | 1                | 1
HTML                     | -                          | Unexpected       | fix    | 1   | 1            | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 1            | 1                | 1
empty body               | -                          | Unexpected       | fix    | 1   | 1            | 1?  | 1?     | 1!   | 1 ok   | 1 ok | 1 ok   | 1            | 1                | 1 ok
JSON of the wrong shape  | -                          | Validation       | fix    | 1   | 1 Unexpected | 1?  | 1 ok   | 1!   | 1 ok   | 1 ok | 1 ok   | 1 Unexpected | 1 Unexpected     | 1 ok

301 to the same origin   | -                          | Unexpected       | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
301 to https             | -                          | Unexpected       | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
302 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
303 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 1            | 1                | 1
307 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
308 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1

400                      | any                        | BadRequest       | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
401                      | any                        | Authentication   | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
403 (permissions)        | any                        | PermissionDenied | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1 Authentication | 1
403 (HTML)               | any                        | PermissionDenied | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1 Authentication | 1
404                      | any                        | NotFound         | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1 ok
404 (HTML)               | any                        | NotFound         | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1
405                      | any                        | MethodNotAllowed | fix    | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 1            | 1                | 1

408                      | none, readable, unreadable | BadHttpRequest   | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 15           | 3                | 3
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 5            | 1                | 1
429                      | none, readable, unreadable | RateLimit        | repeat | 3   | 3            | 3   | 3      | 3    | 3      | 3    | 3      | 15           | 3                | 3
429                      | too long                   | RateLimit        | repeat | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 5            | 1                | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 15           | 3                | 3
500, 502, 504            | too long                   | Server           | repeat | 1   | 1            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 5            | 1                | 1
503                      | none, unreadable           | Server           | repeat | 3   | 3            | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 15           | 3                | 3
503                      | readable                   | Server           | repeat | 3   | 3            | 3   | 3      | 3    | 3      | 3    | 3      | 15           | 3                | 3
503                      | too long                   | Server           | repeat | 1   | 1            | 1   | 1      | 1    | 1      | 1    | 1      | 5            | 1                | 1
`;

/** A transient fault: one request meets it, and the next does not. */
const transient = `
fault                    | Retry-After                | error          | advice | get  | text | add | action | edit | delete | end  | update | wait | login | logout

refused connection       | -                          | ok             | -      | 2    | 2    | 2   | 2      | 2    | 2      | 2    | 2      | 2    | 2     | 2
failed DNS lookup        | -                          | ok             | -      | 2    | 2    | 2   | 2      | 2    | 2      | 2    | 2      | 2    | 2     | 2
reset before the headers | -                          | Connection     | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 2 ok  | 2 ok
reset in the body        | -                          | Connection     | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 2 ok | 2 ok  | 2 ok
not HTTP                 | -                          | Connection     | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 2 ok  | 2 ok
stall before the headers | -                          | Timeout        | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 2 ok  | 2 ok
stall in the body        | -                          | Timeout        | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 2 ok | 2 ok  | 2 ok
endless response         | -                          | Timeout        | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1 ok | 1!     | 2 ok | 2 ok  | 2 ok

401                      | any                        | Authentication | fix    | 1    | 1    | 1   | 1      | 1    | 1      | 1    | 1      | 1    | 1     | 1

408                      | none, readable, unreadable | BadHttpRequest | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 2 ok  | 2 ok
408                      | too long                   | BadHttpRequest | repeat | 1    | 1    | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 1     | 1
429                      | none, readable, unreadable | ok             | -      | 2    | 2    | 2   | 2      | 2    | 2      | 2    | 2      | 2    | 2     | 2
429                      | too long                   | RateLimit      | repeat | 1    | 1    | 1   | 1      | 1    | 1      | 1    | 1      | 2 ok | 1     | 1
500, 502, 504            | none, readable, unreadable | Server         | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 2 ok  | 2 ok
500, 502, 504            | too long                   | Server         | repeat | 1    | 1    | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 1     | 1
503                      | none, unreadable           | Server         | repeat | 2 ok | 2 ok | 1?  | 1?     | 1!   | 1!     | 1!   | 1!     | 2 ok | 2 ok  | 2 ok
503                      | readable                   | ok             | -      | 2    | 2    | 2   | 2      | 2    | 2      | 2    | 2      | 2    | 2     | 2
503                      | too long                   | Server         | repeat | 1    | 1    | 1   | 1      | 1    | 1      | 1    | 1      | 2 ok | 1     | 1
`;

const user = "joe";
const key = "credential/ce02ef40-1342-4e68-838d-e1b2a75adb1e";
const run = "5a2b6f0e-1111-4222-8333-444455556666";
const acl = { owner: { principal: user, type: "USER" }, rules: [{ principal: user, type: "USER", right: "ALL" }] };

function start({ clock, password, authToken, origin }: StartOptions): Started<SlipStreamContext> {
  const image = { category: "Image", owner: user, recipe: "echo", imageIds: { c1: "img-1" } } as const;
  const base = { path: "apps/base", category: "Image", owner: user, imageIds: { c1: "b1", c2: "b2" } } as const;
  const server = new EmbeddedServer({
    clock,
    workers: "off",
    // A superuser, who may look whether another user was created.
    users: [
      { name: user, password, privileged: true },
      { name: "jane", password },
    ],
    apiKeys: [{ id: key, secret: authToken, identity: user }],
    modules: [
      { path: "apps", category: "Project", owner: user },
      base,
      { ...image, path: "apps/x", version: 3, published: new Date(clock.now()), reference: "module/apps/base" },
      { ...image, path: "apps/x", version: 7, reference: "module/apps/base" },
      {
        ...{ path: "apps/lamp", category: "Deployment", owner: user, version: 20 },
        nodes: { worker: { image: "apps/base", multiplicity: 2 } },
      },
    ],
    runs: [
      {
        ...{ uuid: run, owner: user, module: "module/apps/lamp/20", clouds: ["c1"], mutable: true },
        instances: ["worker.1", "worker.2", "orchestrator-c1"],
      },
    ],
    resources: {
      "service-offer": [{ id: "service-offer/small", name: "offer", connector: { href: "c1" }, acl }],
      quota: [
        { id: "quota/vms", resource: "VirtualMachine", selection: "a='b'", aggregation: "count:id", limit: 1, acl },
      ],
    },
  });
  const cookie = server.cookie(user);
  const { id: session = null } = server.resources("session")[0] ?? {};
  if (typeof session !== "string") throw new Error("there is a session");
  const secrets = [cookie.slice(cookie.indexOf("=") + 1)];
  const ids = {
    offer: "service-offer/small",
    quota: "quota/vms",
    run,
    session,
  };
  const storeOf = (value: string) => ({
    load: () => [
      {
        ...{ name: "com.sixsq.slipstream.cookie", value, path: "/", secure: false, httpOnly: false },
        expiresMs: clock.now() + 86_400_000,
      },
    ],
    save: () => undefined,
  });
  const credentialsOf = (kind: string): object => {
    switch (kind) {
      case "cookie":
        return { cookieStore: storeOf(secrets[0] ?? "") };
      case "own":
        return { credentials: { authorization: () => ({ Cookie: cookie }) } };
      case "apiKey":
        return { key, secret: authToken };
      case "password":
        return { username: user, password };
      case "expired":
        return { username: user, password, cookieStore: storeOf("token=expired") };
      default:
        throw new Error(`there are no such credentials: ${kind}`);
    }
  };
  return {
    root: `${origin}/`,
    variables: ids,
    secrets,
    handle: async (request) => {
      const response = await server.handle(request);
      for (const line of response.headers.getSetCookie()) {
        const value = /=(token=[^;]+)/.exec(line)?.[1];
        if (value !== undefined) secrets.push(value);
      }
      return response;
    },
    creates: ({ status, request: { method, url } }) =>
      status === 201 && ["POST", "PUT"].includes(method) && !url.endsWith("/api/session"),
    tokensIn: (_, text) => Array.from(text.matchAll(/"secretKey":\s*"([^"]+)"/g), ([, secret = ""]) => secret),
    context: (kind, options) => {
      const all = { endpoint: origin, insecure: true, clock, ...options, ...credentialsOf(kind) };
      return Promise.resolve({ client: new SlipStreamClient(all as SlipStreamClientOptions), ...ids });
    },
  };
}

/** One fault for each kind of `Retry-After`: how the header is read is tested with the other services. */
const distinct = [
  ...new Map(faults.toReversed().map((each) => [`${each.name} ${each.retryAfter?.kind ?? ""}`, each])).values(),
];

/** saltant's own statuses for refused credentials and for a crash. */
const foreign: ReadonlySet<string> = new Set(["403 (credentials)", "405 (no JSON)"]);

export const slipstream: MatrixService<SlipStreamContext> = {
  name: "slipstream",
  operations,
  faults: distinct.filter(({ name }) => !foreign.has(name)),
  columns,
  persistent,
  transient,
  credentialKinds: ["cookie", "own", "apiKey", "password"],
  loginKind: "password",
  start,
};
