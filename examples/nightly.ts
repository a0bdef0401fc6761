import { SaltantClient, type ExecutableTaskInstance } from "saltant";

// With SALTANT_AUTH_TOKEN, set SALTANT_USERNAME as well: `once` searches the instances of that user.
const client = SaltantClient.fromEnv();

/** Cron calls this every night. A person who does not know whether it ran can safely call it again. */
async function nightly(night: string): Promise<ExecutableTaskInstance> {
  return client.executableTaskInstances.create({
    taskType: await client.executableTaskTypes.get({ name: "report" }),
    taskQueue: await client.taskQueues.get({ name: "report" }),
    name: `nightly-${night}`, // the key: one instance has this name
    once: true,
  });
}

const night = new Date().toISOString().slice(0, 10);
const run = await nightly(night);
const again = await nightly(night);
console.log(`${again.name} was launched ${again.equals(run) ? "once" : "twice"}`);
