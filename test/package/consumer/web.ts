// A web page's use of the installed package: it compiles without Node's types.
import { BadRequestError, SaltantClient, type TaskQueue } from "saltant";
import { EmbeddedServer, VirtualClock } from "saltant/testing";

const server = new EmbeddedServer({ clock: new VirtualClock() });
const { taskType, taskQueue } = server.addTask("align");
const client = new SaltantClient(server.connection("alice"));
await using run = await client.executableTaskInstances.create({ taskType, taskQueue, arguments: { n: 1 } });
const { data } = await client.api.GET("/users/{username}/", { params: { path: { username: "alice" } } });
document.title = `${run.name} ${data?.email ?? ""}`;

export async function rename(queue: TaskQueue, name: string): Promise<string | undefined> {
  queue.name = name;
  try {
    await queue.patch();
  } catch (error) {
    if (error instanceof BadRequestError) return error.fieldErrors.name?.[0];
    throw error;
  }
  return undefined;
}
