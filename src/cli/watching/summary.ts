import type { TaskInstance } from "saltant";
import { sanitize } from "../../core/text.js";
import { type Paint, stateStyles } from "../output/style.js";
import { unknownStyle } from "./state-cell.js";
import type { WatchedInstance } from "./unfinished.js";

/** Counts instances by outcome: `2 unfinished, 5 successful, 1 failed, 1 with unknown outcome`. */
export function summaryOf(
  watched: readonly (Pick<TaskInstance, "state"> & Pick<WatchedInstance, "progress">)[],
  user: string,
  paint: Paint,
): string {
  if (watched.length === 0) return `${sanitize(user, 300)} has no unfinished instances`;
  const unfinished = watched.filter(({ progress }) => progress === "unfinished").length;
  const unknown = watched.filter(({ progress }) => progress === "unknown").length;
  const ends = ["successful", "failed", "terminated"].flatMap((state) => {
    const count = watched.filter((each) => each.state === state).length;
    return count === 0 ? [] : [paint(stateStyles[state] ?? "bold", `${count} ${state}`)];
  });
  return [
    ...(unfinished === 0 ? [] : [`${unfinished} unfinished`]),
    ...ends,
    ...(unknown === 0 ? [] : [paint(unknownStyle, `${unknown} with unknown outcome`)]),
  ].join(", ");
}
