import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { expect, it } from "vitest";

// Your code takes the client as an argument, so that a test can pass one.
async function runReport(client: SaltantClient): Promise<string> {
  const run = await client.executableTaskInstances.create({ taskType: 1, taskQueue: 1 });
  await run.waitUntilFinished();
  return run.state;
}

it("tells that the report failed", async () => {
  const server = new EmbeddedServer();
  server.addTask("report");
  server.script("report", { durationMs: 3_600_000, outcome: "failed" });
  const client = new SaltantClient(server.connection("alice"));

  // One hour on the server's virtual clock, which the client uses, too. Your test does not wait.
  expect(await runReport(client)).toBe("failed");
  expect(server.requests[0]).toMatchObject({ method: "POST", path: "executabletaskinstances/" });
});
