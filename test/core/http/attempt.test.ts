// test/package/ tests on Deno itself how its fetch treats such bodies.
import { afterEach, expect, it, vi } from "vitest";
import { bodySentOnce } from "../../../src/core/http/attempt.js";
import { SaltantClient } from "../../../src/saltant/index.js";
import { EmbeddedServer } from "../../../src/testing/saltant/index.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The arguments of `fetch` for each request other than a GET, in order: the request, the type of its body, and its content. */
async function sendAll(): Promise<string[]> {
  const server = new EmbeddedServer();
  server.addTask("report");
  const { baseApiUrl, username, clock } = server.connection("admin");
  const sent: Promise<string>[] = [];
  const recordingFetch: typeof fetch = (input, init) => {
    const request = `${init?.method} ${new Request(input).url.slice(baseApiUrl.length)}`;
    if (init?.method !== "GET") sent.push(bodyText(init?.body).then((body) => `${request} ${body}`));
    return server.fetch(input, init);
  };
  const client = new SaltantClient({ baseApiUrl, username, password: "admin-password", clock, fetch: recordingFetch });
  server.inject({ kind: "status", status: 429, path: "executabletaskinstances/" });
  const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, name: "é" });
  const clone = await run.clone();
  await clone.terminate();
  expect([run.name, clone.name]).toEqual(["é", "é"]);
  await client.taskQueues.patch(1, { description: "é" });
  await client.taskQueues.put(1, { name: "é" });
  return (await Promise.all(sent)).map((line) => line.replaceAll(run.uuid, "UUID").replaceAll(clone.uuid, "UUID"));
}

async function bodyText(body: unknown): Promise<string> {
  if (body instanceof Blob) return `Blob(${body.type}) ${await body.text()}`;
  return typeof body === "string" ? body : String(body);
}

const login = 'POST token/ {"username":"admin","password":"admin-password"}';
const put = 'PUT taskqueues/1/ {"name":"é"}';

it("sends, on Deno, a request that is not idempotent with a body that Deno's fetch cannot resend", async () => {
  vi.stubGlobal("Deno", {});
  expect(await sendAll()).toEqual([
    login,
    'POST executabletaskinstances/ Blob() {"name":"é","task_queue":1,"task_type":1}',
    'POST executabletaskinstances/ Blob() {"name":"é","task_queue":1,"task_type":1}',
    "POST executabletaskinstances/UUID/clone/ Blob(application/json) {}",
    "POST executabletaskinstances/UUID/terminate/ Blob(application/json) {}",
    'PATCH taskqueues/1/ Blob() {"description":"é"}',
    put,
  ]);
});

it("sends a string elsewhere, and no body for a request without one", async () => {
  expect(await sendAll()).toEqual([
    login,
    'POST executabletaskinstances/ {"name":"é","task_queue":1,"task_type":1}',
    'POST executabletaskinstances/ {"name":"é","task_queue":1,"task_type":1}',
    "POST executabletaskinstances/UUID/clone/ undefined",
    "POST executabletaskinstances/UUID/terminate/ undefined",
    'PATCH taskqueues/1/ {"description":"é"}',
    put,
  ]);
});

it("adds no body to a request that must not have one", () => {
  vi.stubGlobal("Deno", {});
  expect(bodySentOnce("HEAD", undefined)).toBeUndefined();
});
