import type { KnownInstance, SearchedList } from "../../core/waits/poll-source.js";
import { isKnownState } from "./states.js";

/** The lists in which an instance may be, in the order in which to look. No filter names instances, so each has rows of others. */
export function listsFor(known: Known | null): readonly SearchedList<Known>[] {
  if (known === null) return unseenLists;
  return isKnownState(known.state) ? usualLists : oddLists;
}

/** What is known of a task instance from when it was last seen. */
export interface Known extends KnownInstance {
  readonly taskType: number;
  readonly taskQueue: number;
  readonly user: string | null;
  readonly state: string;
  /** It had not ended by then, in milliseconds on the server's clock. */
  readonly unfinishedAtMs: number;
}

/** How far a worker's report may lag behind the time that the server stores for it. */
const reportLagMs = 5_000;

/** Instances that have not ended. */
const underWay: SearchedList<Known> = (known) => ({ ...states("created", "published", "running"), ...narrow(known) });

/** Instances that ended by themselves since they were last seen. */
const endedSince: SearchedList<Known> = (known) => ({
  ...states("successful", "failed"),
  datetime_finished__gte: isoText(least(known, ({ unfinishedAtMs }) => unfinishedAtMs) - reportLagMs),
  ...narrow(known),
});

/** Instances that were terminated: the server stores no time for that. */
const terminated: SearchedList<Known> = (known) => ({ ...states("terminated"), ...narrow(known) });

/** Where only the uuid is known. */
const underWayAnywhere: SearchedList<Known> = () => states("created", "published", "running");

const usualLists = [underWay, endedSince, terminated];
/** Of instances in states that this version does not know, and so cannot filter by: all, narrowed. */
const oddLists: SearchedList<Known>[] = [narrow];
const unseenLists = [underWayAnywhere];

function states(...names: readonly string[]): Record<string, string> {
  return { state__in: names.join(",") };
}

/** The filters for what the instances have in common: when they were created, their type, queue and user. */
function narrow(known: readonly Known[]): Record<string, string> {
  // A millisecond more on both sides, as the server keeps microseconds.
  const from = isoText(least(known, ({ createdMs }) => createdMs) - 1);
  const to = isoText(-least(known, ({ createdMs }) => -createdMs) + 1);
  const query: Record<string, string> = { datetime_created__range: `${from},${to}` };
  const [taskType, taskQueue, user] = [
    common(known, (each) => each.taskType),
    common(known, (each) => each.taskQueue),
    common(known, (each) => each.user),
  ];
  if (taskType !== undefined) query.task_type = String(taskType);
  if (taskQueue !== undefined) query.task_queue = String(taskQueue);
  if (typeof user === "string" && /^[\w.@+-]+$/.test(user)) query.user__username = user;
  return query;
}

function least(known: readonly Known[], of: (each: Known) => number): number {
  return known.reduce((found, each) => Math.min(found, of(each)), Infinity);
}

/** What all of them have, or `undefined`. */
function common<T>(known: readonly Known[], of: (each: Known) => T): T | undefined {
  const values = new Set(known.map(of));
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}
