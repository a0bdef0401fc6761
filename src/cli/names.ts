import { TaskInstance, type RequestOptions, type SaltantClient } from "saltant";
import { noNames } from "./output/cells.js";
import type { NameResolver } from "./output/output.js";
import { taskQueues } from "./resources/queues-and-whitelists.js";
import type { NamedModel, Resource, WritableResource } from "./resources/resource.js";

/** With more ids than this, one list is cheaper than a request for each. */
const maxSingleRequests = 8;

/** The deadline for the names, which are optional. */
const timeoutMs = 5_000;

/**
 * Finds the names of the types and queues that instances refer to by id. Names are optional: if the server does not return
 * them in time, or the command is interrupted, the ids are shown instead.
 */
export function nameResolver(client: SaltantClient, { types }: Resource, request: RequestOptions): NameResolver {
  const limited = { ...request, totalTimeoutMs: timeoutMs };
  return async (items) => {
    if (types === undefined) return noNames;
    const instances = items.filter((item) => item instanceof TaskInstance);
    const [taskType, taskQueue] = await Promise.all([
      find(types, new Set(instances.map((instance) => instance.taskType)), client, limited),
      find(taskQueues, new Set(instances.map((instance) => instance.taskQueue)), client, limited),
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
  const reads =
    ids.size > maxSingleRequests
      ? [resource.list(client, {}, request)]
      : [...ids].map((id) => resource.get(client, String(id), request));
  const found = await Promise.allSettled<NamedModel | NamedModel[]>(reads);
  const known = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  return new Map(known.map(({ id, name }) => [id, name]));
}
