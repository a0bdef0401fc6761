/** The names that differ least from a given one, apart from case, hyphens, underscores and a plural. */
export function nearestTo(name: string, known: readonly string[], most: number): string[] {
  const plain = (text: string): string =>
    text
      .slice(0, longestName)
      .toLowerCase()
      .replace(/[^a-z0-9]|s\b/g, "");
  const wanted = plain(name);
  const ranked = known.map((each) => ({ each, distance: editDistance(wanted, plain(each)) }));
  return ranked
    .sort((one, other) => one.distance - other.distance || (one.each < other.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

/** How much of a name is compared. */
const longestName = 50;

/** How many characters must be inserted, deleted or replaced to turn one string into the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (const [column, above] of row.slice(1).entries()) {
      const replaced = (row[column] ?? 0) + (other[column] === one[index] ? 0 : 1);
      next.push(Math.min(above + 1, (next[column] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
