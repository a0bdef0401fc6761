import { cellOf, type Cell } from "../output/cells.js";
import type { Style } from "../output/style.js";
import type { WatchedInstance } from "./unfinished.js";

/** The style of an instance that ended in an unfinished state. */
export const unknownStyle = "magenta" satisfies Style;

/** The state of an instance: `running, ended` if it has ended in an unfinished state. */
export function stateCell({ instance, progress }: Pick<WatchedInstance, "instance" | "progress">): Cell {
  const cell = cellOf("state", instance.state);
  return progress === "unknown" ? { ...cell, text: `${cell.text}, ended`, style: unknownStyle } : cell;
}
