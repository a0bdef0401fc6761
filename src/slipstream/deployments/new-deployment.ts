import type { DeploymentWire } from "../models/deployment.js";
import { list } from "../models/deployment-shape.js";
import type { DeployInput } from "./run-form.js";

/** A deployment right after its creation, of which the server has only said the id. */
export function newDeployment(
  id: string,
  module: string,
  { scalable, cloud, tags, once }: DeployInput,
  type: DeploymentWire["type"] = null,
): DeploymentWire {
  const clouds = cloud === undefined ? [] : typeof cloud === "string" ? [cloud] : [...new Set(Object.values(cloud))];
  const own = typeof tags === "string" ? list(tags) : [...(tags ?? [])];
  return {
    ...{ id, module, state: "initializing", abort: null, serviceUrl: null, startedAt: null, lastStateChangeAt: null },
    ...{ clouds, username: null, type, scalable: scalable ?? false, parameters: null },
    tags: once === undefined ? own : [...new Set([...own, once])],
  };
}
