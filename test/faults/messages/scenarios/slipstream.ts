import {
  and,
  eq,
  gt,
  type Logger,
  oneOf,
  or,
  SlipStreamClient,
  type SlipStreamClientOptions,
  startsWith,
} from "saltant/slipstream";
import { EmbeddedServer, exampleModules, VirtualClock } from "saltant/slipstream/testing";
import { vi } from "vitest";
import {
  inPage,
  json,
  type LoggedScenario,
  type MockResponse,
  type Options,
  page,
  type Scenario,
} from "./mock-client.js";

const server = new EmbeddedServer({
  modules: exampleModules,
  resources: { "service-offer": [{ id: "service-offer/small", name: "small" }] },
});
const slipstream = new SlipStreamClient(server.connection("joe"));
const root = new SlipStreamClient(server.connection("root"));
const { cimi, deployments, modules, users } = slipstream;
const id = "00000000-0000-4000-8000-000000000000";
const connection = { endpoint: "https://host", username: "joe", password: "pw" };
const newUser = {
  ...{ username: "bob", password: "bob-password", email: "bob@example.org", firstName: "Bob", lastName: "Ob" },
};

/** A client whose server sends these responses, and repeats the last one. */
function client(responses: readonly MockResponse[], options: Options = {}): SlipStreamClient {
  let requests = 0;
  const fetch = async (): Promise<Response> => {
    const response = responses[Math.min(requests, responses.length - 1)];
    requests += 1;
    if (response === undefined) throw new Error("no request should be sent");
    return response();
  };
  const own = { endpoint: "https://host", credentials: { authorization: () => ({}) } };
  const all = { ...own, fetch, clock: new VirtualClock(), retry: { baseDelayMs: 0 }, ...options };
  return new SlipStreamClient(all); // The scenarios pass invalid values.
}

const withLogin = (responses: readonly MockResponse[], options: Options = {}): SlipStreamClient =>
  client(responses, { credentials: undefined, username: "joe", password: "joe-password", ...options });
const make = (options: Options): unknown => new SlipStreamClient(options as unknown as SlipStreamClientOptions);
const deploy = (input: Options, module = "apps/lamp"): unknown => deployments.deploy(module, input);
const xml = (text: string, status = 200): MockResponse =>
  page(text, status, { "Content-Type": "application/xml; charset=utf-8" });
const run = (attributes: string): MockResponse =>
  xml(`<run uuid="${id}" moduleResourceUri="module/apps/lamp/1" ${attributes}/>`);
const wireRun = {
  ...{ id, module: "apps/lamp", state: "ready", abort: null, serviceUrl: null, startedAt: null },
  ...{ lastStateChangeAt: null, clouds: [], username: null, type: null, tags: [], scalable: null, parameters: null },
};
const entryPoint = json({
  ...{ id: "cloud-entry-point", resourceURI: "x", baseURI: "https://host/api/" },
  serviceOffers: { href: "service-offer" },
  events: { href: "event" },
  sessions: { href: "session" },
});
const offer = (more: Options = {}): MockResponse => json({ id: "service-offer/x", resourceURI: "x", ...more });
const found = (collection: Options): MockResponse => json({ serviceOffers: [], ...collection });

/** Calls a function as if in a page that hides cookies from its scripts. */
function inBrowser<Result>(work: () => Promise<Result>): Promise<Result> {
  const Native = Request;
  class PageRequest extends Native {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, init);
      this.headers.delete("Cookie");
    }
  }
  vi.stubGlobal("Request", PageRequest);
  return inPage("https://page.example", work);
}

