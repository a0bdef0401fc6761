// What a client is asked to do, and which of its requests then meets the fault.
import type { SaltantClient } from "saltant";

/** Something a client is asked to do. */
export interface Operation {
  /** What it is called in the table. */
  readonly name: string;
  /** Does it. */
  readonly run: (client: SaltantClient, resources: Resources) => PromiseLike<unknown>;
  /** The request that meets the fault, each time it is sent: its method and what its path and query begin with. */
  readonly faulty: `${"GET" | "POST" | "PUT" | "PATCH"} ${string}`;
  /** How many resources it makes on the server. Default none. */
  readonly creates?: number;
  /** Whether, after a crash of the server, the client looks up the resource. Default: no. */
  readonly checksAfterServerError?: boolean;
  /** How many requests come before or after it, when it succeeds and when it fails. Default: none. */
  readonly otherRequests?: { readonly ok: number; readonly failed: number };
  /** The credentials that it is about. Default: a token. */
  readonly credentials?: CredentialsKind;
}

const launch = { taskType: 1, taskQueue: 1 };
const instances = "executabletaskinstances/";

/** Every operation that differs from the others in how it is sent. */
export const operations: readonly Operation[] = [
  { name: "get", faulty: "GET users/bob/", run: (client) => client.users.get("bob") },
  {
    name: "list",
    faulty: `GET ${instances}?datetime_created__lte=`,
    otherRequests: { ok: 1, failed: 1 },
    run: (client) => client.executableTaskInstances.list({}, { pageSize: 2 }).toArray(),
  },
  {
    name: "create",
    faulty: "POST taskqueues/",
    creates: 1,
    run: (client) => client.taskQueues.create({ name: "new" }),
  },
  {
    name: "launch",
    faulty: `POST ${instances}`,
    creates: 1,
    run: (client) => client.executableTaskInstances.create(launch),
  },
  {
    name: "clone",
    faulty: `POST ${instances}{uuid}/clone/`,
    checksAfterServerError: true,
    creates: 1,
    run: (client, { uuid }) => client.executableTaskInstances.clone(uuid),
  },
  {
    name: "createMany",
    faulty: `POST ${instances}`,
    creates: 3,
    run: (client) => client.executableTaskInstances.createMany([launch, launch, launch]),
  },
  {
    name: "cloneMany",
    faulty: `POST ${instances}{uuid}/clone/`,
    checksAfterServerError: true,
    creates: 3,
    run: (client, { uuid }) => client.executableTaskInstances.cloneMany([uuid, uuid, uuid]),
  },
  { name: "put", faulty: "PUT taskqueues/1/", run: (client) => client.taskQueues.put(1, { name: "task" }) },
  { name: "patch", faulty: "PATCH taskqueues/1/", run: (client) => client.taskQueues.patch(1, { description: "new" }) },
  {
    name: "updateState",
    faulty: "PATCH updatetaskinstancestatus/{uuid}/",
    run: (client, { uuid }) => client.executableTaskInstances.updateState(uuid, "successful"),
  },
  {
    name: "terminate",
    faulty: `POST ${instances}{uuid}/terminate/`,
    checksAfterServerError: true,
    run: (client, { uuid }) => client.executableTaskInstances.terminate(uuid),
  },
  {
    name: "waitUntilFinished",
    faulty: `GET ${instances}{uuid}/`,
    run: (client, { uuid }) => client.executableTaskInstances.waitUntilFinished(uuid),
  },
  {
    name: "login",
    credentials: "password",
    faulty: "POST token/",
    otherRequests: { ok: 1, failed: 0 },
    run: (client) => client.users.get("bob"),
  },
  {
    name: "refresh",
    credentials: "refreshToken",
    faulty: "POST token/refresh/",
    otherRequests: { ok: 1, failed: 0 },
    run: (client) => client.users.get("bob"),
  },
];

/** How the client proves who it is. */
export type CredentialsKind = "authToken" | "password" | "refreshToken" | "tokens and password" | "own";

/** What is on the server. */
export interface Resources {
  /** A finished instance. */
  readonly uuid: string;
}
