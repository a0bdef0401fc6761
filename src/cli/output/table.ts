import stringWidth from "string-width";
import type { Cell } from "./cells.js";
import type { Paint } from "./style.js";
import { truncateToWidth, paddingTo } from "./width.js";

const gap = "  ";

/** No column that can be cut gets narrower than this. */
const minColumnWidth = 10;

/** A column, and how wide it is. */
interface Column {
  readonly index: number;
  width: number;
  /** What it keeps however narrow the terminal is. */
  readonly minWidth: number;
}

/**
 * Rows under their titles, aligned. Where they are wider than the terminal, the last columns are left out if they must be, and
 * then the widest are cut. What the first column holds stays whole, as people copy it; so do cells that say that they must.
 *
 * @param width - How wide the terminal is, in columns of one character; `Infinity` for no terminal.
 */
export function table(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  const header = titles.map((title): Cell => ({ text: title.toUpperCase(), style: "bold" }));
  const columns = fit(
    titles.map((_, index) => columnOf(index, [header, ...rows])),
    width,
  );
  return [header, ...rows].map((row) => {
    const cells = columns.map((column) => renderCell(row[column.index], column.width, paint));
    return cells.join(gap).trimEnd();
  });
}

function columnOf(index: number, rows: readonly (readonly Cell[])[]): Column {
  const cells = rows.flatMap((row) => row[index] ?? []);
  const width = cells.reduce((most, { text }) => Math.max(most, stringWidth(text)), 0);
  const isWhole = index === 0 || cells.some((cell) => cell.isWhole === true);
  return { index, width, minWidth: isWhole ? width : Math.min(width, minColumnWidth) };
}

/** Leaves out what has no room at all, and takes from the widest columns until the line fits. */
function fit(all: readonly Column[], width: number): Column[] {
  const columns = [...all];
  const lineWidth = (of: "width" | "minWidth"): number =>
    columns.reduce((sum, column) => sum + column[of], gap.length * (columns.length - 1));
  while (columns.length > 1 && lineWidth("minWidth") > width) columns.pop();
  while (lineWidth("width") > width) {
    const shrinkable = columns.filter((column) => column.width > column.minWidth);
    const [widest] = shrinkable.sort((a, b) => b.width - a.width);
    // A terminal that has no room for the first column breaks its lines.
    if (widest === undefined) break;
    widest.width -= 1;
  }
  return columns;
}

function renderCell(cell: Cell | undefined, width: number, paint: Paint): string {
  const { text = "", style } = cell ?? {};
  const cut = truncateToWidth(text, width);
  // Only the text is painted, not the space behind it.
  return (style === undefined ? cut : paint(style, cut)) + paddingTo(cut, width);
}
