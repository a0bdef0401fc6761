// A worker's program, bundled for the tests: launches what it is told to, waits, and says what became of it.
import { policyReports } from "./policy-reports.js";
import { SaltantClient } from "saltant";
import { defaultUsers, EmbeddedServer } from "saltant/testing";

/** What the page asks for. */
export interface WorkerTask {
  readonly taskType: number;
  readonly taskQueue: number;
}

/** What the worker answers. */
export interface WorkerResponse {
  /** The states of an instance that was waited for. */
  readonly states: readonly string[];
  /** The state, at a server inside the worker, of an instance whose scope ended before it did. */
  readonly leftBehind: string | undefined;
  /** What it did against its policy. */
  readonly violations: readonly string[];
  /** What it was then made to do against it, so that the tests would show the former. */
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
