// Requests that must not be sent twice, to servers that interrupt them: compiled and run like program.ts. Its arguments are the URLs.
import { SaltantClient, SaltantError } from "saltant";

const uuid = "5ecbe1f9-9ff1-4ff4-9b62-0a0d33d96a6a";

const writes: Record<string, (client: SaltantClient) => Promise<unknown>> = {
  create: (client) => client.executableTaskInstances.create({ taskType: 1, taskQueue: 1, name: "é" }),
  clone: (client) => client.executableTaskInstances.clone(uuid),
  terminate: (client) => client.executableTaskInstances.terminate(uuid),
  patch: (client) => client.taskQueues.patch(1, { description: "é" }),
};

/** The outcome of a write that follows a request on the same connection. */
async function outcome(baseApiUrl: string, write: (client: SaltantClient) => Promise<unknown>): Promise<string> {
  const client = new SaltantClient({ baseApiUrl, authToken: "token", timeoutMs: 1_000 });
  await client.users.list().count();
  const error: unknown = await write(client).catch((reason: unknown) => reason);
  return error instanceof SaltantError ? error.code : String(error);
}

for (const baseApiUrl of process.argv.slice(2)) {
  const sent = Object.entries(writes).map(async ([name, write]) => [name, await outcome(baseApiUrl, write)]);
  console.log(JSON.stringify(Object.fromEntries(await Promise.all(sent))));
}
