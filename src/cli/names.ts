import { SaltantError, TaskInstance, type RequestOptions, type SaltantClient } from "saltant";
import { noNames } from "./output/cells.js";
import type { NamesOf } from "./output/output.js";
import { taskQueues } from "./resources/queues-and-whitelists.js";
import type { Resource, WritableResource } from "./resources/resource.js";

/** With more ids than this, one list is cheaper than a request for each. */
const mostSingleRequests = 8;

/**
 * Finds the names of the types and queues that instances speak of by id. They are there for people's convenience: where the
 * server does not tell them, ids do.
 */
export function namesFrom(client: SaltantClient, { types }: Resource, request: RequestOptions): NamesOf {
  return async (items) => {
    // An interruption ends the work, and not the account of what was done.
    if (types === undefined || request.signal?.aborted === true) return noNames;
    const instances = items.filter((item) => item instanceof TaskInstance);
    const [taskType, taskQueue] = await Promise.all([
      find(types, new Set(instances.map((instance) => instance.taskType)), client, request),
      find(taskQueues, new Set(instances.map((instance) => instance.taskQueue)), client, request),
    ]);
    return { taskType, taskQueue };
  };
}

async function find(
  resource: WritableResource,
  ids: ReadonlySet<number>,
  client: SaltantClient,
  request: RequestOptions,
): Promise<ReadonlyMap<number, string>> {
  try {
    const found =
      ids.size > mostSingleRequests
        ? await resource.list(client, {}, request)
        : await Promise.all([...ids].map((id) => resource.get(client, String(id), request)));
    return new Map(found.map(({ id, name }) => [id, name]));
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof SaltantError) return new Map();
    throw error;
  }
}
