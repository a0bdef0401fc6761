/** What Python's `str.strip` takes for white space, and with it the server: not quite what JavaScript's `trim` does. */
const whiteSpace = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const ends = new RegExp(`^${whiteSpace}|${whiteSpace}$`, "g");

/** A text without the white space at its ends, as the server strips it. */
export function strip(text: string): string {
  return text.replace(ends, "");
}
