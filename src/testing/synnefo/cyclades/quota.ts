import type { CloudUser, QuotaChange } from "../cloud.js";
import { fault, overLimit } from "../faults.js";
import type { CycladesState } from "./state.js";

/** Amounts by the name of the resource. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * Counts resources for a user and a project.
 *
 * @throws CloudFault with 400 if the user is not in the project; 413 if a limit does not allow it. Then nothing is counted.
 */
export function charge(state: CycladesState, user: CloudUser, project: string, amounts: Amounts): void {
  change(state, user, project, changesOf(user.uuid, project, amounts));
}

/** Releases what was counted for a user and a project. */
export function release(state: CycladesState, userId: string, project: string, amounts: Amounts): void {
  state.cloud.quotas.release(changesOf(userId, project, amounts));
}

/**
 * Counts resources for another project from now on.
 *
 * @throws CloudFault as `charge` does.
 */
export function reassign(state: CycladesState, user: CloudUser, from: string, to: string, amounts: Amounts): void {
  const released = changesOf(user.uuid, from, amounts).map((each) => ({ ...each, amount: -each.amount }));
  change(state, user, to, [...released, ...changesOf(user.uuid, to, amounts)]);
}

function change(state: CycladesState, user: CloudUser, project: string, changes: readonly QuotaChange[]): void {
  if (!state.cloud.users.mayUse(user, project))
    throw fault("badRequest", `User ${user.uuid} not in project ${project}`);
  const excess = state.cloud.quotas.charge(changes);
  if (excess !== undefined) throw overLimit(excess);
}

function changesOf(user: string, project: string, amounts: Amounts): QuotaChange[] {
  return Object.entries(amounts).map(([resource, amount]) => ({ user, project, resource, amount }));
}
