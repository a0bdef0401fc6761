import { DecapodClient } from "saltant/decapod";

// Reads DECAPOD_URL, and DECAPOD_LOGIN and DECAPOD_PASSWORD, or DECAPOD_TOKEN.
const decapod = DecapodClient.fromEnv();

const configuration = await decapod.playbookConfigurations.create({
  name: "deploy",
  cluster: await decapod.clusters.create({ name: "prod" }),
  playbook: "cluster_deploy",
  servers: await decapod.servers.list({ state: "operational", name: { regexp: "^ceph-" } }),
  hints: { dmcrypt: true },
});

const run = await decapod.executions.create(configuration);
await run.waitUntilFinished({
  refreshPeriodMs: 1_000,
  onStep: ({ role, name, result }) => console.log(role, name, result),
  throwOnFailure: true, // an ExecutionFailedError names the step
});
for await (const line of run.log()) console.log(line);