/** Each makes one mistake, or has one fault. */
export const slipstreamCalls: readonly Scenario[] = [
  // Options.
  () => make({ endpoint: "https://host", username: "joe" }),
  () => make({ ...connection, key: "k", secret: "a-secret" }),
  () => make({ ...connection, insecure: "yes" }),
  () => make({ ...connection, password: "" }),
  () => make({ endpoint: "https://host", login: { username: "joe" } }),
  () => inBrowser(() => Promise.resolve(make(connection))),
  () => SlipStreamClient.fromEnv({ env: {} }),
  () => SlipStreamClient.fromEnv({ env: { SLIPSTREAM_ENDPOINT: "https://host" } }),
  () => SlipStreamClient.fromEnv({ env: { SLIPSTREAM_ENDPOINT: "https://host", SLIPSTREAM_USERNAME: "joe" } }),
  () => SlipStreamClient.fromEnv({ env: { SLIPSTREAM_ENDPOINT: "https://host", SLIPSTREAM_API_KEY: "k" } }),
  // Sessions.
  () => new SlipStreamClient({ ...server.connection("joe"), password: "wrong" }).usage.list(),
  () => new SlipStreamClient({ ...server.connection("joe"), endpoint: "http://slipstream.test" }).usage.list(),
  () => withLogin([json({ "resource-id": "session/x" }, 201)]).usage.list(),
  () => withLogin([json({}, 201)]).usage.list(),
  () => client([], { credentials: undefined }).session.login(),
  () => client([]).session.login(),
  () => client([xml('<error code="401" detail="The request requires user authentication"/>', 401)]).usage.list(),
  () => client([entryPoint, json({ count: 0, sessions: [] })]).users.get(),
  // Deployments.
  () => deploy({ clouds: "c1" }),
  () => deploy(5 as unknown as Options),
  () => deploy({ cloud: "c1", parameters: { apache: { p: "v" } } }),
  () => deploy({ cloud: { apache: "c1" }, parameters: { p: "v" } }),
  () => deploy({ parameters: { p: "v", apache: { p: "v" } } }),
  () => deploy({ parameters: { apache: { "a--b": "v" } } }),
  () => deploy({ parameters: { p: Symbol("v") } }),
  () => deploy({ tags: 5 }),
  () => deploy({ tags: ["a,b"] }),
  () => deploy({ keepRunning: "sometimes" }),
  () => deploy({ rawParameters: { redirect_to_dashboard: "true" } }),
  () => deploy({ cloud: { apache: "c1" } }, "apps/WordPress/wordpress"),
  () => deploy({}, "apps/nothing"),
  () => client([xml("", 201)]).deployments.deploy("apps/lamp"),
  () => client([page("", 502)]).deployments.deploy("apps/lamp"),
  () => client([xml('<runs totalCount="0"/>'), page("", 502)]).deployments.deploy("apps/lamp", { once: "nightly" }),
  () => deployments.get(5 as never),
  () => deployments.get(".."),
  () => deployments.parameter(id, "hostname"),
  () => client([run('state="Ready"')]).deployments.parameter(id, "machine:hostname"),
  () => deployments.list({ state: "ready" } as never),
  () => deployments.list({}, { pageSize: 501 }),
  () => client([xml('<runs totalCount="1"><item/></runs>')]).deployments.list(),
  () => deployments.fromWire({ ...deployments.fromWire(wireRun).toJSON(), parameters: 5 }),
  () => deployments.nodeInstances(id, "apache.1:x"),
  () => deployments.removeNodeInstances(id, "worker", "one"),
  // Waits.
  () => client([run('state="Aborted"')]).deployments.waitUntilReady(id),
  () => client([run('state="Executing"')]).deployments.waitUntilReady(id, { timeoutMs: 1_000 }),
  () =>
    client([run('state="Executing"')]).deployments.waitForParameter(id, "machine:x", { force: true, timeoutMs: 1_000 }),
  () =>
    client([
      xml(
        `<run uuid="${id}" moduleResourceUri="module/apps/lamp/1" state="Executing"><runtimeParameters><entry><runtimeParameter key="ss:abort">no space left</runtimeParameter></entry></runtimeParameters></run>`,
      ),
    ]).deployments.waitUntilReady(id),
  // Modules.
  () => modules.get("apps/../x"),
  () => modules.get("apps/new"),
  () => modules.get(5 as never),
  () => modules.get("apps/none"),
  () => modules.update("apps/lamp", { description: "changed" }),
  () => modules.update("apps/x", {}),
  () => modules.update("apps/x", { name: "y" } as never),
  () => modules.update("apps/x", { description: 5 as never }),
  () => modules.update("apps/x", { reference: "apps/y", imageIds: { c1: "i" } }),
  () => modules.update("apps/x", { imageIds: { "": "i" } }),
  () => modules.update("apps/x", { imageIds: { "\u0000": "i" } }),
  () => root.modules.update("apps/WordPress/wordpress", { description: "\u0000" }),
  () => client([xml("<versionList><item/></versionList>")]).modules.versions("apps/x"),
  // Filters.
  () => eq("content resource", "x"),
  () => eq("name", {} as never),
  () => eq("name", Number.NaN),
  () => eq("name", 2 ** 60),
  () => eq("created", new Date(Number.NaN)),
  () => eq("name", `both ' and "`),
  () => eq("name", "ends with \\"),
  () => eq("name", "\u0000"),
  () => gt("name", true as never),
  () => startsWith("name", 5 as never),
  () => oneOf("name", []),
  () => and(),
  () => or(),
  () => and("a=1) or (b=2", "c=3"),
  () => cimi.search("events", { filter: 5 as never }),
  () => cimi.search("events", { filter: " " }),
  // Searches.
  () => cimi.search("serviceOffer"),
  () => cimi.search("events", { select: 5 as never }),
  () => cimi.search("events", { select: "content//state" }),
  () => cimi.search("events", { orderBy: "timestamp:DESC" }),
  () => cimi.search("events", { pageSize: 10_001 }),
  () => cimi.collection("events", { first: 1, last: 10_001 }),
  () => cimi.collection("events", { query: { extra: {} as never } }),
  () => cimi.search("serviceOffers", { filter: eq("schema-org:vcpu", true), orderBy: "none" }),
  () => cimi.aggregate("events", { aggregation: "median:x" as never }),
  () => cimi.aggregate("events", { aggregation: [] }),
  () => client([entryPoint, found({ count: 0 })]).cimi.aggregate("serviceOffers", { aggregation: "avg:x" }),
  () => client([entryPoint, json({ count: 0 })]).cimi.collection("serviceOffers"),
  () => client([json({ id: 5 })]).cimi.entryPoint(),
  () => deployments.events(id, "start" as never),
  () => deployments.events({} as never),
  () => cimi.deploymentEvents(""),
  // Resources.
  () => cimi.get("small"),
  () => cimi.get("service-offer/none"),
  () => cimi.fromWire({ id: 5 }),
  () => cimi.operation("service-offer/small", "edit"),
  () => cimi.operation("service-offer/small", "stop"),
  () => cimi.add("serviceOffers", 5 as never),
  () => client([entryPoint, found({ count: 0 })]).cimi.add("serviceOffers", {}),
  () => client([offer({ operations: [{ rel: "delete", href: "https://other/x" }] })]).cimi.delete("service-offer/x"),
  () =>
    client([offer({ operations: [{ rel: "edit", href: "service-offer/x" }] }), json([])]).cimi.edit("service-offer/x", {
      name: "x",
    }),
  // Users.
  () => users.create({ ...newUser, username: "joe" }),
  () => users.create({ ...newUser, username: "new" }),
  () => users.create({ ...newUser, password: undefined as never }),
  () => users.create({ ...newUser, password: "" }),
  () => users.create({ ...newUser, firstName: "\u0000" }),
  () => users.create({ ...newUser, name: "bob" } as never),
  () => users.create({ ...newUser, roles: ["a,b"] }),
  () => users.create({ ...newUser, usageEmail: "weekly" as never }),
  () => users.create({ ...newUser, cloudParameters: { "": {} } }),
  () => users.create({ ...newUser, cloudParameters: { c1: { "": "x" } } }),
  () => users.create({ ...newUser, cloudParameters: { c1: { password: [] as never } } }),
  () => users.update("joe", {}),
  () => client([xml("<user/>")]).users.get("joe"),
  // Machines and usage.
  () => slipstream.virtualMachines.list({ state: "x" } as never),
  () => slipstream.virtualMachines.list({ deployment: 5 as never }),
  () => client([xml('<vms totalCount="1"><vm/></vms>')]).virtualMachines.list(),
  () => slipstream.usage.get("c9"),
  () =>
    client([xml("<dashboard/>"), xml("<dashboard><cloudUsages><cloudUsage/></cloudUsages></dashboard>")]).usage.get(
      "c",
    ),
  () => client([page("<title>Sign in</title>", 404)]).usage.list(),
];

/** Warnings of SlipStream's client. */
export const loggedSlipstream: readonly LoggedScenario[] = [
  (logger: Logger) => {
    const cookieStore = {
      load: () => Promise.reject(new Error("the disk is locked")),
      save: () => Promise.reject(new Error("the disk is locked")),
    };
    return new SlipStreamClient({ ...server.connection("joe"), cookieStore, logger }).usage.list();
  },
  (logger: Logger) => client([run('state="Paused"')], { logger }).deployments.waitUntilReady(id, { timeoutMs: 1_000 }),
];
