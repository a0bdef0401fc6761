// The main job, against a server inside the program. It is bundled for every platform.
import { NotFoundError, SaltantClient, SaltantError } from "saltant";
import { EmbeddedServer } from "saltant/testing";

/** Launches a task, waits for it, and requests a missing resource. Returns the outcome. */
export async function launch(): Promise<string> {
  const server = new EmbeddedServer();
  const { taskType, taskQueue } = server.addTask("align");
  const client = new SaltantClient(server.connection("alice"));
  const run = await client.executableTaskInstances.create({ taskType, taskQueue, arguments: { n: 1 } });
  await run.waitUntilFinished();
  const reason: unknown = await client.taskQueues.get({ id: 7 }).catch((error: unknown) => error);
  const isKnown = reason instanceof NotFoundError && reason instanceof SaltantError;
  return `${run.state}, ${isKnown ? reason.name : "another error"}`;
}
