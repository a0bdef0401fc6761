import stringWidth from "string-width";
import type { Cell } from "./cells.js";
import type { Paint } from "./style.js";
import { truncateToWidth, paddingTo } from "./width.js";

const gap = "  ";

/** The minimum width of a column that may be truncated. */
const minColumnWidth = 10;

/** A column and its width. */
interface Column {
  readonly index: number;
  width: number;
  /** The minimum width in the narrowest terminal. */
  readonly minWidth: number;
}

/**
 * Formats rows under their titles, aligned. If they are wider than the terminal, drops the last columns if necessary, and then
 * truncates the widest. Never truncates the first column, which people copy, or cells with `isWhole`.
 *
 * @param width - The width of the terminal in characters; `Infinity` if there is no terminal.
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

/** Drops the columns that do not fit at all, and narrows the widest columns until the line fits. */
function fit(all: readonly Column[], width: number): Column[] {
  const columns = [...all];
  const lineWidth = (of: "width" | "minWidth"): number =>
    columns.reduce((sum, column) => sum + column[of], gap.length * (columns.length - 1));
  while (columns.length > 1 && lineWidth("minWidth") > width) columns.pop();
  while (lineWidth("width") > width) {
    const shrinkable = columns.filter((column) => column.width > column.minWidth);
    const [widest] = shrinkable.sort((a, b) => b.width - a.width);
    // If even the first column does not fit, the terminal wraps the lines.
    if (widest === undefined) break;
    widest.width -= 1;
  }
  return columns;
}

function renderCell(cell: Cell | undefined, width: number, paint: Paint): string {
  const { text = "", style } = cell ?? {};
  const cut = truncateToWidth(text, width);
  // Only the text is painted, not the padding.
  return (style === undefined ? cut : paint(style, cut)) + paddingTo(cut, width);
}
