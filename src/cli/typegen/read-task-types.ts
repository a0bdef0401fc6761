import type { RequestOptions, SaltantClient } from "saltant";
import type { TaskTypes } from "./render-definitions.js";

/** Reads all task types of a server. */
export async function readTaskTypes(
  client: SaltantClient,
  { signal }: Pick<RequestOptions, "signal"> = {},
): Promise<TaskTypes> {
  const [containerTaskTypes, executableTaskTypes] = await Promise.all([
    client.containerTaskTypes.list({}, { signal }),
    client.executableTaskTypes.list({}, { signal }),
  ]);
  return { containerTaskTypes, executableTaskTypes };
}
