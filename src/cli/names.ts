import { TaskInstance, type RequestOptions, type SaltantClient } from "saltant";
import { noNames } from "./output/cells.js";
import type { NamesOf } from "./output/output.js";
import { taskQueues } from "./resources/queues-and-whitelists.js";
import type { NamedModel, Resource, WritableResource } from "./resources/resource.js";

/** With more ids than this, one list is cheaper than a request for each. */
const mostSingleRequests = 8;

/** Nobody waits long for names only, in milliseconds. */
const mostMs = 5_000;

/**
 * Finds the names of the types and queues that instances speak of by id. They are there for people's convenience: where the
 * server does not tell them (in time), or an interruption ends the work, ids do: what was done is told in any case.
 */
export function namesFrom(client: SaltantClient, { types }: Resource, request: RequestOptions): NamesOf {
  const brief = { ...request, totalTimeoutMs: mostMs };
  return async (items) => {
    if (types === undefined) return noNames;
    const instances = items.filter((item) => item instanceof TaskInstance);
    const [taskType, taskQueue] = await Promise.all([
      find(types, new Set(instances.map((instance) => instance.taskType)), client, brief),
      find(taskQueues, new Set(instances.map((instance) => instance.taskQueue)), client, brief),
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
    ids.size > mostSingleRequests
      ? [resource.list(client, {}, request)]
      : [...ids].map((id) => resource.get(client, String(id), request));
  const found = await Promise.allSettled<NamedModel | NamedModel[]>(reads);
  const known = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  return new Map(known.map(({ id, name }) => [id, name]));
}
