import { isKnownState } from "../states.js";

/** What is known of an instance that is watched, from when it was last seen. */
export interface Known {
  readonly createdMs: number;
  readonly taskType: number;
  readonly taskQueue: number;
  readonly user: string | null;
  readonly state: string;
  /** It had not ended by then, on the server's clock. */
  readonly unfinishedAtMs: number;
}

/** An instance that is watched. */
export interface Watched {
  readonly uuid: string;
  /** Null until it is first seen. */
  known: Known | null;
}

/** How far what a worker reports lags behind the time that the server notes for it. */
const reportLagMs = 5_000;

/**
 * The lists in which instances are looked for, each with the filters that narrow it to where they must be. No filter names
 * instances, so each list has rows of others too.
 */
export const pollLists = {
  /** Those that have not ended. */
  underWay: (those: readonly Known[]) => ({ ...states("created", "published", "running"), ...narrowed(those) }),
  /** Those that ended by themselves since they were last seen. */
  endedSince: (those: readonly Known[]) => ({
    ...states("successful", "failed"),
    datetime_finished__gte: isoText(least(those, ({ unfinishedAtMs }) => unfinishedAtMs) - reportLagMs),
    ...narrowed(those),
  }),
  /** Those that were terminated: the server notes no time for that. */
  terminated: (those: readonly Known[]) => ({ ...states("terminated"), ...narrowed(those) }),
  /** Those in states that this version does not know, and so cannot ask for. */
  anyState: (those: readonly Known[]) => narrowed(those),
  /** Where nothing is known but the uuid. */
  underWayAnywhere: () => states("created", "published", "running"),
} satisfies Record<string, (those: readonly Known[]) => Readonly<Record<string, string>>>;

/** One of {@link pollLists}. */
export type PollListName = keyof typeof pollLists;

/** The lists in which an instance may be, in the order in which to look. */
export function listsFor({ known }: Watched): readonly PollListName[] {
  if (known === null) return unseenLists;
  return isKnownState(known.state) ? usualLists : oddLists;
}

const usualLists = ["underWay", "endedSince", "terminated"] as const;
const oddLists = ["anyState"] as const;
const unseenLists = ["underWayAnywhere"] as const;

function states(...names: readonly string[]): Record<string, string> {
  return { state__in: names.join(",") };
}

/** The filters for what those have in common: when they were created, of which type, on which queue, by whom. */
function narrowed(those: readonly Known[]): Record<string, string> {
  // A millisecond more on both sides, as the server keeps microseconds.
  const from = isoText(least(those, ({ createdMs }) => createdMs) - 1);
  const to = isoText(-least(those, ({ createdMs }) => -createdMs) + 1);
  const query: Record<string, string> = { datetime_created__range: `${from},${to}` };
  const [taskType, taskQueue, user] = [
    common(those, (known) => known.taskType),
    common(those, (known) => known.taskQueue),
    common(those, (known) => known.user),
  ];
  if (taskType !== undefined) query.task_type = String(taskType);
  if (taskQueue !== undefined) query.task_queue = String(taskQueue);
  if (typeof user === "string" && /^[\w.@+-]+$/.test(user)) query.user__username = user;
  return query;
}

function least(those: readonly Known[], of: (known: Known) => number): number {
  return those.reduce((found, known) => Math.min(found, of(known)), Infinity);
}

/** What all of them have, or `undefined`. */
function common<T>(those: readonly Known[], of: (known: Known) => T): T | undefined {
  const values = new Set(those.map(of));
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}
