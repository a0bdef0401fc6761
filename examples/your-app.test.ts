import { SaltantClient } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { expect, it } from "vitest";

// Your code: it takes a client, so that a test can give it one.
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

  // An hour on the server's clock, which the client goes by: no time at all for you.
  expect(await runReport(client)).toBe("failed");
  expect(server.requests[0]).toMatchObject({ method: "POST", path: "executabletaskinstances/" });
});
