import { checkOptions, requireBoolean } from "../core/data/checks.js";
import type { RequestOptions, RequestSpec } from "../core/http/request.js";
import { idOfKind } from "./references.js";

/** How a resource is moved to another project. */
export interface ReassignOptions extends RequestOptions {
  /** Whether the members of the project may use it. Default false. Not every cloud allows it. */
  readonly isSharedToProject?: boolean | undefined;
}

/**
 * The request that moves a resource to another project, without its path.
 *
 * @throws An `InvalidInputError` for an invalid project.
 */
export function reassignSpec(project: unknown, options: ReassignOptions = {}): Omit<RequestSpec, "path"> {
  checkOptions("options", options, { isSharedToProject: requireBoolean });
  const { isSharedToProject, ...request } = options;
  const reassign = {
    project: idOfKind("reassign: project", project, "project"),
    ...(isSharedToProject !== undefined && { shared_to_project: isSharedToProject }),
  };
  // To move it there a second time changes nothing.
  return { method: "POST", body: { reassign }, changes: true, idempotent: true, options: request };
}
