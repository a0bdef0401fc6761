// A worker's program, bundled for the tests: launches the requested task, waits, and reports the outcome.
import { policyReports } from "./policy-reports.js";
import { SaltantClient } from "saltant";
import { defaultUsers, EmbeddedServer } from "saltant/testing";

/** The page's message. */
export interface WorkerTask {
  readonly taskType: number;
  readonly taskQueue: number;
}

/** The worker's reply. */
export interface WorkerResponse {
  /** The states that a wait for an instance saw. */
  readonly states: readonly string[];
  /** The state, on a server inside the worker, of an instance whose scope ended before it did. */
  readonly leftBehind: string | undefined;
  /** Its violations of its policy. */
  readonly violations: readonly string[];
  /** The deliberate violations afterwards, which prove that the tests detect them. */
  readonly provoked: readonly string[];
}

addEventListener("message", ({ data }: MessageEvent<WorkerTask>) => {
  void work(data).then((response) => postMessage(response));
});

async function work(task: WorkerTask): Promise<WorkerResponse> {
  const states = await launch(task);
  const leftBehind = await leave();
  const violations = policyReports.splice(0);
  return { states, leftBehind, violations, provoked: await provoke() };
}

async function launch(task: WorkerTask): Promise<string[]> {
  const authToken = defaultUsers.find(({ username }) => username === "alice")?.token ?? "";
  const client = new SaltantClient({ baseApiUrl: "/api/", authToken });
  const run = await client.executableTaskInstances.create(task);
  const states = [run.state];
  await run.waitUntilFinished({ refreshPeriodMs: 1 });
  return [...states, run.state];
}

async function leave(): Promise<string | undefined> {
  const server = new EmbeddedServer();
  const task = server.addTask("long");
  server.script("long", { durationMs: 3_600_000 });
  const client = new SaltantClient(server.connection("alice"));
  let uuid;
  {
    await using run = await client.executableTaskInstances.create(task);
    uuid = run.uuid;
  }
  const left = await client.executableTaskInstances.get(uuid);
  await left.waitUntilFinished();
  return left.state;
}

async function provoke(): Promise<string[]> {
  const reported = new Promise((resolve) => {
    addEventListener("securitypolicyviolation", resolve);
  });
  try {
    globalThis.eval("1");
  } catch {
    await reported;
  }
  return policyReports;
}
