import type { TaskInstance } from "saltant";
import { sanitize } from "../../core/text.js";
import { type Paint, stateStyles } from "../output/style.js";
import { unknownStyle } from "./state-cell.js";
import type { WatchedInstance } from "./unfinished.js";

/** How many instances are under way, and how the others ended: `2 under way, 5 successful, 1 failed, 1 of unknown outcome`. */
export function summaryOf(
  watched: readonly (Pick<TaskInstance, "state"> & Pick<WatchedInstance, "progress">)[],
  user: string,
  paint: Paint,
): string {
  if (watched.length === 0) return `nothing of ${sanitize(user, 300)} is under way`;
  const underWay = watched.filter(({ progress }) => progress === "underWay").length;
  const unknown = watched.filter(({ progress }) => progress === "unknown").length;
  const ends = ["successful", "failed", "terminated"].flatMap((state) => {
    const count = watched.filter((each) => each.state === state).length;
    return count === 0 ? [] : [paint(stateStyles[state] ?? "bold", `${count} ${state}`)];
  });
  return [
    ...(underWay === 0 ? [] : [`${underWay} under way`]),
    ...ends,
    ...(unknown === 0 ? [] : [paint(unknownStyle, `${unknown} of unknown outcome`)]),
  ].join(", ");
}
