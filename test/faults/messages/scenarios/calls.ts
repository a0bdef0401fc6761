import { errorFromResponse, type RequestOptions } from "saltant";
import { client, json, offlineClient, type Options, page, type Scenario, uuid, wireInstance } from "./mock-client.js";

const { containerTaskInstances, executableTaskInstances, taskQueues, users } = offlineClient;
const run = executableTaskInstances.fromWire(wireInstance);
const pending = new AbortController();
pending.abort(new Error("the page was left"));

const request = (options: unknown): unknown => users.get("bob", options as RequestOptions);
const wait = (state: string, options: Options, finished: string | null = null): unknown =>
  client([json({ ...wireInstance, state, datetime_finished: finished })]).executableTaskInstances.waitUntilFinished(
    uuid,
    options,
  );
const finished = "2026-01-01T00:00:05.000000Z";

/** Errors of waits, of bulk operations, and of calls with invalid arguments. */
export const calls: readonly Scenario[] = [
  // Errors of waits.
  () => wait("running", { timeoutMs: 10_000 }),
  () => client([page("", 503)]).executableTaskInstances.waitUntilFinished(uuid, { timeoutMs: 5_000 }),
  () => wait("failed", { throwOnFailure: true }),
  () => wait("terminated", { throwOnFailure: true }),
  () => wait("odd", { timeoutMs: 5_000 }),
  () => wait("running", {}, finished),
  () => wait("running", { timeoutMs: 1_000 }, finished),
  () => wait("running", { terminateOnAbort: true, signal: pending.signal }),
  // Errors of bulk operations.
  () =>
    client([json({ task_queue: ['Invalid pk "2" - object does not exist.'] }, 400)]).executableTaskInstances.createMany(
      [1, 2].map((taskQueue) => ({ taskType: 1, taskQueue })),
      { concurrency: 1, stopOnError: true },
    ),
  () => executableTaskInstances.createMany([], { onProgress: 5 as never }),
  () => executableTaskInstances.terminateMany("abc" as never),
  () => executableTaskInstances.terminateMany([uuid], { signal: pending.signal }),
  () => executableTaskInstances.waitUntilAllFinished(new Set([uuid]) as never),
  // Invalid arguments of a call.
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
  () => offlineClient.api.GET("/users/{username}/", { params: { path: { username: ".." } } }),
  () => offlineClient.api.GET("/users/{username}/", { params: { path: { username: "" } } }),
  () => offlineClient.api.GET("/users/", { baseUrl: "https://elsewhere.test" }),
  () => errorFromResponse(null as never, null),
  () => errorFromResponse({} as never, null),
  () => errorFromResponse(new Response(), null, 5 as never),
];
