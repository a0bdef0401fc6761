import { SaltantClient, type ExecutableTaskInstance } from "saltant";

// With SALTANT_AUTH_TOKEN, set SALTANT_USERNAME as well: your instances are looked through by your name.
const client = SaltantClient.fromEnv();

/** What cron starts every night; and a person, too, who cannot tell whether it got through. */
async function nightly(night: string): Promise<ExecutableTaskInstance> {
  return client.executableTaskInstances.create({
    taskType: await client.executableTaskTypes.get({ name: "report" }),
    taskQueue: await client.taskQueues.get({ name: "report" }),
    name: `nightly-${night}`, // the key: one instance of this name
    once: true,
  });
}

const night = new Date().toISOString().slice(0, 10);
const run = await nightly(night);
const again = await nightly(night);
console.log(`${again.name} was launched ${again.equals(run) ? "once" : "twice"}`);
