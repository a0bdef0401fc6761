import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import { parseInteger } from "../java.js";
import type { User } from "../users/user.js";
import { usageOf } from "../vms/usage.js";
import type { Run } from "./run.js";

/** How many machines a user may have in a cloud. */
export function quotaOf(user: User | undefined, cloud: string): number {
  return parseInteger(user?.parameter(`${cloud}.quota.vm`) ?? "") ?? defaultQuota;
}

const defaultQuota = 20;

/**
 * Rejects a run with more machines than its owner may have. All of its machines count as new ones, also those that
 * exist; `planned` are the names of further ones.
 */
export function checkQuota({ users, vms, host }: Context, run: Run, planned: readonly string[] = []): void {
  const requested = new Map<string, number>();
  for (const instance of [...run.instances, ...planned]) {
    const cloud = run.cloudOf(instance);
    requested.set(cloud, (requested.get(cloud) ?? 0) + 1);
  }
  const user = users.get(run.owner);
  for (const [cloud, count] of requested) {
    const quota = quotaOf(user, cloud);
    const current = usageOf(vms, run.owner, cloud, host.clock.now()).user;
    if (current + count > quota)
      throw new LegacyError(
        409,
        `Concurrent VM quota exceeded (quota=${quota}, current=${current}, requested=${count})`,
      );
  }
}
