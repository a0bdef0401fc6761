import { errorFromResponse, fromEnv, SaltantClient, type RequestOptions } from "saltant";
import { VirtualClock } from "saltant/testing";

const baseApiUrl = "https://host/api/";
const authToken = "0123456789abcdef0123456789abcdef01234567";
const uuid = "00000000-0000-4000-8000-000000000001";
const created = "2026-01-01T00:00:00.000000Z";
const instance = {
  uuid,
  user: "alice",
  name: "run",
  state: "running",
  datetime_created: created,
  datetime_finished: null,
};
const wireInstance = { ...instance, arguments: {}, task_queue: 1, task_type: 1 };
const wireQueue = { id: 1, user: "alice", name: "main", description: "", private: false, active: true, whitelists: [] };
const runs = { runs_executable_tasks: true, runs_docker_container_tasks: true, runs_singularity_container_tasks: true };
const wireType = {
  ...{ id: 1, user: "alice", name: "align", description: "", datetime_created: created, command_to_run: "align.sh" },
  ...{
    environment_variables: [],
    required_arguments: ["sample"],
    required_arguments_default_values: {},
    json_file_option: null,
  },
};

type Answer = () => Response | Promise<Response>;
type Options = Readonly<Record<string, unknown>>;

/** A client whose server gives these answers, the last of them for ever. */
function client(answers: readonly Answer[], options: Options = {}): SaltantClient {
  let asked = 0;
  const fetch = async (): Promise<Response> => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer === undefined) throw new Error("nothing should be asked");
    return answer();
  };
  const all = { baseApiUrl, authToken, fetch, clock: new VirtualClock(), retry: { baseDelayMs: 0 }, ...options };
  return new SaltantClient(all); // The scenarios pass what they should not.
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json(body, { status, headers });
const page =
  (
    body: string,
    status = 200,
    headers: Record<string, string> = { "Content-Type": "text/html; charset=utf-8" },
  ): Answer =>
  () =>
    new Response(body, { status, headers });
const lost =
  (code?: string): Answer =>
  () => {
    throw new TypeError(
      "fetch failed",
      code === undefined ? {} : { cause: Object.assign(new Error("system"), { code }) },
    );
  };
const stalled: Answer = () => new Promise(() => undefined);

const nobody = client([]);
const {
  containerTaskInstances,
  containerTaskTypes,
  executableTaskInstances,
  executableTaskTypes,
  taskQueues,
  taskWhitelists,
  users,
} = nobody;
const queue = taskQueues.fromWire({ ...wireQueue, ...runs });
const type = executableTaskTypes.fromWire(wireType);
const run = executableTaskInstances.fromWire(wireInstance);
const pending = new AbortController();
pending.abort(new Error("the page was left"));

const get = (answer: Answer, options?: Options): Promise<unknown> =>
  client([answer], options).taskQueues.get({ id: 7 });
const create = (answer: Answer, options?: Options): Promise<unknown> =>
  client([answer], options).taskQueues.create({ name: "main" });
const withArguments = (value: unknown): unknown =>
  executableTaskInstances.create({ taskType: 1, taskQueue: 1, arguments: value as Record<string, unknown> });
const request = (options: unknown): unknown => users.get("bob", options as RequestOptions);
const make =
  (options: Options): (() => unknown) =>
  () =>
    new SaltantClient({ baseApiUrl, authToken, ...options });
const list = (filters: unknown): unknown => executableTaskInstances.list(filters as Record<string, never>);
const wait = (state: string, options: Options): unknown =>
  client([json({ ...wireInstance, state })]).executableTaskInstances.waitUntilFinished(uuid, options);

/** A class without a name. */
const nameless = (): new () => object =>
  class {
    readonly field = 1;
  };

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
let deep: unknown = 1;
for (let depth = 0; depth < 600; depth += 1) deep = [deep];

