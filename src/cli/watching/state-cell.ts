import { cellOf, type Cell } from "../output/cells.js";
import type { Style } from "../output/style.js";
import type { WatchedInstance } from "./unfinished.js";

/** How an instance looks that ended in an unfinished state. */
export const unknownStyle = "magenta" satisfies Style;

/** The state of what is watched: `running, ended` where it has ended in an unfinished state. */
export function stateCell({ instance, progress }: Pick<WatchedInstance, "instance" | "progress">): Cell {
  const cell = cellOf("state", instance.state);
  return progress === "unknown" ? { ...cell, text: `${cell.text}, ended`, style: unknownStyle } : cell;
}
