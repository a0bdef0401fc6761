import { cellOf, titleOf, type NamesById } from "./cells.js";
import type { Paint } from "./style.js";

/** One thing with all that is known of it: a line for each property. */
export function card(item: object, names: NamesById, paint: Paint): string[] {
  const entries = Object.entries(item) as [string, unknown][];
  const width = entries.reduce((most, [property]) => Math.max(most, titleOf(property).length), 0);
  return entries.map(([property, value]) => {
    const { text, style } = cellOf(property, value, names);
    return `${paint("bold", titleOf(property).padEnd(width))}  ${style === undefined ? text : paint(style, text)}`;
  });
}
