import type { RequestOptions } from "saltant";
import {
  type MockResponse,
  client,
  json,
  type LoggedScenario,
  connectionLost,
  offlineClient,
  type Options,
  page,
  type Scenario,
  stalled,
  wireInstance,
} from "./mock-client.js";

const input = { taskType: 1, taskQueue: 1, name: "run", once: true };
const none = json({ count: 0, results: [] });

/** A call with `once` whose requests get these responses. */
function launch(
  responses: readonly MockResponse[],
  request: RequestOptions = {},
  options: Options = {},
): Promise<unknown> {
  return client(responses, { username: "alice", ...options }).executableTaskInstances.create(input, request);
}

/** Cases in which `once` does not launch, or does not learn whether it has. */
export const once: readonly Scenario[] = [
  () => offlineClient.executableTaskInstances.create({ ...input, once: "yes" as never }),
  () => offlineClient.executableTaskInstances.create({ ...input, name: " " }),
  () => offlineClient.executableTaskInstances.create(input),
  () => launch([json({ count: 1, results: [{ ...wireInstance, name: "another" }] })]),
  () => launch([stalled], { totalTimeoutMs: 2_000 }),
  () => launch([none, stalled], { totalTimeoutMs: 2_000 }),
  () => launch([none, page("<html><title>504 Gateway Time-out</title></html>", 504), none]),
  () => launch([none, page("<html>", 201), none], { retry: false }),
  () => launch([none, connectionLost("ECONNRESET"), json({ detail: "Invalid token." }, 403)]),
];

/** The warning of a successful call with `once`. */
export const loggedOnce: readonly LoggedScenario[] = [
  (logger) => launch([none, json({ ...wireInstance, user: "bob" }, 201)], {}, { logger }),
];
