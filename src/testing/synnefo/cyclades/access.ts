import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import type { ResourceRow, ServerRow } from "./rows.js";
import type { CycladesState } from "./state.js";

/** Whether a user may see and change a row: it is the user's own, or shared with a project of the user. */
export function mayAccess(
  state: CycladesState,
  user: CloudUser,
  { userId, isShared, project }: Pick<ResourceRow, "userId" | "isShared" | "project">,
): boolean {
  return userId === user.uuid || (isShared && state.cloud.users.mayUse(user, project));
}

/**
 * A server of the user, which may be deleted.
 *
 * @throws CloudFault with 404.
 */
export function findServer(state: CycladesState, user: CloudUser, id: number): ServerRow {
  const server = state.servers.get(id);
  if (server === undefined || !mayAccess(state, user, server)) throw fault("itemNotFound", "Server not found.");
  return server;
}

/**
 * A server of the user that may be changed.
 *
 * @throws CloudFault with 404; 400 if it is deleted; 403 if it is suspended.
 */
export function requireServer(state: CycladesState, user: CloudUser, id: number): ServerRow {
  const server = findServer(state, user, id);
  if (server.isDeleted) throw fault("badRequest", "Server has been deleted.");
  if (server.isSuspended) throw fault("forbidden", "Administratively Suspended VM");
  return server;
}
