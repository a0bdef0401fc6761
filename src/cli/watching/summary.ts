import type { TaskInstance } from "saltant";
import { printable } from "../../core/printable.js";
import { stateStyles, type Paint } from "../output/style.js";

/** How many instances are under way, and how the others ended: `2 under way, 5 successful, 1 failed`. */
export function summaryOf(
  instances: readonly Pick<TaskInstance, "state" | "isFinished">[],
  user: string,
  paint: Paint,
): string {
  if (instances.length === 0) return `nothing of ${printable(user, 300)} is under way`;
  const ended = instances.filter(({ isFinished }) => isFinished).map(({ state }) => state);
  const underWay = instances.length - ended.length;
  const counts = ["successful", "failed", "terminated"].flatMap((state) => {
    const count = ended.filter((each) => each === state).length;
    return count === 0 ? [] : [paint(stateStyles[state] ?? "bold", `${count} ${state}`)];
  });
  return [...(underWay === 0 ? [] : [`${underWay} under way`]), ...counts].join(", ");
}
