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

/** Looks, launches, and so on, with these answers. */
function launch(
  responses: readonly MockResponse[],
  request: RequestOptions = {},
  options: Options = {},
): Promise<unknown> {
  return client(responses, { username: "alice", ...options }).executableTaskInstances.create(input, request);
}

/** What keeps `once` from launching, or from knowing that it has. */
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

/** What `once` has to say though all went well. */
export const loggedOnce: readonly LoggedScenario[] = [
  (logger) => launch([none, json({ ...wireInstance, user: "bob" }, 201)], {}, { logger }),
];
