import { SlipStreamClient, type SlipStreamClientOptions } from "saltant/slipstream";
import { EmbeddedServer } from "saltant/slipstream/testing";
import type { RecordedResponse } from "./mutations.js";
import type { RecordedOperation } from "./operations.js";

/** A program's use of the client. */
type Operation = (client: SlipStreamClient) => PromiseLike<unknown>;

const wait = { refreshPeriodMs: 1_000, timeoutMs: 10_000 };
const run = "5a2b6f0e-1111-4222-8333-444455556666";
const offer = "service-offer/small";
const user = "joe";

const operations: Readonly<Record<string, Operation>> = {
  testAuthentication: (client) => client.testAuthentication(),
  "session.login": (client) => client.session.login(),
  "session.logout": async (client) => {
    await client.usage.list();
    await client.session.logout();
  },
  "session.current": (client) => client.session.current(),
  "session.templates": (client) => client.session.templates(),
  "cimi.entryPoint": (client) => client.cimi.entryPoint(),
  "cimi.get": (client) => client.cimi.get(offer),
  "cimi.search": (client) => client.cimi.search("serviceOffers", { orderBy: "id" }),
  "cimi.search in windows": (client) => client.cimi.search("sessionTemplates", {}).toArray(),
  "cimi.collection": (client) => client.cimi.collection("events", { first: 1, last: 3 }),
  "cimi.aggregate": (client) => client.cimi.aggregate("serviceOffers", { aggregation: ["avg:price", "terms:name"] }),
  "cimi.add": (client) =>
    client.cimi.add("credentials", { credentialTemplate: { href: "credential-template/generate-api-key", ttl: 0 } }),
  "cimi.edit": (client) => client.cimi.edit(offer, { name: "changed" }, { select: "description" }),
  "cimi.delete": (client) => client.cimi.delete(offer),
  "cimi.operation": (client) => client.cimi.operation("quota/vms", "collect"),
  "cimi.deploymentEvents": (client) => client.cimi.deploymentEvents(run),
  "appStore.list": (client) => client.appStore.list(),
  "modules.get": (client) => client.modules.get("apps/lamp"),
  "modules.children": (client) => client.modules.children("", { recursive: true }),
  "modules.versions": (client) => client.modules.versions("apps/x"),
  "modules.update": (client) =>
    client.modules.update("apps/x", { description: "changed", imageIds: { c1: "i", c2: null } }),
  "modules.build": (client) => client.modules.build("apps/x", { cloud: "c2" }),
  "modules.publish": (client) => client.modules.publish("apps/x"),
  "modules.unpublish": (client) => client.modules.unpublish("apps/x/3"),
  "modules.delete": (client) => client.modules.delete("apps/x/3"),
  "deployments.deploy": (client) => client.deployments.deploy("apps/lamp", { tags: ["a"] }),
  "deployments.deploy once": (client) => client.deployments.deploy("apps/lamp", { once: "a" }),
  "deployments.list": (client) => client.deployments.list({ active: false }, { pageSize: 1 }),
  "deployments.get": (client) => client.deployments.get(run),
  "deployments.parameter": (client) => client.deployments.parameter(run, "worker.1:hostname"),
  "deployments.nodeInstances": (client) => client.deployments.nodeInstances(run, "worker"),
  "deployments.addNodeInstances": (client) => client.deployments.addNodeInstances(run, "worker", 2),
  "deployments.removeNodeInstances": (client) => client.deployments.removeNodeInstances(run, "worker", [1]),
  "deployments.terminate": (client) => client.deployments.terminate(run),
  "deployments.waitUntilReady": (client) => client.deployments.waitUntilReady(run, wait),
  "deployments.waitUntilTerminated": (client) => client.deployments.waitUntilTerminated(run, wait),
  "deployments.waitForParameter": (client) => client.deployments.waitForParameter(run, "ss:tags", wait),
  "virtualMachines.list": (client) => client.virtualMachines.list({}, { pageSize: 1 }),
  "users.list": (client) => client.users.list(),
  "users.get": (client) => client.users.get(),
  "users.create": (client) =>
    client.users.create({
      ...{ username: "bob", password: "bob-password", email: "bob@example.org", firstName: "Bob", lastName: "Ob" },
    }),
  "users.update": (client) => client.users.update("joe", { organization: "new", cloudParameters: { c1: { a: "b" } } }),
  "users.delete": (client) => client.users.delete("joe"),
  "usage.list": (client) => client.usage.list(),
  "refused: CIMI": (client) => client.cimi.get("event/none"),
  "refused: XML": (client) => client.modules.get("apps/none"),
  "refused: a run": (client) => client.deployments.deploy("apps/lamp", { parameters: { none: { none: "x" } } }),
};

/** Runs each operation on its own server and records the responses. */
export async function recordSlipStreamOperations(): Promise<RecordedOperation[]> {
  return Promise.all(Object.entries(operations).map(([name, each]) => record(name, each)));
}

async function record(name: string, operation: Operation): Promise<RecordedOperation> {
  const server = createServer();
  const responses: RecordedResponse[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await server.fetch(input, init);
    responses.push({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.clone().text(),
    });
    return response;
  };
  await operation(clientFor(fetch, server.clock, {})).then(undefined, () => undefined);
  if (responses.length === 0) throw new Error(`${name} sent no request`);
  return { name, responses, run: (hostile, clock, more) => operation(clientFor(hostile, clock, more)) };
}

/** A server with a little of everything. */
function createServer(): EmbeddedServer {
  const acl = { owner: { principal: user, type: "USER" }, rules: [{ principal: user, type: "USER", right: "ALL" }] };
  const image = { category: "Image", owner: user, recipe: "echo", reference: "module/apps/base" } as const;
  const server = new EmbeddedServer({
    workers: "off",
    users: [{ name: user, password: `${user}-password`, privileged: true }],
    modules: [
      { path: "apps", category: "Project", owner: user },
      {
        path: "apps/base",
        category: "Image",
        owner: user,
        imageIds: { c1: "b1", c2: "b2" },
        parameters: { title: "x" },
      },
      { ...image, path: "apps/x", version: 3, published: new Date(0) },
      { ...image, path: "apps/x", version: 7, imageIds: { c1: "img-1" } },
      {
        ...{ path: "apps/lamp", category: "Deployment", owner: user, version: 20 },
        nodes: { worker: { image: "apps/base", multiplicity: 2 } },
      },
    ],
    runs: [run, "another", "third"].map((uuid) => ({
      ...{ uuid, owner: user, module: "module/apps/lamp/20", clouds: ["c1"], mutable: true, tags: "a,b" },
      instances: ["worker.1", "worker.2", "orchestrator-c1"],
      parameters: { "worker.1:hostname": "10.0.0.1" },
    })),
    vms: [{ cloud: "c1", user, instanceId: "i-1", runUuid: run, isUsable: true }],
    resources: {
      "service-offer": [
        { id: offer, name: "offer", description: "small", price: 1.5, acl },
        { id: "service-offer/large", name: "other", price: 2.5, acl },
      ],
      quota: [
        { id: "quota/vms", resource: "VirtualMachine", selection: "a='b'", aggregation: "count:id", limit: 1, acl },
      ],
    },
  });
  return server;
}

function clientFor(fetch: typeof globalThis.fetch, clock: EmbeddedServer["clock"], more: object): SlipStreamClient {
  const password = `${user}-password`;
  const options: SlipStreamClientOptions = {
    endpoint: "https://host",
    username: user,
    password,
    fetch,
    clock,
    ...more,
  };
  return new SlipStreamClient(options);
}
