// Runs with some of the platform's globals missing: those that the arguments name.
// Node loads its own fetch when it is first used, and needs them for that.
new Response(new Request("http://saltant.test/").headers.get("x"));
for (const name of process.argv.slice(2)) Reflect.deleteProperty(globalThis, name);

const { SaltantClient } = await import("saltant");
const { EmbeddedServer } = await import("saltant/testing");
console.log("imported");

try {
  const server = new EmbeddedServer();
  const { taskType, taskQueue } = server.addTask();
  const { baseApiUrl, fetch, clock } = server.connection("alice");
  const client = new SaltantClient({ baseApiUrl, fetch, clock, username: "alice", password: "alice-password" });
  const run = await client.executableTaskInstances.create({ taskType, taskQueue });
  await run.waitUntilFinished();
  server.inject({ kind: "stall" });
  const error: unknown = await client.users.get("bob", { timeoutMs: 1_000, retry: false }).catch((e: unknown) => e);
  console.log(run.state, String(error));
} catch (error) {
  console.log(String(error));
}

try {
  new SaltantClient({ baseApiUrl: "http://saltant.test/api/", authToken: "token" });
  console.log("client");
} catch (error) {
  console.log(String(error));
}
