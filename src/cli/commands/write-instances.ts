import type { TaskInstance } from "saltant";
import type { Context } from "../context.js";
import { nameResolver } from "../names.js";
import type { InstanceResource } from "../resources/task-instances.js";

/** Writes instances: a single one as a card or an object, several as a table or an array. */
export async function writeInstances(
  { output, request, session }: Context,
  resource: InstanceResource,
  instances: readonly TaskInstance[],
  isOne: boolean,
): Promise<void> {
  const namesOf = nameResolver((await session()).client, resource, request);
  const [only] = instances;
  if (!isOne) await output.writeAll(resource, instances, namesOf);
  else if (only !== undefined) await output.writeOne(resource, only, namesOf);
}
