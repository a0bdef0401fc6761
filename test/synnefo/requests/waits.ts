import { isNone, textOf } from "./counterpart.js";
import { type Arguments, isObject } from "./recorded-calls.js";

/** How a wait polls, from the arguments of kamaki's: it makes `max_wait // delay` polls, and pauses after each. */
export function pollingOf({ delay, max_wait: most, timeout }: Arguments): {
  readonly refreshPeriodMs: number;
  readonly timeoutMs: number;
} {
  const seconds = isNone(delay) ? 1 : Number(delay);
  const polls = Math.floor(Number(most ?? timeout ?? 100) / seconds);
  // The last poll is before the deadline, and the next one would be after it.
  return { refreshPeriodMs: seconds * 1000, timeoutMs: Math.max(0, (polls - 0.5) * seconds * 1000) };
}

/** What a wait of kamaki is for. */
export interface WaitGoal {
  /** `server`, `port` or `volume`. */
  readonly kind: string;
  readonly isUntil: boolean;
  readonly status: string;
}

/** What a method waits for; undefined for one that does not wait. */
export function goalOf(
  method: string,
  { target_status: target, current_status: current }: Arguments,
): WaitGoal | undefined {
  const [, kind, mode] = /^wait_([a-z]+?)(_until|_while)?$/.exec(method) ?? [];
  if (kind === undefined) return undefined;
  const isUntil = mode === "_until";
  const usual = isUntil ? usualTargets[kind] : kind === "volume" ? "creating" : "BUILD";
  return { kind, isUntil, status: textOf((isUntil ? target : current) ?? usual) };
}

const usualTargets: Readonly<Record<string, string>> = { server: "ACTIVE", port: "BUILD", volume: "in_use" };

/**
 * What the facade makes of a poll: a transient error does not end the wait; a resource that is gone or has failed does, unless that is the
 * goal; and while a server has a task, its status is not final.
 */
export function verdictOf(goal: WaitGoal, status: number, body: unknown): "open" | "reached" | "failed" | "refused" {
  const deleted = goal.kind === "volume" ? "deleted" : "DELETED";
  const isDeletion = goal.isUntil && goal.status === deleted;
  if (status >= 500) return "open";
  if (status === 404) return isDeletion ? "reached" : "failed";
  if (status >= 400) return "refused";
  const resource: unknown = isObject(body) ? body[goal.kind] : undefined;
  if (!isObject(resource)) return "refused";
  const shown = String(resource.status);
  const isTask = (resource["SNF:task_state"] ?? "") !== "";
  if (shown === deleted) return isDeletion ? "reached" : "failed";
  if (shown !== goal.status && /^error/i.test(shown) && !(isDeletion && (isTask || goal.kind === "port")))
    return "failed";
  return (shown === goal.status) === goal.isUntil && !isTask ? "reached" : "open";
}

/** The status of a resource for which a wait is over. */
export function reachedStatus({ kind, isUntil, status }: WaitGoal): string {
  const usual = kind === "volume" ? "available" : "ACTIVE";
  const other = kind === "volume" ? "in_use" : "STOPPED";
  return isUntil ? status : status === usual ? other : usual;
}