/** Each does one thing wrong, or meets one thing that goes wrong. */
export const scenarios: readonly (() => unknown)[] = [
  // What the server refuses.
  () => get(json({ detail: "Invalid token." }, 403)),
  () => get(json({ detail: "You do not have permission to perform this action." }, 403)),
  () => get(json({ detail: "Not found." }, 404)),
  () => get(page("<html><title>Not Found</title></html>", 404)),
  () => get(json({ detail: 'Method "GET" not allowed.' }, 405)),
  () => get(json({ detail: "Request was throttled." }, 429), { retry: false }),
  () => get(page("<html><title>502 Bad Gateway</title></html>", 502), { retry: false }),
  () => get(page("", 500)),
  () => get(json({ detail: "Request was throttled." }, 429, { "Retry-After": "90" }), { retry: false }),
  () => get(json({ detail: "I'm a teapot." }, 418)),
  () => get(json(["odd"], 409)),
  () => create(json({ name: ["task queue with this name already exists."] }, 400)),
  () => create(json({ name: ["Too long.", "Too odd."], private: ["Must be a valid boolean."] }, 400)),
  () => create(json({ non_field_errors: ["['Queue main has not whitelisted task type lonely']"] }, 400)),
  () => create(json({ detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" }, 400)),
  () => errorFromResponse(new Response(null, { status: 404 }), { detail: "Not found." }),
  () =>
    client([json({ detail: "No active account found with the given credentials" }, 401)], {
      authToken: undefined,
      username: "alice",
      password: "x",
    }).testAuthentication(),
  () => client([page("", 500)]).executableTaskInstances.clone(uuid),
  () => client([page("", 500), json({ detail: "Not found." }, 404)]).executableTaskInstances.clone(uuid),
  // What is no answer of the API's.
  () => get(page("<html><title>Sign in</title></html>")),
  () => get(page("", 200, {})),
  () => get(page("x", 200, {})),
  () => get(() => new Response(new TextEncoder().encode("x"))),
  () => get(page("", 302, { Location: "https://login.test/?next=secret" })),
  () => get(page("", 301, {})),
  () => get(json({ id: "1", name: null })),
  () =>
    client([json({ count: 1, results: [{}] })])
      .users.list()
      .page(1),
  () =>
    client([json({ count: -1, results: [] })])
      .users.list()
      .page(1),
  () => client([json("x")]).users.get("bob"),
  () => client([json({ count: 0, results: [] })]).taskQueues.get({ name: "none" }),
  () => client([json({ count: 0, results: [] })]).users.get("carol.dots"),
  () => client([json({})], { authToken: undefined, username: "alice", password: "x" }).users.get("bob"),
  () => client([json({})], { authToken: undefined, refreshToken: "x" }).users.get("bob"),
  // What gets no answer.
  () => get(lost("ECONNREFUSED"), { retry: false }),
  () => get(lost("ECONNRESET")),
  () => get(lost()),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is what is tested
  () => get(() => Promise.reject("no error"), { retry: false }),
  () => get(stalled, { timeoutMs: 5_000, retry: false }),
  () => get(stalled, { totalTimeoutMs: 60_000, timeoutMs: 25_000 }),
  () => create(lost("ECONNREFUSED"), { retry: false }),
  () => create(lost("ECONNRESET")),
  () => create(stalled),
  () => create(page("<html><title>504 Gateway Time-out</title></html>", 504)),
  () => create(json({ id: "1" }, 201)),
  () => create(page("<html>", 201)),
  // What ends a wait.
  () => wait("running", { timeoutMs: 10_000 }),
  () => client([page("", 503)]).executableTaskInstances.waitUntilFinished(uuid, { timeoutMs: 5_000 }),
  () => wait("failed", { throwOnFailure: true }),
  () => wait("terminated", { throwOnFailure: true }),
  () => wait("odd", { timeoutMs: 5_000 }),
  () => wait("running", { terminateOnAbort: true, signal: pending.signal }),
  // What many calls come to.
  () =>
    client([json({ task_queue: ['Invalid pk "2" - object does not exist.'] }, 400)]).executableTaskInstances.createMany(
      [1, 2].map((taskQueue) => ({ taskType: 1, taskQueue })),
      { concurrency: 1, stopOnError: true },
    ),
  () => executableTaskInstances.createMany([], { onProgress: 5 as never }),
  () => executableTaskInstances.terminateMany("abc" as never),
  () => executableTaskInstances.terminateMany([uuid], { signal: pending.signal }),
  () => executableTaskInstances.waitUntilAllFinished(new Set([uuid]) as never),
  // What a client cannot be made with.
  make({ baseApiUrl: "host/api" }),
  make({ baseApiUrl: "ftp://host/api" }),
  make({ baseApiUrl: "https://alice:secret@host/api" }),
  make({ authToken: undefined }),
  make({ authToken: "a b" }),
  make({ authToken: undefined, username: "alice" }),
  make({ authToken: undefined, username: "", password: "x" }),
  make({ authToken: undefined, credentials: {} }),
  make({ timeoutMs: 0 }),
  make({ retry: { limit: -1 } }),
  make({ fetch: "x" }),
  make({ clock: {} }),
  make({ logger: {} }),
  () => new SaltantClient("https://host/api/" as never),
  () => fromEnv({ env: {} }),
  () => fromEnv({ env: { SALTANT_API_URL: "host" } }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl } }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_USERNAME: "alice" } }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_AUTH_TOKEN: "a b" } }),
  () => client([], { authToken: undefined, credentials: { authorization: () => 5 } }).testAuthentication(),
  () => client([], { authToken: undefined, credentials: { authorization: () => "a\nb" } }).testAuthentication(),
  () => client([], { authToken: undefined, accessToken: undefined, refreshToken: undefined, username: null }),
  // What a call cannot be made with.
  () => request(5),
  () => request({ headers: new Headers() }),
  () => request({ headers: { "a b": "x" } }),
  () => request({ headers: { a: 5 } }),
  () => request({ signal: {} }),
  () => request({ retry: "never" }),
  () => request({ totalTimeoutMs: "5" }),
  () => users.list({}, { pageSize: 0 }),
  () => users.list({}, { limit: -1 }),
  () => users.list().page(0),
  () => executableTaskInstances.waitUntilFinished(uuid, { throwOnFailure: "yes" as never }),
  () => executableTaskInstances.get("7"),
  () => containerTaskInstances.clone(run as never),
  () => executableTaskInstances.updateState(uuid, 5 as never),
  () => taskQueues.get({ id: "7" as never }),
  () => taskQueues.get({} as never),
  () => taskQueues.get({ name: 5 as never }),
  () => users.get(5 as never),
  () => nobody.api.GET("/users/{username}/", { params: { path: { username: ".." } } }),
  () => nobody.api.GET("/users/", { baseUrl: "https://elsewhere.test" }),
  () => errorFromResponse(null as never, null),
  () => errorFromResponse({} as never, null),
  () => errorFromResponse(new Response(), null, 5 as never),
  // What cannot be asked for.
  () => list("name"),
  () => list({ owner: "alice" }),
  () => list({ taskType: { gt: 5 } }),
  () => list({ name: {} }),
  () => list({ name: { in: "a" } }),
  () => list({ datetimeCreated: { range: [new Date(0)] } }),
  () => list({ name: " " }),
  () => list({ name: "a " }),
  () => list({ name: "\0" }),
  () => list({ name: 5 }),
  () => list({ name: ["a,b"] }),
  () => list({ state: "finished" }),
  () => list({ taskType: "align" }),
  () => list({ datetimeCreated: "2026-01-01" }),
  () => taskQueues.list({ active: "yes" as never }),
  // What cannot be written.
  () => taskQueues.create(null as never),
  () => taskQueues.create({ name: "a b" }),
  () => taskWhitelists.create({ name: "" }),
  () =>
    containerTaskTypes.create({ name: "x", commandToRun: "x", containerImage: "x", containerType: "podman" as never }),
  () => taskQueues.create({ name: "", private: "yes" as never }),
  () => taskQueues.create({ nome: "main" } as never),
  () => taskQueues.create({ name: "x".repeat(51), whitelists: [queue as never, 0] }),
  () => taskQueues.create({ name: "main" }, { extraData: [] as never }),
  () => taskWhitelists.create({ name: "w", whitelistedContainerTaskTypes: [type as never] }),
  () => executableTaskInstances.create({ taskType: type, taskQueue: queue }),
  () => withArguments("x"),
  () => withArguments(cyclic),
  () => withArguments({ deep }),
  ...[NaN, 10n, () => 1, new Map(), new (nameless())(), [undefined]].map((value) => () => withArguments({ n: value })),
  () => taskQueues.fromWire({ id: 1 }),
  () => executableTaskInstances.fromWire({ ...wireInstance, datetime_created: "yesterday", arguments: [] }),
];

/** What goes to the log: with these, all of it is heard. */
export const logged: readonly ((logger: {
  debug(line: string): void;
  warn(line: string): void;
}) => PromiseLike<unknown>)[] = [
  (logger) => client([page("", 503), json({ username: "bob", email: "" })], { logger }).users.get("bob"),
  (logger) =>
    client([json({ ...wireInstance, state: "paused" }), page("", 404), json({ ...wireInstance, state: "failed" })], {
      logger,
    }).executableTaskInstances.waitUntilFinished(uuid),
  (logger) =>
    client([json({ ...wireInstance, state: "created" }), page("", 503), json({ ...wireInstance, state: "failed" })], {
      logger,
      retry: false,
    }).executableTaskInstances.waitUntilFinished(uuid),
  (logger) => {
    const onRequest = (): void => {
      throw new Error("in the hook");
    };
    return client([json({ username: "bob", email: "" })], { logger, onRequest }).users.get("bob");
  },
];
