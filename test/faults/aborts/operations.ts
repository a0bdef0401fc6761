import { SaltantClient } from "saltant";
import type { AbortFixture } from "./fixture.js";

/** An operation that a caller can abort. */
export type Operation = (fixture: AbortFixture, signal: AbortSignal) => PromiseLike<unknown>;

const input = { taskType: 1, taskQueue: 1 };

/** Every kind of operation that one call makes. */
export const singleOperations: Readonly<Record<string, Operation>> = {
  connect: ({ options }, signal) => SaltantClient.connect(options, { signal }),
  testAuthentication: ({ client }, signal) => client.testAuthentication({ signal }),
  "users.get": ({ client }, signal) => client.users.get("alice", { signal }),
  "users.get with a dot": ({ client }, signal) => client.users.get("carol.dots", { signal }),
  "list, awaited": ({ client }, signal) => client.executableTaskInstances.list({}, { signal }),
  "list, streamed": ({ client }, signal) => collect(client.executableTaskInstances.list({}, { signal })),
  "list.pages": ({ client }, signal) => collect(client.executableTaskInstances.list({}, { signal }).pages()),
  "list.page": ({ client }, signal) => client.executableTaskInstances.list({}, { signal }).page(1),
  "list.first": ({ client }, signal) => client.executableTaskInstances.list({}, { signal }).first(),
  "list.count": ({ client }, signal) => client.executableTaskInstances.list({}, { signal }).count(),
  "queues.get by name": ({ client }, signal) => client.taskQueues.get({ name: "task" }, { signal }),
  "queues.create": ({ client }, signal) => client.taskQueues.create({ name: "new" }, { signal }),
  "queues.put": ({ client }, signal) => client.taskQueues.put(1, { name: "new" }, { signal }),
  "queues.patch": ({ client }, signal) => client.taskQueues.patch(1, { name: "new" }, { signal }),
  "queue.sync": ({ queue }, signal) => queue.sync({ signal }),
  "queue.put": ({ queue }, signal) => queue.put({ signal }),
  "queue.patch": ({ queue }, signal) => Object.assign(queue, { description: "new" }).patch({ signal }),
  "instances.get": ({ client, uuid }, signal) => client.executableTaskInstances.get(uuid, { signal }),
  "instances.create": ({ client }, signal) => client.executableTaskInstances.create(input, { signal }),
  "instances.clone": ({ client, uuid }, signal) => client.executableTaskInstances.clone(uuid, { signal }),
  "instances.terminate": ({ client, uuid }, signal) => client.executableTaskInstances.terminate(uuid, { signal }),
  "instances.updateState": ({ client, uuid }, signal) =>
    client.executableTaskInstances.updateState(uuid, "failed", { signal }),
  "instances.waitUntilFinished": ({ client, uuid }, signal) =>
    client.executableTaskInstances.waitUntilFinished(uuid, { signal }),
  "instance.sync": ({ run }, signal) => run.sync({ signal }),
  "instance.clone": ({ run }, signal) => run.clone({ signal }),
  "instance.terminate": ({ run }, signal) => run.terminate({ signal }),
  "instance.waitUntilFinished": ({ run }, signal) => run.waitUntilFinished({ signal }),
  "api.GET": ({ client }, signal) => client.api.GET("/users/", { signal }),
  "api.POST": ({ client }, signal) => client.api.POST("/taskqueues/", { body: { name: "new" }, signal }),
  "api.request": ({ client }, signal) => client.api.request("put", "/taskqueues/{id}/", rawPut(signal)),
};

/** Every bulk operation: it rejects with a `BulkError`. */
export const bulkOperations: Readonly<Record<string, Operation>> = {
  createMany: ({ client }, signal) => client.executableTaskInstances.createMany([input, input], { signal }),
  cloneMany: ({ client, uuid, run }, signal) => client.executableTaskInstances.cloneMany([uuid, run], { signal }),
  terminateMany: ({ client, uuid, run }, signal) =>
    client.executableTaskInstances.terminateMany([uuid, run], { signal }),
  "waitUntilAllFinished, awaited": ({ client, uuid, run }, signal) =>
    client.executableTaskInstances.waitUntilAllFinished([uuid, run], { signal }),
  "waitUntilAllFinished, streamed": ({ client, uuid, run }, signal) =>
    collect(client.executableTaskInstances.waitUntilAllFinished([uuid, run], { signal })),
};

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function rawPut(signal: AbortSignal) {
  return { params: { path: { id: 1 } }, body: { name: "new" }, signal };
}
