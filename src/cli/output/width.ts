import stringWidth from "string-width";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Truncates a string to `width` columns of a terminal. If anything was cut, it ends with `…`. */
export function truncateToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = "";
  let left = width - 1;
  for (const { segment } of graphemes.segment(text)) {
    left -= stringWidth(segment);
    // Half of a wide character cannot be shown.
    if (left < 0) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** The padding that extends a string to `width` columns of a terminal. */
export function paddingTo(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - stringWidth(text)));
}
