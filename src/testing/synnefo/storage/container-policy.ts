import { fault } from "../faults.js";
import type { StorageRequest } from "./storage-request.js";
import type { Container, ContainerPolicy, ObjectStore } from "./store.js";

/** The policies that a request sets. */
export type PolicyChange = Partial<ContainerPolicy>;

/**
 * Reads the policies of a request. An empty value sets the default.
 *
 * @throws CloudFault with 400 for an unknown policy or an invalid value.
 */
export function readPolicy(request: StorageRequest, account: string): PolicyChange {
  const change: PolicyChange = {};
  const defaults = defaultPolicy(account);
  for (const [key, value] of request.headersBelow("X-Container-Policy-")) {
    const text = value.replaceAll(" ", "");
    switch (key) {
      case "Quota":
        change.quota = text === "" ? defaults.quota : readQuota(text);
        break;
      case "Versioning":
        change.versioning = text === "" ? defaults.versioning : readVersioning(text);
        break;
      case "Project":
        change.project = text === "" ? defaults.project : text;
        break;
      default:
        throw fault("badRequest", "The only allowed policies are 'quota' or 'versioning'.");
    }
  }
  return change;
}

function defaultPolicy(account: string): ContainerPolicy {
  return { quota: 0, versioning: "auto", project: account };
}

function readQuota(text: string): number {
  if (!/^\+?\d+$/.test(text)) throw fault("badRequest", "The quota policy value should be a positive integer.");
  return Number(text);
}

function readVersioning(text: string): ContainerPolicy["versioning"] {
  if (text !== "auto" && text !== "none")
    throw fault("badRequest", "The versioning policy value should be either 'auto' or 'none'.");
  return text;
}

/**
 * Changes the policies of a container.
 *
 * @param isReplaced Whether the other policies get their defaults.
 * @throws CloudFault with 404 or 413 for a project that cannot take the objects.
 */
export function changePolicy(
  store: ObjectStore,
  container: Container,
  change: PolicyChange,
  isReplaced: boolean,
): void {
  if (Object.keys(change).length === 0) return;
  const next = { ...(isReplaced ? defaultPolicy(container.account) : container.policy), ...change };
  if (change.project !== undefined || next.project !== container.policy.project)
    store.reassign(container, next.project);
  Object.assign(container.policy, next);
}
