import { linesOf, titleOf, type NamesById } from "./cells.js";
import type { Paint } from "./style.js";

/**
 * Formats one resource with all its properties, one per line.
 *
 * @param columns - The properties that a table shows. They come first.
 */
export function card(item: object, columns: readonly string[], names: NamesById, paint: Paint): string[] {
  const given = Object.entries(item) as [string, unknown][];
  const rank = ([property]: readonly [string, unknown]): number => {
    const index = columns.indexOf(property);
    return index < 0 ? columns.length : index;
  };
  // The user already knows the class. Sorting is stable: the others keep their order.
  const entries = given.filter(([property]) => property !== "taskClass").sort((a, b) => rank(a) - rank(b));
  const width = entries.reduce((most, [property]) => Math.max(most, titleOf(property).length), 0);
  return entries.flatMap(([property, value]) =>
    linesOf(property, value, names).map(({ text, style }, index) => {
      const title = (index === 0 ? titleOf(property) : "").padEnd(width);
      return `${paint("bold", title)}  ${style === undefined ? text : paint(style, text)}`;
    }),
  );
}
