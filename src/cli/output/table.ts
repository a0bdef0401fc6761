import cliTruncate from "cli-truncate";
import stringWidth from "string-width";
import type { Cell } from "./cells.js";
import type { Paint } from "./style.js";

const gap = "  ";

/** No column that can be cut gets narrower than this, while there are others. */
const leastWidth = 8;

/** A column of a table. */
export interface TableColumn {
  readonly title: string;
  /** Whether its cells stay whole while others can be cut: what people copy, such as uuids. */
  readonly isWhole: boolean;
}

/**
 * Rows under their titles, aligned. Where they are wider than the terminal, the widest columns are cut first, and a line that is
 * too long even so is cut at its end.
 *
 * @param width - How wide the terminal is, in columns of one character; `Infinity` for no terminal.
 */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  const header = columns.map(({ title }): Cell => ({ text: title.toUpperCase(), style: "bold" }));
  const natural = columns.map((_, index) =>
    [header, ...rows].reduce((most, row) => Math.max(most, stringWidth(row[index]?.text ?? "")), 0),
  );
  const widths = fit(natural, columns, width);
  return [header, ...rows].map((row) => {
    const line = row.map((cell, index) => padded(cell, widths[index] ?? 0, index === row.length - 1, paint)).join(gap);
    return Number.isFinite(width) ? cliTruncate(line, width) : line;
  });
}

/** Takes from the widest columns until the line fits. */
function fit(natural: readonly number[], columns: readonly TableColumn[], width: number): number[] {
  const widths = [...natural];
  const lineWidth = (): number => widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1));
  while (lineWidth() > width) {
    const cuttable = widths.map((each, index) => (columns[index]?.isWhole === true ? 0 : each));
    const widest = Math.max(...cuttable);
    if (widest <= leastWidth) break;
    widths[cuttable.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function padded({ text, style }: Cell, width: number, isLast: boolean, paint: Paint): string {
  const cut = cliTruncate(text, width);
  const painted = style === undefined ? cut : paint(style, cut);
  return isLast ? painted : painted + " ".repeat(Math.max(0, width - stringWidth(cut)));
}
