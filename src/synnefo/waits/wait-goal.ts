import { InvalidInputError } from "../../core/errors/index.js";
import { nearestTo } from "../../core/nearest-name.js";
import { describeValue } from "../../core/text.js";
import type { ResourceKind, StatusResource } from "./resource-kinds.js";

/** What a wait is for: that a resource is in one of these statuses, or in none of them. */
export interface Goal {
  readonly mode: "until" | "while";
  readonly statuses: readonly string[];
}

/**
 * Checks the goal of a wait.
 *
 * @throws An `InvalidInputError` for a status that the kind of resource does not have: the wait would never end.
 */
export function checkedGoal<Resource extends StatusResource>(
  { noun, statuses: known, deleted }: ResourceKind<Resource>,
  mode: Goal["mode"],
  given: unknown,
): Goal {
  const statuses: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (statuses.length === 0) throw new InvalidInputError(`${noun}: the wait needs at least one status`);
  const checked = statuses.map((status) => checkedStatus(noun, known, status));
  if (mode === "while" && checked.includes(deleted))
    throw new InvalidInputError(`${noun}: a wait while the status is ${deleted} would never end`);
  return { mode, statuses: checked };
}

function checkedStatus(noun: string, known: readonly string[], status: unknown): string {
  if (typeof status !== "string") {
    throw new InvalidInputError(
      `${noun}: the status must be a string or an array of them, not ${describeValue(status)}`,
    );
  }
  if (known.includes(status)) return status;
  const [nearest] = nearestTo(status, known, 1);
  throw new InvalidInputError(
    `${noun}: there is no status ${describeValue(status)}; did you mean ${String(nearest)}? The statuses are ${known.join(", ")}`,
  );
}

/** What a poll means for a wait: it goes on, has reached its goal, or cannot reach it. */
export type Verdict = "open" | "reached" | "failed";

/** @param resource - As seen by a poll; null if it is gone. */
export function verdictOf<Resource extends StatusResource>(
  kind: ResourceKind<Resource>,
  { mode, statuses }: Goal,
  resource: Resource | null,
): Verdict {
  const isDeletion = statuses.includes(mode === "until" ? kind.deleted : (kind.deleting ?? ""));
  if (resource === null || resource.status === kind.deleted) return isDeletion ? "reached" : "failed";
  const isNamed = statuses.includes(resource.status);
  if (!isNamed && kind.isFailed(resource, isDeletion)) return "failed";
  return isNamed === (mode === "until") && kind.isSettled(resource) ? "reached" : "open";
}

/** The goal in messages: `ACTIVE or STOPPED`. */
export function goalWords({ mode, statuses }: Goal): string {
  return mode === "until" ? statuses.join(" or ") : `out of ${statuses.join(" or ")}`;
}
