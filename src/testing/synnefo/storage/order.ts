/** Compares strings by code points, as the database does: by code units, emoji would come before other characters. */
export function comparePoints(one: string, other: string): number {
  const [left, right] = [one[Symbol.iterator](), other[Symbol.iterator]()];
  for (;;) {
    const [a, b] = [left.next(), right.next()];
    if (a.done === true || b.done === true) return Number(b.done === true) - Number(a.done === true);
    const difference = (a.value.codePointAt(0) ?? 0) - (b.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}

/** The items after a marker, at most `limit`. A marker that is not in the list does not count. */
export function page(list: readonly string[], marker: string | null, limit: number): string[] {
  const start = marker === null ? 0 : list.indexOf(marker) + 1;
  return list.slice(start, start + limit);
}
