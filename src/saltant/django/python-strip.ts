/** What Python's `str.strip` takes for white space, and with it the server: not quite what JavaScript's `trim` does. */
const characters = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const whiteSpace = new RegExp(`[${characters}]`);

/** A text without the white space at its ends, as the server strips it. */
export function strip(text: string): string {
  // By hand, as a pattern for the end would look at each run of white space within, again and again.
  let start = 0;
  let end = text.length;
  while (start < end && whiteSpace.test(text.charAt(start))) start += 1;
  while (end > start && whiteSpace.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
