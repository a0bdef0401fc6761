import { SaltantClient } from "saltant";

// Reads SALTANT_API_URL, and SALTANT_AUTH_TOKEN or SALTANT_USERNAME and SALTANT_PASSWORD.
const client = SaltantClient.fromEnv();

const run = await client.containerTaskInstances.create({
  taskType: await client.containerTaskTypes.get({ name: "align" }),
  taskQueue: await client.taskQueues.get({ name: "main" }),
  name: "nightly-s1",
  arguments: { sample: "s1" },
});

await run.waitUntilFinished({
  timeoutMs: 3_600_000,
  onUpdate: ({ instance }) => console.log(instance.name, instance.state),
});

if (run.isSuccessful) console.log(`finished at ${run.datetimeFinished?.toISOString()}`);
else await run.clone(); // launch the same task again

for await (const one of client.containerTaskInstances.list({ name: { startswith: "nightly-" } }, { limit: 100 })) {
  console.log(one.uuid, one.state);
}
